//! How steep a line of points is, whatever a few of them do.

use super::KendallNull;

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

/// The median of the slopes between any two points, and its interval of confidence `1 - alpha`.
/// `points` are finite and come in any order; two at the same time have no slope between them.
/// `None` when there are no two points at different times, or more than
/// [`MOST_POINTS`](super::MOST_POINTS) of them.
///
/// The interval is Sen's: of the N sorted slopes, from number L to number N + 1 - L, with
/// L = ⌊(N - c) / 2⌋ + 1 and c the smallest S that [`KendallNull`], ties included, calls rarer than
/// `alpha`. Sen takes c from the normal distribution, and so does `scipy.stats.theilslopes`; here it
/// is exact, which for few points is a place or two wider. It so agrees with Mann–Kendall at the same
/// `alpha`: where that finds nothing the interval holds 0, and where it finds a direction the
/// interval does not reach across 0 (with ties it may end there).
///
/// H. Theil, "A rank-invariant method of linear and polynomial regression analysis", Proceedings of
/// the Royal Netherlands Academy of Sciences 53, 1950; P. K. Sen, "Estimates of the regression
/// coefficient based on Kendall's tau", Journal of the American Statistical Association 63 (324),
/// 1968, 1379–1389.
#[must_use]
pub fn theil_sen(points: &[Point], alpha: f64) -> Option<Slope> {
    let values: Vec<f64> = points.iter().map(|point| point.y).collect();
    let null = KendallNull::of(&values)?;
    let slopes = sorted_slopes(points);
    let a_week = median(&slopes)?;
    let interval = null
        .critical(alpha)
        .and_then(|critical| sen_interval(&slopes, critical));
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

fn sen_interval(slopes: &[f64], critical: i64) -> Option<SlopeInterval> {
    let spare = i64::try_from(slopes.len()).ok()?.checked_sub(critical)?;
    let place = usize::try_from(spare.div_euclid(2)).ok()?;
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
        assert_eq!(theil_sen(&line, 0.05).map(|s| s.a_week), Some(2.0));
        line[4].y = 900.0;
        assert_eq!(theil_sen(&line, 0.05).map(|s| s.a_week), Some(2.0));
    }

    #[test]
    fn a_gap_in_time_is_a_greater_step_and_not_a_steeper_slope() {
        let line = [at(0.0, 0.0), at(1.0, 1.0), at(5.0, 5.0), at(9.0, 9.0)];
        assert_eq!(theil_sen(&line, 0.05).map(|s| s.a_week), Some(1.0));
    }

    #[test]
    fn there_is_no_slope_without_two_times_and_no_interval_of_three_points() {
        assert_eq!(theil_sen(&[], 0.05), None);
        assert_eq!(theil_sen(&[at(1.0, 2.0)], 0.05), None);
        assert_eq!(theil_sen(&[at(1.0, 2.0), at(1.0, 3.0)], 0.05), None);
        let three = [at(0.0, 0.0), at(1.0, 1.0), at(2.0, 2.0)];
        let slope = theil_sen(&three, 0.05);
        assert_eq!(slope.and_then(|s| s.interval), None);
    }
}
