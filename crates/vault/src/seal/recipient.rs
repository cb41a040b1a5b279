use std::fmt;

use age::{ssh, x25519};

/// The longest line that is taken for a public key, in bytes: an RSA key of 16,384 bits with a comment.
const LINE_MAX_BYTES: usize = 4096;
/// The most keys that one file is sealed to.
const RECIPIENTS_MAX: usize = 20;

/// A public key that a file can be sealed to: age's own, `ssh-ed25519` or `ssh-rsa`.
#[derive(Clone)]
pub struct Recipient(Kind);

#[derive(Clone)]
enum Kind {
    X25519(x25519::Recipient),
    Ssh(ssh::Recipient),
}

/// Why a text is no list of keys. It never holds any of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct KeyTextError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is the matter with it.
    pub problem: KeyProblem,
}

/// What is the matter with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyProblem {
    /// It is a secret key. Only its owner should have it: it was pasted by mistake.
    #[error("that is a secret key")]
    Secret,
    /// It is a key of a kind that is not taken, such as `ecdsa` or one of a plugin.
    #[error("that kind of key is not taken")]
    Unsupported,
    /// An RSA key under 2,048 bits is no longer safe.
    #[error("the key is too short")]
    TooShort,
    /// A letter is missing or mistyped, or it is no key at all.
    #[error("that is not a whole key")]
    Malformed,
    /// The key asks for a passphrase of its own, which is not taken here.
    #[error("the key is locked by a passphrase")]
    Locked,
    /// There are more keys than one file is sealed to.
    #[error("there are too many keys")]
    TooMany,
    /// There is no key in the text.
    #[error("there is no key")]
    None,
}

impl Recipient {
    /// Reads public keys, one a line. Empty lines and those that begin with `#` are passed over, and
    /// so is what follows an ssh key. A key that comes twice counts once.
    ///
    /// # Errors
    /// [`KeyTextError`] for the first line that is no public key; a secret key anywhere is
    /// [`KeyProblem::Secret`], whatever else there is.
    pub fn parse(text: &str) -> Result<Vec<Self>, KeyTextError> {
        // Some editors put a mark for the encoding before a text.
        let text = text.trim_start_matches('\u{feff}');
        let lines = || text.lines().map(str::trim).enumerate();
        let on = |n: usize, problem| KeyTextError {
            line: n + 1,
            problem,
        };
        if let Some((n, _)) = lines().find(|(_, line)| is_secret(line)) {
            return Err(on(n, KeyProblem::Secret));
        }
        let mut recipients: Vec<Self> = Vec::new();
        for (n, line) in lines() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let recipient = Self::of_line(line).map_err(|problem| on(n, problem))?;
            if recipients.contains(&recipient) {
                continue;
            }
            if recipients.len() == RECIPIENTS_MAX {
                return Err(on(n, KeyProblem::TooMany));
            }
            recipients.push(recipient);
        }
        if recipients.is_empty() {
            return Err(on(0, KeyProblem::None));
        }
        Ok(recipients)
    }

    fn of_line(line: &str) -> Result<Self, KeyProblem> {
        if line.len() > LINE_MAX_BYTES {
            return Err(KeyProblem::Malformed);
        }
        let mut words = line.split_ascii_whitespace();
        let first = words.next().unwrap_or_default();
        if first
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("age1"))
        {
            return Self::of_age(first, words.next().is_some());
        }
        let key = format!("{first} {}", words.next().unwrap_or_default());
        let found: ssh::Recipient = key.parse().map_err(|error| match error {
            ssh::ParseRecipientKeyError::RsaModulusTooSmall => KeyProblem::TooShort,
            ssh::ParseRecipientKeyError::RsaModulusTooLarge
            | ssh::ParseRecipientKeyError::Unsupported(_)
            | ssh::ParseRecipientKeyError::Ignore => KeyProblem::Unsupported,
            _ => KeyProblem::Malformed,
        })?;
        // The parser stops at the end of a key, whatever is glued to it.
        if found.to_string() != key {
            return Err(KeyProblem::Malformed);
        }
        Ok(Recipient(Kind::Ssh(found)))
    }

    fn of_age(key: &str, has_more: bool) -> Result<Self, KeyProblem> {
        let is_upper = !key.bytes().any(|b| b.is_ascii_lowercase());
        let lower = key.to_ascii_lowercase();
        let key = if is_upper { lower.as_str() } else { key };
        match key.parse() {
            Ok(found) if !has_more => Ok(Recipient(Kind::X25519(found))),
            // A plugin's key has its name before the last 1, as in `age1yubikey1…`.
            Err(_) if lower.rfind('1') > Some(3) => Err(KeyProblem::Unsupported),
            _ => Err(KeyProblem::Malformed),
        }
    }

    pub(super) fn as_age(&self) -> &dyn age::Recipient {
        match &self.0 {
            Kind::X25519(recipient) => recipient,
            Kind::Ssh(recipient) => recipient,
        }
    }
}

/// Whether a line is, or begins, a secret key: age's own, a plugin's, or one in PEM.
fn is_secret(line: &str) -> bool {
    let upper = line.to_ascii_uppercase();
    ["AGE-SECRET-KEY-", "AGE-PLUGIN-", "PRIVATE KEY"]
        .iter()
        .any(|secret| upper.contains(secret))
}

impl fmt::Display for Recipient {
    /// The key as other programs read it, without a comment.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::X25519(recipient) => recipient.fmt(f),
            Kind::Ssh(recipient) => recipient.fmt(f),
        }
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({self})")
    }
}

impl PartialEq for Recipient {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Eq for Recipient {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_as_long_as_is_said_and_no_longer() {
        let key = ssh_key();
        let with_comment = |bytes: usize| format!("{key} {}", "c".repeat(bytes - key.len() - 1));
        let longest = with_comment(LINE_MAX_BYTES);
        assert_eq!(Recipient::parse(&longest).unwrap().len(), 1);
        let error = Recipient::parse(&with_comment(LINE_MAX_BYTES + 1)).unwrap_err();
        assert_eq!(error.problem, KeyProblem::Malformed);
    }

    fn ssh_key() -> String {
        let text = include_str!("../../tests/keys/ed25519.pub");
        let words: Vec<&str> = text.split_ascii_whitespace().take(2).collect();
        words.join(" ")
    }
}
