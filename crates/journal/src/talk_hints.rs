//! Quiet hints on phrasings that tend to be heard as an accusation.

mod lists;
mod phrases;

use crate::named::named;
use crate::phrase::{Phrase, clauses, words};
use lists::OPENINGS;
use phrases::{FEEL_THAT_YOU, GUESSED_MOTIVE, YOU_ALWAYS, YOU_NEVER};

/// The most characters of a hint's words.
const WORDS_MAX_CHARS: usize = 60;

named! {
    /// What kind of phrasing was found.
    TalkHintKind, "kind of hint" {
        /// "You always …".
        YouAlways = "you-always",
        /// "You never …".
        YouNever = "you-never",
        /// "I feel that you …": a thought about them, said as a feeling.
        FeelThatYou = "feel-that-you",
        /// Why they did it, as guessed: "you just want to …", "on purpose".
        GuessedMotive = "guessed-motive",
    }
}

/// A phrasing that might be said another way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalkHint {
    /// What kind it is.
    pub kind: TalkHintKind,
    /// The person's own words as they stand in the text: its first 60 characters at most.
    pub words: String,
}

/// The hints on `text`, at most one a kind, each on the first place it is found, in the order of
/// [`TalkHintKind::ALL`].
///
/// It knows English alone and no grammar: a hint may be beside the point, and never blocks
/// anything. A motive soon after words of fear or threat in its clause ("I am afraid you just want
/// to hurt me") is never called a guess. Nothing of the text is kept. Takes time linear in the text.
#[must_use]
pub fn talk_hints(text: &str) -> Vec<TalkHint> {
    let mut found: [Option<TalkHint>; 4] = [const { None }; 4];
    for clause in clauses(text) {
        let words = words(clause);
        let opens = |at: &usize| words[*at].is_one_of(OPENINGS);
        for at in (0..words.len()).filter(opens) {
            for (kind, found) in TalkHintKind::ALL.iter().zip(&mut found) {
                if found.is_some() {
                    continue;
                }
                let begins = |phrase: &Phrase| phrase.begins(&words, at);
                if let Some(count) = phrases_of(*kind).iter().find_map(begins) {
                    let said = &clause[words[at].start..words[at + count - 1].end];
                    let words = first_of(said).to_owned();
                    *found = Some(TalkHint { kind: *kind, words });
                }
            }
        }
    }
    found.into_iter().flatten().collect()
}

fn phrases_of(kind: TalkHintKind) -> &'static [Phrase] {
    match kind {
        TalkHintKind::YouAlways => YOU_ALWAYS,
        TalkHintKind::YouNever => YOU_NEVER,
        TalkHintKind::FeelThatYou => FEEL_THAT_YOU,
        TalkHintKind::GuessedMotive => GUESSED_MOTIVE,
    }
}

fn first_of(words: &str) -> &str {
    let end = words.char_indices().nth(WORDS_MAX_CHARS);
    words[..end.map_or(words.len(), |(end, _)| end)].trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrase::Part;

    #[test]
    fn every_phrase_begins_with_one_of_the_openings() {
        let phrases = TalkHintKind::ALL.iter().copied().flat_map(phrases_of);
        for phrase in phrases {
            let Some(Part::One(first)) = phrase.parts.first() else {
                panic!("a phrase begins with one word");
            };
            assert!(
                first.iter().all(|word| OPENINGS.contains(word)),
                "{first:?}"
            );
        }
    }
}
