use chrono::NaiveDateTime;
use journal::{CameTrue, EntryFields, SampleEntry, SampleEvent};
use rusqlite::Transaction;
use uuid::Uuid;

use super::save::{Searchable, make, show};
use super::{BoundaryEvent, boundary, doc_of, find_doc, trust_step};
use crate::{Moment, VaultError};

/// A whole entry with what was noted about it since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its id, a UUIDv7.
    pub id: Uuid,
    /// What is written in it.
    pub fields: EntryFields,
    /// When it was made.
    pub written: Moment,
    /// A trust step: a prediction that stood there first, how likely it seemed in percent, and when.
    pub earlier: Option<(String, Option<u8>, Moment)>,
    /// A trust step: what came of it, and when that was recorded.
    pub outcome: Option<(CameTrue, Moment)>,
    /// A boundary: its events.
    pub events: Vec<BoundaryEvent>,
    /// A trust step: later thoughts.
    pub thoughts: Vec<(Uuid, String, Moment)>,
}

impl Recorded {
    /// A made entry: `moment` is when the wall clock showed a time, `id` a fresh id of a moment.
    pub fn made(
        entry: SampleEntry,
        moment: impl Fn(NaiveDateTime) -> Moment,
        mut id: impl FnMut(&Moment) -> Uuid,
    ) -> Self {
        let written = moment(entry.written_local);
        let event = |event: SampleEvent, id| BoundaryEvent {
            id,
            on: event.on,
            kind: event.kind,
            note: event.note,
        };
        Recorded {
            id: id(&written),
            fields: entry.fields,
            earlier: entry
                .earlier_prediction
                .map(|(text, likelihood, then)| (text, likelihood, moment(then))),
            outcome: entry
                .outcome
                .map(|(came_true, then)| (came_true, moment(then))),
            events: entry
                .events
                .into_iter()
                .map(|it| event(it, id(&written)))
                .collect(),
            thoughts: entry
                .thoughts
                .into_iter()
                .map(|(then, text)| (id(&written), text, moment(then)))
                .collect(),
            written,
        }
    }
}

/// Records one. The index is written once, at the end: with an index entry to take back for each
/// thing that was added, 50,000 entries took two minutes.
pub(in crate::table) fn record(t: &Transaction<'_>, entry: Recorded) -> Result<(), VaultError> {
    let fields = entry.fields.tidied()?;
    if find_doc(t, entry.id)?.is_some() {
        return Err(VaultError::EntryChanged);
    }
    make(t, entry.id, fields, &entry.written, Searchable::Later)?;
    let doc = doc_of(t, entry.id)?;
    if let Some((prediction, likelihood, then)) = entry.earlier {
        let (at, offset) = (then.seconds(), then.offset_minutes());
        trust_step::put_earlier(t, doc, &prediction, likelihood, at, offset)?;
    }
    if let Some((came_true, then)) = entry.outcome {
        trust_step::record_outcome(t, doc, came_true, &then)?;
    }
    for event in entry.events {
        boundary::put_event(t, doc, &event.tidied()?, &entry.written)?;
    }
    for (id, text, then) in entry.thoughts {
        trust_step::add_thought(t, doc, id, &journal::clean(&text), &then)?;
    }
    show(t, doc)
}
