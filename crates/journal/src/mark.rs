//! A day that the person marked, such as the start of a therapy.

use crate::text::clean;

/// The longest name of a mark, in characters.
pub const MARK_LABEL_MAX_CHARS: usize = 80;
/// The most marks a journal keeps: a few days that changed much, not a second diary.
pub const MARKS_MAX: usize = 20;

/// Why a name for a mark cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a mark is named in 1 to 80 characters")]
pub struct MarkLabelError;

/// A mark's name as it is kept: without control characters, white space once.
///
/// # Errors
/// [`MarkLabelError`] when nothing is left of it or it is over [`MARK_LABEL_MAX_CHARS`].
pub fn mark_label(text: &str) -> Result<String, MarkLabelError> {
    let cleaned = clean(text);
    let words: Vec<&str> = cleaned.split_whitespace().collect();
    let label = words.join(" ");
    match label.chars().count() {
        1..=MARK_LABEL_MAX_CHARS => Ok(label),
        _ => Err(MarkLabelError),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_tidied_and_has_a_length() {
        assert_eq!(
            mark_label(" started\n therapy "),
            Ok("started therapy".into())
        );
        assert_eq!(mark_label(" "), Err(MarkLabelError));
        assert!(mark_label(&"é".repeat(80)).is_ok());
        assert_eq!(mark_label(&"é".repeat(81)), Err(MarkLabelError));
    }
}
