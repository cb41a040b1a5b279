//! Work that can be called off, though it cannot be stopped.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::ReportError;

/// How often it is asked whether the work is called off.
const ASKED_EVERY: Duration = Duration::from_millis(20);

/// Does `work` on a thread of its own and waits for it, until `cancelled` says yes: then this returns
/// at once, and what the work still brings is thrown away.
pub(crate) fn until<T: Send + 'static>(
    cancelled: &dyn Fn() -> bool,
    work: impl FnOnce() -> Result<T, ReportError> + Send + 'static,
) -> Result<T, ReportError> {
    if cancelled() {
        return Err(ReportError::Cancelled);
    }
    let (done, brought) = channel();
    thread::spawn(move || done.send(catch_unwind(AssertUnwindSafe(work))));
    loop {
        match brought.recv_timeout(ASKED_EVERY) {
            Ok(Ok(result)) => return result,
            // A fault of the work's own is not ours to hide.
            Ok(Err(thrown)) => resume_unwind(thrown),
            Err(RecvTimeoutError::Timeout) if !cancelled() => {}
            Err(_) => return Err(ReportError::Cancelled),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_goes_on_is_left_at_once() {
        let (end, ended) = channel::<()>();
        let left = until(&|| false, || Ok(7));
        assert!(matches!(left, Ok(7)));
        let asked = std::cell::Cell::new(0);
        let left = until(&|| asked.replace(asked.get() + 1) > 2, move || {
            let _ = ended.recv();
            Ok(())
        });
        assert!(matches!(left, Err(ReportError::Cancelled)));
        drop(end);
    }

    #[test]
    #[should_panic(expected = "of the work's own")]
    fn a_fault_in_the_work_is_not_hidden() {
        let _ = until(&|| false, || -> Result<(), _> {
            resume_unwind(Box::new("of the work's own"))
        });
    }
}
