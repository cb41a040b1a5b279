//! Sealed files and slots that are made to keep a reader busy: age takes quadratic time over the stanzas of a
//! header, so what is too large is refused before it is given to age. And reading can be called off.

use std::cell::Cell;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;

use crate::common::*;
use age::armor::{ArmoredWriter, Format};
use vault::{
    Backup, Identity, RECIPIENTS_MAX, Recipient, SealError, Secret, To, VaultError, With,
    WorkFactor, seal, unseal, unseal_until,
};

/// A header of so many empty stanzas.
fn stanzas(how_many: usize) -> Vec<u8> {
    let mut text = "age-encryption.org/v1\n".to_owned();
    text.push_str(&"-> a\n\n".repeat(how_many));
    text.push_str("--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n");
    text.into_bytes()
}

fn armored(bytes: &[u8]) -> Vec<u8> {
    let mut writer = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor).unwrap();
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

fn with_passphrase() -> With {
    With::Passphrase(passphrase(PASSPHRASE))
}

/// Counts what is read of it: a header that goes on and on.
struct Endless<'a> {
    start: &'a [u8],
    read: &'a Cell<u64>,
}

impl Read for Endless<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        let given = if self.start.is_empty() {
            bytes.fill(b'a');
            bytes.len()
        } else {
            self.start.read(bytes)?
        };
        self.read.set(self.read.get() + given as u64);
        Ok(given)
    }
}

#[test]
fn a_header_of_many_stanzas_is_refused_before_age_reads_it() {
    for how_many in [21, 300, 5_000, 700_000] {
        for bytes in [stanzas(how_many), armored(&stanzas(how_many))] {
            let refused = unseal(&bytes[..], &with_passphrase()).err();
            assert!(
                matches!(refused, Some(SealError::TooManyRecipients)),
                "{how_many}: {refused:?}"
            );
        }
    }
}

#[test]
fn a_header_without_an_end_is_read_for_sixteen_kib_and_no_further() {
    for start in [
        &b"age-encryption.org/v1\n-> X25519 "[..],
        b"age-encryption.org/v1\n",
    ] {
        let read = Cell::new(0);
        let endless = Endless { start, read: &read };
        let refused = unseal(endless, &with_passphrase()).err();
        assert!(
            matches!(refused, Some(SealError::TooManyRecipients)),
            "{refused:?}"
        );
        assert!(read.get() < 64 * 1024, "{} bytes", read.get());
    }
}

#[test]
fn what_is_sealed_to_as_many_as_may_be_opens_and_no_more_are_sealed_to() {
    let identities: Vec<age::x25519::Identity> = (0..=RECIPIENTS_MAX)
        .map(|_| age::x25519::Identity::generate())
        .collect();
    let recipients: Vec<Recipient> = identities
        .iter()
        .flat_map(|one| Recipient::parse(&one.to_public().to_string()).unwrap())
        .collect();
    for armor in [false, true] {
        // A stanza that says nothing comes along by chance: more than once.
        for _ in 0..20 {
            let to = To::Recipients(recipients[..RECIPIENTS_MAX].to_vec());
            let mut sealing = seal(Vec::new(), &to, armor).unwrap();
            sealing.write_all(b"dear diary").unwrap();
            let sealed = sealing.finish().unwrap();
            use age::secrecy::ExposeSecret;
            let last = identities[RECIPIENTS_MAX - 1].to_string();
            let last = Identity::parse(last.expose_secret()).unwrap();
            let mut text = String::new();
            unseal(&sealed[..], &With::Identity(last))
                .unwrap()
                .read_to_string(&mut text)
                .unwrap();
            assert_eq!(text, "dear diary");
        }
        let refused = seal(Vec::new(), &To::Recipients(recipients.clone()), armor).err();
        assert!(matches!(refused, Some(SealError::TooManyRecipients)));
    }
}

#[test]
fn reading_is_called_off_before_it_begins_in_the_header_and_inside() {
    let work = WorkFactor::for_tests(1).unwrap();
    let to = To::Passphrase(passphrase(PASSPHRASE), work);
    let mut sealing = seal(Vec::new(), &to, false).unwrap();
    sealing.write_all(&vec![7; 1 << 20]).unwrap();
    let sealed = sealing.finish().unwrap();
    // Called off when it has been asked so often.
    let mut asked_in_all = 0;
    for off_after in 0.. {
        let asked = Cell::new(0);
        let is_off = || {
            asked.set(asked.get() + 1);
            asked.get() > off_after
        };
        let mut bytes = Vec::new();
        let ended = match unseal_until(&sealed[..], &with_passphrase(), is_off) {
            Ok(mut reader) => reader
                .read_to_end(&mut bytes)
                .map(drop)
                .map_err(SealError::from),
            Err(error) => Err(error),
        };
        if ended.is_ok() {
            assert_eq!(bytes.len(), 1 << 20);
            asked_in_all = off_after;
            break;
        }
        assert!(
            matches!(ended, Err(SealError::CalledOff)),
            "{off_after}: {ended:?}"
        );
    }
    assert!(asked_in_all > 3, "it was asked {asked_in_all} times");
}

/// Puts other bytes in the place of a slot and its copy, and makes its sum right.
fn swap_slot(generation: &Path, slot: &str, bytes: &[u8]) {
    for name in [slot.to_owned(), format!("{slot}.bak")] {
        fs::write(generation.join(name), bytes).unwrap();
    }
    fs::remove_file(generation.join("slots.sum")).unwrap();
}

#[test]
fn a_slot_of_many_stanzas_is_a_damaged_slot() {
    for how_many in [2, 300, 2_500] {
        let bytes = armored(&stanzas(how_many));
        let (_folder, root, key) = made();
        let generation = root.join("gen-1");
        swap_slot(&generation, "slot-passphrase.age", &bytes);
        let refused = at(&root).unlock(&passphrase(PASSPHRASE), &now()).map(drop);
        assert!(
            matches!(refused, Err(VaultError::SlotDamaged)),
            "{refused:?}"
        );
        swap_slot_again(&generation, &bytes);
        let refused = at(&root).unlock_with_recovery_key(&key, &now()).map(drop);
        assert!(
            matches!(refused, Err(VaultError::RecoverySlotDamaged)),
            "{refused:?}"
        );
    }
}

fn swap_slot_again(generation: &Path, bytes: &[u8]) {
    for name in ["slot-recovery.age", "slot-recovery.age.bak"] {
        fs::write(generation.join(name), bytes).unwrap();
    }
}

#[test]
fn a_copy_with_such_a_slot_is_a_damaged_copy() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(folder.path());
    let copy = vault.back_up(&now()).unwrap();
    drop(vault);
    // The members of the tar, with another first one of sixty kibibytes.
    let whole = fs::read(copy.path()).unwrap();
    let name = b"slot-recovery.age\0";
    let rest = whole.windows(name.len()).position(|w| w == name).unwrap();
    let mut slot = armored(&stanzas(7_000));
    assert!(slot.len() < 64 * 1024, "{}", slot.len());
    let mut header = whole[..512].to_vec();
    header[124..135].copy_from_slice(format!("{:011o}", slot.len()).as_bytes());
    header[148..156].copy_from_slice(b"        ");
    let sum: u32 = header.iter().map(|&byte| u32::from(byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    slot.resize(slot.len().div_ceil(512) * 512, 0);
    let bytes = [&header[..], &slot[..], &whole[rest..]].concat();
    let picked = folder.path().join("picked.tar");
    fs::write(&picked, bytes).unwrap();
    let words = passphrase(PASSPHRASE);
    let refused =
        at(folder.path()).test_backup(&Backup::picked(&picked), &Secret::Passphrase(&words));
    assert!(
        matches!(refused, Err(VaultError::BackupDamaged)),
        "{refused:?}"
    );
}
