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
}
