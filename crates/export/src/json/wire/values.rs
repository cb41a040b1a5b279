//! Values that have one way of being written.

use std::fmt::{self, Display};
use std::marker::PhantomData;
use std::str::FromStr;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, SecondsFormat, Timelike, Utc, Weekday};
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// An id, as 36 characters.
#[derive(Clone, Copy)]
pub(super) struct Id(pub(super) Uuid);

/// A civil day, `2026-11-23`.
#[derive(Clone, Copy)]
pub(super) struct Day(pub(super) NaiveDate);

/// An instant by the writer's clock, `2026-11-23T21:04:00+01:00`.
#[derive(Clone, Copy)]
pub(super) struct At(pub(super) DateTime<FixedOffset>);

/// An instant in UTC, `2026-11-23T20:04:00Z`.
#[derive(Clone, Copy)]
pub(super) struct AtUtc(pub(super) DateTime<Utc>);

/// A time of day, `21:45`, kept in minutes after midnight.
#[derive(Clone, Copy)]
pub(super) struct Clock(pub(super) u16);

/// A choice by its stored name, such as `boundary`.
#[derive(Clone, Copy)]
pub(super) struct Name<T>(pub(super) T);

/// A day of the week, `sunday`.
#[derive(Clone, Copy)]
pub(super) struct WeekdayName(pub(super) Weekday);

const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "monday"),
    (Weekday::Tue, "tuesday"),
    (Weekday::Wed, "wednesday"),
    (Weekday::Thu, "thursday"),
    (Weekday::Fri, "friday"),
    (Weekday::Sat, "saturday"),
    (Weekday::Sun, "sunday"),
];

/// What is written as a text and read back from it.
trait Text: Sized {
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
    fn read(text: &str) -> Option<Self>;
}

impl Text for Id {
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }

    fn read(text: &str) -> Option<Self> {
        // Other ways of writing an id are shorter or longer.
        let id = (text.len() == 36).then(|| Uuid::try_parse(text).ok())?;
        id.map(Id)
    }
}

impl Text for Day {
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.format("%Y-%m-%d").fmt(f)
    }

    fn read(text: &str) -> Option<Self> {
        let digits = |at: std::ops::Range<usize>| {
            let part = text.get(at)?;
            let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| part.parse::<u32>().ok())?
        };
        let is_whole = text.len() == 10 && &text.as_bytes()[4..5] == b"-";
        if !is_whole || &text.as_bytes()[7..8] != b"-" {
            return None;
        }
        let year = i32::try_from(digits(0..4)?).ok()?;
        NaiveDate::from_ymd_opt(year, digits(5..7)?, digits(8..10)?).map(Day)
    }
}

impl Text for At {
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::text::instant(&self.0))
    }

    fn read(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().map(At)
    }
}

impl Text for AtUtc {
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Secs, true))
    }

    fn read(text: &str) -> Option<Self> {
        let at = DateTime::parse_from_rfc3339(text).ok()?;
        Some(AtUtc(at.to_utc()))
    }
}

impl Text for Clock {
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }

    fn read(text: &str) -> Option<Self> {
        let time = (text.len() == 5).then(|| NaiveTime::parse_from_str(text, "%H:%M").ok())??;
        u16::try_from(time.hour() * 60 + time.minute())
            .ok()
            .map(Clock)
    }
}

impl Text for WeekdayName {
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut names = WEEKDAYS.iter();
        let name = names.find(|(day, _)| *day == self.0);
        f.write_str(name.map_or("", |(_, name)| name))
    }

    fn read(text: &str) -> Option<Self> {
        let mut names = WEEKDAYS.iter();
        let found = names.find(|(_, name)| *name == text);
        found.map(|(day, _)| WeekdayName(*day))
    }
}

impl<T: Display + FromStr> Text for Name<T> {
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }

    fn read(text: &str) -> Option<Self> {
        text.parse().ok().map(Name)
    }
}

/// What is written by [`Text::write`].
struct Shown<'a, T>(&'a T);

impl<T: Text> Display for Shown<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(f)
    }
}

struct Reads<T>(PhantomData<T>);

impl<T: Text> Visitor<'_> for Reads<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value as this format writes it")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        // The text is not told: whatever stands here by mistake may be private.
        T::read(text).ok_or_else(|| E::custom("not a value of this field"))
    }
}

macro_rules! as_text {
    ($([$($generic:tt)*] $type:ty),+ $(,)?) => {$(
        impl<$($generic)*> Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(&Shown(self))
            }
        }

        impl<'de, $($generic)*> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Reads(PhantomData))
            }
        }
    )+};
}

as_text!(
    [] Id,
    [] Day,
    [] At,
    [] AtUtc,
    [] Clock,
    [] WeekdayName,
    [T: Display + FromStr] Name<T>,
);
