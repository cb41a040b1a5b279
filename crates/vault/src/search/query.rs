use super::apart::{is_spaceless, spread, unmarked};

/// What was typed, as the index is asked. `None` when there is no letter and no digit in it.
///
/// Every word is needed. Words in quotation marks are needed as they stand, in that order. The
/// last word is a beginning, unless a space or a closing quotation mark follows it. A run of a
/// script without spaces is found anywhere.
pub(super) fn to_match(typed: &str) -> Option<String> {
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
            need(piece, is_open, &mut needed);
        } else {
            let words: Vec<&str> = piece.split_whitespace().collect();
            for (at, word) in words.iter().enumerate() {
                need(word, is_open && at + 1 == words.len(), &mut needed);
            }
        }
    }
    (!needed.is_empty()).then(|| needed.join(" AND "))
}

/// Adds a word or a phrase, its runs without spaces apart from the rest.
fn need(phrase: &str, is_beginning: bool, needed: &mut Vec<String>) {
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
            needed.push(match unmarked(run) {
                Some(bare) => format!("(\"{run}\"{star} OR \"{bare}\"{star})"),
                None => format!("\"{run}\"{star}"),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(typed: &str) -> String {
        to_match(typed).unwrap_or_default().replace('\u{200b}', "·")
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
