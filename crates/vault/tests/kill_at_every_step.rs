//! The program is killed at each of its file calls in turn, through each ceremony with keys;
//! afterwards the journal opens. strace stops it, so this runs on Linux.

use std::path::{Path, PathBuf};

use crate::common::at_every_call::*;
use crate::common::*;
use journal::DayEnd;
use vault::Presence;

#[test]
#[ignore = "needs strace; cargo xtask test runs it"]
fn setup_leaves_a_journal_that_opens_or_none_at_all() {
    at_every_call(&["setup"], &|_| {}, &|root| {
        let locked = at(root);
        match locked.presence().unwrap() {
            Presence::Present => drop(locked.unlock(&passphrase(PASSPHRASE), &now()).unwrap()),
            Presence::None => {
                drop(locked);
                make(root);
            }
        }
    });
}

#[test]
#[ignore = "needs strace; cargo xtask test runs it"]
fn a_changed_passphrase_is_the_old_one_or_the_new_one() {
    let (_folder, made, key) = one_rating();
    at_every_call(&["rewrap"], &|root| copy(&made, root), &|root| {
        opens_with_one_of_them(root);
        at(root).unlock_with_recovery_key(&key, &now()).unwrap();
    });
}

#[test]
#[ignore = "needs strace; cargo xtask test runs it"]
fn recovery_leaves_the_recovery_key_and_one_passphrase_working() {
    let (_folder, made, key) = one_rating();
    let text = key.to_text().to_string();
    at_every_call(&["recover", &text], &|root| copy(&made, root), &|root| {
        at(root).unlock_with_recovery_key(&key, &now()).unwrap();
        opens_with_one_of_them(root);
    });
}

#[test]
#[ignore = "needs strace; cargo xtask test runs it"]
fn a_replaced_recovery_key_never_keeps_the_passphrase_from_opening() {
    let (_folder, made, _) = one_rating();
    at_every_call(
        &["replace-key"],
        &|root| copy(&made, root),
        &opens_with_one_of_them,
    );
}

#[test]
#[ignore = "needs strace; cargo xtask test runs it"]
fn a_migration_leaves_the_old_schema_or_the_new_with_every_value() {
    let first = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/schema-1");
    at_every_call(&["open"], &|root| copy(&first, root), &|root| {
        let mut vault = at(root).unlock(&passphrase(PASSPHRASE), &now()).unwrap();
        let kept = vault
            .check_ins()
            .rated(day() - chrono::Days::new(60), day(), DayEnd::MIDNIGHT);
        assert_eq!(kept.unwrap().len(), 40);
        assert!(vault.notes().of_day(day()).unwrap().text.contains("kettle"));
        assert_eq!(vault.check_integrity().unwrap(), vault::Integrity::Whole);
    });
}

/// The journal is whole, or there is none and nothing of it lies about.
fn whole_or_gone(root: &Path) -> Presence {
    let locked = at(root);
    let presence = locked.presence().unwrap();
    drop(locked);
    if presence == Presence::Present {
        opens_with_one_of_them(root);
        return presence;
    }
    let left: Vec<PathBuf> = every_byte(root).into_keys().collect();
    let lock = root.join("lock");
    assert!(left.iter().all(|path| *path == lock), "{left:?}");
    presence
}

/// One that opens with the passphrase before the next start says what it finds.
fn still_opens(root: &Path) -> bool {
    let trial = in_memory();
    let elsewhere = trial.path().join("data");
    copy(root, &elsewhere);
    let _ = std::fs::remove_file(elsewhere.join("erasing"));
    at(&elsewhere)
        .unlock(&passphrase(PASSPHRASE), &now())
        .is_ok()
}

#[test]
#[ignore = "needs strace; cargo xtask test runs it"]
fn an_erased_journal_is_whole_or_gone() {
    let (_folder, made, _) = one_rating();
    let stood = std::cell::Cell::new(0);
    at_every_call(&["erase"], &|root| copy(&made, root), &|root| {
        let opened = still_opens(root);
        let presence = whole_or_gone(root);
        assert_eq!(opened, presence == Presence::Present);
        stood.set(stood.get() + u32::from(opened));
    });
    println!("erase: the journal still stood after {}", stood.get());
}

#[test]
#[ignore = "needs strace; cargo xtask test runs it"]
fn an_erasing_that_the_disk_refuses_leaves_it_whole_or_is_finished_by_the_next_start() {
    let (_folder, made, _) = one_rating();
    let kinds = ["unlink", "unlinkat", "rmdir", "rename", "fsync", "write"];
    let lay = |root: &Path| copy(&made, root);
    refused_at_every_call(&["erase"], Some(&kinds), &lay, &|root| {
        whole_or_gone(root);
    });
}
