//! The arithmetic behind the words *lower*, *higher* and *can't tell*.
//!
//! Numbers in, numbers out: no journal, no dates and no words. What is asked of them, and of which
//! numbers, is decided in the series; why these methods and no others is in `docs/STATISTICS.md`.

mod holm;
mod kendall_null;
mod mann_kendall;
mod pairs;
mod theil_sen;

pub use holm::{Holm, holm};
pub use kendall_null::{KendallNull, MOST_POINTS};
pub use mann_kendall::{MannKendall, mann_kendall};
pub use pairs::{Pairs, PairsSay, pairs};
pub use theil_sen::{Point, Slope, SlopeInterval, theil_sen};
