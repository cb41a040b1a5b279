use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::{VaultError, durable};

const SUMS: &str = "slots.sum";
/// How the copy of a slot is named.
pub(super) const COPY: &str = ".bak";

/// Whether a line of the sums is about `slot` or its copy.
fn is_of(line: &str, slot: &str) -> bool {
    line.strip_suffix(COPY).unwrap_or(line) == slot
}

/// SHA-256 in lower-case hex.
pub(crate) fn sum_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The sums a generation's slots may have, in the format of `sha256sum`.
///
/// age cannot tell a wrong passphrase from a damaged slot; these can. While a slot is being
/// replaced its old and its new sum both stand here, so that a kill between two steps is never
/// taken for damage. They guard against accidents, not against a person: who may write here
/// may also write the sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sums(Vec<(String, String)>);

impl Sums {
    /// What stands in the generation's folder; empty when missing or unreadable.
    pub(crate) fn read(generation: &Path) -> Self {
        let text = fs::read_to_string(generation.join(SUMS)).unwrap_or_default();
        Sums(
            text.lines()
                .filter_map(|line| line.split_once("  "))
                .map(|(sum, name)| (sum.to_owned(), name.to_owned()))
                .collect(),
        )
    }

    /// Whether any sum is known for `name`.
    pub(crate) fn knows(&self, name: &str) -> bool {
        self.0.iter().any(|(_, n)| is_of(n, name))
    }

    pub(crate) fn allows(&self, name: &str, sum: &str) -> bool {
        self.0.iter().any(|(s, n)| is_of(n, name) && s == sum)
    }

    /// Adds a sum beside those that stand.
    pub(crate) fn also(mut self, name: &str, sum: String) -> Self {
        if !self.allows(name, &sum) {
            self.push(name, sum);
        }
        self
    }

    /// Leaves `sum` as the only one for `name`.
    pub(crate) fn only(mut self, name: &str, sum: String) -> Self {
        self.0.retain(|(_, n)| !is_of(n, name));
        self.push(name, sum);
        self
    }

    /// A line for the slot and one for its copy: a rotten digit in one leaves the other.
    fn push(&mut self, name: &str, sum: String) {
        self.0.push((sum.clone(), name.to_owned()));
        self.0.push((sum, format!("{name}{COPY}")));
    }

    pub(crate) fn write(&self, generation: &Path) -> Result<(), VaultError> {
        if *self == Self::read(generation) {
            return Ok(());
        }
        let text: String = self
            .0
            .iter()
            .map(|(sum, name)| format!("{sum}  {name}\n"))
            .collect();
        durable::replace(&generation.join(SUMS), text.as_bytes(), |_| Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back_and_old_and_new_may_stand_together() {
        let folder = tempfile::tempdir().unwrap();
        let sums = Sums::read(folder.path())
            .only("a", sum_of(b"1"))
            .also("a", sum_of(b"2"));
        sums.write(folder.path()).unwrap();
        let back = Sums::read(folder.path());
        assert_eq!(back, sums);
        assert!(back.allows("a", &sum_of(b"1")) && back.allows("a", &sum_of(b"2")));
        assert!(!back.only("a", sum_of(b"2")).allows("a", &sum_of(b"1")));
    }
}
