//! The UI: its packages, its build, its checks.

use crate::failure::Failure;
use crate::fresh::is_fresh;
use crate::place;
use crate::program::Program;
use crate::steps::Outcome;
use crate::tally;

/// Where vitest leaves its report for this program.
const REPORT: &str = "EVENKEEL_REPORT";

/// `npm ci`, when the lock file is newer than what is installed.
pub(crate) fn packages() -> Result<(), Failure> {
    let installed = place::ui().join("node_modules").join(".package-lock.json");
    if is_fresh(&installed, &[place::ui().join("package-lock.json")]) {
        return Ok(());
    }
    Program::npm().args(["ci", "--no-audit", "--no-fund"]).run()
}

/// `npm run build`, when a source is newer than what was built.
pub(crate) fn build_if_stale() -> Result<(), Failure> {
    let built = place::ui().join("dist").join("index.html");
    if is_fresh(&built, &[place::ui(), place::root().join("assets")]) {
        return Ok(());
    }
    build()
}

pub(crate) fn build() -> Result<(), Failure> {
    Program::npm().args(["run", "build"]).run()
}

/// Types and accessibility hints of the components.
pub(crate) fn check() -> Result<(), Failure> {
    Program::npm().args(["run", "check"]).run()
}

/// The unit tests of the UI, once, also when a terminal invites to watch; with a name only the files and
/// tests that hold it.
///
/// # Errors
/// When vitest does not start, or leaves no report. Tests that fail are in the tally.
pub(crate) fn test(name: Option<&str>) -> Result<Outcome, Failure> {
    let report = place::target().join("ui-tests.json");
    // Of an earlier run: it must not be taken for this one's.
    let _gone_already = std::fs::remove_file(&report);
    let run = Program::npm()
        .args(["test", "--"])
        .args(name)
        .env("CI", "true")
        .env(REPORT, &report);
    let shown = run.shown().to_owned();
    let passed = run.run().is_ok();
    let tally = tally::of_vitest(&report)?;
    let failure = if !passed && tally.failed == 0 {
        Some(format!("`{shown}` failed, though no test did."))
    } else if tally.ran() == 0 {
        Some(format!("`{shown}` ran no test."))
    } else if name.is_none() && !tally.ignored.is_empty() {
        Some("A test that is skipped is no proof.".to_owned())
    } else {
        None
    };
    Ok(Outcome {
        tally: Some(tally),
        failure: failure.map(Failure::new),
        ..Outcome::default()
    })
}

/// The same again at each change, until it is stopped.
pub(crate) fn watch(name: Option<&str>) -> Result<(), Failure> {
    Program::npm()
        .args(["run", "test:watch", "--"])
        .args(name)
        .run()
}
