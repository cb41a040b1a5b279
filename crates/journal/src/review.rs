//! Which week is looked back on, and when that is offered.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// How many days a look back at the week stays on offer: the chosen day and the two after it.
pub const REVIEW_OFFERED_DAYS: u64 = 3;

/// The Monday of the week that is looked back on, on `day`: from Thursday on the week itself, until
/// Wednesday the week before, which is then the fresher whole one.
#[must_use]
pub fn review_week(day: NaiveDate) -> NaiveDate {
    let into_week = u64::from(day.weekday().num_days_from_monday());
    let back = if into_week < 3 {
        into_week + 7
    } else {
        into_week
    };
    // The calendar's first week has none before it.
    day.checked_sub_days(Days::new(back)).unwrap_or(day)
}

/// The week whose review is offered on `today` when the person looks back on `chosen`, by its Monday;
/// `None` on days when nothing is offered.
#[must_use]
pub fn review_offered(today: NaiveDate, chosen: Weekday) -> Option<NaiveDate> {
    let since = u64::from(today.weekday().days_since(chosen));
    if since >= REVIEW_OFFERED_DAYS {
        return None;
    }
    today.checked_sub_days(Days::new(since)).map(review_week)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn until_wednesday_it_is_the_week_before() {
        // 2026-11-23 is a Monday.
        for (on, week) in [
            ("2026-11-23", "2026-11-16"),
            ("2026-11-25", "2026-11-16"),
            ("2026-11-26", "2026-11-23"),
            ("2026-11-29", "2026-11-23"),
            ("2026-11-30", "2026-11-23"),
        ] {
            assert_eq!(review_week(day(on)), day(week), "{on}");
        }
    }

    #[test]
    fn it_stays_on_offer_for_three_days_and_for_the_same_week() {
        let offered = |on, chosen| review_offered(day(on), chosen);
        let week = Some(day("2026-11-16"));
        // Tuesday: the week before, on Thursday still.
        assert_eq!(offered("2026-11-23", Weekday::Tue), None);
        for on in ["2026-11-24", "2026-11-25", "2026-11-26"] {
            assert_eq!(offered(on, Weekday::Tue), week, "{on}");
        }
        assert_eq!(offered("2026-11-27", Weekday::Tue), None);
        // Sunday: its own week, on Tuesday still.
        for on in ["2026-11-22", "2026-11-23", "2026-11-24"] {
            assert_eq!(offered(on, Weekday::Sun), week, "{on}");
        }
        assert_eq!(offered("2026-11-25", Weekday::Sun), None);
    }
}
