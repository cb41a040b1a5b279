//! Four weeks of a sign beside four others, as plain counts.

use chrono::NaiveDate;

use super::weeks::WeekPoint;
use crate::Share;

/// So many weeks stand beside each other.
pub(super) const FOUR_WEEKS: usize = 4;

/// Four weeks that are over.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FourWeeks {
    /// The first day of the first week.
    pub from: NaiveDate,
    /// The last day of the last one.
    pub to: NaiveDate,
    /// Days on which the sign was felt, of the days on which it has a level.
    pub felt: Share,
    /// The mean level of the rated days, 0 to 4; `None` without one.
    pub mean: Option<f64>,
}

/// Four weeks beside four others. Nothing is made of it: it is what was rated, and chance moves it too.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beside {
    /// The last four weeks that are over.
    pub last: FourWeeks,
    /// The four before them.
    pub before: Option<FourWeeks>,
    /// The first four since the sign is followed, where they lie before both.
    pub first: Option<FourWeeks>,
}

/// `weeks` are those that are over, oldest first, and `followed` of them, the last ones, lie in the year
/// that is looked at. `None` under four weeks.
pub(super) fn beside(weeks: &[WeekPoint], followed: usize) -> Option<Beside> {
    let before_last = weeks.len().checked_sub(FOUR_WEEKS)?;
    let first = weeks.len().saturating_sub(followed);
    Some(Beside {
        last: four(weeks, before_last)?,
        before: before_last
            .checked_sub(FOUR_WEEKS)
            .and_then(|at| four(weeks, at)),
        first: (followed >= 3 * FOUR_WEEKS)
            .then(|| four(weeks, first))
            .flatten(),
    })
}

fn four(weeks: &[WeekPoint], at: usize) -> Option<FourWeeks> {
    let four = weeks.get(at..at + FOUR_WEEKS)?;
    let sum = |of: fn(&WeekPoint) -> u8| four.iter().map(|week| u32::from(of(week))).sum::<u32>();
    let rated = sum(|week| week.rated);
    Some(FourWeeks {
        from: four.first()?.start,
        to: four.last()?.start + chrono::Days::new(6),
        felt: Share {
            count: sum(|week| week.felt),
            of: rated,
        },
        mean: (rated > 0).then(|| f64::from(sum(|week| week.level_sum)) / f64::from(rated)),
    })
}
