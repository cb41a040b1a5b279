//! How far back the trends look.

use chrono::{Days, NaiveDate, Weekday};

/// How far back the trends look: whole weeks from Monday to Sunday, as in ISO 8601, the last one
/// cut off at today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    /// This many weeks, the last one being the week of today. 0 is taken as 1.
    Weeks(u16),
    /// From the week of the first rated day; without one, the week of today alone.
    All,
    /// From the week of one day to the week of another, whichever way round they are given. Days
    /// after today are taken as today.
    Own(NaiveDate, NaiveDate),
}

/// The days a span covers: from a Monday on, without a hole, to its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bounds {
    from: NaiveDate,
    to: NaiveDate,
}

impl Span {
    /// The days it covers on `today`. `first_rated` is what [`Span::All`] goes back to: the first day
    /// with a level, such as [`TrendsState::first_rated_day`](super::TrendsState::first_rated_day).
    #[must_use]
    pub fn bounds(self, first_rated: Option<NaiveDate>, today: NaiveDate) -> Bounds {
        let (from, to) = match self {
            Span::Weeks(weeks) => (weeks_before(u64::from(weeks), today), today),
            Span::All => (monday_at_most_ages_ago(first_rated, today), today),
            Span::Own(one, other) => {
                let last = one.max(other).min(today);
                let sunday = last.week(Weekday::Mon).checked_last_day().unwrap_or(last);
                let from = monday_at_most_ages_ago(Some(one.min(other)), last);
                (from, sunday.min(today))
            }
        };
        Bounds { from, to }
    }
}

impl Bounds {
    /// The first day, a Monday.
    #[must_use]
    pub const fn from(self) -> NaiveDate {
        self.from
    }

    /// The last day, never after the today it was made on.
    #[must_use]
    pub const fn to(self) -> NaiveDate {
        self.to
    }

    /// One `empty` thing for each week, made from its Monday, oldest first.
    pub(super) fn weeks<T>(self, empty: impl Fn(NaiveDate) -> T) -> Vec<T> {
        let mondays = self.from.iter_weeks();
        mondays
            .take_while(|monday| *monday <= self.to)
            .map(empty)
            .collect()
    }

    /// The place of the week that holds `day`, from 0; `None` for a day outside.
    pub(super) fn week_of(self, day: NaiveDate) -> Option<usize> {
        let inside = self.from <= day && day <= self.to;
        let days = day.signed_duration_since(self.from).num_days();
        inside.then(|| usize::try_from(days / 7).ok())?
    }
}

/// The Monday of the week that holds `day`.
pub(super) fn monday_of(day: NaiveDate) -> NaiveDate {
    day.week(Weekday::Mon).checked_first_day().unwrap_or(day)
}

/// The Monday of `first`, or of `last` when there is none or it comes after it.
fn monday_at_most_ages_ago(first: Option<NaiveDate>, last: NaiveDate) -> NaiveDate {
    let weeks = first.map_or(1, |first| {
        let days = monday_of(last).signed_duration_since(monday_of(first));
        1 + u64::try_from(days.num_days() / 7).unwrap_or(0)
    });
    weeks_before(weeks, last)
}

/// The Monday that starts the first of `weeks` weeks of which the last holds `last`.
fn weeks_before(weeks: u64, last: NaiveDate) -> NaiveDate {
    let monday = monday_of(last);
    // Twelve centuries at most: a mistaken year must not cost all memory.
    let back = weeks.clamp(1, u64::from(u16::MAX)) - 1;
    monday
        .checked_sub_days(Days::new(back * 7))
        .unwrap_or(monday)
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
        let from = |span: Span| span.bounds(None, today).from();
        assert_eq!(from(Span::Weeks(0)), day("2026-11-23"));
        assert_eq!(from(Span::Weeks(1)), day("2026-11-23"));
        assert_eq!(from(Span::All), day("2026-11-23"));
    }

    #[test]
    fn a_mistaken_year_does_not_cost_all_memory() {
        let monday = day("2026-11-23") - Days::new(7 * 65_534);
        for span in [Span::All, Span::Own(NaiveDate::MIN, NaiveDate::MAX)] {
            let bounds = span.bounds(Some(NaiveDate::MIN), day("2026-11-25"));
            assert_eq!((bounds.from(), bounds.to()), (monday, day("2026-11-25")));
        }
    }

    #[test]
    fn own_dates_are_widened_to_whole_weeks_and_end_today() {
        let today = day("2026-11-25");
        let own = |one, other| {
            let bounds = Span::Own(day(one), day(other)).bounds(None, today);
            (bounds.from(), bounds.to())
        };
        let whole = (day("2026-11-02"), day("2026-11-15"));
        assert_eq!(own("2026-11-04", "2026-11-10"), whole);
        assert_eq!(own("2026-11-10", "2026-11-04"), whole);
        assert_eq!(own("2026-11-04", "2026-12-24"), (day("2026-11-02"), today));
        assert_eq!(own("2027-01-01", "2027-02-01"), (day("2026-11-23"), today));
    }
}
