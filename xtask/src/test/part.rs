//! The parts of the proof that can be asked for by a name a person would guess.

/// One part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Format, lints, words, who knows whom: what `cargo xtask check` looks at too.
    Checks,
    /// The page's unit tests.
    Ui,
    /// All Rust tests, but not the journeys.
    Rust,
    /// The Rust tests of one package.
    Package(&'static str),
    /// A person's journeys through the real program.
    Journeys,
}

/// Each part with its names, the one to be shown first.
pub(crate) const NAMES: [(&[&str], Part); 13] = [
    (&["ui", "page"], Part::Ui),
    (&["journeys", "journey", "e2e"], Part::Journeys),
    (&["rust", "crates"], Part::Rust),
    (&["checks", "check", "lints"], Part::Checks),
    (&["journal", "domain"], Part::Package("journal")),
    (&["vault", "store"], Part::Package("vault")),
    (&["export"], Part::Package("export")),
    (&["bring-in", "import"], Part::Package("bring-in")),
    (&["report"], Part::Package("report")),
    (
        &["shell", "src-tauri", "evenkeel", "app"],
        Part::Package("evenkeel"),
    ),
    (&["faults", "fault"], Part::Package("faults")),
    (&["corpus", "fuzz"], Part::Package("fuzz")),
    (&["xtask"], Part::Package("xtask")),
];

impl Part {
    /// The part that goes by this name.
    pub(crate) fn named(word: &str) -> Option<Self> {
        NAMES
            .into_iter()
            .find(|(names, _)| names.contains(&word))
            .map(|(_, part)| part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_parts_share_a_name() {
        let all: Vec<_> = NAMES.iter().flat_map(|(names, _)| *names).collect();
        let different: BTreeSet<_> = all.iter().collect();
        assert_eq!(all.len(), different.len());
    }

    #[test]
    fn a_part_is_found_by_each_of_its_names() {
        assert_eq!(Part::named("journey"), Some(Part::Journeys));
        assert_eq!(Part::named("src-tauri"), Some(Part::Package("evenkeel")));
        assert_eq!(Part::named("rewrap"), None);
    }
}
