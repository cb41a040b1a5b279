//! The entries of the sample: what the same person wrote between check-ins.

use chrono::{NaiveDate, NaiveDateTime};

use super::entry_texts::{
    BOUNDARIES, GOOD_MOMENTS, ORIGINS, PAINS, REFLECTIONS, REVIEWS, STEPS, TALKS, TRIED,
};
use crate::{BoundaryEventKind, CameTrue, EntryFields};

/// One entry of the sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleEntry {
    /// What is written in it.
    pub fields: EntryFields,
    /// When it was written down first, by the wall clock.
    pub written_local: NaiveDateTime,
    /// A trust step: what came of it, and when that was recorded. None is before `written_local`.
    pub outcome: Option<(CameTrue, NaiveDateTime)>,
    /// A boundary: its events, oldest first.
    pub events: Vec<SampleEvent>,
    /// A trust step: thoughts after its outcome and when they were written, oldest first.
    pub thoughts: Vec<(NaiveDateTime, String)>,
    /// A trust step: the prediction and likelihood (percent) that stood there first, and when they
    /// were written; the fields hold the later ones.
    pub earlier_prediction: Option<(String, Option<u8>, NaiveDateTime)>,
}

/// Something that happened with a boundary of the sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleEvent {
    /// The day it happened.
    pub on: NaiveDate,
    /// What happened.
    pub kind: BoundaryEventKind,
    /// A few words about it; may be empty.
    pub note: String,
}

impl SampleEntry {
    /// An entry about which nothing was noted later.
    pub(super) fn new(fields: EntryFields, written_local: NaiveDateTime) -> Self {
        Self {
            fields,
            written_local,
            outcome: None,
            events: Vec::new(),
            thoughts: Vec::new(),
            earlier_prediction: None,
        }
    }
}

/// All entries, in the order in which they were written. All were by yesterday.
pub(super) fn entries(today: NaiveDate) -> Vec<SampleEntry> {
    let mut entries: Vec<SampleEntry> = TALKS
        .iter()
        .map(|talk| talk.entry(today))
        .chain(BOUNDARIES.iter().map(|boundary| boundary.entry(today)))
        .chain(STEPS.iter().map(|step| step.entry(today)))
        .chain(PAINS.iter().map(|pain| pain.entry(today)))
        .chain(ORIGINS.iter().map(|origin| origin.entry(today)))
        .chain(REFLECTIONS.iter().map(|reflection| reflection.entry(today)))
        .chain(GOOD_MOMENTS.iter().map(|moment| moment.entry(today)))
        .chain(TRIED.iter().map(|tried| tried.entry(today)))
        .chain(REVIEWS.iter().map(|review| review.entry(today)))
        .collect();
    entries.sort_by_key(|entry| entry.written_local);
    entries
}
