//! The grid of days: every sign on every day of the span, side by side.

use chrono::NaiveDate;

use crate::{Level, Pause, RatedDay, Rating, SignId, kept_acted};

/// Every sign on every day of the span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// The days, oldest first, without a hole.
    pub days: Vec<GridDay>,
    /// One row a sign, in the order of the check-in.
    pub rows: Vec<GridRow>,
}

/// How many days the grid shows at once: four weeks.
pub const GRID_DAYS: usize = 28;

impl Grid {
    /// The last `days` of it, or all when it has fewer.
    #[must_use]
    pub fn last(mut self, days: usize) -> Self {
        let over = self.days.len().saturating_sub(days);
        self.days.drain(..over);
        for row in &mut self.rows {
            row.cells.drain(..over);
        }
        self
    }
}

/// One day: the head of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GridDay {
    /// The civil day.
    pub day: NaiveDate,
    /// Whether the journal was paused on it.
    pub paused: bool,
    /// Whether at least one of the day's levels was added later.
    pub added_later: bool,
}

/// One sign on every day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRow {
    /// The sign.
    pub sign: SignId,
    /// One cell a day, beside [`Grid::days`].
    pub cells: Vec<GridCell>,
}

/// One sign on one day.
// The order decides between two ratings of one sign on one day, see `fill`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct GridCell {
    /// The level; `None` is a blank, which is never a zero.
    pub level: Option<Level>,
    /// Whether it was acted on; `None` is "not said", or nothing to act on.
    pub acted: Option<bool>,
    /// Whether the level was added later; never so for a blank.
    pub added_later: bool,
}

/// The grid from `from` to `to`, both included. Days outside are left out; no day
/// at all is left when `from` comes after `to`.
pub(super) fn grid(days: &[RatedDay], pauses: &[Pause], from: NaiveDate, to: NaiveDate) -> Grid {
    let mut heads: Vec<GridDay> = from
        .iter_days()
        .take_while(|day| *day <= to)
        .map(blank_day)
        .collect();
    let mut rows: Vec<GridRow> = SignId::ALL
        .into_iter()
        .map(|sign| GridRow {
            sign,
            cells: vec![GridCell::default(); heads.len()],
        })
        .collect();

    for rated in days {
        let Some(at) = place(from, rated.day) else {
            continue;
        };
        for rating in &rated.ratings {
            let row = rows.get_mut(rating.sign.index());
            if let Some(cell) = row.and_then(|row| row.cells.get_mut(at)) {
                fill(cell, rating);
            }
        }
    }
    for (at, head) in heads.iter_mut().enumerate() {
        head.added_later = rows.iter().any(|row| row.cells[at].added_later);
    }
    for pause in pauses {
        let begin = place(from, pause.starts_on.max(from)).unwrap_or(usize::MAX);
        let paused = heads.iter_mut().skip(begin);
        for head in paused.take_while(|head| pause.contains(head.day)) {
            head.paused = true;
        }
    }
    Grid { days: heads, rows }
}

/// Puts a rating into its cell. A blank changes nothing. The journal holds a sign
/// once a day at most; should it come twice, the greater one stays, whatever the order.
fn fill(cell: &mut GridCell, rating: &Rating) {
    if rating.level.is_some() {
        let said = GridCell {
            level: rating.level,
            acted: kept_acted(rating.level, rating.acted),
            added_later: rating.added_later,
        };
        *cell = said.max(*cell);
    }
}

fn blank_day(day: NaiveDate) -> GridDay {
    GridDay {
        day,
        paused: false,
        added_later: false,
    }
}

/// How many days `day` is after `from`; `None` when it is before.
fn place(from: NaiveDate, day: NaiveDate) -> Option<usize> {
    usize::try_from(day.signed_duration_since(from).num_days()).ok()
}
