//! Work that is waited for only so long.

use std::sync::mpsc;
use std::time::Duration;

/// Does `work` on a thread of its own and waits at most `patience` for what comes of it. A thread that
/// takes longer is left behind, and ends with the process; `None` then, or when the system has no
/// thread left.
pub(crate) fn within<T: Send + 'static>(
    patience: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (done, result) = mpsc::channel();
    let begun = std::thread::Builder::new().spawn(move || {
        // Nobody may be waiting any more.
        let _ = done.send(work());
    });
    begun.ok()?;
    result.recv_timeout(patience).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_in_time_is_given_and_what_never_comes_is_left_behind() {
        assert_eq!(within(Duration::from_secs(60), || 7), Some(7));
        let (_keep, never) = mpsc::channel::<()>();
        let stuck = within(Duration::from_millis(1), move || never.recv().ok());
        assert_eq!(stuck, None);
    }
}
