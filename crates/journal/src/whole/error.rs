use crate::{EntryError, MarkLabelError, SignWordsError};

/// Why a record cannot be part of a journal. Never holds what was written in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WholeError {
    /// An entry passes a limit.
    #[error(transparent)]
    Entry(#[from] EntryError),
    /// Words for a sign are missing or too long.
    #[error(transparent)]
    SignWords(#[from] SignWordsError),
    /// The name of a mark is missing or too long.
    #[error(transparent)]
    MarkLabel(#[from] MarkLabelError),
    /// A value is outside the range its field has.
    #[error("{0} is out of range")]
    OutOfRange(&'static str),
    /// An id or a day that may come once comes again.
    #[error("{0} comes twice")]
    Repeated(&'static str),
    /// A pause begins before the one before it has ended.
    #[error("pauses overlap or are out of order")]
    PausesOverlap,
    /// Every sign is put away; one must stay in use.
    #[error("no sign is in use")]
    NoSignInUse,
    /// There are more of them than a journal keeps.
    #[error("there are too many {0}")]
    TooMany(&'static str),
    /// A record of a section that is over, or settings for a second time.
    #[error("a record is out of order")]
    OutOfOrder,
}
