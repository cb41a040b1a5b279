//! How the person of the sample fares: which days they miss, what they feel.
//!
//! A day is known by how many days it lies before today, so that the last weeks
//! look alike whatever the date.

use super::draw::Draw;
use crate::{Level, Rating, SignId};

/// Whether the day was missed: some by chance, and two longer absences.
pub(super) fn misses(ago: u64) -> bool {
    let away = (67..=72).contains(&(ago % 365)) || (171..=179).contains(&(ago % 365));
    away || Draw::of(ago, "misses").chance(0.11)
}

/// A day that is always added later, so that the last fortnight holds one.
const LATE_FOR_SURE: u64 = 6;

/// How many days later the check-in was written: 0 mostly, else 2 to 5, and never
/// after yesterday.
pub(super) fn late_by(ago: u64) -> u64 {
    let mut draw = Draw::of(ago, "late");
    let late = 2 + u64::from(draw.below(4));
    if (ago == LATE_FOR_SURE || draw.chance(0.09)) && late < ago {
        late
    } else {
        0
    }
}

/// What was rated on the day, out of a span of `length` days. On a tired day only
/// the first few signs are; on any day one may be left blank.
pub(super) fn ratings(ago: u64, length: u64, added_later: bool) -> Vec<Rating> {
    let mut draw = Draw::of(ago, "ratings");
    let weather = weather(ago);
    let progress = 1.0 - share(ago, length.max(1));
    let reached = if draw.chance(0.08) {
        4 + draw.below(4) as usize
    } else {
        SignId::ELEVEN.len()
    };

    let mut ratings = Vec::with_capacity(reached);
    for sign in SignId::ELEVEN.into_iter().take(reached) {
        let (first, last) = course(sign);
        let usual = first + (last - first) * progress;
        let swing = draw.unit() + draw.unit() - 1.0;
        let level = level(usual + 0.8 * weather + 1.6 * swing);
        let acted = acted(level, progress, &mut draw);
        if sign == SignId::AssumedHarm || !draw.chance(0.05) {
            let blank = Rating::blank(sign);
            let rating = blank.with_level(Some(level)).with_acted(acted);
            ratings.push(Rating {
                added_later,
                ..rating
            });
        }
    }
    ratings
}

/// How rough the time is, from -1 calm to 1 stormy, moving over days, not hours.
pub(super) fn weather(ago: u64) -> f64 {
    const DAYS: u64 = 5;
    let at = |knot| 2.0 * Draw::of(knot, "weather").unit() - 1.0;
    let knot = ago / DAYS;
    at(knot) + (at(knot + 1) - at(knot)) * share(ago % DAYS, DAYS)
}

/// The usual strength of a sign, at the beginning and at the end of the span.
fn course(sign: SignId) -> (f64, f64) {
    match sign {
        SignId::AssumedHarm => (2.1, 0.4),
        SignId::AvoidedCommitment => (0.6, 0.6),
        SignId::Isolated => (1.2, 0.0),
        SignId::PickedFights => (1.4, -0.4),
        SignId::Secretive => (-0.1, 0.9),
        SignId::ExpectedDeceit => (1.9, 0.3),
        SignId::HeldBack => (0.2, 1.3),
        SignId::Overprotective => (0.5, 0.4),
        SignId::IntimacyDistance => (0.1, 0.1),
        SignId::Drama => (0.9, -0.5),
        SignId::IntimacyFear => (-0.7, -0.8),
        // The sample's person has no sign of their own.
        SignId::Own1 | SignId::Own2 | SignId::Own3 | SignId::Own4 | SignId::Own5 => (0.0, 0.0),
    }
}

/// Acting on a pull grows rarer sooner than the pull itself.
fn acted(level: Level, progress: f64, draw: &mut Draw) -> Option<bool> {
    let said = draw.chance(0.85);
    let yes = draw.chance((0.25 + 0.15 * f64::from(level.get())) * (1.0 - 0.8 * progress));
    (said && level.is_felt()).then_some(yes)
}

/// The level nearest to a strength.
fn level(strength: f64) -> Level {
    let reached = |level: &Level| strength >= f64::from(level.get()) - 0.5;
    let highest = Level::ALL.into_iter().rev().find(reached);
    highest.unwrap_or(Level::ZERO)
}

/// `part` of `whole`, both far below 2^32.
fn share(part: u64, whole: u64) -> f64 {
    let narrow = |number| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    narrow(part) / narrow(whole)
}
