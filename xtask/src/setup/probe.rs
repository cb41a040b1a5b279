//! Looks whether something needed is there.

use std::path::{Path, PathBuf};

use super::need::{Need, Sign};
use crate::failure::Failure;
use crate::program::{Program, which};

/// Whether this need is met.
pub(super) fn is_met(need: &Need) -> bool {
    match need.sign {
        Sign::Program(name) => which(name).is_some(),
        Sign::Library(name) => library(name),
        Sign::PythonVenv => Program::new("python3")
            .args(["-c", "import venv, ensurepip"])
            .succeeds(),
        Sign::File(paths) => paths.iter().any(|path| Path::new(path).exists()),
        Sign::Font => font_folders().iter().any(|folder| has_font(folder)),
    }
}

/// Whether pkg-config finds this library's development files.
pub(super) fn library(name: &str) -> bool {
    Program::new("pkg-config")
        .args(["--exists", name])
        .succeeds()
}

fn font_folders() -> Vec<PathBuf> {
    let mut folders = vec![
        PathBuf::from("/usr/share/fonts"),
        PathBuf::from("/usr/local/share/fonts"),
    ];
    if let Some(home) = std::env::var_os("HOME") {
        folders.push(Path::new(&home).join(".local/share/fonts"));
    }
    folders
}

fn has_font(path: &Path) -> bool {
    match std::fs::read_dir(path) {
        Ok(entries) => entries
            .filter_map(Result::ok)
            .any(|entry| has_font(&entry.path())),
        Err(_) => path
            .extension()
            .is_some_and(|kind| kind == "ttf" || kind == "otf"),
    }
}

/// macOS brings the web view; the compiler comes with Apple's command line tools.
pub(super) fn macos() -> Result<(), Failure> {
    if Program::new("xcode-select").args(["-p"]).succeeds() {
        return Ok(());
    }
    Err(Failure::new("Apple's command line tools are missing.")
        .advise("Install them with: xcode-select --install\nThen run the same command again."))
}

/// Windows: Rust itself needs the MSVC build tools, so what may be missing is what the vendored
/// OpenSSL is built with. WebView2 is part of Windows 11 and of an updated Windows 10.
pub(super) fn windows() -> Result<(), Failure> {
    if which("perl").is_some() {
        return Ok(());
    }
    Err(Failure::new("Perl is missing, which OpenSSL is built with.").advise(
        "Install Strawberry Perl; also needed: the MSVC build tools (\"Desktop development with\n\
         C++\"), Node 20 or newer and the WebView2 runtime. Then run the same command again.",
    ))
}
