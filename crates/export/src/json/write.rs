use std::io::{BufWriter, Write};

use journal::{WholeRecord, WholeSection};

use super::wire::{self, Value};
use super::{FORMAT, JsonWriteError, LISTS, Part, RECORD_MAX_BYTES, VERSION, key};

/// As much is gathered before it is written on.
const GATHERED: usize = 64 << 10;

/// Writes a journal, or a part of one, record by record. The same records give the same bytes, and
/// each record is a line of its own, so that two files compare well.
#[derive(Debug)]
pub struct JsonWriter<W: Write> {
    out: BufWriter<W>,
    is_part: bool,
    /// The lists that are begun.
    begun: usize,
    /// Whether the settings, or that there are none, are written.
    has_settings: bool,
    /// Whether the list that is open has a record.
    has_record: bool,
    line: Vec<u8>,
}

impl<W: Write> JsonWriter<W> {
    /// Begins a file. `part` is `None` for a whole journal.
    ///
    /// # Errors
    /// [`JsonWriteError::Io`].
    pub fn new(out: W, part: Option<Part>) -> Result<Self, JsonWriteError> {
        let mut writer = JsonWriter {
            out: BufWriter::with_capacity(GATHERED, out),
            is_part: part.is_some(),
            begun: 0,
            has_settings: false,
            has_record: false,
            line: Vec::new(),
        };
        let head = format!("{{\n\"format\": \"{FORMAT}\",\n\"version\": {VERSION},\n\"part\": ");
        writer.out.write_all(head.as_bytes())?;
        writer.value(&Value::Part(part.map(wire::PartWire::from)))?;
        Ok(writer)
    }

    /// Writes one record. They come in the order of their sections, as a store gives them.
    ///
    /// # Errors
    /// [`JsonWriteError`]; then the file is not whole, and nothing more should be written.
    pub fn write(&mut self, record: &WholeRecord) -> Result<(), JsonWriteError> {
        let section = record.section();
        if section == WholeSection::Settings {
            if self.is_part || self.has_settings {
                return Err(JsonWriteError::OutOfOrder);
            }
            return self.settings(&Value::of(record));
        }
        self.begin(section)?;
        self.out
            .write_all(if self.has_record { b",\n" } else { b"\n" })?;
        self.has_record = true;
        self.value(&Value::of(record))
    }

    /// Ends the file and gives the writer back, which has then been given every byte.
    ///
    /// # Errors
    /// [`JsonWriteError::Io`]; [`JsonWriteError::OutOfOrder`] for a whole journal without settings.
    pub fn finish(mut self) -> Result<W, JsonWriteError> {
        self.begin(WholeSection::Entries)?;
        self.end_list()?;
        self.out.write_all(b"\n}\n")?;
        self.out
            .into_inner()
            .map_err(|error| JsonWriteError::Io(error.into_error()))
    }

    fn settings(&mut self, settings: &Value<'_>) -> Result<(), JsonWriteError> {
        self.has_settings = true;
        self.out.write_all(b",\n\"settings\": ")?;
        self.value(settings)
    }

    /// Begins the list of `section`, and those before it that have no record.
    fn begin(&mut self, section: WholeSection) -> Result<(), JsonWriteError> {
        let at = LISTS.iter().position(|list| *list == section);
        let wanted = at.map_or(0, |at| at + 1);
        if wanted < self.begun {
            return Err(JsonWriteError::OutOfOrder);
        }
        if !self.has_settings {
            if !self.is_part {
                return Err(JsonWriteError::OutOfOrder);
            }
            self.settings(&Value::Nothing)?;
        }
        while self.begun < wanted {
            if self.begun > 0 {
                self.end_list()?;
            }
            let name = key(LISTS[self.begun]);
            self.out.write_all(format!(",\n\"{name}\": [").as_bytes())?;
            self.begun += 1;
            self.has_record = false;
        }
        Ok(())
    }

    fn end_list(&mut self) -> Result<(), JsonWriteError> {
        Ok(self
            .out
            .write_all(if self.has_record { b"\n]" } else { b"]" })?)
    }

    fn value(&mut self, value: &Value<'_>) -> Result<(), JsonWriteError> {
        self.line.clear();
        // Into memory, of plain structs: what can go wrong is not the writer's.
        serde_json::to_writer(&mut self.line, value).map_err(std::io::Error::from)?;
        if self.line.len() > RECORD_MAX_BYTES {
            return Err(JsonWriteError::TooLong);
        }
        self.out.write_all(&self.line)?;
        Ok(())
    }
}
