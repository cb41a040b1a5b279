//! Locking: the journal is closed and the whole process replaced, so that nothing decrypted is
//! left in this program's memory, nor in the web view's, which ends with its parent.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager};
use tauri_plugin_window_state::{AppHandleExt as _, StateFlags};
use vault::Rescuing;

use crate::backing_up;
use crate::children;
use crate::locked_because::LockedBecause;
use crate::patience::within;
use crate::print_file;
use crate::sample::SampleFolder;
use crate::saved_until::SavedUntil;
use crate::session::{Closed, Desk};
use crate::unfinished;
use crate::window;

/// How long each step of a lock may take, after the window is out of sight. Together with what a page has to say
/// that it saves (see [`idle`](crate::idle)) they stay below two seconds.
const REMEMBERING: Duration = Duration::from_millis(150);
const LAST_BACKUP: Duration = Duration::from_millis(900);
/// The window is gone already, and nobody waits but the system, which gives a program longer than this.
const LAST_BACKUP_PAST_THE_WINDOW: Duration = Duration::from_secs(3);
const CLOSING: Duration = Duration::from_millis(600);
const TIDYING: Duration = Duration::from_millis(100);
/// The one thing that is waited for longer.
const RESCUE: Duration = Duration::from_secs(10);
/// How long the main thread may take to end the program.
const ENDING: Duration = Duration::from_secs(3);
/// The same where the journal could not be closed: its key goes with the process.
const ENDING_OPEN: Duration = Duration::from_millis(200);

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
    /// The desktop locked its screen.
    Screen,
    /// Somebody else's session came to the front.
    Switched,
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
            LockReason::Screen => "screen",
            LockReason::Switched => "switched",
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

    const ALL: [Self; 10] = [
        Self::Asked,
        Self::Idle,
        Self::Suspend,
        Self::Screen,
        Self::Switched,
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

/// Whether a lock is on its way that nothing stops any more. It ends with this process.
static UNDER_WAY: AtomicBool = AtomicBool::new(false);

/// Whether this process is about to be replaced or to end.
pub(crate) fn is_under_way() -> bool {
    UNDER_WAY.load(Ordering::SeqCst)
}

/// Closes the journal and replaces this process by a fresh, locked one; for [`LockReason::Closed`]
/// ends it. Unsaved text must have been saved before. Each step is waited for only so long, so that two
/// seconds after a lock was asked for there is no key, whatever disk does not answer. Never on the
/// main thread, which has to hide the window meanwhile.
pub(crate) fn lock_now(app: &AppHandle, reason: LockReason) {
    lock_within(app, reason, Some(LAST_BACKUP));
}

/// The same, when a page that did not answer has used up the time for a last backup.
pub(crate) fn lock_late(app: &AppHandle, reason: LockReason) {
    lock_within(app, reason, None);
}

/// The same, from the main thread.
pub(crate) fn lock_soon(app: &AppHandle, reason: LockReason) {
    let app = app.clone();
    std::thread::spawn(move || lock_now(&app, reason));
}

fn lock_within(app: &AppHandle, reason: LockReason, last_backup: Option<Duration>) {
    // Two would each begin a process.
    if UNDER_WAY.swap(true, Ordering::SeqCst) {
        return;
    }
    let stood = window::hide(app, reason);
    // After it is out of sight: a disk may be slow.
    let remembering = app.clone();
    let _ = within(REMEMBERING, move || {
        remembering.save_window_state(remembered())
    });
    let desk = || app.state::<Desk>().inner().clone();
    if reason == LockReason::Closed
        && let Some(patience) = last_backup
    {
        let desk = desk();
        let _ = within(patience, move || backing_up::before_closing(&desk));
    }
    let closed = close(&desk());
    // What was shown is in the page's memory. Its processes are not waited for: the system replaces or ends this
    // one only when a thread that waits for a disk has got its answer.
    children::end_the_page();
    let printed = desk();
    let _ = within(TIDYING, move || {
        let _ = print_file::remove(printed.root());
        unfinished::take_away_own();
    });
    let ending = if closed == Closed::Stuck {
        ENDING_OPEN
    } else {
        ENDING
    };
    let sample = app.try_state::<SampleFolder>();
    if reason == LockReason::Closed {
        // Its folder is removed on the way out.
        end(app, ending);
        return;
    }
    let saved_until = app.state::<SavedUntil>().told();
    let told =
        app.state::<LockedBecause>()
            .followed_by(reason, closed, saved_until, desk().key_change());
    let reason = told.reason.unwrap_or(reason);
    let mut args: Vec<std::ffi::OsString> = vec!["--locked".into(), reason.as_word().into()];
    args.extend(["--stood".into(), stood.to_argument().into()]);
    if let Some(until) = told.saved_until {
        args.extend(["--saved-until".into(), until.into()]);
    }
    if let Some(begun) = told.key_change {
        args.extend(["--key-change".into(), begun.to_word().into()]);
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
    replace_process(app, &args, ending);
}

/// What a lock does, but for the window and the page, when the program ends past it: macOS ends one so whose menu in
/// the Dock is asked to, or whose session ends, and gives it no word in that. A page that is stopped with it saves
/// nothing more: what was typed since the last pause, two seconds of it at most, is lost.
pub(crate) fn at_an_end_past_the_window(desk: &Desk) {
    end_in_order(desk, LAST_BACKUP_PAST_THE_WINDOW);
}

fn end_in_order(desk: &Desk, last_backup: Duration) {
    let making = desk.clone();
    let _ = within(last_backup, move || backing_up::before_closing(&making));
    let _ = close(desk);
    let printed = desk.clone();
    let _ = within(TIDYING, move || {
        let _ = print_file::remove(printed.root());
        unfinished::take_away_own();
    });
}

/// Closes what is open, within the time there is for it. What is saved because its file was taken away, by whatever
/// thread, is in no other place: that is waited for, and then closed.
fn close(desk: &Desk) -> Closed {
    let once = || {
        let closing = desk.clone();
        within(CLOSING, move || closing.close()).unwrap_or(Closed::Stuck)
    };
    let closed = once();
    if !Rescuing::any() {
        return closed;
    }
    let _ = within(RESCUE, wait_for_rescue);
    match closed {
        Closed::Stuck => once(),
        Closed::Nothing | Closed::Setup | Closed::Journal => closed,
    }
}

/// Waits while a journal is saved whose file was taken away.
fn wait_for_rescue() {
    while Rescuing::any() {
        std::thread::sleep(Duration::from_millis(15));
    }
}

/// Ends the program, in order if the main thread still answers.
fn end(app: &AppHandle, patience: Duration) {
    app.exit(0);
    std::thread::sleep(patience);
    end_at_once();
}

#[cfg(unix)]
fn end_at_once() {
    use rustix::process::{Signal, getpid, kill_process};
    let _ = kill_process(getpid(), Signal::KILL);
}

#[cfg(not(unix))]
fn end_at_once() {
    std::process::abort();
}

/// A new program image in the same process: the kernel throws all of the old memory away.
#[cfg(unix)]
fn replace_process(app: &AppHandle, args: &[std::ffi::OsString], ending: Duration) {
    use std::os::unix::process::CommandExt;
    if let Ok(program) = std::env::current_exe() {
        // Returns only when it did not work.
        let _refused = std::process::Command::new(program).args(args).exec();
    }
    // The program's file is gone, for an upgrade perhaps. Ending locks as well.
    end(app, ending);
}

/// Where a process cannot be replaced, a new one is started and this one ends.
#[cfg(not(unix))]
fn replace_process(app: &AppHandle, args: &[std::ffi::OsString], ending: Duration) {
    if let Ok(program) = std::env::current_exe() {
        // Else it would find this one, tell it to come to the front, and end: nothing would be left.
        tauri_plugin_single_instance::destroy(app);
        let _ = std::process::Command::new(program).args(args).spawn();
    }
    end(app, ending);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{self, opened_for_tests};

    #[test]
    fn a_rescue_under_way_on_another_thread_is_waited_for_and_the_journal_closed_after_it() {
        let folder = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(folder.path());
        let (begun, has_begun) = std::sync::mpsc::channel();
        let rescuing = desk.clone();
        let rescue = std::thread::spawn(move || {
            let _session = rescuing.session();
            let _under_way = Rescuing::begin();
            begun.send(()).unwrap();
            // Longer than a command that holds the journal is waited for, twice.
            let (_open, never) = std::sync::mpsc::channel::<()>();
            let _ = never.recv_timeout(session::PATIENCE * 4);
        });
        has_begun.recv().unwrap();
        assert_eq!(close(&desk), Closed::Journal);
        rescue.join().unwrap();
        assert!(!desk.may_hold_words());
    }

    #[test]
    fn what_was_closed_is_told_as_it_was_though_a_rescue_elsewhere_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(folder.path());
        let under_way = Rescuing::begin();
        std::thread::scope(|scope| {
            let closes = scope.spawn(|| close(&desk));
            // Ends once the journal is closed: that it is waited for is seen by what comes of it.
            while desk.is_open() {
                std::thread::yield_now();
            }
            drop(under_way);
            assert_eq!(closes.join().unwrap(), Closed::Journal);
        });
    }

    #[test]
    fn an_end_past_the_window_makes_a_copy_closes_the_journal_and_leaves_no_report() {
        let folder = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(folder.path());
        let printed = folder.path().join("evenkeel-print");
        std::fs::create_dir(&printed).unwrap();
        std::fs::write(printed.join("notes.pdf"), "%PDF").unwrap();
        end_in_order(&desk, Duration::from_secs(120));
        assert!(!desk.may_hold_words());
        let copies = std::fs::read_dir(folder.path().join("backups")).unwrap();
        assert_eq!(copies.count(), 1);
        assert!(!printed.exists());
    }

    #[test]
    fn each_reason_reads_back_from_its_word() {
        for reason in LockReason::ALL {
            assert_eq!(LockReason::from_word(reason.as_word()), Some(reason));
        }
        assert_eq!(LockReason::from_word("later"), None);
    }
}
