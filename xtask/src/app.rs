//! Builds the app.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::program::Program;
use crate::{openssl, place, say};

/// Measured on two cores of a fresh Debian 12, downloads included.
const FIRST_BUILD_MINUTES: u32 = 10;

/// With which features the app is packaged: never the journeys' or the fuzz targets'.
pub(crate) const PACKAGED: &[&str] = &["--no-default-features"];

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

/// What `cargo xtask package` packs: the profile `dist`, with the system's OpenSSL, which its own updates
/// mend, and nothing in it that tells where it was built.
pub(crate) fn dist() -> Result<PathBuf, Failure> {
    Program::cargo()
        .args(["build", "--locked", "--profile", "dist", "-p", "evenkeel"])
        .args(PACKAGED)
        // In place of any RUSTFLAGS and CFLAGS of this machine: the same commit, the same program.
        .env("CARGO_ENCODED_RUSTFLAGS", rust_flags()?)
        .env("CFLAGS", c_flags()?)
        .run()?;
    Ok(place::app("dist"))
}

/// Rust's own paths in a message of a panic.
fn rust_flags() -> Result<String, Failure> {
    let flags: Vec<_> = told_as()?
        .into_iter()
        .map(|(here, told)| format!("--remap-path-prefix={}={told}", here.display()))
        .collect();
    // So cargo wants them: a path may hold a space.
    Ok(flags.join("\u{1f}"))
}

/// For SQLCipher, as Debian hardens what is written in C.
fn c_flags() -> Result<String, Failure> {
    // cc takes what stands between two spaces for a flag.
    let paths = told_as()?
        .into_iter()
        .filter(|(here, _)| !here.to_string_lossy().contains(' '))
        .map(|(here, told)| format!("-ffile-prefix-map={}={told}", here.display()));
    let hardened = [
        "-fstack-protector-strong",
        "-fstack-clash-protection",
        "-D_FORTIFY_SOURCE=2",
    ];
    let all: Vec<_> = paths.chain(hardened.map(str::to_owned)).collect();
    Ok(all.join(" "))
}

/// The folders of this machine, and what the program calls them instead.
fn told_as() -> Result<Vec<(PathBuf, &'static str)>, Failure> {
    let sysroot = Program::new("rustc")
        .args(["--print", "sysroot"])
        .answer()?;
    Ok(vec![
        (place::root(), "evenkeel"),
        (place::cargo_home(), "cargo"),
        (PathBuf::from(sysroot), "rust"),
    ])
}

/// The package of the app, and its program's name.
pub(crate) const PACKAGE: &str = "evenkeel";

/// Lets WebDriver steer the window; never in what is handed out.
pub(crate) const AUTOMATION: [&str; 2] = ["--features", "evenkeel/automation"];

/// Lets clippy look at each crate of ours while cargo compiles it.
pub(crate) fn linted(cargo: Program) -> Program {
    cargo.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver")
}

/// The app as people get it, in the dev profile, beside the one that journeys drive.
pub(crate) fn plain() -> Result<PathBuf, Failure> {
    linted(dev(&[])?).run()?;
    keep("evenkeel-plain", &place::app("debug"))
}

/// The app that lets WebDriver attach, for a walk alone.
pub(crate) fn automation() -> Result<PathBuf, Failure> {
    dev(&AUTOMATION)?.run()?;
    keep_automation(&place::app("debug"))
}

/// Keeps the one that was built beside the tests.
pub(crate) fn keep_automation(built: &Path) -> Result<PathBuf, Failure> {
    keep("evenkeel-automation", built)
}

/// The whole workspace is selected, so that dependencies are built once, with the features the
/// tests will want of them too; only the app's program is made. The fuzz targets' door into it is not.
fn dev(features: &[&str]) -> Result<Program, Failure> {
    Ok(Program::cargo()
        .args(["build", "--workspace", "--exclude", "fuzz"])
        .args(["--bin", PACKAGE])
        .args(openssl::features()?)
        .args(features))
}

/// Both builds land under one name; each is copied before the other takes its place.
fn keep(name: &str, built: &Path) -> Result<PathBuf, Failure> {
    let folder = place::journeys();
    fs::create_dir_all(&folder).map_err(|error| Failure::file("make", &folder, &error))?;
    let kept = folder.join(place::exe(name));
    // A running journey may hold the old copy: a new file takes its name, the old one lives on.
    let fresh = folder.join(place::exe(&format!("{name}.new")));
    fs::copy(built, &fresh).map_err(|error| Failure::file("copy", built, &error))?;
    fs::rename(&fresh, &kept).map_err(|error| Failure::file("write", &kept, &error))?;
    Ok(kept)
}
