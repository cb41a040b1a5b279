//! What the journal promises, one file a subject, tests titled as sentences.

#![allow(clippy::unwrap_used)]

mod check_in;
mod day;
mod drawn;
mod ids;
mod pause;
mod picture;
mod sample;
mod trends_by_hand;
mod trends_by_property;
