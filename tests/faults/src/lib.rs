//! The rig: a writer that says what it was told is durable, ways to stop it, and a look at what is there.
//!
//! A short form of each test runs with the others; `cargo xtask test --long` sets `EVENKEEL_LONG` and
//! runs the numbers of the promise.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a rig that does not stand must fall"
)]

pub mod call;
pub mod dice;
pub mod disk;
pub mod found;
pub mod journal_at;
pub mod life;
pub mod place;
pub mod stopped;
pub mod writer;

/// So many tries: `short` with the other tests, `long` in the long form.
#[must_use]
pub fn tries(short: u32, long: u32) -> u32 {
    let is_long = std::env::var_os("EVENKEEL_LONG").is_some_and(|set| !set.is_empty());
    if is_long { long } else { short }
}
