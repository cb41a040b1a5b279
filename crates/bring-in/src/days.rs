//! Days and times of day, as journals write them.

use chrono::{Datelike, Days, NaiveDate};

use crate::Why;

/// Entries may be about a childhood; what is before this year is a clock that was wrong.
const FIRST_YEAR: i32 = 1900;

/// Whether an entry may be about `day`. One day after today is fine: it is where it is written
/// that counts, and there it may be tomorrow already.
pub(crate) fn is_possible(day: NaiveDate, today: NaiveDate) -> Result<(), Why> {
    if day.year() < FIRST_YEAR {
        Err(Why::TooLongAgo)
    } else if day > today.checked_add_days(Days::new(1)).unwrap_or(today) {
        Err(Why::NotYet)
    } else {
        Ok(())
    }
}

/// `2024-03-01`, also with `/`, `.` or `_`, and `20240301`. The year has four digits.
pub(crate) fn iso(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if text.len() == 8 && is_number(text) {
        return numbers(&text[..4], &text[4..6], &text[6..]);
    }
    let parts: Vec<_> = text.split(['-', '/', '.', '_']).collect();
    match parts[..] {
        [year, month, day]
            if year.len() == 4
                && (1..=2).contains(&month.len())
                && (1..=2).contains(&day.len())
                && parts.iter().copied().all(is_number) =>
        {
            numbers(year, month, day)
        }
        _ => None,
    }
}

fn numbers(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Minutes after midnight from `14:02`, `14:02:33`, `2:02 pm`, `2.02 p.m.`; any space between.
pub(crate) fn minute(text: &str) -> Option<u16> {
    let text = text.trim().to_lowercase();
    let half = text.find(['a', 'p']);
    let (clock, half) = match half {
        Some(at) => {
            let (clock, half) = text.split_at(at);
            (clock.trim_end(), Some(half.replace(['.', ' '], "")))
        }
        None => (text.as_str(), None),
    };
    let mut parts = clock.split([':', '.', 'h']);
    let hour = short_number(parts.next()?)?;
    let minute = short_number(parts.next()?)?;
    if parts
        .next()
        .is_some_and(|seconds| short_number(seconds).is_none())
        || parts.count() > 0
    {
        return None;
    }
    let hour = match (half.as_deref(), hour) {
        (None, 0..=23) => hour,
        (Some("am"), 1..=12) => hour % 12,
        (Some("pm"), 1..=12) => hour % 12 + 12,
        _ => return None,
    };
    (minute < 60).then_some(hour * 60 + minute)
}

fn short_number(text: &str) -> Option<u16> {
    let fits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

/// The month that an English name or its first three letters name, 1 to 12.
pub(crate) fn month(name: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = name.trim_end_matches('.').to_lowercase();
    let is_it = |month: &str| {
        month == name || month[..3] == *name || (month == "september" && name == "sept")
    };
    let at = MONTHS.iter().position(|month| is_it(month))?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_written_or_not_at_all() {
        let day = NaiveDate::from_ymd_opt(2024, 3, 1);
        for text in [
            "2024-03-01",
            "2024/3/1",
            "2024.03.01",
            "2024_03_01",
            "20240301",
            " 2024-03-01 ",
        ] {
            assert_eq!(iso(text), day, "{text}");
        }
        for text in [
            "",
            "2024-02-30",
            "24-03-01",
            "2024-13-01",
            "2024-03",
            "2024-03-01-2",
            "+024-03-01",
            "٢٠٢٤-٠٣-٠١",
            "2024030a",
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
    }

    #[test]
    fn times_are_read_by_either_clock() {
        for (text, minutes) in [
            ("14:02", Some(842)),
            ("14:02:33", Some(842)),
            ("2:02 pm", Some(842)),
            ("2:02\u{202f}PM", Some(842)),
            ("02:02:00 PM", Some(842)),
            ("2.02 p.m.", Some(842)),
            ("12:15 am", Some(15)),
            ("12:30 pm", Some(750)),
            ("00:00", Some(0)),
            ("23:59", Some(1439)),
            ("24:00", None),
            ("13:00 pm", None),
            ("0:10 am", None),
            ("12:60", None),
            ("", None),
            ("noon", None),
            ("1:2:3:4", None),
            (":", None),
            ("evening", None),
        ] {
            assert_eq!(minute(text), minutes, "{text}");
        }
    }

    #[test]
    fn months_are_named_in_full_or_by_three_letters() {
        assert_eq!(month("May"), Some(5));
        assert_eq!(month("Sept."), Some(9));
        assert_eq!(month("december"), Some(12));
        assert_eq!(month("Ma"), None);
        assert_eq!(month(""), None);
        assert_eq!(month("März"), None);
    }
}
