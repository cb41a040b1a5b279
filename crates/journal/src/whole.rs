//! Everything a journal holds, one record at a time, for what leaves it and comes back.
//!
//! The store gives these records and takes them in again, exactly: ids, revisions and instants are
//! kept. What writes them down, as JSON or CSV, knows the records and no store. No key, no
//! passphrase and nothing about when the journal was opened is among them.

mod checked;
mod counts;
mod days;
mod entry;
mod error;
mod settings;
mod so_far;

pub use counts::WholeCounts;
pub use days::{WholeCheckIn, WholeDayNote, WholeMark, WholeRating, WholeSign};
pub use entry::{WholeEntry, WholeEvent, WholeOutcome, WholePrediction, WholeThought};
pub use error::WholeError;
pub use settings::{FAVOURITE_EXERCISES_MAX, FOCUS_SIGNS_MAX, WholeSettings};
pub use so_far::{WHOLE_RECORDS_MAX, WholeSoFar};

use crate::Pause;

/// One record of a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WholeRecord {
    /// The settings that live inside the journal; once, and first. A part of a journal has none.
    Settings(WholeSettings),
    /// A sign in the person's words, or put away.
    Sign(WholeSign),
    /// A day that the person marked.
    Mark(WholeMark),
    /// A stretch in which the journal was put aside.
    Pause(Pause),
    /// A day's check-in with its ratings.
    CheckIn(WholeCheckIn),
    /// A note for a day.
    DayNote(WholeDayNote),
    /// An entry, in the trash or not.
    Entry(Box<WholeEntry>),
}

/// The sections of a whole journal, in the order in which their records come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WholeSection {
    /// [`WholeRecord::Settings`].
    Settings,
    /// [`WholeRecord::Sign`], in the order of the check-in.
    Signs,
    /// [`WholeRecord::Mark`], oldest day first.
    Marks,
    /// [`WholeRecord::Pause`], oldest first.
    Pauses,
    /// [`WholeRecord::CheckIn`], oldest day first.
    CheckIns,
    /// [`WholeRecord::DayNote`], in the order in which they were first written.
    DayNotes,
    /// [`WholeRecord::Entry`], in the order in which they were made.
    Entries,
}

impl WholeRecord {
    /// The section it belongs to.
    #[must_use]
    pub const fn section(&self) -> WholeSection {
        match self {
            WholeRecord::Settings(_) => WholeSection::Settings,
            WholeRecord::Sign(_) => WholeSection::Signs,
            WholeRecord::Mark(_) => WholeSection::Marks,
            WholeRecord::Pause(_) => WholeSection::Pauses,
            WholeRecord::CheckIn(_) => WholeSection::CheckIns,
            WholeRecord::DayNote(_) => WholeSection::DayNotes,
            WholeRecord::Entry(_) => WholeSection::Entries,
        }
    }
}
