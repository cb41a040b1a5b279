//! Lines of weeks: how often a sign was felt on the days it was rated, and how strongly.

use chrono::NaiveDate;

use super::grid::{GridCell, GridDay};

/// How many rated days a week needs to count. With fewer it is a gap.
pub const COUNTED_FROM: u8 = 3;

/// One week of one sign. Weeks run from Monday to Sunday as in ISO 8601, or from another day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeekPoint {
    /// The day the week starts on.
    pub start: NaiveDate,
    /// Days on which the sign has a level, 0 to 7. Blanks are not among them.
    pub rated: u8,
    /// Days on which the level is 1 or more, 0 to `rated`.
    pub felt: u8,
    /// All levels of the week together, 0 to 28: what `mean` is made from.
    pub level_sum: u8,
    /// `felt` divided by `rated`, 0 to 1. `None`, a gap, under [`COUNTED_FROM`]
    /// rated days; a gap is never filled, joined or drawn as 0.
    pub share: Option<f64>,
    /// The mean level of the rated days, 0 to 4; a gap exactly where `share` is one.
    pub mean: Option<f64>,
    /// Paused days in the week, 0 to 7, up to today. What was rated on them counts.
    pub paused: u8,
    /// Those of the `rated` days on which the sign was added later.
    pub added_later: u8,
}

/// The weeks of one sign. `cells` and `days` lie side by side and start with a week.
pub(super) fn weeks(cells: &[GridCell], days: &[GridDay]) -> Vec<WeekPoint> {
    days.chunks(7)
        .zip(cells.chunks(7))
        .filter_map(|(days, cells)| Some(week(days.first()?.day, cells, days)))
        .collect()
}

fn week(start: NaiveDate, cells: &[GridCell], days: &[GridDay]) -> WeekPoint {
    let levels = || cells.iter().filter_map(|cell| cell.level);
    let rated = count(cells, |cell| cell.level.is_some());
    let felt = count(cells, |cell| {
        cell.level.is_some_and(|level| level.is_felt())
    });
    let level_sum = levels().map(|level| level.get()).sum();
    let a_rated_day = |sum: u8| (rated >= COUNTED_FROM).then(|| f64::from(sum) / f64::from(rated));
    WeekPoint {
        start,
        rated,
        felt,
        level_sum,
        share: a_rated_day(felt),
        mean: a_rated_day(level_sum),
        paused: count(days, |day| day.paused),
        added_later: count(cells, |cell| cell.added_later),
    }
}

/// How many of the at most seven `items` hold.
fn count<T>(items: &[T], holds: impl Fn(&T) -> bool) -> u8 {
    items.iter().map(|item| u8::from(holds(item))).sum()
}
