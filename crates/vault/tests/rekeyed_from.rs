//! A new key was made and the program was killed before the old generation was gone: the next opening
//! removes it, and nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::*;

/// A journal that was given a new key, and its first generation as it was.
fn rekeyed() -> (tempfile::TempDir, PathBuf) {
    let folder = in_memory();
    let root = folder.path().join("data");
    let (mut vault, _) = make(&root);
    copy(&root.join("gen-1"), &folder.path().join("gen-1"));
    let old = passphrase(PASSPHRASE);
    let offered = vault.make_recovery_key(&old).unwrap();
    let typed = typed_back(offered.recovery_key(), offered.asked());
    vault
        .rekey(&old, &passphrase(OTHER), &offered, &typed, &later(1))
        .unwrap();
    (folder, root)
}

/// Writes into the closed journal that it comes from `name`.
fn note_that_it_comes_from(root: &Path, name: &str) {
    let slot = fs::read(root.join("gen-2/slot-passphrase.age")).unwrap();
    let identity = age::scrypt::Identity::new(OTHER.to_owned().into());
    let payload = age::decrypt(&identity, &slot).unwrap();
    let hex = payload[29..].iter().map(|byte| format!("{byte:02x}"));
    let hex: String = hex.collect();
    let db = rusqlite::Connection::open(root.join("gen-2/journal.db")).unwrap();
    db.execute_batch(&format!(
        "PRAGMA key = \"x'{hex}'\"; INSERT INTO meta VALUES ('rekeyed-from', '{name}')"
    ))
    .unwrap();
}

fn open(root: &Path) {
    drop(at(root).unlock(&passphrase(OTHER), &later(2)).unwrap());
}

#[test]
fn what_a_kill_left_of_the_old_key_goes_at_the_next_opening() {
    for name in ["gen-1", "gen-1.aside"] {
        let (folder, root) = rekeyed();
        let left = root.join(name);
        copy(&folder.path().join("gen-1"), &left);
        // CURRENT names the second, so that the first is set aside before it is looked for.
        note_that_it_comes_from(&root, "gen-1");
        open(&root);
        assert!(!root.join("gen-1").exists() && !root.join("gen-1.aside").exists());
        // It is forgotten: what lies there later is another's.
        copy(&folder.path().join("gen-1"), &root.join("gen-1.aside"));
        open(&root);
        assert!(root.join("gen-1.aside").exists());
    }
}

#[test]
fn a_journal_never_removes_itself_nor_what_is_no_generation() {
    for name in ["gen-2", "letters", "../letters"] {
        let (folder, root) = rekeyed();
        for place in [folder.path(), root.as_path()] {
            fs::create_dir(place.join("letters.aside")).unwrap();
        }
        copy(&folder.path().join("gen-1"), &root.join("gen-2.aside"));
        note_that_it_comes_from(&root, name);
        open(&root);
        open(&root);
        assert!(root.join("letters.aside").exists());
        assert!(folder.path().join("letters.aside").exists());
        assert!(root.join("gen-2.aside").exists());
    }
}
