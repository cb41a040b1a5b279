//! Where things are in this repository.

use std::path::{Path, PathBuf};

/// The repository's root: the folder above `xtask`.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

pub(crate) fn ui() -> PathBuf {
    root().join("ui")
}

pub(crate) fn locales() -> PathBuf {
    root().join("assets").join("locales")
}

/// The pages of the Ways screen.
pub(crate) fn ways() -> PathBuf {
    root().join("assets").join("ways")
}

/// What the fuzz targets begin with, a folder each.
pub(crate) fn fuzz_corpus() -> PathBuf {
    root().join("tests").join("fuzz").join("corpus")
}

pub(crate) fn support() -> PathBuf {
    root().join("assets").join("support").join("support.json")
}

/// Where cargo builds; a relative `CARGO_TARGET_DIR` counts from the folder the command began in.
pub(crate) fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(elsewhere) => std::path::absolute(&elsewhere).unwrap_or_else(|_| elsewhere.into()),
        None => root().join("target"),
    }
}

/// Where cargo keeps the source of crates.
pub(crate) fn cargo_home() -> PathBuf {
    let own = || std::env::home_dir().map(|home| home.join(".cargo"));
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(own)
        .unwrap_or_else(|| ".cargo".into())
}

/// What `cargo xtask package` makes.
pub(crate) fn packages() -> PathBuf {
    target().join("package")
}

/// What a desktop shows of the app.
pub(crate) fn desktop() -> PathBuf {
    root().join("assets").join("desktop")
}

/// The built app in one of cargo's profile folders (`debug`, `release`).
pub(crate) fn app(profile: &str) -> PathBuf {
    target().join(profile).join(exe("evenkeel"))
}

/// The copies of the app that the journeys drive.
pub(crate) fn journeys() -> PathBuf {
    target().join("journeys")
}

pub(crate) fn exe(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}
