//! Paused stretches.

use chrono::NaiveDate;
use journal::{Pause, Span, trends};
use proptest::prelude::*;

use crate::drawn::{a_day, a_span, pauses, rated_days};
use crate::picture::day;

fn pause(from: &str, to: Option<&str>) -> Pause {
    Pause {
        starts_on: day(from),
        ends_on: to.map(day),
    }
}

#[test]
fn both_ends_of_a_pause_are_paused() {
    let pause = pause("2026-11-10", Some("2026-11-12"));
    let paused = |text| pause.contains(day(text));
    assert!(!paused("2026-11-09"));
    assert!(paused("2026-11-10"));
    assert!(paused("2026-11-12"));
    assert!(!paused("2026-11-13"));
}

#[test]
fn a_pause_without_an_end_goes_on() {
    let pause = pause("2026-11-10", None);
    assert!(!pause.contains(day("2026-11-09")));
    assert!(pause.contains(day("2026-11-10")));
    assert!(pause.contains(NaiveDate::MAX));
}

#[test]
fn a_pause_that_ends_before_it_starts_holds_no_day() {
    let pause = pause("2026-11-10", Some("2026-11-09"));
    assert!(!pause.contains(day("2026-11-09")));
    assert!(!pause.contains(day("2026-11-10")));
}

#[test]
fn an_open_pause_is_counted_up_to_today_only() {
    let pauses = [pause("2026-11-20", None)];
    let state = trends(&[], &pauses, day("2026-11-24"), Span::Weeks(2));
    let weeks: Vec<u8> = state.signs[0].weeks.iter().map(|w| w.paused).collect();
    assert_eq!(weeks, [3, 2]);
    assert_eq!(state.paused_days, 5);
}

#[test]
fn a_pause_from_before_the_span_reaches_into_it() {
    let pauses = [pause("2020-01-01", Some("2026-11-17"))];
    let state = trends(&[], &pauses, day("2026-11-24"), Span::Weeks(2));
    let weeks: Vec<u8> = state.signs[0].weeks.iter().map(|w| w.paused).collect();
    assert_eq!(weeks, [2, 0]);
}

proptest! {
    #[test]
    fn a_day_is_marked_when_any_pause_holds_it_and_its_ratings_still_count(
        (today, days, pauses, span) in a_day().prop_flat_map(|today| {
            (Just(today), rated_days(today), pauses(today), a_span())
        }),
    ) {
        let with = trends(&days, &pauses, today, span);
        let without = trends(&days, &[], today, span);
        for head in &with.grid.days {
            prop_assert_eq!(head.paused, pauses.iter().any(|p| p.contains(head.day)));
        }
        let in_weeks: u32 = with.signs[3].weeks.iter().map(|w| u32::from(w.paused)).sum();
        prop_assert_eq!(in_weeks, with.paused_days);
        prop_assert_eq!(with.grid.rows, without.grid.rows);
        prop_assert_eq!(with.rated_days, without.rated_days);
        for (a, b) in with.signs.iter().zip(&without.signs) {
            let shares = |sign: &journal::SignTrend| -> Vec<_> {
                sign.weeks.iter().map(|w| (w.rated, w.felt, w.share)).collect()
            };
            prop_assert_eq!(shares(a), shares(b));
        }
    }
}
