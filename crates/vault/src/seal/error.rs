use std::io;

use crate::slot::mebibytes;

/// Why something was not sealed, or did not open. Never holds a key or a text.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SealError {
    /// There is nobody to seal it to.
    #[error("there is no recipient")]
    NoRecipients,
    /// It is sealed to more than [`RECIPIENTS_MAX`](crate::RECIPIENTS_MAX), or is to be; or what comes before
    /// its content is longer than that of any such file. It was not read further.
    #[error("there are too many recipients")]
    TooManyRecipients,
    /// Whoever asked for it called it off.
    #[error("it was called off")]
    CalledOff,
    /// The passphrase's work factor needs more memory than can be had, or more than is accepted.
    #[error("it needs more memory: {needed_mib} MiB")]
    NeedsMoreMemory {
        /// Memory that is needed, in MiB.
        needed_mib: u64,
    },
    /// It is no age file.
    #[error("it is not a sealed file")]
    NotSealed,
    /// It is sealed to a passphrase, and a key was given.
    #[error("it opens with a passphrase")]
    NeedsPassphrase,
    /// It is sealed to keys, and a passphrase was given.
    #[error("it opens with a key")]
    NeedsKey,
    /// The passphrase does not open it. A damaged header looks the same.
    #[error("the passphrase does not open it")]
    WrongPassphrase,
    /// It is sealed to other keys. A damaged header looks the same.
    #[error("the key does not open it")]
    WrongKey,
    /// It is cut off, or some of its bytes are not as they were written.
    #[error("the sealed file is damaged")]
    Damaged,
    /// The operating system refused to read or write.
    #[error("reading or writing: {}", .0.kind())]
    Io(io::Error),
}

/// What a reader ends with once it was called off.
#[derive(Debug, thiserror::Error)]
#[error("it was called off")]
pub(super) struct CalledOff;

impl From<io::Error> for SealError {
    /// What a reader or a writer of this module refuses: damage to a sealed file, or the operating
    /// system's own.
    fn from(error: io::Error) -> Self {
        if error.get_ref().is_some_and(|inner| inner.is::<CalledOff>()) {
            return SealError::CalledOff;
        }
        match error.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => SealError::Damaged,
            _ => SealError::Io(error),
        }
    }
}

impl SealError {
    pub(super) fn of_sealing(error: age::EncryptError) -> Self {
        match error {
            age::EncryptError::MissingRecipients => SealError::NoRecipients,
            age::EncryptError::Io(error) => SealError::Io(error),
            other => SealError::Io(io::Error::other(other.to_string())),
        }
    }

    /// `by_passphrase`: what was tried.
    pub(super) fn of_unsealing(error: age::DecryptError, by_passphrase: bool) -> Self {
        use age::DecryptError as E;
        match error {
            E::ExcessiveWork { required, .. } => SealError::NeedsMoreMemory {
                needed_mib: mebibytes(required),
            },
            E::DecryptionFailed | E::KeyDecryptionFailed | E::NoMatchingKeys if by_passphrase => {
                SealError::WrongPassphrase
            }
            E::DecryptionFailed | E::KeyDecryptionFailed | E::NoMatchingKeys => SealError::WrongKey,
            E::Io(error) => error.into(),
            E::UnknownFormat => SealError::NotSealed,
            _ => SealError::Damaged,
        }
    }
}
