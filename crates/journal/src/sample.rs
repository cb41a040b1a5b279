//! A sample journal: ten believable months of somebody who does not exist.

mod draw;
mod entries;
mod entry_texts;
mod many_entries;
mod notes;
mod person;
mod texts;
mod told;
mod vocabulary;

use chrono::{Days, Months, NaiveDate, NaiveDateTime, NaiveTime};

use crate::{DayEnd, Pause, Rating, SignId, added_later};
use draw::Draw;
pub use entries::{SampleEntry, SampleEvent};
pub use many_entries::many_entries;
use notes::Notes;

/// How many months the sample reaches back.
const MONTHS: u32 = 10;
/// The paused stretch, in days before today: the first and the last, both included.
const PAUSED: (u64, u64) = (45, 34);

/// How many days before today something began that is marked.
const MARKED: u64 = 152;

/// A sample journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The check-ins, oldest day first, at most one a day. Today has none yet.
    pub check_ins: Vec<SampleCheckIn>,
    /// The one paused stretch.
    pub pauses: Vec<Pause>,
    /// What was written between the check-ins, of every kind, in the order in which it was written.
    pub entries: Vec<SampleEntry>,
    /// Days the person marked, and what they call them.
    pub marks: Vec<(NaiveDate, &'static str)>,
    /// The signs they look at most.
    pub focus: Vec<SignId>,
}

/// One check-in of the sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleCheckIn {
    /// The civil day it is about.
    pub day: NaiveDate,
    /// When it was written down, by the wall clock.
    pub recorded_local: NaiveDateTime,
    /// The signs that have a level, in the order of the check-in.
    pub ratings: Vec<Rating>,
    /// The note of the day; empty on most days.
    pub note: String,
}

/// Ten months up to yesterday, with days missed, days added later and one paused
/// stretch of twelve days. Days end at midnight. The same `today` always gives the
/// same sample, and each note comes once.
#[must_use]
pub fn sample(today: NaiveDate) -> Sample {
    let pause = paused(today);
    Sample {
        check_ins: check_ins(today, MONTHS, pause, Notes::once()),
        pauses: pause.into_iter().collect(),
        entries: entries::entries(today),
        marks: vec![(told::before(today, MARKED), "first hour with Dr. Lind")],
        focus: vec![
            SignId::ExpectedDeceit,
            SignId::AssumedHarm,
            SignId::HeldBack,
        ],
    }
}

/// `years` years up to yesterday, without a pause and with notes that come again:
/// the same person at a length that tests speed.
#[must_use]
pub fn many_years(today: NaiveDate, years: u32) -> Vec<SampleCheckIn> {
    check_ins(today, years.saturating_mul(12), None, Notes::again())
}

fn paused(today: NaiveDate) -> Option<Pause> {
    Some(Pause {
        starts_on: today.checked_sub_days(Days::new(PAUSED.0))?,
        ends_on: Some(today.checked_sub_days(Days::new(PAUSED.1))?),
    })
}

fn check_ins(
    today: NaiveDate,
    months: u32,
    pause: Option<Pause>,
    mut notes: Notes,
) -> Vec<SampleCheckIn> {
    let start = today
        .checked_sub_months(Months::new(months))
        .unwrap_or(today);
    let length = u64::try_from(today.signed_duration_since(start).num_days()).unwrap_or(0);
    let is_paused = |day| pause.is_some_and(|pause| pause.contains(day));

    (1..=length)
        .rev()
        .filter(|ago| !person::misses(*ago))
        .filter_map(|ago| {
            let day = today.checked_sub_days(Days::new(ago))?;
            if is_paused(day) {
                return None;
            }
            let late = person::late_by(ago);
            let recorded_local = evening(day, ago, late)?;
            let is_late = added_later(day, recorded_local, DayEnd::MIDNIGHT);
            Some(SampleCheckIn {
                day,
                recorded_local,
                ratings: person::ratings(ago, length, is_late),
                note: notes.of(ago).to_owned(),
            })
        })
        .collect()
}

/// When the check-in about `day` is written down: in the evening, `late` days later.
fn evening(day: NaiveDate, ago: u64, late: u64) -> Option<NaiveDateTime> {
    let mut draw = Draw::of(ago, "evening");
    let (hour, minute) = (19 + draw.below(5), draw.below(60));
    let time = NaiveTime::from_hms_opt(hour, minute, draw.below(60))?;
    Some(day.checked_add_days(Days::new(late))?.and_time(time))
}
