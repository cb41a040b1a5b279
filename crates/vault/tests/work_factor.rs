//! How much each guess at a passphrase costs: in a slot as it is made, and in one that was made cheaper.

use std::fs;
use std::io::Read;
use std::path::Path;

use crate::common::*;
use vault::{Locked, VaultError, WorkFactor};

/// What stands in the age file's own header, by the age crate alone.
fn log_n(slot: &Path) -> u8 {
    let bytes = fs::read(slot).unwrap();
    let mut plain = Vec::new();
    age::armor::ArmoredReader::new(&bytes[..])
        .read_to_end(&mut plain)
        .unwrap();
    let text = String::from_utf8_lossy(&plain);
    let stanza = text
        .lines()
        .find_map(|line| line.strip_prefix("-> scrypt "))
        .unwrap();
    stanza.split(' ').nth(1).unwrap().parse().unwrap()
}

fn with(root: &Path, work: u8) -> Locked {
    Locked::at(root)
        .unwrap()
        .with_work_factor(WorkFactor::for_tests(work).unwrap())
}

#[test]
fn a_slot_that_is_made_costs_256_mib_a_guess_unless_a_test_asks_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let locked = Locked::at(folder.path()).unwrap();
    let mut prepared = locked.prepare(&passphrase(PASSPHRASE), &now()).unwrap();
    let typed = typed_back(prepared.recovery_key(), prepared.asked());
    let mut vault = prepared.finish(&typed, &now()).unwrap();
    let slot = |generation: &str| folder.path().join(generation).join("slot-passphrase.age");
    assert_eq!(log_n(&slot("gen-1")), 18);
    vault
        .rewrap(&passphrase(PASSPHRASE), &passphrase(OTHER), &now())
        .unwrap();
    assert_eq!(log_n(&slot("gen-1")), 18);
    let offered = vault.make_recovery_key(&passphrase(OTHER)).unwrap();
    let typed = typed_back(offered.recovery_key(), offered.asked());
    let other = passphrase(OTHER);
    vault
        .rekey(&other, &other, &offered, &typed, &now())
        .unwrap();
    assert_eq!(log_n(&slot("gen-2")), 18);
}

#[test]
fn a_cheaper_slot_is_made_dearer_when_it_is_next_opened_and_a_dearer_one_stays() {
    let (_folder, root, key) = made();
    let slot = root.join("gen-1/slot-passphrase.age");
    let copy = root.join("gen-1/slot-passphrase.age.bak");
    assert_eq!(log_n(&slot), 2);
    drop(
        with(&root, 5)
            .unlock(&passphrase(PASSPHRASE), &now())
            .unwrap(),
    );
    assert_eq!((log_n(&slot), log_n(&copy)), (5, 5));
    let raised = fs::read(&slot).unwrap();
    for work in [5, 3] {
        let vault = with(&root, work)
            .unlock(&passphrase(PASSPHRASE), &now())
            .unwrap();
        assert!(!vault.facts().repaired);
        drop(vault);
        assert!(fs::read(&slot).unwrap() == raised);
    }
    assert!(matches!(
        with(&root, 5).unlock(&passphrase(OTHER), &now()),
        Err(VaultError::WrongPassphrase)
    ));
    // The recovery key tells no passphrase to seal it with.
    drop(
        with(&root, 7)
            .unlock_with_recovery_key(&key, &now())
            .unwrap(),
    );
    assert_eq!(log_n(&slot), 5);
}

#[test]
fn a_disk_that_takes_no_dearer_slot_keeps_nobody_out() {
    let (_folder, root, _) = made();
    let slot = root.join("gen-1/slot-passphrase.age");
    let before = fs::read(&slot).unwrap();
    // The sums are written first, and nothing can be put in the place of a folder.
    let sums = root.join("gen-1/slots.sum");
    fs::remove_file(&sums).unwrap();
    fs::create_dir_all(sums.join("in it")).unwrap();
    drop(
        with(&root, 5)
            .unlock(&passphrase(PASSPHRASE), &now())
            .unwrap(),
    );
    assert!(fs::read(&slot).unwrap() == before);
}
