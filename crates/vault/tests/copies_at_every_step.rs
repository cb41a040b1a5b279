//! Making, laying down, restoring and rewrapping copies, making a new key and salvaging are killed and refused at each of
//! their file calls in turn. Afterwards the journal opens with all that was in it, each copy that has its name is
//! whole, and the next copy leaves nothing half-done lying about.

use std::path::{Path, PathBuf};

use crate::common::at_every_call::*;
use crate::common::*;
use vault::{Secret, VaultError};

/// A journal with one rating and one copy, and an empty folder beside it for a second one.
fn with_a_copy() -> (tempfile::TempDir, PathBuf) {
    let (folder, root, _) = one_rating();
    let mut vault = at(&root).unlock(&passphrase(PASSPHRASE), &now()).unwrap();
    vault.back_up(&now()).unwrap();
    drop(vault);
    (folder, root)
}

fn second(root: &Path) -> PathBuf {
    root.with_file_name("second")
}

fn lay(from: &Path, root: &Path) {
    copy(from, root);
    std::fs::create_dir_all(second(root)).unwrap();
}

/// Every copy with a name opens with the passphrase and holds the rating.
fn copies_are_whole(root: &Path) {
    let locked = at(root);
    let mut copies = locked.backups().unwrap();
    assert!(!copies.is_empty(), "the copy that was there is gone");
    copies.extend(locked.backups_in(&second(root)).unwrap());
    for copy in copies {
        assert!(copy.is_whole(), "{copy:?}");
        let (old, new) = (passphrase(PASSPHRASE), passphrase(OTHER));
        let proven = match locked.test_backup(&copy, &Secret::Passphrase(&old)) {
            Err(VaultError::WrongPassphrase) => {
                locked.test_backup(&copy, &Secret::Passphrase(&new))
            }
            other => other,
        };
        assert_eq!(proven.unwrap().check_ins, 1);
    }
}

/// What the journal is after a kill or a refusal, and after the next copy was made.
fn stands(root: &Path) {
    opens_with_one_of_them(root);
    copies_are_whole(root);
    let locked = at(root);
    let opened = match locked.unlock(&passphrase(PASSPHRASE), &now()) {
        Err(VaultError::WrongPassphrase) => locked.unlock(&passphrase(OTHER), &now()),
        other => other,
    };
    let mut vault = opened.unwrap();
    let made = vault.back_up(&later(1)).unwrap();
    vault.copy_backup(&made, &second(root)).unwrap();
    drop(vault);
    let left: Vec<PathBuf> = every_byte(root)
        .into_keys()
        .chain(every_byte(&second(root)).into_keys())
        .collect();
    let half_done = |path: &&PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let in_making = path.to_string_lossy().contains("/backups/.making");
        let in_making = in_making || path.to_string_lossy().contains(".making/");
        name.ends_with(".part") || name.ends_with(".tmp") || in_making
    };
    let found: Vec<_> = left.iter().filter(half_done).collect();
    assert!(found.is_empty(), "{found:?}");
}

/// The ceremony killed, and refused, at each call.
fn killed_and_refused(words: &[&str]) {
    let (_folder, made) = with_a_copy();
    at_every_call(words, &|root| lay(&made, root), &stands);
    refused_at_every_call(words, None, &|root| lay(&made, root), &stands);
}

#[test]
#[ignore = "needs strace; cargo xtask test runs it"]
fn making_a_copy() {
    killed_and_refused(&["back-up"]);
}

#[test]
#[ignore = "needs strace; cargo xtask test runs it"]
fn laying_a_copy_into_a_second_folder() {
    let (folder, made) = with_a_copy();
    let to = folder.path().join("stick");
    std::fs::create_dir(&to).unwrap();
    let words = ["copy", to.to_str().unwrap()];
    let judged = |root: &Path| {
        // What lies on the stick under a copy's name is whole.
        for copy in at(root).backups_in(&to).unwrap() {
            assert!(copy.is_whole());
            std::fs::remove_file(copy.path()).unwrap();
        }
        stands(root);
    };
    at_every_call(&words, &|root| lay(&made, root), &judged);
}

#[test]
#[ignore = "needs strace; cargo xtask test runs it"]
fn restoring_a_copy() {
    killed_and_refused(&["restore"]);
}

#[test]
#[ignore = "needs strace; cargo xtask test runs it"]
fn letting_copies_open_with_the_passphrase_of_today() {
    killed_and_refused(&["rewrap-copies"]);
}

#[test]
#[ignore = "needs strace; cargo xtask test runs it"]
fn making_a_new_key() {
    killed_and_refused(&["rekey"]);
}

#[test]
#[ignore = "needs strace; cargo xtask test runs it"]
fn salvaging() {
    killed_and_refused(&["salvage"]);
}
