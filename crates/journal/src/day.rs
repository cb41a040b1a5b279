//! Which day a moment belongs to, and until when a day may be rated.
//!
//! All reckoning is by the wall clock: where clocks change in the night, a day
//! has 23 or 25 hours and its end is still at the hour the user set.

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// How many days before today may still be rated; today comes on top.
pub const BACKFILL_DAYS: i64 = 14;

/// The hour at which a day ends, 0 to 6 in the morning. At 0 the day ends at
/// midnight; at 4 a check-in at 03:59 is still about the evening before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct DayEnd(u8);

impl DayEnd {
    /// The day ends at midnight.
    pub const MIDNIGHT: Self = Self(0);

    /// Takes an hour from 0 to 6.
    ///
    /// # Errors
    /// [`DayEndError`] for any later hour.
    pub const fn new(hour: u8) -> Result<Self, DayEndError> {
        if hour <= 6 {
            Ok(Self(hour))
        } else {
            Err(DayEndError(hour))
        }
    }

    /// The hour, from 0 to 6.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }

    fn hours(self) -> TimeDelta {
        TimeDelta::try_hours(i64::from(self.0)).unwrap_or_default()
    }
}

impl Default for DayEnd {
    /// Midnight.
    fn default() -> Self {
        Self::MIDNIGHT
    }
}

impl TryFrom<u8> for DayEnd {
    type Error = DayEndError;

    fn try_from(hour: u8) -> Result<Self, Self::Error> {
        Self::new(hour)
    }
}

impl From<DayEnd> for u8 {
    fn from(end: DayEnd) -> Self {
        end.0
    }
}

/// The hour given cannot end a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a day ends at an hour from 0 to 6, not {0}")]
pub struct DayEndError(pub u8);

/// Why a day may not be rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DayError {
    /// The day has not come yet.
    #[error("the day has not come yet")]
    Future,
    /// The day is more than [`BACKFILL_DAYS`] before today.
    #[error("the day is more than {BACKFILL_DAYS} days ago")]
    TooLongAgo,
}

/// The civil day that the local time `local` belongs to.
#[must_use]
pub fn civil_day(local: NaiveDateTime, end: DayEnd) -> NaiveDate {
    local
        .checked_sub_signed(end.hours())
        .unwrap_or(local)
        .date()
}

/// Whether something about `day`, written down at `recorded_local`, was added
/// later: more than 24 hours after the day's end. Exactly 24 hours is in time.
#[must_use]
pub fn added_later(day: NaiveDate, recorded_local: NaiveDateTime, end: DayEnd) -> bool {
    day.checked_add_days(Days::new(2))
        .and_then(|midnight| NaiveDateTime::from(midnight).checked_add_signed(end.hours()))
        .is_some_and(|in_time_until| recorded_local > in_time_until)
}

/// Whether `day` may be rated when today is `today`: today itself, or one of the
/// [`BACKFILL_DAYS`] days before it.
///
/// # Errors
/// [`DayError::Future`] for a day after today, [`DayError::TooLongAgo`] for one
/// more than 14 days before it.
pub fn may_rate(day: NaiveDate, today: NaiveDate) -> Result<(), DayError> {
    match today.signed_duration_since(day).num_days() {
        ..0 => Err(DayError::Future),
        0..=BACKFILL_DAYS => Ok(()),
        _ => Err(DayError::TooLongAgo),
    }
}
