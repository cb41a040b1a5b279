use std::io::Read;

use journal::{WholeRecord, WholeSection, WholeSoFar};
use serde::de::DeserializeOwned;

use super::error::problem_of;
use super::scan::Scan;
use super::wire::{self, IntoRecord};
use super::{FIRST_VERSION, FORMAT, JsonError, JsonProblem, LISTS, Part, VERSION, key};

/// Reads a journal record by record, holding one at a time and the ids of those before it. Each
/// record has been looked at: a file that was read to its end without an error is a journal.
///
/// After an error nothing more comes. What came before it must not be kept.
pub struct JsonReader<R> {
    scan: Scan<R>,
    part: Option<Part>,
    place: Place,
    so_far: WholeSoFar,
    record: Vec<u8>,
}

/// Where the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Settings,
    /// Before the list with this number, counted from 0.
    Before(usize),
    /// In the list with this number, after a record or at its beginning.
    In(usize, bool),
    End,
}

impl<R: Read> JsonReader<R> {
    /// Reads the head: what the file is, and of which days.
    ///
    /// # Errors
    /// [`JsonError`]; [`JsonProblem::NotOurs`] for whatever is not such a file at all.
    pub fn open(reader: R) -> Result<Self, JsonError> {
        let mut scan = Scan::new(reader);
        let mut record = Vec::new();
        let not_ours = |error: JsonError| match error.problem {
            JsonProblem::Io(_) => error,
            _ => JsonError {
                problem: JsonProblem::NotOurs,
                ..error
            },
        };
        begin(&mut scan, &mut record).map_err(not_ours)?;
        field(&mut scan, "version", b',')?;
        let version: u64 = value(&mut scan, &mut record)?;
        if !(FIRST_VERSION..=VERSION).contains(&version) {
            return Err(scan.fail(JsonProblem::UnknownVersion { found: version }));
        }
        field(&mut scan, "part", b',')?;
        let part: Option<wire::PartWire> = value(&mut scan, &mut record)?;
        let part = part.map(Part::from);
        if part.is_some_and(|part| part.to < part.from) {
            return Err(scan.fail(JsonProblem::WrongValue));
        }
        Ok(JsonReader {
            scan,
            part,
            place: Place::Settings,
            so_far: WholeSoFar::new(),
            record,
        })
    }

    /// The days of a part; `None` for a whole journal.
    #[must_use]
    pub fn part(&self) -> Option<Part> {
        self.part
    }

    fn next_record(&mut self) -> Result<Option<WholeRecord>, JsonError> {
        loop {
            match self.place {
                Place::Settings => {
                    field(&mut self.scan, key(WholeSection::Settings), b',')?;
                    self.place = Place::Before(0);
                    let line = self.scan.line();
                    let settings: Option<wire::SettingsWire> =
                        value(&mut self.scan, &mut self.record)?;
                    // A whole journal has settings, a part has none.
                    if settings.is_some() == self.part.is_some() {
                        return Err(self.scan.fail(JsonProblem::WrongValue));
                    }
                    if let Some(settings) = settings {
                        return self.admitted(settings.into_record(), line).map(Some);
                    }
                }
                Place::Before(list) => {
                    let Some(section) = LISTS.get(list) else {
                        self.end()?;
                        return Ok(None);
                    };
                    field(&mut self.scan, key(*section), b',')?;
                    self.scan.expect(b'[')?;
                    self.place = Place::In(list, false);
                }
                Place::In(list, has_record) => {
                    if self.scan.takes(b']')? {
                        self.place = Place::Before(list + 1);
                        continue;
                    }
                    if has_record {
                        self.scan.expect(b',')?;
                    }
                    self.place = Place::In(list, true);
                    return self.one_of(LISTS[list]).map(Some);
                }
                Place::End => return Ok(None),
            }
        }
    }

    fn one_of(&mut self, section: WholeSection) -> Result<WholeRecord, JsonError> {
        self.scan.peek()?;
        let line = self.scan.line();
        let (scan, record) = (&mut self.scan, &mut self.record);
        let record = match section {
            WholeSection::Settings => value::<_, wire::SettingsWire>(scan, record)?.into_record(),
            WholeSection::Signs => value::<_, wire::SignWire<'_>>(scan, record)?.into_record(),
            WholeSection::Marks => value::<_, wire::MarkWire<'_>>(scan, record)?.into_record(),
            WholeSection::Pauses => value::<_, wire::PauseWire>(scan, record)?.into_record(),
            WholeSection::CheckIns => {
                value::<_, wire::CheckInWire<'_>>(scan, record)?.into_record()
            }
            WholeSection::DayNotes => {
                value::<_, wire::DayNoteWire<'_>>(scan, record)?.into_record()
            }
            WholeSection::Entries => value::<_, wire::EntryWire<'_>>(scan, record)?.into_record(),
        };
        self.admitted(record, line)
    }

    /// Lets a record in that begins on `line`.
    fn admitted(
        &mut self,
        record: Result<WholeRecord, JsonProblem>,
        line: u64,
    ) -> Result<WholeRecord, JsonError> {
        let on_line = |problem| JsonError { line, problem };
        let record = record.map_err(on_line)?;
        let record = record.checked().map_err(|error| on_line(error.into()))?;
        let admitted = self.so_far.admit(&record);
        admitted.map_err(|error| on_line(error.into()))?;
        Ok(record)
    }

    fn end(&mut self) -> Result<(), JsonError> {
        if self.scan.takes(b',')? {
            return Err(self.scan.fail(JsonProblem::UnknownField));
        }
        self.scan.expect(b'}')?;
        if self.scan.peek()?.is_some() {
            return Err(self.scan.fail(JsonProblem::Syntax));
        }
        let finished = self.so_far.finish();
        finished.map_err(|error| self.scan.fail(error.into()))?;
        self.place = Place::End;
        Ok(())
    }
}

impl<R: Read> Iterator for JsonReader<R> {
    type Item = Result<WholeRecord, JsonError>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.next_record();
        if next.is_err() {
            self.place = Place::End;
        }
        next.transpose()
    }
}

impl<R> std::fmt::Debug for JsonReader<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // What it holds at the moment may be private.
        f.debug_struct("JsonReader")
            .field("part", &self.part)
            .field("place", &self.place)
            .finish_non_exhaustive()
    }
}

/// From the first byte to the name of the format; whatever is otherwise there is not ours.
fn begin<R: Read>(scan: &mut Scan<R>, record: &mut Vec<u8>) -> Result<(), JsonError> {
    // Some editors put a mark for the encoding before a text.
    for byte in [0xef, 0xbb, 0xbf] {
        if !scan.takes(byte)? {
            break;
        }
    }
    field(scan, "format", b'{')?;
    let format: String = value(scan, record)?;
    if format == FORMAT {
        return Ok(());
    }
    Err(scan.fail(JsonProblem::NotOurs))
}

/// Takes what comes `before` a field and its name, which must be `wanted`: the fields have an order.
fn field<R: Read>(scan: &mut Scan<R>, wanted: &str, before: u8) -> Result<(), JsonError> {
    if !scan.takes(before)? {
        let is_over = scan.takes(b'}')?;
        return Err(scan.fail(if is_over {
            JsonProblem::MissingField
        } else {
            JsonProblem::Syntax
        }));
    }
    if scan.key()? == wanted {
        return Ok(());
    }
    Err(scan.fail(JsonProblem::UnknownField))
}

fn value<R: Read, T: DeserializeOwned>(
    scan: &mut Scan<R>,
    bytes: &mut Vec<u8>,
) -> Result<T, JsonError> {
    scan.peek()?;
    let first = scan.line();
    scan.value(bytes)?;
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        JsonError {
            line: first
                + before
                    .iter()
                    .map(|byte| u64::from(*byte == b'\n'))
                    .sum::<u64>(),
            problem: JsonProblem::NotUtf8,
        }
    })?;
    serde_json::from_str(text).map_err(|error| JsonError {
        line: first + u64::try_from(error.line()).unwrap_or(1).saturating_sub(1),
        problem: problem_of(&error),
    })
}
