//! What is kept between check-ins: entries of nine kinds.
//!
//! [`EntryFields`] is all that a person writes in one; [`Own`] is what only its kind has. What is
//! noted about an entry as time goes by (a boundary's events, what came of a trust step, later
//! thoughts) is apart from it, for it is appended and not edited.

mod check;
mod choices;
mod exercise;
mod fields;
mod links;
mod own;

pub use check::{EntryError, FIELD_MAX_BYTES, TAG_MAX_CHARS, TAGS_MAX, TITLE_MAX_BYTES};
pub use choices::{BoundaryEventKind, CameTrue, EntryKind, Helped, RepairBy, TalkStatus};
pub use exercise::{ExerciseId, ExerciseIdError};
pub use fields::EntryFields;
pub use links::{OriginId, PatternId, WayId};
pub use own::{Boundary, Communication, Origin, Own, Pain, Tried, TrustStep, WeekReview};
