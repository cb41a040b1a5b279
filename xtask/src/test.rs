//! `cargo xtask test`: everything that must hold, one step after the other.

use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::program::Program;
use crate::steps::Steps;
use crate::{app, check, deps, fuzz, openssl, setup, support, ui, venv, words};

/// What the Rust tests and the journeys find in their environment.
struct Tools {
    app: PathBuf,
    plain: PathBuf,
    python: PathBuf,
}

/// Runs the whole proof; with a filter only the Rust tests it names, on freshly built apps.
/// `long` also runs the tests that are marked as ignored for their length, and the fuzz targets.
pub(crate) fn test(long: bool, filter: Option<&str>) -> Result<(), Failure> {
    let mut steps = Steps::default();
    let whole = filter.is_none();
    // The steps stop early when one falls that others stand on; the table is printed in any case.
    let _ = walk(&mut steps, whole, long, filter);
    steps.close()
}

fn walk(steps: &mut Steps, whole: bool, long: bool, filter: Option<&str>) -> Option<()> {
    steps.need("Setup", || setup::setup(setup::Scope::Tests, false))?;
    steps.need("UI: packages", ui::packages)?;
    if whole {
        steps.prove("UI: types and accessibility", ui::check);
        steps.prove("UI: unit tests", ui::test);
    }
    steps.need("UI: build", ui::build)?;
    if whole {
        steps.prove("Format", check::format);
        steps.prove("Words and names", words::check);
        // A number grows old by itself; only `check` falls on that.
        steps.prove("Support data", support::check_but_age);
        steps.prove("Dependencies", deps::check);
        steps.prove("Clippy", check::clippy);
    }
    let plain = steps.need("App, as people get it", app::plain)?;
    let app = steps.need("App, for the journeys", app::automation)?;
    let python = steps.need("Independent reader (Python)", venv::python)?;
    let tools = Tools { app, plain, python };
    steps.prove("Rust tests", || crates(&tools, long, filter));
    steps.prove("Journeys", || journeys(&tools, long, filter));
    if long && whole && fuzz::can_be_built() {
        steps.prove("Fuzz targets", || fuzz::walk(None, fuzz::MINUTES));
    }
    Some(())
}

fn crates(tools: &Tools, long: bool, filter: Option<&str>) -> Result<(), Failure> {
    cargo_test(
        tools,
        &["--workspace", "--exclude", "journeys"],
        long,
        filter,
        &[],
    )
}

/// One at a time: each has a display, a bus and an app of its own, and two cores to share.
fn journeys(tools: &Tools, long: bool, filter: Option<&str>) -> Result<(), Failure> {
    cargo_test(
        tools,
        &["-p", "journeys"],
        long,
        filter,
        &["--test-threads=1"],
    )
}

fn cargo_test(
    tools: &Tools,
    packages: &[&str],
    long: bool,
    filter: Option<&str>,
    harness: &[&str],
) -> Result<(), Failure> {
    with(Program::cargo().args(["test", "--no-fail-fast"]), tools)
        .env("EVENKEEL_LONG", if long { "1" } else { "" })
        .args(packages)
        .args(openssl::features()?)
        .args(["--"])
        .args(harness)
        .args(long.then_some("--include-ignored"))
        .args(filter)
        .run()
}

fn with(program: Program, tools: &Tools) -> Program {
    let variables: [(&str, &Path); 3] = [
        ("EVENKEEL_APP", &tools.app),
        ("EVENKEEL_APP_PLAIN", &tools.plain),
        ("EVENKEEL_PYTHON", &tools.python),
    ];
    variables
        .into_iter()
        .fold(program, |program, (name, path)| program.env(name, path))
}
