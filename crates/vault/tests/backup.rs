//! Copies of the journal: made, proven, kept, found again, restored; and what happens when they, the
//! folder or the secret are not as they were.

use std::fs;
use std::path::Path;

use crate::common::entries::*;
use crate::common::*;
use vault::{Backup, Secret, Vault, VaultError};

const NEXT: &str = "seven herons over a slow canal";
const CANARY: &str = "the-blue-heron-stood-in-the-canal";

fn note(vault: &mut Vault, text: &str) {
    let before = vault.notes().of_day(day()).unwrap().revision;
    vault.notes().write(day(), text, before, &now()).unwrap();
}

fn read_note(root: &Path, with: &str) -> String {
    let mut vault = at(root).unlock(&passphrase(with), &now()).unwrap();
    vault.notes().of_day(day()).unwrap().text
}

/// A journal with one copy, whose note was changed since.
fn copied(root: &Path) -> (Backup, vault::RecoveryKey) {
    let (mut vault, key) = make(root);
    note(&mut vault, "as it was");
    vault
        .entries()
        .save(id(1), 0, titled("One"), &now())
        .unwrap();
    let backup = vault.back_up(&now()).unwrap();
    note(&mut vault, "as it is");
    (backup, key)
}

#[test]
fn a_copy_brings_the_journal_back_with_the_passphrase_or_the_recovery_key() {
    for by_key in [false, true] {
        let folder = in_memory();
        let (backup, key) = copied(folder.path());
        let secret = passphrase(PASSPHRASE);
        let secret = if by_key {
            Secret::RecoveryKey(&key)
        } else {
            Secret::Passphrase(&secret)
        };
        let locked = at(folder.path());
        let tested = locked.test_backup(&backup, &secret).unwrap();
        assert_eq!((tested.check_ins, tested.entries), (0, 1));
        assert_eq!(tested.made.unwrap().to_utc(), now().utc);
        let restored = locked.restore(&backup, &secret).unwrap();
        assert_eq!(restored.entries, 1);
        assert_eq!(
            locked.set_aside().unwrap().len(),
            1,
            "the one before is kept"
        );
        drop(locked);
        assert_eq!(read_note(folder.path(), PASSPHRASE), "as it was");
    }
}

#[test]
fn nothing_is_made_anew_while_nothing_changed() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    assert!(vault.changed_since_backup().unwrap(), "there is none yet");
    let first = vault.back_up(&now()).unwrap();
    assert!(!vault.changed_since_backup().unwrap());
    note(&mut vault, "more");
    assert!(vault.changed_since_backup().unwrap());
    let second = vault.back_up(&later(1)).unwrap();
    assert!(second.sequence() > first.sequence());
    fs::remove_file(second.path()).unwrap();
    assert!(vault.changed_since_backup().unwrap(), "the newest is gone");
}

#[test]
fn no_byte_of_a_copy_or_of_its_making_is_plain() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    note(&mut vault, CANARY);
    let backup = vault.back_up(&now()).unwrap();
    vault.rehearse_restore(&backup).unwrap();
    drop(vault);
    for (path, bytes) in every_byte(folder.path()) {
        assert!(!holds(&bytes.0, CANARY), "{}", path.display());
    }
    let left: Vec<_> = fs::read_dir(folder.path().join("backups"))
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn an_old_copy_wants_the_passphrase_of_its_time_until_it_is_rewrapped() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let old = vault.back_up(&now()).unwrap();
    vault
        .rewrap(&passphrase(PASSPHRASE), &passphrase(NEXT), &now())
        .unwrap();
    drop(vault);
    let locked = at(folder.path());
    let (before, after) = (passphrase(PASSPHRASE), passphrase(NEXT));
    assert!(matches!(
        locked.test_backup(&old, &Secret::Passphrase(&after)),
        Err(VaultError::WrongPassphrase)
    ));
    locked
        .test_backup(&old, &Secret::Passphrase(&before))
        .unwrap();
    drop(locked);
    let mut vault = at(folder.path()).unlock(&after, &now()).unwrap();
    let told = vault
        .rewrap_backups(std::slice::from_ref(&old), &after, None)
        .unwrap();
    assert_eq!(told.done, [old.sequence()]);
    drop(vault);
    let locked = at(folder.path());
    locked
        .test_backup(&old, &Secret::Passphrase(&after))
        .unwrap();
    assert!(matches!(
        locked.test_backup(&old, &Secret::Passphrase(&before)),
        Err(VaultError::WrongPassphrase)
    ));
}

#[test]
fn a_second_folder_holds_the_same_copy_and_is_never_made() {
    let folder = in_memory();
    let stick = in_memory();
    let (mut vault, _) = make(folder.path());
    let first = vault.back_up(&now()).unwrap();
    let second = vault.copy_backup(&first, stick.path()).unwrap();
    assert!(fs::read(first.path()).unwrap() == fs::read(second.path()).unwrap());
    assert_eq!(vault.backups_in(stick.path()).unwrap().len(), 1);
    let missing = stick.path().join("not-plugged-in");
    assert!(matches!(
        vault.copy_backup(&first, &missing),
        Err(VaultError::FolderMissing)
    ));
    assert!(!missing.exists());
    assert_eq!(vault.backups().unwrap().len(), 1, "the first stands");
}

#[test]
fn copies_of_another_journal_in_one_folder_are_let_be() {
    let stick = in_memory();
    let (mine, theirs) = (in_memory(), in_memory());
    let (mut other, _) = make(theirs.path());
    let copy = other.back_up(&now()).unwrap();
    let laid = other.copy_backup(&copy, stick.path()).unwrap();
    let (mut vault, _) = make(mine.path());
    let mut newest = None;
    for hours in 0..40 {
        note(&mut vault, &format!("note {hours}"));
        let copy = vault.back_up(&later(12 * hours)).unwrap();
        newest = Some(vault.copy_backup(&copy, stick.path()).unwrap());
        vault.thin_out(newest.as_ref().unwrap()).unwrap();
    }
    assert!(laid.path().is_file());
    assert!(newest.unwrap().path().is_file());
    let kept = vault.backups_in(stick.path()).unwrap().len();
    assert!((12..40).contains(&kept), "{kept} are kept");
}

#[test]
fn a_copy_made_after_an_older_one_was_restored_is_the_newest() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let first = vault.back_up(&now()).unwrap();
    note(&mut vault, "more");
    let second = vault.back_up(&later(1)).unwrap();
    drop(vault);
    let secret = passphrase(PASSPHRASE);
    at(folder.path())
        .restore(&first, &Secret::Passphrase(&secret))
        .unwrap();
    let mut vault = at(folder.path()).unlock(&secret, &later(2)).unwrap();
    let third = vault.back_up(&later(2)).unwrap();
    assert!(third.sequence() > second.sequence());
    vault.thin_out(&third).unwrap();
    assert!(second.path().is_file(), "of the present days nothing goes");
}

#[test]
fn a_damaged_copy_is_one_of_the_right_answers_and_never_wrong_data() {
    let folder = in_memory();
    let (backup, _) = copied(folder.path());
    let whole = fs::read(backup.path()).unwrap();
    let before = every_byte(&folder.path().join("gen-1"));
    let locked = at(folder.path());
    let secret = passphrase(PASSPHRASE);
    let secret = Secret::Passphrase(&secret);
    let (mut tried, mut refused) = (0, 0);
    // Both slots with their heads, and the sums with theirs, at every byte (in the short form at every third);
    // the database in steps of a prime.
    let sums = whole.len() - 2560;
    let each = tries(3, 1);
    let places = (0..4096)
        .step_by(each)
        .chain((4096..sums).step_by(997))
        .chain((sums..whole.len()).step_by(each));
    let mut judge = |bytes: &[u8]| {
        fs::write(backup.path(), bytes).unwrap();
        tried += 1;
        match locked.test_backup(&backup, &secret) {
            // Padding, a name, or a slot of which a sum is kept and the other slot opened.
            Ok(told) => assert_eq!((told.check_ins, told.entries), (0, 1)),
            Err(VaultError::BackupDamaged) => refused += 1,
            Err(other) => panic!("{other:?}"),
        }
    };
    for place in places {
        let mut bytes = whole.clone();
        bytes[place] ^= 0x20;
        judge(&bytes);
    }
    for length in (0..whole.len()).step_by(1 + whole.len() / 400) {
        judge(&whole[..length]);
    }
    assert!(refused * 2 > tried, "{refused} of {tried} were refused");
    println!("{tried} damaged copies: {refused} refused, none gave wrong data");
    fs::write(backup.path(), &whole).unwrap();
    locked.test_backup(&backup, &secret).unwrap();
    assert!(
        before == every_byte(&folder.path().join("gen-1")),
        "not touched"
    );
}

/// A copy in which one slot is damaged, at a byte of its armour.
fn with_damaged_slot(backup: &Backup, slot: &str, at: usize) {
    let mut bytes = fs::read(backup.path()).unwrap();
    let head = bytes
        .windows(slot.len())
        .position(|name| name == slot.as_bytes());
    bytes[head.unwrap() + 512 + at] ^= 0x04;
    fs::write(backup.path(), bytes).unwrap();
}

#[test]
fn a_slot_that_is_damaged_in_the_copy_is_damaged_in_what_was_restored_and_no_wrong_secret() {
    // In the head of the age file, in the wrapped key, in its code, and in what it wraps.
    for place in (40..400).step_by(30) {
        let words = passphrase(PASSPHRASE);
        let folder = in_memory();
        let (backup, key) = copied(folder.path());
        with_damaged_slot(&backup, "slot-passphrase.age", place);
        let locked = at(folder.path());
        let refused = locked.restore(&backup, &Secret::Passphrase(&words));
        assert!(matches!(refused, Err(VaultError::BackupDamaged)), "{place}");
        let by_key = Secret::RecoveryKey(&key);
        locked.restore(&backup, &by_key).unwrap();
        let shut = locked.unlock(&words, &now()).map(drop);
        assert!(
            matches!(shut, Err(VaultError::SlotDamaged)),
            "{place}: {shut:?}"
        );
        let mut opened = locked.unlock_with_recovery_key(&key, &now()).unwrap();
        opened.choose_passphrase(&passphrase(NEXT), &now()).unwrap();
        drop((opened, locked));
        assert_eq!(read_note(folder.path(), NEXT), "as it was");

        let folder = in_memory();
        let (backup, key) = copied(folder.path());
        with_damaged_slot(&backup, "slot-recovery.age", place);
        let locked = at(folder.path());
        let refused = locked.restore(&backup, &Secret::RecoveryKey(&key));
        assert!(matches!(refused, Err(VaultError::BackupDamaged)), "{place}");
        let by_words = Secret::Passphrase(&words);
        locked.restore(&backup, &by_words).unwrap();
        let shut = locked.unlock_with_recovery_key(&key, &now()).map(drop);
        assert!(
            matches!(shut, Err(VaultError::RecoverySlotDamaged)),
            "{place}: {shut:?}"
        );
        drop(locked);
        assert_eq!(read_note(folder.path(), PASSPHRASE), "as it was");
        // The journal knows whom its recovery slot is for: that was sealed anew.
        let opened = at(folder.path()).unlock_with_recovery_key(&key, &now());
        drop(opened.unwrap());
    }
}

#[test]
fn a_copy_with_a_damaged_recovery_slot_is_not_rewrapped_as_if_it_were_whole() {
    let folder = in_memory();
    let (backup, key) = copied(folder.path());
    with_damaged_slot(&backup, "slot-recovery.age", 130);
    let damaged = fs::read(backup.path()).unwrap();
    let words = passphrase(PASSPHRASE);
    let mut vault = at(folder.path()).unlock(&words, &now()).unwrap();
    let told = vault
        .rewrap_backups(std::slice::from_ref(&backup), &words, None)
        .unwrap();
    assert!(
        matches!(told.left[..], [(_, VaultError::BackupDamaged)]),
        "{told:?}"
    );
    drop(vault);
    assert!(fs::read(backup.path()).unwrap() == damaged);
    let locked = at(folder.path());
    let by_key = locked.test_backup(&backup, &Secret::RecoveryKey(&key));
    assert!(
        matches!(by_key, Err(VaultError::BackupDamaged)),
        "{by_key:?}"
    );
    locked
        .test_backup(&backup, &Secret::Passphrase(&words))
        .unwrap();
}

/// A measurement as well: `cargo test --release -p vault --test all -- --ignored --nocapture ten_thousand_entries`.
#[test]
#[ignore = "for its length; cargo xtask test --long runs it"]
fn long_form_ten_thousand_entries_are_copied_and_restored() {
    use std::time::Instant;
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let mut ids = (1_u128..).map(|n| uuid::Uuid::from_u128(n | 0x7000_8000_0000_0000_0000));
    let at_local = |local: chrono::NaiveDateTime| vault::Moment {
        utc: local.and_utc(),
        ..now()
    };
    let entries = journal::many_entries(day(), 10_000)
        .map(|entry| vault::table::Recorded::made(entry, at_local, |_| ids.next().unwrap()));
    vault.entries().record(entries).unwrap();
    let begun = Instant::now();
    let backup = vault.back_up(&later(1)).unwrap();
    let copied = begun.elapsed();
    let begun = Instant::now();
    assert!(!vault.changed_since_backup().unwrap());
    let asked = begun.elapsed();
    drop(vault);
    let secret = passphrase(PASSPHRASE);
    let begun = Instant::now();
    let restored = at(folder.path()).restore(&backup, &Secret::Passphrase(&secret));
    let took = begun.elapsed();
    assert_eq!(restored.unwrap().entries, 10_000);
    let bytes = fs::metadata(backup.path()).unwrap().len();
    println!(
        "10,000 entries: copied and proven in {copied:?}, {bytes} bytes; asked whether it changed {asked:?}; restored in {took:?}"
    );
}
