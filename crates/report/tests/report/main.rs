//! Reports, read as a person, a printer and a screen reader would.

#![allow(clippy::unwrap_used)]

mod cancelled;
mod common;
mod first_page;
mod lengths;
mod odd_texts;
mod private;
mod programs;
mod same;
mod valid;
