//! Another program puts a file in the journal's place while it is open, or takes the folder away. What was
//! written is in a copy at once, and what the other program laid there is not touched.

use std::fs;
use std::path::Path;

use crate::common::*;
use vault::{Secret, Vault, VaultError};

fn open(root: &Path) -> Vault {
    at(root).unlock(&passphrase(PASSPHRASE), &now()).unwrap()
}

fn write(vault: &mut Vault, n: u64) -> Result<(), VaultError> {
    let note = format!("what was written on day {n}");
    let written = vault
        .notes()
        .write(day() - chrono::Days::new(n), &note, 0, &later(1));
    written.map(drop)
}

fn is_there(vault: &mut Vault, n: u64) -> bool {
    let note = vault.notes().of_day(day() - chrono::Days::new(n)).unwrap();
    note.text == format!("what was written on day {n}")
}

/// Writes, and gives the number of the copy in which that is safe.
fn saved_in(vault: &mut Vault, n: u64) -> u64 {
    write(vault, n).unwrap();
    vault.rescued().unwrap()
}

/// Restores the copy `number` and finds all of `written` in it.
fn comes_back(root: &Path, number: u64, written: u64) {
    let locked = at(root);
    let copies = locked.backups().unwrap();
    let copy = copies.iter().find(|copy| copy.sequence() == number);
    let opens = passphrase(PASSPHRASE);
    locked
        .restore(copy.unwrap(), &Secret::Passphrase(&opens))
        .unwrap();
    drop(locked);
    let mut vault = open(root);
    for n in 0..written {
        assert!(is_there(&mut vault, n), "{n}");
    }
}

/// Puts a file over another as programs do that keep folders in step: beside it, then renamed.
fn swap(from: &Path, to: &Path) {
    let beside = to.with_extension("synced");
    fs::copy(from, &beside).unwrap();
    fs::rename(beside, to).unwrap();
}

#[test]
fn an_older_file_put_in_the_journals_place_costs_nothing_that_was_written() {
    let (folder, root, _) = made();
    let older = folder.path().join("older.db");
    fs::copy(root.join("gen-1/journal.db"), &older).unwrap();
    let mut vault = open(&root);
    write(&mut vault, 0).unwrap();
    write(&mut vault, 1).unwrap();
    assert!(vault.is_in_place());
    let theirs = root.join("gen-1/journal.db");
    swap(&older, &theirs);
    assert!(!vault.is_in_place());
    // The change that notices it is saved as well.
    let first = saved_in(&mut vault, 2);
    let second = saved_in(&mut vault, 3);
    let copies = vault.backups().unwrap();
    assert_eq!(copies.len(), 1, "one copy of one mishap: {first}, {second}");
    // Its time is that of the opening and what went by since.
    assert!(copies[0].made.unwrap().to_utc() >= now().utc);
    assert!(is_there(&mut vault, 3), "it still reads");
    // Their log is theirs, and closing ours leaves it.
    let log = root.join("gen-1/journal.db-wal");
    swap(&older, &log);
    drop(vault);
    assert_eq!(fs::read(&theirs).unwrap(), fs::read(&older).unwrap());
    assert_eq!(fs::read(&log).unwrap(), fs::read(&older).unwrap());
    fs::remove_file(log).unwrap();
    // What lies there opens as what it is, and the copy brings everything back.
    assert!(!is_there(&mut open(&root), 0));
    comes_back(&root, second, 4);
}

#[test]
fn a_log_that_is_taken_away_or_replaced_costs_nothing() {
    for replaced in [false, true] {
        let (folder, root, _) = made();
        let mut vault = open(&root);
        write(&mut vault, 0).unwrap();
        let log = root.join("gen-1/journal.db-wal");
        if replaced {
            let other = folder.path().join("other");
            fs::write(&other, vec![7; 5_000]).unwrap();
            swap(&other, &log);
        } else {
            fs::remove_file(&log).unwrap();
        }
        // The first write after it lands in the log without a name; it is folded in before it counts.
        write(&mut vault, 1).unwrap();
        // As a kill leaves it: what lies on the disk at this instant.
        let killed = folder.path().join("killed");
        copy(&root, &killed);
        let mut after = open(&killed);
        assert!(is_there(&mut after, 0) && is_there(&mut after, 1));
        write(&mut vault, 2).unwrap();
        drop(vault);
        let mut after = open(&root);
        assert!((0..3).all(|n| is_there(&mut after, n)));
        assert!(after.backups().unwrap().is_empty());
    }
}

#[test]
fn a_folder_that_vanishes_is_told_and_its_journal_saved_where_it_was() {
    let (_folder, root, _) = made();
    let mut vault = open(&root);
    write(&mut vault, 0).unwrap();
    fs::remove_dir_all(&root).unwrap();
    let number = saved_in(&mut vault, 1);
    drop(vault);
    comes_back(&root, number, 2);
}

#[test]
fn a_folder_that_is_moved_away_and_put_back_goes_on() {
    let (folder, root, _) = made();
    let mut vault = open(&root);
    write(&mut vault, 0).unwrap();
    let away = folder.path().join("away");
    let generation = root.join("gen-1");
    fs::rename(&generation, &away).unwrap();
    saved_in(&mut vault, 1);
    fs::rename(&away, &generation).unwrap();
    write(&mut vault, 2).unwrap();
    drop(vault);
    let mut vault = open(&root);
    assert!((0..3).all(|n| is_there(&mut vault, n)));
}

#[test]
fn where_no_copy_can_be_made_that_is_told_and_what_is_open_still_reads() {
    let (_folder, root, _) = made();
    let mut vault = open(&root);
    write(&mut vault, 0).unwrap();
    fs::remove_dir_all(&root).unwrap();
    // A file where the folder was: nothing can be made in it.
    fs::write(&root, "").unwrap();
    let error = write(&mut vault, 1).unwrap_err();
    assert!(matches!(error, VaultError::JournalReplaced));
    assert!(is_there(&mut vault, 0) && is_there(&mut vault, 1));
    fs::remove_file(&root).unwrap();
    let number = saved_in(&mut vault, 2);
    drop(vault);
    comes_back(&root, number, 3);
}
