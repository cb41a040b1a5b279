//! An input method at a desk: IBus, which writes Korean. What is composed is shown in the text, or, where the program
//! does not want that, nowhere at all: it has no window of its own here.

use std::path::Path;
use std::process::Stdio;

use crate::desk::Desk;
use crate::screen::Guarded;
use crate::wait;

/// What a program finds in its environment to use it.
pub const CHOSEN: (&str, &str) = ("GTK_IM_MODULE", "ibus");

/// The input method, running.
#[derive(Debug)]
pub struct InputMethod {
    _daemon: Guarded,
}

impl InputMethod {
    /// Starts it and chooses Korean.
    ///
    /// # Panics
    /// When it is missing or does not answer.
    pub fn korean(desk: &Desk) -> Self {
        let daemon = desk
            .command(Path::new("ibus-daemon"))
            .args(["--panel", "disable"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map(Guarded)
            .expect("ibus-daemon starts (Debian package ibus)");
        wait::until("IBus did not begin to write Korean", || {
            let chosen = desk
                .command(Path::new("ibus"))
                .args(["engine", "hangul"])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
            chosen.is_ok_and(|status| status.success()).then_some(())
        });
        Self { _daemon: daemon }
    }
}
