//! `cargo xtask bench`: time the store and the series.

use crate::failure::Failure;
use crate::program::Program;
use crate::{openssl, setup};

/// Each figure is printed beside the same work on plain SQLite by the benchmarks themselves.
pub(crate) fn bench() -> Result<(), Failure> {
    setup::setup(setup::Scope::App, false)?;
    Program::cargo()
        .args([
            "bench", "-p", "journal", "-p", "vault", "-p", "report", "-p", "export", "-p",
            "journeys",
        ])
        .args(openssl::features()?)
        .run()
}
