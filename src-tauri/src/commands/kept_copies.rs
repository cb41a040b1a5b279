//! Copies while the journal is locked, cannot be read, or is not there: testing one, making it the
//! journal, and saving what reads of a damaged one.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tauri::{AppHandle, Manager as _, State};
use vault::{Backup, Locked, Secret, VaultError};

use super::backups_wire::{
    BackupTested, CopyRef, KeptCopy, PickedCopy, SalvagedView, SecretGiven, bytes,
};
use crate::error::{CommandError, ErrorKind};
use crate::session::Desk;
use crate::{chosen, words};

/// The file that was picked as a copy. The page is not asked for paths.
#[derive(Default)]
pub(crate) struct Picked(Mutex<Option<PathBuf>>);

/// The copies in the data folder, newest first: numbers and sizes, and no days.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn kept_copies(desk: State<'_, Desk>) -> Result<Vec<KeptCopy>, CommandError> {
    let locked = desk.session().locked()?.clone();
    let found = locked.backups()?;
    Ok(found.iter().rev().map(KeptCopy::of).collect())
}

/// Asks for a file. `None` when the person changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn pick_copy(app: AppHandle) -> Result<Option<PickedCopy>, CommandError> {
    app.state::<Desk>().session().locked()?;
    let Some(path) = chosen::file(&app, &words::text("backup-pick-title")) else {
        return Ok(None);
    };
    let copy = picked(&path);
    app.state::<Picked>().put(path);
    Ok(Some(copy))
}

/// Whether a copy would open with the secret and is what it was. Nothing is changed.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn test_copy(
    desk: State<'_, Desk>,
    picked: State<'_, Picked>,
    copy: CopyRef,
    secret: SecretGiven,
) -> Result<BackupTested, CommandError> {
    with_copy(&desk, &picked, copy, secret, |locked, backup, secret| {
        locked.test_backup(backup, secret).map(Into::into)
    })
}

/// Makes the journal of a copy the journal, and leaves it locked. The one before is set aside; where that
/// is another journal, `current` has to open it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn restore_copy(
    desk: State<'_, Desk>,
    picked: State<'_, Picked>,
    copy: CopyRef,
    secret: SecretGiven,
    current: Option<SecretGiven>,
) -> Result<BackupTested, CommandError> {
    let current = current.map(SecretGiven::read).transpose()?;
    with_copy(&desk, &picked, copy, secret, |locked, backup, secret| {
        let restored = match &current {
            Some(current) => locked.restore_over(backup, secret, &current.secret()),
            None => locked.restore(backup, secret),
        };
        restored.map(Into::into)
    })
}

/// Makes a journal of the rows of a copy that was refused for what its database holds beside them, and leaves
/// it locked. The one before is set aside; where that is another journal, `current` has to open it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn restore_rows(
    desk: State<'_, Desk>,
    picked: State<'_, Picked>,
    copy: CopyRef,
    secret: SecretGiven,
    current: Option<SecretGiven>,
) -> Result<SalvagedView, CommandError> {
    let current = current.map(SecretGiven::read).transpose()?;
    let current = current.as_ref().map(|current| current.secret());
    with_copy(&desk, &picked, copy, secret, |locked, backup, secret| {
        let saved = locked.restore_rows(backup, secret, current.as_ref());
        saved.map(Into::into)
    })
}

/// Saves what reads of a damaged journal, and leaves it locked. The damaged one is set aside.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn salvage(
    desk: State<'_, Desk>,
    secret: SecretGiven,
) -> Result<SalvagedView, CommandError> {
    let typed = secret.read()?;
    beside_the_session(&desk, |locked| {
        desk.reads_while_locked();
        Ok(locked.salvage(&typed.secret())?.into())
    })
}

/// One call with a copy and what was typed for it.
fn with_copy<T>(
    desk: &Desk,
    picked: &Picked,
    copy: CopyRef,
    secret: SecretGiven,
    call: impl FnOnce(&Locked, &Backup, &Secret<'_>) -> Result<T, VaultError>,
) -> Result<T, CommandError> {
    let typed = secret.read()?;
    beside_the_session(desk, |locked| {
        let backup = find(locked, copy, picked)?;
        desk.reads_while_locked();
        call(locked, &backup, &typed.secret()).map_err(|error| match error {
            // The file went since it was shown: the second folder is not meant here.
            VaultError::FolderMissing => {
                CommandError::about(ErrorKind::FileUnreadable, name_of(backup.path()))
            }
            other => other.into(),
        })
    })
}

/// Work on a locked journal, of which none is opened meanwhile. A file on a stick may never answer, so the
/// session is free.
fn beside_the_session<T>(
    desk: &Desk,
    work: impl FnOnce(&Locked) -> Result<T, CommandError>,
) -> Result<T, CommandError> {
    let _alone = desk.work()?;
    let locked = desk.session().locked()?.clone();
    work(&locked)
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

impl Picked {
    fn put(&self, path: PathBuf) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(path);
    }

    fn get(&self) -> Option<PathBuf> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

fn picked(path: &Path) -> PickedCopy {
    let backup = Backup::picked(path);
    PickedCopy {
        name: name_of(path),
        bytes: bytes(&backup),
        whole: backup.is_whole(),
    }
}

fn find(locked: &Locked, copy: CopyRef, picked: &Picked) -> Result<Backup, CommandError> {
    match copy {
        CopyRef::Picked => picked.get().map(|path| Backup::picked(&path)),
        CopyRef::Kept(file) => {
            let is_it = |backup: &Backup| backup.file_name() == file;
            locked.backups()?.into_iter().find(is_it)
        }
    }
    .ok_or_else(|| ErrorKind::NoCopyYet.into())
}

#[cfg(test)]
mod tests {
    use super::super::backups_wire::Typed;
    use super::*;
    use crate::session::opened_for_tests;
    use crate::{backing_up, clock};

    const RIGHT: &str = "a kettle of quiet otters";

    /// A folder with a locked journal and one copy of it.
    fn with_a_copy() -> (tempfile::TempDir, Desk) {
        let root = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        backing_up::make(&desk, &clock::now()).unwrap();
        desk.close();
        let desk = Desk::at(root.path().to_owned());
        (root, desk)
    }

    fn given(text: &str) -> Typed {
        SecretGiven::Passphrase(text.to_owned()).read().unwrap()
    }

    #[test]
    fn a_copy_is_found_by_its_number_and_one_that_is_not_there_is_told() {
        let (_root, desk) = with_a_copy();
        let session = desk.session();
        let locked = session.locked().unwrap();
        let none = Picked::default();
        let file = locked.backups().unwrap().remove(0).file_name();
        let found = find(locked, CopyRef::Kept(file), &none).unwrap();
        // Numbers and sizes alone: when it was made is nobody's affair.
        let told = serde_json::to_value(KeptCopy::of(&found)).unwrap();
        let names: Vec<&String> = told.as_object().unwrap().keys().collect();
        assert_eq!(names, ["bytes", "file", "sequence", "whole"]);
        // A name is not a path: only what is listed is found.
        let elsewhere = CopyRef::Kept("../CURRENT".into());
        for missing in [elsewhere, CopyRef::Picked] {
            let refused = find(locked, missing, &none).unwrap_err();
            assert_eq!(refused.kind, ErrorKind::NoCopyYet);
        }
    }

    #[test]
    fn once_a_copy_was_read_the_process_is_replaced_as_after_an_open_journal() {
        let (_root, desk) = with_a_copy();
        let none = Picked::default();
        let given = || SecretGiven::Passphrase(RIGHT.to_owned());
        assert!(!desk.may_hold_words());
        let file = {
            let session = desk.session();
            session.locked().unwrap().backups().unwrap().remove(0)
        };
        let tested = with_copy(
            &desk,
            &none,
            CopyRef::Kept(file.file_name()),
            given(),
            |l, copy, secret| l.test_backup(copy, secret).map(drop),
        );
        assert!(tested.is_ok() && desk.may_hold_words() && !desk.is_open());
    }

    #[test]
    fn a_file_that_went_since_is_named_and_no_folder_is_blamed() {
        let (root, desk) = with_a_copy();
        let file = Picked::default();
        file.put(root.path().join("gone.tar"));
        let given = SecretGiven::Passphrase(RIGHT.to_owned());
        let refused = with_copy(
            &desk,
            &file,
            CopyRef::Picked,
            given,
            |locked, copy, secret| locked.restore(copy, secret),
        )
        .unwrap_err();
        assert_eq!(refused.kind, ErrorKind::FileUnreadable);
        assert_eq!(refused.detail.as_deref(), Some("gone.tar"));
    }

    #[test]
    fn a_copy_becomes_the_journal_of_a_computer_that_has_none() {
        let (root, desk) = with_a_copy();
        let copy = desk
            .session()
            .locked()
            .unwrap()
            .backups()
            .unwrap()
            .remove(0);
        let fresh = tempfile::tempdir().unwrap();
        let elsewhere = Desk::at(fresh.path().join("vault"));
        let session = elsewhere.session();
        let locked = session.locked().unwrap();
        let file = Picked::default();
        file.put(copy.path().to_owned());
        let backup = find(locked, CopyRef::Picked, &file).unwrap();
        let wrong = locked.restore(&backup, &given("not this one").secret());
        assert!(matches!(wrong, Err(vault::VaultError::WrongPassphrase)));
        assert_eq!(locked.presence().unwrap(), vault::Presence::None);
        locked.restore(&backup, &given(RIGHT).secret()).unwrap();
        assert_eq!(locked.presence().unwrap(), vault::Presence::Present);
        let opened = locked.unlock(&vault::Passphrase::new(RIGHT), &clock::now());
        assert!(opened.is_ok());
        drop(root);
    }
}
