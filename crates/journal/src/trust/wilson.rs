//! How far a share seen a few times can be trusted.

/// The 0.975 quantile of the standard normal distribution, for 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// Where a share may well lie, as shares from 0 to 1; `low` is at most `high`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The 95 % interval of `count` of `of`, as shares from 0 to 1, without a continuity correction.
/// It holds `count / of`, also for few and for none: 0 of 10 reaches to 0.28. On average over all true shares
/// it holds the true one 95 times in 100; at its worst 84 in 100 at ten steps, 82 at two or three (L. D. Brown,
/// T. T. Cai and A. DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16 (2), 2001).
/// `None` when there is no such share: `of` is 0, or `count` is more than `of`.
///
/// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal
/// of the American Statistical Association 22 (158), 1927, 209–212.
#[must_use]
pub fn wilson(count: u32, of: u32) -> Option<Interval> {
    if of == 0 || count > of {
        return None;
    }
    let n = f64::from(of);
    let share = f64::from(count) / n;
    let whole = 1.0 + Z * Z / n;
    let centre = (share + Z * Z / (2.0 * n)) / whole;
    let spread = share * (1.0 - share) / n + Z * Z / (4.0 * n * n);
    let half = Z * spread.sqrt() / whole;
    // At the two ends the formula gives 0 and 1; rounding must not move them, nor the share out.
    Some(Interval {
        low: if count == 0 {
            0.0
        } else {
            (centre - half).clamp(0.0, share)
        },
        high: if count == of {
            1.0
        } else {
            (centre + half).clamp(share, 1.0)
        },
    })
}
