//! One sign before and after a day that the person marked.

use chrono::{Days, NaiveDate};

use super::trends::ENOUGH_DAYS;
use crate::statistics::{Pairs, PairsSay, pairs};
use crate::{RatedDay, SignId};

/// One sign before and after a marked day, such as the start of a therapy. It says what was rated and
/// never why: much else happened since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BeforeAfter {
    /// The sign.
    pub sign: SignId,
    /// Days with a level before the marked day.
    pub before: u32,
    /// Days with a level from the marked day on.
    pub after: u32,
    /// Every day before paired with every day after, and what they say. `None`, not enough yet, under
    /// [`ENOUGH_DAYS`] rated days on either side.
    pub beside: Option<(Pairs, PairsSay)>,
}

/// The longest stretch on each side of a marked day: twelve weeks.
pub const MARK_SIDE_DAYS: u64 = 84;

/// The two stretches beside a marked day, each with its first and last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkSides {
    /// The days before the marked one.
    pub before: (NaiveDate, NaiveDate),
    /// The marked day and those after it, until today at most.
    pub after: (NaiveDate, NaiveDate),
}

impl MarkSides {
    /// The stretches beside `marked`, seen on `today`; a day to come is taken as today.
    #[must_use]
    pub fn of(marked: NaiveDate, today: NaiveDate) -> Self {
        let marked = marked.min(today);
        let back = |days| marked.checked_sub_days(Days::new(days)).unwrap_or(marked);
        let last = marked.checked_add_days(Days::new(MARK_SIDE_DAYS - 1));
        MarkSides {
            before: (back(MARK_SIDE_DAYS), back(1)),
            after: (marked, last.map_or(today, |last| last.min(today))),
        }
    }
}

/// `sign` on both sides of a marked day. `days` come in any order.
#[must_use]
pub fn before_after(days: &[RatedDay], sides: MarkSides, sign: SignId) -> BeforeAfter {
    let levels = |(first, last): (NaiveDate, NaiveDate)| {
        let within = days
            .iter()
            .filter(move |rated| (first..=last).contains(&rated.day));
        within.filter_map(move |rated| rated.ratings.iter().find(|it| it.sign == sign)?.level)
    };
    let count = |side| u32::try_from(levels(side).count()).unwrap_or(u32::MAX);
    let (before, after) = (count(sides.before), count(sides.after));
    let pairs = pairs(levels(sides.before), levels(sides.after));
    let enough = before >= ENOUGH_DAYS && after >= ENOUGH_DAYS;
    BeforeAfter {
        sign,
        before,
        after,
        beside: pairs.say().filter(|_| enough).map(|say| (pairs, say)),
    }
}
