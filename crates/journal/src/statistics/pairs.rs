//! Two stretches of days side by side: every day of one with every day of the other.

use crate::Level;

/// Every day before paired with every day after, by what the later one is beside the earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pairs {
    /// Pairs in which the later day is higher.
    pub higher: u64,
    /// Pairs in which the later day is lower.
    pub lower: u64,
    /// Pairs with the same level.
    pub equal: u64,
}

/// What the pairs say, in steps for words. None of them is "no change".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PairsSay {
    /// Over 92 in 100 are lower, an equal pair counted half for each side.
    NearlyAllLower,
    /// Over 65 and up to 92 in 100 are lower so counted, and over half of all pairs are lower.
    MostlyLower,
    /// Neither side has as many.
    Mixed,
    /// Over 65 and up to 92 in 100 are higher so counted, and over half of all pairs are higher.
    MostlyHigher,
    /// Over 92 in 100 are higher, an equal pair counted half for each side.
    NearlyAllHigher,
}

/// Counts all pairs of a level before and a level after, in time linear in the levels. There is no
/// test and no p in it: days close to each other are alike, and a date can be marked in hindsight.
///
/// R. I. Parker and K. Vannest, "An improved effect size for single-case research: nonoverlap of all
/// pairs", Behavior Therapy 40 (4), 2009, 357–367.
#[must_use]
pub fn pairs(
    before: impl IntoIterator<Item = Level>,
    after: impl IntoIterator<Item = Level>,
) -> Pairs {
    let (before, after) = (days_at(before), days_at(after));
    let mut pairs = Pairs::default();
    for (early, days) in before.iter().enumerate() {
        let lower: u64 = after[..early].iter().sum();
        let higher: u64 = after[early + 1..].iter().sum();
        pairs.lower += days * lower;
        pairs.equal += days * after[early];
        pairs.higher += days * higher;
    }
    pairs
}

/// How many days have each level.
fn days_at(levels: impl IntoIterator<Item = Level>) -> [u64; Level::ALL.len()] {
    levels.into_iter().fold([0; 5], |mut days, level| {
        days[usize::from(level.get())] += 1;
        days
    })
}

impl Pairs {
    /// All pairs.
    #[must_use]
    pub const fn all(self) -> u64 {
        self.higher + self.lower + self.equal
    }

    /// What the pairs say, an equal pair counted half for each side, at the bounds of Parker and
    /// Vannest: 0.65 and 0.92; and "mostly" only of over half of all pairs, for where most are equal, most
    /// are equal and nothing else. `None` without a pair.
    #[must_use]
    pub fn say(self) -> Option<PairsSay> {
        // In half pairs and hundredths, so that a bound is met exactly.
        let bound = |hundredths: u64| hundredths * 2 * self.all();
        let lower = 100 * (2 * self.lower + self.equal);
        let higher = 100 * (2 * self.higher + self.equal);
        if self.all() == 0 {
            return None;
        }
        Some(if lower > bound(92) {
            PairsSay::NearlyAllLower
        } else if lower > bound(65) && 2 * self.lower > self.all() {
            PairsSay::MostlyLower
        } else if higher > bound(92) {
            PairsSay::NearlyAllHigher
        } else if higher > bound(65) && 2 * self.higher > self.all() {
            PairsSay::MostlyHigher
        } else {
            PairsSay::Mixed
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(higher: u64, lower: u64, equal: u64) -> Option<PairsSay> {
        Pairs {
            higher,
            lower,
            equal,
        }
        .say()
    }

    #[test]
    fn a_bound_itself_still_has_the_weaker_word() {
        assert_eq!(say(35, 65, 0), Some(PairsSay::Mixed));
        assert_eq!(say(34, 66, 0), Some(PairsSay::MostlyLower));
        assert_eq!(say(8, 92, 0), Some(PairsSay::MostlyLower));
        assert_eq!(say(7, 93, 0), Some(PairsSay::NearlyAllLower));
        assert_eq!(say(66, 34, 0), Some(PairsSay::MostlyHigher));
        assert_eq!(say(93, 7, 0), Some(PairsSay::NearlyAllHigher));
    }

    #[test]
    fn an_equal_pair_counts_half_for_each_side_and_no_pair_says_nothing() {
        assert_eq!(say(0, 30, 70), Some(PairsSay::Mixed));
        assert_eq!(say(0, 0, 9), Some(PairsSay::Mixed));
    }

    #[test]
    fn where_half_the_pairs_are_equal_nothing_is_called_mostly() {
        assert_eq!(say(0, 36, 64), Some(PairsSay::Mixed));
        assert_eq!(say(0, 50, 50), Some(PairsSay::Mixed));
        assert_eq!(say(0, 51, 49), Some(PairsSay::MostlyLower));
        assert_eq!(say(51, 0, 49), Some(PairsSay::MostlyHigher));
        assert_eq!(say(0, 0, 0), None);
    }
}
