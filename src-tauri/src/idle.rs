//! The idle clock. It runs here, not in the page, and counts the time the computer sleeps.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde::Deserialize;
use specta::Type;
use tauri::{AppHandle, Manager};
use tauri_specta::Event;

use crate::clock::seconds_since_boot;
use crate::commands::wire::LockAsked;
use crate::lock::{LockReason, lock_now};
use crate::session::Desk;
use crate::settings_file::OpenSettings;
use crate::start::PageSeen;
use crate::test_doors;

/// How long the page has to save what is unsaved before it is locked all the same. Its autosave
/// has long run by then; only a page that hangs takes this long.
const PATIENCE: Duration = Duration::from_secs(3);

/// When the person was last seen, in seconds since the computer started.
pub(crate) struct LastSeen(AtomicU64);

impl LastSeen {
    pub(crate) fn now() -> Self {
        LastSeen(AtomicU64::new(seconds_since_boot()))
    }

    /// The person is here.
    pub(crate) fn touch(&self) {
        self.0.store(seconds_since_boot(), Ordering::Relaxed);
    }

    fn seconds_ago(&self) -> u64 {
        seconds_since_boot().saturating_sub(self.0.load(Ordering::Relaxed))
    }
}

/// Whether something must not stay where nobody is: the journal's words, a new recovery key, or what may have been
/// typed into a page that somebody touched.
pub(crate) fn may_hold_secrets(app: &AppHandle) -> bool {
    let desk = app.state::<Desk>();
    // Asked first: it waits for an unlocking under way, which touches `LastSeen`.
    desk.may_hold_words() || desk.is_preparing() || app.state::<PageSeen>().is_used()
}

/// Looks every few seconds whether something lies open with nobody there, and locks it.
pub(crate) fn watch(app: AppHandle) {
    std::thread::spawn(move || {
        let mut looked = seconds_since_boot();
        loop {
            std::thread::sleep(Duration::from_secs(1));
            let now = seconds_since_boot();
            // A second that took ten: the computer slept.
            let slept = now.saturating_sub(looked) > 10;
            looked = now;
            if !may_hold_secrets(&app) {
                continue;
            }
            let last_seen = app.state::<LastSeen>();
            let away = last_seen.seconds_ago();
            if !slept && away < limit(&app.state::<Desk>()) {
                continue;
            }
            let reason = if slept {
                LockReason::Suspend
            } else {
                LockReason::Idle
            };
            match app.state::<Holding>().now() {
                Held::Nothing => {
                    ask_to_lock(&app, reason);
                    std::thread::sleep(PATIENCE);
                }
                // The lock waits for the person. A passphrase that is half typed there does not.
                Held::Unsaved => {
                    ask_to_forget(&app, reason);
                    last_seen.touch();
                }
                Held::Saving => {}
            }
        }
    });
}

fn limit(desk: &Desk) -> u64 {
    test_doors::idle_seconds()
        .unwrap_or_else(|| u64::from(OpenSettings::read(desk.root()).auto_lock_minutes) * 60)
}

/// Asks a page that is hidden already, for text that could not be saved, to empty its fields.
pub(crate) fn ask_to_forget(app: &AppHandle, reason: LockReason) {
    let _ = LockAsked { reason }.emit(app);
}

/// Asks the page to hide, save and lock; locks without it when it does not answer.
pub(crate) fn ask_to_lock(app: &AppHandle, reason: LockReason) {
    let _ = LockAsked { reason }.emit(app);
    let app = app.clone();
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(PATIENCE);
            match app.state::<Holding>().now() {
                // The disk is slow: what is being saved is worth waiting for.
                Held::Saving => {}
                // The person decides.
                Held::Unsaved => return,
                Held::Nothing => break,
            }
        }
        if may_hold_secrets(&app) {
            lock_now(&app, reason);
        } else if reason == LockReason::Closed {
            app.exit(0);
        }
    });
}

/// What the page holds while it is hidden.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Held {
    /// Nothing: it may be locked.
    #[default]
    Nothing,
    /// Text on its way to the disk.
    Saving,
    /// Text that could not be saved. It must not be dropped.
    Unsaved,
}

/// What the page was last heard to hold, and since when. A page that says it saves and is not
/// heard again is taken to hang.
#[derive(Default)]
pub(crate) struct Holding(Mutex<(Held, u64)>);

/// The longest a save is waited for, in seconds.
const LONGEST_SAVE: u64 = 60;

impl Holding {
    pub(crate) fn set(&self, held: Held) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = (held, seconds_since_boot());
    }

    pub(crate) fn now(&self) -> Held {
        let (held, since) = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = seconds_since_boot().saturating_sub(since);
        if held == Held::Saving && waited > LONGEST_SAVE {
            Held::Nothing
        } else {
            held
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unsaved_words_are_held_and_a_save_that_never_ends_is_not() {
        let holding = Holding::default();
        assert_eq!(holding.now(), Held::Nothing);
        holding.set(Held::Unsaved);
        assert_eq!(holding.now(), Held::Unsaved);
        holding.set(Held::Saving);
        assert_eq!(holding.now(), Held::Saving);
        let long_ago = seconds_since_boot().saturating_sub(LONGEST_SAVE + 1);
        *holding.0.lock().unwrap() = (Held::Saving, long_ago);
        let too_soon_to_tell = seconds_since_boot() <= LONGEST_SAVE;
        assert_eq!(holding.now() == Held::Saving, too_soon_to_tell);
    }
}
