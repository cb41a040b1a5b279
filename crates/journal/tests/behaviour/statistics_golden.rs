//! The arithmetic against independent programs. golden/make.py says where each number is from.

use journal::{AnyLook, Level, Point, kendall, pairs, theil_sen};
use serde::Deserialize;

#[derive(Deserialize)]
struct Golden {
    kendall: Vec<Trend>,
    theil_sen: Vec<Line>,
    bounds: Vec<Bound>,
    pairs: Vec<Sides>,
}

#[derive(Deserialize)]
struct Trend {
    values: Vec<f64>,
    s: i64,
    variance: f64,
}

#[derive(Deserialize)]
struct Line {
    x: Vec<f64>,
    y: Vec<f64>,
    signs: u32,
    slope: f64,
    low: Option<f64>,
    high: Option<f64>,
}

#[derive(Deserialize)]
struct Bound {
    variance: f64,
    signs: u32,
    critical: f64,
}

#[derive(Deserialize)]
struct Sides {
    before: Vec<Level>,
    after: Vec<Level>,
    higher: u64,
    lower: u64,
    equal: u64,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("golden/statistics.json")).unwrap()
}

fn near(ours: f64, theirs: f64) -> bool {
    (ours - theirs).abs() < 1e-12 * theirs.abs().max(1.0)
}

#[test]
fn s_and_its_variance_are_those_of_every_order_one_by_one() {
    let trends = golden().kendall;
    assert!(trends.len() > 25);
    for Trend {
        values,
        s,
        variance,
    } in trends
    {
        let ours = kendall(&values);
        assert_eq!(ours.s, s, "{values:?}");
        assert!(near(ours.variance, variance), "{values:?}: {ours:?}");
    }
}

#[test]
fn the_bound_is_where_the_mixed_bet_has_grown_large_enough() {
    let bounds = golden().bounds;
    assert!(bounds.len() > 15);
    for bound in bounds {
        let ours = AnyLook::among(bound.signs).critical(bound.variance);
        // The other one is integrated in numbers.
        let apart = (ours - bound.critical).abs() / bound.critical;
        assert!(apart < 1e-8, "{ours} is not {}", bound.critical);
    }
}

#[test]
fn the_slope_is_that_of_scipy_and_its_interval_those_that_the_bound_does_not_rule_out() {
    let mut with_interval = 0;
    for line in golden().theil_sen {
        let both = line.x.iter().zip(&line.y);
        let points: Vec<Point> = both.map(|(x, y)| Point { x: *x, y: *y }).collect();
        let critical = AnyLook::among(line.signs).critical(kendall(&line.y).variance);
        let ours = theil_sen(&points, Some(critical)).unwrap();
        assert!(near(ours.a_week, line.slope), "{:?}", line.y);
        let theirs = line.low.zip(line.high);
        assert_eq!(ours.interval.is_some(), theirs.is_some(), "{:?}", line.y);
        if let (Some(ours), Some((low, high))) = (ours.interval, theirs) {
            with_interval += 1;
            assert!(near(ours.low, low), "{:?}: {ours:?} is not {low}", line.y);
            assert!(
                near(ours.high, high),
                "{:?}: {ours:?} is not {high}",
                line.y
            );
        }
    }
    assert!(with_interval > 8, "{with_interval}");
}

#[test]
fn pairs_agree_with_counting_one_by_one() {
    for sides in golden().pairs {
        let ours = pairs(sides.before, sides.after);
        let counted = (ours.higher, ours.lower, ours.equal);
        assert_eq!(counted, (sides.higher, sides.lower, sides.equal));
    }
}
