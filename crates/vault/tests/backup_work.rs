//! Backups beside an open journal: while a disk is waited for, the journal can be written to and closed.

use std::path::Path;

use crate::common::*;
use vault::VaultError;

fn backups(root: &Path) -> Vec<String> {
    let files = std::fs::read_dir(root.join("backups")).unwrap();
    let mut names: Vec<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_journal_closed_in_the_middle_takes_its_key_along_and_no_backup_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(folder.path());
    vault.notes().write(day(), "kept", 0, &now()).unwrap();
    let mut work = vault.backup_work().unwrap();
    let prepared = work.prepare().unwrap();
    let begun = vault.begin_backup(prepared, &now()).unwrap();
    assert!(vault.backup_was_cut_off().unwrap());
    drop(vault);
    let refused = work.finish(begun).unwrap_err();
    assert!(matches!(refused, VaultError::CalledOff), "{refused}");
    assert_eq!(backups(folder.path()), Vec::<String>::new());
    drop(work);

    // The next opening knows, and makes up for it.
    let mut vault = at(folder.path())
        .unlock(&passphrase(PASSPHRASE), &now())
        .unwrap();
    assert!(vault.backup_was_cut_off().unwrap());
    // Copies with its number of another journal, and of another computer, are not it.
    for name in [
        "copy-000001-12345678.tar",
        "copy-000001-12345678-0123456789ab.tar",
    ] {
        std::fs::write(folder.path().join("backups").join(name), "").unwrap();
    }
    assert!(vault.backup_was_cut_off().unwrap());
    let made = vault.back_up(&now()).unwrap();
    assert!(!vault.backup_was_cut_off().unwrap());
    let name = made.file_name();
    let (own, _) = name.rsplit_once('-').unwrap();
    let anothers = format!("{own}-0123456789ab.tar");
    std::fs::rename(made.path(), folder.path().join("backups").join(anothers)).unwrap();
    assert!(vault.backup_was_cut_off().unwrap());
}

#[test]
fn a_copy_of_other_rows_or_of_another_moment_than_was_begun_does_not_count() {
    for (sql, is_told) in [
        ("UPDATE day_note SET body = 'other'", true),
        (
            "UPDATE meta SET value = '2020-01-01T00:00:00+00:00' WHERE name = 'backup-made-at'",
            true,
        ),
        ("UPDATE meta SET value = value", false),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (mut vault, _) = make(folder.path());
        vault.notes().write(day(), "kept", 0, &now()).unwrap();
        let mut work = vault.backup_work().unwrap();
        let prepared = work.prepare().unwrap();
        let begun = vault.begin_backup(prepared, &now()).unwrap();
        let making = std::fs::read_dir(folder.path().join("backups/.making-beside")).unwrap();
        let key = raw_key(folder.path());
        for file in making {
            let c = planted::database(&file.unwrap().path(), &key);
            c.execute_batch(sql).unwrap();
        }
        let made = work.finish(begun);
        let refused = matches!(made, Err(VaultError::BackupDamaged));
        assert_eq!(refused, is_told, "{sql}: {made:?}");
        assert_eq!(backups(folder.path()).len(), usize::from(!is_told), "{sql}");
    }
}

#[test]
fn without_the_journal_nothing_of_a_copy_is_read_with_its_key() {
    let (folder, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut vault, _) = make(folder.path());
    let backup = vault.back_up(&now()).unwrap();
    let mut work = vault.backup_work().unwrap();
    assert!(work.rehearse_restore(&backup).is_ok(), "the control");
    assert!(format!("{work:?}").starts_with("BackupWork"));
    let typed = vault.lend_passphrases(passphrase(PASSPHRASE), None);
    drop(vault);
    assert!(typed.are_wiped());
    for refused in [
        work.rehearse_restore(&backup).map(drop),
        work.copy_backup(&backup, stick.path()).map(drop),
        work.rewrap_backups(std::slice::from_ref(&backup), &typed)
            .map(drop),
    ] {
        assert!(matches!(refused, Err(VaultError::CalledOff)), "{refused:?}");
    }
    assert_eq!(std::fs::read_dir(stick.path()).unwrap().count(), 0);
    // When it was made the journal knew, and so does the work.
    let known = work.backups().unwrap();
    assert!(known.len() == 1 && known[0].made.is_some());
}

#[test]
fn what_is_written_meanwhile_is_kept_and_the_backup_is_of_the_moment_it_was_begun() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(folder.path());
    vault.notes().write(day(), "before", 0, &now()).unwrap();
    let mut work = vault.backup_work().unwrap();
    let prepared = work.prepare().unwrap();
    let begun = vault.begin_backup(prepared, &now()).unwrap();
    vault.notes().write(day(), "meanwhile", 1, &now()).unwrap();
    let backup = work.finish(begun).unwrap();
    vault.settle_backups(&mut work).unwrap();
    assert_eq!(vault.notes().of_day(day()).unwrap().text, "meanwhile");
    assert!(vault.changed_since_backup().unwrap());
    vault.rehearse_restore(&backup).unwrap();
    let known = vault.backups().unwrap();
    assert!(known.len() == 1 && known[0].made.is_some());
}

#[test]
fn what_a_kill_left_where_backups_are_made_goes_when_the_journal_is_erased() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(folder.path());
    for bench in [".making", ".making-beside", ".making-outside"] {
        let bench = folder.path().join("backups").join(bench);
        std::fs::create_dir_all(&bench).unwrap();
        std::fs::write(bench.join("journal.db"), "sealed").unwrap();
    }
    let begun = vault.begin_key_change(vault::KeyChange::Passphrase);
    vault.note_key_change(&begun).unwrap();
    vault.erase().unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_backup_of_the_journal_itself_and_one_beside_it_are_two() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(folder.path());
    let mut work = vault.backup_work().unwrap();
    let prepared = work.prepare().unwrap();
    let begun = vault.begin_backup(prepared, &now()).unwrap();
    let own = vault.back_up(&now()).unwrap();
    let beside = work.finish(begun).unwrap();
    assert!(own.sequence() > beside.sequence());
    for backup in [own, beside] {
        vault.rehearse_restore(&backup).unwrap();
    }
    drop(work);
    assert_eq!(backups(folder.path()).len(), 2, "no bench is left");
}
