//! The four package managers: which one this machine has, and the words each wants.

use crate::program::{Program, which};

/// A Linux package manager.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manager {
    Apt,
    Dnf,
    Pacman,
    Zypper,
}

impl Manager {
    /// In the order in which they are looked for: a machine with apt may well carry another's
    /// program as an ordinary package, hardly the other way round.
    pub(super) const ALL: [Self; 4] = [Self::Apt, Self::Dnf, Self::Zypper, Self::Pacman];

    /// The one this machine uses.
    pub(super) fn of_this_machine() -> Option<Self> {
        Self::choose(|program| which(program).is_some())
    }

    fn choose(has: impl Fn(&str) -> bool) -> Option<Self> {
        Self::ALL.into_iter().find(|manager| has(manager.program()))
    }

    /// Its program.
    pub(super) fn program(self) -> &'static str {
        match self {
            Self::Apt => "apt-get",
            Self::Dnf => "dnf",
            Self::Pacman => "pacman",
            Self::Zypper => "zypper",
        }
    }

    /// Brings its list of packages up to date, where installing alone does not.
    pub(super) fn refresh(self) -> Option<Vec<String>> {
        match self {
            Self::Apt => Some(words("apt-get update -q")),
            // pacman: a refreshed list without a full upgrade breaks the system; its users know.
            Self::Pacman | Self::Dnf | Self::Zypper => None,
        }
    }

    /// Installs these packages without a question.
    pub(super) fn install(self, packages: &[&str]) -> Vec<String> {
        let mut command = words(match self {
            Self::Apt => {
                "env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
                 -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0"
            }
            Self::Dnf => "dnf install -y --setopt=install_weak_deps=False",
            Self::Pacman => "pacman -S --needed --noconfirm",
            Self::Zypper => "zypper --non-interactive install --no-recommends",
        });
        command.extend(packages.iter().map(|package| (*package).to_owned()));
        command
    }

    /// Whether it knows a package of this name. One unknown name makes apt install nothing at
    /// all, so there each is asked for first; the others say themselves which name they lack.
    pub(super) fn knows(self, package: &str) -> bool {
        match self {
            Self::Apt => Program::new("apt-cache")
                .args(["policy", package])
                .env("LC_ALL", "C")
                .answer()
                .is_ok_and(|answer| has_candidate(&answer)),
            Self::Dnf | Self::Pacman | Self::Zypper => true,
        }
    }
}

fn has_candidate(policy: &str) -> bool {
    policy
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Candidate:"))
        .any(|version| version.trim() != "(none)")
}

fn words(line: &str) -> Vec<String> {
    line.split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manager_is_the_one_that_is_there() {
        for manager in Manager::ALL {
            assert_eq!(
                Manager::choose(|program| program == manager.program()),
                Some(manager)
            );
        }
        assert_eq!(Manager::choose(|_| false), None);
    }

    #[test]
    fn apt_comes_before_a_guest() {
        assert_eq!(Manager::choose(|_| true), Some(Manager::Apt));
    }

    #[test]
    fn apt_asks_nothing_and_takes_no_extras() {
        let command = Manager::Apt.install(&["xvfb", "age"]).join(" ");
        assert!(command.starts_with("env DEBIAN_FRONTEND=noninteractive apt-get install -y"));
        assert!(command.contains("--no-install-recommends"));
        assert!(command.ends_with("xvfb age"));
    }

    #[test]
    fn no_manager_waits_for_an_answer() {
        for manager in Manager::ALL {
            let command = manager.install(&["age"]).join(" ");
            assert!(
                [" -y ", "--noconfirm", "--non-interactive"]
                    .iter()
                    .any(|yes| command.contains(yes)),
                "{command}"
            );
        }
    }

    #[test]
    fn a_name_without_a_candidate_is_unknown() {
        assert!(has_candidate(
            "age:\n  Installed: (none)\n  Candidate: 1.1.1-1\n"
        ));
        assert!(!has_candidate(
            "age:\n  Installed: (none)\n  Candidate: (none)\n"
        ));
        assert!(!has_candidate(""));
    }
}
