//! A byte of the database, anywhere, is not what it was: the journal opens or is said to be damaged; what reads is
//! right; the check finds it; and salvage brings back what does not lie on the page that was hit.

use std::fs;
use std::path::Path;

use faults::dice::Dice;
use faults::{in_memory, journal_at, tries};
use vault::{Integrity, Secret, Vault, VaultError};

/// Enough for some hundred pages.
const WRITES: u32 = 600;

/// How a write reads.
#[derive(PartialEq, Eq)]
enum Reads {
    Right,
    /// It is said to be damaged.
    Damaged,
    Wrong,
}

/// Copies stand beside the database, and an entry that was changed since reads as it was changed.
fn is_looked_at(n: u32) -> bool {
    n % 50 != 49 && n % 4 != 2
}

fn read(vault: &mut Vault, n: u32) -> Reads {
    match journal_at::is_there(vault, n) {
        Ok(true) => Reads::Right,
        Err(VaultError::JournalDamaged | VaultError::BadValue { .. }) => Reads::Damaged,
        Ok(false) | Err(_) => Reads::Wrong,
    }
}

fn made() -> tempfile::TempDir {
    let folder = in_memory();
    let root = folder.path().join("data");
    journal_at::make(&root);
    let mut vault = journal_at::open(&root).unwrap();
    for n in (0..WRITES).filter(|n| n % 50 != 49) {
        journal_at::write(&mut vault, n).unwrap();
    }
    folder
}

/// What salvage brings back of what is looked at.
fn salvaged(root: &Path) -> u32 {
    let passphrase = journal_at::passphrase();
    let locked = journal_at::locked(root).unwrap();
    if locked.salvage(&Secret::Passphrase(&passphrase)).is_err() {
        return 0;
    }
    drop(locked);
    let mut vault = journal_at::open(root).unwrap();
    let there = |n: &u32| is_looked_at(*n) && read(&mut vault, *n) == Reads::Right;
    u32::try_from((0..WRITES).filter(there).count()).unwrap()
}

#[test]
fn a_flipped_byte_gives_no_wrong_value_and_is_found_and_nearly_all_comes_back() {
    let made = made();
    let whole = made.path().join("data");
    let good = fs::read(whole.join("gen-1/journal.db")).unwrap();
    let all = u32::try_from((0..WRITES).filter(|&n| is_looked_at(n)).count()).unwrap();
    let mut dice = Dice::of(29);
    let (flips, mut shut, mut unread, mut wrong, mut unfound) = (tries(100, 10_000), 0, 0, 0, 0);
    let (mut saved, mut worst) = (0_u64, all);
    for _ in 0..flips {
        let trial = in_memory();
        let root = trial.path().join("data");
        fs::create_dir_all(root.join("gen-1")).unwrap();
        for file in [
            "CURRENT",
            "gen-1/slot-passphrase.age",
            "gen-1/slot-recovery.age",
            "gen-1/slots.sum",
        ] {
            fs::copy(whole.join(file), root.join(file)).unwrap();
        }
        let mut bytes = good.clone();
        let at = usize::try_from(dice.under(bytes.len() as u64)).unwrap();
        bytes[at] ^= 1 << dice.under(8);
        fs::write(root.join("gen-1/journal.db"), bytes).unwrap();
        match journal_at::open(&root) {
            Ok(mut vault) => {
                for n in (0..WRITES).filter(|&n| is_looked_at(n)) {
                    match read(&mut vault, n) {
                        Reads::Right => {}
                        Reads::Damaged => unread += 1,
                        Reads::Wrong => wrong += 1,
                    }
                }
                let found = vault.check_integrity();
                unfound += u32::from(!matches!(found, Ok(Integrity::Damaged { .. })));
            }
            Err(VaultError::JournalDamaged) => shut += 1,
            Err(error) => panic!("byte {at}: {error:?}"),
        }
        let back = salvaged(&root);
        saved += u64::from(back);
        worst = worst.min(back);
    }
    let of = u64::from(all) * u64::from(flips);
    println!(
        "{flips} flips: {wrong} wrong values, {unfound} not found by the check, {shut} opened nothing, {unread} values not read; salvage brought back {saved} of {of}, at worst {worst} of {all}"
    );
    assert_eq!((wrong, unfound), (0, 0));
    // Of all values, those on the pages that were hit among them.
    assert!(saved * 100 >= of * 98, "{saved} of {of}");
}
