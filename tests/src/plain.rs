//! The program as people get it, which no driver may steer: real keys go in, and the files it holds open
//! and the journal's log tell what happened.

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use crate::desk::Desk;
use crate::disk;
use crate::keyboard::Keyboard;
use crate::picture;
use crate::processes::{self, ProcessId};
use crate::screen::Guarded;
use crate::wait::{self, soon};

/// How often keys are tried again: the page may not listen yet.
const TRIES: usize = 12;
/// How long nothing must be written for the journal to be at rest.
const SETTLING: Duration = Duration::from_secs(1);
/// How long opening may take.
const OPENING: Duration = Duration::from_secs(10);

/// The plain program, running.
#[derive(Debug)]
pub struct Plain<'a> {
    desk: &'a Desk,
    keyboard: Keyboard,
    started: Guarded,
    program: ProcessId,
}

impl<'a> Plain<'a> {
    /// Starts `command` (the program, or a tracer of it) and waits for the window.
    ///
    /// # Panics
    /// When it ends instead.
    pub fn start(desk: &'a Desk, mut command: Command) -> Self {
        let mut started = Guarded(command.stdout(Stdio::null()).spawn().expect("it starts"));
        let windows = desk.screen().windows();
        let program = wait::until("the program showed no window", || {
            let ended = started.0.try_wait().ok().flatten();
            assert!(
                ended.is_none(),
                "the program ended instead of showing its window"
            );
            processes::family(None, Some(&desk.app_mark()))
                .into_iter()
                .find(|&process| windows.of(process).is_some())
        });
        Self {
            desk,
            keyboard: Keyboard::at(desk.screen().display()),
            started,
            program,
        }
    }

    /// The number of its main process.
    pub fn id(&self) -> ProcessId {
        self.program
    }

    /// The keyboard that types into its window.
    pub fn keyboard(&self) -> &Keyboard {
        &self.keyboard
    }

    /// All its processes.
    pub fn processes(&self) -> Vec<ProcessId> {
        processes::family(Some(self.program), Some(&self.desk.app_mark()))
            .into_iter()
            .filter(|&process| process != self.started.0.id() || process == self.program)
            .collect()
    }

    /// Types the passphrase, again if need be, until the journal is open.
    ///
    /// # Panics
    /// When it stays closed.
    pub fn unlock(&self, passphrase: &str) {
        let done = (0..TRIES).any(|_| {
            let window = picture::drawn(&self.desk.screen().windows(), self.program);
            self.keyboard.aim_at(window);
            self.keyboard.press("ctrl+a");
            self.keyboard.type_text(passphrase);
            self.keyboard.press("Return");
            soon(OPENING, || self.is_open())
        });
        assert!(done, "the passphrase did not open the journal");
    }

    /// Does something until the journal's log has changed: again after `patience`, in case the page did
    /// not listen yet.
    ///
    /// # Panics
    /// When it never does.
    pub fn changes_the_journal(&self, patience: Duration, act: impl Fn(&Keyboard)) {
        let before = self.log_at_rest();
        let done = (0..TRIES).any(|_| {
            act(&self.keyboard);
            soon(patience, || self.log() != before)
        });
        assert!(done, "the keys changed nothing in the journal");
    }

    /// Locks by the keyboard, again if need be: a page that has only just opened may not listen yet.
    ///
    /// # Panics
    /// When it stays open.
    pub fn lock(&self) {
        let done = (0..TRIES).any(|_| {
            self.keyboard.press("ctrl+l");
            soon(OPENING, || !self.is_open())
        });
        assert!(done, "it did not lock");
    }

    /// Closes the window and waits until the program has ended well.
    ///
    /// # Panics
    /// When it does not.
    pub fn close(&mut self) {
        let windows = self.desk.screen().windows();
        let window = wait::until("the window is gone", || windows.of(self.program));
        windows.ask_to_close(window);
        let status = wait::until("the program did not end", || {
            self.started.0.try_wait().ok().flatten()
        });
        assert!(status.success(), "it ended with {status}");
    }

    fn is_open(&self) -> bool {
        disk::journal_is_open(&[self.program])
    }

    /// The log once nothing has been written to it for a while: opening writes too.
    fn log_at_rest(&self) -> Vec<(u64, Option<SystemTime>)> {
        wait::until("the journal's log did not come to rest", || {
            let log = self.log();
            (!soon(SETTLING, || self.log() != log)).then_some(log)
        })
    }

    /// Size and time of the journal's log.
    fn log(&self) -> Vec<(u64, Option<SystemTime>)> {
        disk::files(&self.desk.data())
            .iter()
            .filter(|file| file.ends_with("journal.db-wal"))
            .filter_map(|file| fs::metadata(file).ok())
            .map(|about| (about.len(), about.modified().ok()))
            .collect()
    }
}

impl Drop for Plain<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            picture::leave_behind(&self.desk.screen().windows(), self.program);
        }
    }
}
