use chrono::{DateTime, FixedOffset, NaiveDate};
use uuid::Uuid;

use crate::{Level, SignId};

/// A sign in the person's own words, or put away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeSign {
    /// The sign.
    pub sign: SignId,
    /// Its short name; `None` is the catalogue's, never so for a sign of one's own.
    pub label: Option<String>,
    /// The line of the check-in; `None` as for the name.
    pub line: Option<String>,
    /// Whether it is put away.
    pub put_away: bool,
    /// The day its words were last changed.
    pub worded_on: Option<NaiveDate>,
}

/// A day that the person marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeMark {
    /// Its id.
    pub id: Uuid,
    /// The day.
    pub on: NaiveDate,
    /// What it is called, 1 to 80 characters.
    pub label: String,
    /// When it was made, by the writer's clock.
    pub recorded: DateTime<FixedOffset>,
}

/// A day's check-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeCheckIn {
    /// The civil day it is about.
    pub day: NaiveDate,
    /// When it was begun, by the writer's clock.
    pub recorded: DateTime<FixedOffset>,
    /// IANA name of the zone where that was.
    pub zone: String,
    /// What was said about each sign, in the order of the check-in, each at most once.
    pub ratings: Vec<WholeRating>,
}

/// What was said about one sign on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeRating {
    /// The sign.
    pub sign: SignId,
    /// Its level; `None` was cleared to blank again, which is not 0.
    pub level: Option<Level>,
    /// Whether the person acted on it; only with a level of 1 or more.
    pub acted: Option<bool>,
    /// When this level was given, by the writer's clock.
    pub recorded: DateTime<FixedOffset>,
}

/// A note for a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeDayNote {
    /// The civil day it is about.
    pub day: NaiveDate,
    /// What was written.
    pub text: String,
    /// Counts its changes from 1.
    pub revision: u32,
    /// When it was last written, by the writer's clock.
    pub written: DateTime<FixedOffset>,
    /// IANA name of the zone where that was.
    pub zone: String,
}
