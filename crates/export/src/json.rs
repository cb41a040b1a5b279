//! JSON: the format `evenkeel-journal`, version 1.

mod error;
mod read;
mod scan;
mod wire;
mod write;

pub use error::{JsonError, JsonProblem, JsonWriteError};
pub use read::JsonReader;
pub use write::JsonWriter;

use chrono::NaiveDate;
use journal::WholeSection;

/// What the files call themselves.
pub const FORMAT: &str = "evenkeel-journal";
/// The version that is written. Version 2 added exercises, how hard a step feels, and what the
/// support page knows.
pub const VERSION: u64 = 3;
/// The oldest version that is read. What it does not have is not set.
const FIRST_VERSION: u64 = 1;
/// The longest record, in bytes of JSON: 64 MiB. An entry with every field filled to its limit has
/// a quarter of that.
pub const RECORD_MAX_BYTES: usize = 64 << 20;

/// The days of a part of a journal. Entries in it may be of other days: they were ticked one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The first day.
    pub from: NaiveDate,
    /// The last day; it belongs to the part.
    pub to: NaiveDate,
}

/// The lists, in their order; the settings come before them and are no list.
const LISTS: [WholeSection; 6] = [
    WholeSection::Signs,
    WholeSection::Marks,
    WholeSection::Pauses,
    WholeSection::CheckIns,
    WholeSection::DayNotes,
    WholeSection::Entries,
];

const fn key(section: WholeSection) -> &'static str {
    match section {
        WholeSection::Settings => "settings",
        WholeSection::Signs => "signs",
        WholeSection::Marks => "marks",
        WholeSection::Pauses => "pauses",
        WholeSection::CheckIns => "checkIns",
        WholeSection::DayNotes => "dayNotes",
        WholeSection::Entries => "entries",
    }
}
