//! Which day a moment belongs to, and until when a day may be rated.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use journal::{BACKFILL_DAYS, DayEnd, DayEndError, DayError, added_later, civil_day, may_rate};
use proptest::prelude::*;

use crate::drawn::a_day;
use crate::picture::day;

fn moment(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn an_end() -> impl Strategy<Value = DayEnd> {
    (0_u8..=6).prop_map(|hour| DayEnd::new(hour).unwrap())
}

#[test]
fn a_day_ends_at_an_hour_from_midnight_to_six() {
    assert_eq!(DayEnd::default(), DayEnd::MIDNIGHT);
    for hour in 0..=6 {
        assert_eq!(DayEnd::new(hour).map(DayEnd::get), Ok(hour));
    }
    assert_eq!(DayEnd::new(7), Err(DayEndError(7)));
    assert!(serde_json::from_str::<DayEnd>("7").is_err());
}

#[test]
fn the_small_hours_belong_to_the_day_before() {
    let table = "
        2026-11-23T23:59:59 0 2026-11-23
        2026-11-24T00:00:00 0 2026-11-24
        2026-11-24T00:00:00 4 2026-11-23
        2026-11-24T03:59:59 4 2026-11-23
        2026-11-24T04:00:00 4 2026-11-24
        2026-11-24T05:59:59 6 2026-11-23
        2026-12-01T01:00:00 4 2026-11-30
        2027-01-01T01:00:00 4 2026-12-31
        2027-03-01T01:00:00 4 2027-02-28
        2028-03-01T01:00:00 4 2028-02-29
        2028-02-29T01:00:00 4 2028-02-28
        2028-02-29T12:00:00 4 2028-02-29
        2100-03-01T01:00:00 4 2100-02-28
    ";
    for line in table.lines().filter(|line| !line.trim().is_empty()) {
        let columns: Vec<&str> = line.split_whitespace().collect();
        let end = DayEnd::new(columns[1].parse().unwrap()).unwrap();
        let found = civil_day(moment(columns[0]), end);
        assert_eq!(found, day(columns[2]), "{line}");
    }
}

#[test]
fn exactly_24_hours_after_the_end_is_still_in_time() {
    let (monday, end) = (day("2026-11-23"), DayEnd::new(4).unwrap());
    assert!(!added_later(monday, moment("2026-11-23T21:00:00"), end));
    assert!(!added_later(monday, moment("2026-11-25T03:59:59"), end));
    assert!(!added_later(monday, moment("2026-11-25T04:00:00"), end));
    assert!(added_later(monday, moment("2026-11-25T04:00:01"), end));
    assert!(added_later(monday, moment("2026-11-25T04:00:00.001"), end));
}

#[test]
fn today_and_the_fourteen_days_before_it_may_be_rated() {
    let today = day("2028-03-10");
    assert_eq!(BACKFILL_DAYS, 14);
    assert_eq!(may_rate(day("2028-03-11"), today), Err(DayError::Future));
    assert_eq!(may_rate(today, today), Ok(()));
    assert_eq!(may_rate(day("2028-02-29"), today), Ok(()));
    assert_eq!(may_rate(day("2028-02-25"), today), Ok(()));
    assert_eq!(
        may_rate(day("2028-02-24"), today),
        Err(DayError::TooLongAgo)
    );
}

#[test]
fn the_ends_of_the_calendar_do_no_harm() {
    let end = DayEnd::new(6).unwrap();
    let (first, last) = (NaiveDateTime::MIN, NaiveDateTime::MAX);
    assert_eq!(civil_day(first, end), first.date());
    assert!(!added_later(last.date(), last, end));
    assert_eq!(
        may_rate(first.date(), last.date()),
        Err(DayError::TooLongAgo)
    );
    assert_eq!(may_rate(last.date(), first.date()), Err(DayError::Future));
}

proptest! {
    #[test]
    fn every_moment_from_one_end_to_the_next_is_of_the_same_day(
        day in a_day(), end in an_end(), second in 0_i64..86_400,
    ) {
        let begin = day.and_time(NaiveTime::MIN) + TimeDelta::hours(end.get().into());
        prop_assert_eq!(civil_day(begin + TimeDelta::seconds(second), end), day);
        prop_assert_eq!(civil_day(begin - TimeDelta::nanoseconds(1), end), day.pred_opt().unwrap());
    }

    #[test]
    fn later_means_strictly_more_than_24_hours(
        day in a_day(), end in an_end(), off in -200_000_i64..200_000,
    ) {
        let day_ends = day.and_time(NaiveTime::MIN) + TimeDelta::hours(24 + i64::from(end.get()));
        let limit = day_ends + TimeDelta::hours(24);
        prop_assert!(!added_later(day, limit, end));
        prop_assert_eq!(added_later(day, limit + TimeDelta::seconds(off), end), off > 0);
    }

    #[test]
    fn what_is_written_on_the_day_or_the_next_is_never_later(
        day in a_day(), end in an_end(), second in 0_i64..400_000,
    ) {
        let recorded = day.and_time(NaiveTime::MIN) + TimeDelta::seconds(second);
        let days = civil_day(recorded, end).signed_duration_since(day).num_days();
        if days <= 1 {
            prop_assert!(!added_later(day, recorded, end));
        }
    }
}
