//! The eleven signs of the daily check-in.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// One of the eleven signs, a row in the daily check-in.
///
/// The id (`as_str`, `Display`, serde) is stored and exported and never changes.
/// Ordering is the order of the check-in, not the alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignId {
    /// Taking something they did as meant to hurt.
    AssumedHarm,
    /// Pulling back from a plan, a promise or a step closer.
    AvoidedCommitment,
    /// Keeping away from people, or wanting to walk out.
    Isolated,
    /// Starting an argument, or making something small big.
    PickedFights,
    /// Hiding something so as not to be seen as less than perfect.
    Secretive,
    /// Feeling sure of a lie or a betrayal to come.
    ExpectedDeceit,
    /// Keeping in a feeling or an opinion that wanted out.
    HeldBack,
    /// Imagining the worst and guarding against it.
    Overprotective,
    /// Not connecting when close, or avoiding being close.
    IntimacyDistance,
    /// Swinging from calm to storm.
    Drama,
    /// Being afraid during a close moment.
    IntimacyFear,
}

impl SignId {
    /// Every sign, in the order of the check-in.
    pub const ALL: [Self; 11] = [
        Self::AssumedHarm,
        Self::AvoidedCommitment,
        Self::Isolated,
        Self::PickedFights,
        Self::Secretive,
        Self::ExpectedDeceit,
        Self::HeldBack,
        Self::Overprotective,
        Self::IntimacyDistance,
        Self::Drama,
        Self::IntimacyFear,
    ];

    /// The stored id, such as `held-back`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AssumedHarm => "assumed-harm",
            Self::AvoidedCommitment => "avoided-commitment",
            Self::Isolated => "isolated",
            Self::PickedFights => "picked-fights",
            Self::Secretive => "secretive",
            Self::ExpectedDeceit => "expected-deceit",
            Self::HeldBack => "held-back",
            Self::Overprotective => "overprotective",
            Self::IntimacyDistance => "intimacy-distance",
            Self::Drama => "drama",
            Self::IntimacyFear => "intimacy-fear",
        }
    }

    /// The place in [`SignId::ALL`], from 0 to 10.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

impl fmt::Display for SignId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for SignId {
    type Err = UnknownSign;

    /// Reads a stored id, exactly as [`SignId::as_str`] writes it.
    fn from_str(id: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|sign| sign.as_str() == id)
            .ok_or(UnknownSign)
    }
}

/// The text is the id of none of the eleven signs.
///
/// The text itself is not kept: whatever was mistaken for an id may be private.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the id of a sign")]
pub struct UnknownSign;
