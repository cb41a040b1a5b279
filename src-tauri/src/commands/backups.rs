//! Copies of the open journal.

use std::path::Path;

use chrono::TimeDelta;
use tauri::{AppHandle, Manager as _, State};
use vault::{
    BackupWork, KeyChange, KnownBackup, LentPassphrases, Moment, Passphrase, Vault, VaultError,
};
use zeroize::Zeroizing;

use super::backups_wire::{
    BackupTested, BackupView, BackupsRewrapped, BackupsView, SecondFolder, number,
};
use crate::backing_up::{self, Trouble};
use crate::error::{CommandError, ErrorKind};
use crate::session::Desk;
use crate::{chosen, clock, second_folder, synced, words};

/// After so many days without a copy outside this disk one line says so.
const OUTSIDE_DAYS: i64 = 30;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn backups(
    desk: State<'_, Desk>,
    trouble: State<'_, Trouble>,
) -> Result<BackupsView, CommandError> {
    view(&desk, &clock::now(), &trouble)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn back_up_now(
    desk: State<'_, Desk>,
    trouble: State<'_, Trouble>,
) -> Result<BackupsView, CommandError> {
    let now = clock::now();
    backing_up::make(&desk, &now)?;
    trouble.settled();
    view(&desk, &now, &trouble)
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
    let now = clock::now();
    use_folder(&desk, &folder, &now)?;
    view(&desk, &now, &app.state::<Trouble>()).map(Some)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn forget_backup_folder(
    desk: State<'_, Desk>,
    trouble: State<'_, Trouble>,
) -> Result<BackupsView, CommandError> {
    desk.with_vault(|vault| vault.set_backup_folder(None))?;
    view(&desk, &clock::now(), &trouble)
}

/// A restore rehearsed with the key of the open journal.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn test_backup(
    desk: State<'_, Desk>,
    file: String,
    second: bool,
) -> Result<BackupTested, CommandError> {
    let test = move |work: &mut BackupWork, known: Vec<KnownBackup>| {
        let is_it = |known: &KnownBackup| known.backup.file_name() == file;
        let known = known.into_iter().find(is_it);
        known
            .map(|known| work.rehearse_restore(&known.backup))
            .transpose()
    };
    let tested = if second {
        let tested = second_folder::on_it(&desk, second_folder::TO_COPY, move |work, folder| {
            let known = work.backups_in(folder)?;
            test(work, known)
        });
        tested?.ok_or(ErrorKind::FolderMissing)?
    } else {
        backing_up::on_own(&desk, |work| {
            let known = work.backups()?;
            test(work, known)
        })?
    };
    Ok(tested.ok_or(ErrorKind::NoCopyYet)?.into())
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
    // The journal keeps them: closed, it wipes them, whatever a folder makes this wait for.
    let typed =
        desk.with_vault(|vault| Ok::<_, VaultError>(vault.lend_passphrases(current, earlier)))?;
    let told = rewrap_with(&desk, &typed);
    // Locked meanwhile: they are wiped.
    let _ = desk.with_vault(|vault| {
        vault.take_passphrases_back();
        Ok::<_, VaultError>(())
    });
    told
}

fn rewrap_with(desk: &Desk, typed: &LentPassphrases) -> Result<BackupsRewrapped, CommandError> {
    let mut told = BackupsRewrapped { done: 0, left: 0 };
    // One at a time, and the turn let go between: a key derivation takes a second.
    for copy in backing_up::known(desk)? {
        let one = backing_up::on_own(desk, |work| work.rewrap_backups(&[copy.backup], typed))?;
        told.add(&one);
    }
    // Last, for it may not answer.
    for copy in second_folder::known(desk)?.unwrap_or_default() {
        let typed = typed.clone();
        let one = second_folder::on_it(desk, second_folder::TO_COPY, move |work, _| {
            work.rewrap_backups(&[copy.backup], &typed)
        })?;
        told.add(&one.unwrap_or_default());
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
    desk.with_vault(Vault::remove_set_aside)?;
    view(&desk, &clock::now(), &trouble)
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
    let now = clock::now();
    backing_up::before_a_change(&desk, &now)?;
    super::settings::change_key(&desk, KeyChange::VaultKey, |open| {
        let offered = open.offered.as_ref().ok_or(ErrorKind::Unexpected)?;
        open.vault.rekey(&current, &next, offered, &typed, &now)?;
        open.offered = None;
        Ok(())
    })?;
    // The key is new, and must not be denied. The next unlocking tries again.
    let _ = backing_up::make(&desk, &now);
    super::settings::change(&desk, |_| Ok(()))
}

fn use_folder(desk: &Desk, folder: &Path, now: &Moment) -> Result<(), CommandError> {
    // Looked at first, without the journal: what does not answer is not taken.
    let data_folder =
        desk.with_vault(|vault| Ok::<_, CommandError>(vault.data_folder().to_owned()))?;
    if !second_folder::look(data_folder, folder.to_owned())?.is_there {
        return Err(ErrorKind::FolderMissing.into());
    }
    let before = desk.with_vault(|vault| {
        let before = vault.backup_folder()?;
        vault.set_backup_folder(Some(folder))?;
        Ok::<_, VaultError>(before)
    })?;
    let laid = backing_up::make(desk, now).and_then(|backup| {
        // It was there a moment ago: now its being away is an error.
        if second_folder::has(desk, &backup)? {
            Ok(())
        } else {
            Err(ErrorKind::FolderMissing.into())
        }
    });
    if let Err(error) = laid {
        // A folder that takes no copy is not kept as one that does.
        let _ = desk.with_vault(|vault| vault.set_backup_folder(before.as_deref()));
        return Err(error);
    }
    Ok(())
}

fn view(desk: &Desk, now: &Moment, trouble: &Trouble) -> Result<BackupsView, CommandError> {
    let own = backing_up::known(desk)?;
    let mut told = trouble.told();
    let second = second(desk, &mut told)?;
    let newest = own
        .iter()
        .chain(second.iter().flat_map(|(_, there)| there))
        // One of an earlier key does not say.
        .filter(|known| known.made.is_some())
        .max_by_key(|known| known.backup.sequence())
        .and_then(|known| known.made);
    let newest_first = |known: &[KnownBackup]| -> Vec<BackupView> {
        known.iter().rev().map(BackupView::of).collect()
    };
    let is_old = |last| {
        let since = now.utc.signed_duration_since(last);
        // One of days to come was laid by a clock that was wrong: how long ago that is nobody knows.
        since > TimeDelta::days(OUTSIDE_DAYS) || since < -TimeDelta::days(1)
    };
    desk.with_vault(|vault| {
        let last = match vault.backed_up_outside_at()? {
            Some(last) => Some(last),
            None => vault.made_at()?,
        };
        Ok::<_, VaultError>(BackupsView {
            second_to_be_chosen: vault.backup_folder_to_be_chosen()?,
            copies: newest_first(&own),
            second: second.map(|(view, there)| SecondFolder {
                copies: newest_first(&there),
                ..view
            }),
            newest: newest.map(|made| made.to_rfc3339()),
            synced: synced::service(vault.data_folder()).map(str::to_owned),
            outside_is_old: last.is_none_or(is_old),
            trouble: told,
            rehearsed_on: vault.rehearsed_at()?.map(|at| at.date_naive().to_string()),
            set_aside: number(vault.set_aside_count()? as u64),
        })
    })
}

/// The second folder, if there is one, and the copies in it. One that does not answer is as one that is
/// not there, and that it does not is `told`, unless something else is.
fn second(
    desk: &Desk,
    told: &mut Option<CommandError>,
) -> Result<Option<(SecondFolder, Vec<KnownBackup>)>, CommandError> {
    let Some(folder) = desk.with_vault(Vault::backup_folder)? else {
        return Ok(None);
    };
    let silent = |error: CommandError| match error.kind {
        ErrorKind::FolderSilent => Ok(error),
        _ => Err(error),
    };
    let looked = second_folder::known(desk).and_then(|there| {
        let look = second_folder::look(desk.root().to_owned(), folder.clone())?;
        Ok((look, there.unwrap_or_default()))
    });
    let (look, there) = match looked.map_err(silent) {
        Ok(found) => found,
        Err(Ok(error)) => {
            told.get_or_insert(error);
            (second_folder::Look::GONE, Vec::new())
        }
        Err(Err(error)) => return Err(error),
    };
    let view = SecondFolder {
        path: folder.display().to_string(),
        missing: !look.is_there,
        same_disk: look.is_there && !look.is_outside,
        copies: Vec::new(),
    };
    Ok(Some((view, there)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::opened_for_tests;

    fn seen(desk: &Desk) -> BackupsView {
        view(desk, &clock::now(), &Trouble::default()).unwrap()
    }

    #[test]
    fn a_folder_that_takes_no_copy_is_not_kept() {
        let root = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        let gone = root.path().join("not-there");
        let now = clock::now();
        let refused = use_folder(&desk, &gone, &now).unwrap_err();
        assert_eq!(refused.kind, ErrorKind::FolderMissing);
        assert!(seen(&desk).second.is_none());
    }

    #[test]
    fn the_page_is_told_where_copies_lie_and_that_one_disk_is_one_disk() {
        let root = tempfile::tempdir().unwrap();
        let other = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        assert!(seen(&desk).newest.is_none());
        use_folder(&desk, other.path(), &clock::now()).unwrap();
        let told = seen(&desk);
        assert_eq!(told.copies.len(), 1);
        assert!(told.newest.is_some() && !told.outside_is_old);
        let second = told.second.unwrap();
        assert!(second.same_disk && !second.missing);
        assert_eq!(second.copies.len(), 1);
        assert!(second.copies[0].bytes > 4096);
        drop(other);
        let second = seen(&desk).second.unwrap();
        assert!(second.missing && second.copies.is_empty() && !second.same_disk);
    }

    #[test]
    fn thirty_days_without_a_copy_outside_are_told() {
        let root = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        let now = clock::now();
        let later = Moment {
            utc: now.utc + TimeDelta::days(31),
            ..now.clone()
        };
        let trouble = Trouble::default();
        assert!(view(&desk, &later, &trouble).unwrap().outside_is_old);
        desk.with_vault(|vault| vault.note_backed_up_outside(&later))
            .unwrap();
        assert!(!view(&desk, &later, &trouble).unwrap().outside_is_old);
    }
    #[test]
    fn a_copy_laid_outside_by_a_clock_of_years_ahead_does_not_silence_the_telling() {
        let root = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        let now = clock::now();
        let ahead = Moment {
            utc: now.utc + TimeDelta::days(3_652),
            ..now.clone()
        };
        let trouble = Trouble::default();
        desk.with_vault(|vault| vault.note_backed_up_outside(&ahead))
            .unwrap();
        assert!(view(&desk, &now, &trouble).unwrap().outside_is_old);
        // It is told until one is laid by a clock that is right, or wrong by hours.
        let hours_ahead = Moment {
            utc: now.utc + TimeDelta::hours(13),
            ..now.clone()
        };
        desk.with_vault(|vault| vault.note_backed_up_outside(&hours_ahead))
            .unwrap();
        assert!(!view(&desk, &now, &trouble).unwrap().outside_is_old);
    }

    #[test]
    fn a_copy_outside_is_old_after_thirty_days_and_not_on_the_thirtieth() {
        let root = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        let trouble = Trouble::default();
        let now = clock::now();
        desk.with_vault(|vault| vault.note_backed_up_outside(&now))
            .unwrap();
        let laid = desk.with_vault(Vault::backed_up_outside_at).unwrap();
        let laid = laid.unwrap().to_utc();
        for (passed, is_old) in [
            (TimeDelta::days(OUTSIDE_DAYS), false),
            (TimeDelta::days(OUTSIDE_DAYS) + TimeDelta::seconds(1), true),
            (-TimeDelta::days(1), false),
            (-TimeDelta::days(1) - TimeDelta::seconds(1), true),
        ] {
            let now = Moment {
                utc: laid + passed,
                ..now.clone()
            };
            let told = view(&desk, &now, &trouble).unwrap();
            assert_eq!(told.outside_is_old, is_old, "{passed}");
        }
    }
}
