//! Makes the program wait somewhere, as a slow disk, a dead mount or a long command would. Only the program
//! that is built for journeys can be made to.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use crate::desk::Desk;
use crate::wait;

/// The variable that names the folder.
const VARIABLE: &str = "EVENKEEL_TEST_HOLD";

/// Written when a lock is asked for.
const LOCK_ASKED: &str = "lock-asked";

/// Places at a desk in which the program waits.
#[derive(Debug)]
pub struct Holding {
    folder: PathBuf,
    asleep: std::cell::Cell<u64>,
}

impl Holding {
    /// None yet.
    ///
    /// # Panics
    /// When its folder cannot be made.
    pub fn at(desk: &Desk) -> Self {
        let folder = desk.home().root().join("hold");
        fs::create_dir(&folder).expect("a folder can be made");
        Self {
            folder,
            asleep: std::cell::Cell::new(0),
        }
    }

    /// What the program has to find in its environment.
    pub fn environment(&self) -> (&'static str, String) {
        (VARIABLE, self.folder.display().to_string())
    }

    /// From now on the program waits at that place.
    pub fn begin(&self, place: &str) {
        let _none = fs::remove_file(self.folder.join(place).with_extension("waits"));
        fs::write(self.folder.join(place), "").expect("a file can be written");
    }

    /// Waits until the program has come there.
    ///
    /// # Panics
    /// When it does not.
    pub fn reached(&self, place: &str) {
        let waits = self.folder.join(place).with_extension("waits");
        wait::until(&format!("the program did not come to {place:?}"), || {
            waits.exists().then_some(())
        });
    }

    /// It goes on.
    pub fn end(&self, place: &str) {
        let _none = fs::remove_file(self.folder.join(place));
    }

    /// From now on it is told when the program asks its page to lock.
    pub fn watch_for_a_lock(&self) {
        let _none = fs::remove_file(self.folder.join(LOCK_ASKED));
    }

    /// When the program asked its page to lock: what no hand did has no other beginning.
    ///
    /// # Panics
    /// When it does not.
    pub fn lock_asked(&self) -> Instant {
        wait::until("the program did not lock by itself", || {
            let written = fs::metadata(self.folder.join(LOCK_ASKED)).ok()?;
            let ago = written.modified().ok()?.elapsed().unwrap_or_default();
            Instant::now().checked_sub(ago)
        })
    }

    /// The computer slept for a minute, as far as the program can tell.
    pub fn sleep(&self) {
        self.asleep.set(self.asleep.get() + 60);
        self.tell("asleep", self.asleep.get());
    }

    /// From now on the program's clock on the wall is a day ahead.
    pub fn a_day_passes(&self) {
        self.tell("clock-ahead", 24 * 60 * 60);
    }

    /// Whole or not at all: it may be read at any moment.
    fn tell(&self, what: &str, seconds: u64) {
        let told = self.folder.join(what);
        fs::write(told.with_extension("next"), seconds.to_string())
            .and_then(|()| fs::rename(told.with_extension("next"), told))
            .expect("a file can be written");
    }
}
