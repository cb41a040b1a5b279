//! The arithmetic behind the words *lower* and *higher*.
//!
//! Numbers in, numbers out: no journal, no dates and no words. What is asked of them, and of which
//! numbers, is decided in the series; why these methods and no others is in `docs/STATISTICS.md`.

mod any_look;
mod pairs;
mod theil_sen;

pub use any_look::{AnyLook, FALSE_ALARMS, Kendall, kendall};
pub use pairs::{Pairs, PairsSay, pairs};
pub use theil_sen::{Point, Slope, SlopeInterval, theil_sen};
