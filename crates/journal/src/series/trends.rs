//! The trends of a span: a line of weeks for each sign, and the grid behind it.

use chrono::NaiveDate;

use super::grid::{Grid, GridCell, GridRow, grid};
use super::weeks::{Span, WeekPoint, first_monday, weeks};
use crate::{Pause, RatedDay, SignId};

/// How many rated days a sign needs before its weeks are drawn as a line.
pub const ENOUGH_DAYS: u32 = 14;

/// What the trends show of a span. Plain data, drawn by others.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendsState {
    /// The first day: the Monday of the first week.
    pub from: NaiveDate,
    /// The last day: today. Nothing after it is counted.
    pub to: NaiveDate,
    /// How many days there are from `from` to `to`, both included.
    pub days: u32,
    /// Days with at least one level.
    pub rated_days: u32,
    /// Those of the `rated_days` with at least one level that was added later.
    pub added_later_days: u32,
    /// Paused days, up to today.
    pub paused_days: u32,
    /// The first day of the span with at least one level.
    pub first_rated_day: Option<NaiveDate>,
    /// All eleven signs, in the order of the check-in.
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
    /// Whether `rated_days` reaches [`ENOUGH_DAYS`].
    pub enough: bool,
    /// Every week of the span, oldest first; the last is the week of today.
    pub weeks: Vec<WeekPoint>,
}

/// The trends of `span`, seen on `today`, in time linear in the days.
///
/// `days` and `pauses` may come in any order and reach beyond the span: what lies
/// outside it, or after today, changes nothing.
#[must_use]
pub fn trends(days: &[RatedDay], pauses: &[Pause], today: NaiveDate, span: Span) -> TrendsState {
    let from = first_monday(span, first_rated_until(days, today), today);
    let grid = grid(days, pauses, from, today);
    let signs = grid.rows.iter().map(|row| sign_trend(row, &grid)).collect();
    let is_rated = |at: usize| grid.rows.iter().any(|row| row.cells[at].level.is_some());

    TrendsState {
        from,
        to: today,
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
    SignTrend {
        sign: row.sign,
        rated_days,
        felt_days: count(&row.cells, felt),
        acted_days: count(&row.cells, |cell| cell.acted == Some(true)),
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
