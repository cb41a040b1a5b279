//! Journals and weeks as text, so that a golden table reads like the page it stands for.

use chrono::{NaiveDate, TimeDelta};
use journal::{Level, RatedDay, Rating, SignTrend};

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Reads rows such as `held-back  2* . 0 1- 3+ | 4`, one mark a day from `from` on:
/// `.` a blank, `*` acted, `-` not acted, `+` added later, `|` for the eye only.
pub(crate) fn rated_from(from: &str, rows: &str) -> Vec<RatedDay> {
    let mut days: Vec<RatedDay> = Vec::new();
    for row in rows.lines().filter(|row| !row.trim().is_empty()) {
        let (sign, marks) = row.trim().split_once(' ').unwrap();
        let marks = marks.split_whitespace().filter(|mark| *mark != "|");
        for (at, mark) in marks.enumerate() {
            while days.len() <= at {
                let ahead = TimeDelta::days(i64::try_from(days.len()).unwrap());
                let (day, ratings) = (day(from) + ahead, Vec::new());
                days.push(RatedDay { day, ratings });
            }
            if let Some(level) = mark.chars().next().and_then(|digit| digit.to_digit(10)) {
                let acted = mark.contains(['*', '-']).then(|| mark.contains('*'));
                days[at].ratings.push(Rating {
                    sign: sign.parse().unwrap(),
                    level: Some(Level::new(u8::try_from(level).unwrap()).unwrap()),
                    acted,
                    added_later: mark.contains('+'),
                });
            }
        }
    }
    days
}

/// The weeks of a sign as a table: start, rated, felt, share, paused, added later.
pub(crate) fn weeks_of(trend: &SignTrend) -> Vec<String> {
    let line = |week: &journal::WeekPoint| {
        let share = week
            .share
            .map_or("gap".to_owned(), |share| format!("{share:.2}"));
        let (start, rated, felt) = (week.start, week.rated, week.felt);
        let (paused, later) = (week.paused, week.added_later);
        format!("{start} {rated} {felt} {share} {paused} {later}")
    };
    trend.weeks.iter().map(line).collect()
}
