//! Felt against acted: how often a pull was acted on, by week.

use chrono::NaiveDate;

use super::grid::GridCell;
use super::trends::TrendsState;
use super::weeks::COUNTED_FROM;
use crate::SignId;

/// Felt against acted, for one sign.
#[derive(Debug, Clone, PartialEq)]
pub struct SignActed {
    /// The sign.
    pub sign: SignId,
    /// Every week of the span, oldest first.
    pub weeks: Vec<ActedWeek>,
}

/// What was done with the pull of one sign in one week.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ActedWeek {
    /// The day the week starts on.
    pub start: NaiveDate,
    /// Days on which the sign has a level, 0 to 7.
    pub rated: u8,
    /// Days on which the level is 1 or more, 0 to `rated`.
    pub felt: u8,
    /// Felt days on which it was said whether it was acted on. The others, `felt - said`, are
    /// unsaid: they are neither.
    pub said: u8,
    /// Felt days on which it was acted on, 0 to `said`.
    pub acted: u8,
    /// `acted` divided by `said`, 0 to 1. `None`, a gap, under [`COUNTED_FROM`] rated days, and when
    /// nothing was said.
    pub share: Option<f64>,
}

/// Felt against acted for all eleven signs, in the order of the check-in, over the weeks of `state`.
#[must_use]
pub fn acted(state: &TrendsState) -> Vec<SignActed> {
    let rows = state.grid.rows.iter();
    rows.map(|row| {
        let weeks = row.cells.chunks(7).zip(state.bounds.weeks(|start| start));
        SignActed {
            sign: row.sign,
            weeks: weeks.map(|(cells, start)| week(start, cells)).collect(),
        }
    })
    .collect()
}

fn week(start: NaiveDate, cells: &[GridCell]) -> ActedWeek {
    let count = |holds: fn(&GridCell) -> bool| cells.iter().map(|cell| u8::from(holds(cell))).sum();
    let rated = count(|cell| cell.level.is_some());
    let said = count(|cell| cell.acted.is_some());
    let acted = count(|cell| cell.acted == Some(true));
    ActedWeek {
        start,
        rated,
        felt: count(|cell| cell.level.is_some_and(|level| level.is_felt())),
        said,
        acted,
        share: (rated >= COUNTED_FROM && said > 0).then(|| f64::from(acted) / f64::from(said)),
    }
}
