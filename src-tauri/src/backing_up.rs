//! Copies that are made unasked: at the first unlocking of a day, when the window is closed, and
//! before a change that cannot be taken back.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;
use tauri::{AppHandle, Manager as _};
use vault::{Backup, Moment, Vault, VaultError};

use crate::error::{CommandError, ErrorKind};
use crate::session::Desk;
use crate::{clock, synced};

/// After unlocking the first page is read; what nobody waits for comes after it.
const AFTER_UNLOCKING: Duration = Duration::from_secs(2);
/// How often a restore is rehearsed.
const REHEARSAL_DAYS: i64 = 30;

/// Said of a copy that rotted, and in whose place a new one was made.
const REPLACED: &str = "replaced";

/// What a rehearsed restore found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rehearsed {
    /// It was right, or not due.
    Fine,
    /// The copy was damaged; a new one was made.
    Rotten,
}

/// Why the last copy was not made, as long as none was made since. Locking forgets it, and the next
/// unlocking tries again.
#[derive(Default)]
pub(crate) struct Trouble(Mutex<Option<CommandError>>);

impl Trouble {
    fn at(&self) -> MutexGuard<'_, Option<CommandError>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn told(&self) -> Option<CommandError> {
        self.at().clone()
    }

    /// A copy was made since.
    pub(crate) fn settled(&self) {
        *self.at() = None;
    }

    fn note(&self, made: Result<Rehearsed, CommandError>) {
        *self.at() = match made {
            Ok(Rehearsed::Rotten) => Some(CommandError::about(ErrorKind::BackupDamaged, REPLACED)),
            Ok(Rehearsed::Fine) => None,
            Err(error) => Some(error),
        };
    }
}

/// Makes a copy if it is the first unlocking of a day, and rehearses a restore once a month.
pub(crate) fn after_unlocking(app: &AppHandle) {
    std::thread::sleep(AFTER_UNLOCKING);
    let desk = app.state::<Desk>();
    let mut session = desk.session();
    // It may be locked again by now.
    let Ok(open) = session.unlocked() else { return };
    let now = clock::now();
    let done = rehearse_monthly(&mut open.vault, &now).and_then(|rehearsed| {
        daily(&mut open.vault, &now)?;
        Ok(rehearsed)
    });
    app.state::<Trouble>().note(done.map_err(Into::into));
}

/// Makes a copy if anything was written since the last one. For the moment when the window closes.
pub(crate) fn before_closing(desk: &Desk) {
    let mut session = desk.session();
    if let Ok(open) = session.unlocked() {
        // Nobody is there to be told; the next unlocking tries again, and tells.
        let _ = if_changed(&mut open.vault, &clock::now());
    }
}

/// A copy of the journal as it is, before a change that cannot be taken back.
///
/// # Errors
/// Whatever kept the copy from being made: the change must not be made then.
pub(crate) fn before_a_change(vault: &mut Vault, now: &Moment) -> Result<(), VaultError> {
    if_changed(vault, now)
}

/// Makes a copy, lays it into the second folder if that is there, and lets old ones go.
///
/// # Errors
/// Of the data folder, and of a second folder that is there and refuses. A missing one is no error:
/// a stick is not always plugged in.
pub(crate) fn make(vault: &mut Vault, now: &Moment) -> Result<Backup, VaultError> {
    let backup = vault.back_up(now)?;
    vault.thin_out(&backup)?;
    match lay_outside(vault, &backup, now) {
        Ok(()) | Err(VaultError::FolderMissing) => Ok(backup),
        Err(error) => Err(error),
    }
}

/// Lays a copy into the second folder, if there is one.
///
/// # Errors
/// [`VaultError::FolderMissing`] and what else the second folder refuses.
pub(crate) fn lay_outside(
    vault: &mut Vault,
    backup: &Backup,
    now: &Moment,
) -> Result<(), VaultError> {
    let Some(folder) = vault.backup_folder()? else {
        return Ok(());
    };
    let laid = vault.copy_backup(backup, &folder)?;
    if is_outside(vault.data_folder(), &folder) {
        vault.note_backed_up_outside(now)?;
    }
    vault.thin_out(&laid).map(drop)
}

/// Whether a folder outlives the disk of the journal: it lies on another one, or on other computers.
pub(crate) fn is_outside(data_folder: &Path, folder: &Path) -> bool {
    !on_same_disk(data_folder, folder) || synced::service(folder).is_some()
}

/// Whether two folders lie on one disk. Where that cannot be told, they are taken to.
#[cfg(unix)]
pub(crate) fn on_same_disk(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let disk = |path: &Path| std::fs::metadata(path).map(|found| found.dev()).ok();
    disk(one).is_none() || disk(other).is_none() || disk(one) == disk(other)
}

/// Whether two folders lie on one disk: by the letter of the drive.
#[cfg(not(unix))]
pub(crate) fn on_same_disk(one: &Path, other: &Path) -> bool {
    let drive = |path: &Path| {
        std::fs::canonicalize(path)
            .ok()?
            .components()
            .next()
            .map(|c| c.as_os_str().to_owned())
    };
    drive(one).is_none() || drive(other).is_none() || drive(one) == drive(other)
}

fn daily(vault: &mut Vault, now: &Moment) -> Result<bool, VaultError> {
    let today = now.local().date();
    let newest = vault.backups()?.pop();
    let is_of_today = newest
        .as_ref()
        .and_then(|known| known.made)
        .is_some_and(|made| made.date_naive() == today);
    if !is_of_today && vault.changed_since_backup()? {
        make(vault, now)?;
        return Ok(true);
    }
    // Nothing new, but a stick that was away may want what it missed.
    if let Some(known) = newest
        && let Some(folder) = vault.backup_folder()?
        && folder.is_dir()
        && !vault.lies_in(&known.backup, &folder)?
    {
        lay_outside(vault, &known.backup, now)?;
    }
    Ok(false)
}

fn if_changed(vault: &mut Vault, now: &Moment) -> Result<(), VaultError> {
    if vault.changed_since_backup()? {
        make(vault, now)?;
    }
    Ok(())
}

/// The newest copy, which has lain there at least since the last use, is opened to its last page.
fn rehearse_monthly(vault: &mut Vault, now: &Moment) -> Result<Rehearsed, VaultError> {
    let is_due = vault.rehearsed_at()?.is_none_or(|last| {
        let since = now.utc.signed_duration_since(last);
        // A clock that went back makes it due as well.
        since > TimeDelta::days(REHEARSAL_DAYS) || since < TimeDelta::zero()
    });
    if !is_due {
        return Ok(Rehearsed::Fine);
    }
    let Some(newest) = vault.backups()?.pop() else {
        return Ok(Rehearsed::Fine);
    };
    match vault.rehearse_restore(&newest.backup) {
        Ok(_) => vault.note_rehearsed(now).map(|()| Rehearsed::Fine),
        // An earlier key sealed it: it opens with the passphrase of its time, and is not judged.
        Err(VaultError::WrongKey) => Ok(Rehearsed::Fine),
        Err(VaultError::BackupDamaged) => {
            // A rotten copy is replaced at once by a good one, and then told.
            make(vault, now).map(|_| Rehearsed::Rotten)
        }
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::opened_for_tests;
    use chrono::Days;

    fn write_a_note(vault: &mut Vault, now: &Moment, text: &str) {
        let day = now.local().date();
        vault.notes().write(day, text, 0, now).unwrap();
    }

    fn days_on(now: &Moment, days: u64) -> Moment {
        Moment {
            utc: now.utc + Days::new(days),
            ..now.clone()
        }
    }

    #[test]
    fn one_copy_at_the_first_unlocking_of_a_day_and_none_when_nothing_was_written() {
        let root = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        let mut session = desk.session();
        let vault = &mut session.unlocked().unwrap().vault;
        let now = clock::now();
        assert!(daily(vault, &now).unwrap());
        write_a_note(vault, &now, "first");
        assert!(!daily(vault, &now).unwrap(), "one of today is there");
        assert!(daily(vault, &days_on(&now, 1)).unwrap());
        assert!(
            !daily(vault, &days_on(&now, 2)).unwrap(),
            "nothing was written"
        );
        assert_eq!(vault.backups().unwrap().len(), 2);
    }

    #[test]
    fn a_copy_of_the_day_comes_whatever_the_clock_does() {
        let root = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        let mut session = desk.session();
        let vault = &mut session.unlocked().unwrap().vault;
        let now = clock::now();
        let at = |utc| Moment { utc, ..now.clone() };
        let first = at(chrono::DateTime::UNIX_EPOCH);
        let last = at("9999-12-31T12:00:00Z".parse().unwrap());
        let year_back = at(now.utc - Days::new(365));
        let (tomorrow, then) = (days_on(&now, 1), days_on(&now, 2));
        // Right, ten years ahead, right, a year back, right, and so on.
        let clocks = [&now, &days_on(&now, 3_652), &tomorrow, &year_back, &then];
        let clocks = clocks.into_iter().chain([&first, &now, &last, &tomorrow]);
        for (made, now) in clocks.enumerate() {
            let text = format!("note {made}");
            let day = clock::now().local().date() - Days::new(made as u64);
            vault.notes().write(day, &text, 0, now).unwrap();
            assert!(daily(vault, now).unwrap(), "{now:?}");
            assert_eq!(vault.backups().unwrap().len(), made + 1, "none went");
            rehearse_monthly(vault, now).unwrap();
        }
    }

    #[test]
    fn the_second_folder_gets_what_it_missed_and_is_never_made() {
        let root = tempfile::tempdir().unwrap();
        let stick = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        let mut session = desk.session();
        let vault = &mut session.unlocked().unwrap().vault;
        let now = clock::now();
        let folder = stick.path().join("copies");
        std::fs::create_dir(&folder).unwrap();
        vault.set_backup_folder(Some(&folder)).unwrap();
        std::fs::rename(&folder, stick.path().join("away")).unwrap();
        make(vault, &now).unwrap();
        assert!(!folder.exists());
        std::fs::rename(stick.path().join("away"), &folder).unwrap();
        assert!(!daily(vault, &now).unwrap());
        assert_eq!(vault.backups_in(&folder).unwrap().len(), 1);
    }

    #[test]
    fn a_copy_that_rotted_is_told_and_replaced() {
        let root = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        let mut session = desk.session();
        let vault = &mut session.unlocked().unwrap().vault;
        let now = clock::now();
        rehearse_monthly(vault, &now).unwrap();
        assert_eq!(vault.rehearsed_at().unwrap(), None, "there is no copy yet");
        let copy = make(vault, &now).unwrap();
        rehearse_monthly(vault, &now).unwrap();
        let rehearsed = vault.rehearsed_at().unwrap();
        assert!(rehearsed.is_some());
        rehearse_monthly(vault, &days_on(&now, 29)).unwrap();
        assert_eq!(vault.rehearsed_at().unwrap(), rehearsed, "not due");
        let mut bytes = std::fs::read(copy.path()).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(copy.path(), bytes).unwrap();
        let later = days_on(&now, 31);
        assert_eq!(rehearse_monthly(vault, &later).unwrap(), Rehearsed::Rotten);
        let newest = vault.backups().unwrap().pop().unwrap();
        assert!(newest.backup.sequence() > copy.sequence());
        assert_eq!(rehearse_monthly(vault, &later).unwrap(), Rehearsed::Fine);
    }

    #[test]
    fn a_folder_on_the_same_disk_is_no_place_outside() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        assert!(on_same_disk(one.path(), other.path()));
        assert!(!is_outside(one.path(), other.path()));
        let synced = other.path().join("Nextcloud");
        std::fs::create_dir(&synced).unwrap();
        assert!(is_outside(one.path(), &synced));
    }
}
