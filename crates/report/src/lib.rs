//! The report for a therapist: values of the journal in, pages and PDF bytes out.
//!
//! [`ReportInput`] holds what the person ticked and nothing else; [`ReportInput::compile`] sets it as
//! pages. The preview and the file come from the same [`Report`]: [`Report::page_svg`] draws the very
//! pages that [`Report::pdf`] writes. The same input gives the same bytes.
//!
//! ```
//! use chrono::NaiveDate;
//! use report::{Include, Paper, ReportInput};
//!
//! let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).ok_or("no such day");
//! let report = ReportInput {
//!     talk_about: "The weekend away".to_owned(),
//!     ..ReportInput::empty(day(23)?, day(2)?, day(22)?, Paper::A4)
//! }
//! .compile()?;
//! assert_eq!(report.pages(), 1);
//! assert!(report.pdf()?.starts_with(b"%PDF-1.7"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # How it is made
//! `state` turns the input into plain text and numbers, with the series of `journal` behind them and
//! the words of `assets/locales`. What the person wrote goes through one door, `scribe`: names are
//! replaced, characters that no font has are counted, Markdown becomes plain blocks. `template` draws
//! the state. It gets it as JSON: nothing a person wrote is ever read as typst.
//!
//! # What is absent, on purpose
//! Files, a clock, the network, fonts of the system, packages: the world the pages are set in refuses
//! all of them. A score, a cause, a trend word under eight counted weeks.

#![deny(missing_docs)]
#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

// The golden test makes its report with the helpers of the tests outside.
#[cfg(test)]
extern crate self as report;

mod compile;
mod error;
mod fonts;
mod hide;
mod input;
mod pages;
mod printable;
mod prose;
mod replace;
mod scribe;
mod state;
mod until;
mod words;
mod world;

pub use error::ReportError;
pub use hide::HiddenNames;
pub use input::{
    BoundaryLine, HelpedLine, Include, NamedSign, Paper, ReportEntry, ReportEvent, ReportInput,
    ReportThought, StepLine,
};
pub use pages::Report;
