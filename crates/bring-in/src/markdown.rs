/// Takes the heading off the top of a text: its words, and what is below. A text that begins
/// with no heading is given back whole.
pub(crate) fn heading_and_rest(text: &str) -> (Option<&str>, &str) {
    let trimmed = text.trim_start_matches(['\n', '\r', ' ']);
    let (first, rest) = trimmed.split_once('\n').unwrap_or((trimmed, ""));
    match heading_words(first) {
        Some(words) => (Some(words), rest.trim_start_matches(['\n', '\r'])),
        None => (None, text),
    }
}

/// Takes a first line that is bold as a whole off a text: its words, and what is below.
pub(crate) fn bold_line_and_rest(text: &str) -> (Option<&str>, &str) {
    let trimmed = text.trim_start();
    let (first, rest) = trimmed.split_once('\n').unwrap_or((trimmed, ""));
    let inner = first
        .trim()
        .strip_prefix("**")
        .and_then(|line| line.strip_suffix("**"))
        .filter(|words| !words.trim().is_empty() && !words.contains("**"));
    match inner {
        Some(words) => (Some(words.trim()), rest.trim_start_matches('\n')),
        None => (None, text),
    }
}

/// The words of `# a heading`.
pub(crate) fn heading_words(line: &str) -> Option<&str> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    let words = words.strip_prefix([' ', '\t'])?.trim();
    let words = words.trim_end_matches('#').trim_end();
    ((1..=6).contains(&level) && !words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_line_that_is_bold_as_a_whole_is_taken_off() {
        assert_eq!(
            bold_line_and_rest("\n**A title**\n\ntwo"),
            (Some("A title"), "two")
        );
        for text in ["**a** and **b**\nx", "**\nx", "****\nx", "words"] {
            assert_eq!(bold_line_and_rest(text), (None, text));
        }
    }

    #[test]
    fn only_a_heading_is_taken_off() {
        for (text, heading, rest) in [
            ("# One\n\ntwo", Some("One"), "two"),
            ("\n### One ###\ntwo\n# three", Some("One"), "two\n# three"),
            ("# Only", Some("Only"), ""),
            ("#tag first", None, "#tag first"),
            ("####### seven", None, "####### seven"),
            ("# \nnothing", None, "# \nnothing"),
            ("words\n# later", None, "words\n# later"),
            ("", None, ""),
        ] {
            assert_eq!(heading_and_rest(text), (heading, rest), "{text}");
        }
    }
}
