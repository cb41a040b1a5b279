//! The UI: its packages, its build, its checks.

use crate::failure::Failure;
use crate::fresh::is_fresh;
use crate::place;
use crate::program::Program;

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

/// The unit tests of the UI, once, also when a terminal invites to watch.
pub(crate) fn test() -> Result<(), Failure> {
    Program::npm().args(["test"]).env("CI", "true").run()
}
