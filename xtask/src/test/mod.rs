//! `cargo xtask test`: everything that must hold, or the part of it that was asked for.

mod changed;
mod part;
mod plan;
mod programs;
mod rust;

pub(crate) use part::{NAMES, Part};
pub(crate) use plan::Choice;

use std::path::PathBuf;
use std::thread;

use crate::failure::Failure;
use crate::program::Program;
use crate::steps::Steps;
use crate::{
    app, check, claims, deps, fuzz, line_ends, say, setup, support, ui, venv, versions, words,
};
use plan::Plan;

/// What the Rust tests and the journeys find in their environment.
#[derive(Debug, Default)]
struct Tools {
    app: Option<PathBuf>,
    plain: Option<PathBuf>,
    python: Option<PathBuf>,
}

/// Proves what was chosen. `long` also runs the long forms and the fuzz targets.
///
/// # Errors
/// When a step failed, after all others had their say.
pub(crate) fn test(choice: &Choice, long: bool) -> Result<(), Failure> {
    let plan = match choice {
        Choice::Everything => Plan::everything(),
        Choice::Changed => changed::plan()?,
        Choice::Part(part, name) => Plan::part(*part, name.clone()),
        Choice::Named(name) => Plan::named(name.clone()),
    };
    if plan.is_empty() {
        say::line("Nothing of that is tested: no step to run.");
        return Ok(());
    }
    let mut steps = Steps::default();
    // The steps stop early when one fails that others stand on; the table is printed in any case.
    let _ = walk(&mut steps, &plan, long);
    steps.close()
}

/// Runs the page's tests again at each change, until it is stopped.
///
/// # Errors
/// When npm or a package is missing.
pub(crate) fn watch(name: Option<&str>) -> Result<(), Failure> {
    ui::packages()?;
    ui::watch(name)
}

fn walk(steps: &mut Steps, plan: &Plan, long: bool) -> Option<()> {
    let scope = if plan.needs_a_screen() {
        setup::Scope::Tests
    } else {
        setup::Scope::App
    };
    steps.need("Setup", || {
        // What is downloaded needs none of what is installed, and the other way round.
        thread::scope(|both| {
            both.spawn(fetch);
            setup::setup(scope, false)
        })
    })?;
    if plan.needs_the_page() {
        steps.need("UI: packages", ui::packages)?;
    }
    if let Some(ui) = &plan.ui {
        if ui.name.is_none() {
            steps.prove("UI: types and accessibility", ui::check);
        }
        steps.prove("UI: unit tests", || ui::test(ui.name.as_deref()));
    }
    if plan.needs_the_page() {
        // The shell embeds the built page, so nothing of it compiles without one.
        steps.need("UI: build", ui::build_if_stale)?;
    }
    if plan.checks {
        steps.prove("Format", check::format);
        steps.prove("Words and names", words::check);
        steps.prove("Claims of SECURITY.md", claims::check);
        steps.prove("Line ends", line_ends::check);
        steps.prove("Versions", versions::check);
        // A number grows old by itself; only `check` falls on that.
        steps.prove("Support data", support::check_but_age);
        steps.prove("Dependencies", deps::check);
    }
    if plan.checks && plan.rust.is_none() {
        steps.prove("Clippy", check::clippy);
    }
    let mut tools = Tools::default();
    if plan.journeys.is_some() {
        tools.plain = Some(steps.need("App, as people get it", app::plain)?);
    }
    if plan.needs_a_screen() {
        tools.python = Some(steps.need("Independent reader (Python)", venv::python)?);
    }
    if plan.rust.is_some() || plan.journeys.is_some() {
        let built = steps.need_and_tell("Compile and lint", || rust::compile(plan))?;
        if let Some(app) = &built.app {
            tools.app = Some(steps.need("App, for the journeys", || app::keep_automation(app))?);
        }
        let run = rust::Run {
            built: &built,
            tools: &tools,
            long,
        };
        if let Some(crates) = &plan.rust {
            steps.prove("Rust tests", || run.crates(crates.name.as_deref()));
            if plan.checks {
                steps.prove("Examples in the docs", || rust::examples(plan));
            }
        }
        if let Some(journeys) = &plan.journeys {
            steps.prove("Journeys", || run.journeys(journeys.name.as_deref()));
        }
    }
    if long && plan.fuzz && fuzz::can_be_built() {
        steps.prove("Fuzz targets", || fuzz::walk(None, fuzz::MINUTES));
    }
    Some(())
}

/// The crates' sources, ahead of the build that wants them. It fetches by itself what this could not, and says
/// why it cannot.
fn fetch() {
    let _ = Program::cargo()
        .args(["fetch", "--quiet", "--locked"])
        .succeeds();
}
