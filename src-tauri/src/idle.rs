//! The idle clock. It runs here, not in the page, and counts the time the computer sleeps. It waits for
//! nobody: nothing it looks at is behind a mutex that work holds, and it reads no file.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde::Deserialize;
use specta::Type;
use tauri::{AppHandle, Manager};
use tauri_specta::Event;

use crate::clock::{SleepWatch, seconds_since_boot};
use crate::commands::wire::LockAsked;
use crate::lock::{LockReason, lock_late, lock_now};
use crate::session::Desk;
use crate::settings_file::OpenSettings;
use crate::start::PageSeen;
use crate::{test_doors, window};

/// How long the page has to say that it saves what is unsaved, before it is locked all the same. Its
/// autosave has long run by then; only a page that hangs takes this long.
const PATIENCE: Duration = Duration::from_millis(1100);
/// How often the clock is looked at.
const ROUND: Duration = Duration::from_secs(1);

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
/// typed into a page that somebody touched. Waits for nobody.
pub(crate) fn may_hold_secrets(app: &AppHandle) -> bool {
    are_secrets(&app.state::<Desk>(), &app.state::<PageSeen>())
}

fn are_secrets(desk: &Desk, page: &PageSeen) -> bool {
    desk.may_hold_words() || page.is_used()
}

/// After how long it locks. Taken from the settings when the program starts, at each unlocking, and when
/// the person sets it here; a file that another program changes meanwhile changes nothing.
pub(crate) struct IdleLimit(AtomicU64);

impl IdleLimit {
    pub(crate) fn of(settings: &OpenSettings) -> Self {
        let limit = IdleLimit(AtomicU64::new(0));
        limit.set(settings.auto_lock_minutes);
        limit
    }

    pub(crate) fn set(&self, minutes: u16) {
        self.0.store(u64::from(minutes), Ordering::Relaxed);
    }

    /// In minutes.
    pub(crate) fn minutes(&self) -> u16 {
        u16::try_from(self.0.load(Ordering::Relaxed)).unwrap_or(u16::MAX)
    }

    fn seconds(&self) -> u64 {
        test_doors::idle_seconds().unwrap_or_else(|| self.0.load(Ordering::Relaxed) * 60)
    }
}

/// Looks every second whether something lies open with nobody there, and locks it.
pub(crate) fn watch(app: AppHandle) {
    std::thread::spawn(move || {
        let mut sleep = SleepWatch::begin();
        loop {
            std::thread::sleep(ROUND);
            let slept = sleep.slept();
            let away = app.state::<LastSeen>().seconds_ago();
            if let Some(reason) = due(slept, away, app.state::<Desk>().limit().seconds()) {
                lock_for(&app, reason);
                std::thread::sleep(PATIENCE);
            }
        }
    });
}

/// Why it is to be locked now, if it is.
fn due(slept: bool, away: u64, limit: u64) -> Option<LockReason> {
    if slept {
        Some(LockReason::Suspend)
    } else {
        (away >= limit).then_some(LockReason::Idle)
    }
}

/// Asks a page that is hidden already, for text that could not be saved, to empty its fields.
pub(crate) fn ask_to_forget(app: &AppHandle, reason: LockReason) {
    let _ = LockAsked { reason }.emit(app);
}

/// Everything is to be out of sight, because nobody is there or because the desktop says so.
pub(crate) fn lock_for(app: &AppHandle, reason: LockReason) {
    match wanted(app.state::<Holding>().now(), may_hold_secrets(app)) {
        Wanted::Nothing => {}
        Wanted::Lock => ask_to_lock(app, reason),
        Wanted::Forgetting => {
            ask_to_forget(app, reason);
            app.state::<LastSeen>().touch();
        }
    }
}

/// What has to be done so that everything is out of sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// It is, or is about to be.
    Nothing,
    Lock,
    /// The lock waits for the person. A passphrase that is half typed there does not.
    Forgetting,
}

fn wanted(held: Held, are_secrets: bool) -> Wanted {
    match held {
        Held::Nothing if are_secrets => Wanted::Lock,
        Held::Nothing | Held::Saving => Wanted::Nothing,
        Held::Unsaved => Wanted::Forgetting,
    }
}

/// Hides, asks the page to save and lock, and locks without it when it does not answer.
pub(crate) fn ask_to_lock(app: &AppHandle, reason: LockReason) {
    test_doors::tell_lock_asked();
    app.state::<Desk>().hide();
    // Before the page is asked: it may be busy, or call the window back for words that cannot be saved.
    window::hide(app, reason);
    let _ = LockAsked { reason }.emit(app);
    lock_when_saved(app, reason);
}

/// Locks as soon as the page holds nothing that is on its way to the disk, or has not said so in time. Nothing but
/// the person stops it, who decides about text that could not be saved.
pub(crate) fn lock_when_saved(app: &AppHandle, reason: LockReason) {
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
            lock_late(&app, reason);
        } else if reason == LockReason::Closed {
            lock_now(&app, reason);
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
        self.at(seconds_since_boot())
    }

    fn at(&self, now: u64) -> Held {
        let (held, since) = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = now.saturating_sub(since);
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
    fn it_is_due_after_the_limit_and_after_sleep_and_for_no_other_reason() {
        assert_eq!(due(false, 299, 300), None);
        assert_eq!(due(false, 300, 300), Some(LockReason::Idle));
        assert_eq!(due(true, 0, 300), Some(LockReason::Suspend));
    }

    #[test]
    fn a_page_that_nobody_touched_is_left_alone_and_any_other_is_locked() {
        let root = tempfile::tempdir().unwrap();
        let desk = Desk::at(root.path().join("data"));
        let page = PageSeen::default();
        assert!(!are_secrets(&desk, &page));
        page.touch();
        assert!(are_secrets(&desk, &page));
        let desk = crate::session::opened_for_tests(&root.path().join("other"));
        assert!(are_secrets(&desk, &PageSeen::default()));
    }

    #[test]
    fn what_cannot_be_saved_holds_up_a_lock_and_nothing_else_does() {
        for (held, are_secrets, answer) in [
            (Held::Nothing, true, Wanted::Lock),
            (Held::Nothing, false, Wanted::Nothing),
            (Held::Saving, true, Wanted::Nothing),
            (Held::Saving, false, Wanted::Nothing),
            (Held::Unsaved, true, Wanted::Forgetting),
            (Held::Unsaved, false, Wanted::Forgetting),
        ] {
            assert_eq!(wanted(held, are_secrets), answer, "{held:?} {are_secrets}");
        }
    }

    #[test]
    fn the_limit_is_what_was_set_and_no_file_is_asked_for_it() {
        let limit = IdleLimit::of(&OpenSettings::default());
        assert_eq!((limit.minutes(), limit.seconds()), (5, 300));
        limit.set(60);
        assert_eq!((limit.minutes(), limit.seconds()), (60, 3600));
    }

    #[test]
    fn unsaved_words_are_held_and_a_save_that_never_ends_is_not() {
        let holding = Holding::default();
        assert_eq!(holding.now(), Held::Nothing);
        holding.set(Held::Unsaved);
        assert_eq!(holding.now(), Held::Unsaved);
        holding.set(Held::Saving);
        assert_eq!(holding.now(), Held::Saving);
        let since = holding.0.lock().unwrap().1;
        for (held, after, told) in [
            (Held::Saving, LONGEST_SAVE, Held::Saving),
            (Held::Saving, LONGEST_SAVE + 1, Held::Nothing),
            (Held::Unsaved, LONGEST_SAVE + 1, Held::Unsaved),
        ] {
            *holding.0.lock().unwrap() = (held, since);
            assert_eq!(holding.at(since + after), told, "{held:?} {after}");
        }
    }
}
