//! A turn that one thread has at a time, and that the next one waits for only so long.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Gives out the turn.
#[derive(Default)]
pub(crate) struct Turns {
    is_taken: Mutex<bool>,
    given_back: Condvar,
}

/// Lasts as long as nobody else may have it.
pub(crate) struct Turn<'a>(&'a Turns);

impl Turns {
    /// `None` when whoever has it does not give it back in that time.
    pub(crate) fn wait_for(&self, patience: Duration) -> Option<Turn<'_>> {
        let waited = self
            .given_back
            .wait_timeout_while(self.at(), patience, |is_taken| *is_taken);
        let (mut is_taken, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        if waited.timed_out() {
            return None;
        }
        *is_taken = true;
        Some(Turn(self))
    }

    /// Held for no longer than it takes to read or write it.
    fn at(&self) -> MutexGuard<'_, bool> {
        self.is_taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *self.0.at() = false;
        self.0.given_back.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(600);

    #[test]
    fn whoever_waits_has_it_once_it_is_given_back_and_nobody_before() {
        let turns = Turns::default();
        let first = turns.wait_for(Duration::ZERO).unwrap();
        assert!(turns.wait_for(Duration::from_millis(1)).is_none());
        std::thread::scope(|scope| {
            let waits = scope.spawn(|| turns.wait_for(LONG).is_some());
            drop(first);
            assert!(waits.join().unwrap());
        });
        assert!(turns.wait_for(Duration::ZERO).is_some(), "given back again");
    }

    #[test]
    fn work_that_panics_gives_it_back() {
        let turns = Turns::default();
        std::thread::scope(|scope| {
            let falls = scope.spawn(|| {
                let _turn = turns.wait_for(LONG).unwrap();
                panic!("on purpose");
            });
            assert!(falls.join().is_err());
        });
        assert!(turns.wait_for(Duration::ZERO).is_some());
    }
}
