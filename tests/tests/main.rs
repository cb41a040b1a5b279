//! All journeys in one program, one file each. They run two at once (`cargo xtask test`): each has a screen, a bus, a
//! home and ports of its own, and looks only at processes that are its own.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod accessibility;
mod backups;
mod bring_in;
mod durability;
mod first_run;
mod hide_and_erase;
mod hostile_shown;
mod hostile_texts;
mod idle;
mod locked_commands;
mod marks;
mod needle;
mod notes_courses;
mod notes_finding;
mod notes_kept;
mod notes_kinds;
mod notes_odd_texts;
mod notes_upgrade;
mod notes_writing;
mod offline;
mod other_programs;
mod pictures;
mod privacy;
mod recovery;
mod second_instance;
mod share;
mod share_again;
mod signs;
mod symbols;
mod trends;
mod ways;
mod week_review;
mod whole_journal;
