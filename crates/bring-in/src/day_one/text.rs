//! Day One's text is Markdown in which nearly every mark is escaped: `Well\. That\-s it\!`

/// The text as a person would have written it, and how many photos and recordings were in it.
pub(super) fn read(written: &str) -> (String, usize) {
    let (text, media) = without_media(written);
    let mut is_code = false;
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        }
        if is_code {
            out.push_str(line);
        } else {
            unescape(line, &mut out);
        }
    }
    (out.trim().to_owned(), media)
}

/// A text without the backslashes before marks: it is no Markdown where it goes.
pub(super) fn without_backslashes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.next_if(|next| c == '\\' && next.is_ascii_punctuation()) {
            Some(next) => out.push(next),
            None => out.push(c),
        }
    }
    out
}

/// The longest address of a photo that is looked for.
const ADDRESS: usize = 512;

/// Takes out `![](dayone-moment://…)` and the like.
fn without_media(text: &str) -> (String, usize) {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut media = 0;
    while let Some(at) = rest.find("](dayone-moment:") {
        let (before, after) = rest.split_at(at);
        let end = after.bytes().take(ADDRESS).position(|byte| byte == b')');
        match (before.rfind("!["), end) {
            (Some(begin), Some(end)) if !before[begin..].contains(['\n', ']']) => {
                out.push_str(before[..begin].trim_end_matches([' ', '\t']));
                media += 1;
                rest = &after[end + 1..];
            }
            _ => {
                out.push_str(before);
                out.push_str("](");
                rest = &after[2..];
            }
        }
    }
    out.push_str(rest);
    (out, media)
}

/// Takes off the backslashes without which a line of Markdown means the same.
fn unescape(line: &str, out: &mut String) {
    let indent = line.len() - line.trim_start().len();
    let mut before_words = true;
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        match next {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => {
                chars.next();
                let is_first = at == indent;
                let begins_a_list = before_words && matches!(next, '.' | ')') && !is_first;
                let begins_a_block = is_first && matches!(next, '#' | '+' | '-' | '>' | '=');
                let before_link = next == '!' && chars.peek().is_some_and(|&(_, c)| c == '[');
                let marks = matches!(
                    next,
                    '*' | '_' | '`' | '[' | ']' | '<' | '~' | '\\' | '|' | '&'
                );
                if begins_a_list || begins_a_block || before_link || marks {
                    out.push('\\');
                }
                out.push(next);
                before_words = false;
            }
            _ => {
                before_words &= c.is_ascii_digit() || c.is_ascii_whitespace();
                out.push(c);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backslashes_go_where_nothing_changes() {
        for (written, read_as) in [
            (r"Well\. That\-s \(not\) it\!", "Well. That-s (not) it!"),
            (r"\# no heading", r"\# no heading"),
            (r"a \# b", "a # b"),
            (r"1\. no list", r"1\. no list"),
            (r"It was 5\.30", "It was 5.30"),
            (r"\- no list", r"\- no list"),
            (r"2 \* 3 \_x\_", r"2 \* 3 \_x\_"),
            ("```\na\\.b\n```\nc\\.d", "```\na\\.b\n```\nc.d"),
            (r"C:\new", r"C:\new"),
            ("end\\", "end\\"),
            ("", ""),
        ] {
            assert_eq!(read(written).0, read_as, "{written}");
        }
    }

    #[test]
    fn a_title_has_no_backslashes() {
        for (written, title) in [
            (
                r"Thoughts \[draft\] on \*us\* \_now\_",
                "Thoughts [draft] on *us* _now_",
            ),
            (r"C:\new \\ end\", r"C:\new \ end\"),
            ("", ""),
        ] {
            assert_eq!(without_backslashes(written), title);
        }
    }

    #[test]
    fn photos_are_counted_and_their_places_closed() {
        let written = "![](dayone-moment://ABC)\n\nWords ![a](dayone-moment:/audio/1) more";
        assert_eq!(read(written), ("Words more".into(), 2));
        assert_eq!(read("x](dayone-moment:").1, 0);
        assert_eq!(read(&"![](dayone-moment:".repeat(100_000)).1, 0);
        assert_eq!(read("![a\n](dayone-moment://1)").1, 0);
    }
}
