//! Waiting for something to be so: look again and again until a deadline, never a blind sleep.

use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::spent;

/// How long a person's patience lasts on a busy two-core machine.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// How often to look at what takes long: each look is work for the page that is waited for. What comes at once is
/// looked for sooner.
pub const GLANCE: Duration = Duration::from_millis(100);
/// How soon the second look comes.
const BLINK: Duration = Duration::from_millis(5);

/// Looks until `look` answers, for [`PATIENCE`].
///
/// # Panics
/// When nothing came in time; the message says what was waited for.
pub fn until<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    until_within(PATIENCE, what, look)
}

/// Looks until `look` answers, for at most `patience`.
///
/// # Panics
/// When nothing came in time; the message says what was waited for.
pub fn until_within<T>(patience: Duration, what: &str, look: impl FnMut() -> Option<T>) -> T {
    look_again(patience, look)
        .unwrap_or_else(|| panic!("waited {} s, but {what}", patience.as_secs()))
}

/// Whether something comes true within a while.
pub fn soon(within: Duration, mut is_so: impl FnMut() -> bool) -> bool {
    look_again(within, || is_so().then_some(())).is_some()
}

fn look_again<T>(patience: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    let mut pause = BLINK;
    loop {
        // Look first, then judge the time: a slow last look still counts.
        let late = start.elapsed() >= patience;
        let found = look();
        if found.is_some() || late {
            return found;
        }
        spent::on("looking away", || sleep(pause));
        pause = GLANCE.min(pause * 2);
    }
}
