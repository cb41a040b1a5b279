//! How long the trends take: ten years are to stay under 10 ms.

use chrono::NaiveDate;
use divan::{Bencher, black_box};
use journal::{Pause, RatedDay, Span, many_years, trends};

fn main() {
    divan::main();
}

/// Trends of everything, by the length of the journal in years.
#[divan::bench(args = [1, 10, 30])]
fn all(bencher: Bencher<'_, '_>, years: u32) {
    let (today, days, pauses) = journal_of(years);
    bencher.bench(|| trends(black_box(&days), &pauses, today, Span::All));
}

/// Trends of the last twelve weeks of ten years.
#[divan::bench]
fn twelve_weeks(bencher: Bencher<'_, '_>) {
    let (today, days, pauses) = journal_of(10);
    bencher.bench(|| trends(black_box(&days), &pauses, today, Span::Weeks(12)));
}

fn journal_of(years: u32) -> (NaiveDate, Vec<RatedDay>, [Pause; 1]) {
    let today = NaiveDate::default() + chrono::Months::new(12 * 60);
    let rated = many_years(today, years).into_iter();
    let days = rated.map(|check_in| RatedDay {
        day: check_in.day,
        ratings: check_in.ratings,
    });
    let pause = Pause {
        starts_on: today - chrono::Days::new(60),
        ends_on: None,
    };
    (today, days.collect(), [pause])
}
