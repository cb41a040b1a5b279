//! Damaged files: each its own answer, never a wrong passphrase, never a panic.

use std::fs;
use std::path::Path;

use crate::common::*;
use journal::{Level, SignId};
use vault::{Integrity, VaultError};

fn open(root: &Path) -> Result<vault::Vault, VaultError> {
    at(root).unlock(&passphrase(PASSPHRASE), &now())
}

fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at] ^= 0x10;
    fs::write(path, bytes).unwrap();
}

#[test]
fn any_flipped_byte_of_the_passphrase_slot_is_mended_from_its_copy() {
    let (_folder, root, _) = made();
    let slot = root.join("gen-1/slot-passphrase.age");
    let good = fs::read(&slot).unwrap();
    for at in 0..good.len() {
        flip(&slot, at);
        let vault = open(&root).unwrap_or_else(|error| panic!("byte {at}: {error}"));
        // age reads some changes of line ends as the same file; then there is nothing to mend.
        let repaired = vault.facts().repaired;
        drop(vault);
        assert!(repaired || fs::read(&slot).unwrap() != good, "byte {at}");
        fs::write(&slot, &good).unwrap();
    }
}

#[test]
fn any_flipped_byte_or_length_of_both_copies_is_damage_and_never_a_wrong_passphrase() {
    let (_folder, root, key) = made();
    for (name, recovery) in [("slot-passphrase.age", false), ("slot-recovery.age", true)] {
        let slot = root.join("gen-1").join(name);
        let copy = root.join("gen-1").join(format!("{name}.bak"));
        let good = fs::read(&slot).unwrap();
        let try_it = |bytes: &[u8], what: &str| {
            fs::write(&slot, bytes).unwrap();
            fs::write(&copy, bytes).unwrap();
            let answer = if recovery {
                at(&root).unlock_with_recovery_key(&key, &now()).map(drop)
            } else {
                open(&root).map(drop)
            };
            match answer {
                Ok(()) => {} // a change age does not mind, such as a line end
                Err(VaultError::SlotDamaged) => assert!(!recovery, "{what}"),
                Err(VaultError::RecoverySlotDamaged) => assert!(recovery, "{what}"),
                Err(error) => panic!("{name}, {what}: {error}"),
            }
            fs::write(&slot, &good).unwrap();
            fs::write(&copy, &good).unwrap();
        };
        for at in 0..good.len() {
            let mut bytes = good.clone();
            bytes[at] ^= 0x04;
            try_it(&bytes, &format!("byte {at}"));
        }
        for length in 0..good.len() {
            try_it(&good[..length], &format!("length {length}"));
        }
    }
}

#[test]
fn a_wrong_passphrase_stays_wrong_when_only_the_sums_are_lost() {
    let (_folder, root, _) = made();
    for sums in [
        None,
        Some(&b""[..]),
        Some(b"\xff\xfe garbage"),
        Some(b"00  slot-passphrase"),
    ] {
        match sums {
            None => fs::remove_file(root.join("gen-1/slots.sum")).unwrap(),
            Some(bytes) => fs::write(root.join("gen-1/slots.sum"), bytes).unwrap(),
        }
        let wrong = at(&root).unlock(&passphrase(OTHER), &now());
        assert!(matches!(wrong, Err(VaultError::WrongPassphrase)));
        drop(open(&root).unwrap());
    }
}

#[test]
fn a_rotten_digit_in_the_sums_is_not_taken_for_a_damaged_slot() {
    let (_folder, root, _) = made();
    let sums = root.join("gen-1/slots.sum");
    let good = fs::read(&sums).unwrap();
    for at in 0..good.len() {
        flip(&sums, at);
        let wrong = at_root_wrong(&root);
        assert!(
            matches!(wrong, Err(VaultError::WrongPassphrase)),
            "byte {at}"
        );
        fs::write(&sums, &good).unwrap();
    }
}

fn at_root_wrong(root: &Path) -> Result<vault::Vault, VaultError> {
    at(root).unlock(&passphrase(OTHER), &now())
}

#[test]
fn what_is_missing_is_named() {
    for (gone, named) in [
        (vec!["gen-1/journal.db"], "journal.db"),
        (
            vec!["gen-1/slot-passphrase.age", "gen-1/slot-passphrase.age.bak"],
            "slot-passphrase.age",
        ),
    ] {
        let (_folder, root, _) = made();
        for name in gone {
            fs::remove_file(root.join(name)).unwrap();
        }
        match open(&root) {
            Err(VaultError::JournalMissing { missing }) => assert_eq!(missing, named),
            other => panic!("{other:?}"),
        }
    }
    let (_folder, root, _) = made();
    fs::remove_dir_all(root.join("gen-1")).unwrap();
    assert!(
        matches!(open(&root), Err(VaultError::JournalMissing { missing }) if missing == "gen-1")
    );
}

#[test]
fn a_lost_or_garbled_current_heals() {
    for current in [None, Some("gen-"), Some("")] {
        let (_folder, root, _) = made();
        match current {
            None => fs::remove_file(root.join("CURRENT")).unwrap(),
            Some(text) => fs::write(root.join("CURRENT"), text).unwrap(),
        }
        drop(open(&root).unwrap());
        assert_eq!(fs::read_to_string(root.join("CURRENT")).unwrap(), "gen-1\n");
    }
}

#[test]
fn another_journals_key_files_do_not_fit_this_database() {
    let (_folder, root, _) = made();
    let (_other_folder, others, _) = made();
    for name in [
        "slot-passphrase.age",
        "slot-passphrase.age.bak",
        "slots.sum",
    ] {
        fs::copy(
            others.join("gen-1").join(name),
            root.join("gen-1").join(name),
        )
        .unwrap();
    }
    let before = fs::read(root.join("gen-1/journal.db")).unwrap();
    assert!(matches!(open(&root), Err(VaultError::WrongKey)));
    assert_eq!(fs::read(root.join("gen-1/journal.db")).unwrap(), before);
}

#[test]
fn a_flipped_byte_of_the_first_page_is_damage_not_a_wrong_key() {
    let (_folder, root, _) = made();
    let db = root.join("gen-1/journal.db");
    let good = fs::read(&db).unwrap();
    // Past the 16 bytes of salt; the salt is in the next test.
    for at in (16..4096).step_by(127) {
        flip(&db, at);
        assert!(
            matches!(open(&root), Err(VaultError::JournalDamaged)),
            "byte {at}"
        );
        fs::write(&db, &good).unwrap();
    }
    drop(open(&root).unwrap());
}

#[test]
fn a_damaged_salt_truncated_or_emptied_database_is_never_a_wrong_passphrase() {
    let (_folder, root, _) = made();
    let db = root.join("gen-1/journal.db");
    let good = fs::read(&db).unwrap();
    // The salt feeds every page's code: to SQLCipher no page is authentic, as with another journal's key.
    flip(&db, 3);
    assert!(matches!(open(&root), Err(VaultError::JournalDamaged)));
    let mut without = good.clone();
    without[..4096].fill(0);
    fs::write(&db, without).unwrap();
    assert!(matches!(open(&root), Err(VaultError::JournalDamaged)));
    for length in [0, 1, 15, 16, 100, 4095, 4096, 5000, good.len() - 1] {
        fs::write(&db, &good[..length]).unwrap();
        let answer = open(&root);
        assert!(
            matches!(
                answer,
                Err(VaultError::JournalDamaged | VaultError::WrongKey)
            ) || answer.is_ok_and(|mut v| v.check_integrity().unwrap() != Integrity::Whole),
            "length {length}"
        );
    }
}

#[test]
fn a_flipped_byte_of_a_later_page_is_found_by_the_check_and_by_the_query_that_meets_it() {
    let (_folder, root, _) = made();
    let mut vault = open(&root).unwrap();
    for back in 0..14 {
        let day = day() - chrono::Days::new(back);
        for sign in SignId::ALL {
            vault
                .check_ins()
                .rate(day, sign, Some(Level::new(2).unwrap()), &now())
                .unwrap();
        }
        vault
            .notes()
            .write(day, &"words ".repeat(900), 0, &now())
            .unwrap();
    }
    assert_eq!(vault.check_integrity().unwrap(), Integrity::Whole);
    drop(vault);
    let db = root.join("gen-1/journal.db");
    let good = fs::read(&db).unwrap();
    let pages = good.len() / 4096;
    assert!(pages > 10);
    for page in 1..pages {
        flip(&db, page * 4096 + 100);
        match open(&root) {
            Err(error) => assert!(
                matches!(error, VaultError::JournalDamaged),
                "{page}: {error}"
            ),
            Ok(mut vault) => {
                assert_eq!(
                    vault.check_integrity().unwrap(),
                    Integrity::Damaged { pages: 1 },
                    "page {page}"
                );
                let read = (0..14).try_for_each(|back| {
                    let day = day() - chrono::Days::new(back);
                    vault.check_ins().of_day(day)?;
                    vault.notes().of_day(day).map(drop)
                });
                assert!(
                    matches!(read, Ok(()) | Err(VaultError::JournalDamaged)),
                    "page {page}"
                );
            }
        }
        fs::write(&db, &good).unwrap();
    }
}

#[test]
fn a_plain_database_in_the_journals_place_is_not_opened() {
    let (_folder, root, _) = made();
    fs::write(
        root.join("gen-1/journal.db"),
        b"SQLite format 3\0 and whatever follows",
    )
    .unwrap();
    assert!(matches!(open(&root), Err(VaultError::EncryptionOff)));
}

#[test]
fn a_slot_from_another_vault_with_the_same_key_is_a_mismatch() {
    // Only a rewritten `meta` can bring this about: the same key, another name inside.
    let (_folder, root, key) = made();
    change_inside(
        &root,
        &key,
        "UPDATE meta SET value = 'ffffffff-0000-4000-8000-000000000000' WHERE name = 'vault-id'",
    );
    assert!(matches!(open(&root), Err(VaultError::WrongVault)));
}

#[test]
fn a_newer_journal_is_refused_and_not_a_byte_is_written() {
    let (_folder, root, key) = made();
    change_inside(&root, &key, "PRAGMA user_version = 99");
    let before = every_byte(&root);
    match open(&root) {
        Err(VaultError::NewerJournal { found, known }) => {
            assert_eq!((found, known), (99, vault::SCHEMA_VERSION));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(every_byte(&root), before);
}

#[test]
fn a_newer_journal_that_was_killed_keeps_its_write_ahead_log() {
    let (_folder, root, key) = made();
    change_inside(&root, &key, "PRAGMA user_version = 99");
    // What a killed program leaves: the log beside the database, here an empty one.
    fs::write(root.join("gen-1/journal.db-wal"), b"").unwrap();
    let before = every_byte(&root);
    assert!(matches!(open(&root), Err(VaultError::NewerJournal { .. })));
    assert_eq!(every_byte(&root), before);
}

#[test]
fn an_unreadable_slot_is_a_storage_error_and_no_panic() {
    let (_folder, root, _) = made();
    for name in ["slot-passphrase.age", "slot-passphrase.age.bak"] {
        let path = root.join("gen-1").join(name);
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
    }
    assert!(matches!(open(&root), Err(VaultError::Storage { .. })));
}

/// Changes the closed database as docs/FORMAT.md tells: recovery key, slot, raw key.
fn change_inside(root: &Path, key: &vault::RecoveryKey, sql: &str) {
    let identity: age::x25519::Identity = key.to_text().parse().unwrap();
    let slot = fs::read(root.join("gen-1/slot-recovery.age")).unwrap();
    let payload = age::decrypt(&identity, &slot).unwrap();
    let hex: String = payload[29..]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let db = rusqlite::Connection::open(root.join("gen-1/journal.db")).unwrap();
    db.execute_batch(&format!("PRAGMA key = \"x'{hex}'\"; {sql};"))
        .unwrap();
    drop(db);
}

#[test]
fn every_byte_and_length_of_current_opens_the_journal_or_names_what_is_missing() {
    let (_folder, root, _) = made();
    let current = root.join("CURRENT");
    let good = fs::read(&current).unwrap();
    let (mut opened, mut named) = (0, 0);
    let mut judge = |bytes: &[u8]| {
        fs::write(&current, bytes).unwrap();
        match open(&root) {
            // What is damaged there is mended by what lies in the folder.
            Ok(vault) => {
                drop(vault);
                assert_eq!(fs::read(&current).unwrap(), good);
                opened += 1;
            }
            Err(VaultError::JournalMissing { .. }) => named += 1,
            Err(other) => panic!("{bytes:?}: {other:?}"),
        }
    };
    for at in 0..good.len() {
        for bit in 0..8 {
            let mut bytes = good.clone();
            bytes[at] ^= 1 << bit;
            judge(&bytes);
        }
        judge(&good[..at]);
    }
    judge(&[]);
    println!("CURRENT: {opened} opened and mended, {named} named as missing, none wrong");
    fs::write(&current, &good).unwrap();
    open(&root).unwrap();
}

#[test]
fn every_byte_of_the_databases_first_page_flipped_is_damage_and_never_a_wrong_passphrase() {
    let (_folder, root, _) = made();
    let database = root.join("gen-1/journal.db");
    let good = fs::read(&database).unwrap();
    // The salt, the encrypted head and the code at its end; what lies between is all one to a cipher, and in the
    // short form only some of it is tried.
    let between = (128..4000).step_by(tries(11, 1));
    let places: Vec<usize> = (0..128).chain(between).chain(4000..4096).collect();
    for &at in &places {
        let mut bytes = good.clone();
        bytes[at] ^= 0x10;
        fs::write(&database, &bytes).unwrap();
        match open(&root) {
            Err(VaultError::JournalDamaged) => {}
            other => panic!("byte {at}: {:?}", other.map(drop)),
        }
    }
    fs::write(&database, &good).unwrap();
    open(&root).unwrap();
    println!("first page: {} flips, each named", places.len());
}

#[test]
fn a_database_that_does_not_read_is_a_storage_error_and_not_missing() {
    let (_folder, root, _) = made();
    let database = root.join("gen-1/journal.db");
    std::fs::remove_file(&database).unwrap();
    std::fs::create_dir(&database).unwrap();
    assert!(matches!(open(&root), Err(VaultError::Storage { .. })));
}
