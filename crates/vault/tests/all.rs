//! The integration tests in one program, which is linked once: for `cargo xtask mutants`, which builds
//! them anew for each mutant.
//!
//! Left out for the time they take, at every call or at every byte: copies_at_every_step.rs,
//! damage_slots.rs, kill_at_every_step.rs, model.rs. And independent.rs, which wants Python.
#![allow(clippy::duplicate_mod, clippy::unwrap_used, missing_docs)]

mod common;

#[path = "backup.rs"]
mod backup;
#[path = "ceremony.rs"]
mod ceremony;
#[path = "damage.rs"]
mod damage;
#[path = "erase.rs"]
mod erase;
#[path = "fixtures.rs"]
mod fixtures;
#[path = "known_copies.rs"]
mod known_copies;
#[path = "rekey_and_salvage.rs"]
mod rekey_and_salvage;
#[path = "rekeyed_from.rs"]
mod rekeyed_from;
#[path = "replaced.rs"]
mod replaced;
#[path = "salvage.rs"]
mod salvage;
#[path = "seal.rs"]
mod seal;
#[path = "search.rs"]
mod search;
#[path = "set_aside.rs"]
mod set_aside;
#[path = "tables.rs"]
mod tables;
#[path = "timeline.rs"]
mod timeline;
#[path = "ways.rs"]
mod ways;
#[path = "whole.rs"]
mod whole;
