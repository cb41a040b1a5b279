//! What the journal promises, one file a subject, tests titled as sentences.

#![allow(clippy::unwrap_used)]

mod boundary_reads;
mod charts_by_hand;
mod charts_by_property;
mod check_in;
mod day;
mod drawn;
mod false_alarms;
mod ids;
mod kept;
mod pause;
mod picture;
mod sample;
mod sample_entries;
mod simulated;
mod standing_by_hand;
mod standing_by_property;
mod statistics_by_property;
mod statistics_golden;
mod talk_hints;
mod trends_by_hand;
mod trends_by_property;
mod trust;
mod whole;
