//! The four patterns, as they were recognised in weekly reviews.

use chrono::NaiveDate;

use super::span::Bounds;
use crate::{Level, PatternId};

/// What a weekly review says about the patterns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewedWeek {
    /// A day of the week that was looked back on, such as its Monday.
    pub week: NaiveDate,
    /// How strongly each pattern was recognised. One that is not here was not rated, which is not 0.
    pub patterns: Vec<(PatternId, Level)>,
}

/// One pattern, week by week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternLine {
    /// The pattern.
    pub pattern: PatternId,
    /// Every week of the span, oldest first: its first day, and the level; `None`, a gap, without a
    /// review or a rating in it.
    pub weeks: Vec<(NaiveDate, Option<Level>)>,
}

/// All four patterns, in the order of [`PatternId::ALL`]. Reviews come in any order; those outside
/// `bounds` are left out. Should a pattern be rated twice in a week, the greater level stays.
#[must_use]
pub fn patterns(reviews: &[ReviewedWeek], bounds: Bounds) -> Vec<PatternLine> {
    let mut lines: Vec<PatternLine> = PatternId::ALL
        .iter()
        .map(|pattern| PatternLine {
            pattern: *pattern,
            weeks: bounds.weeks(|start| (start, None)),
        })
        .collect();
    for review in reviews {
        let Some(at) = bounds.week_of(review.week) else {
            continue;
        };
        for (pattern, level) in &review.patterns {
            if let Some(line) = lines.iter_mut().find(|line| line.pattern == *pattern) {
                let level_of_week = &mut line.weeks[at].1;
                *level_of_week = (*level_of_week).max(Some(*level));
            }
        }
    }
    lines
}
