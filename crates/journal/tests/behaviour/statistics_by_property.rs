//! What holds for the arithmetic, whatever the numbers.

use journal::{KendallNull, Level, MOST_POINTS, Point, holm, mann_kendall, pairs, theil_sen};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::drawn::a_level;

/// Values with many ties, as weekly means have them.
fn values() -> impl Strategy<Value = Vec<f64>> {
    vec(
        (0_u8..9).prop_map(|step| f64::from(step) / 4.0),
        1..=MOST_POINTS,
    )
}

/// Points at times that differ, with gaps between them, in any order.
fn points() -> impl Strategy<Value = Vec<Point>> {
    let steps = vec((1_u8..5, 0_u8..9), 2..=MOST_POINTS);
    let points = steps.prop_map(|steps| {
        let mut x = 0.0;
        let point = |(step, level): (u8, u8)| {
            x += f64::from(step);
            Point {
                x,
                y: f64::from(level) / 4.0,
            }
        };
        steps.into_iter().map(point).collect::<Vec<_>>()
    });
    points.prop_shuffle()
}

fn in_time(mut points: Vec<Point>) -> Vec<f64> {
    points.sort_by(|a, b| a.x.total_cmp(&b.x));
    points.into_iter().map(|point| point.y).collect()
}

proptest! {
    #[test]
    fn looked_at_backwards_s_has_the_other_sign_and_the_same_p(values in values()) {
        let forwards = mann_kendall(&values).unwrap();
        let reversed: Vec<f64> = values.iter().rev().copied().collect();
        let backwards = mann_kendall(&reversed).unwrap();
        prop_assert_eq!(forwards.s, -backwards.s);
        prop_assert_eq!(forwards.p, backwards.p);
        prop_assert!(forwards.p > 0.0 && forwards.p <= 1.0);
    }

    #[test]
    fn the_further_s_is_from_zero_the_rarer_it_is(values in values(), s in 0_i64..500) {
        let null = KendallNull::of(&values).unwrap();
        prop_assert!(null.two_sided(s + 1) <= null.two_sided(s));
        prop_assert_eq!(null.two_sided(s), null.two_sided(-s));
        prop_assert_eq!(null.two_sided(0), 1.0);
        let most = i64::try_from(values.len() * (values.len() - 1) / 2).unwrap();
        prop_assert_eq!(null.two_sided(most + 1), 0.0);
    }

    #[test]
    fn only_the_order_of_values_counts_for_mann_kendall(values in values()) {
        let bent: Vec<f64> = values.iter().map(|value| value * value + 1.0).collect();
        prop_assert_eq!(mann_kendall(&values), mann_kendall(&bent));
    }

    #[test]
    fn the_order_of_the_points_does_not_matter_for_the_slope(
        (points, other) in points().prop_flat_map(|points| (Just(points.clone()), Just(points).prop_shuffle())),
    ) {
        prop_assert_eq!(theil_sen(&points, 0.05), theil_sen(&other, 0.05));
    }

    #[test]
    fn the_slope_lies_in_its_interval_and_a_surer_interval_is_wider(points in points()) {
        let narrow = theil_sen(&points, 0.2).unwrap();
        let wide = theil_sen(&points, 0.01).unwrap();
        if let Some(interval) = narrow.interval {
            prop_assert!(interval.low <= narrow.a_week && narrow.a_week <= interval.high);
        }
        if let (Some(narrow), Some(wide)) = (narrow.interval, wide.interval) {
            prop_assert!(wide.low <= narrow.low && narrow.high <= wide.high);
        }
        prop_assert!(narrow.interval.is_some() || wide.interval.is_none());
    }

    #[test]
    fn interval_and_test_never_contradict_each_other(points in points(), alpha in 0.005..0.3) {
        let slope = theil_sen(&points, alpha).unwrap();
        let test = mann_kendall(&in_time(points)).unwrap();
        match slope.interval {
            Some(it) if test.p > alpha => prop_assert!(it.low <= 0.0 && it.high >= 0.0),
            Some(it) if test.s > 0 => prop_assert!(it.low >= 0.0),
            Some(it) => prop_assert!(it.high <= 0.0),
            None => prop_assert!(test.p > alpha),
        }
    }

    #[test]
    fn turned_back_in_time_the_slope_turns_its_sign(points in points()) {
        let backwards: Vec<Point> = points.iter().map(|p| Point { x: -p.x, ..*p }).collect();
        let (one, other) = (theil_sen(&points, 0.05).unwrap(), theil_sen(&backwards, 0.05).unwrap());
        prop_assert_eq!(one.a_week, -other.a_week);
        let ends = |slope: journal::Slope| slope.interval.map(|it| (it.low, it.high));
        prop_assert_eq!(ends(one), ends(other).map(|(low, high)| (-high, -low)));
    }

    #[test]
    fn holm_never_makes_a_p_smaller_and_passes_are_what_their_level_says(
        ps in vec(0.0..=1.0_f64, 0..12), alpha in 0.001..0.5,
    ) {
        for (p, answer) in ps.iter().zip(holm(&ps, alpha)) {
            prop_assert!(*p <= answer.adjusted && answer.adjusted <= 1.0);
            prop_assert_eq!(answer.passed, *p <= answer.level);
            prop_assert!(answer.level <= alpha && answer.level >= alpha / ps.len() as f64);
        }
        let alone = ps.iter().filter(|p| **p <= alpha).count();
        prop_assert!(holm(&ps, alpha).iter().filter(|it| it.passed).count() <= alone);
    }

    #[test]
    fn holm_does_not_mind_the_order(ps in vec(0.0..=1.0_f64, 0..12), alpha in 0.001..0.5) {
        let reversed: Vec<f64> = ps.iter().rev().copied().collect();
        let mut back = holm(&reversed, alpha);
        back.reverse();
        prop_assert_eq!(holm(&ps, alpha), back);
    }

    #[test]
    fn pairs_add_up_and_turn_round(before in vec(a_level(), 0..40), after in vec(a_level(), 0..40)) {
        let there = pairs(before.clone(), after.clone());
        let back = pairs(after.clone(), before.clone());
        prop_assert_eq!(there.all(), (before.len() * after.len()) as u64);
        prop_assert_eq!((there.higher, there.lower, there.equal), (back.lower, back.higher, back.equal));
        prop_assert_eq!(there.say().is_none(), before.is_empty() || after.is_empty());
    }

    #[test]
    fn a_stretch_beside_itself_is_mixed(levels in vec(a_level(), 1..40)) {
        let pairs = pairs(levels.clone(), levels);
        prop_assert_eq!(pairs.higher, pairs.lower);
        prop_assert_eq!(pairs.say(), Some(journal::PairsSay::Mixed));
    }
}

#[test]
fn all_levels_are_paired() {
    let all = pairs(Level::ALL, Level::ALL);
    assert_eq!((all.higher, all.lower, all.equal), (10, 10, 5));
}
