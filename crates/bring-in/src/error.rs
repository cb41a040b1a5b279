use std::io;

use crate::Format;

/// Why nothing could be brought in. The journal is as it was, and so is the file; no error holds a
/// word of an entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BringInError {
    /// The file is not what it was said to be.
    #[error("this is not {0}")]
    NotThisFormat(Format),
    /// It is no text in an encoding that is known.
    #[error("this is not text")]
    NotText,
    /// The table lacks columns without which no entry can be made.
    #[error("columns are missing: {}", .0.join(", "))]
    MissingColumns(Vec<&'static str>),
    /// Two columns of the table have the same name, so which is meant cannot be told.
    #[error("the column {0} is there twice")]
    ColumnTwice(&'static str),
    /// The file ends too early, or is damaged in the middle.
    #[error("the file is damaged or not whole, at line {line:?}")]
    Damaged {
        /// The line at which it can no longer be read, from 1; where there are lines.
        line: Option<u64>,
    },
    /// The file is longer than [`Limits::file_bytes`](crate::Limits::file_bytes). It was not read.
    #[error("the file is too large: {bytes} bytes, and {limit} is the most")]
    TooLarge {
        /// Its length; at least this much, where it cannot be known without reading it.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// What is in the zip would be larger than is accepted, as in a zip made to do harm.
    #[error("what is in the zip is too large: {limit} bytes is the most")]
    UnpacksTooLarge {
        /// How much was accepted.
        limit: u64,
    },
    /// More entries than [`Limits::entries`](crate::Limits::entries).
    #[error("too many entries: {limit} is the most")]
    TooManyEntries {
        /// The limit.
        limit: usize,
    },
    /// More files than [`Limits::files`](crate::Limits::files).
    #[error("too many files: {limit} is the most")]
    TooManyFiles {
        /// The limit.
        limit: usize,
    },
    /// The zip asks for a password.
    #[error("the zip is encrypted")]
    ZipLocked,
    /// The journal is encrypted, and no password was given.
    #[error("a password is needed")]
    PasswordNeeded,
    /// The password does not open it, or the file was changed since: the two look the same.
    #[error("the password does not open it")]
    PasswordDoesNotOpen,
    /// The operating system refused to read on.
    #[error("reading: {0:?}")]
    CannotRead(io::ErrorKind),
}

impl From<io::Error> for BringInError {
    fn from(error: io::Error) -> Self {
        BringInError::CannotRead(error.kind())
    }
}
