//! A ceremony is killed before each change it makes to the disk, or refused at each of its file calls, in turn.
//! strace does it.

use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use journal::{Level, SignId};
use vault::VaultError;

use super::*;

/// Every call by which a ceremony looks at the disk or changes it.
pub const CALLS: [&str; 12] = [
    "openat",
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "rename",
    "renameat2",
    "unlink",
    "unlinkat",
    "rmdir",
    "ftruncate",
    "mkdir",
];

/// One call of an undisturbed ceremony: which, and the how manieth of its kind.
#[derive(Debug, Clone, Copy)]
struct Call {
    name: &'static str,
    n: usize,
    /// Whether the disk is another after it. A kill before one that only looks, or that waits for the disk,
    /// leaves just what a kill before the next change does.
    changes: bool,
}

/// The calls of a ceremony in `root`, from the first that has to do with the journal on: before it the system
/// loads the program. In the long form every one.
fn calls_of(root: &Path, words: &[&str]) -> Vec<Call> {
    let log = root.with_extension("calls");
    let traced = format!("trace={}", CALLS.join(","));
    let status = ceremony(root, words, &log, &["-e", &traced]).status();
    let status = status.expect("strace is needed: cargo xtask setup --tests");
    assert!(status.success(), "{words:?}, undisturbed: {status}");
    let lines = std::fs::read_to_string(&log).unwrap();
    let (mut made, mut calls) = (CALLS.map(|name| (name, 0)), Vec::new());
    let mut has_begun = false;
    for line in lines.lines() {
        has_begun |= line.contains(root.to_str().unwrap());
        let called = |(name, _): &&mut (&str, usize)| line.contains(&format!(" {name}("));
        let Some((name, n)) = made.iter_mut().find(called) else {
            continue;
        };
        *n += 1;
        let only_looks = *name == "openat" && !line.contains("O_CREAT");
        let waits = matches!(*name, "fsync" | "fdatasync");
        if has_begun {
            calls.push(Call {
                name,
                n: *n,
                changes: !(only_looks || waits || line.contains(" = -1 ")),
            });
        }
    }
    if is_long() { calls } else { thinned(calls) }
}

/// Of a row of pages that are written one after the other, the first, the last and every fifth: what is left by
/// those between is no other than what is left by these.
fn thinned(calls: Vec<Call>) -> Vec<Call> {
    let rows = calls.chunk_by(|one, next| one.name == "pwrite64" && next.name == "pwrite64");
    let kept = rows.flat_map(|row| {
        let ends = move |&(at, _): &(usize, &Call)| at % 5 == 0 || at + 1 == row.len();
        row.iter().enumerate().filter(ends).map(|(_, call)| *call)
    });
    kept.collect()
}

/// The ceremony under strace.
fn ceremony(root: &Path, words: &[&str], log: &Path, how: &[&str]) -> Command {
    let mut strace = Command::new("strace");
    strace
        .args(["-f", "-qq", "-o"])
        .arg(log)
        .args(how)
        .arg(env!("CARGO_BIN_EXE_vault-ceremony"))
        .arg(root)
        .args(words)
        // What is refused falls: where it fell is nobody's question, and takes longer to find than all else.
        .env("RUST_BACKTRACE", "0");
    strace
}

/// Runs a ceremony that is killed at this call. Whether it was.
fn killed_at(root: &Path, words: &[&str], Call { name, n, .. }: Call) -> bool {
    let trace = format!("trace={name}");
    let inject = format!("inject={name}:signal=SIGKILL:when={n}");
    let how = ["-e", &trace, "-e", &inject];
    let status = ceremony(root, words, Path::new("/dev/null"), &how).status();
    let status = status.expect("strace is needed: cargo xtask setup --tests");
    let killed = status.signal() == Some(9) || status.code() == Some(137);
    assert!(
        killed || status.success(),
        "{words:?} ended by itself: {status}"
    );
    killed
}

/// Runs a ceremony in which this call is refused with an input/output error. Whether it was.
fn refused_at(root: &Path, words: &[&str], Call { name, n, .. }: Call) -> bool {
    let log = root.with_extension("calls");
    let trace = format!("trace={name}");
    let inject = format!("inject={name}:error=EIO:when={n}");
    let how = ["-e", &trace, "-e", &inject];
    let mut strace = ceremony(root, words, &log, &how);
    let status = strace.stderr(std::process::Stdio::null()).status();
    status.expect("strace is needed: cargo xtask setup --tests");
    std::fs::read_to_string(log).unwrap().contains("INJECTED")
}

/// Kills before every change, and lets it come to its end once; `after` judges what is left. Prints tries and
/// losses.
pub fn at_every_call(words: &[&str], before: &dyn Fn(&Path), after: &dyn Fn(&Path)) {
    let folder = in_memory();
    let root = folder.path().join("data");
    before(&root);
    let calls = calls_of(&root, words);
    after(&root);
    let (mut tries, mut killed) = (0, 0);
    for call in calls.into_iter().filter(|call| call.changes) {
        let folder = in_memory();
        let root = folder.path().join("data");
        before(&root);
        killed += usize::from(killed_at(&root, words, call));
        tries += 1;
        after(&root);
    }
    println!("{}: killed at {killed} calls, 0 lost", words[0]);
    assert!(
        killed > 10 && killed * 10 >= tries * 9,
        "the rig did not kill: {killed} of {tries}"
    );
}

/// Refuses every call of these kinds, or of any; `after` judges what is left. Prints tries and losses.
pub fn refused_at_every_call(
    words: &[&str],
    kinds: Option<&[&str]>,
    before: &dyn Fn(&Path),
    after: &dyn Fn(&Path),
) {
    let folder = in_memory();
    let root = folder.path().join("data");
    before(&root);
    let calls = calls_of(&root, words).into_iter();
    let calls = calls.filter(|call| kinds.is_none_or(|kinds| kinds.contains(&call.name)));
    let (mut tries, mut refused) = (0, 0);
    for call in calls {
        let folder = in_memory();
        let root = folder.path().join("data");
        before(&root);
        refused += usize::from(refused_at(&root, words, call));
        tries += 1;
        after(&root);
    }
    println!("{}: refused at {refused} calls, 0 lost", words[0]);
    assert!(
        refused > 10 && refused * 10 >= tries * 9,
        "the rig did not refuse: {refused} of {tries}"
    );
}

/// A journal with one rating, whose passphrase and recovery key are known.
pub fn one_rating() -> (tempfile::TempDir, PathBuf, vault::RecoveryKey) {
    let (folder, root, key) = made();
    let mut vault = at(&root).unlock(&passphrase(PASSPHRASE), &now()).unwrap();
    vault
        .check_ins()
        .rate(day(), SignId::Drama, Some(Level::new(2).unwrap()), &now())
        .unwrap();
    drop(vault);
    (folder, root, key)
}

/// Opens with the old or the new passphrase and finds the rating.
pub fn opens_with_one_of_them(root: &Path) {
    let with_old = at(root).unlock(&passphrase(PASSPHRASE), &now());
    let opened = match with_old {
        Err(VaultError::WrongPassphrase) => at(root).unlock(&passphrase(OTHER), &now()),
        other => other,
    };
    let mut vault = opened.unwrap();
    assert_eq!(vault.check_ins().of_day(day()).unwrap().len(), 1);
    assert_eq!(vault.check_integrity().unwrap(), vault::Integrity::Whole);
}
