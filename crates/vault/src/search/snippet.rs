use super::apart::{BETWEEN, BORDER};

/// Begins and ends what was found; no kept text holds a control character.
pub(super) const FOUND: (char, char) = ('\u{1}', '\u{2}');

/// A piece of the place where something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is what was looked for.
    pub found: bool,
}

/// So much is shown around the first place in a long text, in characters.
const BEFORE_CHARS: usize = 40;
const AFTER_CHARS: usize = 140;

/// What stands around the first mark in a marked text; `None` when there is no mark.
pub(super) fn around_first(marked: &str) -> Option<String> {
    let mark = marked.find(FOUND.0)?;
    let (before, after) = marked.split_at(mark);
    let start = match before.char_indices().rev().nth(BEFORE_CHARS) {
        // From the next word on, where there is one.
        Some((at, _)) => before[at..]
            .find(char::is_whitespace)
            .map_or(at, |space| at + space),
        None => 0,
    };
    let end = after.char_indices().nth(AFTER_CHARS);
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let end_at = end.map_or(after.len(), |(at, _)| at);
    Some(format!(
        "{}{}{}{}{}",
        cut(start > 0),
        before[start..].trim_start(),
        &after[..end_at],
        FOUND.1,
        cut(end.is_some())
    ))
}

/// Reads the index's answer. Neighbouring pieces are joined when only unseen marks part them.
pub(super) fn pieces(answer: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut found = false;
    for c in answer.chars() {
        match c {
            c if c == FOUND.0 => found = true,
            c if c == FOUND.1 => found = false,
            BETWEEN => {}
            c => {
                // An entry's lines are one line here.
                let c = match c {
                    BORDER | '\n' | '\t' => ' ',
                    c => c,
                };
                match pieces.last_mut() {
                    Some(last) if last.found == found => last.text.push(c),
                    _ => pieces.push(Piece {
                        text: c.into(),
                        found,
                    }),
                }
            }
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_long_text_is_cut_between_characters() {
        assert_eq!(around_first("nothing here"), None);
        assert_eq!(
            around_first("put the \u{1}ket\u{2}tle on").as_deref(),
            Some("put the \u{1}ket\u{2}tle on\u{2}")
        );
        for space in [" ", "\u{3000}", "\u{a0}"] {
            let smiles = format!("🙂{space}").repeat(90);
            let long = format!("{smiles}\u{1}key\u{2}{smiles}");
            let place = pieces(&around_first(&long).unwrap_or_default());
            assert_eq!(place.iter().filter(|piece| piece.found).count(), 1);
            assert!(place[0].text.starts_with("…🙂") && place[1].text == "key");
            assert!(place[2].text.ends_with('…'));
        }
    }

    #[test]
    fn marks_become_pieces_and_unseen_ones_go() {
        let piece = |text: &str, found| Piece {
            text: text.into(),
            found,
        };
        assert_eq!(
            pieces("put the \u{1}ket\u{2}tle\non"),
            [
                piece("put the ", false),
                piece("ket", true),
                piece("tle on", false)
            ]
        );
        assert_eq!(
            pieces("\u{1}日\u{200b}本\u{2}\u{200b}語"),
            [piece("日本", true), piece("語", false)]
        );
    }

    #[test]
    fn a_long_text_is_shown_from_the_next_word_on() {
        let before = "seven paper lanterns drift over the slow canal at dusk and";
        let place = around_first(&format!("{before} \u{1}key\u{2} on"));
        let shown = "drift over the slow canal at dusk and";
        assert_eq!(
            place.as_deref(),
            Some(format!("…{shown} \u{1}key\u{2} on\u{2}").as_str())
        );
    }
}
