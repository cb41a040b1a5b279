//! One sign before and after a day that the person marked.

use chrono::{Days, NaiveDate};

use super::standing::Way;
use crate::statistics::{Pairs, PairsSay, pairs};
use crate::{Level, RatedDay, SignId};

/// How many rated days a sign needs on each side of a marked day.
pub const SIDE_DAYS: u32 = 20;
/// In how many weeks, counted from the marked day, they are to lie on each side.
pub const SIDE_WEEKS: u32 = 6;

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
    /// [`SIDE_DAYS`] rated days in [`SIDE_WEEKS`] weeks on either side: over three weeks a mood that lasts
    /// a while passes for a change in half of all people.
    pub beside: Option<(Pairs, PairsSay)>,
    /// Whether the sign went the way that is said before the marked day already, its first half beside its
    /// second: then the day is not where it began.
    pub already: Option<Way>,
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
        within.filter_map(move |rated| {
            let rating = rated.ratings.iter().find(|it| it.sign == sign)?;
            Some((rated.day, rating.level?))
        })
    };
    let plain = |side| levels(side).map(|(_, level): (_, Level)| level);
    let marked = sides.after.0;
    let side = |side| {
        let mut rated = 0;
        let mut weeks = std::collections::BTreeSet::new();
        for (day, _) in levels(side) {
            rated += 1;
            // The day before the marked one is the first of its week, looking back.
            let apart = day.signed_duration_since(marked).num_days();
            weeks.insert(apart.div_euclid(7));
        }
        (rated, u32::try_from(weeks.len()).unwrap_or(u32::MAX))
    };
    let enough = |(rated, weeks): (u32, u32)| rated >= SIDE_DAYS && weeks >= SIDE_WEEKS;
    let (before, after) = (side(sides.before), side(sides.after));
    let pairs = pairs(plain(sides.before), plain(sides.after));
    let say = pairs
        .say()
        .filter(|_| enough(before) && enough(after))
        .map(|say| (pairs, say));
    BeforeAfter {
        sign,
        before: before.0,
        after: after.0,
        beside: say,
        already: say
            .and_then(|(_, say)| way(say))
            .filter(|said| Some(*said) == course(sides.before, plain)),
    }
}

/// Which way a stretch went by itself: its first half beside its second.
fn course<I: Iterator<Item = Level>>(
    (first, last): (NaiveDate, NaiveDate),
    levels: impl Fn((NaiveDate, NaiveDate)) -> I,
) -> Option<Way> {
    let half = last.signed_duration_since(first) / 2;
    let middle = first.checked_add_signed(half)?;
    let later = levels((middle.succ_opt()?, last));
    way(pairs(levels((first, middle)), later).say()?)
}

/// The way the pairs go, where they go one.
const fn way(say: PairsSay) -> Option<Way> {
    match say {
        PairsSay::NearlyAllLower | PairsSay::MostlyLower => Some(Way::Lower),
        PairsSay::NearlyAllHigher | PairsSay::MostlyHigher => Some(Way::Higher),
        PairsSay::Mixed => None,
    }
}
