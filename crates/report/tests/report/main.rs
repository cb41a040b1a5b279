//! Reports, read as a person and as a screen reader would.

mod common;
mod looked_at;
