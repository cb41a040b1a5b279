//! How far back the trends look.

use chrono::{Days, NaiveDate, Weekday};

/// How far back the trends look: whole weeks, from Monday to Sunday as in ISO 8601 or from the day the
/// person's weeks begin on, the last one cut off at today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    /// This many weeks, the last one being the week of today. 0 is taken as 1.
    Weeks(u16),
    /// This many whole weeks that are over, and the week of today as far as it has come.
    Whole(u16),
    /// From the week of the first rated day; without one, the week of today alone.
    All,
    /// From the week of one day to the week of another, whichever way round they are given. Days
    /// after today are taken as today.
    Own(NaiveDate, NaiveDate),
}

/// The days a span covers: from the first day of a week on, without a hole, to its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bounds {
    starts_on: Weekday,
    from: NaiveDate,
    to: NaiveDate,
}

impl Span {
    /// The days it covers on `today`, with weeks that begin on a Monday. `first_rated` is what
    /// [`Span::All`] goes back to: the first day with a level, such as
    /// [`TrendsState::first_rated_day`](super::TrendsState::first_rated_day).
    #[must_use]
    pub fn bounds(self, first_rated: Option<NaiveDate>, today: NaiveDate) -> Bounds {
        self.bounds_by(Weekday::Mon, first_rated, today)
    }

    /// The same, with weeks that begin on `starts_on`.
    #[must_use]
    pub fn bounds_by(
        self,
        starts_on: Weekday,
        first_rated: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Bounds {
        let before = |weeks: u16, plus| weeks_before(starts_on, u64::from(weeks) + plus, today);
        let (from, to) = match self {
            Span::Weeks(weeks) => (before(weeks, 0), today),
            Span::Whole(weeks) => (before(weeks, 1), today),
            Span::All => (at_most_ages_ago(starts_on, first_rated, today), today),
            Span::Own(one, other) => {
                let last = one.max(other).min(today);
                let ends = last.week(starts_on).checked_last_day().unwrap_or(last);
                let from = at_most_ages_ago(starts_on, Some(one.min(other)), last);
                (from, ends.min(today))
            }
        };
        Bounds {
            starts_on,
            from,
            to,
        }
    }
}

impl Bounds {
    /// The first day, which begins a week.
    #[must_use]
    pub const fn from(self) -> NaiveDate {
        self.from
    }

    /// The last day, never after the today it was made on.
    #[must_use]
    pub const fn to(self) -> NaiveDate {
        self.to
    }

    /// The first day of the week of `today`, where these days reach into it: a week that is not over.
    #[must_use]
    pub fn running(self, today: NaiveDate) -> Option<NaiveDate> {
        let start = week_start(self.starts_on, today);
        (self.from <= start && start <= self.to).then_some(start)
    }

    /// One `empty` thing for each week, made from its first day, oldest first.
    pub(super) fn weeks<T>(self, empty: impl Fn(NaiveDate) -> T) -> Vec<T> {
        let starts = self.from.iter_weeks();
        starts
            .take_while(|start| *start <= self.to)
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

/// The first day of the week that holds `day`, in weeks that begin on `starts_on`.
#[must_use]
pub fn week_start(starts_on: Weekday, day: NaiveDate) -> NaiveDate {
    day.week(starts_on).checked_first_day().unwrap_or(day)
}

/// The first day of the week of `first`, or of `last` when there is none or it comes after it.
fn at_most_ages_ago(starts_on: Weekday, first: Option<NaiveDate>, last: NaiveDate) -> NaiveDate {
    let weeks = first.map_or(1, |first| {
        let (last, first) = (week_start(starts_on, last), week_start(starts_on, first));
        1 + u64::try_from(last.signed_duration_since(first).num_days() / 7).unwrap_or(0)
    });
    weeks_before(starts_on, weeks, last)
}

/// The day that starts the first of `weeks` weeks of which the last holds `last`.
fn weeks_before(starts_on: Weekday, weeks: u64, last: NaiveDate) -> NaiveDate {
    let start = week_start(starts_on, last);
    // Twelve centuries at most: a mistaken year must not cost all memory.
    let back = weeks.clamp(1, u64::from(u16::MAX)) - 1;
    start.checked_sub_days(Days::new(back * 7)).unwrap_or(start)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use chrono::Datelike;

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

    const EVERY_DAY: [Weekday; 7] = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];

    #[test]
    fn four_weeks_are_four_whole_ones_and_the_running_one_is_told_apart_on_any_day() {
        for starts_on in EVERY_DAY {
            for later in 0..400 {
                let today = day("2026-11-23") + Days::new(later);
                let bounds = Span::Whole(4).bounds_by(starts_on, None, today);
                let running = bounds.running(today).unwrap();
                assert_eq!(bounds.from().weekday(), starts_on);
                assert_eq!(running - bounds.from(), chrono::TimeDelta::weeks(4));
                assert_eq!(bounds.to(), today);
                assert!((0..7).contains(&(today - running).num_days()));
                assert_eq!(running.weekday(), starts_on);
                assert_eq!(bounds.weeks(|start| start).len(), 5);
            }
        }
    }

    #[test]
    fn own_days_that_end_earlier_hold_no_running_week() {
        let today = day("2026-11-25");
        let running = |one, other| {
            let own = Span::Own(day(one), day(other));
            own.bounds(None, today).running(today)
        };
        assert_eq!(running("2026-11-02", "2026-11-22"), None);
        let this_week = Some(day("2026-11-23"));
        assert_eq!(running("2026-11-02", "2026-11-23"), this_week);
        assert_eq!(running("2026-11-24", "2026-11-24"), this_week);
    }

    #[test]
    fn weeks_begin_on_the_day_that_was_chosen() {
        let today = day("2026-11-25");
        let from = |starts_on| Span::Weeks(1).bounds_by(starts_on, None, today).from();
        assert_eq!(from(Weekday::Mon), day("2026-11-23"));
        assert_eq!(from(Weekday::Sun), day("2026-11-22"));
        assert_eq!(from(Weekday::Sat), day("2026-11-21"));
        let own = Span::Own(day("2026-11-04"), day("2026-11-10"));
        let bounds = own.bounds_by(Weekday::Sun, None, today);
        assert_eq!(
            (bounds.from(), bounds.to()),
            (day("2026-11-01"), day("2026-11-14"))
        );
    }

    #[test]
    fn a_mistaken_year_does_not_cost_all_memory() {
        let monday = day("2026-11-23") - Days::new(7 * 65_534);
        for span in [
            Span::All,
            Span::Own(NaiveDate::MIN, NaiveDate::MAX),
            Span::Whole(u16::MAX),
        ] {
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
