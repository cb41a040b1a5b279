//! The rules for changing a check-in.

use crate::{Level, Rating, SignId};

/// What remains of `acted` beside `level`: the answer itself at level 1 or more,
/// and `None` for a blank or a 0, where there was no pull to act on.
#[must_use]
pub const fn kept_acted(level: Option<Level>, acted: Option<bool>) -> Option<bool> {
    match level {
        Some(level) if level.is_felt() => acted,
        _ => None,
    }
}

/// The signs that "the rest are 0" would set to 0: those of `asked` with no level in `ratings`, in
/// their order. What has a level, and a sign that is not asked for, is left alone.
#[must_use]
pub fn rest_are_zero(ratings: &[Rating], asked: &[SignId]) -> Vec<SignId> {
    asked
        .iter()
        .copied()
        .filter(|sign| {
            !ratings
                .iter()
                .any(|rating| rating.sign == *sign && rating.level.is_some())
        })
        .collect()
}
