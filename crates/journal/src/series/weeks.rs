//! Lines of weeks: how often a sign was felt on the days it was rated.

use chrono::{Days, NaiveDate, Weekday};

use super::grid::{GridCell, GridDay};

/// How many rated days a week needs to count. With fewer it is a gap.
pub const COUNTED_FROM: u8 = 3;

/// One week of one sign. Weeks run from Monday to Sunday, as in ISO 8601.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeekPoint {
    /// The Monday the week starts on.
    pub start: NaiveDate,
    /// Days on which the sign has a level, 0 to 7. Blanks are not among them.
    pub rated: u8,
    /// Days on which the level is 1 or more, 0 to `rated`.
    pub felt: u8,
    /// `felt` divided by `rated`, 0 to 1. `None`, a gap, under [`COUNTED_FROM`]
    /// rated days; a gap is never filled, joined or drawn as 0.
    pub share: Option<f64>,
    /// Paused days in the week, 0 to 7, up to today. What was rated on them counts.
    pub paused: u8,
    /// Those of the `rated` days on which the sign was added later.
    pub added_later: u8,
}

/// How far back the trends look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    /// This many weeks, the last one being the week of today. 0 is taken as 1.
    Weeks(u16),
    /// From the week of the first rated day; without one, the week of today alone.
    All,
}

/// The Monday on which the first week of `span` starts.
pub(super) fn first_monday(
    span: Span,
    first_rated: Option<NaiveDate>,
    today: NaiveDate,
) -> NaiveDate {
    let this_week = monday_of(today);
    let weeks = match span {
        Span::Weeks(weeks) => u64::from(weeks),
        Span::All => first_rated.map_or(1, |first| {
            let days = this_week.signed_duration_since(monday_of(first)).num_days();
            1 + u64::try_from(days / 7).unwrap_or(0)
        }),
    };
    // Twelve centuries at most: a mistaken year must not cost all memory.
    let back = weeks.clamp(1, u64::from(u16::MAX)) - 1;
    this_week
        .checked_sub_days(Days::new(back * 7))
        .unwrap_or(this_week)
}

/// The weeks of one sign. `cells` and `days` lie side by side and start on a Monday.
pub(super) fn weeks(cells: &[GridCell], days: &[GridDay]) -> Vec<WeekPoint> {
    days.chunks(7)
        .zip(cells.chunks(7))
        .filter_map(|(days, cells)| Some(week(days.first()?.day, cells, days)))
        .collect()
}

fn week(start: NaiveDate, cells: &[GridCell], days: &[GridDay]) -> WeekPoint {
    let rated = count(cells, |cell| cell.level.is_some());
    let felt = count(cells, |cell| {
        cell.level.is_some_and(|level| level.is_felt())
    });
    WeekPoint {
        start,
        rated,
        felt,
        share: (rated >= COUNTED_FROM).then(|| f64::from(felt) / f64::from(rated)),
        paused: count(days, |day| day.paused),
        added_later: count(cells, |cell| cell.added_later),
    }
}

/// How many of the at most seven `items` hold.
fn count<T>(items: &[T], holds: impl Fn(&T) -> bool) -> u8 {
    items.iter().map(|item| u8::from(holds(item))).sum()
}

fn monday_of(day: NaiveDate) -> NaiveDate {
    day.week(Weekday::Mon).checked_first_day().unwrap_or(day)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn no_weeks_are_taken_as_one() {
        let today = day("2026-11-25");
        assert_eq!(first_monday(Span::Weeks(0), None, today), day("2026-11-23"));
        assert_eq!(first_monday(Span::Weeks(1), None, today), day("2026-11-23"));
        assert_eq!(first_monday(Span::All, None, today), day("2026-11-23"));
    }

    #[test]
    fn a_mistaken_year_does_not_cost_all_memory() {
        let monday = first_monday(Span::All, Some(NaiveDate::MIN), day("2026-11-25"));
        assert_eq!(monday, day("2026-11-23") - Days::new(7 * 65_534));
    }
}
