//! Whether the page lives. It is a process of the web engine's, which may crash or hang, and then nobody hides
//! what stands on the screen. The shell asks it now and then, and hides and locks without it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tauri::{AppHandle, Manager as _, WebviewWindow};
use webkit2gtk::{WebViewExt as _, gio};

use crate::idle::{Held, Holding};
use crate::lock::{self, LockReason, lock_now};
use crate::locked_because::LockedBecause;
use crate::start::PageSeen;
use crate::{children, complain, idle, window, words};

/// How often it is asked.
const BEAT: Duration = Duration::from_secs(3);
/// Beats without an answer after which a page that does nothing hangs: some 15 seconds.
const STILL: u32 = 5;
/// Beats without an answer after which one that works hangs: a minute. Two megabytes of pasted text keep it busy
/// for twelve seconds on a slow machine, and it must not be locked away for that.
const BUSY: u32 = 20;
/// A page works that takes more than this share of a processor.
const A_TENTH: u64 = 10;

/// Watches the page for as long as the program runs.
pub(crate) fn watch(window: &WebviewWindow) {
    let app = window.app_handle().clone();
    let _ = window.with_webview({
        let app = app.clone();
        move |view| {
            view.inner()
                .connect_web_process_terminated(move |_, _| ended(&app));
        }
    });
    let window = window.clone();
    std::thread::spawn(move || {
        let answered = Arc::new(AtomicU64::new(0));
        let mut asked = 0;
        let mut pulse = Pulse::default();
        loop {
            std::thread::sleep(BEAT);
            if !idle::may_hold_secrets(&app) {
                pulse = Pulse::default();
                continue;
            }
            let has_answered = answered.load(Ordering::Relaxed) == asked;
            if pulse.hangs(has_answered, children::work()) {
                lock_without_the_page(&app, LockReason::PageHung);
                return;
            }
            if has_answered {
                asked += 1;
                ask(&window, &answered, asked);
            }
        }
    });
}

/// Any script is answered by a page whose turn comes.
fn ask(window: &WebviewWindow, answered: &Arc<AtomicU64>, number: u64) {
    let answered = Arc::clone(answered);
    let _ = window.with_webview(move |view| {
        let never = None::<&gio::Cancellable>;
        view.inner()
            .evaluate_javascript("0", None, None, never, move |_| {
                answered.store(number, Ordering::Relaxed);
            });
    });
}

/// The page's process is gone, killed or crashed; what it drew last still stands there.
fn ended(app: &AppHandle) {
    // A lock ends it as well.
    if lock::is_under_way() {
        return;
    }
    window::hide(app, LockReason::PageEnded);
    let app = app.clone();
    std::thread::spawn(move || {
        let again = app.state::<LockedBecause>().reason == Some(LockReason::PageEnded);
        if again && !app.state::<PageSeen>().is_used() {
            // It crashes at its start, and would for ever.
            complain::loudly_in(&app, &words::text("start-page-ends"));
            app.exit(1);
            return;
        }
        lock_without_the_page(&app, LockReason::PageEnded);
    });
}

/// Hides at once and locks, whatever the page held: what it held is gone with it.
fn lock_without_the_page(app: &AppHandle, reason: LockReason) {
    window::hide(app, reason);
    app.state::<Holding>().set(Held::Nothing);
    lock_now(app, reason);
}

/// How long the page has not answered, in beats of the shell's own: while everything sleeps none are counted.
#[derive(Debug, Default)]
struct Pulse {
    missed: u32,
    /// The work of the page's processes when it last answered, in hundredths of a second.
    work: u64,
}

impl Pulse {
    /// One beat later: whether the page hangs.
    fn hangs(&mut self, has_answered: bool, work: u64) -> bool {
        if has_answered {
            *self = Self { missed: 0, work };
            return false;
        }
        self.missed += 1;
        let worked = work.saturating_sub(self.work);
        let is_busy = worked > u64::from(self.missed) * BEAT.as_secs() * A_TENTH;
        self.missed >= if is_busy { BUSY } else { STILL }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beats_until_it_hangs(work_a_beat: u64) -> u32 {
        let mut pulse = Pulse::default();
        assert!(!pulse.hangs(true, 1_000));
        (1..=BUSY + 1)
            .find(|&beat| pulse.hangs(false, 1_000 + u64::from(beat) * work_a_beat))
            .unwrap()
    }

    #[test]
    fn a_page_that_does_nothing_and_does_not_answer_hangs_sooner_than_one_that_works() {
        assert_eq!(beats_until_it_hangs(0), STILL);
        assert_eq!(beats_until_it_hangs(2), STILL, "its threads tick");
        assert_eq!(beats_until_it_hangs(30), STILL, "a tenth");
        assert_eq!(beats_until_it_hangs(31), BUSY, "more than a tenth");
        assert_eq!(beats_until_it_hangs(300), BUSY, "a whole processor");
    }

    #[test]
    fn an_answer_begins_the_count_anew() {
        let mut pulse = Pulse::default();
        for _ in 0..3 {
            for _ in 1..STILL {
                assert!(!pulse.hangs(false, 0));
            }
            assert!(!pulse.hangs(true, 0));
        }
    }
}
