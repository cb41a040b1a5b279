use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use uuid::Uuid;

use crate::{BoundaryEventKind, CameTrue, EntryFields};

/// An entry with all that is known about it. Instants are by the writer's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeEntry {
    /// Its id.
    pub id: Uuid,
    /// Counts its changes from 1.
    pub revision: u32,
    /// What the person wrote.
    pub fields: EntryFields,
    /// When it was made.
    pub created: DateTime<FixedOffset>,
    /// IANA name of the zone where that was.
    pub zone: String,
    /// When it was last changed.
    pub updated: DateTime<FixedOffset>,
    /// When it was put into the trash.
    pub deleted: Option<DateTime<Utc>>,
    /// A boundary's events, the first first.
    pub events: Vec<WholeEvent>,
    /// A trust step: when the present wording of its prediction was begun. Other kinds have none.
    pub prediction_begun: Option<DateTime<FixedOffset>>,
    /// What came of a trust step.
    pub outcome: Option<WholeOutcome>,
    /// A trust step's predictions as they stood before, the first first.
    pub earlier: Vec<WholePrediction>,
    /// Thoughts after a trust step's outcome, the first first.
    pub thoughts: Vec<WholeThought>,
}

/// What happened with a boundary on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeEvent {
    /// Its id.
    pub id: Uuid,
    /// The day.
    pub on: NaiveDate,
    /// What happened.
    pub kind: BoundaryEventKind,
    /// In the person's words; may be empty.
    pub note: String,
    /// When it was first noted.
    pub recorded: DateTime<FixedOffset>,
}

/// What came of a trust step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WholeOutcome {
    /// Whether the prediction came true.
    pub came_true: CameTrue,
    /// When that was first recorded.
    pub recorded: DateTime<FixedOffset>,
}

/// A prediction as it stood before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholePrediction {
    /// Its words.
    pub prediction: String,
    /// How likely it seemed, in percent, 0 to 100.
    pub likelihood: Option<u8>,
    /// When its wording was begun.
    pub written: DateTime<FixedOffset>,
}

/// A thought after the outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeThought {
    /// Its id.
    pub id: Uuid,
    /// Its words; never empty.
    pub text: String,
    /// When it was written.
    pub written: DateTime<FixedOffset>,
}
