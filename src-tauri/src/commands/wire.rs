//! The types that several screens share on their way to the page. No 64-bit numbers: JavaScript
//! has none. Days are `YYYY-MM-DD`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri_specta::Event;

use super::week::Weekday;
use crate::calendar::{Hours, WeekStarts};
use crate::error::{CommandError, ErrorKind};
use crate::lock::LockReason;

/// The eleven signs and the places for one's own, by their ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum SignId {
    AssumedHarm,
    AvoidedCommitment,
    Isolated,
    PickedFights,
    Secretive,
    ExpectedDeceit,
    HeldBack,
    Overprotective,
    IntimacyDistance,
    Drama,
    IntimacyFear,
    #[serde(rename = "own-1")]
    Own1,
    #[serde(rename = "own-2")]
    Own2,
    #[serde(rename = "own-3")]
    Own3,
    #[serde(rename = "own-4")]
    Own4,
    #[serde(rename = "own-5")]
    Own5,
}

/// Pairs each wire id with the domain's, both ways, and each exactly once.
macro_rules! signs {
    ($($name:ident),* $(,)?) => {
        impl From<journal::SignId> for SignId {
            fn from(sign: journal::SignId) -> Self {
                match sign { $(journal::SignId::$name => SignId::$name),* }
            }
        }
        impl From<SignId> for journal::SignId {
            fn from(sign: SignId) -> Self {
                match sign { $(SignId::$name => journal::SignId::$name),* }
            }
        }
    };
}

signs!(
    AssumedHarm,
    AvoidedCommitment,
    Isolated,
    PickedFights,
    Secretive,
    ExpectedDeceit,
    HeldBack,
    Overprotective,
    IntimacyDistance,
    Drama,
    IntimacyFear,
    Own1,
    Own2,
    Own3,
    Own4,
    Own5,
);

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// How everything looks; known while locked.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Look {
    pub(crate) theme: Theme,
    pub(crate) system_dark: bool,
    /// The desktop wants more contrast.
    pub(crate) system_contrast: bool,
    pub(crate) text_percent: u16,
    pub(crate) high_contrast: bool,
    /// On which day weeks begin, as it was chosen, and which day that is.
    pub(crate) week_starts: WeekStarts,
    pub(crate) starts_on: Weekday,
    /// How hours are said, as it was chosen, and whether they are counted to 12.
    pub(crate) hours: Hours,
    pub(crate) twelve_hours: bool,
}

/// What the person is told on entering.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Unlocked {
    /// The opening before this one: RFC 3339 with the offset of then; absent the first time.
    pub(crate) last_unlocked_at: Option<String>,
    /// Attempts that did not open it since then.
    pub(crate) failed_since: u32,
    /// After the recovery key: a new passphrase comes first.
    pub(crate) must_choose_passphrase: bool,
    /// A damaged key file was mended from its copy.
    pub(crate) repaired: bool,
    /// A newer state of the journal lies beside the one that was opened.
    pub(crate) newer_beside: bool,
}

impl Unlocked {
    pub(crate) fn of(facts: &vault::Facts, must_choose_passphrase: bool) -> Self {
        Unlocked {
            last_unlocked_at: facts.last_unlocked_at.map(|at| at.to_rfc3339()),
            failed_since: facts.failed_since,
            must_choose_passphrase,
            repaired: facts.repaired,
            newer_beside: facts.newer_beside,
        }
    }
}

/// A recovery key to be shown once.
#[derive(Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RecoveryKeyShown {
    /// The whole key, as other age programs read it.
    pub(crate) key: String,
    /// The same without its prefix, in groups of six.
    pub(crate) groups: Vec<String>,
    /// Which groups are to be typed back, by index.
    pub(crate) ask: Vec<u32>,
}

impl RecoveryKeyShown {
    pub(crate) fn of(key: &vault::RecoveryKey, asked: &[usize]) -> Self {
        RecoveryKeyShown {
            key: key.to_text().to_string(),
            groups: key.to_groups(),
            ask: asked
                .iter()
                .filter_map(|&index| u32::try_from(index).ok())
                .collect(),
        }
    }
}

/// The page is to hide at once, save what is unsaved, and then call `lock` with this reason.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LockAsked {
    pub(crate) reason: LockReason,
}

/// The desktop's preferences changed.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SystemLook {
    pub(crate) dark: bool,
    pub(crate) contrast: bool,
}

/// The look through the journal after unlocking found pages that are not as they were written. None of them
/// where each page is, and rows that belong together are not all there.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DamageFound {
    pub(crate) pages: u32,
}

/// The journal's file was taken from its place while it was open, or lies there again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, Event)]
#[serde(rename_all = "camelCase")]
pub(crate) struct JournalTaken {
    /// Whether it is away.
    pub(crate) away: bool,
    /// The number of the copy that holds everything; null when none could be made.
    pub(crate) copy: Option<u32>,
}

/// Reads a day as it crosses.
///
/// # Errors
/// `unexpected`: the page makes no other days.
pub(crate) fn day_from(text: &str) -> Result<NaiveDate, CommandError> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .ok()
        .filter(|day| day.to_string() == text)
        .ok_or_else(|| CommandError::about(ErrorKind::Unexpected, "day"))
}
