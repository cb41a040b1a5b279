use serde::Serialize;
use specta::Type;
use tauri::State;
use vault::{CutOff, KeyChange};

use super::wire::Look;
use crate::appearance;
use crate::calendar;
use crate::error::CommandError;
use crate::lock::LockReason;
use crate::locked_because::LockedBecause;
use crate::sample::SampleFolder;
use crate::session::{Desk, Session};
use crate::settings_file::OpenSettings;

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Presence {
    None,
    Present,
}

/// What the first screen needs, before anything is unlocked.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StartView {
    presence: Presence,
    look: Look,
    locked_because: Option<LockReason>,
    /// Until when what was typed before the lock is saved, as RFC 3339; null when nothing was.
    saved_until: Option<String>,
    /// A setup was left with its recovery key on the page. That key opens nothing.
    setup_left: bool,
    sample: bool,
    /// Why the journal cannot be looked at, such as "open elsewhere".
    problem: Option<CommandError>,
    auto_lock_minutes: u16,
    /// A change of what opens the journal that was cut off by a lock or an end before the person was told.
    key_change: Option<KeyChangeTold>,
}

/// How a change ended that nobody was told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum KeyChangeTold {
    PassphraseChanged,
    PassphraseUnchanged,
    /// It may have been begun, and nobody who is believed says how it was before.
    PassphraseUnknown,
    VaultKeyChanged,
    VaultKeyUnchanged,
    VaultKeyUnknown,
}

impl From<CutOff> for KeyChangeTold {
    fn from(cut_off: CutOff) -> Self {
        match (cut_off.change, cut_off.made) {
            (KeyChange::Passphrase, Some(true)) => KeyChangeTold::PassphraseChanged,
            (KeyChange::Passphrase, Some(false)) => KeyChangeTold::PassphraseUnchanged,
            (KeyChange::Passphrase, None) => KeyChangeTold::PassphraseUnknown,
            (KeyChange::VaultKey, Some(true)) => KeyChangeTold::VaultKeyChanged,
            (KeyChange::VaultKey, Some(false)) => KeyChangeTold::VaultKeyUnchanged,
            (KeyChange::VaultKey, None) => KeyChangeTold::VaultKeyUnknown,
        }
    }
}

impl Look {
    pub(crate) fn of(settings: &OpenSettings) -> Self {
        Look {
            theme: settings.theme,
            system_dark: appearance::is_dark(),
            system_contrast: appearance::wants_contrast(),
            text_percent: settings.text_percent,
            high_contrast: settings.high_contrast,
            week_starts: settings.week_starts,
            starts_on: calendar::starts_on(settings).into(),
            hours: settings.hours,
            twelve_hours: calendar::twelve_hours(settings),
        }
    }
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn start(
    desk: State<'_, Desk>,
    because: State<'_, LockedBecause>,
    app: tauri::AppHandle,
) -> StartView {
    use tauri::Manager;
    if desk.stage().has_key() {
        // The page was loaded anew and knows nothing; behind a locked screen nothing lies open.
        crate::lock::lock_now(&app, LockReason::Asked);
    }
    desk.retry();
    let settings = OpenSettings::read(desk.root());
    let found = match &*desk.session() {
        Session::Barred(error) => Err(CommandError::from(error)),
        Session::Locked(locked) | Session::Preparing(locked, _) => {
            locked.presence().map_err(CommandError::from)
        }
        Session::Recovered(_) | Session::Unlocked(_) => Ok(vault::Presence::Present),
    };
    let locked = desk.session().locked().ok().cloned();
    let key_change = locked
        .and_then(|locked| locked.cut_off_key_change(because.key_change.as_ref()))
        .map(Into::into);
    let (presence, problem) = match found {
        Ok(vault::Presence::None) => (Presence::None, None),
        Ok(vault::Presence::Present) => (Presence::Present, None),
        Err(error) => (Presence::Present, Some(error)),
    };
    StartView {
        presence,
        look: Look::of(&settings),
        locked_because: because.reason,
        saved_until: because.saved_until.clone(),
        setup_left: because.setup_left,
        sample: app.try_state::<SampleFolder>().is_some(),
        problem,
        auto_lock_minutes: settings.auto_lock_minutes,
        key_change,
    }
}
