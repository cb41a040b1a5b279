//! What the journal knows of its copies and where they lie, and what may be done with them while it is
//! open.

use std::fs;

use crate::common::*;
use vault::{Secret, VaultError};

#[test]
fn when_a_copy_was_made_is_known_though_its_file_does_not_read() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let copy = vault.back_up(&now()).unwrap();
    fs::write(copy.path(), b"rotten").unwrap();
    let known = vault.backups().unwrap();
    assert_eq!(known.len(), 1);
    assert_eq!(known[0].made.unwrap().to_utc(), now().utc);
}

#[test]
fn when_a_copy_was_made_is_asked_of_the_copy_where_the_journal_does_not_know() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let first = vault.back_up(&now()).unwrap();
    let second = vault.back_up(&later(5)).unwrap();
    drop(vault);
    let secret = passphrase(PASSPHRASE);
    let locked = at(folder.path());
    // In the journal of the first nothing is known of the second, nor of the first itself.
    locked
        .restore(&first, &Secret::Passphrase(&secret))
        .unwrap();
    let mut vault = locked.unlock(&secret, &later(6)).unwrap();
    let made = |known: Vec<vault::KnownBackup>| -> Vec<_> {
        let of = known.iter().map(|one| one.made.map(|at| at.to_utc()));
        of.collect()
    };
    let both = [Some(now().utc), Some(later(5).utc)];
    assert_eq!(made(vault.backups().unwrap()), both);
    // From then on it knows by itself.
    fs::write(second.path(), b"rotten").unwrap();
    assert_eq!(made(vault.backups().unwrap()), both);
    // A file that is named as another one says nothing of that one.
    let other = second.path().with_file_name(
        second
            .path()
            .file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .replace("000002", "000007"),
    );
    fs::copy(first.path(), &other).unwrap();
    assert_eq!(made(vault.backups().unwrap()).last(), Some(&None));
}

#[test]
fn what_a_kill_left_of_its_own_copies_goes_and_what_is_anothers_stays() {
    let (mine, stick) = (in_memory(), in_memory());
    let (mut vault, _) = make(mine.path());
    let copy = vault.back_up(&now()).unwrap();
    let name = copy.path().file_name().unwrap().to_str().unwrap();
    let earlier = name.replace("000001", "000007");
    let own = stick.path().join(format!(".{earlier}.part"));
    let anothers = stick.path().join(".copy-000001-00000000.tar.part");
    let notes = stick.path().join(".notes.part");
    for file in [&own, &anothers, &notes] {
        fs::write(file, b"half").unwrap();
    }
    vault.copy_backup(&copy, stick.path()).unwrap();
    assert!(!own.exists() && anothers.exists() && notes.exists());
}

#[test]
fn a_copy_laid_where_it_lies_already_is_that_copy() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let copy = vault.back_up(&now()).unwrap();
    let before = fs::metadata(copy.path()).unwrap().modified().unwrap();
    let again = vault
        .copy_backup(&copy, copy.path().parent().unwrap())
        .unwrap();
    assert_eq!(again, copy);
    let after = fs::metadata(copy.path()).unwrap().modified().unwrap();
    assert_eq!(before, after, "it was not written anew");
}

#[test]
fn the_second_folder_is_remembered_and_forgotten() {
    let (folder, stick) = (in_memory(), in_memory());
    let (mut vault, _) = make(folder.path());
    assert_eq!(vault.backup_folder().unwrap(), None);
    vault.set_backup_folder(Some(stick.path())).unwrap();
    drop(vault);
    let mut vault = at(folder.path())
        .unlock(&passphrase(PASSPHRASE), &now())
        .unwrap();
    assert_eq!(
        vault.backup_folder().unwrap().as_deref(),
        Some(stick.path())
    );
    let missing = stick.path().join("not-plugged-in");
    assert!(matches!(
        vault.set_backup_folder(Some(&missing)),
        Err(VaultError::FolderMissing)
    ));
    assert_eq!(
        vault.backup_folder().unwrap().as_deref(),
        Some(stick.path())
    );
    vault.set_backup_folder(None).unwrap();
    assert_eq!(vault.backup_folder().unwrap(), None);
}

#[test]
fn the_days_of_the_last_outside_copy_and_of_the_last_rehearsal_are_remembered() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let utc = |at: Option<chrono::DateTime<chrono::FixedOffset>>| at.map(|at| at.to_utc());
    assert_eq!(utc(vault.made_at().unwrap()), Some(now().utc));
    assert_eq!(vault.backed_up_outside_at().unwrap(), None);
    assert_eq!(vault.rehearsed_at().unwrap(), None);
    vault.note_backed_up_outside(&later(1)).unwrap();
    vault.note_rehearsed(&later(2)).unwrap();
    assert_eq!(
        (
            utc(vault.backed_up_outside_at().unwrap()),
            utc(vault.rehearsed_at().unwrap())
        ),
        (Some(later(1).utc), Some(later(2).utc))
    );
}

#[test]
fn nothing_is_restored_over_a_journal_that_is_open() {
    let folder = in_memory();
    let (vault, _) = make(folder.path());
    drop(vault);
    let secret = passphrase(PASSPHRASE);
    let locked = at(folder.path());
    let mut vault = locked.unlock(&secret, &now()).unwrap();
    let copy = vault.back_up(&now()).unwrap();
    let secret = Secret::Passphrase(&secret);
    assert!(matches!(
        locked.restore(&copy, &secret),
        Err(VaultError::OpenElsewhere)
    ));
    drop(vault);
    locked.restore(&copy, &secret).unwrap();
}

#[test]
fn a_copy_that_is_not_there_is_told_from_one_that_cannot_be_read() {
    let (_folder, root, _) = made();
    let locked = at(&root);
    let secret = passphrase(PASSPHRASE);
    let test = |path: &std::path::Path| {
        let copy = vault::Backup::picked(path);
        locked
            .test_backup(&copy, &Secret::Passphrase(&secret))
            .unwrap_err()
    };
    let missing = test(&root.join("copy-000001-12345678.tar"));
    assert!(matches!(missing, VaultError::FolderMissing));
    // Windows says of what is beneath a file that it is not there.
    if cfg!(unix) {
        let beneath_a_file = test(&root.join("CURRENT/copy-000001-12345678.tar"));
        assert!(matches!(beneath_a_file, VaultError::Storage { .. }));
    }
}

#[test]
fn a_folder_of_copies_is_listed_and_each_is_whole_or_not() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let first = vault.back_up(&now()).unwrap();
    let second = vault.back_up(&later(1)).unwrap();
    drop(vault);
    let locked = at(folder.path());
    let beside = folder.path().join("backups");
    assert_eq!(
        locked.backups_in(&beside).unwrap(),
        [first.clone(), second.clone()]
    );
    assert_eq!(locked.backups().unwrap().len(), 2);
    let missing = locked.backups_in(&folder.path().join("not-plugged-in"));
    assert!(matches!(missing, Err(VaultError::FolderMissing)));
    let no_folder = locked.backups_in(first.path());
    assert!(matches!(no_folder, Err(VaultError::Storage { .. })));
    assert!(first.is_whole());
    let mut bytes = fs::read(first.path()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(first.path(), bytes).unwrap();
    assert!(!first.is_whole() && second.is_whole());
}
