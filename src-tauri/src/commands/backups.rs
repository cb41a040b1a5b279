//! Copies of the open journal.

use std::path::Path;

use chrono::TimeDelta;
use tauri::{AppHandle, Manager as _, State};
use vault::{Backup, Moment, Passphrase, Vault, VaultError};
use zeroize::Zeroizing;

use super::backups_wire::{
    BackupTested, BackupView, BackupsRewrapped, BackupsView, SecondFolder, number,
};
use super::entries::on_journal;
use crate::backing_up::{self, Trouble};
use crate::error::{CommandError, ErrorKind};
use crate::session::Desk;
use crate::{chosen, clock, synced, words};

/// After so many days without a copy outside this disk one line says so.
const OUTSIDE_DAYS: i64 = 30;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn backups(
    desk: State<'_, Desk>,
    trouble: State<'_, Trouble>,
) -> Result<BackupsView, CommandError> {
    on_journal(&desk, |vault, now| view(vault, now, &trouble))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn back_up_now(
    desk: State<'_, Desk>,
    trouble: State<'_, Trouble>,
) -> Result<BackupsView, CommandError> {
    on_journal(&desk, |vault, now| {
        backing_up::make(vault, now)?;
        trouble.settled();
        view(vault, now, &trouble)
    })
}

/// Asks for a second folder, and lays the newest copy there at once. `None` when the person changed
/// their mind.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn choose_backup_folder(app: AppHandle) -> Result<Option<BackupsView>, CommandError> {
    let desk = app.state::<Desk>();
    desk.session().unlocked()?;
    let Some(folder) = chosen::folder(&app, &words::text("backup-folder-title")) else {
        return Ok(None);
    };
    on_journal(&desk, |vault, now| {
        use_folder(vault, &folder, now)?;
        view(vault, now, &app.state::<Trouble>()).map(Some)
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn forget_backup_folder(
    desk: State<'_, Desk>,
    trouble: State<'_, Trouble>,
) -> Result<BackupsView, CommandError> {
    on_journal(&desk, |vault, now| {
        vault.set_backup_folder(None)?;
        view(vault, now, &trouble)
    })
}

/// A restore rehearsed with the key of the open journal.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn test_backup(
    desk: State<'_, Desk>,
    file: String,
    second: bool,
) -> Result<BackupTested, CommandError> {
    on_journal(&desk, |vault, _| {
        let known = if second {
            let folder = vault.backup_folder()?.ok_or(ErrorKind::FolderMissing)?;
            vault.backups_in(&folder)?
        } else {
            vault.backups()?
        };
        let is_it = |backup: &Backup| backup.file_name() == file;
        let known = known.into_iter().find(|known| is_it(&known.backup));
        let known = known.ok_or(ErrorKind::NoCopyYet)?;
        Ok(vault.rehearse_restore(&known.backup)?.into())
    })
}

/// Lets the known copies open with the passphrase of today. `earlier` is for those that an earlier
/// vault key sealed.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn rewrap_backups(
    desk: State<'_, Desk>,
    current: String,
    earlier: Option<String>,
) -> Result<BackupsRewrapped, CommandError> {
    let current = Passphrase::new(&Zeroizing::new(current));
    let earlier = earlier.map(|text| Passphrase::new(&Zeroizing::new(text)));
    let known = on_journal(&desk, |vault, _| {
        let mut known = in_second_folder(vault)?;
        known.extend(vault.backups()?);
        Ok(known)
    })?;
    let earlier = earlier.as_ref().map(vault::Secret::Passphrase);
    let mut told = BackupsRewrapped { done: 0, left: 0 };
    for copy in known {
        // One at a time, and the journal let go between: a key derivation takes a second, and whoever
        // hides the window now must not wait for them all.
        let one = on_journal(&desk, |vault, _| {
            Ok(vault.rewrap_backups(&[copy.backup], &current, earlier.as_ref())?)
        })?;
        told.done += number(one.done.len() as u64);
        told.left += number(one.left.len() as u64);
    }
    Ok(told)
}

/// Removes the journals that a restore or a salvage replaced, for good.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_set_aside(
    desk: State<'_, Desk>,
    trouble: State<'_, Trouble>,
) -> Result<BackupsView, CommandError> {
    on_journal(&desk, |vault, now| {
        vault.remove_set_aside()?;
        view(vault, now, &trouble)
    })
}

/// Makes a new vault key and encrypts the journal anew. Needs the recovery key that
/// `make_recovery_key` offered, and its proof. A copy is made before, with the old key, and after,
/// with the new one.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn rekey(
    desk: State<'_, Desk>,
    current: String,
    next: String,
    typed: Vec<String>,
) -> Result<super::settings::SettingsView, CommandError> {
    let current = Passphrase::new(&Zeroizing::new(current));
    let next = Passphrase::new(&Zeroizing::new(next));
    {
        let mut session = desk.session();
        let unlocked = session.unlocked()?;
        let now = clock::now();
        let offered = unlocked.offered.as_ref().ok_or(ErrorKind::Unexpected)?;
        backing_up::before_a_change(&mut unlocked.vault, &now)?;
        unlocked
            .vault
            .rekey(&current, &next, offered, &typed, &now)?;
        unlocked.offered = None;
        // The key is new, and must not be denied. The next unlocking tries again.
        let _ = backing_up::make(&mut unlocked.vault, &now);
    }
    super::settings::change(&desk, |_| Ok(()))
}

fn use_folder(vault: &mut Vault, folder: &Path, now: &Moment) -> Result<(), CommandError> {
    let before = vault.backup_folder()?;
    vault.set_backup_folder(Some(folder))?;
    let laid = backing_up::make(vault, now).and_then(|backup| {
        // It was there a moment ago: now its being away is an error.
        let is_there = vault.lies_in(&backup, folder)?;
        is_there.then_some(()).ok_or(VaultError::FolderMissing)
    });
    if let Err(error) = laid {
        // A folder that takes no copy is not kept as one that does.
        let _ = vault.set_backup_folder(before.as_deref());
        return Err(error.into());
    }
    Ok(())
}

fn in_second_folder(vault: &mut Vault) -> Result<Vec<vault::KnownBackup>, VaultError> {
    let Some(folder) = vault.backup_folder()? else {
        return Ok(Vec::new());
    };
    match vault.backups_in(&folder) {
        Err(VaultError::FolderMissing) => Ok(Vec::new()),
        found => found,
    }
}

fn view(vault: &mut Vault, now: &Moment, trouble: &Trouble) -> Result<BackupsView, CommandError> {
    let own = vault.backups()?;
    let folder = vault.backup_folder()?;
    let outside = in_second_folder(vault)?;
    let newest = own
        .iter()
        .chain(&outside)
        // One of an earlier key does not say.
        .filter(|known| known.made.is_some())
        .max_by_key(|known| known.backup.sequence())
        .and_then(|known| known.made);
    let newest_first = |known: &[vault::KnownBackup]| -> Vec<BackupView> {
        known.iter().rev().map(BackupView::of).collect()
    };
    let last = match vault.backed_up_outside_at()? {
        Some(last) => Some(last),
        None => vault.made_at()?,
    };
    let is_old = |last| {
        let since = now.utc.signed_duration_since(last);
        // One of days to come was laid by a clock that was wrong: how long ago that is nobody knows.
        since > TimeDelta::days(OUTSIDE_DAYS) || since < -TimeDelta::days(1)
    };
    Ok(BackupsView {
        second_to_be_chosen: vault.backup_folder_to_be_chosen()?,
        copies: newest_first(&own),
        second: folder.map(|folder| SecondFolder {
            path: folder.display().to_string(),
            missing: !folder.is_dir(),
            same_disk: folder.is_dir() && !backing_up::is_outside(vault.data_folder(), &folder),
            copies: newest_first(&outside),
        }),
        newest: newest.map(|made| made.to_rfc3339()),
        synced: synced::service(vault.data_folder()).map(str::to_owned),
        outside_is_old: last.is_none_or(is_old),
        trouble: trouble.told(),
        rehearsed_on: vault.rehearsed_at()?.map(|at| at.date_naive().to_string()),
        set_aside: number(vault.set_aside_count()? as u64),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::opened_for_tests;

    fn seen(vault: &mut Vault) -> BackupsView {
        view(vault, &clock::now(), &Trouble::default()).unwrap()
    }

    #[test]
    fn a_folder_that_takes_no_copy_is_not_kept() {
        let root = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        let mut session = desk.session();
        let vault = &mut session.unlocked().unwrap().vault;
        let gone = root.path().join("not-there");
        let now = clock::now();
        let refused = use_folder(vault, &gone, &now).unwrap_err();
        assert_eq!(refused.kind, ErrorKind::FolderMissing);
        assert!(seen(vault).second.is_none());
    }

    #[test]
    fn the_page_is_told_where_copies_lie_and_that_one_disk_is_one_disk() {
        let root = tempfile::tempdir().unwrap();
        let other = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        let mut session = desk.session();
        let vault = &mut session.unlocked().unwrap().vault;
        assert!(seen(vault).newest.is_none());
        use_folder(vault, other.path(), &clock::now()).unwrap();
        let told = seen(vault);
        assert_eq!(told.copies.len(), 1);
        assert!(told.newest.is_some() && !told.outside_is_old);
        let second = told.second.unwrap();
        assert!(second.same_disk && !second.missing);
        assert_eq!(second.copies.len(), 1);
        assert!(second.copies[0].bytes > 4096);
        drop(other);
        let second = seen(vault).second.unwrap();
        assert!(second.missing && second.copies.is_empty());
    }

    #[test]
    fn thirty_days_without_a_copy_outside_are_told() {
        let root = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        let mut session = desk.session();
        let vault = &mut session.unlocked().unwrap().vault;
        let now = clock::now();
        let later = Moment {
            utc: now.utc + TimeDelta::days(31),
            ..now.clone()
        };
        let trouble = Trouble::default();
        assert!(view(vault, &later, &trouble).unwrap().outside_is_old);
        vault.note_backed_up_outside(&later).unwrap();
        assert!(!view(vault, &later, &trouble).unwrap().outside_is_old);
    }
    #[test]
    fn a_copy_laid_outside_by_a_clock_of_years_ahead_does_not_silence_the_telling() {
        let root = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        let mut session = desk.session();
        let vault = &mut session.unlocked().unwrap().vault;
        let now = clock::now();
        let ahead = Moment {
            utc: now.utc + TimeDelta::days(3_652),
            ..now.clone()
        };
        let trouble = Trouble::default();
        vault.note_backed_up_outside(&ahead).unwrap();
        assert!(view(vault, &now, &trouble).unwrap().outside_is_old);
        // It is told until one is laid by a clock that is right, or wrong by hours.
        let hours_ahead = Moment {
            utc: now.utc + TimeDelta::hours(13),
            ..now.clone()
        };
        vault.note_backed_up_outside(&hours_ahead).unwrap();
        assert!(!view(vault, &now, &trouble).unwrap().outside_is_old);
    }
}
