//! The date of an entry, as the person set jrnl to write it.

use chrono::NaiveDate;

use crate::days;

/// A date and a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) dated: Dated,
    /// Minutes after midnight.
    pub(super) minute: Option<u16>,
}

/// What a date says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dated {
    /// This day.
    On(NaiveDate),
    /// `03/04/2024`: day first, or month first.
    EitherWay { first: u32, second: u32, year: i32 },
    /// It looks like a date, and there is no such day.
    Never,
}

/// Reads what is in the brackets; `None` when it is no date, as in a footnote.
pub(super) fn read(text: &str) -> Option<Stamp> {
    let mut text = text.to_owned();
    if text.as_bytes().get(10) == Some(&b'T') {
        text.replace_range(10..11, " ");
    }
    let mut dated = None;
    let (mut year, mut month, mut day) = (None, None, None);
    let mut clock: Option<String> = None;
    for word in text
        .split([' ', ',', '\u{a0}', '\u{202f}'])
        .filter(|word| !word.is_empty())
    {
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        if word.contains(':') {
            let time = word.split(['Z', '+']).next().unwrap_or_default();
            let time = time.split_once('-').map_or(time, |(time, _)| time);
            let time = if time.matches(':').count() == 2 {
                time.split('.').next().unwrap_or_default()
            } else {
                time
            };
            clock = Some(time.to_owned());
        } else if is_half(word) {
            clock.as_mut()?.push_str(word);
        } else if is_number && word.len() == 4 && year.is_none() {
            year = word.parse().ok();
        } else if is_number && word.len() <= 2 && day.is_none() {
            day = word.parse().ok();
        } else if let Some(known) = days::month(word) {
            month = Some(known);
        } else if let Some(date) = in_numbers(word) {
            dated = Some(date);
        } else if !is_weekday(word) {
            return None;
        }
    }
    let named = || match (year, month, day) {
        (Some(year), Some(month), Some(day)) => {
            Some(NaiveDate::from_ymd_opt(year, month, day).map_or(Dated::Never, Dated::On))
        }
        _ => None,
    };
    Some(Stamp {
        dated: dated.or_else(named)?,
        minute: clock.and_then(|clock| days::minute(&clock)),
    })
}

/// `2024-03-01`, `20240301`, `01.03.2024`, `3/1/2024`.
fn in_numbers(word: &str) -> Option<Dated> {
    if let Some(day) = days::iso(word) {
        return Some(Dated::On(day));
    }
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    let [a, b, c] = parts[..] else { return None };
    let is_number = |part: &&str| {
        !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit())
    };
    if ![a, b, c].iter().all(is_number) {
        return None;
    }
    if a.len() == 4 {
        return Some(Dated::Never);
    }
    let (first, second) = (a.parse().ok()?, b.parse().ok()?);
    let year: i32 = match c.len() {
        4 => c.parse().ok()?,
        2 => 2000 + c.parse::<i32>().ok()?,
        _ => return None,
    };
    if word.contains('.') {
        // Only the day comes first before a point.
        return Some(NaiveDate::from_ymd_opt(year, second, first).map_or(Dated::Never, Dated::On));
    }
    Some(Dated::EitherWay {
        first,
        second,
        year,
    })
}

fn is_half(word: &str) -> bool {
    matches!(word.to_lowercase().replace('.', "").as_str(), "am" | "pm")
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let word = word.trim_end_matches('.').to_lowercase();
    word.len() >= 3 && DAYS.iter().any(|day| day.starts_with(&word))
}

/// The day of each date; `None` for one that is no day. Whether the day or the month comes first is
/// the same in a whole file: it is the way in which every date is a day, or else the way in which
/// the days follow each other, as jrnl writes them. `None` when that does not settle it.
pub(super) fn days(dates: &[Dated]) -> Option<Vec<Option<NaiveDate>>> {
    let day_first = all(dates, |first, second| (second, first));
    let month_first = all(dates, |first, second| (first, second));
    if day_first == month_first {
        return Some(day_first);
    }
    let wrong = |days: &[Option<NaiveDate>]| days.iter().filter(|day| day.is_none()).count();
    let in_order = |days: &[Option<NaiveDate>]| days.iter().flatten().is_sorted();
    match wrong(&day_first).cmp(&wrong(&month_first)) {
        std::cmp::Ordering::Less => Some(day_first),
        std::cmp::Ordering::Greater => Some(month_first),
        std::cmp::Ordering::Equal => match (in_order(&day_first), in_order(&month_first)) {
            (true, false) => Some(day_first),
            (false, true) => Some(month_first),
            _ => None,
        },
    }
}

fn all(dates: &[Dated], month_and_day: impl Fn(u32, u32) -> (u32, u32)) -> Vec<Option<NaiveDate>> {
    let day = |dated: &Dated| match *dated {
        Dated::On(day) => Some(day),
        Dated::EitherWay {
            first,
            second,
            year,
        } => {
            let (month, day) = month_and_day(first, second);
            NaiveDate::from_ymd_opt(year, month, day)
        }
        Dated::Never => None,
    };
    dates.iter().map(day).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> Option<(String, Option<u16>)> {
        let stamp = read(text)?;
        match stamp.dated {
            Dated::On(day) => Some((day.to_string(), stamp.minute)),
            _ => None,
        }
    }

    #[test]
    fn dates_are_read_in_the_forms_people_choose() {
        for (text, minute) in [
            ("2024-03-01 14:02", Some(842)),
            ("2024-03-01 02:02:00 PM", Some(842)),
            ("2024-03-01 14:02:33", Some(842)),
            ("2024-03-01T14:02:33", Some(842)),
            ("2024-03-01T14:02:33.123456+01:00", Some(842)),
            ("2024-03-01", None),
            ("20240301 14:02", Some(842)),
            ("01.03.2024 14:02", Some(842)),
            ("Fri 01 Mar 2024 14:02", Some(842)),
            ("Friday, March 1, 2024 2:02 PM", Some(842)),
            ("2024/03/01 2:02 p.m.", Some(842)),
        ] {
            assert_eq!(on(text), Some(("2024-03-01".into(), minute)), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_text() {
        for text in [
            "1",
            "12",
            "2024",
            "note",
            "x",
            "10:30",
            "TODO",
            "see 2024",
            "",
            "http://a.b",
            "1-2",
            "May",
            "émigré",
            "0123456789é",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        for text in [
            "2024-02-30 10:00",
            "2024-13-01",
            "31.02.2024",
            "Feb 30 2024",
        ] {
            assert_eq!(
                read(text).map(|stamp| stamp.dated),
                Some(Dated::Never),
                "{text}"
            );
        }
    }

    #[test]
    fn day_or_month_first_is_found_from_the_whole_file() {
        let days_of = |texts: &[&str]| {
            let dates: Vec<_> = texts
                .iter()
                .filter_map(|text| Some(read(text)?.dated))
                .collect();
            let days = days(&dates)?;
            Some(
                days.iter()
                    .map(|day| day.map(|day| day.to_string()).unwrap_or_default())
                    .collect::<Vec<_>>(),
            )
        };
        let both = |a: &str, b: &str| Some(vec![a.to_owned(), b.to_owned()]);
        assert_eq!(
            days_of(&["03/04/2024", "25/04/2024"]),
            both("2024-04-03", "2024-04-25")
        );
        assert_eq!(
            days_of(&["03/04/2024", "03/25/2024"]),
            both("2024-03-04", "2024-03-25")
        );
        assert_eq!(
            days_of(&["05/04/2024", "06/03/2024"]),
            both("2024-05-04", "2024-06-03")
        );
        assert_eq!(
            days_of(&["04/04/2024", "05/05/2024"]),
            both("2024-04-04", "2024-05-05")
        );
        assert_eq!(days_of(&["03/04/2024", "04/04/2024"]), None);
        assert_eq!(days_of(&[]), Some(vec![]));
    }
}
