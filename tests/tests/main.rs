//! All journeys in one program, one file each. They run two at once (`cargo xtask test`): each has a screen, a bus, a
//! home and ports of its own, and looks only at processes that are its own. Linux only, as the harness is.
#![cfg(target_os = "linux")]
#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod accessibility;
mod backups;
mod bring_in;
mod desktop_lock;
mod durability;
mod first_run;
mod hide_and_erase;
mod hostile_shown;
mod hostile_texts;
mod idle;
mod large_text;
mod layouts;
mod lock_is_quiet;
mod lock_waits_for_nobody;
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
mod page_ends;
mod pictures;
mod privacy;
mod recent_files;
mod recovery;
mod second_instance;
mod share;
mod share_again;
mod signs;
mod start_refused;
mod sticky_bars;
mod symbols;
mod trends;
mod unattended_secrets;
mod ways;
mod week_review;
mod whole_journal;
