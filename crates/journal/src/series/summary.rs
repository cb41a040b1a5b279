//! What the paragraph above the charts says, and in which order. The words are in the catalogue.

use super::levels::Levels;
use super::trends::TrendsState;
use super::verdict::{Finding, SignVerdict, Verdict};
use crate::statistics::Slope;
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
    /// A focus sign whose weeks went one way.
    Moved {
        /// The sign.
        sign: SignId,
        /// Lower or higher.
        way: Way,
        /// By how much a week, in levels.
        slope: Slope,
        /// Counted weeks of all weeks.
        weeks: Share,
    },
    /// A focus sign of which it cannot be told. It is not said that nothing changed.
    CannotTell {
        /// The sign.
        sign: SignId,
        /// Counted weeks of all weeks.
        weeks: Share,
    },
    /// A focus sign with too few weeks for a verdict: only what was rated.
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

/// The way a sign went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// Down.
    Lower,
    /// Up.
    Higher,
}

/// What the paragraph says, in order: what was rated, added later and paused; then the focus signs in
/// `verdicts`, first what is lower, then what is higher, what cannot be told, what is only described
/// and what is not enough yet, each group in the order given. It names no cause and sums nothing up.
#[must_use]
pub fn summary(state: &TrendsState, verdicts: &[SignVerdict]) -> Vec<Fact> {
    let mut facts = vec![match state.rated_days {
        0 => Fact::NothingRated { days: state.days },
        count => Fact::Rated(Share {
            count,
            of: state.days,
        }),
    }];
    if state.added_later_days > 0 {
        facts.push(Fact::AddedLater(Share {
            count: state.added_later_days,
            of: state.rated_days,
        }));
    }
    if state.paused_days > 0 {
        facts.push(Fact::Paused {
            days: state.paused_days,
        });
    }
    if state.rated_days > 0 {
        let mut signs: Vec<Fact> = verdicts.iter().map(fact).collect();
        signs.sort_by_key(place);
        facts.extend(signs);
    }
    facts
}

fn fact(verdict: &SignVerdict) -> Fact {
    let sign = verdict.sign;
    let weeks = Share {
        count: verdict.counted_weeks,
        of: verdict.weeks,
    };
    let moved = |way, slope| Fact::Moved {
        sign,
        way,
        slope,
        weeks,
    };
    match verdict.finding {
        Finding::NotEnoughYet => Fact::NotEnoughYet {
            sign,
            rated_days: verdict.rated_days,
        },
        Finding::Described(levels) => Fact::Described {
            sign,
            levels,
            weeks,
        },
        Finding::Tested(tested) => match tested.verdict {
            Verdict::Lower => moved(Way::Lower, tested.slope),
            Verdict::Higher => moved(Way::Higher, tested.slope),
            Verdict::CannotTell => Fact::CannotTell { sign, weeks },
        },
    }
}

/// The place of a sign's fact among the others.
fn place(fact: &Fact) -> u8 {
    match fact {
        Fact::NothingRated { .. } | Fact::Rated(_) | Fact::AddedLater(_) | Fact::Paused { .. } => 0,
        Fact::Moved {
            way: Way::Lower, ..
        } => 1,
        Fact::Moved {
            way: Way::Higher, ..
        } => 2,
        Fact::CannotTell { .. } => 3,
        Fact::Described { .. } => 4,
        Fact::NotEnoughYet { .. } => 5,
    }
}
