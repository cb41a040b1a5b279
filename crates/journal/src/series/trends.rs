//! The trends of a span: a line of weeks for each sign, and the grid behind it.

use chrono::NaiveDate;

use super::grid::{Grid, GridCell, GridRow, grid};
use super::span::{Bounds, Span};
use super::weeks::{WeekPoint, weeks};
use crate::{Level, Pause, RatedDay, SignId};

/// How many rated days a sign needs before its weeks are drawn as a line.
pub const ENOUGH_DAYS: u32 = 14;

/// What the trends show of a span. Plain data, drawn by others.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendsState {
    /// The first day: the Monday of the first week.
    pub from: NaiveDate,
    /// The last day: today, or the end of own dates. Nothing after it is counted.
    pub to: NaiveDate,
    /// The same two days, for the series of other things over the same weeks.
    pub bounds: Bounds,
    /// How many days there are from `from` to `to`, both included.
    pub days: u32,
    /// Days with at least one level.
    pub rated_days: u32,
    /// Those of the `rated_days` with at least one level that was added later.
    pub added_later_days: u32,
    /// Paused days of the span, up to today.
    pub paused_days: u32,
    /// The first day of the span with at least one level.
    pub first_rated_day: Option<NaiveDate>,
    /// Every sign there can be, in the order of [`SignId::ALL`]; which are shown is another's to say.
    pub signs: Vec<SignTrend>,
    /// Every sign on every day.
    pub grid: Grid,
}

/// One sign over the span.
#[derive(Debug, Clone, PartialEq)]
pub struct SignTrend {
    /// The sign.
    pub sign: SignId,
    /// Days on which the sign has a level.
    pub rated_days: u32,
    /// Days on which its level is 1 or more.
    pub felt_days: u32,
    /// Days on which it was acted on.
    pub acted_days: u32,
    /// Days at each level, from 0 to 4; `rated_days` in all.
    pub levels: [u32; Level::ALL.len()],
    /// Whether `rated_days` reaches [`ENOUGH_DAYS`].
    pub enough: bool,
    /// Every week of the span, oldest first; the last holds the span's last day.
    pub weeks: Vec<WeekPoint>,
}

/// The trends of `span`, seen on `today`, in time linear in the days.
///
/// `days` and `pauses` may come in any order and reach beyond the span: what lies
/// outside it, or after today, changes nothing.
#[must_use]
pub fn trends(days: &[RatedDay], pauses: &[Pause], today: NaiveDate, span: Span) -> TrendsState {
    let bounds = span.bounds(first_rated_until(days, today), today);
    let grid = grid(days, pauses, bounds.from(), bounds.to());
    let signs = grid.rows.iter().map(|row| sign_trend(row, &grid)).collect();
    let is_rated = |at: usize| grid.rows.iter().any(|row| row.cells[at].level.is_some());

    TrendsState {
        from: bounds.from(),
        to: bounds.to(),
        bounds,
        days: count(&grid.days, |_| true),
        rated_days: count(0..grid.days.len(), |at| is_rated(*at)),
        added_later_days: count(&grid.days, |day| day.added_later),
        paused_days: count(&grid.days, |day| day.paused),
        first_rated_day: (0..grid.days.len())
            .find(|at| is_rated(*at))
            .map(|at| grid.days[at].day),
        signs,
        grid,
    }
}

fn sign_trend(row: &GridRow, grid: &Grid) -> SignTrend {
    let felt = |cell: &&GridCell| cell.level.is_some_and(|level| level.is_felt());
    let rated_days = count(&row.cells, |cell| cell.level.is_some());
    let mut levels = [0; Level::ALL.len()];
    for level in row.cells.iter().filter_map(|cell| cell.level) {
        levels[usize::from(level.get())] += 1;
    }
    SignTrend {
        sign: row.sign,
        rated_days,
        felt_days: count(&row.cells, felt),
        acted_days: count(&row.cells, |cell| cell.acted == Some(true)),
        levels,
        enough: rated_days >= ENOUGH_DAYS,
        weeks: weeks(&row.cells, &grid.days),
    }
}

/// The earliest day with at least one level, none after `today`.
fn first_rated_until(days: &[RatedDay], today: NaiveDate) -> Option<NaiveDate> {
    days.iter()
        .filter(|rated| rated.day <= today)
        .filter(|rated| rated.ratings.iter().any(|rating| rating.level.is_some()))
        .map(|rated| rated.day)
        .min()
}

fn count<T>(items: impl IntoIterator<Item = T>, holds: impl Fn(&T) -> bool) -> u32 {
    items.into_iter().map(|item| u32::from(holds(&item))).sum()
}
