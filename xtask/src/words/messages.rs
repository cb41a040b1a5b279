//! The messages of a Fluent catalogue that are long enough to have a reading grade.

use super::reading;

/// Below this a single long word decides, and the grade says nothing.
const LONG: usize = 25;
const HARDEST: f64 = 9.0;

/// The long messages that are hard to read, each with its line.
pub(super) fn find(catalogue: &str) -> impl Iterator<Item = (usize, String)> {
    messages(catalogue).into_iter().filter_map(|(line, text)| {
        if reading::words_of(&text).count() < LONG {
            return None;
        }
        let grade = reading::grade([text.as_str()])?;
        (grade > HARDEST).then(|| (line, format!("reading grade {grade:.1}, over {HARDEST}")))
    })
}

/// Each message, or attribute of one, with the line it begins in.
fn messages(catalogue: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    for (index, line) in catalogue.lines().enumerate() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let goes_on = line.starts_with([' ', '*', '[', '}']);
        let attribute = line.trim_start().starts_with('.');
        match line.split_once('=') {
            Some((_, value)) if !goes_on || attribute => found.push((index + 1, plain(value))),
            _ => {
                if let Some((_, text)) = found.last_mut() {
                    text.push(' ');
                    text.push_str(&plain(line));
                }
            }
        }
    }
    found
}

/// A line without what Fluent fills in or chooses by.
fn plain(line: &str) -> String {
    let mut text = line.trim();
    if let Some((_, variant)) = text
        .strip_prefix('*')
        .unwrap_or(text)
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
    {
        text = variant;
    }
    let mut said = String::new();
    let mut depth = 0_u32;
    for c in text.chars() {
        match c {
            // What is filled in counts as one short word.
            '{' => {
                if depth == 0 {
                    said.push_str("it");
                }
                depth += 1;
            }
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => said.push(c),
            _ => {}
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    const HARD: &str = "Apprehension regarding a companion's intentions may nevertheless constitute \
        an entirely appropriate evaluation of existing circumstances, and deserves immediate \
        consideration by experienced professionals everywhere in every conceivable situation.";

    #[test]
    fn a_long_hard_message_is_told_with_its_line() {
        let catalogue = format!("# A comment\nshort = Considerable uncertainty\nlong = {HARD}\n");
        let found: Vec<_> = find(&catalogue).collect();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, 3);
        assert!(found[0].1.starts_with("reading grade "));
    }

    #[test]
    fn lines_that_go_on_belong_to_their_message() {
        let half = HARD.len() / 2;
        let at = HARD[..half].rfind(' ').expect("there is a space");
        let catalogue = format!("long =\n    {}\n    {}\n", &HARD[..at], &HARD[at..]);
        assert_eq!(find(&catalogue).count(), 1);
    }

    #[test]
    fn what_is_filled_in_is_no_long_word() {
        let read =
            messages("a = { $consideration ->\n    [one] One { $day }.\n   *[other] Two.\n}\n");
        assert_eq!(read.len(), 1);
        assert_eq!(
            read[0].1.split_whitespace().collect::<Vec<_>>(),
            ["it", "One", "it.", "Two."]
        );
    }

    #[test]
    fn a_long_plain_message_is_fine() {
        let plain = format!("a = {}\n", "You can stop here. ".repeat(10));
        assert_eq!(find(&plain).count(), 0);
    }
}
