//! Evenkeel, the program.
#![cfg_attr(windows, windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    evenkeel::start()
}
