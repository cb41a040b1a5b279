//! Programs that are not ours open the journal, as docs/FORMAT.md tells: Debian's `age`, and
//! PyPI's `pyrage` and `sqlcipher3` in the Python that `EVENKEEL_PYTHON` names.

use std::path::PathBuf;
use std::process::Command;

use crate::common::*;
use journal::{Level, SignId};

/// The Python of `cargo xtask test`.
fn python() -> PathBuf {
    let named = std::env::var_os("EVENKEEL_PYTHON").map(PathBuf::from);
    let usual = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/venv/bin/python");
    let python = named.unwrap_or(usual);
    assert!(
        python.exists(),
        "no Python at {python:?}: cargo xtask test makes one"
    );
    python
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
#[ignore = "needs age, and Python with pyrage and sqlcipher3; cargo xtask test runs it"]
fn age_gives_the_key_and_sqlcipher_reads_the_journal() {
    let folder = in_memory();
    let (mut vault, key) = make(folder.path());
    vault
        .check_ins()
        .rate(
            day(),
            SignId::HeldBack,
            Some(Level::new(3).unwrap()),
            &now(),
        )
        .unwrap();
    vault
        .notes()
        .write(day(), "a quiet walk", 0, &now())
        .unwrap();
    drop(vault);

    let sheet = folder.path().join("recovery.txt");
    std::fs::write(&sheet, key.to_text().as_bytes()).unwrap();
    let slot = folder.path().join("gen-1/slot-recovery.age");
    let opened = Command::new("age")
        .arg("-d")
        .arg("-i")
        .arg(&sheet)
        .arg(&slot)
        .output()
        .expect("age is needed: cargo xtask setup --tests");
    assert!(
        opened.status.success(),
        "{}",
        String::from_utf8_lossy(&opened.stderr)
    );
    assert_eq!(
        (opened.stdout.len(), &opened.stdout[..8]),
        (61, &b"EVKLSLOT"[..])
    );
    let by_recovery = hex(&opened.stdout[29..]);

    let script = r#"
import sys, pyrage, sqlcipher3
root, passphrase, key = sys.argv[1:]
slot = open(root + "/gen-1/slot-passphrase.age", "rb").read()
assert pyrage.passphrase.decrypt(slot, passphrase)[-32:].hex() == key, "the slots differ"
db = sqlcipher3.connect(root + "/gen-1/journal.db")
db.execute("PRAGMA key = \"x'" + key + "'\"")
print(db.execute("SELECT for_date, sign, level FROM rating").fetchall())
print(db.execute("SELECT body FROM day_note").fetchall())
print(db.execute("PRAGMA cipher_integrity_check").fetchall())
"#;
    let read = Command::new(python())
        .args(["-c", script])
        .arg(folder.path())
        .args([PASSPHRASE, &by_recovery])
        .output()
        .unwrap();
    assert!(
        read.status.success(),
        "{}",
        String::from_utf8_lossy(&read.stderr)
    );
    assert_eq!(
        String::from_utf8(read.stdout).unwrap(),
        "[('2026-11-23', 'held-back', 3)]\n[('a quiet walk',)]\n[]\n"
    );
    // And ours still opens it afterwards.
    at(folder.path())
        .unlock(&passphrase(PASSPHRASE), &now())
        .unwrap();
}

#[test]
fn the_sums_are_what_sha256sum_checks() {
    let (_folder, root, _) = made();
    let checked = Command::new("sha256sum")
        .args(["--check", "--strict", "slots.sum"])
        .current_dir(root.join("gen-1"))
        .output()
        .unwrap();
    assert!(
        checked.status.success(),
        "{}",
        String::from_utf8_lossy(&checked.stdout)
    );
}
