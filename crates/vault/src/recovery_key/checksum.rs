//! The checksum inside a recovery key (Bech32's, BIP 173): where a mistyped key went wrong. It tells apart
//! any two keys that differ at up to four places, so the one that differs at one or two is the right one.
//! Nobody's typing is corrected by it: the person looks at the sheet again.

use std::collections::HashMap;

use zeroize::Zeroizing;

const ALPHABET: &[u8; 32] = b"QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
const PREFIX: &[u8] = b"age-secret-key-";
const GENERATOR: [u32; 5] = [
    0x3b6a_57b2,
    0x2650_8e6d,
    0x1ea1_19fa,
    0x3d42_33dd,
    0x2a14_62b3,
];

/// The values of the characters; the index of the first that is in no key when there is one.
pub(super) fn values(text: &str) -> Result<Zeroizing<Vec<u8>>, usize> {
    let value = |(at, c): (usize, u8)| {
        let found = ALPHABET.iter().position(|&letter| letter == c);
        found.and_then(|v| u8::try_from(v).ok()).ok_or(at)
    };
    let values: Result<Vec<u8>, usize> = text.bytes().enumerate().map(value).collect();
    values.map(Zeroizing::new)
}

/// The first place at which one or two characters have to be others. `None` when that does not make it fit.
pub(super) fn first_wrong(values: &[u8]) -> Option<usize> {
    let off = remainder(values);
    let mut changes = HashMap::new();
    for place in 0..values.len() {
        for by in 1..32 {
            changes.insert(effect(by, values.len() - 1 - place), place);
        }
    }
    if let Some(&place) = changes.get(&off) {
        return Some(place);
    }
    changes
        .iter()
        .filter_map(|(change, &place)| {
            let other = *changes.get(&(off ^ change))?;
            (other != place).then_some(place.min(other))
        })
        .min()
}

/// The first place at which one character is missing. `None` when one more does not make it fit.
pub(super) fn missing(values: &[u8]) -> Option<usize> {
    (0..=values.len()).find(|&place| {
        let mut whole = Zeroizing::new(values.to_vec());
        whole.insert(place, 0);
        let off = remainder(&whole);
        let after = whole.len() - 1 - place;
        off == 0 || (1..32).any(|by| effect(by, after) == off)
    })
}

/// The first place at which there is one character too many.
pub(super) fn one_too_many(values: &[u8]) -> Option<usize> {
    (0..values.len()).find(|&place| {
        let mut whole = Zeroizing::new(values.to_vec());
        whole.remove(place);
        remainder(&whole) == 0
    })
}

/// Zero when the values are those of a key.
fn remainder(values: &[u8]) -> u32 {
    let prefix = PREFIX
        .iter()
        .map(|c| c >> 5)
        .chain([0])
        .chain(PREFIX.iter().map(|c| c & 31));
    prefix.chain(values.iter().copied()).fold(1, step) ^ 1
}

/// What a character that is another by `by` changes in the remainder, with so many characters after it.
fn effect(by: u8, after: usize) -> u32 {
    (0..after).fold(u32::from(by), |sum, _| step(sum, 0))
}

fn step(sum: u32, value: u8) -> u32 {
    let top = sum >> 25;
    let moved = ((sum & 0x01ff_ffff) << 5) ^ u32::from(value);
    GENERATOR
        .iter()
        .enumerate()
        .filter(|(bit, _)| (top >> bit) & 1 == 1)
        .fold(moved, |sum, (_, generator)| sum ^ generator)
}

/// The text of the key with these bytes, without its prefix, for tests with keys of their own choosing.
#[cfg(test)]
pub(super) fn encode(bytes: [u8; 32]) -> String {
    let mut values = Vec::new();
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = (held << 8) | u32::from(byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            values.push(u8::try_from((held >> bits) & 31).unwrap());
        }
        held &= (1 << bits) - 1;
    }
    values.push(u8::try_from((held << (5 - bits)) & 31).unwrap());
    let data = values.len();
    values.extend([0; 6]);
    let sum = remainder(&values);
    for (n, value) in values[data..].iter_mut().enumerate() {
        *value = u8::try_from((sum >> (5 * (5 - n))) & 31).unwrap();
    }
    values
        .iter()
        .map(|&v| char::from(ALPHABET[usize::from(v)]))
        .collect()
}
