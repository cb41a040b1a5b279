//! The sample journal.

use std::collections::BTreeSet;

use chrono::{Days, Months, NaiveDate, TimeDelta};
use journal::{
    DayEnd, RatedDay, Sample, SampleCheckIn, SignId, Span, TrendsState, added_later, many_years,
    sample, trends,
};
use proptest::prelude::*;

use crate::drawn::a_day;
use crate::picture::day;

fn rated(check_ins: &[SampleCheckIn]) -> Vec<RatedDay> {
    let rated_day = |check_in: &SampleCheckIn| RatedDay {
        day: check_in.day,
        ratings: check_in.ratings.clone(),
    };
    check_ins.iter().map(rated_day).collect()
}

fn seen(sample: &Sample, today: NaiveDate) -> TrendsState {
    trends(&rated(&sample.check_ins), &sample.pauses, today, Span::All)
}

/// The share of rated days on which `sign` was felt, in a stretch of weeks.
fn felt(state: &TrendsState, sign: SignId, first: usize, last: usize) -> f64 {
    let weeks = &state.signs[sign.index()].weeks[first..last];
    let sum = |count: fn(&journal::WeekPoint) -> u8| -> u32 {
        weeks.iter().map(|w| u32::from(count(w))).sum()
    };
    f64::from(sum(|w| w.felt)) / f64::from(sum(|w| w.rated))
}

#[test]
fn some_signs_fall_some_rise_and_some_stay() {
    let today = day("2026-11-23");
    let state = seen(&sample(today), today);
    let weeks = state.signs[0].weeks.len();
    let change = |sign| felt(&state, sign, weeks - 15, weeks) - felt(&state, sign, 0, 15);
    for sign in [SignId::AssumedHarm, SignId::PickedFights, SignId::Drama] {
        assert!(change(sign) < -0.2, "{sign} {}", change(sign));
    }
    for sign in [SignId::HeldBack, SignId::Secretive] {
        assert!(change(sign) > 0.2, "{sign} {}", change(sign));
    }
    for sign in [SignId::AvoidedCommitment, SignId::Overprotective] {
        assert!(change(sign).abs() < 0.2, "{sign} {}", change(sign));
    }
}

#[test]
fn the_last_weeks_have_something_of_everything() {
    let today = day("2026-11-23");
    let sample = sample(today);
    let state = trends(
        &rated(&sample.check_ins),
        &sample.pauses,
        today,
        Span::Weeks(12),
    );
    assert_eq!(state.paused_days, 12);
    assert!(state.added_later_days >= 3);
    let eleven = state.signs.iter().filter(|sign| !sign.sign.is_own());
    assert!(eleven.clone().count() == 11 && eleven.clone().all(|sign| sign.enough));
    let weeks = &state.signs[0].weeks;
    assert!(weeks.iter().any(|w| w.share.is_none() && w.paused == 0));
    let fortnight = &state.grid.days[state.grid.days.len() - 14..];
    assert!(fortnight.iter().any(|d| d.added_later));
    let cells = || state.grid.rows.iter().flat_map(|row| &row.cells);
    assert!(cells().any(|c| c.acted == Some(true)));
    assert!(cells().any(|c| c.acted == Some(false)));
}

#[test]
fn every_level_occurs() {
    let sample = sample(day("2026-11-23"));
    let ratings = sample.check_ins.iter().flat_map(|c| &c.ratings);
    let levels: BTreeSet<u8> = ratings.filter_map(|r| r.level).map(|l| l.get()).collect();
    assert_eq!(levels, (0..=4).collect());
}

#[test]
fn about_sixty_days_have_a_note_and_no_note_comes_twice() {
    let sample = sample(day("2026-11-23"));
    let notes: Vec<&str> = sample.check_ins.iter().map(|c| c.note.as_str()).collect();
    let written: Vec<&str> = notes.into_iter().filter(|n| !n.is_empty()).collect();
    assert!((50..=75).contains(&written.len()), "{}", written.len());
    let different: BTreeSet<&str> = written.iter().copied().collect();
    assert_eq!(different.len(), written.len());
    let unwelcome = [
        "score",
        "streak",
        "failed",
        "disorder",
        "diagnos",
        "suicid",
        "sex",
        "always lying",
    ];
    for note in written {
        let plain = note.to_lowercase();
        assert!(unwelcome.iter().all(|word| !plain.contains(word)), "{note}");
        assert!(note.len() < 400 && note.trim() == note);
    }
}

#[test]
fn many_years_are_many_years() {
    let today = day("2026-11-23");
    let check_ins = many_years(today, 10);
    assert!(check_ins.len() > 3_000);
    assert!(check_ins[0].day < day("2016-12-01"));
    assert!(check_ins.is_sorted_by_key(|c| c.day));
    assert!(check_ins.iter().filter(|c| !c.note.is_empty()).count() > 700);
    assert!(many_years(today, 0).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_same_day_gives_the_same_sample(today in a_day()) {
        prop_assert_eq!(sample(today), sample(today));
    }

    #[test]
    fn a_sample_is_a_journal_somebody_could_have_kept(today in a_day()) {
        let sample = sample(today);
        let start = today - Months::new(10);
        prop_assert!(sample.check_ins.len() > 200);
        prop_assert!(sample.check_ins.windows(2).all(|c| c[0].day < c[1].day));
        let mut late = 0;
        for check_in in &sample.check_ins {
            let (day, recorded) = (check_in.day, check_in.recorded_local);
            prop_assert!(start <= day && day < today);
            prop_assert!(day <= recorded.date() && recorded.date() < today);
            let is_late = added_later(day, recorded, DayEnd::MIDNIGHT);
            late += usize::from(is_late);
            let days = recorded.date().signed_duration_since(day).num_days();
            prop_assert!((is_late && (2..=5).contains(&days)) || (!is_late && days == 0));
            prop_assert!(!check_in.ratings.is_empty());
            prop_assert!(check_in.ratings.windows(2).all(|r| r[0].sign < r[1].sign));
            for rating in &check_in.ratings {
                prop_assert_eq!(rating.added_later, is_late);
                prop_assert!(rating.level.is_some());
                prop_assert!(rating.acted.is_none() || rating.level.is_some_and(|l| l.get() >= 1));
            }
        }
        prop_assert!(late >= 8);
    }

    #[test]
    fn there_is_one_pause_and_nothing_in_it(today in a_day()) {
        let sample = sample(today);
        prop_assert_eq!(sample.pauses.len(), 1);
        let pause = sample.pauses[0];
        let last = pause.ends_on.unwrap();
        prop_assert_eq!(last - pause.starts_on, TimeDelta::days(11));
        prop_assert!(pause.starts_on > today - Months::new(10) && last < today);
        for check_in in &sample.check_ins {
            prop_assert!(!pause.contains(check_in.day));
            prop_assert!(!pause.contains(check_in.recorded_local.date()));
        }
    }

    #[test]
    fn there_are_gaps_besides_the_pause(today in a_day()) {
        let sample = sample(today);
        let kept: BTreeSet<NaiveDate> = sample.check_ins.iter().map(|c| c.day).collect();
        let in_span = (1..=280).map(|ago| today - Days::new(ago));
        let missed = in_span.filter(|d| !kept.contains(d) && !sample.pauses[0].contains(*d));
        prop_assert!(missed.count() >= 20);
    }
}
