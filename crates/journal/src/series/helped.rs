//! Good moments, and what helped, by week.

use chrono::NaiveDate;

use super::span::Bounds;
use crate::Helped;

/// Something written down that did good, or was meant to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// One thing that built trust.
    Good,
    /// Something tried, and whether it helped; `None` is not said.
    Tried(Option<Helped>),
}

/// Good moments and things tried in one week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpedWeek {
    /// The day the week starts on.
    pub start: NaiveDate,
    /// Good moments.
    pub good: u32,
    /// Things tried, by the answer to whether it helped, in the order of [`Helped::ALL`], with none
    /// left out.
    pub tried: Vec<(Helped, u32)>,
    /// Things tried about which that was not said.
    pub unsaid: u32,
}

/// Good moments and things tried, in any order, by the week of the day they are about. What lies
/// outside `bounds` is left out.
#[must_use]
pub fn helped(moments: &[(NaiveDate, Moment)], bounds: Bounds) -> Vec<HelpedWeek> {
    let mut weeks = bounds.weeks(|start| HelpedWeek {
        start,
        good: 0,
        tried: Helped::ALL.iter().map(|answer| (*answer, 0)).collect(),
        unsaid: 0,
    });
    for (on, moment) in moments {
        let Some(at) = bounds.week_of(*on) else {
            continue;
        };
        let week = &mut weeks[at];
        match moment {
            Moment::Good => week.good += 1,
            Moment::Tried(None) => week.unsaid += 1,
            Moment::Tried(Some(answer)) => {
                let mut counts = week.tried.iter_mut();
                if let Some((_, count)) = counts.find(|(it, _)| it == answer) {
                    *count += 1;
                }
            }
        }
    }
    weeks
}
