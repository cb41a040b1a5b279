//! Who may know whom, and what may never come along.
//!
//! deny.toml says the same to cargo-deny; this says it wherever only cargo is installed.

mod advisories;
mod page;
mod rules;
mod tree;

use crate::bundled::bundled;
use crate::check;
use crate::failure::Failure;
use crate::program::Program;

/// The systems Evenkeel is built for: each has dependencies of its own.
const TARGETS: [&str; 3] = [
    "x86_64-unknown-linux-gnu",
    "x86_64-pc-windows-msvc",
    "aarch64-apple-darwin",
];

/// What each member names itself. Without `--no-dedupe` a member shown once below another would
/// be shown empty.
const DIRECT: &str = "--workspace --depth 1 --no-dedupe --edges normal,build,dev --target all";

/// Every rule holds, on every system. Needs the UI's packages.
pub(crate) fn check() -> Result<(), Failure> {
    let direct = tree::members(&ask(DIRECT)?);
    let mut broken = rules::strangers(&direct);
    for target in TARGETS {
        let all = format!("--package evenkeel --edges normal --target {target}");
        let carried = tree::names(&ask(&all)?);
        broken.extend(
            rules::network(&carried).map(|name| format!("{name} is in the app on {target}")),
        );
    }
    broken.extend(page::refused(&bundled()?));
    if !broken.is_empty() {
        return Err(Failure::new(format!(
            "A rule of the house is broken: {}.",
            broken.join("; ")
        )));
    }
    check::deny()?;
    advisories::check()
}

fn ask(words: &str) -> Result<String, Failure> {
    Program::cargo()
        .args(["tree", "--quiet", "--prefix", "depth", "--format", " {p}"])
        .args(words.split(' '))
        .answer()
}
