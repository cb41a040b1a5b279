//! Runs the package manager: as root, through sudo, or not at all.

use std::io::IsTerminal;

use super::manager::Manager;
use crate::failure::Failure;
use crate::program::{Program, which};
use crate::say;

/// How we may act as root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rights {
    Root,
    /// sudo may ask for a password: somebody is there to type it.
    Sudo,
    /// Nobody is there: sudo must manage without a question.
    SilentSudo,
    None,
}

/// Brings the list of packages up to date. An old list may still do, so failing is only said.
pub(super) fn refresh(manager: Manager) {
    if let Some(command) = manager.refresh()
        && let Some(prefix) = prefix(rights())
        && start(prefix, command).is_err()
    {
        say::line("The list of packages could not be brought up to date; trying the one here.");
    }
}

/// Installs the packages, or says what to type.
pub(super) fn install(manager: Manager, packages: &[&str]) -> Result<(), Failure> {
    if packages.is_empty() {
        return Ok(());
    }
    let command = manager.install(packages);
    match prefix(rights()) {
        Some(prefix) => start(prefix, command),
        None => Err(type_it(manager, &command)),
    }
}

/// The words that go before a command to run it as root.
fn prefix(rights: Rights) -> Option<&'static [&'static str]> {
    match rights {
        Rights::Root => Some(&[]),
        Rights::Sudo => Some(&["sudo"]),
        Rights::SilentSudo => Some(&["sudo", "-n"]),
        Rights::None => None,
    }
}

fn start(prefix: &[&str], command: Vec<String>) -> Result<(), Failure> {
    let mut words = prefix.iter().map(|word| (*word).to_owned()).chain(command);
    match words.next() {
        Some(program) => Program::new(program).args(words).run(),
        None => Ok(()),
    }
}

fn type_it(manager: Manager, install: &[String]) -> Failure {
    let update = manager
        .refresh()
        .map(|words| words.join(" ") + " && ")
        .unwrap_or_default();
    Failure::new("Packages are missing, and only root may install them.").advise(format!(
        "As root, type:\n  {update}{}\nThen run the same command again.",
        install.join(" ")
    ))
}

fn rights() -> Rights {
    choose(
        Program::new("id")
            .args(["-u"])
            .answer()
            .is_ok_and(|id| id == "0"),
        which("sudo").is_some(),
        std::io::stdin().is_terminal(),
        || Program::new("sudo").args(["-n", "true"]).succeeds(),
    )
}

fn choose(root: bool, sudo: bool, terminal: bool, silent: impl Fn() -> bool) -> Rights {
    match (root, sudo, terminal) {
        (true, _, _) => Rights::Root,
        (false, true, true) => Rights::Sudo,
        (false, true, false) if silent() => Rights::SilentSudo,
        _ => Rights::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn root_needs_no_sudo() {
        assert_eq!(choose(true, true, true, || true), Rights::Root);
        assert_eq!(choose(true, false, false, || false), Rights::Root);
    }

    #[test]
    fn sudo_asks_only_when_somebody_is_there() {
        assert_eq!(choose(false, true, true, || false), Rights::Sudo);
        assert_eq!(choose(false, true, false, || true), Rights::SilentSudo);
        assert_eq!(choose(false, true, false, || false), Rights::None);
        assert_eq!(choose(false, false, true, || true), Rights::None);
    }

    #[test]
    fn without_rights_the_exact_command_is_shown() {
        let shown = type_it(Manager::Apt, &Manager::Apt.install(&["xvfb"])).to_string();
        assert!(
            shown.contains(
                "apt-get update -q && env DEBIAN_FRONTEND=noninteractive apt-get install"
            )
        );
        assert!(shown.contains(" xvfb\n"));
    }
}
