//! Journals of other programs, read into drafts that the person looks at before anything is kept.
//!
//! [`recognise`] says what a file seems to be; [`read()`] turns it into [`Brought`]: drafts, what was
//! left out and why, and what else the person is told. Nothing is written anywhere: the crate
//! has no database, no clock (today is in [`Options`]) and no network, and unpacks nothing to disk.
//!
//! ```
//! use bring_in::{Format, Options, Source, read};
//! use chrono::NaiveDate;
//! use std::io::Cursor;
//!
//! let today = NaiveDate::from_ymd_opt(2026, 11, 23).ok_or("no such day")?;
//! let mut file = Cursor::new("[2024-03-01 14:02] A walk. It rained, and we laughed. @home\n");
//! let source = Source::File { name: "journal.txt", bytes: &mut file };
//!
//! let brought = read(source, Format::JrnlText, &Options::new(today))?;
//! assert_eq!(brought.drafts[0].fields.title, "A walk.");
//! assert_eq!(brought.drafts[0].fields.tags, ["home"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What holds for every format
//! - **A mood is a word, never a rating.** What another program counted was another question; see
//!   `docs/BRING-IN.md`. No draft holds a level of a sign.
//! - **Nothing is cut off silently.** A text over the limit is left out with a reason; a long title
//!   or tag goes into the text; what has no place here (photos, weather) is counted in a note.
//! - **An error holds no word of an entry**, only a place in the file.
//! - **What is guessed is told**: a day that the file does not say, a year, an encoding, an order of day
//!   and month; with its place, so that it can be looked at before anything is kept.
//! - **The same file again gives the same keys**, by which what is there already is found.
#![deny(missing_docs)]
#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod brought;
mod day_one;
mod daylio;
mod days;
mod decode;
mod error;
mod format;
mod gather;
mod html;
mod jrnl;
mod json;
mod key;
mod lines;
mod markdown;
mod mini_diary;
mod names;
mod options;
mod read;
mod recognise;
mod source;
mod stamp;
mod text_folder;
mod zipped;
mod zone;

pub use brought::{
    Brought, DatedBy, DayOrderFound, Draft, LeftOut, Note, Noted, PLACES, Place, Why,
};
pub use error::BringInError;
pub use format::{Format, UnknownFormat};
pub use options::{DayOrder, Limits, Options, Words};
pub use read::read;
pub use recognise::{LooksLike, looks_like, recognise, recognise_in};
pub use source::{Bytes, Source, TextFile};
pub use zone::Zone;
