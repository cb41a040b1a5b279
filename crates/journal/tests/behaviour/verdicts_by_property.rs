//! What holds for the verdicts on any journal.

use chrono::{NaiveDate, TimeDelta};
use journal::{
    ENOUGH_DAYS, Finding, MarkSides, POINTS, RatedDay, Rating, SignId, SignVerdict, Span,
    TESTED_FROM, Verdict, before_after, summary, trends, verdicts,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::drawn::{a_journal, a_level};
use crate::picture::day;

const FOCUS: [SignId; 3] = [SignId::AssumedHarm, SignId::HeldBack, SignId::Drama];

/// The Sunday of the last week.
fn today() -> NaiveDate {
    day("2026-11-22")
}

/// Whole weeks up to `today`, most days rated, the levels falling or rising as chance will have it.
fn whole_weeks() -> impl Strategy<Value = (u16, Vec<RatedDay>)> {
    let levels = (1_usize..45).prop_flat_map(|weeks| {
        let a_day = option::weighted(0.7, vec(a_level(), FOCUS.len()));
        (vec(a_day, weeks * 7), any::<bool>())
    });
    levels.prop_map(|(mut levels, sorted)| {
        if sorted {
            levels.sort_by_key(|day| day.as_ref().map(|levels| levels[0]));
            let (blank, rated) = levels
                .iter()
                .cloned()
                .partition::<Vec<_>, _>(Option::is_none);
            levels = spread(rated, blank.len());
        }
        let weeks = u16::try_from(levels.len() / 7).unwrap();
        let days = levels.into_iter().rev().zip(0..);
        let days = days.filter_map(|(levels, ago)| Some(rated(ago, &levels?)));
        (weeks, days.collect())
    })
}

/// The rated days with `blanks` strewn in.
fn spread<T>(rated: Vec<Option<T>>, blanks: usize) -> Vec<Option<T>> {
    let whole = rated.len() + blanks;
    let mut rated = rated.into_iter();
    (0..whole)
        .map(|at| {
            let is_blank = (at + 1) * blanks / whole > at * blanks / whole;
            if is_blank { None } else { rated.next()? }
        })
        .collect()
}

fn rated(ago: i64, levels: &[journal::Level]) -> RatedDay {
    let rating =
        |(sign, level): (&SignId, &journal::Level)| Rating::blank(*sign).with_level(Some(*level));
    RatedDay {
        day: today() - TimeDelta::days(ago),
        ratings: FOCUS.iter().zip(levels).map(rating).collect(),
    }
}

fn of(days: &[RatedDay], weeks: u16) -> Vec<SignVerdict> {
    let state = trends(days, &[], today(), Span::Weeks(weeks));
    verdicts(&state, &FOCUS)
}

/// The same days with the last first.
fn backwards(days: &[RatedDay], weeks: u16) -> Vec<RatedDay> {
    let first = today() - TimeDelta::days(i64::from(weeks) * 7 - 1);
    days.iter()
        .map(|rated| RatedDay {
            day: today() - (rated.day - first),
            ratings: rated.ratings.clone(),
        })
        .collect()
}

const fn turned(verdict: Verdict) -> Verdict {
    match verdict {
        Verdict::Lower => Verdict::Higher,
        Verdict::Higher => Verdict::Lower,
        Verdict::CannotTell => Verdict::CannotTell,
    }
}

proptest! {
    #[test]
    fn looked_at_backwards_lower_is_higher_and_the_rest_is_the_same((weeks, days) in whole_weeks()) {
        let there = of(&days, weeks);
        let back = of(&backwards(&days, weeks), weeks);
        for (one, other) in there.iter().zip(&back) {
            prop_assert_eq!(one.counted_weeks, other.counted_weeks);
            match (one.finding, other.finding) {
                (Finding::Tested(one), Finding::Tested(other)) => {
                    prop_assert_eq!(one.verdict, turned(other.verdict));
                    prop_assert_eq!((one.p, one.adjusted, one.level), (other.p, other.adjusted, other.level));
                    prop_assert!((one.slope.a_week + other.slope.a_week).abs() < 1e-12);
                    prop_assert_eq!(one.slope.interval.is_some(), other.slope.interval.is_some());
                    if let (Some(one), Some(other)) = (one.slope.interval, other.slope.interval) {
                        prop_assert!((one.low + other.high).abs() < 1e-12);
                        prop_assert!((one.high + other.low).abs() < 1e-12);
                    }
                }
                (one, other) => prop_assert_eq!(one, other),
            }
        }
    }

    #[test]
    fn a_verdict_and_its_interval_never_contradict_each_other((weeks, days) in whole_weeks()) {
        for sign in of(&days, weeks) {
            let Finding::Tested(tested) = sign.finding else { continue };
            prop_assert!(sign.counted_weeks >= TESTED_FROM && sign.rated_days >= ENOUGH_DAYS);
            prop_assert!(tested.points as usize <= POINTS && tested.points >= TESTED_FROM);
            match (tested.verdict, tested.slope.interval) {
                (Verdict::CannotTell, Some(it)) => prop_assert!(it.low <= 0.0 && it.high >= 0.0),
                (Verdict::CannotTell, None) => {}
                (Verdict::Lower, it) => prop_assert!(it.is_some_and(|it| it.high <= 0.0)),
                (Verdict::Higher, it) => prop_assert!(it.is_some_and(|it| it.low >= 0.0)),
            }
        }
    }

    #[test]
    fn the_order_of_days_and_of_focus_signs_does_not_matter(
        (weeks, days, other) in whole_weeks().prop_flat_map(|(weeks, days)| {
            (Just(weeks), Just(days.clone()), Just(days).prop_shuffle())
        }),
    ) {
        let one = of(&days, weeks);
        let state = trends(&other, &[], today(), Span::Weeks(weeks));
        let mut focus = FOCUS;
        focus.reverse();
        prop_assert_eq!(&one, &verdicts(&state, &focus));
        prop_assert_eq!(summary(&state, &one).len() > 1, !days.is_empty());
    }

    #[test]
    fn a_gap_never_changes_a_neighbouring_week((weeks, days) in whole_weeks(), gap in 0_i64..45) {
        let monday = today() - TimeDelta::days(7 * gap + 6);
        let in_gap = |d: NaiveDate| monday <= d && d <= monday + TimeDelta::days(6);
        let without: Vec<RatedDay> = days.iter().filter(|d| !in_gap(d.day)).cloned().collect();
        let (with, without) = [&days, &without].map(|days| trends(days, &[], today(), Span::Weeks(weeks))).into();
        for (one, other) in with.signs.iter().zip(&without.signs) {
            for (one, other) in one.weeks.iter().zip(&other.weeks) {
                if one.start == monday {
                    prop_assert_eq!((other.share, other.mean, other.level_sum), (None, None, 0));
                } else {
                    prop_assert_eq!(one, other);
                }
            }
        }
    }

    #[test]
    fn under_eight_counted_weeks_there_is_no_word_about_a_trend((today, days, span) in a_journal()) {
        let state = trends(&days, &[], today, span);
        for sign in verdicts(&state, &SignId::ALL) {
            let counted = state.signs[sign.sign.index()].weeks.iter().filter(|w| w.rated >= 3).count();
            prop_assert_eq!(sign.counted_weeks as usize, counted);
            let expected = match sign.finding {
                Finding::NotEnoughYet => sign.rated_days < ENOUGH_DAYS,
                Finding::Described(levels) => {
                    prop_assert!(f64::from(levels.lowest.get()) <= levels.median);
                    prop_assert!(f64::from(levels.highest.get()) >= levels.median);
                    sign.rated_days >= ENOUGH_DAYS && sign.counted_weeks < TESTED_FROM
                }
                Finding::Tested(_) => sign.counted_weeks >= TESTED_FROM,
            };
            prop_assert!(expected, "{:?}", sign);
        }
    }

    #[test]
    fn before_and_after_are_all_rated_days_and_every_pair((_, days) in whole_weeks(), ago in 0_i64..300) {
        let sides = MarkSides::of(today() - TimeDelta::days(ago), today());
        let told = before_after(&days, sides, SignId::Drama);
        let rated = |(from, to)| {
            let within = days.iter().filter(|d| (from..=to).contains(&d.day));
            let levels = within.flat_map(|d| &d.ratings).filter(|r| r.sign == SignId::Drama);
            levels.filter(|r| r.level.is_some()).count() as u32
        };
        prop_assert_eq!((told.before, told.after), (rated(sides.before), rated(sides.after)));
        prop_assert_eq!(told.beside.is_some(), told.before >= ENOUGH_DAYS && told.after >= ENOUGH_DAYS);
        if let Some((pairs, _)) = told.beside {
            prop_assert_eq!(pairs.all(), u64::from(told.before) * u64::from(told.after));
        }
    }
}
