//! Somebody without root's rights. Journeys run as root, who may look into everything; what one program of a
//! person may do to another of theirs is only seen between two that are not.

/// A person, by their number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person(u32);

impl Person {
    /// Who every Linux system knows, and whom nothing belongs to.
    pub const NOBODY: Self = Self(65_534);

    /// Their number.
    pub fn number(self) -> u32 {
        self.0
    }

    /// What setpriv (of util-linux) is told to become them for good.
    pub fn become_them(self) -> [String; 3] {
        [
            format!("--reuid={}", self.0),
            format!("--regid={}", self.0),
            "--clear-groups".to_owned(),
        ]
    }
}
