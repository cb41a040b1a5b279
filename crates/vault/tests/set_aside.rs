//! What a journal replaced: it is kept until it is let go, and then its keys are overwritten first.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::*;
use vault::{Integrity, Secret, Vault, VaultError};

const SLOTS: [&str; 4] = [
    "slot-passphrase.age",
    "slot-passphrase.age.bak",
    "slot-recovery.age",
    "slot-recovery.age.bak",
];

fn open(root: &Path) -> Vault {
    at(root).unlock(&passphrase(PASSPHRASE), &now()).unwrap()
}

/// A journal whose copy was restored, so that the first one lies aside.
fn restored(root: &Path) {
    let (mut vault, _) = make(root);
    let copy = vault.back_up(&now()).unwrap();
    drop(vault);
    let secret = passphrase(PASSPHRASE);
    at(root)
        .restore(&copy, &Secret::Passphrase(&secret))
        .unwrap();
}

/// A second name for each slot shows what becomes of its bytes on the disk.
fn second_names(generation: &Path, beside: &Path) -> Vec<PathBuf> {
    let link = |slot: &str| {
        let link = beside.join(slot);
        fs::hard_link(generation.join(slot), &link).unwrap();
        link
    };
    SLOTS.map(link).to_vec()
}

fn all_overwritten(links: &[PathBuf]) -> bool {
    let empty = |link: &PathBuf| {
        let bytes = fs::read(link).unwrap();
        !bytes.is_empty() && bytes.iter().all(|&byte| byte == 0)
    };
    links.iter().all(empty)
}

#[test]
fn a_journal_set_aside_is_counted_and_let_go_with_its_keys_overwritten() {
    let folder = in_memory();
    let root = folder.path().join("data");
    restored(&root);
    assert_eq!(at(&root).set_aside().unwrap(), [1]);
    let mut vault = open(&root);
    assert_eq!(vault.set_aside_count().unwrap(), 1);
    let links = second_names(&root.join("gen-1.aside"), folder.path());
    assert!(!all_overwritten(&links));
    assert_eq!(vault.remove_set_aside().unwrap(), 1);
    assert!(all_overwritten(&links));
    assert!(!root.join("gen-1.aside").exists());
    assert_eq!(vault.set_aside_count().unwrap(), 0);
    drop(vault);
    drop(open(&root));
}

#[test]
fn each_that_was_set_aside_is_listed_by_its_number() {
    let folder = in_memory();
    restored(folder.path());
    let locked = at(folder.path());
    let copies = locked.backups().unwrap();
    let secret = passphrase(PASSPHRASE);
    locked
        .restore(&copies[0], &Secret::Passphrase(&secret))
        .unwrap();
    assert_eq!(locked.set_aside().unwrap(), [1, 2]);
}

#[test]
fn while_a_page_of_the_journal_is_damaged_what_lies_aside_stays() {
    let folder = in_memory();
    let root = folder.path().join("data");
    restored(&root);
    let mut vault = open(&root);
    assert_eq!(vault.check_integrity().unwrap(), Integrity::Whole);
    let database = root.join("gen-2/journal.db");
    let mut bytes = fs::read(&database).unwrap();
    let last = bytes.len() - 100;
    bytes[last] ^= 1;
    fs::write(&database, bytes).unwrap();
    assert!(matches!(
        vault.remove_set_aside(),
        Err(VaultError::JournalDamaged)
    ));
    assert!(root.join("gen-1.aside/journal.db").exists());
}

#[test]
fn after_a_new_key_the_old_key_files_are_overwritten_where_they_lay() {
    let folder = in_memory();
    let root = folder.path().join("data");
    let (mut vault, _) = make(&root);
    let links = second_names(&root.join("gen-1"), folder.path());
    let old = passphrase(PASSPHRASE);
    let offered = vault.make_recovery_key(&old).unwrap();
    let typed = typed_back(offered.recovery_key(), offered.asked());
    vault
        .rekey(&old, &passphrase(OTHER), &offered, &typed, &later(1))
        .unwrap();
    assert!(all_overwritten(&links));
    // The key of the new slot is the second that this journal has.
    let slot = fs::read(root.join("gen-2/slot-passphrase.age")).unwrap();
    let identity = age::scrypt::Identity::new(OTHER.to_owned().into());
    assert_eq!(
        age::decrypt(&identity, &slot).unwrap()[25..29],
        [0, 0, 0, 2]
    );
    assert!(!root.join("gen-1").exists() && !root.join("gen-1.aside").exists());
}
