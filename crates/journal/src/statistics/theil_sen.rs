//! How steep a line of points is, whatever a few of them do.

/// A value at a time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The time, in weeks. Times need not be evenly spaced: a gap is a greater step.
    pub x: f64,
    /// The value.
    pub y: f64,
}

/// How steep a line of points is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slope {
    /// The change of the value in one week.
    pub a_week: f64,
    /// Where the slope may well lie; `None` when the points are so few, or so often equal, that they
    /// rule out no slope at all.
    pub interval: Option<SlopeInterval>,
}

/// Where a slope may well lie, both ends included; `low` is at most `high`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SlopeInterval {
    /// The lower end, in value a week.
    pub low: f64,
    /// The upper end, in value a week.
    pub high: f64,
}

/// The median of the slopes between any two points, and its interval for `critical`, the S of
/// [`kendall`](super::kendall) from which on a line goes one way; without it no interval is given.
/// `points` are finite and come in any order; two at the same time have no slope between them. `None`
/// when there are no two points at different times.
///
/// The interval is Sen's: of the N sorted slopes, from number L to number N + 1 - L, with
/// L = ⌊(N - c) / 2⌋ + 1 and c the smallest whole S that reaches `critical`. It so agrees with the word:
/// where S does not reach `critical` the interval holds 0, and where it does the interval does not reach
/// across 0 (with ties it may end there).
///
/// H. Theil, "A rank-invariant method of linear and polynomial regression analysis", Proceedings of
/// the Royal Netherlands Academy of Sciences 53, 1950; P. K. Sen, "Estimates of the regression
/// coefficient based on Kendall's tau", Journal of the American Statistical Association 63 (324),
/// 1968, 1379–1389.
#[must_use]
pub fn theil_sen(points: &[Point], critical: Option<f64>) -> Option<Slope> {
    let slopes = sorted_slopes(points);
    let a_week = median(&slopes)?;
    let interval = critical.and_then(|critical| sen_interval(&slopes, critical));
    Some(Slope { a_week, interval })
}

/// The slopes between any two points at different times, from lowest to highest.
fn sorted_slopes(points: &[Point]) -> Vec<f64> {
    let mut slopes = Vec::with_capacity(points.len() * points.len().saturating_sub(1) / 2);
    for (at, a) in points.iter().enumerate() {
        let others = points[at + 1..].iter().filter(|b| a.x != b.x);
        // Adding 0 makes -0 a plain 0.
        slopes.extend(others.map(|b| (b.y - a.y) / (b.x - a.x) + 0.0));
    }
    slopes.sort_by(f64::total_cmp);
    slopes
}

fn sen_interval(slopes: &[f64], critical: f64) -> Option<SlopeInterval> {
    // How many of the slopes may lie on the other side of the interval's end.
    let place = (0..slopes.len()).rev().find(|place| {
        let s = slopes.len() as f64 - 2.0 * *place as f64;
        s >= critical
    })?;
    let (low, high) = (slopes.get(place)?, slopes.iter().rev().nth(place)?);
    (low <= high).then_some(SlopeInterval {
        low: *low,
        high: *high,
    })
}

/// The middle one of `sorted`, or the mean of the middle two; `None` of none.
fn median(sorted: &[f64]) -> Option<f64> {
    let upper = sorted.get(sorted.len() / 2)?;
    let lower = sorted.get(sorted.len().checked_sub(1)? / 2)?;
    Some(f64::midpoint(*lower, *upper))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    #[test]
    fn a_straight_line_has_its_own_slope_and_one_wild_point_does_not_turn_it() {
        let mut line: Vec<Point> = (0..9)
            .map(|x| at(f64::from(x), 2.0 * f64::from(x)))
            .collect();
        assert_eq!(theil_sen(&line, None).map(|s| s.a_week), Some(2.0));
        line[4].y = 900.0;
        assert_eq!(theil_sen(&line, None).map(|s| s.a_week), Some(2.0));
    }

    #[test]
    fn a_gap_in_time_is_a_greater_step_and_not_a_steeper_slope() {
        let line = [at(0.0, 0.0), at(1.0, 1.0), at(5.0, 5.0), at(9.0, 9.0)];
        assert_eq!(theil_sen(&line, None).map(|s| s.a_week), Some(1.0));
    }

    #[test]
    fn there_is_no_slope_without_two_times_and_no_interval_beyond_the_greatest_s() {
        assert_eq!(theil_sen(&[], None), None);
        assert_eq!(theil_sen(&[at(1.0, 2.0)], None), None);
        assert_eq!(theil_sen(&[at(1.0, 2.0), at(1.0, 3.0)], None), None);
        let three = [at(0.0, 0.0), at(1.0, 1.0), at(2.0, 2.0)];
        let interval = |critical| theil_sen(&three, Some(critical)).and_then(|s| s.interval);
        assert_eq!(interval(3.5), None);
        let whole = SlopeInterval {
            low: 1.0,
            high: 1.0,
        };
        assert_eq!(interval(3.0), Some(whole));
    }
}
