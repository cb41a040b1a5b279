//! Finding English phrases in what a person wrote: word by word, never letter by letter.
//!
//! A text falls into clauses, at every mark and line end, and a clause into words. A [`Phrase`]
//! is a row of [`Part`]s that stand next to each other in one clause. All is found in time linear
//! in the text, for a phrase looks at a bounded number of words from where it begins.

mod words;

pub(crate) use words::{Word, clauses, words};

/// How many words a [`Part::Any`] may take.
const ANY_TAKES: usize = 4;
/// How many words before a phrase [`Unless::Before`] looks at.
const LOOKS_BACK: usize = 12;

/// A few words, each of at most 15 letters, in small letters and with a plain apostrophe.
pub(crate) type Words = &'static [&'static str];

/// One place of a phrase.
pub(crate) enum Part {
    /// Exactly one of these words.
    One(Words),
    /// Up to four of the words of these lists, or nothing.
    Any(&'static [Words]),
    /// One word or more, at most `up_to`, whichever they are but for `none_of`.
    Gap { up_to: usize, none_of: Words },
}

/// What around a phrase makes it mean something else.
pub(crate) enum Unless {
    /// One of these is the word before it.
    RightBefore(Words),
    /// One of these is among the twelve words before it.
    Before(Words),
    /// One of these is the word after it.
    RightAfter(Words),
    /// One of these is the word after it, and the last of the clause.
    Closing(Words),
}

/// Parts that follow each other, and what must not be around them.
pub(crate) struct Phrase {
    pub(crate) parts: &'static [Part],
    pub(crate) unless: &'static [Unless],
}

impl Phrase {
    pub(crate) const fn new(parts: &'static [Part]) -> Self {
        let unless = &[];
        Self { parts, unless }
    }

    pub(crate) const fn unless(self, unless: &'static [Unless]) -> Self {
        Self { unless, ..self }
    }

    /// How many words of `clause` it takes from word `at` on; `None` when it does not begin there.
    pub(crate) fn begins(&self, clause: &[Word], at: usize) -> Option<usize> {
        let count = take(clause.get(at..)?, self.parts)?;
        let is = |at: usize, words: Words| clause.get(at).is_some_and(|word| word.is_one_of(words));
        let end = at + count;
        let spoilt = self.unless.iter().any(|unless| match unless {
            Unless::RightBefore(words) => at.checked_sub(1).is_some_and(|at| is(at, words)),
            Unless::Before(words) => {
                (at.saturating_sub(LOOKS_BACK)..at).any(|before| is(before, words))
            }
            Unless::RightAfter(words) => is(end, words),
            Unless::Closing(words) => is(end, words) && end + 1 == clause.len(),
        });
        (!spoilt).then_some(count)
    }
}

/// How many words from the first on make up all the parts; the fewest possible.
fn take(clause: &[Word], parts: &[Part]) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else {
        return Some(0);
    };
    let (least, most) = match part {
        Part::One(_) => (1, 1),
        Part::Any(_) => (0, ANY_TAKES),
        Part::Gap { up_to, .. } => (1, *up_to),
    };
    let fits = |word: &Word| match part {
        Part::One(words) => word.is_one_of(words),
        Part::Any(lists) => lists.iter().any(|words| word.is_one_of(words)),
        Part::Gap { none_of, .. } => !word.is_one_of(none_of),
    };
    let fitting = clause.iter().take(most).take_while(|word| fits(word));
    let most = fitting.count();
    (least..=most).find_map(|taken| Some(taken + take(&clause[taken..], rest)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_may_be_missing_gives_way_to_the_next() {
        let phrase = Phrase::new(&[
            Part::One(&["a"]),
            Part::Any(&[&["b", "c"]]),
            Part::One(&["b"]),
        ]);
        let takes = |text| phrase.begins(&words(text), 0);
        assert_eq!(takes("a b"), Some(2));
        assert_eq!(takes("a c c b"), Some(4));
        assert_eq!(takes("a c c c c c b"), None);
        assert_eq!(takes("a c"), None);
    }
}
