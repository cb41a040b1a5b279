//! A sign in the person's own words.

use crate::text::clean;

/// The longest short name of a sign, in characters.
pub const SIGN_LABEL_MAX_CHARS: usize = 60;
/// The longest line of the check-in, in characters.
pub const SIGN_LINE_MAX_CHARS: usize = 160;

/// Why words for a sign cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignWordsError {
    /// Nothing is written.
    #[error("a sign needs words")]
    Empty,
    /// They are over [`SIGN_LABEL_MAX_CHARS`] or [`SIGN_LINE_MAX_CHARS`].
    #[error("a sign's words are too long: {chars} characters")]
    TooLong {
        /// Their length in characters.
        chars: usize,
    },
}

/// A sign's short name as it is kept: without control characters, white space once.
///
/// # Errors
/// [`SignWordsError`] when nothing is left of it or it is too long.
pub fn sign_label(text: &str) -> Result<String, SignWordsError> {
    tidied(text, SIGN_LABEL_MAX_CHARS)
}

/// The line of the check-in as it is kept, in the same way.
///
/// # Errors
/// [`SignWordsError`] when nothing is left of it or it is too long.
pub fn sign_line(text: &str) -> Result<String, SignWordsError> {
    tidied(text, SIGN_LINE_MAX_CHARS)
}

fn tidied(text: &str, most: usize) -> Result<String, SignWordsError> {
    let text = clean(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let chars = text.chars().count();
    // What prints nothing, such as a mark for a writing direction alone, is no name.
    if !text.chars().any(|c| !c.is_whitespace() && !is_invisible(c)) {
        return Err(SignWordsError::Empty);
    }
    if chars > most {
        return Err(SignWordsError::TooLong { chars });
    }
    Ok(text)
}

const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_tidied_and_their_length_is_counted_in_characters() {
        assert_eq!(sign_label("  Robin\n and\tI "), Ok("Robin and I".into()));
        assert_eq!(sign_label(&"ü".repeat(60)), Ok("ü".repeat(60)));
        let long = "ü".repeat(61);
        assert_eq!(
            sign_label(&long),
            Err(SignWordsError::TooLong { chars: 61 })
        );
        assert_eq!(sign_line(&long), Ok(long.clone()));
    }

    #[test]
    fn what_shows_nothing_is_no_name() {
        for text in ["", "  ", "\u{200b}\u{202e}", "\n"] {
            assert_eq!(sign_label(text), Err(SignWordsError::Empty), "{text:?}");
        }
    }
}
