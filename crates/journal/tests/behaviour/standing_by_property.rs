//! What holds for the standing answers on any journal.

use chrono::{NaiveDate, TimeDelta, Weekday};
use journal::{
    ENOUGH_DAYS, FOLLOWED_WEEKS, Followed, MarkSides, RatedDay, Rating, SIDE_DAYS, SLOPE_FROM,
    SignId, Since, Span, Standing, Way, before_after, described, standing, summary, trends,
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

/// What is said once the weeks are over, of signs that were chosen before the first.
fn of(days: &[RatedDay], weeks: u16) -> Vec<Standing> {
    let first = today() - TimeDelta::days(i64::from(weeks) * 7 - 1);
    of_chosen(days, first, 0)
}

/// The same, so many weeks earlier.
fn of_chosen(days: &[RatedDay], first: NaiveDate, ago: i64) -> Vec<Standing> {
    let since = Since::Chosen(first);
    let focus = FOCUS.map(|sign| Followed { sign, since });
    let on = today() + TimeDelta::days(1) - TimeDelta::days(7 * ago);
    standing(Weekday::Mon, days, &[], on, &focus)
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

const fn turned(way: Way) -> Way {
    match way {
        Way::Lower => Way::Higher,
        Way::Higher => Way::Lower,
    }
}

proptest! {
    #[test]
    fn a_word_once_said_is_said_at_every_later_look_of_its_year((weeks, days) in whole_weeks()) {
        let first = today() - TimeDelta::days(i64::from(weeks) * 7 - 1);
        let mut said = [None; 3];
        for ago in (0..i64::from(weeks)).rev() {
            for (sign, before) in of_chosen(&days, first, ago).iter().zip(&mut said) {
                let now = sign.year.answer.map(|it| (it.way, it.since));
                prop_assert!(before.is_none() || *before == now, "{:?} then {:?}", before, now);
                *before = now;
                prop_assert!(now.is_none() || sign.year.counted >= sign.needed);
            }
        }
    }

    #[test]
    fn the_days_of_the_running_week_change_nothing((weeks, days) in whole_weeks(), more in vec(a_level(), 7)) {
        let first = today() - TimeDelta::days(i64::from(weeks) * 7 - 1);
        let said = of_chosen(&days, first, 0);
        let mut with_more = days.clone();
        for (level, later) in more.iter().zip(1_i64..) {
            with_more.push(rated(-later, &[*level; 3]));
        }
        prop_assert_eq!(said, of_chosen(&with_more, first, 0));
    }

    #[test]
    fn a_word_and_its_interval_never_contradict_each_other((weeks, days) in whole_weeks()) {
        for sign in of(&days, weeks) {
            let Some(moved) = sign.year.moved else { continue };
            if let Some((low, high)) = moved.interval {
                prop_assert!(low <= moved.by && moved.by <= high);
            }
            match (sign.year.answer.filter(|it| it.still), moved.interval) {
                (Some(answer), Some((low, high))) => match answer.way {
                    Way::Lower => prop_assert!(high <= 0.0),
                    Way::Higher => prop_assert!(low >= 0.0),
                },
                (Some(_), None) => prop_assert!(false, "a word without an interval"),
                (None, Some((low, high))) => prop_assert!(low <= 0.0 && high >= 0.0),
                (None, None) => {}
            }
        }
    }

    #[test]
    fn seen_backwards_as_much_is_moved_the_other_way((weeks, days) in whole_weeks()) {
        let there = of(&days, weeks);
        let back = of(&backwards(&days, weeks), weeks);
        for (one, other) in there.iter().zip(&back) {
            prop_assert_eq!(one.year.counted, other.year.counted);
            let still = |it: &Standing| Some(it.year.answer.filter(|it| it.still)?.way);
            // What was reached on the way is another matter.
            if let (Some(one), Some(other)) = (still(one), still(other)) {
                prop_assert_eq!(one, turned(other));
            }
            if let (Some(one), Some(other)) = (one.year.moved, other.year.moved) {
                prop_assert!((one.by + other.by).abs() < 1e-9);
                prop_assert_eq!(one.interval.is_some(), other.interval.is_some());
            }
        }
    }

    #[test]
    fn the_order_of_the_days_does_not_matter(
        (weeks, days, other) in whole_weeks().prop_flat_map(|(weeks, days)| {
            (Just(weeks), Just(days.clone()), Just(days).prop_shuffle())
        }),
    ) {
        prop_assert_eq!(of(&days, weeks), of(&other, weeks));
        let state = trends(&days, &[], today(), Span::Weeks(weeks));
        prop_assert_eq!(summary(&state, &described(&state, &FOCUS)).len() > 1, !days.is_empty());
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
    fn what_is_described_is_within_what_was_rated((today, days, span) in a_journal()) {
        let state = trends(&days, &[], today, span);
        for sign in described(&state, &SignId::ALL) {
            let counted = state.signs[sign.sign.index()].weeks.iter().filter(|w| w.rated >= 3).count();
            prop_assert_eq!(sign.counted_weeks as usize, counted);
            prop_assert_eq!(sign.described.is_some(), sign.rated_days >= ENOUGH_DAYS);
            if let Some(described) = sign.described {
                let levels = described.levels;
                prop_assert!(f64::from(levels.lowest.get()) <= levels.median);
                prop_assert!(f64::from(levels.highest.get()) >= levels.median);
                prop_assert_eq!(described.moved.is_some(), sign.counted_weeks >= SLOPE_FROM);
                // The steepest two weeks, all the way.
                prop_assert!(described.moved.is_none_or(|by| by.abs() <= 4.0 * f64::from(sign.weeks)));
            }
        }
    }

    #[test]
    fn nobody_is_held_up_by_a_journal_of_any_kind((today, days, _) in a_journal(), back in any::<bool>()) {
        let since = if back { Since::LookedBack(None) } else { Since::Chosen(today) };
        let focus = SignId::ALL.map(|sign| Followed { sign, since });
        for said in standing(Weekday::Sat, &days, &[], today, &focus) {
            prop_assert!((said.year.weeks as usize) < FOLLOWED_WEEKS);
            prop_assert!(said.year_before.is_none_or(|year| year.weeks as usize == FOLLOWED_WEEKS));
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
        let enough = told.before >= SIDE_DAYS && told.after >= SIDE_DAYS;
        prop_assert!(enough || told.beside.is_none());
        prop_assert!(told.already.is_none() || told.beside.is_some());
        if let Some((pairs, _)) = told.beside {
            prop_assert_eq!(pairs.all(), u64::from(told.before) * u64::from(told.after));
        }
    }
}
