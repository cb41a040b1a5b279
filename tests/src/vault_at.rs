//! The journal as the vault has it, to compare with what the page said.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use chrono::NaiveDate;
use vault::{Locked, Passphrase, Vault, With, unseal};

use crate::filled::moment;

/// Opens the journal in the folder `data` on `today`. The program must have ended.
///
/// # Panics
/// When it does not open.
pub fn open(data: &Path, passphrase: &str, today: NaiveDate) -> Vault {
    let now = moment(today.and_hms_opt(0, 0, 0).expect("it is a time"));
    Locked::at(data)
        .expect("the folder is there")
        .unlock(&Passphrase::new(passphrase), &now)
        .expect("the journal opens")
}

/// The vault key of the journal in the folder `data`, out of its slot: the last 32 bytes (docs/FORMAT.md).
///
/// # Panics
/// When the slot does not open.
pub fn key(data: &Path, passphrase: &str) -> [u8; 32] {
    let generation = fs::read_to_string(data.join("CURRENT")).expect("a generation is in use");
    let slot = data.join(generation.trim()).join("slot-passphrase.age");
    let slot = File::open(slot).expect("it has a slot");
    let mut payload = Vec::new();
    unseal(slot, &With::Passphrase(Passphrase::new(passphrase)))
        .expect("the slot opens")
        .read_to_end(&mut payload)
        .expect("it is whole");
    let (_, key) = payload.split_last_chunk().expect("a key is in it");
    *key
}

/// What the letters of a recovery key stand for: an age secret key, in Bech32.
///
/// # Panics
/// When they are no such letters.
pub fn recovery_secret(letters: &str) -> [u8; 32] {
    /// Five bits each; the last six are a checksum.
    const LETTERS: &str = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
    let (mut secret, mut bits, mut held) = (Vec::new(), 0, 0);
    for letter in letters[..letters.len() - 6].chars() {
        let five = LETTERS.find(letter).expect("a letter of Bech32");
        bits = (bits << 5 | five) & 0xfff;
        held += 5;
        if held >= 8 {
            held -= 8;
            secret.push(u8::try_from(bits >> held & 0xff).expect("eight bits"));
        }
    }
    secret.try_into().expect("a secret of 32 bytes")
}
