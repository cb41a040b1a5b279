//! Several tests at once, and still only one false alarm in twenty families of them.

/// What becomes of one of several tests.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Holm {
    /// The p that stands beside the whole family's `alpha`, 0 to 1.
    pub adjusted: f64,
    /// The part of `alpha` that this test was held against, above 0 and at most `alpha`.
    pub level: f64,
    /// Whether it passed: its p is at most `level`, and so are all smaller ones.
    pub passed: bool,
}

/// Holds each of `ps` (0 to 1, in any order) against its part of `alpha`, so that the chance of any
/// false alarm among them is at most `alpha`, however they hang together. The answers lie beside `ps`.
///
/// The smallest of m is held against alpha / m, the next against alpha / (m - 1), and so on until one
/// does not pass; it and all greater ones then keep its level. Equal ps share the smallest level.
///
/// S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
/// Statistics 6 (2), 1979, 65–70.
#[must_use]
pub fn holm(ps: &[f64], alpha: f64) -> Vec<Holm> {
    let mut order: Vec<usize> = (0..ps.len()).collect();
    order.sort_by(|a, b| ps[*a].total_cmp(&ps[*b]));

    let nothing = Holm {
        adjusted: 1.0,
        level: alpha,
        passed: false,
    };
    let mut answers = vec![nothing; ps.len()];
    let mut before: Option<(f64, Holm)> = None;
    for (rank, at) in order.into_iter().enumerate() {
        let p = ps[at];
        let left = (ps.len() - rank) as f64;
        let answer = match before {
            Some((earlier, answer)) if earlier == p => answer,
            Some((_, answer)) if !answer.passed => Holm {
                adjusted: (p * left).max(answer.adjusted).min(1.0),
                ..answer
            },
            _ => Holm {
                adjusted: (p * left)
                    .max(before.map_or(0.0, |(_, answer)| answer.adjusted))
                    .min(1.0),
                level: alpha / left,
                passed: p <= alpha / left,
            },
        };
        answers[at] = answer;
        before = Some((p, answer));
    }
    answers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passed(ps: &[f64]) -> Vec<bool> {
        holm(ps, 0.05).iter().map(|it| it.passed).collect()
    }

    #[test]
    fn the_first_that_does_not_pass_stops_all_after_it() {
        assert_eq!(passed(&[0.03, 0.001, 0.04]), [false, true, false]);
        assert_eq!(passed(&[0.02, 0.001, 0.04]), [true, true, true]);
        assert_eq!(passed(&[0.017, 0.018, 0.019]), [false, false, false]);
    }

    #[test]
    fn one_alone_is_held_against_the_whole_and_equals_against_the_same() {
        assert_eq!(holm(&[0.05], 0.05)[0].level, 0.05);
        let equals = holm(&[0.02, 0.02], 0.05);
        assert_eq!(equals[0], equals[1]);
        assert!(equals[0].passed);
        assert_eq!(holm(&[], 0.05), []);
    }
}
