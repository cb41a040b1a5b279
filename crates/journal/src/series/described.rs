//! What was rated of the focus signs over a span: numbers, and no word about a way they went.

use super::levels::{Levels, levels};
use super::points::points;
use super::trends::{SignTrend, TrendsState};
use crate::SignId;
use crate::statistics::theil_sen;

/// How many counted weeks a sign needs before its slope over them is given.
pub const SLOPE_FROM: u32 = 8;

/// What was rated of one sign over a span.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SignPeriod {
    /// The sign.
    pub sign: SignId,
    /// Days on which it has a level.
    pub rated_days: u32,
    /// Weeks that count, at least three rated days each.
    pub counted_weeks: u32,
    /// All weeks of the span.
    pub weeks: u32,
    /// What they hold; `None`, not enough yet, under [`ENOUGH_DAYS`](super::ENOUGH_DAYS) rated days.
    pub described: Option<Described>,
}

/// What the rated days of a sign hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Described {
    /// What was rated, whenever it was.
    pub levels: Levels,
    /// How far the mean level moved from the first counted week to the last, in levels: the median
    /// slope between any two weeks, times the weeks between the ends. It is a number and no finding:
    /// over a span that was chosen by looking it can be chance. `None` under [`SLOPE_FROM`] counted weeks.
    pub moved: Option<f64>,
}

/// What was rated of each of `focus` over the span of `state`, in the order of the check-in and each once.
#[must_use]
pub fn described(state: &TrendsState, focus: &[SignId]) -> Vec<SignPeriod> {
    let chosen = state
        .signs
        .iter()
        .filter(|trend| focus.contains(&trend.sign));
    chosen.map(of_sign).collect()
}

fn of_sign(trend: &SignTrend) -> SignPeriod {
    let counted = trend.weeks.iter().filter(|week| week.mean.is_some());
    let counted_weeks = u32::try_from(counted.count()).unwrap_or(u32::MAX);
    let moved = || {
        let points = points(&trend.weeks);
        let between = points.last()?.x - points.first()?.x;
        Some(theil_sen(&points, None)?.a_week * between)
    };
    SignPeriod {
        sign: trend.sign,
        rated_days: trend.rated_days,
        counted_weeks,
        weeks: u32::try_from(trend.weeks.len()).unwrap_or(u32::MAX),
        described: levels(trend)
            .filter(|_| trend.enough)
            .map(|levels| Described {
                levels,
                moved: (counted_weeks >= SLOPE_FROM).then(moved).flatten(),
            }),
    }
}
