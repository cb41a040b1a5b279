//! What the paragraph above the charts says, and in which order. The words are in the catalogue.

use chrono::NaiveDate;

use super::described::SignPeriod;
use super::levels::Levels;
use super::trends::{RunningWeek, TrendsState};
use crate::{Share, SignId};

/// One thing the paragraph says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fact {
    /// No day of the span is rated. Nothing else is said then but pauses.
    NothingRated {
        /// How many days the span has.
        days: u32,
    },
    /// How many of how many days are rated.
    Rated(Share),
    /// How many of the rated days hold a level that was added later.
    AddedLater(Share),
    /// So many days were paused.
    Paused {
        /// How many; at least 1.
        days: u32,
    },
    /// How many days of the running week, which is none of the whole ones, are rated so far.
    ThisWeek {
        /// Its first day.
        from: NaiveDate,
        /// Rated days of its days up to today.
        rated: Share,
    },
    /// What was rated of a focus sign.
    Described {
        /// The sign.
        sign: SignId,
        /// What was rated.
        levels: Levels,
        /// Counted weeks of all weeks.
        weeks: Share,
    },
    /// A focus sign with too few rated days for anything but dots.
    NotEnoughYet {
        /// The sign.
        sign: SignId,
        /// Days with a level so far.
        rated_days: u32,
    },
}

/// What the paragraph says, in order: what was rated, added later and paused, and the running week; then
/// the focus signs in `periods`, first what is described, then what is not enough yet, each group in the
/// order given. It names no way a sign went, no cause, and sums nothing up.
#[must_use]
pub fn summary(state: &TrendsState, periods: &[SignPeriod]) -> Vec<Fact> {
    // The week that is not over stands apart from the whole ones.
    let apart = state.running;
    let less = |all: u32, its: fn(RunningWeek) -> u32| all - apart.map_or(0, its);
    let days = less(state.days, |week| week.days);
    let rated = less(state.rated_days, |week| week.rated_days);
    let added_later = less(state.added_later_days, |week| week.added_later_days);
    let paused = less(state.paused_days, |week| week.paused_days);
    let mut facts = vec![match rated {
        0 => Fact::NothingRated { days },
        count => Fact::Rated(Share { count, of: days }),
    }];
    if added_later > 0 {
        facts.push(Fact::AddedLater(Share {
            count: added_later,
            of: rated,
        }));
    }
    if paused > 0 {
        facts.push(Fact::Paused { days: paused });
    }
    if let Some(week) = apart {
        facts.push(Fact::ThisWeek {
            from: week.from,
            rated: Share {
                count: week.rated_days,
                of: week.days,
            },
        });
    }
    if state.rated_days > 0 {
        let mut signs: Vec<Fact> = periods.iter().map(fact).collect();
        signs.sort_by_key(place);
        facts.extend(signs);
    }
    facts
}

fn fact(period: &SignPeriod) -> Fact {
    let sign = period.sign;
    match period.described {
        None => Fact::NotEnoughYet {
            sign,
            rated_days: period.rated_days,
        },
        Some(described) => Fact::Described {
            sign,
            levels: described.levels,
            weeks: Share {
                count: period.counted_weeks,
                of: period.weeks,
            },
        },
    }
}

/// The place of a sign's fact among the others.
fn place(fact: &Fact) -> u8 {
    match fact {
        Fact::NothingRated { .. }
        | Fact::Rated(_)
        | Fact::AddedLater(_)
        | Fact::Paused { .. }
        | Fact::ThisWeek { .. } => 0,
        Fact::Described { .. } => 1,
        Fact::NotEnoughYet { .. } => 2,
    }
}
