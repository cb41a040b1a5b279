//! What holds for the arithmetic, whatever the numbers.

use journal::{AnyLook, Level, Point, kendall, pairs, theil_sen};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::drawn::a_level;

/// The weeks of a year.
const MOST_POINTS: usize = 52;

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
    fn looked_at_backwards_s_has_the_other_sign_and_the_same_variance(values in values()) {
        let forwards = kendall(&values);
        let reversed: Vec<f64> = values.iter().rev().copied().collect();
        let backwards = kendall(&reversed);
        prop_assert_eq!(forwards.s, -backwards.s);
        prop_assert_eq!(forwards.variance, backwards.variance);
        prop_assert!(forwards.variance >= 0.0);
    }

    #[test]
    fn only_the_order_of_values_counts(values in values()) {
        let bent: Vec<f64> = values.iter().map(|value| value * value + 1.0).collect();
        prop_assert_eq!(kendall(&values), kendall(&bent));
    }

    #[test]
    fn the_bound_grows_with_the_spread_and_with_the_signs(v in 0.0..100_000.0_f64, more in 0.1..1_000.0, signs in 1_u32..50) {
        let bound = AnyLook::among(signs);
        prop_assert!(bound.critical(v) < bound.critical(v + more));
        prop_assert!(bound.critical(v) < AnyLook::among(signs + 1).critical(v));
        // Never less than what one look alone would ask for at the same level.
        prop_assert!(bound.critical(v) > 1.96 * v.sqrt());
    }

    #[test]
    fn the_order_of_the_points_does_not_matter_for_the_slope(
        (points, other) in points().prop_flat_map(|points| (Just(points.clone()), Just(points).prop_shuffle())),
    ) {
        prop_assert_eq!(theil_sen(&points, Some(20.0)), theil_sen(&other, Some(20.0)));
    }

    #[test]
    fn the_slope_lies_in_its_interval_and_a_surer_interval_is_wider(points in points(), less in 1.0..60.0_f64, more in 0.0..60.0) {
        let narrow = theil_sen(&points, Some(less)).unwrap();
        let wide = theil_sen(&points, Some(less + more)).unwrap();
        if let Some(interval) = narrow.interval {
            prop_assert!(interval.low <= narrow.a_week && narrow.a_week <= interval.high);
        }
        if let (Some(narrow), Some(wide)) = (narrow.interval, wide.interval) {
            prop_assert!(wide.low <= narrow.low && narrow.high <= wide.high);
        }
        prop_assert!(narrow.interval.is_some() || wide.interval.is_none());
    }

    #[test]
    fn interval_and_word_never_contradict_each_other(points in points(), signs in 1_u32..20) {
        let line = kendall(&in_time(points.clone()));
        let bound = AnyLook::among(signs);
        let slope = theil_sen(&points, Some(bound.critical(line.variance))).unwrap();
        match (bound.way(line), slope.interval) {
            (0, Some(it)) => prop_assert!(it.low <= 0.0 && it.high >= 0.0),
            (1, Some(it)) => prop_assert!(it.low >= 0.0),
            (_, Some(it)) => prop_assert!(it.high <= 0.0),
            (way, None) => prop_assert_eq!(way, 0),
        }
    }

    #[test]
    fn turned_back_in_time_the_slope_turns_its_sign(points in points()) {
        let backwards: Vec<Point> = points.iter().map(|p| Point { x: -p.x, ..*p }).collect();
        let (one, other) = (theil_sen(&points, Some(15.0)).unwrap(), theil_sen(&backwards, Some(15.0)).unwrap());
        prop_assert_eq!(one.a_week, -other.a_week);
        let ends = |slope: journal::Slope| slope.interval.map(|it| (it.low, it.high));
        prop_assert_eq!(ends(one), ends(other).map(|(low, high)| (-high, -low)));
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
