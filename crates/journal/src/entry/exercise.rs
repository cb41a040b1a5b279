use std::fmt;
use std::str::FromStr;

use super::check::is_id;

/// The exercise an entry was begun with, by its id: small letters, digits and hyphens, such as
/// `two-readings`. Which exercises there are is the catalogue's to say: an id of a later version, or
/// of one that is gone, is kept as it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExerciseId(String);

impl ExerciseId {
    /// The longest id, in bytes.
    pub const MAX_BYTES: usize = 48;

    /// The id as it is stored and exported.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ExerciseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for ExerciseId {
    type Err = ExerciseIdError;

    fn from_str(id: &str) -> Result<Self, ExerciseIdError> {
        if id.is_empty() || id.len() > Self::MAX_BYTES || !is_id(id) {
            return Err(ExerciseIdError);
        }
        Ok(ExerciseId(id.to_owned()))
    }
}

/// The text cannot be the id of an exercise.
///
/// The text itself is not kept: whatever was mistaken for an id may be private.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the id of an exercise")]
pub struct ExerciseIdError;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_small_letters_digits_and_hyphens_and_reads_back() {
        let longest = "a".repeat(ExerciseId::MAX_BYTES);
        for id in ["small-risk", "ladder-0-1", "x", longest.as_str()] {
            assert_eq!(id.parse::<ExerciseId>().unwrap().to_string(), id);
        }
        let too_long = format!("{longest}a");
        for text in [
            "",
            "Small",
            "a b",
            "a_b",
            "ä",
            "a\n",
            "'--",
            too_long.as_str(),
        ] {
            assert_eq!(text.parse::<ExerciseId>(), Err(ExerciseIdError), "{text}");
        }
    }
}
