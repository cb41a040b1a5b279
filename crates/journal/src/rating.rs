//! What was said about one sign on one day, and about one day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Level, SignId, kept_acted};

/// What was said about one sign on one day.
///
/// Feeling the pull (`level`) and acting on it (`acted`) are separate facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rating {
    /// The sign.
    pub sign: SignId,
    /// How strongly it was felt; `None` is a blank, which is never a zero.
    pub level: Option<Level>,
    /// Whether it was acted on; `None` is "not said". Only with a level of 1 or more.
    pub acted: Option<bool>,
    /// Whether it was written down more than 24 hours after the day's end.
    pub added_later: bool,
}

impl Rating {
    /// The sign, with nothing said about it.
    #[must_use]
    pub const fn blank(sign: SignId) -> Self {
        Self {
            sign,
            level: None,
            acted: None,
            added_later: false,
        }
    }

    /// The rating with another level. Without a level, or at 0, `acted` is cleared.
    #[must_use]
    pub const fn with_level(self, level: Option<Level>) -> Self {
        let acted = kept_acted(level, self.acted);
        Self {
            level,
            acted,
            ..self
        }
    }

    /// The rating with another answer to "did I act on it?". Without a level of 1
    /// or more there is nothing to have acted on, and the answer is not kept.
    #[must_use]
    pub const fn with_acted(self, acted: Option<bool>) -> Self {
        let acted = kept_acted(self.level, acted);
        Self { acted, ..self }
    }
}

/// A day and the signs rated on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatedDay {
    /// The civil day the ratings are about, not the one they were written on.
    pub day: NaiveDate,
    /// The signs that have a level, each at most once, in any order.
    pub ratings: Vec<Rating>,
}
