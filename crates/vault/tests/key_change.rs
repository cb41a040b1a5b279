//! A change of what opens the journal is made or not made, and whoever comes next can tell. A file that anyone may
//! have put in the folder tells neither.

use std::fs;

use crate::common::*;
use vault::{BegunKeyChange, CutOff, KeyChange};

const NEXT: &str = "seven herons over a slow canal";

/// As it is handed from one process to the next.
fn handed_over(begun: &BegunKeyChange) -> BegunKeyChange {
    BegunKeyChange::from_word(&begun.to_word()).unwrap()
}

#[test]
fn a_change_that_was_begun_and_not_made_is_told_as_that() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(folder.path());
    for change in [KeyChange::Passphrase, KeyChange::VaultKey] {
        let begun = vault.begin_key_change(change);
        vault.note_key_change(&begun).unwrap();
        drop(vault);
        let locked = at(folder.path());
        let made = Some(false);
        let told = locked.cut_off_key_change(Some(&handed_over(&begun)));
        assert_eq!(told, Some(CutOff { change, made }));
        // The next start has the file alone.
        let made = None;
        let told = locked.cut_off_key_change(None);
        assert_eq!(told, Some(CutOff { change, made }));
        vault = locked.unlock(&passphrase(PASSPHRASE), &now()).unwrap();
    }
    vault.forget_key_change();
    drop(vault);
    assert_eq!(at(folder.path()).cut_off_key_change(None), None);
}

#[test]
fn a_change_that_was_made_before_anybody_was_told_is_told_as_made() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(folder.path());
    let begun = vault.begin_key_change(KeyChange::Passphrase);
    vault.note_key_change(&begun).unwrap();
    let (old, new) = (passphrase(PASSPHRASE), passphrase(NEXT));
    vault.rewrap(&old, &new, &now()).unwrap();
    drop(vault);
    let locked = at(folder.path());
    let made = |change| {
        Some(CutOff {
            change,
            made: Some(true),
        })
    };
    let told = locked.cut_off_key_change(Some(&handed_over(&begun)));
    assert_eq!(told, made(KeyChange::Passphrase));
    locked.forget_key_change();
    assert_eq!(locked.cut_off_key_change(None), None);

    let mut vault = locked.unlock(&new, &now()).unwrap();
    let begun = vault.begin_key_change(KeyChange::VaultKey);
    vault.note_key_change(&begun).unwrap();
    let offered = vault.make_recovery_key(&new).unwrap();
    let typed = typed_back(offered.recovery_key(), offered.asked());
    vault.rekey(&new, &old, &offered, &typed, &now()).unwrap();
    drop(vault);
    let told = locked.cut_off_key_change(Some(&handed_over(&begun)));
    assert_eq!(told, made(KeyChange::VaultKey));
}

#[test]
fn a_note_that_anyone_may_have_put_there_never_says_that_something_was_changed_or_was_not() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(folder.path());
    let begun = vault.begin_key_change(KeyChange::Passphrase);
    vault.note_key_change(&begun).unwrap();
    drop(vault);
    let locked = at(folder.path());
    let place = folder.path().join("changing");
    let as_it_is = fs::read_to_string(&place).unwrap();
    for planted in [as_it_is.as_str(), "passphrase 00\n", "vault-key gen-7\n"] {
        fs::write(&place, planted).unwrap();
        let told = locked.cut_off_key_change(None).unwrap();
        assert_eq!(told.made, None, "{planted:?}");
    }
    // Nor does it change what the process before handed over.
    let told = locked.cut_off_key_change(Some(&begun));
    assert_eq!(told.unwrap().made, Some(false));
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
        assert_eq!(locked.cut_off_key_change(None), None, "{bytes:?}");
    }
    fs::write(&place, "passphrase 00\n").unwrap();
    assert!(locked.cut_off_key_change(None).is_some(), "the control");
    fs::remove_file(&place).unwrap();
    fs::create_dir(&place).unwrap();
    assert_eq!(locked.cut_off_key_change(None), None);
    for word in ["", "passphrase", "other:00"] {
        assert_eq!(BegunKeyChange::from_word(word), None, "{word:?}");
    }
}
