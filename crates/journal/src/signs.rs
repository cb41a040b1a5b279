//! The signs of the daily check-in: the eleven, and up to five of the person's own.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A sign, a row in the daily check-in: one of the eleven, or a place for one of the person's own.
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
    /// The person's own first sign. What it means is in their words alone.
    #[serde(rename = "own-1")]
    Own1,
    /// Their second.
    #[serde(rename = "own-2")]
    Own2,
    /// Their third.
    #[serde(rename = "own-3")]
    Own3,
    /// Their fourth.
    #[serde(rename = "own-4")]
    Own4,
    /// Their fifth.
    #[serde(rename = "own-5")]
    Own5,
}

impl SignId {
    /// The eleven that everybody has, in the order of the check-in.
    pub const ELEVEN: [Self; 11] = [
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

    /// The places for signs of the person's own, in the order in which they are filled.
    pub const OWN: [Self; 5] = [Self::Own1, Self::Own2, Self::Own3, Self::Own4, Self::Own5];

    /// Every sign there can be, in the order of the check-in: the eleven, then one's own.
    pub const ALL: [Self; 16] = {
        let mut all = [Self::AssumedHarm; 16];
        let mut at = 0;
        while at < all.len() {
            all[at] = if at < Self::ELEVEN.len() {
                Self::ELEVEN[at]
            } else {
                Self::OWN[at - Self::ELEVEN.len()]
            };
            at += 1;
        }
        all
    };

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
            Self::Own1 => "own-1",
            Self::Own2 => "own-2",
            Self::Own3 => "own-3",
            Self::Own4 => "own-4",
            Self::Own5 => "own-5",
        }
    }

    /// The place in [`SignId::ALL`], from 0 to 15.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Whether it is a sign of the person's own, which exists only once they put it into words.
    #[must_use]
    pub const fn is_own(self) -> bool {
        self.index() >= Self::ELEVEN.len()
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

/// The text is the id of no sign.
///
/// The text itself is not kept: whatever was mistaken for an id may be private.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the id of a sign")]
pub struct UnknownSign;
