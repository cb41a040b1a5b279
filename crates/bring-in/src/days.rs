//! Days, as programs write them.

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
}
