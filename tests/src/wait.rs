//! Waiting for something to be so: look again and again until a deadline, never a blind sleep.

use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a person's patience lasts on a busy two-core machine.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// How often to look.
pub const GLANCE: Duration = Duration::from_millis(40);

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
pub fn until_within<T>(patience: Duration, what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        // Look first, then judge the time: a slow last look still counts.
        let late = start.elapsed() >= patience;
        if let Some(found) = look() {
            return found;
        }
        assert!(!late, "waited {} s, but {what}", patience.as_secs());
        sleep(GLANCE);
    }
}

/// Whether something comes true within a while.
pub fn soon(within: Duration, mut is_so: impl FnMut() -> bool) -> bool {
    let start = Instant::now();
    while start.elapsed() < within {
        if is_so() {
            return true;
        }
        sleep(GLANCE);
    }
    false
}
