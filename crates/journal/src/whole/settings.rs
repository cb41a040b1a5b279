use chrono::Weekday;

use crate::{DayEnd, ExerciseId, Followed, SignId, Support};

/// The most focus signs: what is corrected for together stays small enough to find anything.
pub const FOCUS_SIGNS_MAX: usize = 3;

/// The most favourite exercises: more than there are, and never a list without end.
pub const FAVOURITE_EXERCISES_MAX: usize = 64;

/// The settings that live inside a journal. `None` is not set: then the program's own choice holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WholeSettings {
    /// The hour at which the day ends.
    pub day_end: Option<DayEnd>,
    /// The signs looked at most, at most [`FOCUS_SIGNS_MAX`], each once, in the person's order.
    pub focus_signs: Vec<SignId>,
    /// Since when these are followed, each once; one that is missing was chosen by an older version.
    pub focus_since: Vec<Followed>,
    /// The day on which the week is looked back on.
    pub review_day: Option<Weekday>,
    /// The Monday of the last week that the person did not want to look back on.
    pub review_aside: Option<chrono::NaiveDate>,
    /// Whether text areas mark misspelt words.
    pub spell_check: Option<bool>,
    /// Whether a digit answers a sign and moves on.
    pub digits_advance: Option<bool>,
    /// Exercises the person likes to come back to, at most [`FAVOURITE_EXERCISES_MAX`], each once, in
    /// the order in which they were chosen.
    pub favourite_exercises: Vec<ExerciseId>,
    /// What the support page remembers.
    pub support: Support,
}
