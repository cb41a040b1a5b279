//! Targets for bytes that somebody else wrote: a rotted disk, another program, a page gone wrong.
//!
//! Each target is a function of a [`Bench`] and of bytes that panics at a finding. `cargo xtask fuzz`
//! drives it by libFuzzer, guided by coverage, from `corpus/<target>`; `tests/corpus.rs` drives it by
//! chance, with the other tests. What came of a run once is in the corpus for good.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a rig that does not stand must fall"
)]

mod backups;
mod bench;
mod commands;
mod edit;
mod foreign;
pub mod mutate;
mod schema;
mod settings;
mod slots;

use std::path::PathBuf;
use std::sync::{LazyLock, Mutex, PoisonError};

pub use bench::Bench;

/// What is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The key slots of a journal.
    Slots,
    /// The file of a copy.
    Backups,
    /// The open settings.
    Settings,
    /// What the page sends, and the files that a person brings.
    Commands,
    /// The schema of a database that somebody with the key changed.
    Schema,
}

impl Target {
    /// All of them.
    pub const ALL: [Target; 5] = [
        Target::Slots,
        Target::Backups,
        Target::Settings,
        Target::Commands,
        Target::Schema,
    ];

    /// Its name, which its corpus has as well.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Target::Slots => "slots",
            Target::Backups => "backups",
            Target::Settings => "settings",
            Target::Commands => "commands",
            Target::Schema => "schema",
        }
    }

    /// Where what is known to reach far is kept.
    #[must_use]
    pub fn corpus(self) -> PathBuf {
        PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus")).join(self.name())
    }

    /// Tries `data`.
    ///
    /// # Panics
    /// At a finding.
    pub fn run(self, bench: &mut Bench, data: &[u8]) {
        match self {
            Target::Slots => slots::slots(bench, data),
            Target::Backups => backups::backups(bench, data),
            Target::Settings => settings::settings(bench, data),
            Target::Commands => commands::commands(bench, data),
            Target::Schema => schema::schema(bench, data),
        }
    }
}

/// Tries `data` on the one bench of this process.
///
/// # Panics
/// At a finding.
pub fn once_a_process(target: Target, data: &[u8]) {
    static BENCH: LazyLock<Mutex<Bench>> = LazyLock::new(|| Mutex::new(Bench::new()));
    let mut bench = BENCH.lock().unwrap_or_else(PoisonError::into_inner);
    target.run(&mut bench, data);
}
