//! A bit of a copy of the journal, anywhere, is not what it was, or the copy ends too early: it is said to be
//! damaged, or it holds exactly what it held. A journal for which a restore was refused stays as it was, byte
//! for byte; and where the part is damaged that the other secret opens, that is no wrong secret.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use faults::dice::Dice;
use faults::{in_memory, journal_at, tries};
use vault::{Backup, Integrity, RecoveryKey, Secret, VaultError};

/// What the copy holds, and what was written after it.
const COPIED: Range<u32> = 0..90;
const AFTER: Range<u32> = 90..98;

struct Made {
    folder: tempfile::TempDir,
    key: RecoveryKey,
    /// The copy's bytes, and how many of them come before and after the database.
    copy: Vec<u8>,
    before: usize,
    after: usize,
    told: (u64, u64),
}

fn writes(range: Range<u32>) -> impl Iterator<Item = u32> {
    // Each fiftieth is a copy.
    range.filter(|n| n % 50 != 49)
}

fn made() -> Made {
    let folder = in_memory();
    let root = folder.path().join("data");
    let locked = journal_at::locked(&root).unwrap();
    let now = journal_at::moment(0);
    let mut prepared = locked.prepare(&journal_at::passphrase(), &now).unwrap();
    let key = prepared.recovery_key().clone();
    let typed = journal_at::typed(&key, prepared.asked());
    let mut vault = prepared.finish(&typed, &now).unwrap();
    drop(prepared);
    for n in writes(COPIED) {
        journal_at::write(&mut vault, n).unwrap();
    }
    let backup = vault.back_up(&now).unwrap();
    for n in writes(AFTER) {
        journal_at::write(&mut vault, n).unwrap();
    }
    drop(vault);
    let passphrase = journal_at::passphrase();
    let told = locked.test_backup(&backup, &Secret::Passphrase(&passphrase));
    let told = told.unwrap();
    let copy = fs::read(backup.path()).unwrap();
    fs::remove_file(backup.path()).unwrap();
    let named = copy
        .windows(10)
        .position(|name| name == b"journal.db")
        .unwrap();
    Made {
        folder,
        key,
        before: named + 512,
        // The sums with their head, and two empty blocks.
        after: 4 * 512,
        copy,
        told: (told.check_ins, told.entries),
    }
}

fn every_byte(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(every_byte(&path));
        } else {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    found
}

fn lay(files: &BTreeMap<PathBuf, Vec<u8>>, root: &Path) {
    fs::remove_dir_all(root).unwrap();
    for (path, bytes) in files {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// What was restored is what was copied, no more and no less; and what opened the copy opens it, or is said to
/// be damaged.
fn is_what_was_copied(root: &Path, made: &Made) -> bool {
    let now = journal_at::moment(0);
    let locked = journal_at::locked(root).unwrap();
    let by_key = locked.unlock_with_recovery_key(&made.key, &now).map(drop);
    let by_key = matches!(by_key, Ok(()) | Err(VaultError::RecoverySlotDamaged));
    let by_passphrase = locked.unlock(&journal_at::passphrase(), &now);
    let opened = match by_passphrase {
        Ok(vault) => Some(vault),
        Err(VaultError::SlotDamaged) => {
            let mut recovered = locked.unlock_with_recovery_key(&made.key, &now).unwrap();
            let passphrase = journal_at::passphrase();
            recovered.choose_passphrase(&passphrase, &now).unwrap();
            recovered.into_vault().ok()
        }
        Err(_) => None,
    };
    let Some(mut vault) = opened else {
        return false;
    };
    by_key
        && writes(COPIED).all(|n| journal_at::is_there(&mut vault, n).unwrap())
        && writes(AFTER).all(|n| !journal_at::is_there(&mut vault, n).unwrap())
        && vault.check_integrity().unwrap() == Integrity::Whole
}

#[derive(Debug, Default)]
struct Counts {
    tried: u32,
    refused: u32,
    restored: u32,
    wrong: u32,
    touched: u32,
}

/// Tests and restores one damaged copy over the journal in `root`.
fn judge(
    bytes: &[u8],
    what: &str,
    made: &Made,
    whole: &BTreeMap<PathBuf, Vec<u8>>,
    to: &mut Counts,
) {
    let root = made.folder.path().join("data");
    let file = made.folder.path().join("picked.tar");
    fs::write(&file, bytes).unwrap();
    let backup = Backup::picked(&file);
    let passphrase = journal_at::passphrase();
    to.tried += 1;
    let secret = if to.tried.is_multiple_of(2) {
        Secret::Passphrase(&passphrase)
    } else {
        Secret::RecoveryKey(&made.key)
    };
    let locked = journal_at::locked(&root).unwrap();
    let tested = locked.test_backup(&backup, &secret);
    let restored = locked.restore(&backup, &secret);
    drop(locked);
    match (tested, restored) {
        (Err(VaultError::BackupDamaged), Err(VaultError::BackupDamaged)) => {
            to.refused += 1;
            to.touched += u32::from(every_byte(&root) != *whole);
        }
        (Ok(tested), Ok(restored)) => {
            to.restored += 1;
            let told = (tested.check_ins, tested.entries) == made.told;
            let again = (restored.check_ins, restored.entries) == made.told;
            let right = told && again && is_what_was_copied(&root, made);
            to.wrong += u32::from(!right);
            lay(whole, &root);
        }
        (tested, restored) => panic!("{what}: {tested:?}, {restored:?}"),
    }
}

#[test]
fn a_damaged_copy_is_said_to_be_damaged_or_gives_exactly_what_was_copied() {
    let made = made();
    // What a look at a copy leaves in the folder is there from the start.
    let root = made.folder.path().join("data");
    let whole = every_byte(&root);
    let good = &made.copy;
    let mut dice = Dice::of(31);
    let mut under = |end: usize| usize::try_from(dice.under(end as u64)).unwrap();
    let (flips, mut counts) = (tries(150, 10_000), Counts::default());
    for n in 0..flips {
        let flipped = |at: usize, bit: usize| {
            let mut bytes = good.clone();
            bytes[at] ^= 1 << bit;
            (bytes, format!("bit {bit} of byte {at}"))
        };
        let (bytes, what) = flipped(under(good.len()), under(8));
        judge(&bytes, &what, &made, &whole, &mut counts);
        if n % 4 == 0 {
            // Slots, heads and sums, which chance seldom hits.
            let at = under(made.before + made.after);
            let at = if at < made.before {
                at
            } else {
                good.len() - 1 - (at - made.before)
            };
            let (bytes, what) = flipped(at, under(8));
            judge(&bytes, &what, &made, &whole, &mut counts);
            let end = under(2) * (good.len() - made.after);
            let length = end + under(good.len() - end);
            let what = format!("{length} bytes of {}", good.len());
            judge(&good[..length], &what, &made, &whole, &mut counts);
        }
    }
    println!(
        "{flips} flips anywhere in a copy of {} bytes, {} more at its edges and cuts: {} refused and the journal untouched in all but {}, {} restored, {} wrong",
        good.len(),
        counts.tried - flips,
        counts.refused,
        counts.touched,
        counts.restored,
        counts.wrong
    );
    assert_eq!((counts.touched, counts.wrong), (0, 0), "{counts:?}");
    // Both happened, or nothing was tried: padding and the other slot are harmless, the rest is not.
    assert!(
        counts.refused > counts.tried / 2 && counts.restored > 0,
        "{counts:?}"
    );
}
