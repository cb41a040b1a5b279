//! Every byte and every length of each key file, of its copy and of their sums: with one of them damaged its
//! secret opens the journal, a wrong one is wrong, and what was damaged is mended. Of the lengths only some are
//! tried in the short form, where one more line or less makes no difference.

use std::fs;

use crate::common::*;
use vault::{Locked, RecoveryKey, VaultError};

const FILES: [&str; 5] = [
    "slot-passphrase.age",
    "slot-passphrase.age.bak",
    "slot-recovery.age",
    "slot-recovery.age.bak",
    "slots.sum",
];

/// Which bits of each byte: one of them in turn, in the long form all.
fn bits(at: usize) -> Vec<u32> {
    if is_long() {
        (0..8).collect()
    } else {
        vec![u32::try_from(at % 8).unwrap()]
    }
}

/// Neither a wrong passphrase nor another journal's recovery key is anything but wrong.
fn wrong_stays_wrong(locked: &Locked, stranger: &RecoveryKey, what: &str) {
    let answer = locked.unlock(&passphrase(OTHER), &now()).map(drop);
    assert!(
        matches!(answer, Err(VaultError::WrongPassphrase)),
        "{what}: {answer:?}"
    );
    let answer = locked.unlock_with_recovery_key(stranger, &now()).map(drop);
    assert!(
        matches!(answer, Err(VaultError::WrongRecoveryKey)),
        "{what}: {answer:?}"
    );
}

#[test]
fn one_damaged_key_file_shuts_nobody_out_and_makes_no_secret_wrong() {
    let folder = in_memory();
    let root = folder.path().join("data");
    let (vault, key) = make(&root);
    drop(vault);
    let (_, stranger) = make(&folder.path().join("another"));
    // Opened once, so that everything is settled.
    let locked = at(&root);
    drop(locked.unlock(&passphrase(PASSPHRASE), &now()).unwrap());
    let generation = root.join("gen-1");
    let read = || FILES.map(|name| fs::read(generation.join(name)).unwrap());
    let good = read();
    let mut tried = 0;
    for (name, whole) in FILES.iter().zip(&good) {
        let mut judge = |bytes: &[u8], what: &str| {
            let what = format!("{name}, {what}");
            tried += 1;
            fs::write(generation.join(name), bytes).unwrap();
            wrong_stays_wrong(&locked, &stranger, &what);
            if !name.starts_with("slot-passphrase") {
                let opened = locked.unlock_with_recovery_key(&key, &now());
                drop(opened.unwrap_or_else(|error| panic!("{what}: {error:?}")));
            }
            if !name.starts_with("slot-recovery") {
                let opened = locked.unlock(&passphrase(PASSPHRASE), &now());
                drop(opened.unwrap_or_else(|error| panic!("{what}: {error:?}")));
            }
            // The two files of a slot are alike again, and the sums say so.
            let now = read();
            assert!(now[0] == now[1] && now[2] == now[3], "{what}");
            let sums = String::from_utf8(now[4].clone()).unwrap();
            let sum = |at: usize| format!("{}  {}\n", sum_of(&now[at]), FILES[at]);
            assert!((0..4).all(|at| sums.contains(&sum(at))), "{what}: {sums}");
            for (name, whole) in FILES.iter().zip(&good) {
                fs::write(generation.join(name), whole).unwrap();
            }
        };
        for at in 0..whole.len() {
            for bit in bits(at) {
                let mut bytes = whole.clone();
                bytes[at] ^= 1 << bit;
                judge(&bytes, &format!("bit {bit} of byte {at}"));
            }
        }
        let ends = [0, 1, whole.len() - 2, whole.len() - 1];
        let between = (2..whole.len() - 2).step_by(tries(7, 1));
        for length in ends.into_iter().chain(between) {
            judge(&whole[..length], &format!("length {length}"));
        }
    }
    println!("key files: {tried} damaged, its secret opened each, no wrong one did");
}

fn sum_of(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    let sum = Sha256::digest(bytes);
    sum.iter().map(|byte| format!("{byte:02x}")).collect()
}
