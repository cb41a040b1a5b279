//! All integration tests of the store, in one program: it is linked once.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    unreachable_pub
)]

mod common;

mod answers;
mod backup;
mod backup_work;
mod ceremony;
#[cfg(target_os = "linux")]
mod copies_at_every_step;
mod damage;
mod damage_slots;
mod erase;
mod fixtures;
mod hostile_headers;
#[cfg(target_os = "linux")]
mod independent;
mod key_change;
#[cfg(target_os = "linux")]
mod kill_at_every_step;
mod known_copies;
mod model;
mod parts;
mod planted;
#[cfg(unix)]
mod planted_files;
mod rekey_and_salvage;
mod rekeyed_from;
#[cfg(unix)]
mod replaced;
mod salvage;
mod schema_mutated;
mod seal;
mod search;
mod set_aside;
mod table;
mod timeline;
mod two_computers;
mod ways;
mod whole;
mod work_factor;
