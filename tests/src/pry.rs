//! Another program of the person at a desk, which looks into a process by each of the three ways there are on Linux:
//! its memory as a file, the call that reads from one process into another, and tracing.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::desk::Desk;
use crate::processes::{self, ProcessId};
use crate::screen::Guarded;

/// Only Python asks for these without a line of unsafe Rust.
const PRY: &str = include_str!("pry.py");

/// A process of the same person that allows it, for comparison.
///
/// # Panics
/// When it does not start.
pub fn hold(desk: &Desk) -> Guarded {
    let mut started = command(desk, &["hold"]);
    let mut held = Guarded(started.stdout(Stdio::piped()).spawn().expect("it starts"));
    let said = held.0.stdout.take().expect("standard output is a pipe");
    let mut line = String::new();
    BufReader::new(said)
        .read_line(&mut line)
        .expect("it says so");
    assert_eq!(
        line, "held\n",
        "python3 does not run for whoever sits at the desk"
    );
    held
}

/// How each way to look into a process ended, by its name: `read`, or the kernel's refusal.
///
/// # Panics
/// When the program does not run.
pub fn look_into(desk: &Desk, process: ProcessId) -> Vec<(String, String)> {
    let address = processes::an_address_in(process).to_string();
    let ended = command(desk, &[&process.to_string(), &address])
        .output()
        .expect("it starts");
    assert!(ended.status.success(), "{ended:?}");
    let said = String::from_utf8_lossy(&ended.stdout).into_owned();
    let parts = said.lines().filter_map(|line| line.split_once(' '));
    parts
        .map(|(way, said)| (way.to_owned(), said.to_owned()))
        .collect()
}

fn command(desk: &Desk, arguments: &[&str]) -> Command {
    let mut pry = desk.command(Path::new("python3"));
    // Not the one in root's home, if there is one.
    pry.env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .args(["-c", PRY])
        .args(arguments);
    pry
}
