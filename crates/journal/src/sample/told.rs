//! What every entry of the sample tells, whatever its kind.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use super::draw::Draw;
use crate::{EntryFields, ExerciseId, OriginId, Own, PatternId, SignId};

/// Day, heading, free text and links of an entry.
#[derive(Clone, Copy)]
pub(super) struct Told {
    /// How many days before today it is about; at least 1.
    ago: u64,
    /// The time of day in minutes, when the person noted one.
    minute: Option<u16>,
    /// How many days after its day it was written.
    later: u64,
    title: &'static str,
    body: &'static str,
    /// The exercise it was begun with, by its id in the catalogue.
    exercise: Option<&'static str>,
    to_session: bool,
    signs: &'static [SignId],
    patterns: &'static [PatternId],
    origins: &'static [OriginId],
    tags: &'static [&'static str],
}

/// An entry about the day `ago` days before today, with no time of day.
pub(super) const fn on(ago: u64) -> Told {
    Told {
        ago,
        minute: None,
        later: 0,
        title: "",
        body: "",
        exercise: None,
        to_session: false,
        signs: &[],
        patterns: &[],
        origins: &[],
        tags: &[],
    }
}

/// An entry about the day `ago` days before today, at a time of it.
pub(super) const fn at(ago: u64, hour: u16, minute: u16) -> Told {
    Told {
        minute: Some(hour * 60 + minute),
        ..on(ago)
    }
}

impl Told {
    pub(super) const fn titled(self, title: &'static str) -> Self {
        Self { title, ..self }
    }

    pub(super) const fn body(self, body: &'static str) -> Self {
        Self { body, ..self }
    }

    pub(super) const fn begun_with(self, exercise: &'static str) -> Self {
        let exercise = Some(exercise);
        Self { exercise, ..self }
    }

    pub(super) const fn written_later(self, later: u64) -> Self {
        Self { later, ..self }
    }

    pub(super) const fn to_session(self) -> Self {
        Self {
            to_session: true,
            ..self
        }
    }

    pub(super) const fn signs(self, signs: &'static [SignId]) -> Self {
        Self { signs, ..self }
    }

    pub(super) const fn patterns(self, patterns: &'static [PatternId]) -> Self {
        Self { patterns, ..self }
    }

    pub(super) const fn origins(self, origins: &'static [OriginId]) -> Self {
        Self { origins, ..self }
    }

    pub(super) const fn tags(self, tags: &'static [&'static str]) -> Self {
        Self { tags, ..self }
    }

    /// The fields of the entry, seen from `today`.
    pub(super) fn fields(self, today: NaiveDate, own: Own) -> EntryFields {
        let mut signs = self.signs.to_vec();
        signs.sort_unstable();
        EntryFields {
            occurred_on: before(today, self.ago),
            occurred_minute: self.minute,
            title: self.title.to_owned(),
            body: self.body.to_owned(),
            exercise: self.exercise(),
            to_session: self.to_session,
            signs,
            patterns: self.patterns.to_vec(),
            origins: self.origins.to_vec(),
            tags: self.tags.iter().map(|tag| (*tag).to_owned()).collect(),
            own,
        }
    }

    fn exercise(self) -> Option<ExerciseId> {
        self.exercise.and_then(|id| id.parse().ok())
    }

    /// When it was written down: in the evening, or within the hour after its time of day.
    pub(super) fn written(self, today: NaiveDate) -> NaiveDateTime {
        let mut draw = Draw::of(self.ago, "entry");
        let evening = 20 * 60 + draw.below(3 * 60);
        let minute = match self.minute {
            Some(minute) if self.later == 0 => u32::from(minute) + 5 + draw.below(40),
            _ => evening,
        };
        moment(today, self.ago - self.later, minute, draw.below(60))
    }
}

/// The day `ago` days before `today`.
pub(super) fn before(today: NaiveDate, ago: u64) -> NaiveDate {
    today.checked_sub_days(Days::new(ago)).unwrap_or(today)
}

/// The day `days` after `today`; before it when negative.
pub(super) fn away(today: NaiveDate, days: i64) -> NaiveDate {
    match u64::try_from(days) {
        Ok(days) => today.checked_add_days(Days::new(days)).unwrap_or(today),
        Err(_) => before(today, days.unsigned_abs()),
    }
}

/// The evening of the day `ago` days before `today`, at a time that `purpose` draws.
pub(super) fn evening(today: NaiveDate, ago: u64, purpose: &str) -> NaiveDateTime {
    let mut draw = Draw::of(ago, purpose);
    moment(today, ago, 20 * 60 + draw.below(3 * 60), draw.below(60))
}

/// A time of the day `ago` days before `today`, never past the day's last minute.
fn moment(today: NaiveDate, ago: u64, minute: u32, second: u32) -> NaiveDateTime {
    let seconds = minute.min(24 * 60 - 1) * 60 + second;
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default();
    before(today, ago).and_time(time)
}
