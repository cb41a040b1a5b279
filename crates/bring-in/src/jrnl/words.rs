//! Title, star and tags, as jrnl tells them.

/// The title is the first line or, in a text of one line, the first sentence.
pub(super) fn title_and_body(text: &str) -> (String, String) {
    let text = text.trim();
    let end = text.find('\n').or_else(|| end_of_sentence(text));
    let (title, body) = text.split_at(end.unwrap_or(text.len()));
    (title.trim().to_owned(), body.trim().to_owned())
}

/// Behind a mark that ends a sentence, its closing quote and brackets, if a space follows; the
/// full-width marks need none.
fn end_of_sentence(text: &str) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if matches!(c, '！' | '．' | '？' | '｡' | '。') {
            return Some(at + c.len_utf8());
        }
        if !matches!(c, '.' | '!' | '?' | '…' | '‼' | '‽' | '⁇' | '⁈' | '⁉') {
            continue;
        }
        let mut end = at + c.len_utf8();
        if let Some((_, quote)) = chars.next_if(|(_, c)| matches!(c, '\'' | '"' | '’' | '”')) {
            end += quote.len_utf8();
        }
        while let Some((_, bracket)) = chars.next_if(|(_, c)| matches!(c, ')' | ']')) {
            end += bracket.len_utf8();
        }
        if chars.peek().is_some_and(|(_, c)| c.is_whitespace()) {
            return Some(end);
        }
    }
    None
}

/// The title without the star at its end, and whether there was one.
pub(super) fn without_star(title: &str) -> (String, bool) {
    match title.strip_suffix('*') {
        Some(rest) if rest.is_empty() || rest.ends_with(' ') => (rest.trim_end().to_owned(), true),
        _ => (title.to_owned(), false),
    }
}

/// The tags, without their sign, in the order in which they come. They stay in the text as well.
pub(super) fn tags(text: &str) -> Vec<String> {
    text.split_whitespace()
        .filter_map(|word| {
            let word = word.strip_prefix(['@', '#'])?;
            let is_of_it = |c: char| c.is_alphanumeric() || "_-+*#/".contains(c);
            let end = word.find(|c| !is_of_it(c)).unwrap_or(word.len());
            let tag = word[..end].trim_end_matches(['-', '*', '/', '#']);
            tag.contains(char::is_alphabetic).then(|| tag.to_owned())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_a_line_or_a_sentence() {
        for (text, title, body) in [
            (
                "A walk\nIt rained. Much.\n\nLate.",
                "A walk",
                "It rained. Much.\n\nLate.",
            ),
            ("A walk. It rained.", "A walk.", "It rained."),
            ("\"Yes!\" he said.", "\"Yes!\"", "he said."),
            ("At 5.30 we met.", "At 5.30 we met.", ""),
            ("安心した。話した。", "安心した。", "話した。"),
            ("(One.) Two", "(One.)", "Two"),
            ("no end", "no end", ""),
            ("", "", ""),
        ] {
            assert_eq!(title_and_body(text), (title.into(), body.into()), "{text}");
        }
    }

    #[test]
    fn stars_and_tags_are_told() {
        assert_eq!(without_star("A walk *"), ("A walk".into(), true));
        assert_eq!(without_star("**bold**"), ("**bold**".into(), false));
        assert_eq!(
            tags("@home a@b.c #work/late, ## no #1 @zoë! (@in) #a-"),
            ["home", "work/late", "zoë", "a"]
        );
    }
}
