//! The arithmetic against independent programs. golden/make.py says where each number is from.

use journal::{KendallNull, Level, Point, holm, mann_kendall, pairs, theil_sen};
use serde::Deserialize;

#[derive(Deserialize)]
struct Golden {
    mann_kendall: Vec<Trend>,
    theil_sen: Vec<Line>,
    holm: Vec<Family>,
    pairs: Vec<Sides>,
}

#[derive(Deserialize)]
struct Trend {
    values: Vec<f64>,
    s: i64,
    p: f64,
}

#[derive(Deserialize)]
struct Line {
    x: Vec<f64>,
    y: Vec<f64>,
    alpha: f64,
    slope: f64,
    low: Option<f64>,
    high: Option<f64>,
    scipy: [f64; 2],
}

#[derive(Deserialize)]
struct Family {
    p: Vec<f64>,
    adjusted: Vec<f64>,
    passed: Vec<bool>,
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
    (ours - theirs).abs() < 1e-12
}

impl Line {
    fn points(&self) -> Vec<Point> {
        let both = self.x.iter().zip(&self.y);
        both.map(|(x, y)| Point { x: *x, y: *y }).collect()
    }

    /// How many pair slopes lie below `slope`, give or take rounding.
    fn place(&self, slope: f64) -> usize {
        let points = self.points();
        let pairs = (0..points.len()).flat_map(|a| (a + 1..points.len()).map(move |b| (a, b)));
        pairs
            .map(|(a, b)| (points[b].y - points[a].y) / (points[b].x - points[a].x))
            .filter(|between| *between < slope - 1e-9)
            .count()
    }
}

#[test]
fn mann_kendall_agrees_with_every_permutation_and_with_scipy() {
    let trends = golden().mann_kendall;
    assert!(trends.len() > 25);
    for Trend { values, s, p } in trends {
        let ours = mann_kendall(&values).unwrap();
        assert_eq!(ours.s, s, "{values:?}");
        assert!(near(ours.p, p), "{values:?}: {} is not {p}", ours.p);
    }
}

#[test]
fn theil_sen_has_the_slope_of_scipy() {
    for line in golden().theil_sen {
        let ours = theil_sen(&line.points(), line.alpha).unwrap();
        assert!(near(ours.a_week, line.slope), "{:?}", line.y);
    }
}

#[test]
fn the_interval_is_the_slopes_that_mann_kendall_does_not_rule_out() {
    for line in golden().theil_sen {
        let ours = theil_sen(&line.points(), line.alpha).unwrap().interval;
        let theirs = line.low.zip(line.high);
        assert_eq!(ours.is_some(), theirs.is_some(), "{:?}", line.y);
        if let (Some(ours), Some((low, high))) = (ours, theirs) {
            assert!(
                near(ours.low, low),
                "{:?}: {} is not {low}",
                line.y,
                ours.low
            );
            assert!(
                near(ours.high, high),
                "{:?}: {} is not {high}",
                line.y,
                ours.high
            );
        }
    }
}

#[test]
fn the_interval_of_scipy_is_ours_or_a_few_places_off_for_it_is_not_exact() {
    let mut same = 0;
    for line in golden().theil_sen {
        let Some(ours) = theil_sen(&line.points(), line.alpha).unwrap().interval else {
            continue;
        };
        let [low, high] = line.scipy;
        same += u32::from(near(ours.low, low) && near(ours.high, high));
        let equals = KendallNull::of(&line.y).unwrap();
        assert!(equals.critical(line.alpha).is_some());
        assert!(
            line.place(ours.low).abs_diff(line.place(low)) <= 6,
            "{:?}",
            line.y
        );
        assert!(
            line.place(ours.high).abs_diff(line.place(high)) <= 6,
            "{:?}",
            line.y
        );
    }
    assert!(same >= 3, "{same}");
}

#[test]
fn holm_agrees_with_statsmodels() {
    for family in golden().holm {
        let ours = holm(&family.p, 0.05);
        for ((ours, adjusted), passed) in ours.iter().zip(family.adjusted).zip(family.passed) {
            assert!(near(ours.adjusted, adjusted), "{:?}", family.p);
            assert_eq!(ours.passed, passed, "{:?}", family.p);
        }
    }
}

#[test]
fn pairs_agree_with_counting_one_by_one() {
    for sides in golden().pairs {
        let ours = pairs(sides.before, sides.after);
        let counted = (ours.higher, ours.lower, ours.equal);
        assert_eq!(counted, (sides.higher, sides.lower, sides.equal));
    }
}
