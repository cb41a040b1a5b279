//! What the built program must show before it is packed.

use std::fs;
use std::path::Path;

use crate::app::PACKAGED;
use crate::failure::Failure;
use crate::program::Program;

/// What only builds for journeys hold, of `src-tauri/src/test_doors.rs`.
const DOORS: &str = "EVENKEEL_TEST_";
/// By this the program is asked to be steered from outside.
const AUTOMATION: &str = "TAURI_WEBVIEW_AUTOMATION";

/// All of it.
pub(super) fn prove(program: &Path) -> Result<(), Failure> {
    has_no_features(&features()?)?;
    holds_no_doors(&read(program)?)?;
    refuses_automation(program)?;
    exports_no_database(&exported(program)?)
}

/// The features of the app as it is packaged, as cargo resolves them.
fn features() -> Result<String, Failure> {
    Program::cargo()
        .args(["tree", "--quiet", "--locked", "--package", "evenkeel"])
        .args(["--edges", "normal", "--depth", "0", "--format", "{f}"])
        .args(PACKAGED)
        .answer()
}

fn has_no_features(told: &str) -> Result<(), Failure> {
    if told.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "The app would be packed with what is for tests alone: {told}."
    )))
}

fn holds_no_doors(program: &[u8]) -> Result<(), Failure> {
    let held = program
        .windows(DOORS.len())
        .any(|bytes| bytes == DOORS.as_bytes());
    if !held {
        return Ok(());
    }
    Err(Failure::new(format!(
        "The built program knows {DOORS}…, which is for tests alone."
    )))
}

/// It must end with a sentence, before any window.
fn refuses_automation(program: &Path) -> Result<(), Failure> {
    let started = Program::new(program)
        .env(AUTOMATION, "true")
        // One that does not refuse must not open a window here and stay.
        .env("GDK_BACKEND", "x11")
        .env("DISPLAY", "")
        .answer();
    match started {
        Err(refused) if refused.to_string().contains(AUTOMATION) => Ok(()),
        _ => Err(Failure::new(
            "The built program does not refuse to be steered from outside.",
        )),
    }
}

fn exported(program: &Path) -> Result<String, Failure> {
    Program::new("nm")
        .args(["--dynamic", "--defined-only"])
        .args([program])
        .answer()
}

/// The web view brings a plain SQLite into the process: were ours seen, the two could be mixed up.
fn exports_no_database(symbols: &str) -> Result<(), Failure> {
    let ours: Vec<_> = symbols
        .lines()
        .filter(|line| line.contains("sqlite3"))
        .collect();
    if ours.is_empty() {
        return Ok(());
    }
    Err(Failure::new(
        "The built program exports its database, which would be mixed up with the web view's.",
    )
    .advise(ours.join("\n")))
}

fn read(program: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(program).map_err(|error| Failure::file("read", program, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packaged_app_has_no_feature_for_tests() {
        assert_eq!(features().map(|told| has_no_features(&told)), Ok(Ok(())));
        assert!(has_no_features("automation").is_err());
        assert!(has_no_features("fuzz,vendored-openssl").is_err());
    }

    #[test]
    fn a_door_for_tests_in_the_program_is_found() {
        assert!(holds_no_doors(b"\0EVENKEEL_DATA_DIR\0TEST_").is_ok());
        assert!(holds_no_doors(b"\0EVENKEEL_TEST_LOG_N\0").is_err());
    }

    #[test]
    fn an_exported_function_of_the_database_is_found() {
        assert!(exports_no_database("0000000000001000 T main").is_ok());
        assert!(exports_no_database("0000000000001000 T sqlite3_open").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_does_not_refuse_to_be_steered_is_found() {
        let folder = super::super::tests::folder("steered");
        let program = |name: &str, act: &str| {
            let (text, file) = (folder.join("text"), folder.join(name));
            fs::write(&text, format!("#!/bin/sh\n{act}\n")).unwrap();
            // Written by another process: one that is open for writing here cannot be started, and
            // what another test starts meanwhile may hold it open for a moment.
            let install = Program::new("install").args(["-m", "700"]);
            install.args([&text, &file]).run().unwrap();
            file
        };
        let refuses = program(
            "refuses",
            "env | grep TAURI_WEBVIEW_AUTOMATION=true >&2; exit 1",
        );
        assert_eq!(refuses_automation(&refuses), Ok(()));
        assert!(refuses_automation(&program("starts", "exit 0")).is_err());
        assert!(refuses_automation(&program("falls", "echo no display >&2; exit 1")).is_err());
        // The real ones, where `cargo xtask test` has made them.
        let named = ["EVENKEEL_APP", "EVENKEEL_APP_PLAIN"].map(std::env::var_os);
        if let [Some(driven), Some(plain)] = named {
            let (driven, plain) = (Path::new(&driven), Path::new(&plain));
            assert_eq!(refuses_automation(plain), Ok(()));
            assert!(refuses_automation(driven).is_err());
        }
    }
}
