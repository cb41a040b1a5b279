//! When a line of values goes one way by more than chance, however often one looks.

/// Kendall's S of values in the order of time, and how far chance spreads it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kendall {
    /// The pairs in which the later value is higher, less those in which it is lower. Equal pairs count
    /// for neither.
    pub s: i64,
    /// The variance of `s` if all orders of these values, ties included, are as likely as each other.
    pub variance: f64,
}

/// S and its variance for `values`, finite and in the order of time. Only their order counts: distances
/// in time, and gaps, do not.
///
/// M. G. Kendall, "Rank Correlation Methods", 1948: `n (n − 1) (2n + 5) / 18`, less
/// `t (t − 1) (2t + 5) / 18` for each `t` values that are equal.
#[must_use]
pub fn kendall(values: &[f64]) -> Kendall {
    let mut s = 0;
    for (at, earlier) in values.iter().enumerate() {
        for later in &values[at + 1..] {
            s += i64::from(later > earlier) - i64::from(later < earlier);
        }
    }
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let ties = sorted.chunk_by(|a, b| a == b).map(<[f64]>::len);
    let eighteenths = |n: usize| (n * n.saturating_sub(1) * (2 * n + 5)) as f64;
    let tied: f64 = ties.map(eighteenths).sum();
    Kendall {
        s,
        variance: (eighteenths(values.len()) - tied) / 18.0,
    }
}

/// How often, in 1, any of the signs that are looked at may be told to have gone one way within a year of
/// looks, if nothing changes and no week carries over into the next. With the carry-over of real moods
/// it stays under this as well (`docs/STATISTICS.md`).
pub const FALSE_ALARMS: f64 = 0.05;

/// The variance at which the bound lies closest to that of a single look: about that of twelve weeks.
const RHO: f64 = 213.0;

/// A bound that holds at every look together.
///
/// S is a sum of steps, one a value: how many earlier values are below it, less how many are above.
/// Without a trend, and without ties, the steps are independent of each other and each is spread evenly
/// (A. Rényi, "Théorie des éléments saillants d'une suite d'observations", 1962). Then
/// `exp(λ S − λ² v / 2)`, v the variance, is a supermartingale for every λ, and its mixture over a normal
/// λ of variance `1 / ρ` (H. Robbins, "Statistical methods related to the law of the iterated
/// logarithm", Annals of Mathematical Statistics 41 (5), 1970, 1397–1409) gives, by Ville's inequality,
/// a bound that is crossed at any look with a chance of at most `α`. With ties, and with weeks that
/// carry over, that is shown by simulation and not proven.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AnyLook {
    alpha: f64,
}

impl AnyLook {
    /// The bound for each of `signs` that are looked at, or that might have been chosen instead, so that
    /// [`FALSE_ALARMS`] holds for all of them together. 0 is taken as 1.
    #[must_use]
    pub fn among(signs: u32) -> Self {
        Self {
            alpha: FALSE_ALARMS / f64::from(signs.max(1)),
        }
    }

    /// The S, on either side of 0, from which on a line goes one way.
    #[must_use]
    pub fn critical(self, variance: f64) -> f64 {
        let spread = variance + RHO;
        (spread * ((spread / RHO).ln() + 2.0 * (1.0 / self.alpha).ln())).sqrt()
    }

    /// Whether these values go one way: −1 down, 1 up, 0 neither.
    #[must_use]
    pub fn way(self, line: Kendall) -> i64 {
        if line.s.unsigned_abs() as f64 >= self.critical(line.variance) {
            line.s.signum()
        } else {
            0
        }
    }

    /// The fewest values, all different and in perfect order, of which a way can be told.
    #[must_use]
    pub fn fewest(self) -> u32 {
        let ordered = |n: u32| kendall(&(0..n).map(f64::from).collect::<Vec<_>>());
        let fewest = (2..=FEWEST_AT_MOST).find(|n| self.way(ordered(*n)) != 0);
        fewest.unwrap_or(FEWEST_AT_MOST)
    }
}

/// With as many values in perfect order every bound for up to a thousand signs is passed.
const FEWEST_AT_MOST: u32 = 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_leave_less_to_chance_and_equal_values_nothing() {
        assert_eq!(kendall(&[1.0, 2.0, 3.0]).variance, 66.0 / 18.0);
        let tied = kendall(&[1.0, 1.0, 2.0]);
        assert_eq!((tied.s, tied.variance), (2, (66.0 - 18.0) / 18.0));
        let equal = kendall(&[2.0; 30]);
        assert_eq!((equal.s, equal.variance), (0, 0.0));
        assert_eq!(AnyLook::among(3).way(equal), 0);
    }

    #[test]
    fn a_first_word_is_possible_from_the_twelfth_week_and_later_the_more_signs_there_are() {
        assert_eq!(AnyLook::among(0).fewest(), AnyLook::among(1).fewest());
        assert_eq!(AnyLook::among(1).fewest(), 11);
        assert_eq!(AnyLook::among(3).fewest(), 12);
        assert_eq!(AnyLook::among(16).fewest(), 13);
        assert!(AnyLook::among(1_000).fewest() < FEWEST_AT_MOST);
    }
}
