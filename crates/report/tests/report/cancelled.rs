//! A report can be called off.

use std::cell::Cell;
use std::time::{Duration, Instant};

use journal::many_entries;
use report::{Paper, ReportError, ReportInput};

use crate::common::{report_entry, set, today, twelve_weeks};

/// A report with so many entries ticked.
fn long(entries: u32) -> ReportInput {
    let entries = many_entries(today(), entries);
    ReportInput {
        entries: entries.map(|entry| report_entry(&entry)).collect(),
        ..twelve_weeks(Paper::A4)
    }
}

#[test]
fn at_once() {
    let set = twelve_weeks(Paper::A4).compile_until(&|| true);
    assert!(matches!(set, Err(ReportError::Cancelled)));
}

#[test]
fn wherever_it_is_and_soon() {
    let input = long(400);
    let begun = Instant::now();
    assert!(input.compile().is_ok());
    let whole = begun.elapsed();
    for part in [0.2, 0.5, 0.8] {
        // Other words, so that nothing is known of it from before.
        let mut input = input.clone();
        for entry in &mut input.entries {
            entry.fields.body.push_str(&format!(" {part}"));
        }
        let begun = Instant::now();
        let until = whole.mul_f64(part);
        let set = input.compile_until(&|| begun.elapsed() > until);
        assert!(matches!(set, Err(ReportError::Cancelled)) || begun.elapsed() < until);
        assert!(
            begun.elapsed() < until + Duration::from_secs(1),
            "{part}: {:?}",
            begun.elapsed()
        );
    }
}

#[test]
fn a_report_after_one_that_was_called_off_is_whole() {
    let asked = Cell::new(0);
    let input = twelve_weeks(Paper::Letter);
    let off = input.compile_until(&|| asked.replace(asked.get() + 1) > 2);
    // A quick machine may be done before it is asked again.
    assert!(matches!(off, Ok(_) | Err(ReportError::Cancelled)));
    let report = set(&input);
    assert_eq!(report.pdf_until(&|| false).unwrap(), report.pdf().unwrap());
}

#[test]
fn the_writing_too() {
    let report = set(&long(200));
    assert!(
        matches!(report.pdf_until(&|| true), Err(ReportError::Cancelled)) || report.pages() < 20
    );
}

/// Ten years of daily writing: wherever it is called off, it is left within a second.
#[test]
#[ignore = "for its length; cargo xtask test --long runs it"]
fn long_form_five_thousand_entries() {
    let input = long(5_000);
    for after in [0, 1, 2, 4] {
        let after = Duration::from_secs(after);
        let begun = Instant::now();
        let set = input.compile_until(&|| begun.elapsed() > after);
        assert!(matches!(set, Err(ReportError::Cancelled)) || begun.elapsed() <= after);
        let late = begun.elapsed().saturating_sub(after);
        assert!(late < Duration::from_secs(1), "{late:?} after {after:?}");
    }
    assert!(set(&input).pages() > 500);
}
