use chrono::{DateTime, FixedOffset, NaiveDate};
use journal::EntryFields;
use uuid::Uuid;

use super::{BoundaryEvent, Outcome, Prediction, Thought};

/// An entry as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEntry {
    /// Its id, a UUIDv7.
    pub id: Uuid,
    /// Counts its changes from 1.
    pub revision: u32,
    /// What the person wrote.
    pub fields: EntryFields,
    /// When it was made, by the writer's clock. Edits keep it.
    pub created: DateTime<FixedOffset>,
    /// When it was last changed, by the writer's clock.
    pub updated: DateTime<FixedOffset>,
    /// The day (UTC) it was put into the trash.
    pub deleted_on: Option<NaiveDate>,
    /// A boundary's events, the last first.
    pub events: Vec<BoundaryEvent>,
    /// What came of a trust step.
    pub outcome: Option<Outcome>,
    /// A trust step's predictions as they stood before, the first first.
    pub earlier: Vec<Prediction>,
    /// Thoughts after a trust step's outcome, the first first.
    pub thoughts: Vec<Thought>,
}

impl StoredEntry {
    /// Whether nothing is written in it and nothing was added to it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
            && self.events.is_empty()
            && self.outcome.is_none()
            && self.earlier.is_empty()
            && self.thoughts.is_empty()
    }

    /// Every text of it but title, body and tags.
    pub(super) fn more(&self) -> Vec<&str> {
        let mut texts = self.fields.own.texts();
        texts.extend(self.events.iter().map(|event| event.note.as_str()));
        texts.extend(self.earlier.iter().map(|before| before.prediction.as_str()));
        texts.extend(self.thoughts.iter().map(|thought| thought.text.as_str()));
        texts.retain(|text| !text.is_empty());
        texts
    }
}
