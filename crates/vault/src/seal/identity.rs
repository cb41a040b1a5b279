use std::fmt;

use age::{ssh, x25519};

use super::{KeyProblem, KeyTextError};

/// A secret key that opens what was sealed to its public one. Prints `<redacted>`.
#[derive(Clone)]
pub struct Identity(Kind);

#[derive(Clone)]
enum Kind {
    X25519(x25519::Identity),
    Ssh(Box<ssh::Identity>),
}

impl Identity {
    /// Reads a secret key: `AGE-SECRET-KEY-1…`, with comments around it as `age-keygen` writes it,
    /// or an ssh key in PEM that has no passphrase of its own.
    ///
    /// # Errors
    /// [`KeyTextError`]; it never holds any of the text.
    pub fn parse(text: &str) -> Result<Self, KeyTextError> {
        let on = |line: usize, problem| KeyTextError { line, problem };
        let mut lines = (1..).zip(text.lines().map(str::trim));
        let first = lines.find(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let Some((n, key)) = first else {
            return Err(on(1, KeyProblem::None));
        };
        if key.starts_with("-----BEGIN") {
            return Self::of_pem(text).map_err(|problem| on(n, problem));
        }
        key.to_ascii_uppercase()
            .parse()
            .map(|key| Identity(Kind::X25519(key)))
            .map_err(|_| on(n, KeyProblem::Malformed))
    }

    fn of_pem(text: &str) -> Result<Self, KeyProblem> {
        let key =
            ssh::Identity::from_buffer(text.as_bytes(), None).map_err(|_| KeyProblem::Malformed)?;
        match key {
            ssh::Identity::Unencrypted(_) => Ok(Identity(Kind::Ssh(Box::new(key)))),
            ssh::Identity::Encrypted(_) => Err(KeyProblem::Locked),
            ssh::Identity::Unsupported(_) => Err(KeyProblem::Unsupported),
        }
    }

    pub(super) fn as_age(&self) -> &dyn age::Identity {
        match &self.0 {
            Kind::X25519(key) => key,
            Kind::Ssh(key) => key.as_ref(),
        }
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(<redacted>)")
    }
}
