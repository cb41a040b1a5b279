//! The system calls of a program and all its children, seen from outside (strace).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a network would need: sockets, connections, and the way around both.
const CALLS: &str = "trace=socket,connect,io_uring_setup";

/// A record of calls that is still being written, or done.
#[derive(Debug)]
pub struct Trace {
    file: PathBuf,
}

impl Trace {
    /// Changes `command` so that it runs traced, with the record in `file`.
    pub fn of(command: &Command, file: &Path) -> (Command, Self) {
        let mut traced = Command::new("strace");
        traced
            .args([
                "-f",
                "--seccomp-bpf",
                "-qq",
                "-e",
                CALLS,
                "-e",
                "signal=none",
                "-o",
            ])
            .arg(file)
            .arg("--")
            .arg(command.get_program())
            .args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => traced.env(name, value),
                None => traced.env_remove(name),
            };
        }
        let trace = Self {
            file: file.to_path_buf(),
        };
        (traced, trace)
    }

    /// Every attempt at a network: allowed or not, it should not have been made.
    pub fn network_attempts(&self) -> Vec<String> {
        self.lines(|line| {
            line.contains("AF_INET")
                || line.contains("AF_PACKET")
                || line.contains("io_uring_setup(")
        })
    }

    /// Sockets that stay on this computer: their presence shows that the trace works.
    pub fn local_sockets(&self) -> usize {
        self.lines(|line| line.contains("socket(AF_UNIX")).len()
    }

    fn lines(&self, keep: impl Fn(&str) -> bool) -> Vec<String> {
        fs::read_to_string(&self.file)
            .expect("strace has left a record (Debian package strace)")
            .lines()
            .filter(|line| keep(line))
            .map(str::to_owned)
            .collect()
    }
}
