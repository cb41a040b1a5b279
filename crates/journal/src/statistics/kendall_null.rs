//! What Kendall's S would be if order meant nothing: counted, not approximated.

/// The most values whose orders are counted exactly: 33! still fits into 128 bits, 34! does not.
pub const MOST_POINTS: usize = 33;

/// How often each value of Kendall's S comes up over all orders of the given values, ties included.
///
/// Among all orders of values of which some are equal, the number of pairs out of order has the
/// generating function `[n]! / ([t1]! [t2]! …)`, with `[m]! = 1 (1+q) … (1+q+…+q^(m-1))` and `t`
/// the sizes of the groups of equal values. Its coefficients are whole numbers and are kept as such,
/// so that every probability is an exact count divided by another.
///
/// M. G. Kendall, "A new measure of rank correlation", Biometrika 30 (1/2), 1938, 81–93, counts them
/// without ties; P. A. MacMahon, "Combinatory Analysis", volume 2, 1916, has the function with ties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KendallNull {
    /// The number of orders with `i` pairs out of order; S is then `len - 1 - 2 i`.
    orders: Vec<u128>,
    total: u128,
}

impl KendallNull {
    /// The distribution given `values`, finite and in any order. `None` for none, and for more than
    /// [`MOST_POINTS`]. Time and memory grow with the cube and the square of their number.
    #[must_use]
    pub fn of(values: &[f64]) -> Option<Self> {
        if values.is_empty() || values.len() > MOST_POINTS {
            return None;
        }
        let mut orders = vec![1];
        for m in 2..=values.len() {
            orders = times(&orders, m);
        }
        for ties in tie_sizes(values) {
            for m in 2..=ties {
                orders = divided(&orders, m);
            }
        }
        let total = orders.iter().sum();
        Some(Self { orders, total })
    }

    /// The chance, 0 to 1, of an S at least as far from 0 as `s`, on either side.
    #[must_use]
    pub fn two_sided(&self, s: i64) -> f64 {
        let reach = self.greatest() - s.saturating_abs();
        let Ok(out_of_order) = usize::try_from(reach.div_euclid(2)) else {
            return 0.0;
        };
        let tail: u128 = self.orders.iter().take(out_of_order + 1).sum();
        // Both tails meet in the middle when s is 0.
        (2.0 * (tail as f64 / self.total as f64)).min(1.0)
    }

    /// The smallest S above 0 whose two-sided chance is at most `alpha`; `None` when even the
    /// greatest S is not that rare.
    #[must_use]
    pub fn critical(&self, alpha: f64) -> Option<i64> {
        let above_zero = (0..self.orders.len())
            .map_while(|i| Some(self.greatest() - 2 * i64::try_from(i).ok()?))
            .take_while(|s| *s > 0);
        above_zero
            .take_while(|s| self.two_sided(*s) <= alpha)
            .last()
    }

    /// The greatest S there can be: all pairs that are not ties, in order.
    fn greatest(&self) -> i64 {
        i64::try_from(self.orders.len()).map_or(0, |len| len - 1)
    }
}

/// The polynomial times `1 + q + … + q^(m-1)`.
fn times(polynomial: &[u128], m: usize) -> Vec<u128> {
    let at = |i: usize| polynomial.get(i).copied().unwrap_or(0);
    let mut window = 0;
    (0..polynomial.len() + m - 1)
        .map(|i| {
            window += at(i);
            window -= i.checked_sub(m).map_or(0, at);
            window
        })
        .collect()
}

/// The polynomial divided by `1 + q + … + q^(m-1)`, of which it is a multiple.
fn divided(polynomial: &[u128], m: usize) -> Vec<u128> {
    let mut quotient: Vec<u128> = Vec::with_capacity(polynomial.len());
    let mut window = 0;
    for coefficient in &polynomial[..polynomial.len() + 1 - m] {
        let next = coefficient - window;
        quotient.push(next);
        window += next;
        if let Some(left) = quotient.len().checked_sub(m) {
            window -= quotient[left];
        }
    }
    quotient
}

/// How many values there are of each size.
fn tie_sizes(values: &[f64]) -> Vec<usize> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.chunk_by(|a, b| a == b).map(<[f64]>::len).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn four_values_have_the_numbers_of_kendalls_paper() {
        let null = KendallNull::of(&[1.0, 2.0, 3.0, 4.0]).unwrap();
        assert_eq!(null.orders, [1, 3, 5, 6, 5, 3, 1]);
    }

    #[test]
    fn two_pairs_of_equals_have_six_orders() {
        // 0011 0101 0110 1001 1010 1100 have 0, 1, 2, 2, 3, 4 pairs out of order.
        let null = KendallNull::of(&[0.0, 1.0, 0.0, 1.0]).unwrap();
        assert_eq!(null.orders, [1, 1, 2, 1, 1]);
    }

    #[test]
    fn all_equal_has_one_order() {
        let null = KendallNull::of(&[2.0; 33]).unwrap();
        assert_eq!(null.orders, [1]);
        assert_eq!((null.two_sided(0), null.critical(0.05)), (1.0, None));
    }

    #[test]
    fn thirty_three_values_are_counted_without_overflow_and_thirty_four_refused() {
        let values: Vec<f64> = (0..34).map(f64::from).collect();
        let null = KendallNull::of(&values[..33]).unwrap();
        assert_eq!(null.total, (1..=33).product::<u128>());
        assert_eq!(KendallNull::of(&values), None);
        assert_eq!(KendallNull::of(&[]), None);
    }

    #[test]
    fn the_critical_value_is_the_smallest_that_is_rare_enough() {
        // Eight values: 18 of 28 has a two-sided chance of 0.031, 16 one of 0.061.
        let values: Vec<f64> = (0..8).map(f64::from).collect();
        let null = KendallNull::of(&values).unwrap();
        assert_eq!(null.critical(0.05), Some(18));
        assert!(null.two_sided(18) <= 0.05 && null.two_sided(16) > 0.05);
        assert_eq!(null.two_sided(30), 0.0);
    }
}
