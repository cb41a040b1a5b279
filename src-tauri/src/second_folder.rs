//! Copies in the second folder, on a stick or a share perhaps. It may be slow and it may never answer:
//! so whatever is done there is done on a thread of its own, without the journal and without its key,
//! and is waited for only so long.

use std::path::{Path, PathBuf};
use std::time::Duration;

use vault::{Backup, BackupWork, KnownBackup, Moment, Vault, VaultError};

use crate::error::{CommandError, ErrorKind};
use crate::patience::within;
use crate::session::Desk;
use crate::synced;
use crate::test_doors::{self, Place};

/// How long a list of what is there is waited for.
const TO_LIST: Duration = Duration::from_secs(5);
/// How long a copy is waited for that is written there, or read. It goes on after that, and counts.
pub(crate) const TO_COPY: Duration = Duration::from_secs(120);

/// The copies there, oldest first; `None` without a second folder, or when it is not there.
///
/// # Errors
/// `folder-silent` when it does not answer; storage errors.
pub(crate) fn known(desk: &Desk) -> Result<Option<Vec<KnownBackup>>, CommandError> {
    match on_it(desk, TO_LIST, |work, folder| work.backups_in(folder)) {
        Err(error) if error.kind == ErrorKind::FolderMissing => Ok(None),
        found => found,
    }
}

/// Whether it is there and lacks a copy that was made here.
///
/// # Errors
/// As [`known`].
pub(crate) fn misses(desk: &Desk, backup: &Backup) -> Result<bool, CommandError> {
    let backup = backup.clone();
    let misses = on_it(desk, TO_LIST, move |work, folder| {
        Ok(folder.is_dir() && !work.lies_in(&backup, folder)?)
    });
    Ok(misses?.unwrap_or(false))
}

/// Whether a copy that was made here lies in it.
///
/// # Errors
/// As [`known`].
pub(crate) fn has(desk: &Desk, backup: &Backup) -> Result<bool, CommandError> {
    let backup = backup.clone();
    let has = on_it(desk, TO_LIST, move |work, folder| {
        work.lies_in(&backup, folder)
    });
    Ok(has?.unwrap_or(false))
}

/// Lays a copy into it, if there is one.
///
/// # Errors
/// `folder-missing`, `folder-silent` and what else it refuses.
pub(crate) fn lay(desk: &Desk, backup: &Backup, now: &Moment) -> Result<(), CommandError> {
    let (backup, now, notes) = (backup.clone(), now.clone(), desk.clone());
    let laid = on_it(desk, TO_COPY, move |work, folder| {
        let laid = work.copy_backup(&backup, folder)?;
        if is_outside(work.data_folder(), folder) {
            // Locked meanwhile: it lies there, and is told next time.
            let _ = notes.with_vault(|vault| vault.note_backed_up_outside(&now));
        }
        work.thin_out(&laid)
    });
    laid.map(drop)
}

/// Does a piece of work there, and waits for it so long. `None` without a second folder.
///
/// # Errors
/// `folder-silent` when it takes longer, or what was asked before has not ended yet; what the work
/// ends with.
pub(crate) fn on_it<T: Send + 'static>(
    desk: &Desk,
    patience: Duration,
    piece: impl FnOnce(&mut BackupWork, &Path) -> Result<T, VaultError> + Send + 'static,
) -> Result<Option<T>, CommandError> {
    let Some(folder) = desk.with_vault(Vault::backup_folder)? else {
        return Ok(None);
    };
    let mut work = desk.with_vault(Vault::outside_backup_work)?;
    let alone = desk.outside()?;
    let notes = desk.clone();
    let done = within(patience, move || {
        test_doors::hold_here(Place::SecondFolder);
        let done = piece(&mut work, &folder);
        // Best effort, and nothing once it is locked.
        let _ = notes.with_vault(|vault| vault.settle_backups(&mut work));
        drop(alone);
        done
    });
    match done {
        Some(done) => Ok(Some(done?)),
        None => Err(ErrorKind::FolderSilent.into()),
    }
}

/// How a folder looks from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Look {
    /// Whether it is there.
    pub(crate) is_there: bool,
    /// Whether it outlives the disk of the journal.
    pub(crate) is_outside: bool,
}

impl Look {
    /// Of one that is not there.
    pub(crate) const GONE: Look = Look {
        is_there: false,
        is_outside: false,
    };
}

/// Looks at a folder, whose disk may not answer.
///
/// # Errors
/// `folder-silent`.
pub(crate) fn look(data_folder: PathBuf, folder: PathBuf) -> Result<Look, CommandError> {
    let looked = within(TO_LIST, move || {
        test_doors::hold_here(Place::SecondFolder);
        Look {
            is_there: folder.is_dir(),
            is_outside: is_outside(&data_folder, &folder),
        }
    });
    looked.ok_or_else(|| ErrorKind::FolderSilent.into())
}

/// Whether a folder outlives the disk of the journal: it lies on another one, or on other computers.
fn is_outside(data_folder: &Path, folder: &Path) -> bool {
    !on_same_disk(data_folder, folder) || synced::service(folder).is_some()
}

/// Whether two folders lie on one disk. Where that cannot be told, they are taken to.
#[cfg(unix)]
fn on_same_disk(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let disk = |path: &Path| std::fs::metadata(path).map(|found| found.dev()).ok();
    disk(one).is_none() || disk(other).is_none() || disk(one) == disk(other)
}

/// Whether two folders lie on one disk: by the letter of the drive.
#[cfg(not(unix))]
fn on_same_disk(one: &Path, other: &Path) -> bool {
    let drive = |path: &Path| {
        std::fs::canonicalize(path)
            .ok()?
            .components()
            .next()
            .map(|c| c.as_os_str().to_owned())
    };
    drive(one).is_none() || drive(other).is_none() || drive(one) == drive(other)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::session::{Closed, opened_for_tests};
    use crate::{backing_up, clock};

    #[test]
    fn the_second_folder_gets_what_it_missed_and_is_never_made() {
        let root = tempfile::tempdir().unwrap();
        let stick = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        let now = clock::now();
        assert_eq!(known(&desk).unwrap(), None, "there is none yet");
        let folder = stick.path().join("copies");
        std::fs::create_dir(&folder).unwrap();
        desk.with_vault(|vault| vault.set_backup_folder(Some(&folder)))
            .unwrap();
        std::fs::rename(&folder, stick.path().join("away")).unwrap();
        let backup = backing_up::make(&desk, &now).unwrap();
        assert!(!folder.exists());
        assert_eq!(known(&desk).unwrap(), None);
        std::fs::rename(stick.path().join("away"), &folder).unwrap();
        lay(&desk, &backup, &now).unwrap();
        let there = known(&desk).unwrap().unwrap();
        assert_eq!(there.len(), 1);
        assert!(there[0].made.is_some());
    }

    #[test]
    fn what_a_stick_lacks_is_known_and_laid_there_when_it_is_back() {
        let (root, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let desk = opened_for_tests(root.path());
        let now = clock::now();
        let backup = backing_up::make(&desk, &now).unwrap();
        let there = || {
            let (misses, has) = (misses(&desk, &backup), has(&desk, &backup));
            (misses.unwrap(), has.unwrap())
        };
        assert_eq!(there(), (false, false), "there is no second folder");
        let folder = stick.path().join("copies");
        std::fs::create_dir(&folder).unwrap();
        desk.with_vault(|vault| vault.set_backup_folder(Some(&folder)))
            .unwrap();
        assert_eq!(there(), (true, false));
        lay(&desk, &backup, &now).unwrap();
        assert_eq!(there(), (false, true));
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(
            !misses(&desk, &backup).unwrap(),
            "what is away lacks nothing"
        );
    }

    #[test]
    fn a_folder_that_never_answers_is_said_to_be_silent_and_holds_nothing() {
        let root = tempfile::tempdir().unwrap();
        let stick = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        desk.with_vault(|vault| vault.set_backup_folder(Some(stick.path())))
            .unwrap();
        let (answer, answered) = mpsc::channel::<()>();
        let silent = on_it(&desk, Duration::from_millis(1), move |_, _| {
            let _ = answered.recv();
            Ok(())
        });
        assert_eq!(silent.unwrap_err().kind, ErrorKind::FolderSilent);
        // Nobody goes there a second time, and what is here goes on.
        assert_eq!(known(&desk).unwrap_err().kind, ErrorKind::FolderSilent);
        let made = backing_up::make(&desk, &clock::now()).unwrap_err();
        assert_eq!(made.kind, ErrorKind::FolderSilent);
        assert_eq!(backing_up::known(&desk).unwrap().len(), 1);
        assert_eq!(desk.close(), Closed::Journal);
        // When it answers at last, there is no key to go on with.
        drop(answer);
    }

    #[test]
    fn a_folder_on_the_same_disk_is_no_place_outside() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        assert!(on_same_disk(one.path(), other.path()));
        assert!(on_same_disk(one.path(), &other.path().join("gone")));
        #[cfg(target_os = "linux")]
        assert!(!on_same_disk(one.path(), Path::new("/proc")));
        assert!(!is_outside(one.path(), other.path()));
        let synced = other.path().join("Nextcloud");
        std::fs::create_dir(&synced).unwrap();
        assert!(is_outside(one.path(), &synced));
        let there = look(one.path().to_owned(), synced).unwrap();
        assert!(there.is_there && there.is_outside);
        let gone = look(one.path().to_owned(), other.path().join("gone")).unwrap();
        assert!(!gone.is_there && !gone.is_outside);
    }
}
