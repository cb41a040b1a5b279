use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::apart::{is_spaceless, spread, unmarked};

/// What was typed, as the index is asked. `None` when there is no letter and no digit in it.
///
/// Every word is needed. Words in quotation marks are needed as they stand, in that order. The
/// last word is a beginning, unless a space or a closing quotation mark follows it. A run of a
/// script without spaces is found anywhere.
/// `holding` are words that hold the last one further in, and are as good.
pub(super) fn to_match(typed: &str, holding: &[String]) -> Option<String> {
    let mut needed = Vec::new();
    // Odd pieces stand between quotation marks. The last may still be open.
    // No kept text holds a control character, and FTS5 reads no further than a NUL.
    let typed = typed.replace(|c: char| c.is_control(), " ");
    let typed = typed.replace(['“', '”', '„', '«', '»'], "\"");
    let pieces: Vec<&str> = typed.split('"').collect();
    for (n, piece) in pieces.iter().enumerate() {
        let is_last = n + 1 == pieces.len();
        let is_open = is_last && !piece.ends_with(char::is_whitespace);
        if n % 2 == 1 {
            need(piece, is_open, &[], &mut needed);
        } else {
            let words: Vec<&str> = piece.split_whitespace().collect();
            for (at, word) in words.iter().enumerate() {
                let is_last = is_open && at + 1 == words.len();
                need(
                    word,
                    is_last,
                    if is_last { holding } else { &[] },
                    &mut needed,
                );
            }
        }
    }
    (!needed.is_empty()).then(|| needed.join(" AND "))
}

/// The fewest letters that are looked for inside words: two of them stand in nearly every text.
const PART_CHARS: usize = 3;

/// The last word of `typed`, folded as the index folds, where it may be a part of a longer one: still
/// being typed, outside quotation marks, of letters and digits alone, of a script with spaces.
pub(super) fn part(typed: &str) -> Option<String> {
    let is_quoted = typed.contains(['"', '“', '”', '„', '«', '»']);
    let last = typed
        .rsplit(|c: char| c.is_whitespace() || c.is_control())
        .next()?;
    let is_word = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    if is_quoted || !last.chars().all(is_word) || last.contains(is_spaceless) {
        return None;
    }
    let bare = last.nfd().filter(|&c| !is_combining_mark(c));
    let folded: String = bare.flat_map(char::to_lowercase).collect();
    (folded.chars().count() >= PART_CHARS).then_some(folded)
}

/// Adds a word or a phrase, its runs without spaces apart from the rest.
fn need(phrase: &str, is_beginning: bool, holding: &[String], needed: &mut Vec<String>) {
    let mut rest = phrase;
    while let Some(first) = rest.chars().next() {
        let spaceless = is_spaceless(first);
        let end = rest
            .find(|c| is_spaceless(c) != spaceless)
            .unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        if !run.chars().any(char::is_alphanumeric) {
            continue;
        }
        if spaceless {
            needed.push(format!("apart : \"{}\"", spread(run)));
        } else {
            let star = if is_beginning && after.is_empty() {
                " *"
            } else {
                ""
            };
            let mut ways = vec![format!("\"{run}\"{star}")];
            ways.extend(unmarked(run).map(|bare| format!("\"{bare}\"{star}")));
            ways.extend(holding.iter().map(|word| format!("\"{word}\"")));
            needed.push(match ways.as_slice() {
                [one] => one.clone(),
                some => format!("({})", some.join(" OR ")),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(typed: &str) -> String {
        to_match(typed, &[])
            .unwrap_or_default()
            .replace('\u{200b}', "·")
    }

    #[test]
    fn what_is_typed_becomes_what_is_asked() {
        for (typed, wanted) in [
            ("", ""),
            ("  \t", ""),
            ("!? -- *", ""),
            ("ket\0tle", r#""ket" AND "tle" *"#),
            ("ket", r#""ket" *"#),
            ("kettle ", r#""kettle""#),
            ("put the ket", r#""put" AND "the" AND "ket" *"#),
            (r#""put the kettle""#, r#""put the kettle""#),
            (r#""put the ket"#, r#""put the ket" *"#),
            (
                r#"soup "put the" ket"#,
                r#""soup" AND "put the" AND "ket" *"#,
            ),
            ("„so nah”", r#""so nah""#),
            ("don't", r#""don't" *"#),
            (
                "NEAR(a b) OR c*",
                r#""NEAR(a" AND "b)" AND "OR" AND "c*" *"#,
            ),
            ("日本", r#"apart : "日·本""#),
            ("αγάπη", r#"("αγάπη" * OR "αγαπη" *)"#),
            ("tea日本 x", r#""tea" AND apart : "日·本" AND "x" *"#),
        ] {
            assert_eq!(asked(typed), wanted, "{typed}");
        }
    }
}
