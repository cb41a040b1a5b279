//! What the fonts can print: the rest is replaced by a box, and counted.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::fonts::families_with;

/// What stands for a character that no font has.
const STAND_IN: char = '□';
/// A line may break after this many characters without a space; no word people use is as long.
const LONGEST_WORD: usize = 40;
/// A place where a line may break, and nothing to be seen.
const BREAK: char = '\u{200B}';

/// `text` as it can be printed, and how many of its characters could not be.
pub(crate) fn printable(text: &str) -> (String, u32) {
    let mut out = String::with_capacity(text.len());
    let mut lost = 0;
    // The families that have every character of the letter before, its marks included.
    let mut of_letter = 0;
    let mut run = 0;
    for c in text.nfc() {
        if c == '\n' || c.is_whitespace() {
            out.push(if c == '\n' || c == '\u{2028}' || c == '\u{2029}' {
                '\n'
            } else {
                space(c)
            });
            (of_letter, run) = (0, 0);
            continue;
        }
        if is_silent(c) {
            continue;
        }
        let families = families_with(c);
        let printed = if is_combining_mark(c) && of_letter & families != 0 {
            of_letter &= families;
            c
        } else if families == 0 || is_combining_mark(c) {
            lost += 1;
            of_letter = 0;
            STAND_IN
        } else {
            of_letter = families;
            c
        };
        if run >= LONGEST_WORD && !is_combining_mark(printed) {
            out.push(BREAK);
            run = 0;
        }
        out.push(printed);
        run += 1;
    }
    (out, lost)
}

/// A non-breaking space stays; the others are all alike on paper.
fn space(c: char) -> char {
    if matches!(c, '\u{A0}' | '\u{202F}') {
        '\u{A0}'
    } else {
        ' '
    }
}

/// Says how a neighbour is to look, and is nothing to be seen itself. Emoji in a sequence are printed
/// one beside the other, and in one tone.
fn is_silent(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{1F3FB}'..='\u{1F3FF}'
            | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_font_has_becomes_a_box_and_is_counted() {
        assert_eq!(printable("Tee 茶 tea"), ("Tee □ tea".to_owned(), 1));
        assert_eq!(printable("日本"), ("□□".to_owned(), 2));
        assert_eq!(printable("Zoe\u{308} e\u{301}"), ("Zoë é".to_owned(), 0));
        assert_eq!(printable("שלום مرحبا"), ("שלום مرحبا".to_owned(), 0));
    }

    #[test]
    fn a_mark_that_its_letters_font_lacks_is_a_box_of_its_own() {
        // Hebrew with a mark that only the Latin font has.
        assert_eq!(printable("א\u{301}"), ("א□".to_owned(), 1));
        assert_eq!(printable("\u{301}"), ("□".to_owned(), 1));
    }

    #[test]
    fn what_only_styles_an_emoji_or_is_not_to_be_seen_goes_silently() {
        assert_eq!(printable("❤\u{FE0F} 👍🏽"), ("❤ 👍".to_owned(), 0));
        assert_eq!(printable("a\u{200D}b\u{202E}c\u{0}"), ("abc".to_owned(), 0));
    }

    #[test]
    fn a_word_without_an_end_gets_places_to_break() {
        let (text, lost) = printable(&"x".repeat(1_000));
        assert_eq!(text.matches(BREAK).count(), 24);
        assert_eq!((text.replace(BREAK, "").len(), lost), (1_000, 0));
        assert_eq!(
            printable("one two\tthree\u{2028}four").0,
            "one two three\nfour"
        );
    }
}
