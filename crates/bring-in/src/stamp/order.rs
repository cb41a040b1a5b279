//! What the dates of one file or folder say together: day first or month first, which language, which year.

use chrono::{Days, NaiveDate};

use super::scan::{bit, newest};
use super::{Dated, Stamp};
use crate::DayOrder;
use crate::names::Languages;

/// Of one stamp, in the light of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    Day(NaiveDate),
    /// The year is a guess: the newest in which the weekday is right.
    Year(NaiveDate),
    /// A week, month, quarter or year, by its first day.
    Span(NaiveDate),
    /// Day first or month first: nothing decides it.
    Asked,
    /// The year is not there.
    NoYear,
    /// There is no such day.
    Never,
}

/// What the stamps say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Resolved {
    /// In the order of the stamps.
    pub(crate) found: Vec<Found>,
    /// Those that could be read in two ways.
    pub(crate) either: Vec<usize>,
    /// How they were read: as was chosen, or as the others decide. `None` where nothing does.
    pub(crate) order: Option<DayOrder>,
}

/// Reads the stamps together. Whether the day or the month comes first is the same in all of them: it is
/// the way in which every date is a day, is on its weekday and has come; or else, where they are kept in
/// order (`is_in_order`), the way in which they follow each other.
pub(crate) fn resolve(
    stamps: &[&Stamp],
    chosen: Option<DayOrder>,
    is_in_order: bool,
    today: NaiveDate,
) -> Resolved {
    let languages = languages(stamps);
    let either: Vec<usize> = (0..stamps.len())
        .filter(|&at| is_either(&stamps[at].dated))
        .collect();
    let read = |order: DayOrder| -> Vec<Found> {
        let each = stamps.iter();
        each.map(|stamp| one(stamp, Some(order), languages, today))
            .collect()
    };
    let order = chosen.or_else(|| decided(stamps, &read, is_in_order, today));
    let found = match order {
        Some(order) => read(order),
        None => stamps
            .iter()
            .map(|stamp| one(stamp, None, languages, today))
            .collect(),
    };
    Resolved {
        found,
        either,
        order,
    }
}

/// Whether both readings are days, and different ones.
fn is_either(dated: &Dated) -> bool {
    matches!(*dated, Dated::Either { first, second, .. } if first != second && first <= 12 && second <= 12)
}

fn decided(
    stamps: &[&Stamp],
    read: &impl Fn(DayOrder) -> Vec<Found>,
    is_in_order: bool,
    today: NaiveDate,
) -> Option<DayOrder> {
    let (day_first, month_first) = (read(DayOrder::DayFirst), read(DayOrder::MonthFirst));
    let latest = today.checked_add_days(Days::new(1)).unwrap_or(today);
    let wrong = |found: &[Found], order: DayOrder| {
        let each = stamps.iter().zip(found);
        each.filter(|(stamp, found)| {
            let Dated::Either { first, second, .. } = stamp.dated else {
                return false;
            };
            let is_no_month = match order {
                DayOrder::DayFirst => second > 12,
                DayOrder::MonthFirst => first > 12,
            };
            is_no_month
                || match found {
                    Found::Day(day) => {
                        *day > latest || stamp.weekdays != 0 && stamp.weekdays & bit(*day) == 0
                    }
                    _ => true,
                }
        })
        .count()
    };
    let (day_wrong, month_wrong) = (
        wrong(&day_first, DayOrder::DayFirst),
        wrong(&month_first, DayOrder::MonthFirst),
    );
    match day_wrong.cmp(&month_wrong) {
        std::cmp::Ordering::Less => return Some(DayOrder::DayFirst),
        std::cmp::Ordering::Greater => return Some(DayOrder::MonthFirst),
        std::cmp::Ordering::Equal => {}
    }
    let follows = |found: &[Found]| {
        found
            .iter()
            .filter_map(|found| match found {
                Found::Day(day) => Some(*day),
                _ => None,
            })
            .is_sorted()
    };
    match (follows(&day_first), follows(&month_first)) {
        (true, false) if is_in_order => Some(DayOrder::DayFirst),
        (false, true) if is_in_order => Some(DayOrder::MonthFirst),
        _ => None,
    }
}

fn one(stamp: &Stamp, order: Option<DayOrder>, languages: Languages, today: NaiveDate) -> Found {
    let day = |year, month, day| {
        NaiveDate::from_ymd_opt(year, month, day).map_or(Found::Never, Found::Day)
    };
    match stamp.dated {
        Dated::On(day) => Found::Day(day),
        Dated::Span(day) => Found::Span(day),
        Dated::Never => Found::Never,
        Dated::Either {
            first,
            second,
            year,
        } => match order {
            _ if first == second => day(year, first, second),
            // Read in the one way that is a day, if nothing else is said.
            _ if first > 12 => day(year, second, first),
            _ if second > 12 => day(year, first, second),
            Some(DayOrder::DayFirst) => day(year, second, first),
            Some(DayOrder::MonthFirst) => day(year, first, second),
            None => Found::Asked,
        },
        Dated::Named {
            ref months,
            day: on,
            year,
        } => {
            let mut meant = months.iter().filter(|(_, of)| !of.and(languages).is_none());
            match (meant.next(), meant.next()) {
                (Some(&(month, _)), None) => day(year, u32::from(month), on),
                _ => Found::Never,
            }
        }
        Dated::NoYear { month, day } => match newest(month, day, stamp.weekdays, today) {
            Some(day) => Found::Year(day),
            None => Found::NoYear,
        },
    }
}

/// The languages in which every name that is written here is a month's. A name that no language shares
/// with those before it decides nothing.
fn languages(stamps: &[&Stamp]) -> Languages {
    stamps.iter().fold(Languages::ALL, |all, stamp| {
        let both = all.and(stamp.languages);
        if both.is_none() { all } else { both }
    })
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    fn days(texts: &[&str]) -> Option<Vec<String>> {
        let stamps: Vec<Stamp> = texts.iter().filter_map(|text| read(text)).collect();
        let stamps: Vec<&Stamp> = stamps.iter().collect();
        let today = NaiveDate::from_ymd_opt(2026, 11, 23)?;
        let resolved = resolve(&stamps, None, true, today);
        let each = resolved.found.iter();
        each.map(|found| match found {
            Found::Day(day) => Some(day.to_string()),
            Found::Year(day) => Some(format!("{day}?")),
            Found::Span(day) => Some(format!("{day}…")),
            Found::Asked => None,
            Found::NoYear | Found::Never => Some("-".into()),
        })
        .collect()
    }

    fn both(a: &str, b: &str) -> Option<Vec<String>> {
        Some(vec![a.to_owned(), b.to_owned()])
    }

    #[test]
    fn day_or_month_first_is_found_from_all_the_dates() {
        for (a, b, one, two) in [
            ("03/04/2024", "25/04/2024", "2024-04-03", "2024-04-25"),
            ("03/04/2024", "03/25/2024", "2024-03-04", "2024-03-25"),
            ("05/04/2024", "06/03/2024", "2024-05-04", "2024-06-03"),
            ("04/04/2024", "05/05/2024", "2024-04-04", "2024-05-05"),
            (
                "Friday, 03/01/2024",
                "Saturday, 03/02/2024",
                "2024-03-01",
                "2024-03-02",
            ),
            ("12/11/2026", "11/11/2026", "2026-11-12", "2026-11-11"),
        ] {
            assert_eq!(days(&[a, b]), both(one, two), "{a} {b}");
        }
        assert_eq!(days(&["03/04/2024", "04/04/2024"]), None);
        assert_eq!(days(&[]), Some(vec![]));
    }

    #[test]
    fn a_month_that_two_languages_know_is_read_where_the_others_say_in_which() {
        assert_eq!(
            days(&["1. listopad 2024", "2. svibanj 2024"]),
            both("2024-10-01", "2024-05-02")
        );
        assert_eq!(days(&["1 listopad 2024"]), Some(vec!["-".into()]));
    }

    #[test]
    fn a_year_that_is_not_there_is_guessed_from_the_weekday_alone() {
        assert_eq!(
            days(&["Thursday, September 15 09:00", "September 16 09:00"]),
            both("2022-09-15?", "-")
        );
    }
}
