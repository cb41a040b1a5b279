//! Damage and tampering that used to get another answer, or none.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::common::entries::*;
use crate::common::planted::*;
use crate::common::*;
use vault::{Integrity, Secret, VaultError};

const PAGE: usize = 4096;

fn open(root: &Path) -> Result<vault::Vault, VaultError> {
    at(root).unlock(&passphrase(PASSPHRASE), &now())
}

#[test]
fn an_entry_without_what_its_kind_holds_is_found_told_as_damage_and_never_backed_up() {
    for table in [
        "communication",
        "boundary",
        "trust_step",
        "pain",
        "origin",
        "reflection",
        "tried",
        "week_review",
    ] {
        let (_folder, root, _) = of_every_kind();
        plant(
            &root,
            &format!("PRAGMA foreign_keys = OFF; DELETE FROM {table}"),
        );
        let mut vault = open(&root).unwrap();
        assert_eq!(
            vault.check_integrity().unwrap(),
            Integrity::Mixed,
            "{table}"
        );
        let mut records = 0;
        let read = vault.whole(&mut |_| {
            records += 1;
            Ok::<(), VaultError>(())
        });
        assert!(
            matches!(read, Err(VaultError::JournalDamaged)),
            "{table}: {read:?}"
        );
        let copied = vault.back_up(&now());
        assert!(
            matches!(copied, Err(VaultError::JournalDamaged)),
            "{table}: {copied:?}"
        );
        assert!(vault.backups().unwrap().is_empty(), "{table}");
        drop(vault);
        // What is left of it is saved, and that can be backed up.
        let secret = passphrase(PASSPHRASE);
        at(&root).salvage(&Secret::Passphrase(&secret)).unwrap();
        let mut vault = open(&root).unwrap();
        assert_eq!(
            vault.check_integrity().unwrap(),
            Integrity::Whole,
            "{table}"
        );
        vault.back_up(&now()).unwrap();
    }
}

#[test]
fn rows_that_name_what_there_is_not_keep_nobody_from_a_new_key_and_are_mended() {
    let (_folder, root, _) = of_every_kind();
    plant(
        &root,
        "UPDATE entry SET kind = 'no-kind-of-ours' WHERE doc = 7;
         UPDATE entry_sign SET sign = 'no-sign-of-ours' WHERE entry = 1 AND sign = 'drama'",
    );
    let kept = root.with_file_name("kept");
    copy(&root, &kept);
    let mut vault = open(&root).unwrap();
    assert!(vault.back_up(&now()).is_err());
    let secret = passphrase(PASSPHRASE);
    let offered = vault.make_recovery_key(&secret).unwrap();
    let typed = typed_back(offered.recovery_key(), offered.asked());
    vault
        .rekey(&secret, &secret, &offered, &typed, &now())
        .unwrap();
    drop(vault);
    let saved = at(&kept).salvage(&Secret::Passphrase(&secret)).unwrap();
    assert_eq!(saved.missing.kept_as_reflections, [id(7)]);
    let lost: u64 = saved.tables.iter().map(|table| table.lost).sum();
    assert_eq!(lost, 1, "the link is told as lost: {saved:?}");
    let mut vault = open(&kept).unwrap();
    assert!(vault.entries().get(id(7)).is_ok() && vault.entries().get(id(1)).is_ok());
    vault.back_up(&now()).unwrap();
}

#[test]
fn old_pages_among_new_ones_are_damage_or_all_that_is_read_and_never_the_disk() {
    let (folder, root, _) = of_every_kind();
    let earlier = fs::read(root.join("gen-1/journal.db")).unwrap();
    let mut vault = open(&root).unwrap();
    for n in 100..160 {
        let fields = said(&format!("{n} {}", "with words ".repeat(40)));
        vault
            .entries()
            .save(id(n), 0, fields, &later(n as i64))
            .unwrap();
    }
    for (n, kind) in (200..).zip(journal::EntryKind::ALL.iter().copied()) {
        let fields = written(kind, &"written later ".repeat(30));
        vault.entries().save(id(n), 0, fields, &later(1)).unwrap();
    }
    drop(vault);
    let path = root.join("gen-1/journal.db");
    let new = fs::read(&path).unwrap();
    let mut told: BTreeMap<&str, u32> = BTreeMap::new();
    let kept = folder.path().join("kept");
    copy(&root, &kept);
    for page in 0..earlier.len() / PAGE {
        let place = page * PAGE..(page + 1) * PAGE;
        if earlier[place.clone()] == new[place.clone()] {
            continue;
        }
        let mut bytes = new.clone();
        bytes[place.clone()].copy_from_slice(&earlier[place]);
        fs::remove_dir_all(&root).unwrap();
        copy(&kept, &root);
        fs::write(&path, bytes).unwrap();
        let answer = match open(&root) {
            Err(VaultError::JournalDamaged | VaultError::BadValue { .. }) => "not opened",
            Err(other) => panic!("page {page}: {other:?}"),
            Ok(mut vault) => {
                let checked = vault.check_integrity();
                let read = vault.whole(&mut |_| Ok::<(), VaultError>(()));
                let copied = vault.back_up(&now());
                for answer in [
                    checked.as_ref().err(),
                    read.as_ref().err(),
                    copied.as_ref().err(),
                ] {
                    assert!(
                        matches!(
                            answer,
                            None | Some(VaultError::JournalDamaged | VaultError::BadValue { .. })
                        ),
                        "page {page}: {answer:?}"
                    );
                }
                if copied.is_ok() {
                    assert!(read.is_ok(), "page {page} was copied and does not read");
                    let newest = vault.backups().unwrap().pop().unwrap().backup;
                    vault.rehearse_restore(&newest).unwrap();
                    "copied"
                } else {
                    "opened, not copied"
                }
            }
        };
        *told.entry(answer).or_default() += 1;
    }
    println!("one old page among new ones: {told:?}");
    assert!(told.values().sum::<u32>() > 5 && told.contains_key("opened, not copied"));
}

#[test]
fn a_database_that_was_zeroed_or_shifted_is_damaged_and_never_anothers() {
    let (_folder, root, _) = of_every_kind();
    let path = root.join("gen-1/journal.db");
    let good = fs::read(&path).unwrap();
    let sums = root.join("gen-1/slots.sum");
    let noted = fs::read(&sums).unwrap();
    let mut tried = vec![vec![0; good.len()], vec![0xff; good.len()], vec![0; PAGE]];
    for at in [0, 16] {
        for keeps_length in [true, false] {
            let mut more = good.clone();
            more.insert(at, 7);
            let mut less = good.clone();
            less.remove(at);
            if keeps_length {
                more.pop();
                less.push(7);
            }
            tried.extend([more, less]);
        }
    }
    let mut zeroed = good.clone();
    zeroed[PAGE..].fill(0);
    tried.push(zeroed);
    for has_salt in [true, false] {
        for (n, bytes) in tried.iter().enumerate() {
            fs::write(&path, bytes).unwrap();
            if has_salt {
                fs::write(&sums, &noted).unwrap();
            } else {
                let text = String::from_utf8(noted.clone()).unwrap();
                let lines = text.lines().filter(|line| !line.starts_with('#'));
                let without: String = lines.map(|line| format!("{line}\n")).collect();
                fs::write(&sums, without).unwrap();
            }
            let answer = open(&root);
            assert!(
                matches!(answer, Err(VaultError::JournalDamaged)),
                "{n}, salt noted: {has_salt}: {answer:?}"
            );
        }
    }
    println!(
        "{} files, with the salt noted and without: each damaged",
        tried.len()
    );
}

#[test]
fn a_guess_counts_although_what_tells_damage_was_taken_away() {
    let (_folder, root, _) = made();
    let generation = root.join("gen-1");
    for name in [
        "slots.sum",
        "slot-passphrase.age.bak",
        "slot-recovery.age.bak",
    ] {
        fs::remove_file(generation.join(name)).unwrap();
    }
    for n in 0..3 {
        let told = at(&root).unlock(&passphrase(&format!("guess {n} of some length")), &now());
        assert!(matches!(told, Err(VaultError::SlotDamaged)), "{told:?}");
    }
    let (_other, others, another) = made();
    drop(others);
    assert!(matches!(
        at(&root).unlock_with_recovery_key(&another, &now()),
        Err(VaultError::RecoverySlotDamaged)
    ));
    let wrong = passphrase("guess at saving what reads");
    assert!(at(&root).salvage(&Secret::Passphrase(&wrong)).is_err());
    assert_eq!(open(&root).unwrap().facts().failed_since, 5);
    assert_eq!(open(&root).unwrap().facts().failed_since, 0);
}

#[test]
fn an_older_generation_that_was_put_back_is_told_as_long_as_the_newer_one_is_there() {
    let (folder, root, _) = made();
    let before = folder.path().join("before");
    copy(&root.join("gen-1"), &before);
    let mut vault = open(&root).unwrap();
    assert!(!vault.facts().newer_beside);
    let secret = passphrase(PASSPHRASE);
    let offered = vault.make_recovery_key(&secret).unwrap();
    let typed = typed_back(offered.recovery_key(), offered.asked());
    vault
        .rekey(&secret, &secret, &offered, &typed, &now())
        .unwrap();
    drop(vault);
    assert!(!open(&root).unwrap().facts().newer_beside);
    copy(&before, &root.join("gen-1"));
    fs::write(root.join("CURRENT"), "gen-1\n").unwrap();
    for _ in 0..2 {
        assert!(open(&root).unwrap().facts().newer_beside);
    }
    assert_eq!(at(&root).set_aside().unwrap(), [2], "it is kept");
    // By the recovery key as well, and no more once the person let it go.
    open(&root).unwrap().remove_set_aside().unwrap();
    assert!(!open(&root).unwrap().facts().newer_beside);
}
