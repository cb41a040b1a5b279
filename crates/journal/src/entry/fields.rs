use chrono::NaiveDate;

use super::{EntryKind, ExerciseId, OriginId, Own, PatternId};
use crate::SignId;

/// All that a person writes in an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryFields {
    /// The day it is about, as the writer lived it. It never moves with a time zone.
    pub occurred_on: NaiveDate,
    /// The time of that day by the writer's clock, in minutes after midnight, 0 to 1439.
    pub occurred_minute: Option<u16>,
    /// A heading; a talk's topic. May be empty.
    pub title: String,
    /// Free text, in Markdown if the person likes.
    pub body: String,
    /// The exercise it was begun with. It stays, whatever is written.
    pub exercise: Option<ExerciseId>,
    /// Whether it is to be brought to the session.
    pub to_session: bool,
    /// The signs it is about.
    pub signs: Vec<SignId>,
    /// The patterns recognised in it.
    pub patterns: Vec<PatternId>,
    /// The origins it is linked to.
    pub origins: Vec<OriginId>,
    /// The person's own words for finding it again.
    pub tags: Vec<String>,
    /// What only its kind has.
    pub own: Own,
}

impl EntryFields {
    /// An entry about `day` in which nothing is written.
    #[must_use]
    pub fn blank(kind: EntryKind, day: NaiveDate) -> Self {
        EntryFields {
            occurred_on: day,
            occurred_minute: None,
            title: String::new(),
            body: String::new(),
            exercise: None,
            to_session: false,
            signs: Vec::new(),
            patterns: Vec::new(),
            origins: Vec::new(),
            tags: Vec::new(),
            own: Own::blank(kind, day),
        }
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> EntryKind {
        self.own.kind()
    }

    /// Whether no word and no mark was made in it. A day, a time, a prompt, a week and the
    /// exercise it was begun with are nothing alone.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let blank = Self {
            occurred_minute: self.occurred_minute,
            exercise: self.exercise.clone(),
            ..Self::blank(self.kind(), self.occurred_on)
        };
        match (&self.own, &blank.own) {
            (Own::Reflection(_), _) => {
                *self
                    == Self {
                        own: self.own.clone(),
                        ..blank
                    }
            }
            (Own::Pain(pain), Own::Pain(empty)) => {
                let own = Own::Pain(super::Pain {
                    reached: pain.reached,
                    ..empty.clone()
                });
                *self == Self { own, ..blank }
            }
            (Own::WeekReview(review), _) => {
                let own = Own::WeekReview(super::WeekReview::blank(review.week));
                *self == Self { own, ..blank }
            }
            _ => *self == blank,
        }
    }
}
