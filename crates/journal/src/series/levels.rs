//! What was rated, whenever it was: the middle and the range.

use super::trends::SignTrend;
use crate::Level;

/// What was rated, without regard to time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Levels {
    /// The middle level of all rated days, 0 to 4; halves between two middle ones.
    pub median: f64,
    /// The lowest level of any day.
    pub lowest: Level,
    /// The highest level of any day.
    pub highest: Level,
}

/// What was rated of a sign; `None` without a rated day.
pub(super) fn levels(trend: &SignTrend) -> Option<Levels> {
    let rated = |level: &Level| trend.levels[usize::from(level.get())] > 0;
    let last = trend.rated_days.checked_sub(1)?;
    let middle = |at| nth(trend, at).map(|level| f64::from(level.get()));
    Some(Levels {
        median: f64::midpoint(middle(last / 2)?, middle(last.div_ceil(2))?),
        lowest: Level::ALL.into_iter().find(rated)?,
        highest: Level::ALL.into_iter().rev().find(rated)?,
    })
}

/// The level at a place, from 0, among all rated days from lowest to highest.
fn nth(trend: &SignTrend, place: u32) -> Option<Level> {
    let mut passed = 0;
    Level::ALL.into_iter().find(|level| {
        passed += trend.levels[usize::from(level.get())];
        passed > place
    })
}
