//! Linux: what is missing is installed by the system's own package manager.

use super::Scope;
use super::install;
use super::manager::Manager;
use super::need::{Need, needs};
use super::probe;
use crate::failure::Failure;
use crate::say;

/// Finds what is missing, says what will be installed, installs it, looks again.
pub(super) fn setup(scope: Scope, dry_run: bool) -> Result<(), Failure> {
    let missing = missing(scope);
    if missing.is_empty() {
        if dry_run {
            say::line("Nothing is missing.");
        }
        return Ok(());
    }
    let names = list(&missing);
    let Some(manager) = Manager::of_this_machine() else {
        return Err(Failure::new(format!(
            "This machine lacks {names}, and has no package manager that Evenkeel knows \
             (apt, dnf, pacman, zypper)."
        ))
        .advise("Install them by hand, then run the same command again."));
    };
    let wanted = packages(&missing, manager).join(" ");
    say::line(&format!("Missing here: {names}."));
    if dry_run {
        say::line(&format!("{} would install: {wanted}", manager.program()));
        return Ok(());
    }
    say::line(&format!(
        "To be installed with {}, which takes a minute or two: {wanted}",
        manager.program()
    ));
    match bring(missing.clone(), manager) {
        // A slower way is better than none.
        Err(failure) if missing.iter().all(|need| need.spare) => {
            say::line(&format!(
                "{failure}\nGoing on without: the first build takes longer."
            ));
            Ok(())
        }
        other => other.and_then(|()| met_now(scope)),
    }
}

fn bring(missing: Vec<&'static Need>, manager: Manager) -> Result<(), Failure> {
    install::refresh(manager);
    let known = known(missing, manager)?;
    install::install(manager, &packages(&known, manager))
}

fn missing(scope: Scope) -> Vec<&'static Need> {
    needs(scope).filter(|need| !probe::is_met(need)).collect()
}

fn met_now(scope: Scope) -> Result<(), Failure> {
    let missing: Vec<_> = missing(scope)
        .into_iter()
        .filter(|need| !need.spare)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = list(&missing);
    Err(Failure::new(format!(
        "The packages are installed, and {names} still cannot be found."
    ))
    .advise("Is PATH or PKG_CONFIG_PATH set to something unusual?"))
}

/// Leaves out what can be done without when the manager does not know it; anything else unknown
/// ends the setup before a single package is asked for.
fn known(missing: Vec<&'static Need>, manager: Manager) -> Result<Vec<&'static Need>, Failure> {
    let (known, unknown): (Vec<&Need>, Vec<&Need>) = missing
        .into_iter()
        .partition(|need| manager.knows(need.package(manager)));
    let needed: Vec<_> = unknown.iter().filter(|need| !need.spare).copied().collect();
    if needed.is_empty() {
        return Ok(known);
    }
    Err(Failure::new(format!(
        "{} knows no package named {}, which would bring {}.",
        manager.program(),
        packages(&needed, manager).join(", "),
        list(&needed),
    ))
    .advise(
        "Are its package sources complete? Evenkeel builds on Debian 12, Ubuntu 22.04 and newer, \
         and on current Fedora, Arch and openSUSE.",
    ))
}

fn packages(needs: &[&Need], manager: Manager) -> Vec<&'static str> {
    let mut packages = Vec::new();
    for need in needs {
        let package = need.package(manager);
        if !packages.contains(&package) {
            packages.push(package);
        }
    }
    packages
}

/// "a, b and c".
fn list(needs: &[&Need]) -> String {
    let names: Vec<_> = needs.iter().map(|need| need.name).collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, first)) => format!("{} and {last}", first.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_that_brings_two_things_is_asked_for_once() {
        let all: Vec<_> = needs(Scope::Tests).collect();
        let names = packages(&all, Manager::Pacman);
        assert_eq!(names.iter().filter(|name| **name == "python").count(), 1);
        assert_eq!(
            names
                .iter()
                .filter(|name| **name == "webkit2gtk-4.1")
                .count(),
            1
        );
    }

    #[test]
    fn names_read_as_a_sentence() {
        let all: Vec<_> = needs(Scope::App).collect();
        assert_eq!(list(&all[..1]), "a C compiler");
        assert_eq!(
            list(&all[..3]),
            "a C compiler, pkg-config and WebKitGTK 4.1"
        );
        assert_eq!(list(&[]), "");
    }
}
