use chrono::{DateTime, Utc};
use journal::DayEnd;
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, Manager, State};
use vault::{KeyChange, Passphrase, Vault};
use zeroize::Zeroizing;

use super::week::Weekday;
use super::wire::{Look, RecoveryKeyShown, Theme};
use crate::calendar::{Hours, WeekStarts};
use crate::capture::{self, CaptureProtection};
use crate::error::{CommandError, ErrorKind};
use crate::protect::SPELLING_LEARNS;
use crate::session::{Desk, Unlocked};
use crate::settings_file::OpenSettings;
use crate::test_doors::{self, Place};
use crate::{backing_up, clock};

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PauseView {
    starts_on: String,
    /// Null while it lasts.
    ends_on: Option<String>,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SettingsView {
    look: Look,
    day_end_hour: u8,
    auto_lock_minutes: u16,
    digits_advance: bool,
    spell_check: bool,
    /// Whether the system keeps what its spelling learns, in plain text and outside the journal.
    spelling_learns: bool,
    capture_protection: CaptureProtection,
    /// The day on which the week is looked back on; null while none is chosen.
    review_day: Option<Weekday>,
    /// Newest first.
    pauses: Vec<PauseView>,
    data_folder: String,
    version: String,
    passphrase_changed_on: Option<String>,
    recovery_key_made_on: Option<String>,
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn settings(desk: State<'_, Desk>) -> Result<SettingsView, CommandError> {
    change(&desk, |_| Ok(()))
}

/// Works while locked as well: how it looks is no secret.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_look(
    desk: State<'_, Desk>,
    theme: Theme,
    text_percent: u16,
    high_contrast: bool,
    week_starts: WeekStarts,
    hours: Hours,
) -> Result<Look, CommandError> {
    let _alone = desk.settings();
    let stored = OpenSettings::read(desk.root());
    let next = OpenSettings {
        theme,
        text_percent,
        high_contrast,
        week_starts,
        hours,
        ..stored
    };
    write_open(&desk, &next)?;
    Ok(Look::of(&next))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_auto_lock(
    desk: State<'_, Desk>,
    minutes: u16,
) -> Result<SettingsView, CommandError> {
    change(&desk, |_| {
        let _alone = desk.settings();
        let stored = OpenSettings::read(desk.root());
        write_open(
            &desk,
            &OpenSettings {
                auto_lock_minutes: minutes,
                ..stored
            },
        )?;
        desk.limit().set(minutes);
        Ok(())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_day_end(desk: State<'_, Desk>, hour: u8) -> Result<SettingsView, CommandError> {
    let end = DayEnd::new(hour).map_err(|_| CommandError::from(ErrorKind::BadSetting))?;
    change(&desk, |vault| Ok(vault.settings().set_day_end(end)?))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_digits_advance(
    desk: State<'_, Desk>,
    on: bool,
) -> Result<SettingsView, CommandError> {
    change(&desk, |vault| {
        Ok(vault.settings().set_digits_advance(on)?)
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_spell_check(
    desk: State<'_, Desk>,
    on: bool,
) -> Result<SettingsView, CommandError> {
    change(&desk, |vault| Ok(vault.settings().set_spell_check(on)?))
}

/// Keeps the window out of pictures of the screen, or lets it be seen. Where the system cannot keep
/// it out nothing is changed.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_capture_protection(
    app: AppHandle,
    desk: State<'_, Desk>,
    on: bool,
) -> Result<CaptureProtection, CommandError> {
    let mut session = desk.session();
    session.unlocked()?;
    let _alone = desk.settings();
    let stored = OpenSettings::read(desk.root());
    if !capture::IS_HERE {
        return Ok(CaptureProtection::of(&stored));
    }
    let next = OpenSettings {
        capture_protection: on,
        ..stored
    };
    write_open(&desk, &next)?;
    if let Some(window) = app.get_webview_window("main") {
        window
            .set_content_protected(on)
            .map_err(|_| CommandError::from(ErrorKind::Unexpected))?;
    }
    Ok(CaptureProtection::of(&next))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_review_day(
    desk: State<'_, Desk>,
    day: Option<Weekday>,
) -> Result<SettingsView, CommandError> {
    change(&desk, |vault| {
        Ok(vault.settings().set_review_day(day.map(Into::into))?)
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn start_pause(desk: State<'_, Desk>) -> Result<SettingsView, CommandError> {
    change(&desk, |vault| {
        let today = journal::civil_day(clock::now().local(), vault.settings().day_end()?);
        Ok(vault.pauses().start(today)?)
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn end_pause(desk: State<'_, Desk>) -> Result<SettingsView, CommandError> {
    change(&desk, |vault| {
        let today = journal::civil_day(clock::now().local(), vault.settings().day_end()?);
        Ok(vault.pauses().end(today)?)
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn change_passphrase(
    desk: State<'_, Desk>,
    current: String,
    next: String,
) -> Result<SettingsView, CommandError> {
    let current = Passphrase::new(&Zeroizing::new(current));
    let next = Passphrase::new(&Zeroizing::new(next));
    let now = clock::now();
    change_key(&desk, KeyChange::Passphrase, |open| {
        test_doors::hold_here(Place::BeforePassphrase);
        open.vault.rewrap(&current, &next, &now)?;
        test_doors::hold_here(Place::AfterPassphrase);
        Ok(())
    })?;
    // A copy that opens with it. Without one the passphrase is changed all the same.
    let _ = backing_up::make(&desk, &now);
    change(&desk, |_| Ok(()))
}

/// A change of what opens the journal. A lock does not wait for it: it is made or not made, and whoever comes
/// next says which, unless the page that asked for it can.
pub(super) fn change_key(
    desk: &Desk,
    what: KeyChange,
    make: impl FnOnce(&mut Unlocked) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    let mut session = desk.session();
    let open = session.unlocked()?;
    let begun = open.vault.begin_key_change(what);
    // Whoever may write in the folder could keep the note from being made, and the change must not hang on it.
    let _ = open.vault.note_key_change(&begun);
    desk.set_key_change(Some(begun));
    let made = make(open);
    if !desk.is_hidden() {
        open.vault.forget_key_change();
        desk.set_key_change(None);
    }
    made
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn make_recovery_key(
    desk: State<'_, Desk>,
    passphrase: String,
) -> Result<RecoveryKeyShown, CommandError> {
    let typed = Zeroizing::new(passphrase);
    let mut session = desk.session();
    let unlocked = session.unlocked()?;
    let offered = unlocked.vault.make_recovery_key(&Passphrase::new(&typed))?;
    let shown = RecoveryKeyShown::of(offered.recovery_key(), offered.asked());
    unlocked.offered = Some(offered);
    Ok(shown)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn prove_new_recovery_key(
    desk: State<'_, Desk>,
    typed: Vec<String>,
) -> Result<SettingsView, CommandError> {
    {
        let mut session = desk.session();
        let unlocked = session.unlocked()?;
        let offered = unlocked.offered.as_ref().ok_or(ErrorKind::Unexpected)?;
        unlocked
            .vault
            .adopt_recovery_key(offered, &typed, &clock::now())?;
        unlocked.offered = None;
    }
    // A copy that the new key opens. Without one the key is made all the same.
    let _ = backing_up::make(&desk, &clock::now());
    change(&desk, |_| Ok(()))
}

/// Makes a change in the open journal and tells how the settings stand after it.
pub(super) fn change(
    desk: &Desk,
    change: impl FnOnce(&mut Vault) -> Result<(), CommandError>,
) -> Result<SettingsView, CommandError> {
    let mut session = desk.session();
    let vault = &mut session.unlocked()?.vault;
    change(vault)?;
    let stored = OpenSettings::read(desk.root());
    let facts = vault.facts().clone();
    let offset = clock::now().offset;
    let on = |at: DateTime<Utc>| at.with_timezone(&offset).date_naive().to_string();
    Ok(SettingsView {
        look: Look::of(&stored),
        day_end_hour: vault.settings().day_end()?.get(),
        auto_lock_minutes: desk.limit().minutes(),
        digits_advance: vault.settings().digits_advance()?,
        spell_check: vault.settings().spell_check()?.unwrap_or(!SPELLING_LEARNS),
        spelling_learns: SPELLING_LEARNS,
        capture_protection: CaptureProtection::of(&stored),
        review_day: vault.settings().review_day()?.map(Into::into),
        pauses: vault
            .pauses()
            .all()?
            .into_iter()
            .rev()
            .map(|pause| PauseView {
                starts_on: pause.starts_on.to_string(),
                ends_on: pause.ends_on.map(|day| day.to_string()),
            })
            .collect(),
        data_folder: desk.root().display().to_string(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        passphrase_changed_on: facts.passphrase_changed_at.map(on),
        recovery_key_made_on: facts.recovery_key_made_at.map(on),
    })
}

fn write_open(desk: &Desk, settings: &OpenSettings) -> Result<(), CommandError> {
    if !settings.is_valid() {
        return Err(ErrorKind::BadSetting.into());
    }
    Ok(settings.write(desk.root())?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::opened_for_tests;

    #[test]
    fn what_is_out_of_range_is_refused_and_the_file_stays() {
        let root = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        let good = OpenSettings {
            auto_lock_minutes: 7,
            ..OpenSettings::default()
        };
        write_open(&desk, &good).unwrap();
        let never = OpenSettings {
            auto_lock_minutes: 0,
            ..OpenSettings::default()
        };
        let refused = write_open(&desk, &never).unwrap_err();
        assert_eq!(refused.kind, ErrorKind::BadSetting);
        assert_eq!(OpenSettings::read(root.path()), good);
    }

    #[test]
    fn a_change_of_the_passphrase_over_which_it_was_hidden_is_told_by_whoever_comes_next() {
        let root = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        let mut made = 0;
        for is_hidden in [false, true] {
            let changed = change_key(&desk, KeyChange::Passphrase, |_| {
                made += 1;
                // As when it is locked while a slow key derivation runs.
                if is_hidden {
                    desk.hide();
                }
                Ok(())
            });
            changed.unwrap();
            assert_eq!(desk.key_change().is_some(), is_hidden);
        }
        assert_eq!(made, 2);
    }
}
