//! Finds what is missing, says so, installs it where the system's package manager can.

mod install;
mod linux;
mod manager;
mod need;
mod node;
mod probe;

use crate::failure::Failure;

/// What the machine is to be made ready for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scope {
    /// Building and running the app.
    App,
    /// The journeys and proofs as well.
    Tests,
}

/// Makes the machine ready, or says in one sentence why it cannot.
pub(crate) fn setup(scope: Scope, dry_run: bool) -> Result<(), Failure> {
    node::check()?;
    if cfg!(target_os = "linux") {
        linux::setup(scope, dry_run)
    } else {
        elsewhere(scope)
    }
}

/// On macOS and Windows we name what to install and touch nothing.
fn elsewhere(scope: Scope) -> Result<(), Failure> {
    if scope == Scope::Tests {
        return Err(Failure::new(
            "The journeys need Linux (Xvfb and WebKitWebDriver), so `cargo xtask test` runs there only.",
        )
        .advise("Here `cargo xtask check` and `cargo test` prove the rest."));
    }
    if cfg!(target_os = "macos") {
        probe::macos()
    } else {
        probe::windows()
    }
}
