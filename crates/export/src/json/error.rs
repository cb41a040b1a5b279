use std::io;

use journal::WholeError;

/// Why a file is not read. Never holds anything that is written in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct JsonError {
    /// The line, counted from 1.
    pub line: u64,
    /// What is the matter there.
    pub problem: JsonProblem,
}

/// What is the matter with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum JsonProblem {
    /// It does not call itself `evenkeel-journal`, or is no JSON from the start.
    #[error("not a journal of this program")]
    NotOurs,
    /// A later version of the program wrote it.
    #[error("version {found} is not known")]
    UnknownVersion {
        /// The version it says.
        found: u64,
    },
    /// It ends before its end.
    #[error("the file ends too early")]
    Truncated,
    /// It is no JSON at this place, or something follows its end.
    #[error("not JSON")]
    Syntax,
    /// It is not UTF-8.
    #[error("not UTF-8")]
    NotUtf8,
    /// There is a field that this version does not have, or one out of its order.
    #[error("a field that is not known here")]
    UnknownField,
    /// A field is not there that has to be.
    #[error("a field is missing")]
    MissingField,
    /// A field is there twice.
    #[error("a field comes twice")]
    RepeatedField,
    /// A value is of another type, or is none of those its field can have.
    #[error("a value is not understood")]
    WrongValue,
    /// Things inside things inside things: no journal is like that.
    #[error("nested too deep")]
    TooDeep,
    /// One record is over [`RECORD_MAX_BYTES`](crate::RECORD_MAX_BYTES).
    #[error("a record is too long")]
    TooLong,
    /// A record that cannot be part of a journal, by itself or after those before it.
    #[error(transparent)]
    Record(#[from] WholeError),
    /// The file did not read. Of a sealed file, `InvalidData` and `UnexpectedEof` tell that it is
    /// damaged or cut off.
    #[error("reading: {0}")]
    Io(io::ErrorKind),
}

/// Why a journal was not written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JsonWriteError {
    /// The writer refused.
    #[error("writing: {}", .0.kind())]
    Io(#[from] io::Error),
    /// Records came in another order than that of their sections, or settings in a part.
    #[error("a record is out of order")]
    OutOfOrder,
    /// A record is over [`RECORD_MAX_BYTES`](crate::RECORD_MAX_BYTES): it would not read back.
    #[error("a record is too long")]
    TooLong,
}

/// What serde says of a record, without what it quotes from it.
pub(super) fn problem_of(error: &serde_json::Error) -> JsonProblem {
    if error.is_syntax() || error.is_eof() {
        return JsonProblem::Syntax;
    }
    let said = error.to_string();
    for (beginning, problem) in [
        ("unknown field", JsonProblem::UnknownField),
        ("missing field", JsonProblem::MissingField),
        ("duplicate field", JsonProblem::RepeatedField),
    ] {
        if said.starts_with(beginning) {
            return problem;
        }
    }
    JsonProblem::WrongValue
}
