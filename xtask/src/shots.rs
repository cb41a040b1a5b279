//! `cargo xtask shots DIR`: walk the real app without a screen and leave pictures.

use std::path::PathBuf;

use crate::failure::Failure;
use crate::program::Program;
use crate::{app, openssl, place, say, setup, ui};

/// Leaves the pictures in `folder`, or in the target folder when none is named.
pub(crate) fn shots(folder: &Option<PathBuf>) -> Result<(), Failure> {
    let folder = folder
        .clone()
        .unwrap_or_else(|| place::target().join("shots"));
    // The walk starts in the repository; the person named the folder from where they are.
    let folder =
        std::path::absolute(&folder).map_err(|error| Failure::file("find", &folder, &error))?;
    setup::setup(setup::Scope::Tests, false)?;
    ui::packages()?;
    ui::build_if_stale()?;
    let app = app::automation()?;
    Program::cargo()
        .args(["run", "-p", "journeys", "--bin", "shots"])
        .args(openssl::features()?)
        .args(["--", "--app"])
        .args([app.as_path()])
        .args(["--out"])
        .args([folder.as_path()])
        .run()?;
    say::line(&format!("The pictures are in {}", folder.display()));
    Ok(())
}
