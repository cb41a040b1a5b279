//! The shell: one window, one session, and a command for each thing a screen may ask.
//!
//! Everything that matters happens in `journal` (what is true) and `vault` (what is kept). This
//! crate knows the clock, the window and the idle timer, and locks by replacing its own process.
#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod appearance;
mod args;
mod backing_up;
mod bindings;
mod calendar;
mod capture;
mod children;
mod chosen;
mod clock;
mod commands;
mod complain;
mod data_folder;
mod desktop_lock;
mod environment;
mod error;
#[cfg(feature = "fuzz")]
pub mod foreign;
#[cfg(target_os = "linux")]
mod gtk_window;
mod idle;
mod in_place;
#[cfg(target_os = "linux")]
mod input_method;
mod lock;
mod locked_because;
#[cfg(target_os = "macos")]
mod mac_menu;
#[cfg(target_os = "linux")]
mod page_alive;
mod patience;
mod picture;
mod print_file;
mod protect;
mod recent_files;
mod relay;
mod report_input;
mod sample;
mod saved_until;
mod second_folder;
#[cfg(target_os = "linux")]
mod second_start;
mod session;
mod settings_file;
#[cfg(target_os = "linux")]
mod shortcut;
#[cfg(target_os = "linux")]
mod spelling;
mod standing;
mod start;
mod synced;
mod test_doors;
mod text_files;
mod traces;
mod turn;
mod unfinished;
mod window;
mod window_fit;
mod words;

pub use protect::{Kept, Protection, System};
pub use start::start;
