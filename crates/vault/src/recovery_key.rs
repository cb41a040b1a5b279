use std::fmt;
use std::str::FromStr;

use age::secrecy::ExposeSecret;
use age::x25519;
use zeroize::Zeroizing;

use crate::VaultError;
use crate::secret::fill_random;

const PREFIX: &str = "AGE-SECRET-KEY-1";
const GROUP: usize = 6;
const ASKED: usize = 3;

/// The second key to a journal: an age X25519 identity, shown once and kept by the person.
#[derive(Clone)]
pub struct RecoveryKey(x25519::Identity);

impl RecoveryKey {
    /// A fresh random key.
    pub(crate) fn make() -> Self {
        RecoveryKey(x25519::Identity::generate())
    }

    /// Reads a key as a person types it: in any case, with spaces, dashes or line ends anywhere,
    /// with or without the prefix.
    ///
    /// # Errors
    /// [`VaultError::RecoveryKeyMalformed`] when its checksum does not fit: something was
    /// mistyped or left out.
    pub fn parse(typed: &str) -> Result<Self, VaultError> {
        let bare = tidy(typed);
        let bare = bare.strip_prefix(tidy(PREFIX).as_str()).unwrap_or(&bare);
        let whole = Zeroizing::new(format!("{PREFIX}{bare}"));
        x25519::Identity::from_str(&whole)
            .map(RecoveryKey)
            .map_err(|_| VaultError::RecoveryKeyMalformed)
    }

    /// The key as text, `AGE-SECRET-KEY-1…`: any age program reads it.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// The key without its prefix, in groups of six characters (the last may be shorter).
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

    /// Whether `typed` are the groups at `asked`.
    pub(crate) fn proves(&self, asked: &[usize], typed: &[String]) -> bool {
        let groups = self.to_groups();
        typed.len() == asked.len()
            && asked
                .iter()
                .zip(typed)
                .all(|(&index, typed)| groups.get(index).is_some_and(|g| *g == tidy(typed)))
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

fn tidy(typed: &str) -> String {
    typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back_however_it_is_typed() {
        let key = RecoveryKey::make();
        let text = key.to_text();
        let groups = key.to_groups();
        for typed in [
            text.to_string(),
            text.to_lowercase(),
            groups.join(" "),
            groups.join(" - \n").to_lowercase(),
            format!("{PREFIX} {}", groups.join(" ")),
        ] {
            assert_eq!(
                *RecoveryKey::parse(&typed).unwrap().to_text(),
                *text,
                "{typed}"
            );
        }
    }

    #[test]
    fn a_mistyped_letter_is_said_to_be_a_mistyping() {
        let groups = RecoveryKey::make().to_groups();
        let mut typed = groups.join("");
        let swapped = if typed.starts_with('Q') { "P" } else { "Q" };
        typed.replace_range(0..1, swapped);
        for typed in [typed.as_str(), &groups[1..].join(""), "", "hello"] {
            assert!(matches!(
                RecoveryKey::parse(typed),
                Err(VaultError::RecoveryKeyMalformed)
            ));
        }
    }

    #[test]
    fn the_asked_groups_prove_it_and_nothing_else_does() {
        let key = RecoveryKey::make();
        let asked = key.draw_asked().unwrap();
        let groups = key.to_groups();
        assert_eq!(asked.len(), ASKED);
        assert!(asked.windows(2).all(|pair| pair[0] < pair[1]) && asked[2] < groups.len() - 1);
        let right: Vec<String> = asked.iter().map(|&i| groups[i].to_lowercase()).collect();
        assert!(key.proves(&asked, &right));
        assert!(!key.proves(&asked, &right[..2]));
        let mut wrong = right.clone();
        wrong[1] = "QQQQQQ".into();
        assert!(!key.proves(&asked, &wrong));
        assert!(!key.proves(&asked, &[]));
    }
}
