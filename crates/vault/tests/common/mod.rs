//! A journal to test on: made as a person makes one, with a cheap key derivation.
#![allow(dead_code, missing_docs, unreachable_pub, clippy::unwrap_used)]

#[cfg(target_os = "linux")]
pub mod at_every_call;
pub mod entries;
pub mod made;
pub mod planted;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate};
use vault::{Locked, Moment, Passphrase, RecoveryKey, Vault, WorkFactor};

pub const PASSPHRASE: &str = "a kettle of quiet otters";
pub const OTHER: &str = "seven paper lanterns drift";

pub fn now() -> Moment {
    Moment {
        utc: DateTime::from_timestamp(1_795_392_000, 0).unwrap(),
        offset: FixedOffset::east_opt(3600).unwrap(),
        zone: "Europe/Vienna".into(),
    }
}

pub fn later(hours: i64) -> Moment {
    let mut moment = now();
    moment.utc += chrono::TimeDelta::hours(hours);
    moment
}

pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

pub fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text)
}

pub fn at(root: &Path) -> Locked {
    Locked::at(root)
        .unwrap()
        .with_work_factor(WorkFactor::for_tests(2).unwrap())
}

pub fn typed_back(key: &RecoveryKey, asked: &[usize]) -> Vec<String> {
    let groups = key.to_groups();
    asked.iter().map(|&index| groups[index].clone()).collect()
}

/// Makes a journal and leaves it open.
pub fn make(root: &Path) -> (Vault, RecoveryKey) {
    let locked = at(root);
    let mut prepared = locked.prepare(&passphrase(PASSPHRASE), &now()).unwrap();
    let key = prepared.recovery_key().clone();
    let typed = typed_back(&key, prepared.asked());
    (prepared.finish(&typed, &now()).unwrap(), key)
}

/// A temporary folder, in memory where there is room: nothing here asks what a disk keeps when the power
/// goes, which `tests/faults` does, and waiting for a disk took longer than all else.
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

/// Whether the long form is asked for, in which each place is tried.
pub fn is_long() -> bool {
    std::env::var_os("EVENKEEL_LONG").is_some_and(|set| !set.is_empty())
}

/// So many: `short` with the other tests, `long` in the long form.
pub fn tries(short: usize, long: usize) -> usize {
    if is_long() { long } else { short }
}

/// A closed journal in a temporary folder.
pub fn made() -> (tempfile::TempDir, PathBuf, RecoveryKey) {
    let folder = in_memory();
    let root = folder.path().join("data");
    let (vault, key) = make(&root);
    drop(vault);
    (folder, root, key)
}

/// Bytes that print as their length and first few.
#[derive(PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

impl std::fmt::Debug for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} bytes {:x?}",
            self.0.len(),
            &self.0[..self.0.len().min(4)]
        )
    }
}

/// Every file under `root` with its bytes, to compare before and after.
pub fn every_byte(root: &Path) -> BTreeMap<PathBuf, Bytes> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.clone(), Bytes(std::fs::read(&path).unwrap()));
            }
        }
    }
    found
}

/// The database's key as 64 hex digits, by the age crate alone.
pub fn raw_key(root: &Path) -> String {
    let slot = std::fs::read(root.join("gen-1/slot-passphrase.age")).unwrap();
    let identity = age::scrypt::Identity::new(PASSPHRASE.to_owned().into());
    let payload = age::decrypt(&identity, &slot).unwrap();
    payload[29..]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// A folder and all in it, laid elsewhere.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}
