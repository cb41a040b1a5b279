use journal::{CameTrue, EntryFields};
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

/// Records one. The index is written once, at the end: with an index entry to take back for each
/// thing that was added, 50,000 entries took two minutes.
pub(super) fn record(t: &Transaction<'_>, entry: Recorded) -> Result<(), VaultError> {
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
