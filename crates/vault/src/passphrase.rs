//! Judging a passphrase, and drawing a good one.

mod draw;
mod weigh;

pub use draw::{WORDS, draw};
pub use weigh::{MIN_CHARS, Strength, accept, weigh};
