//! How long the trends take: any view over ten years is to stay under 10 ms, over a hundred under
//! 100 ms. Every series is timed from the rated days on, as the window asks for it.

use chrono::{Days, NaiveDate, Weekday};
use divan::{Bencher, black_box};
use journal::{
    BoundaryEvent, Bounds, CameTrue, DatedStep, Followed, Helped, Level, MarkSides, Moment,
    PatternId, Pause, RatedDay, ResolvedStep, ReviewedWeek, SignId, Since, Span, acted,
    before_after, boundaries, described, helped, many_years, patterns, standing, steps, summary,
    trends, year,
};

fn main() {
    divan::main();
}

/// The lengths of the journals, in years.
const YEARS: [u32; 2] = [10, 100];
const FOCUS: [SignId; 3] = [SignId::AssumedHarm, SignId::HeldBack, SignId::Drama];

/// Trends of everything, from one year on.
#[divan::bench(args = [1, 10, 30, 100])]
fn all(bencher: Bencher<'_, '_>, years: u32) {
    let (days, pauses) = journal_of(years);
    bencher.bench(|| trends(black_box(&days), &pauses, today(), Span::All));
}

/// Trends of the last twelve weeks.
#[divan::bench(args = YEARS)]
fn twelve_weeks(bencher: Bencher<'_, '_>, years: u32) {
    let (days, pauses) = journal_of(years);
    bencher.bench(|| trends(black_box(&days), &pauses, today(), Span::Weeks(12)));
}

/// Everything that the paragraph above the charts needs, trends included.
#[divan::bench(args = YEARS)]
fn all_with_words(bencher: Bencher<'_, '_>, years: u32) {
    let (days, pauses) = journal_of(years);
    bencher.bench(|| {
        let state = trends(black_box(&days), &pauses, today(), Span::All);
        let periods = described(&state, &FOCUS);
        summary(&state, &periods)
    });
}

/// The standing answers of three signs that were followed from the first day, at the end of a year of theirs.
#[divan::bench(args = [1, 10, 100])]
fn standing_answers(bencher: Bencher<'_, '_>, years: u32) {
    let (days, pauses) = journal_of(years);
    let focus = FOCUS.map(|sign| Followed {
        sign,
        since: Since::LookedBack(None),
    });
    bencher.bench(|| standing(Weekday::Mon, black_box(&days), &pauses, today(), &focus));
}

#[divan::bench(args = YEARS)]
fn felt_against_acted(bencher: Bencher<'_, '_>, years: u32) {
    let (days, pauses) = journal_of(years);
    bencher.bench(|| acted(&trends(black_box(&days), &pauses, today(), Span::All)));
}

#[divan::bench(args = YEARS)]
fn before_and_after(bencher: Bencher<'_, '_>, years: u32) {
    let (days, _) = journal_of(years);
    let sides = MarkSides::of(today() - Days::new(1_800), today());
    bencher.bench(|| FOCUS.map(|sign| before_after(black_box(&days), sides, sign)));
}

#[divan::bench(args = YEARS)]
fn one_year_of_one_sign(bencher: Bencher<'_, '_>, years: u32) {
    let (days, pauses) = journal_of(years);
    bencher.bench(|| year(black_box(&days), &pauses, today(), SignId::HeldBack));
}

/// An event every day.
#[divan::bench(args = YEARS)]
fn boundaries_by_week(bencher: Bencher<'_, '_>, years: u32) {
    let kinds = journal::BoundaryEventKind::ALL.iter().copied().cycle();
    let events: Vec<_> = every_day(years)
        .zip(kinds)
        .map(|(on, kind)| BoundaryEvent { on, kind })
        .collect();
    bencher.bench(|| boundaries(black_box(&events), bounds_of(years)));
}

/// A good moment or something tried every day.
#[divan::bench(args = YEARS)]
fn helped_by_week(bencher: Bencher<'_, '_>, years: u32) {
    let tried = Helped::ALL.iter().map(|it| Moment::Tried(Some(*it)));
    let moments: Vec<_> = every_day(years)
        .zip(tried.chain([Moment::Good]).cycle())
        .collect();
    bencher.bench(|| helped(black_box(&moments), bounds_of(years)));
}

/// A trust step every day.
#[divan::bench(args = YEARS)]
fn steps_in_order(bencher: Bencher<'_, '_>, years: u32) {
    let step = |(on, outcome): (NaiveDate, &CameTrue)| DatedStep {
        on,
        step: ResolvedStep {
            likelihood: Some(60),
            outcome: Some(*outcome),
        },
    };
    let all: Vec<_> = every_day(years)
        .zip(CameTrue::ALL.iter().cycle())
        .map(step)
        .collect();
    bencher.bench(|| steps(black_box(&all), bounds_of(years)));
}

/// A review every week.
#[divan::bench(args = YEARS)]
fn patterns_by_week(bencher: Bencher<'_, '_>, years: u32) {
    let rated = PatternId::ALL.iter().copied().zip(Level::ALL);
    let reviews: Vec<_> = every_day(years)
        .step_by(7)
        .map(|week| ReviewedWeek {
            week,
            patterns: rated.clone().collect(),
        })
        .collect();
    bencher.bench(|| patterns(black_box(&reviews), bounds_of(years)));
}

fn today() -> NaiveDate {
    NaiveDate::default() + chrono::Months::new(12 * 60)
}

fn journal_of(years: u32) -> (Vec<RatedDay>, [Pause; 1]) {
    let rated = many_years(today(), years).into_iter();
    let days = rated.map(|check_in| RatedDay {
        day: check_in.day,
        ratings: check_in.ratings,
    });
    let pause = Pause {
        starts_on: today() - Days::new(60),
        ends_on: None,
    };
    (days.collect(), [pause])
}

fn bounds_of(years: u32) -> Bounds {
    Span::All.bounds(every_day(years).last(), today())
}

/// Every day of so many years, the last first.
fn every_day(years: u32) -> impl Iterator<Item = NaiveDate> {
    (0..u64::from(years) * 365).map(|ago| today() - Days::new(ago))
}
