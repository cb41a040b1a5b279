//! `cargo xtask run`: build the app and open it.

use std::ffi::OsString;

use crate::failure::Failure;
use crate::program::Program;
use crate::{app, say, setup, ui};

/// Opens the app; `sample` asks it for a made journal in a temporary folder.
pub(crate) fn run(sample: bool, args: &[OsString]) -> Result<(), Failure> {
    if !has_display() {
        return Err(Failure::new("There is no display here to open a window on.").advise(
            "To walk the app without one and get pictures: cargo xtask run --headless --shots DIR",
        ));
    }
    setup::setup(setup::Scope::App, false)?;
    ui::packages()?;
    ui::build_if_stale()?;
    let app = app::release()?;
    say::line("Opening Evenkeel; this command ends when its window is closed.");
    Program::new(app)
        .args(sample.then_some("--sample"))
        .args(args)
        .here()
        .run()
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
