use chrono::{DateTime, FixedOffset, NaiveDateTime, Utc};

use crate::VaultError;

/// An instant as a person lived it: the time, the offset then and there, and the zone's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The instant.
    pub utc: DateTime<Utc>,
    /// What the local clock added to UTC.
    pub offset: FixedOffset,
    /// IANA name of the zone, such as `Europe/Vienna`; `UTC` when the system names none.
    pub zone: String,
}

impl Moment {
    /// What the clock on the wall showed.
    #[must_use]
    pub fn local(&self) -> NaiveDateTime {
        self.utc.with_timezone(&self.offset).naive_local()
    }

    /// The moment that a record tells, in `zone`.
    pub(crate) fn of_record(at: &DateTime<FixedOffset>, zone: &str) -> Self {
        Moment {
            utc: at.to_utc(),
            offset: *at.offset(),
            zone: zone.to_owned(),
        }
    }

    /// Unix seconds.
    pub(crate) fn seconds(&self) -> i64 {
        self.utc.timestamp()
    }

    /// The offset in minutes east of UTC.
    pub(crate) fn offset_minutes(&self) -> i32 {
        self.offset.local_minus_utc() / 60
    }
}

/// What the clock on the wall showed at a stored instant; `None` when the numbers are out of range.
pub(crate) fn local_from_stored(seconds: i64, offset_minutes: i32) -> Option<NaiveDateTime> {
    let shifted = seconds.checked_add(i64::from(offset_minutes) * 60)?;
    DateTime::from_timestamp(shifted, 0).map(|instant| instant.naive_utc())
}

/// A stored instant, by the clock of whoever wrote it.
pub(crate) fn stamp(
    seconds: i64,
    offset_minutes: i32,
) -> Result<DateTime<FixedOffset>, VaultError> {
    let offset = offset_minutes
        .checked_mul(60)
        .and_then(FixedOffset::east_opt);
    DateTime::from_timestamp(seconds, 0)
        .zip(offset)
        .map(|(instant, offset)| instant.with_timezone(&offset))
        .ok_or(VaultError::BadValue { what: "instant" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_gives_the_wall_clock_back() {
        let moment = Moment {
            utc: DateTime::from_timestamp(1_795_392_000, 0).unwrap(),
            offset: FixedOffset::east_opt(5 * 3600 + 1800).unwrap(),
            zone: "Asia/Kolkata".into(),
        };
        assert_eq!(
            local_from_stored(moment.seconds(), moment.offset_minutes()),
            Some(moment.local())
        );
    }
}
