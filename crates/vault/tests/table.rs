//! The tables, each beside its module in `src/table`.

mod brought_in;
mod check_in;
mod day_note;
mod entry;
mod mark;
mod pause;
mod setting;
mod share;
mod sign;
mod week_review;
