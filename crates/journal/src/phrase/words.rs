//! A text as clauses, and a clause as words.

use super::Words;

/// One more than the longest word of a phrase, in letters.
const LONGEST: usize = 16;
/// Stands for a letter that is in no phrase.
const OTHER: u8 = 0xff;

/// A word, and where it stands in its clause, in bytes.
#[derive(Clone, Copy)]
pub(crate) struct Word {
    /// In small letters and with plain apostrophes, up to the first zero. Empty for a word that no
    /// phrase holds: one that is longer, or not in ASCII.
    plain: [u8; LONGEST],
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Word {
    fn new(text: &str, start: usize) -> Self {
        let mut plain = [0; LONGEST];
        let mut letters = text.chars().map(to_plain);
        for place in &mut plain {
            *place = letters.next().unwrap_or(0);
        }
        if letters.next().is_some() || plain.contains(&OTHER) {
            plain = [0; LONGEST];
        }
        let end = start + text.len();
        Self { plain, start, end }
    }

    pub(crate) fn is_one_of(&self, words: Words) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// Whether it is `word`, whatever its capitals and its kind of apostrophe.
    pub(crate) fn is(&self, word: &str) -> bool {
        let (same, rest) = self.plain.split_at(word.len());
        same == word.as_bytes() && rest[0] == 0
    }
}

/// The clauses of a text, in order. A line end, and every mark but an apostrophe or an emphasis,
/// ends one: "thank you, always" is two.
pub(crate) fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_inside_word(c) && (!is_between_words(c) || matches!(c, '\n' | '\r')))
}

/// The words of a clause, in order.
pub(crate) fn words(clause: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut at = 0;
    for piece in clause.split(is_between_words) {
        let text = piece.trim_matches(is_apostrophe);
        if !text.is_empty() {
            let start = at + (piece.len() - piece.trim_start_matches(is_apostrophe).len());
            words.push(Word::new(text, start));
        }
        // What was split at is one character, of one byte or more.
        let separator = clause[at + piece.len()..].chars().next();
        at += piece.len() + separator.map_or(0, char::len_utf8);
    }
    words
}

fn is_inside_word(c: char) -> bool {
    c.is_alphanumeric() || is_apostrophe(c)
}

/// Spaces, and the marks of Markdown's emphasis: "you *always*".
fn is_between_words(c: char) -> bool {
    c.is_whitespace() || matches!(c, '*' | '_' | '~' | '\u{200b}' | '\u{feff}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´' | '＇')
}

/// The letter as phrases spell it, or [`OTHER`] for one that none holds.
fn to_plain(c: char) -> u8 {
    if is_apostrophe(c) {
        return b'\'';
    }
    u8::try_from(c)
        .ok()
        .filter(u8::is_ascii)
        .map_or(OTHER, |c| c.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_where_they_stand() {
        let clause = "  you’re \u{3000}‘just’ *always* 日本 here ";
        let words = words(clause);
        let stand: Vec<&str> = words.iter().map(|w| &clause[w.start..w.end]).collect();
        assert_eq!(stand, ["you’re", "just", "always", "日本", "here"]);
        assert!(words[0].is("you're") && words[2].is("always"));
    }

    #[test]
    fn a_mark_or_a_line_end_ends_a_clause_and_an_apostrophe_does_not() {
        let clauses: Vec<&str> = clauses("I'm here, you\nknow… so (what)").collect();
        assert_eq!(clauses, ["I'm here", " you", "know", " so ", "what", ""]);
    }
}
