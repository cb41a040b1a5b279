use chrono::{
    DateTime, FixedOffset, MappedLocalTime, NaiveDateTime, Offset as _, TimeDelta, TimeZone,
};
use chrono_tz::Tz;

use crate::stamp::Offset;

/// Where instants are shown: whoever wrote `04:30Z` in New York wrote it on the evening before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Zone(Option<Tz>);

impl Zone {
    /// No zone: the day and the hour are those that are written, whatever their offset.
    pub const AS_WRITTEN: Zone = Zone(None);

    /// The zone of this IANA name; `None` when there is none.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok().map(|zone| Zone(Some(zone)))
    }

    /// Its IANA name; `None` for [`Zone::AS_WRITTEN`].
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        self.0.map(Tz::name)
    }

    /// The names of all zones that are known, in their order.
    pub fn names() -> impl Iterator<Item = &'static str> {
        chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name())
    }

    /// The instant as this zone's clocks show it.
    #[must_use]
    pub fn shows(self, instant: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
        match self.0 {
            Some(zone) => {
                let offset = instant.with_timezone(&zone).offset().fix();
                instant.with_timezone(&offset)
            }
            None => instant,
        }
    }
}

/// The instant at which clocks with this offset show `local`; where they are set forward, the one at
/// which they would have. `None` beyond the calendar's end.
pub(crate) fn instant(local: NaiveDateTime, offset: Offset) -> Option<DateTime<FixedOffset>> {
    match offset {
        Offset::Fixed(offset) => offset.from_local_datetime(&local).single(),
        Offset::Zone(zone) => {
            let offset = match zone.offset_from_local_datetime(&local) {
                MappedLocalTime::Single(offset) | MappedLocalTime::Ambiguous(offset, _) => offset,
                MappedLocalTime::None => {
                    let before = local.checked_sub_signed(TimeDelta::hours(3))?;
                    zone.offset_from_local_datetime(&before).earliest()?
                }
            };
            offset.fix().from_local_datetime(&local).single()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_shown_as_the_clocks_of_the_place_show_it() {
        let instant = DateTime::parse_from_rfc3339("2024-03-02T04:30:12Z").unwrap();
        let shown = |name: &str| Zone::named(name).unwrap().shows(instant).to_rfc3339();
        assert_eq!(shown("America/New_York"), "2024-03-01T23:30:12-05:00");
        assert_eq!(shown("Asia/Kathmandu"), "2024-03-02T10:15:12+05:45");
        assert_eq!(Zone::AS_WRITTEN.shows(instant), instant);
        assert_eq!(Zone::named("Middle/Earth"), None);
        assert!(Zone::names().any(|name| name == "Europe/Vienna"));
    }

    #[test]
    fn an_hour_that_clocks_skip_or_show_twice_is_an_instant() {
        for (local, utc) in [
            ("2024-03-31T02:30:00", "2024-03-31T01:30:00+00:00"),
            ("2024-10-27T02:30:00", "2024-10-27T00:30:00+00:00"),
        ] {
            let at = instant(
                local.parse().unwrap(),
                Offset::Zone(chrono_tz::Europe::Vienna),
            );
            assert_eq!(at.unwrap().to_utc().to_rfc3339(), utc, "{local}");
        }
    }
}
