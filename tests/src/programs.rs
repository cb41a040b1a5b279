//! Where the programs under test are. A missing one is a failure with a clear sentence, never a skip.

use std::env;
use std::path::{Path, PathBuf};
use std::thread;

/// The repository's root folder.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests folder lies in the repository")
        .to_path_buf()
}

fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| repository().join("target"), PathBuf::from)
}

/// The program built with the feature `automation`: `EVENKEEL_APP`, or `target/debug/evenkeel`.
///
/// # Panics
/// When there is no such file.
pub fn automated() -> PathBuf {
    program(
        "EVENKEEL_APP",
        target().join("debug/evenkeel"),
        "cargo build -p evenkeel --no-default-features --features automation",
    )
}

/// The program as people get it: `EVENKEEL_APP_PLAIN`, or `target/release/evenkeel`.
///
/// # Panics
/// When there is no such file.
pub fn plain() -> PathBuf {
    program(
        "EVENKEEL_APP_PLAIN",
        target().join("release/evenkeel"),
        "cargo build -p evenkeel --release --no-default-features",
    )
}

/// A folder for what journeys leave behind: pictures of those that failed, and their times.
pub fn left_behind() -> PathBuf {
    let folder = target().join("journeys");
    let _there_already = std::fs::create_dir_all(&folder);
    folder
}

/// The journey that runs, as a name for files.
pub fn journey() -> String {
    thread::current()
        .name()
        .unwrap_or("journey")
        .replace("::", "-")
}

fn program(variable: &str, usual: PathBuf, build: &str) -> PathBuf {
    let path = env::var_os(variable).map_or(usual, PathBuf::from);
    assert!(
        path.is_file(),
        "there is no program at {}: build it with `{build}`, or name it in {variable}",
        path.display()
    );
    path.canonicalize().expect("the program's path is readable")
}
