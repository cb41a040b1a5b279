//! The rig: a writer that says what it was told is durable, ways to stop it, and a look at what is there.
//!
//! A short form of each test runs with the others; `cargo xtask test --long` sets `EVENKEEL_LONG` and
//! runs the numbers of the promise.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a rig that does not stand must fall"
)]

use std::path::Path;

pub mod call;
pub mod dice;
pub mod disk;
pub mod found;
pub mod journal_at;
pub mod life;
pub mod place;
/// Linux only: it is stopped by strace.
#[cfg(target_os = "linux")]
pub mod stopped;
pub mod writer;

/// A temporary folder, in memory where there is room: for what goes wrong without the power going, and so
/// asks nothing of the disk but that it answers.
///
/// # Panics
/// Where no folder can be made.
#[must_use]
pub fn in_memory() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if has_room(memory) {
        tempfile::tempdir_in(memory).unwrap()
    } else {
        tempfile::tempdir().unwrap()
    }
}

/// Containers often have 64 MiB there, which some tests fill.
#[cfg(target_os = "linux")]
fn has_room(folder: &Path) -> bool {
    const ENOUGH: u64 = 512 << 20;
    rustix::fs::statvfs(folder).is_ok_and(|found| found.f_bavail * found.f_frsize > ENOUGH)
}

#[cfg(not(target_os = "linux"))]
fn has_room(_: &Path) -> bool {
    false
}

/// So many tries: `short` with the other tests, `long` in the long form.
#[must_use]
pub fn tries(short: u32, long: u32) -> u32 {
    let is_long = std::env::var_os("EVENKEEL_LONG").is_some_and(|set| !set.is_empty());
    if is_long { long } else { short }
}
