use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{RecoveryKey, VaultError};

/// A passphrase as it is given to the key derivation: Unicode NFC, so that the same words typed
/// on another system's keyboard are the same bytes. Wiped when dropped; prints `<redacted>`.
#[derive(Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// Takes typed text. Leading and trailing spaces count: they were typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let nfc: String = typed.nfc().collect();
        Passphrase(SecretString::from(nfc))
    }

    /// The words, to show a drawn phrase to the person it is for.
    #[must_use]
    pub fn to_words(&self) -> String {
        self.expose().to_owned()
    }

    pub(crate) fn secret(&self) -> SecretString {
        self.0.clone()
    }

    pub(crate) fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(<redacted>)")
    }
}

/// What a person has to open a journal or a copy of it with.
#[derive(Debug, Clone, Copy)]
pub enum Secret<'s> {
    /// The passphrase.
    Passphrase(&'s Passphrase),
    /// The recovery key.
    RecoveryKey(&'s RecoveryKey),
}

/// The database's key: 256 random bits.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct VaultKey([u8; 32]);

impl VaultKey {
    /// A fresh key from the operating system's generator.
    pub(crate) fn make() -> Result<Self, VaultError> {
        let mut bytes = [0; 32];
        fill_random(&mut bytes)?;
        let key = VaultKey(bytes);
        bytes.zeroize();
        Ok(key)
    }

    pub(crate) fn from_bytes(bytes: [u8; 32]) -> Self {
        VaultKey(bytes)
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// `x'…'` with exactly 64 hex digits: SQLCipher takes any other length for a passphrase,
    /// silently.
    pub(crate) fn to_raw_key_literal(&self) -> Zeroizing<String> {
        let mut literal = Zeroizing::new(String::with_capacity(67));
        literal.push_str("x'");
        for byte in self.0 {
            for digit in [byte >> 4, byte & 15] {
                literal.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
            }
        }
        literal.push('\'');
        literal
    }
}

impl fmt::Debug for VaultKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VaultKey(<redacted>)")
    }
}

/// Fills `bytes` from the operating system's generator.
pub(crate) fn fill_random(bytes: &mut [u8]) -> Result<(), VaultError> {
    getrandom::fill(bytes).map_err(|_| VaultError::Storage {
        cause: crate::StorageCause::Other,
        place: "the system's random numbers".into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_raw_key_literal_has_exactly_64_digits() {
        let literal = VaultKey::from_bytes([0xa5; 32]).to_raw_key_literal();
        assert_eq!(literal.as_str(), format!("x'{}'", "a5".repeat(32)));
    }

    #[test]
    fn composed_and_decomposed_letters_are_one_passphrase() {
        assert_eq!(
            Passphrase::new("caf\u{e9}").expose(),
            Passphrase::new("cafe\u{301}").expose()
        );
    }

    #[test]
    fn secrets_print_nothing() {
        assert_eq!(
            format!("{:?}", Passphrase::new("hush")),
            "Passphrase(<redacted>)"
        );
        assert_eq!(
            format!("{:?}", VaultKey::from_bytes([7; 32])),
            "VaultKey(<redacted>)"
        );
    }

    #[test]
    fn the_words_of_a_phrase_are_shown_as_they_are() {
        assert_eq!(
            Passphrase::new(" quiet  otters").to_words(),
            " quiet  otters"
        );
    }
}
