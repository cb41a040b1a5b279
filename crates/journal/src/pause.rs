//! A stretch in which the journal was put aside on purpose.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A stretch of days in which the journal was put aside on purpose. Its days are
/// marked as paused, not as missing; what was rated in it all the same counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pause {
    /// The first paused day.
    pub starts_on: NaiveDate,
    /// The last paused day; `None` while the pause goes on.
    pub ends_on: Option<NaiveDate>,
}

impl Pause {
    /// Whether `day` is one of the paused days. A pause that ends before it starts
    /// holds none; one that goes on holds every day from its first.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.starts_on <= day && self.ends_on.is_none_or(|last| day <= last)
    }
}
