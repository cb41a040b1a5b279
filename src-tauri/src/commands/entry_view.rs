//! An entry on its way to the page and back.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use specta::Type;
use vault::table::{BoundaryEvent, Outcome, Prediction, StoredEntry, Thought};

use super::choices::{BoundaryEventKind, CameTrue, OriginId, PatternId};
use super::entry_own::Own;
use super::ways::exercise_from;
use super::wire::{SignId, day_from};
use crate::error::{CommandError, ErrorKind};

/// What the person writes in an entry of any kind.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct EntryFields {
    /// The day it is about, `YYYY-MM-DD`, as the writer lived it.
    pub(super) occurred_on: String,
    /// Minutes after midnight by the writer's clock, 0 to 1439.
    pub(super) occurred_minute: Option<u16>,
    /// At most 1 KiB.
    pub(super) title: String,
    /// Each text at most 1 MiB.
    pub(super) body: String,
    /// The exercise it was begun with; one that is not known here is kept.
    pub(super) exercise: Option<String>,
    /// Bring it to the session.
    pub(super) to_session: bool,
    pub(super) signs: Vec<SignId>,
    pub(super) patterns: Vec<PatternId>,
    pub(super) origins: Vec<OriginId>,
    /// At most 64, each at most 64 characters.
    pub(super) tags: Vec<String>,
    pub(super) own: Own,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct EntryView {
    /// A UUIDv7.
    id: String,
    /// Counts its changes from 0, which is "not stored yet".
    revision: u32,
    fields: EntryFields,
    /// RFC 3339 with the writer's own offset; the same day and time wherever it is read.
    created_at: String,
    updated_at: String,
    /// Boundary: its events, newest first.
    events: Vec<BoundaryEventView>,
    /// Boundary: how often I kept it, of the times noted.
    kept: Share,
    /// Trust step: what came, once it is recorded; the prediction is frozen then.
    outcome: Option<OutcomeView>,
    /// Trust step: what was predicted before, oldest first.
    earlier: Vec<PredictionView>,
    /// Trust step: thoughts added after the outcome, oldest first.
    thoughts: Vec<ThoughtView>,
}

#[derive(Debug, Clone, Copy, Serialize, Type)]
pub(crate) struct Share {
    count: u32,
    of: u32,
}

impl From<journal::Share> for Share {
    fn from(share: journal::Share) -> Self {
        Share {
            count: share.count,
            of: share.of,
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub(crate) struct BoundaryEventView {
    id: String,
    on: String,
    kind: BoundaryEventKind,
    note: String,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OutcomeView {
    came_true: CameTrue,
    recorded_at: String,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PredictionView {
    prediction: String,
    likelihood: Option<u8>,
    written_at: String,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ThoughtView {
    id: String,
    text: String,
    written_at: String,
}

impl EntryView {
    /// An entry that is not stored yet.
    pub(super) fn unstored(
        id: String,
        fields: journal::EntryFields,
        now: &DateTime<FixedOffset>,
    ) -> Self {
        EntryView {
            id,
            revision: 0,
            fields: fields.into(),
            created_at: now.to_rfc3339(),
            updated_at: now.to_rfc3339(),
            events: Vec::new(),
            kept: Share { count: 0, of: 0 },
            outcome: None,
            earlier: Vec::new(),
            thoughts: Vec::new(),
        }
    }
}

impl From<StoredEntry> for EntryView {
    fn from(stored: StoredEntry) -> Self {
        EntryView {
            id: stored.id.to_string(),
            revision: stored.revision,
            fields: stored.fields.into(),
            created_at: stored.created.to_rfc3339(),
            updated_at: stored.updated.to_rfc3339(),
            kept: journal::kept(stored.events.iter().map(|event| event.kind)).into(),
            events: stored.events.into_iter().map(Into::into).collect(),
            outcome: stored.outcome.map(Into::into),
            earlier: stored.earlier.into_iter().map(Into::into).collect(),
            thoughts: stored.thoughts.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<journal::EntryFields> for EntryFields {
    fn from(fields: journal::EntryFields) -> Self {
        EntryFields {
            occurred_on: fields.occurred_on.to_string(),
            occurred_minute: fields.occurred_minute,
            title: fields.title,
            body: fields.body,
            exercise: fields.exercise.map(|exercise| exercise.to_string()),
            to_session: fields.to_session,
            signs: fields.signs.into_iter().map(Into::into).collect(),
            patterns: fields.patterns.into_iter().map(Into::into).collect(),
            origins: fields.origins.into_iter().map(Into::into).collect(),
            tags: fields.tags,
            own: fields.own.into(),
        }
    }
}

impl TryFrom<EntryFields> for journal::EntryFields {
    type Error = CommandError;

    fn try_from(fields: EntryFields) -> Result<Self, CommandError> {
        Ok(journal::EntryFields {
            occurred_on: day_from(&fields.occurred_on)?,
            occurred_minute: fields.occurred_minute,
            title: fields.title,
            body: fields.body,
            exercise: fields.exercise.as_deref().map(exercise_from).transpose()?,
            to_session: fields.to_session,
            signs: fields.signs.into_iter().map(Into::into).collect(),
            patterns: fields.patterns.into_iter().map(Into::into).collect(),
            origins: fields.origins.into_iter().map(Into::into).collect(),
            tags: fields.tags,
            own: fields.own.try_into()?,
        })
    }
}

impl From<BoundaryEvent> for BoundaryEventView {
    fn from(event: BoundaryEvent) -> Self {
        BoundaryEventView {
            id: event.id.to_string(),
            on: event.on.to_string(),
            kind: event.kind.into(),
            note: event.note,
        }
    }
}

impl TryFrom<BoundaryEventView> for BoundaryEvent {
    type Error = CommandError;

    fn try_from(event: BoundaryEventView) -> Result<Self, CommandError> {
        Ok(BoundaryEvent {
            id: id_from(&event.id)?,
            on: day_from(&event.on)?,
            kind: event.kind.into(),
            note: event.note,
        })
    }
}

impl From<Outcome> for OutcomeView {
    fn from(outcome: Outcome) -> Self {
        OutcomeView {
            came_true: outcome.came_true.into(),
            recorded_at: outcome.recorded.to_rfc3339(),
        }
    }
}

impl From<Prediction> for PredictionView {
    fn from(before: Prediction) -> Self {
        PredictionView {
            prediction: before.prediction,
            likelihood: before.likelihood,
            written_at: before.written.to_rfc3339(),
        }
    }
}

impl From<Thought> for ThoughtView {
    fn from(thought: Thought) -> Self {
        ThoughtView {
            id: thought.id.to_string(),
            text: thought.text,
            written_at: thought.written.to_rfc3339(),
        }
    }
}

/// Reads an id as it crosses.
///
/// # Errors
/// `unexpected`: the page makes no other ids.
pub(super) fn id_from(text: &str) -> Result<uuid::Uuid, CommandError> {
    uuid::Uuid::try_parse(text)
        .ok()
        .filter(|id| id.to_string() == text)
        .ok_or_else(|| CommandError::about(ErrorKind::Unexpected, "id"))
}
