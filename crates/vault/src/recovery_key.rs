use std::fmt;

use age::secrecy::ExposeSecret;
use age::x25519;
use zeroize::Zeroizing;

use crate::VaultError;
use crate::secret::fill_random;

mod checksum;
mod mistyped;
mod typed;

pub use mistyped::Mistyped;

const PREFIX: &str = "AGE-SECRET-KEY-1";
/// Characters after the prefix, of every key.
const CHARS: usize = 58;
const GROUP: usize = 6;
const GROUPS: usize = CHARS.div_ceil(GROUP);
const ASKED: usize = 3;

/// The second key to a journal: an age X25519 identity, shown once and kept by the person.
#[derive(Clone)]
pub struct RecoveryKey(x25519::Identity);

impl RecoveryKey {
    /// A fresh random key.
    pub(crate) fn make() -> Self {
        RecoveryKey(x25519::Identity::generate())
    }

    /// Reads a key as a person types, pastes or copies it: in any case, with spaces, hyphens or line
    /// breaks anywhere, with or without the prefix, with or without the numbers of its groups. A whole
    /// sheet reads as the key on it.
    ///
    /// # Errors
    /// [`VaultError::RecoveryKeyMalformed`] when its checksum does not fit, with where it went wrong.
    pub fn parse(typed: &str) -> Result<Self, VaultError> {
        typed::read(typed)
            .map(RecoveryKey)
            .map_err(VaultError::RecoveryKeyMalformed)
    }

    /// The key as text, `AGE-SECRET-KEY-1…`: any age program reads it.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// The key without its prefix, in groups of six characters (the last is shorter). The window, the saved
    /// and the printed sheet show these, numbered from 1 in this order, and nothing else is a group of it.
    #[must_use]
    pub fn to_groups(&self) -> Vec<String> {
        let text = self.to_text();
        let bare: Vec<char> = text.trim_start_matches(PREFIX).chars().collect();
        bare.chunks(GROUP)
            .map(|group| group.iter().collect())
            .collect()
    }

    /// Three different groups to type back, by index, in rising order, drawn at random. The last
    /// group is never asked: it is shorter.
    pub(crate) fn draw_asked(&self) -> Result<Vec<usize>, VaultError> {
        let whole_groups = self.to_groups().len().saturating_sub(1).max(ASKED);
        let mut asked = Vec::with_capacity(ASKED);
        while asked.len() < ASKED {
            let mut byte = [0];
            fill_random(&mut byte)?;
            let index = usize::from(byte[0]) % whole_groups;
            if !asked.contains(&index) {
                asked.push(index);
            }
        }
        asked.sort_unstable();
        Ok(asked)
    }

    /// Whether `typed` are the groups at `asked`, each with or without its number.
    pub(crate) fn proves(&self, asked: &[usize], typed: &[String]) -> bool {
        let groups = self.to_groups();
        typed.len() == asked.len()
            && asked
                .iter()
                .zip(typed)
                .all(|(&index, typed)| match groups.get(index) {
                    Some(group) => typed::is_group(typed, index, group),
                    None => false,
                })
    }

    pub(crate) fn identity(&self) -> &x25519::Identity {
        &self.0
    }

    pub(crate) fn recipient(&self) -> x25519::Recipient {
        self.0.to_public()
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(<redacted>)")
    }
}

#[cfg(test)]
mod tests;
