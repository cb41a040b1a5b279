//! From weeks to the points a slope is taken of: the weeks of half a year, or groups of weeks.

use super::weeks::{COUNTED_FROM, WeekPoint};
use crate::statistics::Point;

/// The most points a slope is taken of. Up to as many counted weeks, half a year, each is a point of its
/// own; of more, two, three or more neighbours are taken together, so that a hundred years take no longer.
pub const POINTS: usize = 26;

/// What every mean of three to seven days is a whole number of parts of: 420 is divided by 3, 4, 5, 6
/// and 7. Equal means so stay equal when weeks are taken together, and ties are ties.
const PARTS: u32 = 420;

/// The mean level over time: x in weeks from the first, y from 0 to 4. Gaps are left out, and the
/// distance between the weeks around one stays what it is.
///
/// Up to [`POINTS`] counted weeks are a point each. Of more, neighbouring counted weeks are taken
/// together; a point is then the mean of its weeks' means, at the mean of their times.
pub(super) fn points(weeks: &[WeekPoint]) -> Vec<Point> {
    let counted: Vec<(u32, u32)> = (0..)
        .zip(weeks)
        .filter(|(_, week)| week.rated >= COUNTED_FROM)
        .map(|(at, week)| {
            (
                at,
                u32::from(week.level_sum) * PARTS / u32::from(week.rated),
            )
        })
        .collect();
    let mut rest = counted.as_slice();
    group_sizes(counted.len())
        .into_iter()
        .map(|size| {
            let (group, after) = rest.split_at(size);
            rest = after;
            let mean = |of: fn(&(u32, u32)) -> u32| {
                let sum: u64 = group.iter().map(|week| u64::from(of(week))).sum();
                sum as f64 / size as f64
            };
            Point {
                x: mean(|(at, _)| *at),
                y: mean(|(_, parts)| *parts) / f64::from(PARTS),
            }
        })
        .collect()
}

/// How many counted weeks go into each point: the same number from both ends inwards, and what is
/// left in one point in the middle, so that looking back from the other end gives the same groups.
fn group_sizes(counted: usize) -> Vec<usize> {
    let size = counted.div_ceil(POINTS).max(1);
    let side = vec![size; counted / (2 * size)];
    let middle = counted % (2 * size);
    let mut sizes = side.clone();
    sizes.extend((middle > 0).then_some(middle));
    sizes.extend(side);
    sizes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_hold_every_week_once_and_are_the_same_from_both_ends() {
        for counted in 0..=6_000 {
            let sizes = group_sizes(counted);
            assert_eq!(sizes.iter().sum::<usize>(), counted);
            assert!(sizes.len() <= POINTS && sizes.iter().all(|size| *size > 0));
            assert!(sizes.iter().eq(sizes.iter().rev()));
        }
    }

    #[test]
    fn half_a_year_has_a_point_a_week_and_a_year_one_a_fortnight() {
        assert_eq!(group_sizes(8), [1; 8]);
        assert_eq!(group_sizes(25), [1; 25]);
        assert_eq!(group_sizes(26), [1; 26]);
        assert_eq!(group_sizes(52), [2; 26]);
        let odd = group_sizes(27);
        assert_eq!((odd.len(), odd[6]), (13, 3));
        assert!(group_sizes(520).len() >= 25);
    }
}
