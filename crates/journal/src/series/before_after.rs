//! One sign before and after a day that the person marked.

use chrono::NaiveDate;

use super::trends::{ENOUGH_DAYS, TrendsState};
use crate::statistics::{Pairs, PairsSay, pairs};
use crate::{Level, SignId};

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

/// `sign` before and from `marked` on, within the span of `state`.
#[must_use]
pub fn before_after(state: &TrendsState, sign: SignId, marked: NaiveDate) -> BeforeAfter {
    let cells = &state.grid.rows[sign.index()].cells;
    let levels = |after: bool| {
        let days = state.grid.days.iter().zip(cells);
        days.filter(move |(head, _)| (head.day >= marked) == after)
            .filter_map(|(_, cell)| cell.level)
    };
    let count =
        |levels: &mut dyn Iterator<Item = Level>| u32::try_from(levels.count()).unwrap_or(u32::MAX);
    let (before, after) = (count(&mut levels(false)), count(&mut levels(true)));
    let pairs = pairs(levels(false), levels(true));
    let enough = before >= ENOUGH_DAYS && after >= ENOUGH_DAYS;
    BeforeAfter {
        sign,
        before,
        after,
        beside: pairs.say().filter(|_| enough).map(|say| (pairs, say)),
    }
}
