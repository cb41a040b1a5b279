//! What is printed. The only file here that writes to the terminal itself.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool speaks on the terminal"
)]

use std::io::IsTerminal;

use crate::failure::Failure;

/// An ordinary line.
pub(crate) fn line(text: &str) {
    println!("{text}");
}

/// The title above a step's own output.
pub(crate) fn title(text: &str) {
    if colours() {
        println!("\n\x1b[1;36m== {text}\x1b[0m");
    } else {
        println!("\n== {text}");
    }
}

/// The last word of a command that could not go on.
pub(crate) fn failed(failure: &Failure) {
    eprintln!("\nxtask: {failure}");
}

fn colours() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}
