//! The records as they stand in the file. Their fields are written in the order in which they stand
//! here, and that is part of the format.

mod days;
mod entry;
mod noted;
mod own;
mod settings;
mod values;

pub(super) use days::{CheckInWire, DayNoteWire, MarkWire, PauseWire, SignWire};
pub(super) use entry::EntryWire;
pub(super) use settings::{PartWire, SettingsWire};

use journal::WholeRecord;
use serde::Serialize;

use super::JsonProblem;

/// What was read, as a record; not yet looked at beyond the types of its values.
pub(super) trait IntoRecord {
    fn into_record(self) -> Result<WholeRecord, JsonProblem>;
}

/// One value to write.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Value<'a> {
    Nothing,
    Part(Option<PartWire>),
    Settings(SettingsWire),
    Sign(SignWire<'a>),
    Mark(MarkWire<'a>),
    Pause(PauseWire),
    CheckIn(CheckInWire<'a>),
    DayNote(DayNoteWire<'a>),
    Entry(Box<EntryWire<'a>>),
}

impl<'a> Value<'a> {
    pub(super) fn of(record: &'a WholeRecord) -> Self {
        match record {
            WholeRecord::Settings(settings) => Value::Settings(settings.into()),
            WholeRecord::Sign(sign) => Value::Sign(sign.into()),
            WholeRecord::Mark(mark) => Value::Mark(mark.into()),
            WholeRecord::Pause(pause) => Value::Pause(pause.into()),
            WholeRecord::CheckIn(check_in) => Value::CheckIn(check_in.into()),
            WholeRecord::DayNote(note) => Value::DayNote(note.into()),
            WholeRecord::Entry(entry) => Value::Entry(Box::new(EntryWire::from(&**entry))),
        }
    }
}
