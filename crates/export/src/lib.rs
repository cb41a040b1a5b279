//! What leaves the journal as data, and comes back.
//!
//! The crate knows the records of a journal ([`journal::WholeRecord`]) and no store, no file and no
//! clock: records go in and bytes come out, or the other way round. `docs/EXPORT.md` describes both
//! formats for whoever reads them without this program.
//!
//! - [`JsonWriter`] and [`JsonReader`]: the whole journal or a part, streamed, exact both ways.
//! - [`CsvTables`]: tidy tables for a spreadsheet or statistics, and [`zip`] for all of them as one file.
//!
//! ```
//! use export::{JsonReader, JsonWriter};
//! use journal::{WholeRecord, WholeSettings};
//!
//! let mut writer = JsonWriter::new(Vec::new(), None)?;
//! writer.write(&WholeRecord::Settings(WholeSettings::default()))?;
//! let bytes = writer.finish()?;
//!
//! let records = JsonReader::open(&bytes[..])?.collect::<Result<Vec<_>, _>>()?;
//! assert_eq!(records, [WholeRecord::Settings(WholeSettings::default())]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![deny(missing_docs)]
#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod csv;
mod json;
mod text;

pub use csv::{CsvOptions, CsvTables, Table, zip};
pub use json::{
    FORMAT, JsonError, JsonProblem, JsonReader, JsonWriteError, JsonWriter, Part, RECORD_MAX_BYTES,
    VERSION,
};
