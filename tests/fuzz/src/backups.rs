use std::fs;

use sha2::{Digest, Sha256};
use vault::{Secret, VaultError};

use crate::Bench;
use crate::bench::passphrase;
use crate::edit::edited;

const BLOCK: usize = 512;
const NAMES: [&str; 4] = [
    "slot-passphrase.age",
    "slot-recovery.age",
    "journal.db",
    "sums",
];

/// The file of a copy is what the input says: changed, made anew with one other part, or the input
/// itself. It is the copy that was made, or it is refused; nothing else is ever taken for it.
pub(crate) fn backups(bench: &mut Bench, data: &[u8]) {
    let Some((&first, rest)) = data.split_first() else {
        return;
    };
    let members = members(&bench.backup_bytes);
    let (bytes, is_rebuilt) = match first % 4 {
        0 => (rest.to_vec(), false),
        1 | 2 => {
            let starts: Vec<usize> = members.iter().map(|(at, _)| at - BLOCK).collect();
            (edited(&bench.backup_bytes, &starts, rest), false)
        }
        _ => {
            let which = usize::from(first >> 2) % 4;
            (
                rebuilt(&bench.backup_bytes, &members, which, first & 128 != 0, rest),
                true,
            )
        }
    };
    // A key derivation of seconds is accepted, and not tried here.
    if asks_for_work(&bytes) {
        return;
    }
    fs::write(bench.backup.path(), &bytes).unwrap();
    judge(bench, &bytes, is_rebuilt);
    fs::write(bench.backup.path(), &bench.backup_bytes).unwrap();
}

fn judge(bench: &mut Bench, bytes: &[u8], is_rebuilt: bool) {
    let locked = &bench.locked;
    let listed = locked.backups().unwrap();
    assert_eq!(listed.len(), 1, "a copy is listed by its name");
    let key = bench.key.clone();
    let passphrase = passphrase();
    for secret in [Secret::Passphrase(&passphrase), Secret::RecoveryKey(&key)] {
        match locked.test_backup(&bench.backup, &secret) {
            Ok(told) => assert_eq!(told, bench.proven, "another journal was proven"),
            Err(VaultError::BackupDamaged) => {}
            // The sums say that the other slot is whole.
            Err(
                VaultError::WrongPassphrase
                | VaultError::WrongRecoveryKey
                | VaultError::NeedsMoreMemory { .. }
                | VaultError::EncryptionOff,
            ) if is_rebuilt => {}
            Err(error) => panic!("{error:?}"),
        }
    }
    if !is_rebuilt && bench.backup.is_whole() {
        let length = bench.backup_bytes.len() - 3 * BLOCK;
        let (good, found) = (&bench.backup_bytes[..length], bytes.get(..length));
        let same = |(at, bytes): (usize, &[u8])| {
            found.and_then(|found| found.get(at..at + bytes.len())) == Some(bytes)
        };
        let mut parts = members(good).into_iter().take(3);
        assert!(
            parts.all(|(at, length)| same((at, &good[at..at + length]))),
            "a changed copy passes for whole"
        );
    }
}

/// Where each member's content begins, and how long it is: a tar, read as docs/FORMAT.md tells.
fn members(copy: &[u8]) -> Vec<(usize, usize)> {
    let mut at = 0;
    let mut found = Vec::new();
    for _ in NAMES {
        let Some(digits) = copy.get(at + 124..at + 135) else {
            break;
        };
        let length = usize::from_str_radix(std::str::from_utf8(digits).unwrap(), 8).unwrap();
        found.push((at + BLOCK, length));
        at += BLOCK + length.div_ceil(BLOCK) * BLOCK;
    }
    found
}

/// The same copy with another content of one member, its head right, and its sum right or not.
fn rebuilt(
    copy: &[u8],
    members: &[(usize, usize)],
    which: usize,
    with_sums: bool,
    other: &[u8],
) -> Vec<u8> {
    let mut out = Vec::new();
    let mut sums = String::new();
    for (n, (name, &(at, length))) in NAMES.iter().zip(members).enumerate() {
        let good = &copy[at..at + length];
        let content = match n {
            _ if n == which => other,
            3 if with_sums => sums.as_bytes(),
            _ => good,
        };
        let content = content.to_vec();
        let sum = Sha256::digest(&content);
        sums.extend(sum.iter().map(|byte| format!("{byte:02x}")));
        sums.push_str(&format!("  {name}\n"));
        out.extend(head(&copy[at - BLOCK..at], content.len()));
        out.extend(&content);
        out.resize(out.len().next_multiple_of(BLOCK), 0);
    }
    out.resize(out.len() + 2 * BLOCK, 0);
    out
}

/// A member's head with another length.
fn head(good: &[u8], length: usize) -> Vec<u8> {
    let mut head = good.to_vec();
    head[124..135].copy_from_slice(format!("{length:011o}").as_bytes());
    head[148..156].fill(b' ');
    let sum: u32 = head.iter().map(|&byte| u32::from(byte)).sum();
    head[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    head
}

fn asks_for_work(copy: &[u8]) -> bool {
    let slot = copy.get(BLOCK..BLOCK + 2048).unwrap_or_default();
    let end = slot.iter().position(|&byte| byte == 0);
    let log_n = crate::slots::work_factor(&slot[..end.unwrap_or(slot.len())]);
    log_n.is_some_and(|log_n| (9..=20).contains(&log_n))
}
