//! The trends of a span: a line of weeks for each sign, and the grid behind it.

use chrono::{NaiveDate, Weekday};

use super::grid::{Grid, GridCell, GridRow, grid};
use super::span::{Bounds, Span};
use super::weeks::{WeekPoint, weeks};
use crate::{Level, Pause, RatedDay, SignId};

/// How many rated days a sign needs before its weeks are drawn as a line.
pub const ENOUGH_DAYS: u32 = 14;

/// What the trends show of a span. Plain data, drawn by others.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendsState {
    /// The first day: the first one of the first week.
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
    /// What [`Span::Whole`] tells apart from its whole weeks: the week of today, so far.
    pub running: Option<RunningWeek>,
    /// Every sign there can be, in the order of [`SignId::ALL`]; which are shown is another's to say.
    pub signs: Vec<SignTrend>,
    /// Every sign on every day.
    pub grid: Grid,
}

/// The week of today, as far as it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunningWeek {
    /// Its first day.
    pub from: NaiveDate,
    /// Its days up to today, 1 to 7.
    pub days: u32,
    /// Those with at least one level.
    pub rated_days: u32,
    /// Those of the `rated_days` with at least one level that was added later.
    pub added_later_days: u32,
    /// Those that are paused.
    pub paused_days: u32,
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

/// The trends of `span`, seen on `today`, in time linear in the days, with weeks that begin on a Monday.
///
/// `days` and `pauses` may come in any order and reach beyond the span: what lies
/// outside it, or after today, changes nothing.
#[must_use]
pub fn trends(days: &[RatedDay], pauses: &[Pause], today: NaiveDate, span: Span) -> TrendsState {
    trends_by(Weekday::Mon, days, pauses, today, span)
}

/// The same, with weeks that begin on `starts_on`.
#[must_use]
pub fn trends_by(
    starts_on: Weekday,
    days: &[RatedDay],
    pauses: &[Pause],
    today: NaiveDate,
    span: Span,
) -> TrendsState {
    let bounds = span.bounds_by(starts_on, first_rated_until(days, today), today);
    let grid = grid(days, pauses, bounds.from(), bounds.to());
    let signs = grid.rows.iter().map(|row| sign_trend(row, &grid)).collect();
    let is_rated = |at: usize| grid.rows.iter().any(|row| row.cells[at].level.is_some());

    let running = match span {
        Span::Whole(_) => bounds.running(today),
        Span::Weeks(_) | Span::All | Span::Own(..) => None,
    }
    .map(|from| {
        let its = || (0..grid.days.len()).filter(|at| grid.days[*at].day >= from);
        RunningWeek {
            from,
            days: count(its(), |_| true),
            rated_days: count(its(), |at| is_rated(*at)),
            added_later_days: count(its(), |at| grid.days[*at].added_later),
            paused_days: count(its(), |at| grid.days[*at].paused),
        }
    });

    TrendsState {
        running,
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
