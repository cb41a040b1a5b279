//! A year at a glance: every day of one sign.

use chrono::{NaiveDate, Weekday};

use super::grid::{GridCell, grid};
use super::span::Span;
use crate::{Pause, RatedDay, SignId};

/// How many weeks a year has at most, those cut by its two ends included.
pub const YEAR_WEEKS: u16 = 53;

/// One week of the year: a column of seven days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearWeek {
    /// The day the week starts on.
    pub start: NaiveDate,
    /// Its days; `None` for days after today.
    pub days: [Option<YearDay>; 7],
}

/// One day of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearDay {
    /// The civil day.
    pub day: NaiveDate,
    /// What was rated; blank when nothing was.
    pub cell: GridCell,
    /// Whether the journal was paused on it.
    pub paused: bool,
}

/// The last [`YEAR_WEEKS`] weeks of `sign`, oldest first, the last one being the week of today. `days`
/// and `pauses` may come in any order and reach beyond it.
#[must_use]
pub fn year(days: &[RatedDay], pauses: &[Pause], today: NaiveDate, sign: SignId) -> Vec<YearWeek> {
    year_by(Weekday::Mon, days, pauses, today, sign)
}

/// The same, with weeks that begin on `starts_on`.
#[must_use]
pub fn year_by(
    starts_on: Weekday,
    days: &[RatedDay],
    pauses: &[Pause],
    today: NaiveDate,
    sign: SignId,
) -> Vec<YearWeek> {
    let bounds = Span::Weeks(YEAR_WEEKS).bounds_by(starts_on, None, today);
    let grid = grid(days, pauses, bounds.from(), bounds.to());
    let cells = &grid.rows[sign.index()].cells;
    let shown: Vec<YearDay> = grid
        .days
        .iter()
        .zip(cells)
        .map(|(head, cell)| YearDay {
            day: head.day,
            cell: *cell,
            paused: head.paused,
        })
        .collect();
    let columns = shown.chunks(7).zip(bounds.weeks(|start| start));
    columns
        .map(|(days, start)| YearWeek {
            start,
            days: std::array::from_fn(|at| days.get(at).copied()),
        })
        .collect()
}
