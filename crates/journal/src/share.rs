//! So many of so many.

/// How many of how many: `count` is never more than `of`. Said as "3 of 12", not as a percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Share {
    /// Those that are so.
    pub count: u32,
    /// All that were looked at.
    pub of: u32,
}

impl Share {
    /// One more that was looked at, and whether it is so.
    pub(crate) const fn with(self, is_so: bool) -> Self {
        Self {
            count: self.count.saturating_add(is_so as u32),
            of: self.of.saturating_add(1),
        }
    }
}
