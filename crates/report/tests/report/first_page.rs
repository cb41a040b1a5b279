//! What the first page says, in which order.

use chrono::Weekday;
use report::{Include, Paper, ReportInput};

use crate::common::{blank, set, twelve_weeks};
use crate::programs::Written;

/// Each of `parts` stands after the one before it.
#[track_caller]
fn in_order(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let Some(at) = rest.find(part) else {
            panic!("{part:?} does not come next in {text}");
        };
        rest = &rest[at + part.len()..];
    }
}

const ORDER: [&str; 16] = [
    "My notes on trust",
    "7 September – 23 November 2026",
    "47",
    "of 78 days rated",
    "added later",
    "What I want to talk about",
    "Focus signs",
    "Assuming harm",
    "Mean level by week",
    "Expecting deceit",
    "Holding back",
    "Day by day",
    "What helped",
    "Trust steps",
    "Boundaries: what I kept",
    "How to read this",
];

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn it_reads_in_order() {
    for paper in [Paper::A4, Paper::Letter] {
        let file = Written::new(&set(&twelve_weeks(paper)).pdf().unwrap());
        let first = file.read("pdftotext", &["-raw", "-l", "1"], &["-"]);
        let first: Vec<&str> = first.split_whitespace().collect();
        in_order(&first.join(" "), &ORDER);
    }
}

/// Weeks of a journal that begin on a Sunday: the whole weeks that hold the period, the heads of their days, and the
/// day by which each is named.
#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn its_weeks_begin_on_the_day_that_is_chosen() {
    for (starts_on, period, heads, named) in [
        (
            Weekday::Sun,
            "6 September – 23 November 2026",
            "Week of Su Mo Tu We Th Fr Sa",
            ["6 Sept", "13 Sept", "15 Nov", "22 Nov"],
        ),
        (
            Weekday::Sat,
            "5 September – 23 November 2026",
            "Week of Sa Su Mo Tu We Th Fr",
            ["5 Sept", "12 Sept", "14 Nov", "21 Nov"],
        ),
    ] {
        let input = ReportInput {
            starts_on,
            ..twelve_weeks(Paper::A4)
        };
        let file = Written::new(&set(&input).pdf().unwrap());
        let first = file.read("pdftotext", &["-raw", "-l", "1"], &["-"]);
        let first: Vec<&str> = first.split_whitespace().collect();
        let first = first.join(" ");
        let parts: Vec<&str> = [period, heads].into_iter().chain(named).collect();
        in_order(&first, &parts);
        assert!(!first.contains("Week of Mo"), "{first}");
    }
}

/// The tags, whatever the drawing order. A short report: poppler takes its time over long ones.
#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn the_tags_read_in_the_same_order() {
    let input = ReportInput {
        include: Include {
            patterns: false,
            all_signs: false,
            ..Include::ALL
        },
        entries: Vec::new(),
        ..twelve_weeks(Paper::A4)
    };
    let file = Written::new(&set(&input).pdf().unwrap());
    let tags = file.read("pdfinfo", &["-struct-text"], &[]);
    let tags: Vec<&str> = tags.split_whitespace().collect();
    in_order(&tags.join(" "), &ORDER);
}

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn the_whole_of_it_fits_on_one_page_of_either_paper() {
    for paper in [Paper::A4, Paper::Letter] {
        let input = ReportInput {
            include: Include {
                patterns: false,
                all_signs: false,
                ..Include::ALL
            },
            ..twelve_weeks(paper)
        };
        let file = Written::new(&set(&input).pdf().unwrap());
        let first = file.read("pdftotext", &["-raw", "-l", "1"], &["-"]);
        assert!(first.contains("No cause is named."), "{paper:?}: {first}");
    }
}

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn the_marks_are_there_as_text() {
    let file = Written::new(&set(&twelve_weeks(Paper::A4)).pdf().unwrap());
    let first = file.read("pdftotext", &["-raw", "-l", "1"], &["-"]);
    for mark in ["2*", "1°", "‖", "1*°"] {
        assert!(first.contains(mark), "{mark}");
    }
}

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn it_names_no_score_no_cause_and_no_constancy() {
    let file = Written::new(&set(&twelve_weeks(Paper::A4)).pdf().unwrap());
    let text = file.words();
    let text = text.to_lowercase();
    for word in [
        "score",
        "no change",
        "unchanged",
        "because of",
        "better",
        "worse",
        "streak",
        "failed",
    ] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn with_nothing_ticked_little_is_left() {
    let input = ReportInput {
        include: Include::NONE,
        ..blank(12)
    };
    let report = set(&input);
    assert_eq!(report.pages(), 1);
    let text = Written::new(&report.pdf().unwrap()).words();
    in_order(
        &text,
        &[
            "No day is rated in this period.",
            "How to read this",
            "1 of 1",
        ],
    );
    for absent in [
        "Focus",
        "What helped",
        "Trust steps",
        "Boundaries",
        "talk about",
    ] {
        assert!(!text.contains(absent), "{absent}");
    }
}
