//! `cargo xtask`: what a person types to run Evenkeel, to prove it, and to look after it.
//!
//! One file an act. `asked` reads the command line, `setup` finds and installs what is missing,
//! the others each carry out one command by starting ordinary programs (cargo, npm) whose own
//! output is passed through untouched.

mod app;
mod asked;
mod bench;
mod bundled;
mod check;
mod claims;
mod day;
mod deps;
mod failure;
mod fresh;
mod fuzz;
mod line_ends;
mod link_time;
mod mutants;
mod openssl;
mod package;
mod place;
mod program;
mod run;
mod say;
mod sbom;
mod setup;
mod shots;
mod steps;
mod support;
mod tally;
mod test;
mod ui;
mod venv;
mod versions;
mod words;

use std::process::ExitCode;

use asked::Asked;
use failure::Failure;

fn main() -> ExitCode {
    if let Some(code) = link_time::stand_in() {
        return code;
    }
    match asked::read(std::env::args_os().skip(1)).and_then(carry_out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            say::failed(&failure);
            ExitCode::FAILURE
        }
    }
}

fn carry_out(asked: Asked) -> Result<(), Failure> {
    match asked {
        Asked::Help => {
            say::line(asked::USAGE);
            Ok(())
        }
        Asked::Setup { tests, dry_run } => {
            let scope = if tests {
                setup::Scope::Tests
            } else {
                setup::Scope::App
            };
            setup::setup(scope, dry_run)
        }
        Asked::Run { sample, args } => run::run(sample, &args),
        Asked::Shots { folder } => shots::shots(&folder),
        Asked::Test { long, choice } => test::test(&choice, long),
        Asked::Watch { name } => test::watch(name.as_deref()),
        Asked::Check => check::check(),
        Asked::Bench => bench::bench(),
        Asked::Sbom { file, target } => sbom::sbom(file, target),
        Asked::Package => package::package(),
        Asked::Installer { program } => package::installer(&program),
        Asked::Fuzz { target, minutes } => fuzz::fuzz(target.as_deref(), minutes),
        Asked::Mutants { pattern, sample } => mutants::mutants(pattern.as_deref(), sample),
    }
}
