//! One file call of a program that fails, or does less than it was asked. strace and prlimit do it.

use std::path::Path;
use std::process::Command;

/// Every call by which a change reaches the disk.
pub const CALLS: [&str; 14] = [
    // A file without a name is opened so; not every processor's system has this call.
    "open",
    "openat",
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "rename",
    "renameat2",
    "linkat",
    "unlink",
    "unlinkat",
    "rmdir",
    "ftruncate",
    "mkdir",
];

/// What a call does in place of its work, as strace says it.
pub const FAULTS: [&str; 3] = ["error=ENOSPC", "error=EIO", "error=EACCES"];

/// How a program ended.
#[derive(Debug)]
pub struct Ended {
    /// What it printed.
    pub said: String,
    /// The number it ended with; `None` after a signal.
    pub code: Option<i32>,
    /// Whether a call was interfered with.
    pub hit: bool,
}

/// So many times the program makes each of [`CALLS`].
///
/// # Panics
/// When strace is not there.
#[must_use]
pub fn counted(program: &str, words: &[&str], log: &Path) -> Vec<(&'static str, usize)> {
    strace(
        program,
        words,
        log,
        &format!("trace={}", CALLS.map(named).join(",")),
        None,
    );
    let lines = std::fs::read_to_string(log).unwrap();
    let made = |call: &str| {
        let called = format!(" {call}(");
        lines.lines().filter(|line| line.contains(&called)).count()
    };
    CALLS.map(|call| (call, made(call))).to_vec()
}

/// Each place at which the program changes what is on the disk, or says something: a call, and which one
/// of its kind it is. Calls that were refused changed nothing, nor does opening what is there.
///
/// # Panics
/// When strace is not there.
#[must_use]
pub fn places(program: &str, words: &[&str], log: &Path) -> Vec<(&'static str, usize)> {
    let mut made = counted(program, words, log);
    for (_, count) in &mut made {
        *count = 0;
    }
    let mut places = Vec::new();
    for line in std::fs::read_to_string(log).unwrap().lines() {
        for (call, n) in &mut made {
            if !line.contains(&format!(" {call}(")) {
                continue;
            }
            *n += 1;
            let makes = ["O_CREAT", "O_TMPFILE"];
            let only_opens =
                call.starts_with("open") && !makes.iter().any(|flag| line.contains(flag));
            if !only_opens && !line.contains(" = -1 ") {
                places.push((*call, *n));
            }
        }
    }
    places
}

/// Runs a program in which the `n`th `call` fails, and all after it if `for_good`.
///
/// # Panics
/// When strace is not there.
#[must_use]
pub fn failing(
    program: &str,
    words: &[&str],
    log: &Path,
    (call, n, fault, for_good): (&str, usize, &str, bool),
) -> Ended {
    let until = if for_good { "+" } else { "" };
    let call = named(call);
    let inject = format!("inject={call}:{fault}:when={n}{until}");
    strace(program, words, log, &format!("trace={call}"), Some(&inject))
}

/// A call as strace is told of it: one that the system does not know is passed over.
#[must_use]
pub fn named(call: &str) -> String {
    format!("?{call}")
}

/// Runs a program in which no file grows over so many bytes: the write that would do it is cut short, and
/// the one after it refused.
///
/// # Panics
/// When prlimit is not there.
#[must_use]
pub fn cut_short(program: &str, words: &[&str], bytes: u64) -> Ended {
    // An ignored signal stays ignored in the program that takes the shell's place.
    let script = "trap '' XFSZ; exec prlimit --fsize=\"$0\" \"$@\"";
    let output = Command::new("sh")
        .args(["-c", script, &bytes.to_string(), program])
        .args(words)
        .output()
        .expect("sh and prlimit are needed");
    Ended {
        said: String::from_utf8_lossy(&output.stdout).into_owned(),
        code: output.status.code(),
        hit: true,
    }
}

fn strace(program: &str, words: &[&str], log: &Path, trace: &str, inject: Option<&str>) -> Ended {
    let mut command = Command::new("strace");
    command
        .args(["-f", "-qq", "-o"])
        .arg(log)
        .args(["-e", trace]);
    if let Some(inject) = inject {
        command.args(["-e", inject]);
    }
    let output = command
        .arg(program)
        .args(words)
        .output()
        .expect("strace is needed: cargo xtask setup --tests");
    let lines = std::fs::read_to_string(log).unwrap_or_default();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    Ended {
        code: output.status.code(),
        hit: inject.is_none() || lines.contains("INJECTED"),
        said,
    }
}
