//! A date or a time, cut into numbers, words and marks. Digits of every script are digits.

use crate::names::is_invisible;

/// The zeros of the scripts in which a phone writes dates.
const ZEROS: [u32; 24] = [
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66,
    0xde6, 0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1e950, 0x1e2f0, 0xff10,
];

/// Behind a number they say what is counted; "日" alone is no word.
const UNITS: &str = "年月日号號时時点點分秒년월일시분초";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Word,
    Space,
    /// A mark; those that look alike are one.
    Mark(char),
}

#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// A number in ASCII digits; anything else as it is written.
    pub(super) text: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token {
    pub(super) fn is(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    pub(super) fn is_unit(&self, units: &str) -> bool {
        self.kind == Kind::Word && self.text.chars().count() == 1 && units.contains(&self.text)
    }

    pub(super) fn value(&self) -> Option<u32> {
        (self.kind == Kind::Number).then(|| self.text.parse().ok())?
    }

    /// A number of so many digits.
    pub(super) fn number(&self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        digits.contains(&self.text.len()).then(|| self.value())?
    }
}

/// The value of a digit in any script.
pub(crate) fn digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_digit().then_some(c);
    }
    let at = u32::from(c);
    ZEROS
        .iter()
        .find_map(|&zero| char::from_digit(at.checked_sub(zero)?, 10))
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for (start, c) in text.char_indices() {
        if is_invisible(c) {
            continue;
        }
        let end = start + c.len_utf8();
        let (kind, written, joins) = match digit(c) {
            Some(digit) => (Kind::Number, digit, true),
            None if c.is_whitespace() => (Kind::Space, c, true),
            None if UNITS.contains(c) => (Kind::Word, c, false),
            None if is_in_word(c) => (Kind::Word, c, true),
            None => (Kind::Mark(mark(c)), c, false),
        };
        match tokens.last_mut() {
            Some(last) if joins && last.kind == kind && !last.is_unit(UNITS) && c != '\n' => {
                last.text.push(written);
                last.end = end;
            }
            _ => tokens.push(Token {
                kind,
                text: written.to_string(),
                start,
                end,
            }),
        }
    }
    tokens
}

/// Letters and, in scripts beyond ASCII, whatever is written with them.
fn is_in_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    c.is_alphanumeric()
        || !matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}'
            | '\u{ff01}'..='\u{ff20}' | '\u{2212}' | '،' | '؛' | '।')
            && !c.is_control()
}

fn mark(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '،' | '、' => ',',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_script_are_numbers_and_marks_that_look_alike_are_one() {
        let all = tokens("\u{200f}٢٠٢٤–٠٣，１ 日本3月");
        let texts: Vec<_> = all.iter().map(|token| token.text.as_str()).collect();
        assert_eq!(
            texts,
            ["2024", "–", "03", "，", "1", " ", "日", "本", "3", "月"]
        );
        assert!(all[1].is('-') && all[3].is(','));
        assert_eq!(all[0].start, 3);
    }

    #[test]
    fn letters_keep_their_marks() {
        assert_eq!(tokens("मार्च")[0].text, "मार्च");
        assert_eq!(tokens("a.m.").len(), 4);
        assert_eq!(digit('७'), Some('7'));
        assert_eq!(digit('x'), None);
    }
}
