//! Locking: the journal is closed and the whole process replaced, so that nothing decrypted is
//! left in this program's memory, nor in the web view's, which ends with its parent.

use std::sync::atomic::{AtomicBool, Ordering};

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager};
use tauri_plugin_window_state::StateFlags;

use crate::backing_up;
use crate::children;
use crate::locked_because::LockedBecause;
use crate::print_file;
use crate::sample::SampleFolder;
use crate::saved_until::SavedUntil;
use crate::session::Desk;
use crate::window;

/// Why the journal was locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum LockReason {
    /// The person asked.
    Asked,
    /// Nobody touched it for a while.
    Idle,
    /// The computer goes to sleep.
    Suspend,
    /// The window was closed: the program ends.
    Closed,
    /// The person asked, and wants it out of sight as well.
    Hidden,
    /// The process that shows the page crashed or was killed.
    PageEnded,
    /// The page did not answer any more.
    PageHung,
    /// The journal was erased.
    Erased,
}

impl LockReason {
    pub(crate) fn as_word(self) -> &'static str {
        match self {
            LockReason::Asked => "asked",
            LockReason::Idle => "idle",
            LockReason::Suspend => "suspend",
            LockReason::Closed => "closed",
            LockReason::Hidden => "hidden",
            LockReason::PageEnded => "page-ended",
            LockReason::PageHung => "page-hung",
            LockReason::Erased => "erased",
        }
    }

    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|reason| reason.as_word() == word)
    }

    const ALL: [Self; 8] = [
        Self::Asked,
        Self::Idle,
        Self::Suspend,
        Self::Closed,
        Self::Hidden,
        Self::PageEnded,
        Self::PageHung,
        Self::Erased,
    ];
}

/// What of the window is remembered.
pub(crate) fn remembered() -> StateFlags {
    StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED
}

/// Whether a lock is on its way that nothing stops any more.
static UNDER_WAY: AtomicBool = AtomicBool::new(false);

/// Whether this process is about to be replaced or to end.
pub(crate) fn is_under_way() -> bool {
    UNDER_WAY.load(Ordering::Relaxed)
}

/// Closes the journal and replaces this process by a fresh, locked one; for [`LockReason::Closed`]
/// ends it. Unsaved text must have been saved before.
pub(crate) fn lock_now(app: &AppHandle, reason: LockReason) {
    // Two would each begin a process.
    if UNDER_WAY.swap(true, Ordering::Relaxed) {
        return;
    }
    let stood = window::hide(app, reason);
    if reason == LockReason::Closed {
        backing_up::before_closing(&app.state::<Desk>());
    }
    let closed = app.state::<Desk>().close();
    children::end_the_page();
    print_file::remove(app.state::<Desk>().root());
    let sample = app.try_state::<SampleFolder>();
    if reason == LockReason::Closed {
        if let Some(sample) = sample {
            sample.remove();
        }
        app.exit(0);
        return;
    }
    let saved_until = app.state::<SavedUntil>().told();
    let told = app
        .state::<LockedBecause>()
        .followed_by(reason, closed, saved_until);
    let reason = told.reason.unwrap_or(reason);
    let mut args: Vec<std::ffi::OsString> = vec!["--locked".into(), reason.as_word().into()];
    args.extend(["--stood".into(), stood.to_argument().into()]);
    if let Some(until) = told.saved_until {
        args.extend(["--saved-until".into(), until.into()]);
    }
    if told.setup_left {
        args.push("--setup-left".into());
    }
    if let Some(sample) = sample {
        args.extend(["--sample-at".into(), sample.path().into()]);
    }
    let children = children::listed();
    if !children.is_empty() {
        args.extend(["--children".into(), children.into()]);
    }
    replace_process(app, &args);
}

/// A new program image in the same process: the kernel throws all of the old memory away.
#[cfg(unix)]
fn replace_process(app: &AppHandle, args: &[std::ffi::OsString]) {
    use std::os::unix::process::CommandExt;
    if let Ok(program) = std::env::current_exe() {
        // Returns only when it did not work.
        let _refused = std::process::Command::new(program).args(args).exec();
    }
    // The program's file is gone, for an upgrade perhaps. Ending locks as well.
    app.exit(0);
}

/// Where a process cannot be replaced, a new one is started and this one ends.
#[cfg(not(unix))]
fn replace_process(app: &AppHandle, args: &[std::ffi::OsString]) {
    if let Ok(program) = std::env::current_exe() {
        let _ = std::process::Command::new(program).args(args).spawn();
    }
    app.exit(0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_reads_back_from_its_word() {
        for reason in LockReason::ALL {
            assert_eq!(LockReason::from_word(reason.as_word()), Some(reason));
        }
        assert_eq!(LockReason::from_word("later"), None);
    }
}
