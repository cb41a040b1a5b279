//! The Rust tests and the journeys: compiled once and linted as they are, then run a program at a time.

use std::collections::BTreeSet;
use std::path::Path;

use super::Tools;
use super::plan::{Crates, Plan};
use super::programs::{Built, TestProgram, build};
use crate::app::{self, linted};
use crate::failure::Failure;
use crate::openssl;
use crate::program::Program;
use crate::steps::Outcome;
use crate::tally::Tally;

/// Names of tests that only `--long` runs.
const LONG_FORM: &str = "long_form";

/// The package of the journeys.
pub(super) const JOURNEYS: &str = "journeys";

/// How many journeys that failed are run once more, alone. More of them are no accident.
const SECOND_TRIES: usize = 2;

/// How many journeys go side by side: each has a display, a bus and a home of its own.
const JOURNEYS_AT_ONCE: &str = "--test-threads=2";

/// Compiles what the plan's tests need, in one call of cargo, so that no crate is built twice with other
/// features.
///
/// # Errors
/// When it does not compile.
pub(super) fn compile(plan: &Plan) -> Result<(Built, Outcome), Failure> {
    // The programs beside the tests: the journeys drive the app, the faults kill their writers.
    let targets: &[&str] = match (plan.checks, plan.journeys.is_some()) {
        (true, _) => &["--all-targets"],
        (false, true) => &["--tests", "--bins"],
        (false, false) => &["--tests"],
    };
    let built = build(cargo("build", plan)?.args(targets))?;
    let failure = (plan.checks && built.warnings > 0).then(|| {
        Failure::new(format!(
            "The compiler and clippy warn {} times; see above.",
            built.warnings
        ))
    });
    let outcome = Outcome {
        compile: built.compile,
        link: built.link,
        compiles: true,
        tally: None,
        failure,
    };
    Ok((built, outcome))
}

/// The examples in the documentation: cargo builds and runs them in one.
pub(super) fn examples(plan: &Plan) -> Result<Outcome, Failure> {
    let mut tally = Tally::default();
    let run = cargo("test", plan)?.args(["--doc"]);
    let shown = run.shown().to_owned();
    let succeeded = run.heard(|line| tally.hear(line))?;
    let fell = !succeeded && tally.failed == 0;
    Ok(Outcome {
        failure: fell.then(|| Failure::new(format!("`{shown}` ended before its tests did."))),
        tally: Some(tally),
        ..Outcome::default()
    })
}

/// What is run: the programs, and of their tests those whose names hold a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run<'a> {
    pub(super) built: &'a Built,
    pub(super) tools: &'a Tools,
    pub(super) long: bool,
}

impl Run<'_> {
    /// Every program but the journeys.
    pub(super) fn crates(&self, name: Option<&str>) -> Result<Outcome, Failure> {
        self.run(name, |program| program.package != JOURNEYS)
    }

    /// The journeys. They drive real windows on a machine that does other things too: one or two that fail
    /// are run once more, alone, and one that passes then passes, by name in the last lines of the run, with
    /// what it said the first time. It is a fault to be looked for; it is none of the change that is proven.
    pub(super) fn journeys(&self, name: Option<&str>) -> Result<Outcome, Failure> {
        let mut outcome = self.run(name, |program| program.package == JOURNEYS)?;
        if let Some(tally) = &mut outcome.tally
            && (1..=SECOND_TRIES).contains(&tally.fell.len())
            && tally.fell.len() == tally.failed
        {
            let mut second = Tally::default();
            for program in self.programs(|program| program.package == JOURNEYS) {
                let command = self.command(program, None).args(["--exact"]);
                command.args(&tally.fell).heard(|line| second.hear(line))?;
            }
            tally.hear_again(second);
        }
        Ok(outcome)
    }

    fn programs(
        &self,
        belongs: impl Fn(&TestProgram) -> bool,
    ) -> impl Iterator<Item = &TestProgram> {
        self.built
            .programs
            .iter()
            .filter(move |program| belongs(program))
    }

    fn run(
        &self,
        name: Option<&str>,
        belongs: impl Fn(&TestProgram) -> bool,
    ) -> Result<Outcome, Failure> {
        let mut tally = Tally::default();
        let mut ended_early = Vec::new();
        for program in self.programs(belongs) {
            let failed_before = tally.failed;
            tally.running.clone_from(&program.title);
            let command = self.command(program, name);
            let succeeded = command.heard(|line| tally.hear(line))?;
            if !succeeded && tally.failed == failed_before {
                ended_early.push(program.title.as_str());
            }
        }
        let failure = judge(&tally, &ended_early, name);
        Ok(Outcome {
            tally: Some(tally),
            failure,
            ..Outcome::default()
        })
    }

    fn command(&self, program: &TestProgram, name: Option<&str>) -> Program {
        let skip = ["--skip", LONG_FORM];
        let threads = (program.package == JOURNEYS).then_some(JOURNEYS_AT_ONCE);
        // What is ignored wants something of the machine that a plain `cargo test` cannot count on; here it
        // is installed, or the test says what is missing and fails.
        let command = Program::new(&program.file)
            .within(&program.folder)
            .args(["--include-ignored"])
            .args((!self.long).then_some(skip).into_iter().flatten())
            .args(threads)
            .args(name)
            .env("CARGO_MANIFEST_DIR", &program.folder)
            .env("EVENKEEL_LONG", if self.long { "1" } else { "" });
        let variables: [(&str, Option<&Path>); 3] = [
            ("EVENKEEL_APP", self.tools.app.as_deref()),
            ("EVENKEEL_APP_PLAIN", self.tools.plain.as_deref()),
            ("EVENKEEL_PYTHON", self.tools.python.as_deref()),
        ];
        variables
            .into_iter()
            .filter_map(|(name, path)| Some((name, path?)))
            .fold(command, |command, (name, path)| command.env(name, path))
    }
}

/// A run in which nothing ran is no proof, unless a name was asked for that is only elsewhere.
fn judge(tally: &Tally, ended_early: &[&str], name: Option<&str>) -> Option<Failure> {
    if !ended_early.is_empty() {
        return Some(Failure::new(format!(
            "{} ended before its tests did.",
            ended_early.join(", ")
        )));
    }
    if name.is_some() {
        return None;
    }
    if tally.ran() == 0 {
        return Some(Failure::new("No test ran."));
    }
    (!tally.ignored.is_empty()).then(|| {
        Failure::new(format!(
            "{} tests were ignored: a check that did not run is no proof.",
            tally.ignored.len()
        ))
    })
}

/// A cargo command on the plan's packages, each compiled by clippy's driver: it is the compiler with the
/// lints beside it, and spares a second pass over the whole tree.
fn cargo(command: &str, plan: &Plan) -> Result<Program, Failure> {
    let driven = plan.tests_the_shell().then_some(app::AUTOMATION);
    Ok(
        linted(Program::cargo().args([command]).args(selected(plan)))
            .args(openssl::features()?)
            .args(driven.into_iter().flatten()),
    )
}

fn selected(plan: &Plan) -> Vec<String> {
    let named = match &plan.rust {
        Some(Crates { packages: None, .. }) => return vec!["--workspace".to_owned()],
        Some(Crates {
            packages: Some(packages),
            ..
        }) => packages.as_slice(),
        None => &[],
    };
    let driven: &[&str] = if plan.journeys.is_some() {
        &[JOURNEYS, app::PACKAGE]
    } else {
        &[]
    };
    let all: BTreeSet<_> = named
        .iter()
        .map(String::as_str)
        .chain(driven.iter().copied())
        .collect();
    all.into_iter()
        .flat_map(|package| ["-p", package])
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_that_proved_nothing_has_failed() {
        let none = Tally::default();
        assert!(judge(&none, &[], None).is_some());
        assert!(judge(&none, &[], Some("rewrap")).is_none());
        let one = Tally {
            passed: 1,
            ..Tally::default()
        };
        assert!(judge(&one, &[], None).is_none());
        assert!(judge(&one, &["vault: all"], Some("rewrap")).is_some());
        let ignored = Tally {
            ignored: vec![("a".to_owned(), "b".to_owned())],
            ..one
        };
        assert!(judge(&ignored, &[], None).is_some());
    }
}
