//! Names are replaced: whole words, in any case, wherever the person wrote them.

/// Names and what stands in their place.
pub(crate) struct Names(Vec<Name>);

struct Name {
    /// Its words and what lies between them, folded.
    parts: Vec<String>,
    by: String,
}

impl Names {
    /// The longest names come first, so that "Robin Miller" is not read as "Robin". Names and texts
    /// are to be in the same normal form.
    pub(crate) fn new(replace: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut names: Vec<Name> = replace
            .into_iter()
            .map(|(name, by)| Name {
                // A stop at the end of "A. B." runs on into what follows it in a text.
                parts: pieces(name.trim_matches(|c| !is_of_word(c)))
                    .map(folded)
                    .collect(),
                by,
            })
            .filter(|name| !name.parts.is_empty())
            .collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.parts.len()));
        Self(names)
    }

    /// The text with the names replaced. "Robin's" keeps its ending; "Robins" is another word.
    pub(crate) fn replaced(&self, text: &str) -> String {
        if self.0.is_empty() {
            return text.to_owned();
        }
        let words: Vec<&str> = pieces(text).collect();
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        while let Some(piece) = words.get(at) {
            let Some(name) = self.0.iter().find(|name| name.begins(&words[at..])) else {
                out.push_str(piece);
                at += 1;
                continue;
            };
            out.push_str(&name.by);
            at += name.parts.len();
            // "… with Robin." does not end in two stops.
            if let Some(after) = words.get(at)
                && name.by.ends_with('.')
                && after.starts_with('.')
                && !after.starts_with("..")
            {
                out.push_str(&after[1..]);
                at += 1;
            }
        }
        out
    }
}

impl Name {
    fn begins(&self, words: &[&str]) -> bool {
        words.len() >= self.parts.len()
            && self
                .parts
                .iter()
                .zip(words)
                .all(|(part, word)| *part == folded(word))
    }
}

/// Words and what lies between them, one after the other; together they are the text.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let kind = is_of_word(rest.chars().next()?);
        let end = rest.find(|c| is_of_word(c) != kind).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

/// Letters, digits and the marks on them. An underscore is Markdown's, and an apostrophe ends a name.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// In lower case, with any white space as one space and any apostrophe as the plain one.
fn folded(piece: &str) -> String {
    if piece.chars().all(char::is_whitespace) {
        return " ".to_owned();
    }
    let plain = |c| if c == '’' { '\'' } else { c };
    piece
        .chars()
        .map(plain)
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;

    use super::*;

    #[derive(serde::Deserialize)]
    struct Case {
        names: Vec<(String, String)>,
        text: String,
        read: String,
    }

    /// The page reads the same table: what it shows beside an entry is what the file will say.
    #[test]
    fn names_are_whole_words_in_any_case_and_alphabet() {
        let cases: Vec<Case> = serde_json::from_str(include_str!("../tests/names.json")).unwrap();
        assert!(cases.len() > 12);
        for Case { names, text, read } in cases {
            let nfc = |text: &str| text.nfc().collect::<String>();
            let all = Names::new(names.iter().map(|(name, by)| (nfc(name), nfc(by))));
            assert_eq!(all.replaced(&nfc(&text)), read, "{names:?}");
        }
    }
}
