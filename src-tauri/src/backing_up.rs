//! Copies that are made unasked: at the first unlocking of a day, when the window is closed, and
//! before a change that cannot be taken back.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;
use tauri::{AppHandle, Manager as _};
use vault::{Backup, BackupWork, KnownBackup, Moment, Vault, VaultError};

use crate::error::{CommandError, ErrorKind};
use crate::session::Desk;
use crate::test_doors::{self, Place};
use crate::{clock, second_folder};

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
    // It may be locked again by now.
    if !desk.is_open() {
        return;
    }
    let now = clock::now();
    let done = rehearse_monthly(&desk, &now).and_then(|rehearsed| {
        daily(&desk, &now)?;
        Ok(rehearsed)
    });
    app.state::<Trouble>().note(done);
}

/// Makes a copy if anything was written since the last one. For the moment when the window closes. It
/// is not waited for long: what is cut off is made up for at the next unlocking.
pub(crate) fn before_closing(desk: &Desk) {
    test_doors::hold_here(Place::Closing);
    // Nobody is there to be told; the next unlocking tries again, and tells.
    let _ = before_a_change(desk, &clock::now());
}

/// A copy of the journal as it is, before a change that cannot be taken back.
///
/// # Errors
/// Whatever kept the copy from being made: the change must not be made then.
pub(crate) fn before_a_change(desk: &Desk, now: &Moment) -> Result<(), CommandError> {
    if desk.with_vault(Vault::changed_since_backup)? {
        make(desk, now)?;
    }
    Ok(())
}

/// Makes a copy, lays it into the second folder if that is there, and lets old ones go. The journal is
/// held only for what it has to do itself.
///
/// # Errors
/// Of the data folder, and of a second folder that is there and refuses. A missing one is no error:
/// a stick is not always plugged in.
pub(crate) fn make(desk: &Desk, now: &Moment) -> Result<Backup, CommandError> {
    let backup = {
        let _alone = desk.work()?;
        let mut work = desk.with_vault(Vault::backup_work)?;
        let prepared = work.prepare()?;
        let begun = desk.with_vault(|vault| vault.begin_backup(prepared, now))?;
        test_doors::hold_here(Place::Backup);
        let backup = work.finish(begun)?;
        let thinned = work.thin_out(&backup);
        desk.with_vault(|vault| vault.settle_backups(&mut work))?;
        thinned?;
        backup
    };
    match second_folder::lay(desk, &backup, now) {
        Ok(()) => Ok(backup),
        Err(error) if error.kind == ErrorKind::FolderMissing => Ok(backup),
        Err(error) => Err(error),
    }
}

/// The copies in the data folder, oldest first.
///
/// # Errors
/// Storage errors; `still-busy`.
pub(crate) fn known(desk: &Desk) -> Result<Vec<KnownBackup>, CommandError> {
    on_own(desk, BackupWork::backups)
}

/// One piece of work on the backups in the data folder, beside the journal.
///
/// # Errors
/// `still-busy`, and what the work ends with.
pub(crate) fn on_own<T>(
    desk: &Desk,
    piece: impl FnOnce(&mut BackupWork) -> Result<T, VaultError>,
) -> Result<T, CommandError> {
    let _alone = desk.work()?;
    let mut work = desk.with_vault(Vault::backup_work)?;
    let done = piece(&mut work);
    // Best effort: each copy says so again next time.
    let _ = desk.with_vault(|vault| vault.settle_backups(&mut work));
    Ok(done?)
}

fn daily(desk: &Desk, now: &Moment) -> Result<bool, CommandError> {
    let today = now.local().date();
    let newest = known(desk)?.pop();
    let is_of_today = newest
        .as_ref()
        .and_then(|known| known.made)
        .is_some_and(|made| made.date_naive() == today);
    let wants_one = desk.with_vault(|vault| {
        // One that was cut off, when the window was closed perhaps, is made up for on the same day.
        let is_due = !is_of_today || vault.backup_was_cut_off()?;
        Ok::<_, VaultError>(is_due && vault.changed_since_backup()?)
    })?;
    if wants_one {
        make(desk, now)?;
        return Ok(true);
    }
    // Nothing new, but a stick that was away may want what it missed.
    if let Some(known) = newest
        && second_folder::misses(desk, &known.backup)?
    {
        second_folder::lay(desk, &known.backup, now)?;
    }
    Ok(false)
}

/// The newest copy, which has lain there at least since the last use, is opened to its last page.
fn rehearse_monthly(desk: &Desk, now: &Moment) -> Result<Rehearsed, CommandError> {
    let is_due = desk.with_vault(Vault::rehearsed_at)?.is_none_or(|last| {
        let since = now.utc.signed_duration_since(last);
        // A clock that went back makes it due as well.
        since > TimeDelta::days(REHEARSAL_DAYS) || since < TimeDelta::zero()
    });
    if !is_due {
        return Ok(Rehearsed::Fine);
    }
    let Some(newest) = known(desk)?.pop() else {
        return Ok(Rehearsed::Fine);
    };
    let Err(refused) = on_own(desk, |work| work.rehearse_restore(&newest.backup)) else {
        desk.with_vault(|vault| vault.note_rehearsed(now))?;
        return Ok(Rehearsed::Fine);
    };
    // An earlier key sealed it: it opens with the passphrase of its time, and is not judged.
    if refused.kind == ErrorKind::WrongKey {
        return Ok(Rehearsed::Fine);
    }
    // A rotten copy is replaced at once by a good one, and then told.
    if refused.kind == ErrorKind::BackupDamaged {
        return make(desk, now).map(|_| Rehearsed::Rotten);
    }
    Err(refused)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Closed, opened_for_tests};
    use chrono::Days;

    fn write_a_note(desk: &Desk, day: chrono::NaiveDate, now: &Moment, text: &str) {
        desk.with_vault(|vault| vault.notes().write(day, text, 0, now).map(drop))
            .unwrap();
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
        let now = clock::now();
        assert!(daily(&desk, &now).unwrap());
        write_a_note(&desk, now.local().date(), &now, "first");
        assert!(!daily(&desk, &now).unwrap(), "one of today is there");
        assert!(daily(&desk, &days_on(&now, 1)).unwrap());
        assert!(
            !daily(&desk, &days_on(&now, 2)).unwrap(),
            "nothing was written"
        );
        assert_eq!(known(&desk).unwrap().len(), 2);
    }

    #[test]
    fn a_copy_of_the_day_comes_whatever_the_clock_does() {
        let root = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
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
            write_a_note(&desk, day, now, &text);
            assert!(daily(&desk, now).unwrap(), "{now:?}");
            assert_eq!(known(&desk).unwrap().len(), made + 1, "none went");
            rehearse_monthly(&desk, now).unwrap();
        }
    }

    #[test]
    fn a_copy_that_rotted_is_told_and_replaced() {
        let root = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        let now = clock::now();
        rehearse_monthly(&desk, &now).unwrap();
        assert_eq!(
            desk.with_vault(Vault::rehearsed_at).unwrap(),
            None,
            "there is no copy yet"
        );
        let copy = make(&desk, &now).unwrap();
        rehearse_monthly(&desk, &now).unwrap();
        let rehearsed = desk.with_vault(Vault::rehearsed_at).unwrap();
        assert!(rehearsed.is_some());
        rehearse_monthly(&desk, &days_on(&now, 29)).unwrap();
        assert_eq!(
            desk.with_vault(Vault::rehearsed_at).unwrap(),
            rehearsed,
            "not due"
        );
        let mut bytes = std::fs::read(copy.path()).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(copy.path(), bytes).unwrap();
        for not_due in [&now, &days_on(&now, 30)] {
            let found = rehearse_monthly(&desk, not_due).unwrap();
            assert_eq!(found, Rehearsed::Fine, "{not_due:?}");
        }
        let later = days_on(&now, 31);
        assert_eq!(rehearse_monthly(&desk, &later).unwrap(), Rehearsed::Rotten);
        let newest = known(&desk).unwrap().pop().unwrap();
        assert!(newest.backup.sequence() > copy.sequence());
        assert_eq!(rehearse_monthly(&desk, &later).unwrap(), Rehearsed::Fine);
    }

    #[test]
    fn a_copy_that_an_earlier_key_sealed_is_not_judged() {
        let root = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        let now = clock::now();
        make(&desk, &now).unwrap();
        desk.with_vault(|vault| {
            let words = vault::Passphrase::new("a kettle of quiet otters");
            let offered = vault.make_recovery_key(&words)?;
            let groups = offered.recovery_key().to_groups();
            let asked = offered.asked().iter();
            let typed: Vec<String> = asked.map(|&at| groups[at].clone()).collect();
            vault.rekey(&words, &words, &offered, &typed, &now)
        })
        .unwrap();
        assert_eq!(rehearse_monthly(&desk, &now).unwrap(), Rehearsed::Fine);
        let rehearsed = desk.with_vault(Vault::rehearsed_at).unwrap();
        assert_eq!(rehearsed, None, "it is not held to be proven either");
        assert_eq!(known(&desk).unwrap().len(), 1);
    }

    #[test]
    fn why_no_copy_was_made_is_told_until_one_is_made() {
        let trouble = Trouble::default();
        assert_eq!(trouble.told(), None);
        trouble.note(Err(ErrorKind::DiskFull.into()));
        assert_eq!(trouble.told(), Some(ErrorKind::DiskFull.into()));
        trouble.note(Ok(Rehearsed::Fine));
        assert_eq!(trouble.told(), None);
        trouble.note(Ok(Rehearsed::Rotten));
        let replaced = CommandError::about(ErrorKind::BackupDamaged, REPLACED);
        assert_eq!(trouble.told(), Some(replaced));
        trouble.settled();
        assert_eq!(trouble.told(), None);
    }

    #[test]
    fn one_that_was_cut_off_is_made_up_for_on_the_same_day() {
        let root = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        let now = clock::now();
        assert!(daily(&desk, &now).unwrap());
        write_a_note(&desk, now.local().date(), &now, "the last word");
        assert!(
            !daily(&desk, &now).unwrap(),
            "the control: one of today is there"
        );
        // As when the window was closed, and the disk was slow.
        let mut work = desk.with_vault(Vault::backup_work).unwrap();
        let prepared = work.prepare().unwrap();
        drop(
            desk.with_vault(|vault| vault.begin_backup(prepared, &now))
                .unwrap(),
        );
        assert!(daily(&desk, &now).unwrap());
        assert_eq!(known(&desk).unwrap().len(), 2);
    }

    #[test]
    fn while_a_copy_is_laid_down_the_journal_is_free_and_a_lock_cuts_it_off() {
        let root = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        let now = clock::now();
        let mut work = desk.with_vault(Vault::backup_work).unwrap();
        let prepared = work.prepare().unwrap();
        let begun = desk
            .with_vault(|vault| vault.begin_backup(prepared, &now))
            .unwrap();
        write_a_note(&desk, now.local().date(), &now, "meanwhile");
        assert_eq!(desk.close(), Closed::Journal);
        let cut_off = work.finish(begun).unwrap_err();
        assert!(matches!(cut_off, VaultError::CalledOff));
    }

    #[test]
    fn work_that_never_ends_is_told_to_whoever_comes_next() {
        let root = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        let _never_ends = desk.work().unwrap();
        let told = make(&desk, &clock::now()).unwrap_err();
        assert_eq!(told.kind, ErrorKind::StillBusy);
        assert_eq!(
            desk.close(),
            Closed::Journal,
            "it does not keep the journal open"
        );
    }
}
