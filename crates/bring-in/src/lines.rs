//! Line ends: U+2028, U+2029 and U+0085 are as good as a line feed.

use std::borrow::Cow;

/// The text with every line end as `\n`.
pub(crate) fn of(text: &str) -> Cow<'_, str> {
    let is_other = |c: char| matches!(c, '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    if !text.contains(is_other) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace(is_other, "\n"))
}

/// The lines of a text with their line ends, where each begins, and its number from 1.
pub(crate) fn numbered(text: &str) -> impl Iterator<Item = (u64, usize, &str)> {
    let mut start = 0;
    (1..)
        .zip(text.split_inclusive('\n'))
        .map(move |(number, line)| {
            let at = start;
            start += line.len();
            (number, at, line)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_is_one() {
        assert_eq!(of("a\r\nb\rc\u{2028}d\u{2029}\u{85}e"), "a\nb\nc\nd\n\ne");
        assert_eq!(of("a\nb"), "a\nb");
        let lines: Vec<_> = numbered("a\n\nb").collect();
        assert_eq!(lines, [(1, 0, "a\n"), (2, 2, "\n"), (3, 3, "b")]);
    }
}
