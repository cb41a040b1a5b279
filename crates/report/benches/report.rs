//! How long a report takes: twelve weeks are to stay under 500 ms with the first setting of a
//! program's life, ten years with 5,000 entries under 10 s. Memory is told beside them on Linux.

use std::time::{Duration, Instant};

use journal::many_entries;
use report::{Paper, ReportInput};

#[allow(dead_code, clippy::unwrap_used)]
#[path = "../tests/report/common.rs"]
mod common;

/// Each is run once more after the first: settings of one program help each other.
const RUNS: u32 = 5;

fn main() {
    let first = told("12 weeks, first", &common::twelve_weeks(Paper::A4));
    assert!(first < Duration::from_millis(500), "{first:?}");
    for run in 1..=RUNS {
        // Another title each time, as at each tick in the window.
        let mut input = common::twelve_weeks(Paper::A4);
        input.talk_about.push_str(&run.to_string());
        told("12 weeks, again", &input);
    }
    memory(200);
    let entries = many_entries(common::today(), 5_000);
    let long = told(
        "10 years, 5,000 entries",
        &ReportInput {
            from: common::today() - chrono::Months::new(120),
            days: common::rated(&journal::many_years(common::today(), 10)),
            entries: entries.map(|entry| common::report_entry(&entry)).collect(),
            ..common::twelve_weeks(Paper::A4)
        },
    );
    assert!(long < Duration::from_secs(10), "{long:?}");
    memory(u64::MAX);
}

/// Sets, writes and previews the report, and says how long it took.
#[allow(clippy::print_stdout)]
fn told(name: &str, input: &ReportInput) -> Duration {
    let begun = Instant::now();
    let report = common::set(input);
    let set = begun.elapsed();
    let bytes = report.pdf().map_or(0, |pdf| pdf.len());
    let written = begun.elapsed();
    let preview = Instant::now();
    let svg = report.page_svg(0).map_or(0, |svg| svg.len());
    println!(
        "{name:24} set {set:>9.1?}  and written {written:>9.1?}  page one as SVG {:>8.1?}  {} pages, {bytes} bytes, SVG {svg}",
        preview.elapsed(),
        report.pages(),
    );
    written
}

/// The most memory used so far, in MiB, held against `most`.
#[allow(clippy::print_stdout)]
fn memory(most: u64) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    if let Some(mib) = kib.map(|kib| kib / 1024) {
        println!("most memory so far {mib} MiB");
        assert!(mib < most, "{mib} MiB");
    }
}
