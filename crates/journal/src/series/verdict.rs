//! What can be said about each focus sign: lower, higher, or that it cannot be told.

use super::levels::{Levels, levels};
use super::points::points;
use super::trends::{SignTrend, TrendsState};
use crate::SignId;
use crate::statistics::{Holm, Point, Slope, holm, mann_kendall, theil_sen};

/// How many counted weeks a sign needs before a word about a trend is said.
pub const TESTED_FROM: u32 = 8;

/// How often, in 1, any focus sign at all may be called lower or higher when nothing changes and no
/// week carries over into the next. It is 0.03 and not the usual 0.05 because weeks do: with the
/// carry-over of real moods it becomes about 0.06, and is to stay under 0.07 (`docs/STATISTICS.md`).
pub const FALSE_ALARMS: f64 = 0.03;

/// What can be said about one focus sign over a span.
#[derive(Debug, Clone, PartialEq)]
pub struct SignVerdict {
    /// The sign.
    pub sign: SignId,
    /// Days on which it has a level.
    pub rated_days: u32,
    /// Weeks that count, at least three rated days each.
    pub counted_weeks: u32,
    /// All weeks of the span.
    pub weeks: u32,
    /// What they say.
    pub finding: Finding,
}

/// What the rated days of a sign carry.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Finding {
    /// Under [`ENOUGH_DAYS`](super::ENOUGH_DAYS) rated days: dots only.
    NotEnoughYet,
    /// Under [`TESTED_FROM`] counted weeks: what was rated, and no word about a trend.
    Described(Levels),
    /// Weeks enough for a verdict.
    Tested(Tested),
}

/// A sign held against chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tested {
    /// What was rated.
    pub levels: Levels,
    /// The one word.
    pub verdict: Verdict,
    /// How much the mean level moved a week, in levels. The interval is the one of confidence
    /// `1 - level`: it holds 0 wherever the verdict is that it cannot be told. The slope itself may be
    /// 0 beside another verdict, when most weeks are alike and the rest go one way.
    pub slope: Slope,
    /// The exact p of Mann–Kendall, two-sided, for this sign alone.
    pub p: f64,
    /// The p corrected for the number of focus signs tested, see [`holm()`].
    pub adjusted: f64,
    /// The level that `p` was held against.
    pub level: f64,
    /// How many points were tested: counted weeks, or groups of them, see [`POINTS`](super::POINTS).
    pub points: u32,
}

/// What may be said of a sign that was tested. There is no word for "it stayed the same": that it
/// cannot be told is not a finding that nothing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The mean level fell over the span, more than chance would have it.
    Lower,
    /// The mean level rose over the span, more than chance would have it.
    Higher,
    /// It cannot be told.
    CannotTell,
}

/// A verdict on each of `focus`, in the order of the check-in and each once, over the span of `state`.
/// The correction is for those of them that have weeks enough to be tested.
#[must_use]
pub fn verdicts(state: &TrendsState, focus: &[SignId]) -> Vec<SignVerdict> {
    let chosen: Vec<&SignTrend> = state
        .signs
        .iter()
        .filter(|trend| focus.contains(&trend.sign))
        .collect();
    let lines: Vec<Option<Line>> = chosen.iter().map(|trend| line(trend)).collect();
    let ps: Vec<f64> = lines.iter().flatten().map(|line| line.p).collect();
    let mut corrected = holm(&ps, FALSE_ALARMS).into_iter();

    chosen
        .into_iter()
        .zip(lines)
        .map(|(trend, line)| {
            let tested = line
                .zip(levels(trend))
                .and_then(|(line, levels)| line.tested(levels, corrected.next()?));
            SignVerdict {
                sign: trend.sign,
                rated_days: trend.rated_days,
                counted_weeks: counted_weeks(trend),
                weeks: u32::try_from(trend.weeks.len()).unwrap_or(u32::MAX),
                finding: match (tested, levels(trend)) {
                    (Some(tested), _) => Finding::Tested(tested),
                    (None, Some(levels)) if trend.enough => Finding::Described(levels),
                    _ => Finding::NotEnoughYet,
                },
            }
        })
        .collect()
}

/// A sign with weeks enough, before its neighbours are known.
struct Line {
    points: Vec<Point>,
    s: i64,
    p: f64,
}

fn line(trend: &SignTrend) -> Option<Line> {
    if !trend.enough || counted_weeks(trend) < TESTED_FROM {
        return None;
    }
    let points = points(&trend.weeks);
    let means: Vec<f64> = points.iter().map(|point| point.y).collect();
    let test = mann_kendall(&means)?;
    Some(Line {
        points,
        s: test.s,
        p: test.p,
    })
}

impl Line {
    fn tested(self, levels: Levels, holm: Holm) -> Option<Tested> {
        Some(Tested {
            levels,
            verdict: match self.s.signum() {
                -1 if holm.passed => Verdict::Lower,
                1 if holm.passed => Verdict::Higher,
                _ => Verdict::CannotTell,
            },
            slope: theil_sen(&self.points, holm.level)?,
            p: self.p,
            adjusted: holm.adjusted,
            level: holm.level,
            points: u32::try_from(self.points.len()).unwrap_or(u32::MAX),
        })
    }
}

fn counted_weeks(trend: &SignTrend) -> u32 {
    let counted = trend.weeks.iter().filter(|week| week.mean.is_some());
    u32::try_from(counted.count()).unwrap_or(u32::MAX)
}
