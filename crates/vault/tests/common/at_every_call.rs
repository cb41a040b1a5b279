//! A ceremony is killed, or refused, at each of its file calls in turn. strace does it.
#![allow(clippy::expect_used, clippy::print_stdout)]

use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use journal::{Level, SignId};
use vault::VaultError;

use super::*;

/// Every call by which a ceremony changes the disk.
pub const CALLS: [&str; 11] = [
    "openat",
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "rename",
    "unlink",
    "unlinkat",
    "rmdir",
    "ftruncate",
    "mkdir",
];

/// Runs a ceremony that is killed at the `n`th `call`. Whether it was.
pub fn killed_at(root: &Path, words: &[&str], call: &str, n: u32) -> bool {
    let status = Command::new("strace")
        .args([
            "-f",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            &format!("trace={call}"),
        ])
        .args(["-e", &format!("inject={call}:signal=SIGKILL:when={n}")])
        .arg(env!("CARGO_BIN_EXE_vault-ceremony"))
        .arg(root)
        .args(words)
        .status()
        .expect("strace is needed: cargo xtask setup --tests");
    let killed = status.signal() == Some(9) || status.code() == Some(137);
    assert!(
        killed || status.success(),
        "{words:?} ended by itself: {status}"
    );
    killed
}

/// Runs a ceremony in which the `n`th `call` is refused with an input/output error. Whether it was.
pub fn refused_at(root: &Path, words: &[&str], call: &str, n: u32) -> bool {
    let log = root.with_extension("calls");
    Command::new("strace")
        .args(["-f", "-qq", "-o"])
        .arg(&log)
        .args(["-e", &format!("trace={call}")])
        .args(["-e", &format!("inject={call}:error=EIO:when={n}")])
        .arg(env!("CARGO_BIN_EXE_vault-ceremony"))
        .arg(root)
        .args(words)
        .stderr(std::process::Stdio::null())
        .status()
        .expect("strace is needed: cargo xtask setup --tests");
    std::fs::read_to_string(log).unwrap().contains("INJECTED")
}

/// Kills at every call; `after` judges what is left. Prints tries and losses.
pub fn at_every_call(words: &[&str], before: &dyn Fn(&Path), after: &dyn Fn(&Path)) {
    let mut tries = 0;
    for call in CALLS {
        for n in 1.. {
            let folder = tempfile::tempdir().unwrap();
            let root = folder.path().join("data");
            before(&root);
            let killed = killed_at(&root, words, call, n);
            tries += u32::from(killed);
            after(&root);
            if !killed {
                break;
            }
        }
    }
    println!("{}: killed at {tries} calls, 0 lost", words[0]);
    assert!(tries > 30, "the rig did not kill");
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
