//! `cargo xtask check`: what can be known in a minute or two, before the tests.

use crate::failure::Failure;
use crate::program::{Program, which};
use crate::steps::Steps;
use crate::{claims, deps, line_ends, openssl, say, setup, support, ui, versions, words};

pub(crate) fn check() -> Result<(), Failure> {
    let mut steps = Steps::default();
    let _ = walk(&mut steps);
    steps.close()
}

fn walk(steps: &mut Steps) -> Option<()> {
    steps.need("Setup", || setup::setup(setup::Scope::App, false))?;
    steps.prove("Format", format);
    steps.prove("Words and names", words::check);
    steps.prove("Claims of SECURITY.md", claims::check);
    steps.prove("Line ends", line_ends::check);
    steps.prove("Versions", versions::check);
    steps.prove("Support data", support::check);
    steps.need("UI: packages", ui::packages)?;
    steps.prove("Dependencies", deps::check);
    steps.prove("UI: types and accessibility", ui::check);
    // The shell embeds the built UI, so even looking at it needs one.
    steps.need("UI: build", ui::build_if_stale)?;
    steps.prove("Clippy", clippy);
    Some(())
}

pub(crate) fn format() -> Result<(), Failure> {
    Program::cargo().args(["fmt", "--all", "--check"]).run()
}

/// Twice: as people get it, and with what the journeys need.
pub(crate) fn clippy() -> Result<(), Failure> {
    for features in [&[][..], &["--features", "evenkeel/automation"][..]] {
        Program::cargo()
            .args(["clippy", "--workspace", "--all-targets"])
            .args(openssl::features()?)
            .args(features)
            .args(["--", "-D", "warnings"])
            .run()?;
    }
    Ok(())
}

/// cargo-deny is heavy to build: it is run where it is, and never asked for.
pub(crate) fn deny() -> Result<(), Failure> {
    if which("cargo-deny").is_none() {
        say::line("bans, licences, sources: cargo-deny is not here; only our own rules were read.");
        return Ok(());
    }
    Program::cargo()
        .args(["deny", "check", "bans", "licenses", "sources"])
        .run()
}
