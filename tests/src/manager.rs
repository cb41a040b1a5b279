//! A window manager on a desk's screen: it decides which window has the keyboard, and which stands above which.

use std::path::Path;

use crate::desk::Desk;
use crate::screen::Guarded;
use crate::wait;

/// One of them, running.
#[derive(Debug)]
pub struct Manager {
    _process: Guarded,
}

impl Manager {
    /// Starts Openbox and waits until it manages.
    ///
    /// # Panics
    /// When it does not.
    pub fn openbox(desk: &Desk) -> Self {
        Self::start(desk, "openbox", &[])
    }

    /// Starts Metacity, which GNOME's own came from, and waits until it manages.
    ///
    /// # Panics
    /// When it does not.
    pub fn metacity(desk: &Desk) -> Self {
        Self::start(desk, "metacity", &["--no-composite"])
    }

    /// Starts i3, which tiles, and waits until it manages.
    ///
    /// # Panics
    /// When it does not.
    pub fn i3(desk: &Desk) -> Self {
        let settings = desk.home().root().join("i3");
        std::fs::write(&settings, "font pango:monospace 8\n").expect("settings can be written");
        Self::start(desk, "i3", &["-c", &settings.display().to_string()])
    }

    fn start(desk: &Desk, name: &str, arguments: &[&str]) -> Self {
        let process = desk
            .command(Path::new(name))
            .args(arguments)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .map(Guarded)
            .unwrap_or_else(|error| panic!("{name} does not start: {error} (xtask setup --tests)"));
        let windows = desk.screen().windows();
        wait::until(&format!("{name} did not manage"), || {
            windows.is_managed().then_some(())
        });
        Self { _process: process }
    }
}
