//! Whether values in the order of time go one way.

use super::KendallNull;

/// The outcome of a Mann–Kendall test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MannKendall {
    /// Kendall's S: the pairs in which the later value is higher, less those in which it is lower.
    /// Equal pairs count for neither.
    pub s: i64,
    /// The exact two-sided p, 0 to 1: the share of all orders of these values, ties included, whose
    /// S is at least as far from 0.
    pub p: f64,
}

/// The exact test of `values`, finite and in the order of time, against every order being as likely
/// as every other. Only their order counts: distances in time, and gaps, do not. `None` for none, and
/// for more than [`MOST_POINTS`](super::MOST_POINTS).
///
/// H. B. Mann, "Nonparametric tests against trend", Econometrica 13 (3), 1945, 245–259; the exact
/// distribution is in [`KendallNull`]. It is a permutation test with every permutation counted.
#[must_use]
pub fn mann_kendall(values: &[f64]) -> Option<MannKendall> {
    let null = KendallNull::of(values)?;
    let s = kendall_s(values);
    let p = null.two_sided(s);
    Some(MannKendall { s, p })
}

fn kendall_s(values: &[f64]) -> i64 {
    let mut s = 0;
    for (at, earlier) in values.iter().enumerate() {
        for later in &values[at + 1..] {
            s += i64::from(later > earlier) - i64::from(later < earlier);
        }
    }
    s
}
