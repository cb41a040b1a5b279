//! How strongly a sign was felt.

use serde::{Deserialize, Serialize};

/// How strongly a sign was felt on a day: 0 not at all, 1 a little, 2 somewhat,
/// 3 strongly, 4 overwhelmingly.
///
/// "Not rated" is no level: it is the absence of one, `Option::<Level>::None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Level(u8);

impl Level {
    /// Not at all. A rating like any other, and not the same as a blank.
    pub const ZERO: Self = Self(0);

    /// Every level, from *not at all* to *overwhelmingly*.
    pub const ALL: [Self; 5] = [Self(0), Self(1), Self(2), Self(3), Self(4)];

    /// Takes a number from 0 to 4.
    ///
    /// # Errors
    /// [`LevelError`] for any number above 4.
    pub const fn new(level: u8) -> Result<Self, LevelError> {
        if level <= 4 {
            Ok(Self(level))
        } else {
            Err(LevelError(level))
        }
    }

    /// The number, from 0 to 4.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }

    /// Whether the sign was felt at all: level 1 or more.
    #[must_use]
    pub const fn is_felt(self) -> bool {
        self.0 >= 1
    }
}

impl TryFrom<u8> for Level {
    type Error = LevelError;

    fn try_from(level: u8) -> Result<Self, Self::Error> {
        Self::new(level)
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        level.0
    }
}

/// The number given is no level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a level is 0 to 4, not {0}")]
pub struct LevelError(pub u8);
