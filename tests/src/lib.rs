//! Journeys: what a person does with Evenkeel, done through the real program, and what must never
//! leak on the way.
//!
//! A journey sits down at a [`desk::Desk`] (screen, bus, home folder of its own), starts the program
//! ([`app::App`]), and acts on its page as a person does: it finds things by what they are and what
//! they are called ([`find`]), clicks, and presses keys. [`steps`] holds the steps most journeys share.
//! The proofs look from outside: [`memory`], [`disk`], [`axe`].
//!
//! Two journeys run at once, so a journey touches nothing that another could: no fixed port or display, no process
//! by its name, no file outside its desk. A check that cannot run here fails and says what to install; where most
//! machines lack it, plain `cargo test` ignores it by name and `cargo xtask test` does not. Where a journey's time
//! went is in `target/journeys/times`.
//!
//! Linux only: the screen is Xvfb's, the desktop a bus of its own, the page is steered by WebKitWebDriver, and the
//! proofs read `/proc`. No other system has any of them.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this crate is a test from end to end: a panic is its way to say what went wrong"
)]

mod aim;
pub mod app;
pub mod axe;
pub mod cores;
pub mod desk;
pub mod disk;
pub mod driver;
pub mod elsewhere;
pub mod every_screen;
pub mod filled;
pub mod find;
pub mod first_paint;
pub mod holding;
pub mod home;
pub mod hostile;
pub mod hostile_walk;
pub mod input_method;
pub mod keyboard;
pub mod keyless;
pub mod large_text;
pub mod login;
pub mod manager;
pub mod marks;
pub mod memory;
pub mod mounts;
pub mod needle;
pub mod notes;
pub mod person;
pub mod picture;
pub mod plain;
pub mod portal;
mod ports;
pub mod processes;
pub mod programs;
pub mod pry;
pub mod reflow;
pub mod save_dialog;
pub mod saved;
pub mod screen;
pub mod sharing;
pub mod shots;
pub mod signs;
mod spent;
pub mod steps;
pub mod table;
pub mod tour;
mod tour_copies;
mod tour_ends;
mod tour_notes;
mod tour_share;
mod tour_signs;
mod tour_trends;
mod tour_ways;
pub mod trace;
pub mod vault_at;
pub mod wait;
pub mod wayland;
pub mod ways;
pub mod week;
pub mod writing;
