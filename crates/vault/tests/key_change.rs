//! A change of what opens the journal is made or not made, and whoever comes next can tell.

use std::fs;

use crate::common::*;
use vault::{CutOff, KeyChange};

const NEXT: &str = "seven herons over a slow canal";

#[test]
fn a_change_that_was_begun_and_not_made_is_told_as_that() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(folder.path());
    for change in [KeyChange::Passphrase, KeyChange::VaultKey] {
        vault.note_key_change(change).unwrap();
        let told = at_closed(vault, folder.path());
        assert_eq!(
            told.1,
            Some(CutOff {
                change,
                made: false
            })
        );
        vault = told.0;
    }
    vault.forget_key_change();
    assert_eq!(at_closed(vault, folder.path()).1, None);
}

#[test]
fn a_change_that_was_made_before_anybody_was_told_is_told_as_made() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(folder.path());
    vault.note_key_change(KeyChange::Passphrase).unwrap();
    let (old, new) = (passphrase(PASSPHRASE), passphrase(NEXT));
    vault.rewrap(&old, &new, &now()).unwrap();
    drop(vault);
    let locked = at(folder.path());
    let made = |change| Some(CutOff { change, made: true });
    assert_eq!(locked.cut_off_key_change(), made(KeyChange::Passphrase));
    locked.forget_key_change();
    assert_eq!(locked.cut_off_key_change(), None);

    let mut vault = locked.unlock(&new, &now()).unwrap();
    vault.note_key_change(KeyChange::VaultKey).unwrap();
    let offered = vault.make_recovery_key(&new).unwrap();
    let typed = typed_back(offered.recovery_key(), offered.asked());
    vault.rekey(&new, &old, &offered, &typed, &now()).unwrap();
    drop(vault);
    assert_eq!(locked.cut_off_key_change(), made(KeyChange::VaultKey));
}

#[test]
fn what_is_no_such_note_says_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (vault, _) = make(folder.path());
    drop(vault);
    let locked = at(folder.path());
    let place = folder.path().join("changing");
    let long = format!("passphrase {}\n", "0".repeat(300));
    for bytes in [
        "",
        "passphrase",
        "passphrase\n",
        "other 00\n",
        long.as_str(),
    ] {
        fs::write(&place, bytes).unwrap();
        assert_eq!(locked.cut_off_key_change(), None, "{bytes:?}");
    }
    fs::write(&place, "passphrase 00\n").unwrap();
    assert!(locked.cut_off_key_change().is_some(), "the control");
    fs::remove_file(&place).unwrap();
    fs::create_dir(&place).unwrap();
    assert_eq!(locked.cut_off_key_change(), None);
}

/// The journal closed, what is told then, and the journal open again.
fn at_closed(vault: vault::Vault, root: &std::path::Path) -> (vault::Vault, Option<CutOff>) {
    drop(vault);
    let locked = at(root);
    let told = locked.cut_off_key_change();
    let vault = locked.unlock(&passphrase(PASSPHRASE), &now()).unwrap();
    (vault, told)
}
