//! All integration tests of the exports, in one program: it is linked once.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

mod csv;
mod documented;
mod json_damaged;
mod json_round_trip;
