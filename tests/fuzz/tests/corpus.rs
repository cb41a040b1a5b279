//! What the fuzz targets know is tried with the other tests: each kept input, then changes of them by
//! chance. `EVENKEEL_LONG=1` tries 40,000 times, `EVENKEEL_SEED` begins elsewhere. Prints
//! tries and findings, one line a target.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

use fuzz::mutate::{Chance, mutate};
use fuzz::{Bench, Target};

/// How often changes are tried. Each try at a key slot or a copy derives keys, and takes up to thirty times as long.
fn tries(target: Target) -> usize {
    let short = match target {
        Target::Slots => 500,
        Target::Backups => 300,
        Target::Settings | Target::Commands | Target::Schema => 2_000,
    };
    if number("EVENKEEL_LONG") == Some(1) {
        40_000
    } else {
        short
    }
}

fn kept(target: Target) -> Vec<Vec<u8>> {
    let mut paths: Vec<_> = fs::read_dir(target.corpus())
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| fs::read(path).unwrap())
        .collect()
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// Tries changes of `seeds` until `run` panics; the try at which it did.
fn first_finding(
    seeds: &[Vec<u8>],
    tries: usize,
    mut run: impl FnMut(&[u8]),
) -> (usize, Option<Vec<u8>>) {
    let mut chance = Chance::of(number("EVENKEEL_SEED").unwrap_or(20_261_124));
    for nth in 0..tries {
        let (seed, other) = (chance.under(seeds.len()), chance.under(seeds.len()));
        let bytes = mutate(&seeds[seed], &seeds[other], &mut chance);
        if catch_unwind(AssertUnwindSafe(|| run(&bytes))).is_err() {
            return (nth + 1, Some(bytes));
        }
    }
    (tries, None)
}

fn withstands(target: Target) {
    let mut bench = Bench::new();
    let seeds = kept(target);
    assert!(seeds.len() > 5, "the corpus is gone");
    assert!(
        seeds.iter().all(|seed| seed.len() < 16 << 10),
        "a large input"
    );
    for seed in &seeds {
        target.run(&mut bench, seed);
    }
    let tries = tries(target);
    let (tried, finding) = first_finding(&seeds, tries, |bytes| target.run(&mut bench, bytes));
    println!(
        "{}: {} kept inputs and {tried} changes of them, {} findings",
        target.name(),
        seeds.len(),
        u8::from(finding.is_some())
    );
    if let Some(bytes) = finding {
        panic!("{}: {}", target.name(), bytes.escape_ascii());
    }
}

#[test]
fn slots_withstand_any_change() {
    withstands(Target::Slots);
}

#[test]
fn backups_withstand_any_change() {
    withstands(Target::Backups);
}

#[test]
fn settings_withstand_any_change() {
    withstands(Target::Settings);
}

#[test]
fn commands_withstand_any_change() {
    withstands(Target::Commands);
}

#[test]
fn schemas_withstand_any_change() {
    withstands(Target::Schema);
}

#[test]
fn the_rig_finds_a_planted_fault() {
    // Wrong only where two bytes of a number are changed to make it negative.
    let planted = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        let level = text
            .split(':')
            .nth(1)
            .and_then(|rest| rest.trim().parse::<i32>().ok());
        assert!(level.is_none_or(|level| level < 500), "the planted fault");
    };
    let seeds = [b"level: 128".to_vec(), b"level: 4".to_vec()];
    for seed in &seeds {
        planted(seed);
    }
    let (tried, finding) = first_finding(&seeds, 20_000, planted);
    println!("a planted fault was found at try {tried}");
    assert!(finding.is_some());
}
