//! `cargo xtask fuzz`: the targets in `tests/fuzz`, driven by libFuzzer and guided by coverage, on the
//! stable compiler: the same pass that cargo-fuzz asks a nightly one for.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::program::{Program, which};
use crate::{openssl, place, say, setup, ui};

/// The targets, as the crate `fuzz` names them.
pub(crate) const TARGETS: [&str; 5] = ["slots", "backups", "settings", "commands", "schema"];

/// How long each runs when nothing else is asked.
pub(crate) const MINUTES: u32 = 10;

/// What makes the compiler count edges and compare operands, as libFuzzer wants it.
const COUNTED: [&str; 5] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// Runs one target or all, each for so many minutes. A finding is a failure; its input is kept in the
/// corpus, so that the ordinary tests fall on it until it is mended.
pub(crate) fn fuzz(target: Option<&str>, minutes: u32) -> Result<(), Failure> {
    setup::setup(setup::Scope::App, false)?;
    ui::packages()?;
    // The shell embeds the built page.
    ui::build_if_stale()?;
    walk(target, minutes)
}

/// The same, where everything is there.
pub(crate) fn walk(target: Option<&str>, minutes: u32) -> Result<(), Failure> {
    let built = build()?;
    let chosen = TARGETS
        .iter()
        .filter(|name| target.is_none_or(|t| t == **name));
    let mut fell = Vec::new();
    for name in chosen {
        if let Err(failure) = run(&built, name, minutes) {
            say::line(&failure.to_string());
            fell.push(*name);
        }
    }
    if fell.is_empty() {
        return Ok(());
    }
    Err(
        Failure::new(format!("Findings in {}.", fell.join(", "))).advise(
            "Their inputs are in tests/fuzz/corpus, as found-…: `cargo test -p fuzz` repeats them.",
        ),
    )
}

/// Builds the targets; the folder they lie in. The system is named so that build scripts are not
/// counted as well.
fn build() -> Result<PathBuf, Failure> {
    let system = host()?;
    let folder = place::target().join("fuzz");
    Program::cargo()
        .args(["build", "-p", "fuzz", "--profile", "fuzz"])
        .args(["--features", "libfuzzer", "--target", &system])
        .args(openssl::features()?)
        .env("CARGO_TARGET_DIR", &folder)
        .env("RUSTFLAGS", COUNTED.join(" "))
        .run()?;
    Ok(folder.join(system).join("fuzz"))
}

/// The system that rustc builds for by itself.
fn host() -> Result<String, Failure> {
    let told = Program::new("rustc").args(["-vV"]).answer()?;
    host_in(&told).ok_or_else(|| Failure::new("rustc does not say what it builds for."))
}

fn host_in(told: &str) -> Option<String> {
    let line = told.lines().find_map(|line| line.strip_prefix("host: "));
    line.map(str::to_owned)
}

fn run(built: &Path, name: &str, minutes: u32) -> Result<(), Failure> {
    let work = place::target().join("fuzz").join("corpus").join(name);
    let scratch = scratch(name);
    let kept = place::fuzz_corpus().join(name);
    for folder in [&work, &scratch] {
        fs::create_dir_all(folder).map_err(|error| {
            Failure::new(format!("{} cannot be made: {error}.", folder.display()))
        })?;
    }
    say::title(&format!("{name}, for {minutes} min"));
    let ended = Program::new(built.join(place::exe(&format!("fuzz-{name}"))))
        .args([
            format!("-max_total_time={}", u64::from(minutes) * 60),
            // A second or two is the most that any input is worth.
            "-timeout=20".to_owned(),
            "-rss_limit_mb=4096".to_owned(),
            "-max_len=8192".to_owned(),
            "-print_final_stats=1".to_owned(),
            // Else a line is printed for each new edge.
            "-verbosity=0".to_owned(),
            "-print_funcs=0".to_owned(),
            format!("-artifact_prefix={}/found-", kept.display()),
        ])
        // What is new goes into the first; the second is the one in the repository.
        .args([&work, &kept])
        .env("TMPDIR", &scratch)
        .run();
    // The journals of the try; a run that was killed leaves them otherwise.
    let _ = fs::remove_dir_all(&scratch);
    ended
}

/// In memory where the system has such a folder: a journal is written at each try.
fn scratch(name: &str) -> PathBuf {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() {
        memory.to_path_buf()
    } else {
        std::env::temp_dir()
    };
    folder.join(format!("evenkeel-fuzz-{}-{name}", std::process::id()))
}

/// Whether libFuzzer can be built here: it is C++.
pub(crate) fn can_be_built() -> bool {
    cfg!(unix)
        && ["c++", "g++", "clang++"]
            .into_iter()
            .any(|name| which(name).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_read_from_what_rustc_tells() {
        let told =
            "rustc 1.95.0 (59807616e 2026-04-14)\nbinary: rustc\nhost: x86_64-unknown-linux-gnu\n";
        assert_eq!(host_in(told).as_deref(), Some("x86_64-unknown-linux-gnu"));
        assert_eq!(host_in("nothing"), None);
    }

    #[test]
    fn each_target_has_its_corpus() {
        for name in TARGETS {
            assert!(place::fuzz_corpus().join(name).is_dir(), "{name}");
        }
    }
}
