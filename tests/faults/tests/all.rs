//! All tests of what must not be lost, in one program: it is linked once.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs
)]

mod age_vectors;
mod clocks;
mod copy_flips;
#[cfg(target_os = "linux")]
mod every_call;
mod flips;
#[cfg(target_os = "linux")]
mod full_disk;
mod kill;
#[cfg(target_os = "linux")]
mod power;
#[cfg(target_os = "linux")]
mod power_at_every_call;
#[cfg(target_os = "linux")]
mod round_trips;
