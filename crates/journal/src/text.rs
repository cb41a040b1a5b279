//! How a person's text is kept.

use std::borrow::Cow;

/// The text as it is kept: lines end in `\n` alone, and there are no control characters but line
/// ends and tabs. Nothing that is seen changes; emoji, combining and direction marks stay.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    let is_kept = |c: char| !c.is_control() || c == '\n' || c == '\t';
    if text.chars().all(is_kept) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\r' {
            kept.push('\n');
            chars.next_if_eq(&'\n');
        } else if is_kept(c) {
            kept.push(c);
        }
    }
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_become_one_kind_and_control_characters_go() {
        for (typed, kept) in [
            ("a\r\nb\rc\n", "a\nb\nc\n"),
            ("\u{0}a\u{1}\u{2}b\u{7f}\u{85}", "ab"),
            ("\ttab stays", "\ttab stays"),
            (
                "שלום \u{200f}🙂 e\u{301} 日本",
                "שלום \u{200f}🙂 e\u{301} 日本",
            ),
        ] {
            assert_eq!(clean(typed), kept);
        }
    }
}
