//! The tests that cargo builds: compiled first, then run, each timed by itself.

use std::path::Path;
use std::time::Instant;

use super::Tools;
use super::plan::{Crates, Names};
use crate::failure::Failure;
use crate::link_time::LinkTime;
use crate::openssl;
use crate::program::Program;
use crate::steps::Outcome;
use crate::tally::Tally;

/// Names of tests that only `--long` runs.
const LONG_FORM: &str = "long_form";

/// How many journeys go side by side: each has a display, a bus and a home of its own.
const JOURNEYS_AT_ONCE: &str = "--test-threads=2";

pub(super) fn crates(tools: &Tools, crates: &Crates, long: bool) -> Result<Outcome, Failure> {
    let packages = match &crates.packages {
        None => ["--workspace", "--exclude", "journeys"]
            .map(str::to_owned)
            .to_vec(),
        Some(packages) => packages
            .iter()
            .flat_map(|package| ["-p".to_owned(), package.clone()])
            .collect(),
    };
    let asked = Asked {
        packages,
        name: crates.name.as_deref(),
        long,
        harness: &[],
    };
    asked.compile_and_run(tools)
}

pub(super) fn journeys(tools: &Tools, journeys: &Names, long: bool) -> Result<Outcome, Failure> {
    let asked = Asked {
        packages: vec!["-p".to_owned(), "journeys".to_owned()],
        name: journeys.name.as_deref(),
        long,
        harness: &[JOURNEYS_AT_ONCE],
    };
    asked.compile_and_run(tools)
}

struct Asked<'a> {
    packages: Vec<String>,
    name: Option<&'a str>,
    long: bool,
    harness: &'a [&'a str],
}

impl Asked<'_> {
    fn compile_and_run(&self, tools: &Tools) -> Result<Outcome, Failure> {
        let links = LinkTime::begin()?;
        let begun = Instant::now();
        links.measure(self.cargo(&["--no-run"])?).run()?;
        let (built, link) = (begun.elapsed(), links.so_far());
        let mut tally = Tally::default();
        let run = self.with(self.cargo(&["--no-fail-fast"])?, tools);
        let shown = run.shown().to_owned();
        let succeeded = run.heard(|line| tally.hear(line))?;
        let failure = self.judge(succeeded, &tally, &shown);
        Ok(Outcome {
            // Two links may go on at once: what is left of the whole is compiling.
            compile: built.saturating_sub(link),
            link: link.min(built),
            compiles: true,
            tally: Some(tally),
            failure,
        })
    }

    /// A run in which nothing ran is no proof, unless a name was asked for that is only elsewhere.
    fn judge(&self, succeeded: bool, tally: &Tally, shown: &str) -> Option<Failure> {
        if !succeeded && tally.failed == 0 {
            return Some(Failure::new(format!(
                "`{shown}` ended before its tests did."
            )));
        }
        if self.name.is_none() && tally.ran() == 0 {
            return Some(Failure::new(format!("`{shown}` ran no test.")));
        }
        if self.name.is_none() && !tally.ignored.is_empty() {
            return Some(Failure::new(format!(
                "{} tests were ignored: a check that did not run is no proof.",
                tally.ignored.len()
            )));
        }
        None
    }

    fn cargo(&self, how: &[&str]) -> Result<Program, Failure> {
        Ok(Program::cargo()
            .args(["test"])
            .args(how)
            .args(&self.packages)
            .args(openssl::features()?))
    }

    fn with(&self, program: Program, tools: &Tools) -> Program {
        let skip = ["--skip", LONG_FORM];
        // What is ignored wants something of the machine that a plain `cargo test` cannot count on; here it
        // is installed, or the test says what is missing and fails.
        let program = program
            .args(["--", "--include-ignored"])
            .args((!self.long).then_some(skip).into_iter().flatten())
            .args(self.harness)
            .args(self.name)
            .env("EVENKEEL_LONG", if self.long { "1" } else { "" });
        let variables: [(&str, Option<&Path>); 3] = [
            ("EVENKEEL_APP", tools.app.as_deref()),
            ("EVENKEEL_APP_PLAIN", tools.plain.as_deref()),
            ("EVENKEEL_PYTHON", tools.python.as_deref()),
        ];
        variables
            .into_iter()
            .filter_map(|(name, path)| Some((name, path?)))
            .fold(program, |program, (name, path)| program.env(name, path))
    }
}
