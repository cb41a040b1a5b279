use chrono::{DateTime, FixedOffset, NaiveDateTime, Offset, Timelike};
use chrono_tz::Tz;

use crate::Zone;

/// When an entry was begun.
pub(super) struct Moment {
    /// What the clock on the wall showed.
    pub(super) local: NaiveDateTime,
    pub(super) written_at: DateTime<FixedOffset>,
    /// IANA name, if the zone is known.
    pub(super) zone: Option<String>,
}

impl Moment {
    /// Minutes after midnight.
    pub(super) fn minute(&self) -> u16 {
        u16::try_from(self.local.hour() * 60 + self.local.minute()).unwrap_or(0)
    }
}

/// `2018-05-18T23:59:54Z` in `America/New_York`. Where the zone is not known, the day and the hour
/// are those that are `shown` of the instant. `None` when the instant cannot be read.
pub(super) fn read(instant: &str, zone: &str, shown: Zone) -> Option<Moment> {
    let instant = DateTime::parse_from_rfc3339(instant.trim()).ok()?;
    let known: Option<Tz> = zone.trim().parse().ok();
    let offset = match known {
        Some(zone) => instant.with_timezone(&zone).offset().fix(),
        None => fixed(zone).unwrap_or_else(|| *shown.shows(instant).offset()),
    };
    let written_at = instant.with_timezone(&offset);
    Some(Moment {
        local: written_at.naive_local(),
        written_at,
        zone: known.map(|zone| zone.name().to_owned()),
    })
}

/// `GMT+0200`, `UTC-03:30`: what is written where a device did not know its zone's name.
fn fixed(zone: &str) -> Option<FixedOffset> {
    let offset = zone
        .trim()
        .trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let (sign, digits) = match offset.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits = digits.replace(':', "");
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<i32>().ok();
    let (hours, minutes) = match digits.len() {
        1 => (number(0, 1)?, 0),
        2 => (number(0, 2)?, 0),
        4 => (number(0, 2)?, number(2, 4)?),
        _ => return None,
    };
    let fits = (0..=14).contains(&hours) && (0..60).contains(&minutes);
    fits.then(|| FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_that_of_the_place() {
        for (instant, zone, local) in [
            (
                "2018-05-18T23:59:54Z",
                "America/New_York",
                "2018-05-18 19:59:54",
            ),
            (
                "2018-05-19T01:10:00Z",
                "America/New_York",
                "2018-05-18 21:10:00",
            ),
            (
                "2024-03-31T01:30:00Z",
                "Europe/Vienna",
                "2024-03-31 03:30:00",
            ),
            (
                "2024-03-31T01:30:00.123Z",
                "Asia/Kathmandu",
                "2024-03-31 07:15:00.123",
            ),
            ("2024-03-31T23:30:00Z", "GMT+0200", "2024-04-01 01:30:00"),
            ("2024-03-31T23:30:00Z", "UTC-03:30", "2024-03-31 20:00:00"),
            (
                "2024-03-31T23:30:00Z",
                "Middle/Earth",
                "2024-03-31 23:30:00",
            ),
            ("2024-03-31T23:30:00+05:00", "", "2024-03-31 23:30:00"),
        ] {
            let moment =
                read(instant, zone, Zone::AS_WRITTEN).map(|moment| moment.local.to_string());
            assert_eq!(moment.as_deref(), Some(local), "{instant} {zone}");
        }
    }

    #[test]
    fn what_is_no_instant_is_not_read() {
        for instant in ["", "2024-03-31", "2024-13-31T00:00:00Z", "yesterday"] {
            assert!(
                read(instant, "UTC", Zone::AS_WRITTEN).is_none(),
                "{instant}"
            );
        }
        // Where the offset would move it out of the calendar, it stays within.
        for zone in ["GMT+99", "+", "GMT+9999", "é", "+é1"] {
            assert!(read("2024-03-31T23:30:00Z", zone, Zone::AS_WRITTEN).is_some());
        }
    }
}
