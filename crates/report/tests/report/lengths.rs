//! Nothing at all, a day, a quarter, ten years.

use chrono::{Days, Months};
use journal::{RatedDay, Rating, SignId, many_years};
use report::{Paper, ReportInput};

use crate::common::{blank, rated, set, today, twelve_weeks};
use crate::programs::Written;

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn nothing_at_all() {
    let input = ReportInput {
        focus: vec![SignId::Drama],
        ..blank(12)
    };
    let report = set(&input);
    let text = Written::new(&report.pdf().unwrap()).words();
    assert!(text.contains("No day is rated in this period."), "{text}");
    assert!(text.contains("Not rated in this period."), "{text}");
}

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn one_day() {
    let rating = Rating::blank(SignId::Drama).with_level(Some(journal::Level::new(3).unwrap()));
    let input = ReportInput {
        focus: vec![SignId::Drama],
        days: vec![RatedDay {
            day: today(),
            ratings: vec![rating],
        }],
        ..blank(1)
    };
    let text = Written::new(&set(&input).pdf().unwrap()).words();
    assert!(text.contains("1 of one day rated"), "{text}");
    assert!(
        text.contains("Not enough yet for a line: 1 of 14 rated days."),
        "{text}"
    );
}

#[test]
fn twelve_weeks_fill_few_pages() {
    assert!(set(&twelve_weeks(Paper::A4)).pages() <= 8);
}

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn ten_years() {
    let from = today() - Months::new(120);
    let input = ReportInput {
        from,
        days: rated(&many_years(today(), 10)),
        ..twelve_weeks(Paper::A4)
    };
    let report = set(&input);
    let file = Written::new(&report.pdf().unwrap());
    assert!((20..=60).contains(&report.pages()), "{}", report.pages());
    let text = file.words();
    assert!(text.contains("The last 13 weeks day by day. All of them are on later pages."));
    // The first page is one page still.
    let first = file.read("pdftotext", &["-raw", "-l", "1"], &["-"]);
    assert!(first.contains("No cause is named."), "{first}");
}

#[test]
#[ignore = "needs qpdf and poppler; cargo xtask test runs it"]
fn a_period_the_wrong_way_round_or_not_yet_come_is_brought_in_order() {
    let input = ReportInput {
        from: today() + Days::new(90),
        to: today() - Days::new(20),
        ..blank(1)
    };
    let text = Written::new(&set(&input).pdf().unwrap()).words();
    assert!(text.contains("2 November – 23 November 2026"), "{text}");
}
