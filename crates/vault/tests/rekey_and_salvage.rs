//! A new vault key, and what is saved of a damaged journal.

use std::fs;
use std::path::Path;

use crate::common::entries::*;
use crate::common::*;
use vault::{Integrity, Secret, VaultError};

const NEXT: &str = "seven herons over a slow canal";

fn slots(root: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    every_byte(root)
        .into_iter()
        .filter(|(path, _)| {
            path.file_name()
                .unwrap()
                .to_string_lossy()
                .starts_with("slot")
        })
        .map(|(path, bytes)| (path, bytes.0))
        .collect()
}

#[test]
fn after_a_new_key_neither_old_passphrase_nor_old_key_files_open_it() {
    let folder = in_memory();
    let (mut vault, old_key) = make(folder.path());
    vault.notes().write(day(), "kept", 0, &now()).unwrap();
    let before = slots(folder.path());
    let offered = vault.make_recovery_key(&passphrase(PASSPHRASE)).unwrap();
    let typed = typed_back(offered.recovery_key(), offered.asked());
    vault
        .rekey(
            &passphrase(PASSPHRASE),
            &passphrase(NEXT),
            &offered,
            &typed,
            &now(),
        )
        .unwrap();
    assert_eq!(vault.notes().of_day(day()).unwrap().text, "kept");
    drop(vault);
    assert!(matches!(
        at(folder.path()).unlock(&passphrase(PASSPHRASE), &now()),
        Err(VaultError::WrongPassphrase)
    ));
    assert!(
        at(folder.path())
            .unlock_with_recovery_key(&old_key, &now())
            .is_err()
    );
    let mut vault = at(folder.path()).unlock(&passphrase(NEXT), &now()).unwrap();
    assert_eq!(vault.check_integrity().unwrap(), Integrity::Whole);
    drop(vault);
    // Old key files laid over the new ones: the passphrase opens them, and they do not open it.
    let now_slots = slots(folder.path());
    let generation = now_slots[0].0.parent().unwrap().to_owned();
    for (path, bytes) in before {
        fs::write(generation.join(path.file_name().unwrap()), bytes).unwrap();
    }
    assert!(
        at(folder.path())
            .unlock(&passphrase(PASSPHRASE), &now())
            .is_err()
    );
}

#[test]
fn what_reads_of_a_damaged_journal_is_saved_and_the_damaged_one_is_kept() {
    let (mut saved, mut hits) = (0, 0);
    for seed in 0..12_usize {
        let folder = in_memory();
        let (mut vault, _) = make(folder.path());
        for n in 1..=60 {
            let text = format!("Entry {n} {}", "with words ".repeat(30));
            vault.entries().save(id(n), 0, said(&text), &now()).unwrap();
        }
        drop(vault);
        let path = folder.path().join("gen-1/journal.db");
        let mut bytes = fs::read(&path).unwrap();
        let place = 8192 + (seed * 7919 * 13) % (bytes.len() - 8192);
        bytes[place] ^= 0x10;
        fs::write(&path, &bytes).unwrap();
        let secret = passphrase(PASSPHRASE);
        let told = at(folder.path())
            .salvage(&Secret::Passphrase(&secret))
            .unwrap();
        let mut vault = at(folder.path()).unlock(&secret, &later(1)).unwrap();
        assert_eq!(vault.check_integrity().unwrap(), Integrity::Whole);
        let kept = (1..=60)
            .filter(|n| vault.entries().get(id(*n)).is_ok())
            .count();
        assert_eq!(
            kept + told.missing.entries.len(),
            60,
            "each is kept or named: {:?}",
            told.missing
        );
        saved += kept;
        hits += 1;
        drop(vault);
        assert_eq!(at(folder.path()).set_aside().unwrap().len(), 1);
    }
    println!(
        "{hits} hits in journals of 60 entries: {saved} of {} saved",
        hits * 60
    );
    assert!(saved * 100 >= hits * 60 * 80);
}
