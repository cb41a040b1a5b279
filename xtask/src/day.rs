//! Days, counted.

use std::time::{SystemTime, UNIX_EPOCH};

const SECONDS: u64 = 24 * 60 * 60;

/// A day by the calendar, as the number of days since the first of January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(i64);

impl Day {
    /// Reads `YYYY-MM-DD`; nothing else is a day here.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || [year.len(), month.len(), day.len()] != [4, 2, 2] {
            return None;
        }
        let (year, month, day) = (number(year)?, number(month)?, number(day)?);
        let counted = Self::count(year, month, day);
        let next_month = if month == 12 {
            Self::count(year + 1, 1, 1)
        } else {
            Self::count(year, month + 1, 1)
        };
        let real = (1..=12).contains(&month) && day >= 1 && counted < next_month;
        real.then_some(counted)
    }

    /// How many days after `earlier` it is.
    pub(crate) const fn since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    /// Years begin in March here, so that the odd day is the last of its year.
    const fn count(year: i64, month: i64, day: i64) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let from_march = (month + 9) % 12;
        let in_year = (153 * from_march + 2) / 5 + day - 1;
        let leaps = year / 4 - year / 100 + year / 400;
        Self(year * 365 + leaps + in_year - 719_468)
    }
}

fn number(text: &str) -> Option<i64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// Today, by UTC.
#[allow(
    clippy::disallowed_methods,
    reason = "the age of what was looked up counts from the day of the check; nothing the app does reads this"
)]
pub(crate) fn today() -> Day {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    Day(since.map_or(0, |time| {
        i64::try_from(time.as_secs() / SECONDS).unwrap_or(i64::MAX)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_by_the_calendar() {
        let day = |text| Day::read(text).unwrap();
        assert_eq!(day("1970-01-01"), Day(0));
        assert_eq!(day("2000-03-01"), Day(11_017));
        assert_eq!(day("2026-11-24").since(day("2026-05-28")), 180);
        assert_eq!(day("2028-03-01").since(day("2028-02-28")), 2);
        assert_eq!(day("2026-03-01").since(day("2026-02-28")), 1);
        assert_eq!(day("2027-01-01").since(day("2026-12-31")), 1);
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2026",
            "2026-13-01",
            "2026-02-29",
            "2026-00-10",
            "2026-01-00",
        ] {
            assert_eq!(Day::read(text), None, "{text}");
        }
        for text in ["24-11-2026", "2026-11-24T10:00", "2026-1-2", "2026-11-2x"] {
            assert_eq!(Day::read(text), None, "{text}");
        }
    }
}
