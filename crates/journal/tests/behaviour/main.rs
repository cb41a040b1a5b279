//! What the journal promises, one file a subject, tests titled as sentences.

#![allow(clippy::unwrap_used)]

mod boundary_reads;
mod check_in;
mod day;
mod drawn;
mod ids;
mod kept;
mod pause;
mod picture;
mod sample;
mod sample_entries;
mod talk_hints;
mod trends_by_hand;
mod trends_by_property;
mod trust;
