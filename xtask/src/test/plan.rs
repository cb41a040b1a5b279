//! What one call of `cargo xtask test` proves.

use super::part::Part;

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Choice {
    /// The whole proof.
    Everything,
    /// What a change since `main` can reach.
    Changed,
    /// One part; of it only the tests whose names hold a word.
    Part(Part, Option<String>),
    /// Every Rust test and journey whose name holds a word.
    Named(String),
}

/// The tests whose names hold a word; all without one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) name: Option<String>,
}

/// The packages whose tests are run; all but the journeys without a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Crates {
    pub(super) packages: Option<Vec<String>>,
    pub(super) name: Option<String>,
}

/// The steps to take.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Plan {
    pub(super) checks: bool,
    pub(super) ui: Option<Names>,
    pub(super) rust: Option<Crates>,
    pub(super) journeys: Option<Names>,
    pub(super) fuzz: bool,
}

/// Packages that compile without the page and test without a screen, a database of others or root.
const PURE: [&str; 4] = ["journal", "export", "bring-in", "xtask"];

impl Plan {
    pub(super) fn everything() -> Self {
        Self {
            checks: true,
            ui: Some(Names::default()),
            rust: Some(Crates::default()),
            journeys: Some(Names::default()),
            fuzz: true,
        }
    }

    pub(super) fn named(name: String) -> Self {
        Self {
            rust: Some(Crates {
                packages: None,
                name: Some(name.clone()),
            }),
            journeys: Some(Names { name: Some(name) }),
            ..Self::default()
        }
    }

    pub(super) fn part(part: Part, name: Option<String>) -> Self {
        let mut plan = Self::default();
        match part {
            Part::Checks => plan.checks = true,
            Part::Ui => plan.ui = Some(Names { name }),
            Part::Rust => {
                plan.rust = Some(Crates {
                    packages: None,
                    name,
                });
            }
            Part::Package(package) => {
                plan.rust = Some(Crates {
                    packages: Some(vec![package.to_owned()]),
                    name,
                });
            }
            Part::Journeys => plan.journeys = Some(Names { name }),
        }
        plan
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether anything is compiled that embeds the built page, or the page itself is looked at.
    pub(super) fn needs_the_page(&self) -> bool {
        self.checks || self.ui.is_some() || self.journeys.is_some() || self.any_crate(embeds)
    }

    /// Whether the shell is among what is compiled, with what journeys need of it.
    pub(super) fn tests_the_shell(&self) -> bool {
        self.journeys.is_some() || self.any_crate(embeds)
    }

    /// Whether a test wants what `Scope::Tests` installs.
    pub(super) fn needs_a_screen(&self) -> bool {
        self.journeys.is_some() || self.any_crate(|package| !PURE.contains(&package))
    }

    fn any_crate(&self, is_so: impl Fn(&str) -> bool) -> bool {
        match &self.rust {
            None => false,
            Some(Crates { packages: None, .. }) => true,
            Some(Crates {
                packages: Some(packages),
                ..
            }) => packages.iter().any(|package| is_so(package)),
        }
    }
}

fn embeds(package: &str) -> bool {
    matches!(package, "evenkeel" | "fuzz")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pure_crate_is_tested_without_page_and_screen() {
        let plan = Plan::part(Part::Package("journal"), None);
        assert!(!plan.needs_the_page() && !plan.needs_a_screen());
        let plan = Plan::part(Part::Package("vault"), Some("rewrap".to_owned()));
        assert!(!plan.needs_the_page() && plan.needs_a_screen());
        let plan = Plan::part(Part::Package("evenkeel"), None);
        assert!(plan.needs_the_page());
    }

    #[test]
    fn a_word_alone_asks_rust_and_journeys_and_not_the_page() {
        let plan = Plan::named("rewrap".to_owned());
        assert!(plan.ui.is_none() && !plan.checks);
        assert!(plan.rust.is_some() && plan.journeys.is_some());
        assert!(!plan.is_empty());
    }

    #[test]
    fn everything_leaves_nothing_out() {
        let plan = Plan::everything();
        assert!(plan.checks && plan.fuzz);
        assert_eq!(plan.ui, Some(Names::default()));
        assert_eq!(plan.rust, Some(Crates::default()));
        assert_eq!(plan.journeys, Some(Names::default()));
    }
}
