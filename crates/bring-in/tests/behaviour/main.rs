//! What bringing in promises, one file a subject, tests titled as sentences.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod cases;
mod damage;
mod fixtures;
mod formats;
mod keys;
mod limits;
mod mutated;
mod properties;
mod words_kept;
mod zips;
