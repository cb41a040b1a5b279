//! The idle clock. It runs here, not in the page, and counts the time the computer sleeps.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tauri::{AppHandle, Manager};
use tauri_specta::Event;

use crate::clock::seconds_since_boot;
use crate::commands::wire::LockAsked;
use crate::lock::{LockReason, lock_now};
use crate::session::Desk;
use crate::settings_file::OpenSettings;
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

/// Looks every few seconds whether the journal lies open with nobody there, and locks it.
pub(crate) fn watch(app: AppHandle) {
    std::thread::spawn(move || {
        let mut looked = seconds_since_boot();
        loop {
            std::thread::sleep(Duration::from_secs(1));
            let now = seconds_since_boot();
            // A second that took ten: the computer slept.
            let slept = now.saturating_sub(looked) > 10;
            looked = now;
            let desk = app.state::<Desk>();
            let away = app.state::<LastSeen>().seconds_ago();
            let is_held = app.state::<Holding>().is_held();
            if desk.is_open() && !is_held && (slept || away >= limit(&desk)) {
                ask_to_lock(
                    &app,
                    if slept {
                        LockReason::Suspend
                    } else {
                        LockReason::Idle
                    },
                );
            }
        }
    });
}

fn limit(desk: &Desk) -> u64 {
    test_doors::idle_seconds()
        .unwrap_or_else(|| u64::from(OpenSettings::read(desk.root()).auto_lock_minutes) * 60)
}

/// Asks the page to hide, save and lock; locks without it when it does not answer.
pub(crate) fn ask_to_lock(app: &AppHandle, reason: LockReason) {
    let _ = LockAsked { reason }.emit(app);
    let app = app.clone();
    std::thread::spawn(move || {
        std::thread::sleep(PATIENCE);
        if app.state::<Desk>().is_open() && !app.state::<Holding>().is_held() {
            lock_now(&app, reason);
        } else if reason == LockReason::Closed && !app.state::<Desk>().is_open() {
            app.exit(0);
        }
    });
}

/// Set while the page, hidden, holds text that could not be saved: it must not be dropped.
#[derive(Default)]
pub(crate) struct Holding(std::sync::atomic::AtomicBool);

impl Holding {
    pub(crate) fn set(&self, held: bool) {
        self.0.store(held, Ordering::Relaxed);
    }

    pub(crate) fn is_held(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
