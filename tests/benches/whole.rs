//! 50,000 entries out as JSON, sealed and plain, and in again: how long, and how much memory.
//!
//! `cargo bench -p journeys --bench whole`. Memory is the most this process held (VmHWM), which
//! the kernel is asked to forget before each step.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::fs::File;
use std::io::{BufReader, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use export::{CsvOptions, CsvTables, JsonReader, JsonWriter, zip};
use journal::DayEnd;
use uuid::Uuid;
use vault::table::Recorded;
use vault::{Locked, Moment, Passphrase, To, Vault, WorkFactor, seal};

const ENTRIES: u32 = 50_000;
type Any = Box<dyn std::error::Error>;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let mut full = make(&folder.path().join("full"));
    step("filling", || fill(&mut full, today));
    let path = folder.path().join("journal.json");

    step("whole journal as JSON (aim 3 s)", || {
        let file = json(&mut full, File::create(&path).unwrap());
        file.sync_all().unwrap();
    });
    println!("  {} MiB", std::fs::metadata(&path).unwrap().len() >> 20);
    step("the same, sealed to a passphrase", || {
        let to = To::Passphrase(
            Passphrase::new("quiet otters"),
            WorkFactor::for_tests(2).unwrap(),
        );
        let file = File::create(folder.path().join("sealed")).unwrap();
        let sealing = seal(file, &to, false).unwrap();
        json(&mut full, sealing)
            .finish()
            .unwrap()
            .sync_all()
            .unwrap();
    });
    step("as CSV in a ZIP", || {
        let label = |sign: journal::SignId| sign.to_string();
        let mut tables = CsvTables::new(CsvOptions {
            day_end: DayEnd::MIDNIGHT,
            label: &label,
        });
        full.whole(&mut |record| {
            tables.add(&record);
            Ok::<_, Any>(())
        })
        .unwrap();
        println!("  {} MiB", zip(&tables.finish()).unwrap().len() >> 20);
    });
    step("reading the JSON alone", || {
        let file = BufReader::new(File::open(&path).unwrap());
        let count = JsonReader::open(file).unwrap().map(Result::unwrap).count();
        assert!(count > ENTRIES as usize);
    });
    let mut empty = make(&folder.path().join("empty"));
    step("taking it in", || {
        let file = BufReader::new(File::open(&path).unwrap());
        let records = JsonReader::open(file).unwrap();
        let records = records.map(|record| record.map_err(Any::from));
        empty
            .take_in(records, &mut |_| ControlFlow::Continue(()))
            .unwrap();
    });
    let again = json(&mut empty, Vec::new());
    assert!(again == std::fs::read(&path).unwrap(), "not byte for byte");
}

fn json<W: Write>(vault: &mut Vault, out: W) -> W {
    let mut writer = JsonWriter::new(out, None).unwrap();
    vault
        .whole(&mut |record| Ok::<_, Any>(writer.write(&record)?))
        .unwrap();
    writer.finish().unwrap()
}

fn make(root: &Path) -> Vault {
    let locked = Locked::at(root)
        .unwrap()
        .with_work_factor(WorkFactor::for_tests(1).unwrap());
    let now = moment(
        NaiveDate::from_ymd_opt(2026, 11, 23)
            .unwrap()
            .and_hms_opt(9, 0, 0)
            .unwrap(),
    );
    let mut prepared = locked
        .prepare(&Passphrase::new("a kettle of quiet otters"), &now)
        .unwrap();
    let groups = prepared.recovery_key().to_groups();
    let typed: Vec<String> = prepared
        .asked()
        .iter()
        .map(|&n| groups[n].clone())
        .collect();
    prepared.finish(&typed, &now).unwrap()
}

fn fill(vault: &mut Vault, today: NaiveDate) {
    for check_in in journal::many_years(today, 10) {
        let now = moment(check_in.recorded_local);
        vault
            .check_ins()
            .record(check_in.day, &check_in.ratings, &now)
            .unwrap();
        if !check_in.note.is_empty() {
            vault
                .notes()
                .write(check_in.day, &check_in.note, 0, &now)
                .unwrap();
        }
    }
    let mut n = 0u128;
    let entries = journal::many_entries(today, ENTRIES).map(|entry| {
        Recorded::made(entry, moment, |_| {
            n += 1;
            Uuid::from_u128(n)
        })
    });
    vault.entries().record(entries).unwrap();
}

fn moment(local: NaiveDateTime) -> Moment {
    let offset = FixedOffset::east_opt(3600).unwrap();
    let utc: DateTime<chrono::Utc> = (local - offset).and_utc();
    Moment {
        utc,
        offset,
        zone: "Europe/Vienna".into(),
    }
}

fn step(what: &str, work: impl FnOnce()) {
    // Since Linux 2.6: 5 resets the mark.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let before = held();
    let begun = Instant::now();
    work();
    println!(
        "{what}: {:.2} s, {} MiB more at most",
        begun.elapsed().as_secs_f64(),
        held().saturating_sub(before) >> 10
    );
}

/// The most this process held since the mark was reset, in KiB.
fn held() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    number.unwrap_or_default()
}
