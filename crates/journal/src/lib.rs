//! What the journal knows: the signs, how one is rated, when a day ends,
//! which stretches were paused, and the series the trends are drawn from.
//!
//! The crate is quiet. Values go in and values come out; there is no clock, no
//! file, no database and no chance in it. *Today* is always an argument.
//!
//! # One day
//! [`SignId`], [`Level`], [`Rating`] and [`RatedDay`] say what was rated;
//! [`kept_acted`] and [`rest_are_zero`] are the rules for changing it.
//! [`civil_day`], [`added_later`] and [`may_rate`] decide which day a moment
//! belongs to, and whether a day may still be rated.
//!
//! # Many days
//! [`trends`] turns rated days into [`TrendsState`]: a line of weeks for each
//! sign, and the grid of days behind it. [`standing()`] says which focus signs are
//! lower or higher than when they were chosen, and [`summary`] what may be put
//! into words of a span. [`acted`], [`boundaries`], [`helped`], [`patterns`],
//! [`steps`], [`year`] and [`before_after`] are the other charts, each a plain
//! state beside it. The arithmetic under the words ([`kendall()`], [`AnyLook`],
//! [`theil_sen`], [`pairs()`], [`wilson()`]) knows nothing of journals; why it is
//! this one, and how often it is wrong, is in `docs/STATISTICS.md`.
//!
//! ```
//! use chrono::NaiveDate;
//! use journal::{Level, RatedDay, Rating, SignId, Span, trends};
//!
//! let today = NaiveDate::from_ymd_opt(2026, 11, 23).ok_or("no such day")?;
//! let rating = Rating::blank(SignId::HeldBack).with_level(Some(Level::new(2)?));
//! let days = [RatedDay { day: today, ratings: vec![rating] }];
//!
//! let state = trends(&days, &[], today, Span::Weeks(12));
//! assert_eq!(state.rated_days, 1);
//! assert_eq!(state.signs[0].weeks.len(), 12);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What leaves and comes back
//! [`WholeRecord`] is everything a journal holds, one record at a time; [`WholeRecord::checked`] and
//! [`WholeSoFar`] say what may be part of one.
//!
//! # What is absent, on purpose
//! No sum or mean across signs, no score, no streak: the list is not a validated
//! scale. No words shown to people: they live in the catalogue. A blank is never
//! counted as zero anywhere.

#![deny(missing_docs)]
#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod boundary_reads;
mod check_in;
mod day;
mod entry;
mod kept;
mod level;
mod mark;
mod named;
mod pause;
mod phrase;
mod rating;
mod review;
mod sample;
mod series;
mod share;
mod sign_words;
mod signs;
mod statistics;
mod support;
mod talk_hints;
mod text;
mod trust;
mod whole;

pub use boundary_reads::{BoundaryReads, read_boundary};
pub use check_in::{kept_acted, rest_are_zero};
pub use day::{BACKFILL_DAYS, DayEnd, DayEndError, DayError, added_later, civil_day, may_rate};
pub use entry::{
    Boundary, BoundaryEventKind, CameTrue, Communication, EntryError, EntryFields, EntryKind,
    ExerciseId, ExerciseIdError, FIELD_MAX_BYTES, Helped, Origin, OriginId, Own, Pain, PatternId,
    RepairBy, TAG_MAX_CHARS, TAGS_MAX, TITLE_MAX_BYTES, TalkStatus, Tried, TrustStep, WayId,
    WeekReview,
};
pub use kept::kept;
pub use level::{Level, LevelError};
pub use mark::{MARK_LABEL_MAX_CHARS, MARKS_MAX, MarkLabelError, mark_label};
pub use named::UnknownName;
pub use pause::Pause;
pub use rating::{RatedDay, Rating};
pub use review::{REVIEW_OFFERED_DAYS, review_offered, review_week};
pub use sample::{
    Sample, SampleCheckIn, SampleEntry, SampleEvent, many_entries, many_years, sample,
};
pub use series::{
    ActedWeek, Answer, BeforeAfter, Beside, BoundaryEvent, BoundaryWeek, Bounds, COUNTED_FROM,
    DatedStep, Described, ENOUGH_DAYS, FOLLOWED_WEEKS, Fact, Followed, FollowedYear, FourWeeks,
    GRID_DAYS, Grid, GridCell, GridDay, GridRow, HelpedWeek, Levels, MARK_SIDE_DAYS, MarkSides,
    Moment, Moved, POINTS, PatternLine, ReviewedWeek, RunningWeek, SIDE_DAYS, SIDE_WEEKS,
    SLOPE_FROM, SignActed, SignPeriod, SignTrend, Since, Span, Standing, StepsState, TrendsState,
    Way, WeekPoint, YEAR_WEEKS, YearDay, YearWeek, acted, before_after, boundaries, described,
    helped, patterns, standing, steps, summary, trends, trends_by, week_start, year, year_by,
};
pub use share::Share;
pub use sign_words::{
    SIGN_LABEL_MAX_CHARS, SIGN_LINE_MAX_CHARS, SignWordsError, sign_label, sign_line,
};
pub use signs::{SignId, UnknownSign};
pub use statistics::{
    AnyLook, FALSE_ALARMS, Kendall, Pairs, PairsSay, Point, Slope, SlopeInterval, kendall, pairs,
    theil_sen,
};
pub use support::{CountryCode, SUPPORT_CONTACT_MAX_CHARS, Support, SupportError};
pub use talk_hints::{TalkHint, TalkHintKind, talk_hints};
pub use text::clean;
pub use trust::{
    CALIBRATED_FROM, Calibration, CalibrationBand, Interval, ResolvedStep, TrustSummary,
    trust_summary, wilson,
};
pub use whole::{
    FAVOURITE_EXERCISES_MAX, FOCUS_SIGNS_MAX, WHOLE_RECORDS_MAX, WholeCheckIn, WholeCounts,
    WholeDayNote, WholeEntry, WholeError, WholeEvent, WholeMark, WholeOutcome, WholePrediction,
    WholeRating, WholeRecord, WholeSection, WholeSettings, WholeSign, WholeSoFar, WholeThought,
};
