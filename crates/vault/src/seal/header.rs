//! How much of an age file's header is given to age. It reads a header of many stanzas in quadratic time
//! (64 KiB of empty ones take it five seconds, 256 KiB a minute), and nothing in it can be called off.

use std::io::{self, BufRead};

/// What a header may be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// In bytes, without the armor.
    pub(crate) bytes: usize,
    /// How many it is sealed to. One stanza more is allowed, which says nothing: age adds such a one.
    pub(crate) stanzas: usize,
}

/// For what is shared: age itself names twenty recipients as a fair limit.
pub(crate) const SHARED: Limits = Limits {
    bytes: 16 * 1024,
    stanzas: super::RECIPIENTS_MAX,
};
/// For a key slot, which is sealed to one secret.
pub(crate) const SLOT: Limits = Limits {
    bytes: 4 * 1024,
    stanzas: 1,
};

/// How a stanza begins, and the line after all of them.
const STANZA: &[u8] = b"-> ";
const LAST: &[u8] = b"---";
/// How the first word of a stanza ends that says nothing.
const GREASE: &str = "-grease";

/// Why a header was not given to age.
#[derive(Debug)]
pub(crate) enum HeaderError {
    /// It is longer, or names more recipients, than is read.
    TooLarge,
    /// The reader refused.
    Io(io::Error),
}

/// Reads a header up to its last line, and gives it as it was. What ends before, or is no header, is given
/// as well, as far as it is within the limits: age says what is wrong with it.
pub(crate) fn read(from: &mut impl BufRead, limits: Limits) -> Result<Vec<u8>, HeaderError> {
    let mut header = Vec::new();
    let (mut stanzas, mut has_grease) = (0, false);
    loop {
        let begun = header.len();
        let left = (limits.bytes + 1).saturating_sub(begun);
        let got = io::Read::take(&mut *from, left as u64)
            .read_until(b'\n', &mut header)
            .map_err(HeaderError::Io)?;
        if header.len() > limits.bytes {
            return Err(HeaderError::TooLarge);
        }
        let line = &header[begun..];
        if line.starts_with(STANZA) {
            if !has_grease && is_grease(line) {
                has_grease = true;
            } else {
                stanzas += 1;
            }
        }
        if stanzas > limits.stanzas {
            return Err(HeaderError::TooLarge);
        }
        if got == 0 || line.starts_with(LAST) {
            return Ok(header);
        }
    }
}

fn is_grease(line: &[u8]) -> bool {
    let text = String::from_utf8_lossy(line);
    let word = text.split([' ', '\n']).nth(1);
    word.is_some_and(|word| word.ends_with(GREASE))
}

/// Whether the header of a slot is one that is given to age.
pub(crate) fn is_within(slot: &[u8], limits: Limits) -> bool {
    let mut reader = io::BufReader::new(age::armor::ArmoredReader::new(slot));
    // What does not read is age's to refuse.
    !matches!(read(&mut reader, limits), Err(HeaderError::TooLarge))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(stanzas: &[&str]) -> Vec<u8> {
        let mut text = "age-encryption.org/v1\n".to_owned();
        for stanza in stanzas {
            text.push_str(&format!("-> {stanza}\nbody\n"));
        }
        text.push_str("--- mac\nbinary \n bytes");
        text.into_bytes()
    }

    fn within(stanzas: &[&str], limits: Limits) -> bool {
        let bytes = header(stanzas);
        let read = read(&mut &bytes[..], limits);
        if let Ok(read) = &read {
            assert!(bytes.starts_with(read) && read.ends_with(b"--- mac\n"));
        }
        read.is_ok()
    }

    #[test]
    fn a_header_is_within_twenty_stanzas_and_one_that_says_nothing() {
        assert!(within(&["X25519 a"; 20], SHARED));
        assert!(!within(&["X25519 a"; 21], SHARED));
        let mut greased = vec!["X25519 a"; 20];
        greased.push("0-grease b c");
        assert!(within(&greased, SHARED));
        greased.push("1-grease");
        assert!(!within(&greased, SHARED));
        assert!(within(&["X25519 a", "x-grease"], SLOT) && !within(&["X25519 a"; 2], SLOT));
    }

    #[test]
    fn a_header_is_within_sixteen_kib_whether_it_ends_or_not() {
        let long = |bytes: usize| {
            let text = "a".repeat(bytes);
            within(&[&text], SHARED)
        };
        assert!(long(16_000) && !long(17_000));
        let endless = vec![b'a'; 100_000];
        let read = |bytes: &[u8]| super::read(&mut &*bytes, SHARED).map(|read| read.len());
        assert!(matches!(read(&endless), Err(HeaderError::TooLarge)));
        assert!(matches!(read(&endless[..16 * 1024]), Ok(16_384)));
        assert!(matches!(read(b""), Ok(0)));
    }
}
