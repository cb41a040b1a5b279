//! Builds the app.

use std::fs;
use std::path::PathBuf;

use crate::failure::Failure;
use crate::program::Program;
use crate::{openssl, place, say};

/// Measured on two cores of a fresh Debian 12, downloads included.
const FIRST_BUILD_MINUTES: u32 = 10;

/// What `cargo xtask run` opens.
pub(crate) fn release() -> Result<PathBuf, Failure> {
    let app = place::app("release");
    if !app.exists() {
        say::line(&format!(
            "The first build takes about {FIRST_BUILD_MINUTES} minutes on two cores; later ones take seconds."
        ));
    }
    Program::cargo()
        .args(["build", "--release", "-p", "evenkeel"])
        .args(openssl::features()?)
        .run()?;
    Ok(app)
}

/// The app as people get it, in the dev profile, beside the one that journeys drive.
pub(crate) fn plain() -> Result<PathBuf, Failure> {
    dev(&[])?;
    keep("evenkeel-plain")
}

/// The same with the feature that lets WebDriver attach.
pub(crate) fn automation() -> Result<PathBuf, Failure> {
    dev(&["--features", "evenkeel/automation"])?;
    keep("evenkeel-automation")
}

/// The whole workspace is selected, so that dependencies are built once, with the features the
/// tests will want of them too; only the app's program is made. The fuzz targets' door into it is not.
fn dev(features: &[&str]) -> Result<(), Failure> {
    Program::cargo()
        .args(["build", "--workspace", "--exclude", "fuzz"])
        .args(["--bin", "evenkeel"])
        .args(openssl::features()?)
        .args(features)
        .run()
}

/// Both builds land under one name; each is copied before the other takes its place.
fn keep(name: &str) -> Result<PathBuf, Failure> {
    let folder = place::journeys();
    fs::create_dir_all(&folder).map_err(|error| Failure::file("make", &folder, &error))?;
    let (built, kept) = (place::app("debug"), folder.join(place::exe(name)));
    // A running journey may hold the old copy: a new file takes its name, the old one lives on.
    let fresh = folder.join(place::exe(&format!("{name}.new")));
    fs::copy(&built, &fresh).map_err(|error| Failure::file("copy", &built, &error))?;
    fs::rename(&fresh, &kept).map_err(|error| Failure::file("write", &kept, &error))?;
    Ok(kept)
}
