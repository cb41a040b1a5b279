//! The pages of `assets/ways`: their shape, and how hard they are to read.

use std::ops::RangeInclusive;

use super::reading;

const WORDS: RangeInclusive<usize> = 150..=350;
const HEADINGS: RangeInclusive<usize> = 2..=4;
/// Plain to a tired adult, and to somebody of about thirteen.
const HARDEST: f64 = 7.5;

/// What is wrong with a page, each with its line.
pub(super) fn find(page: &str) -> Vec<(usize, String)> {
    let Some(text) = text_of(page) else {
        return vec![(1, "no front matter between --- and ---".to_owned())];
    };
    let mut found = Vec::new();
    let sources = page[..page.len() - text.len()]
        .lines()
        .filter(|line| line.trim_start().starts_with("- "))
        .count();
    if sources == 0 {
        found.push((1, "no source is named".to_owned()));
    }
    let words = reading::words_of(text).count();
    if !WORDS.contains(&words) {
        found.push((1, format!("{words} words, not {}", told(&WORDS))));
    }
    let headings = text.lines().filter(|line| line.starts_with("## ")).count();
    if !HEADINGS.contains(&headings) {
        found.push((1, format!("{headings} headings, not {}", told(&HEADINGS))));
    }
    let grade = reading::grade(blocks(text)).unwrap_or_default();
    if grade > HARDEST {
        found.push((1, format!("reading grade {grade:.1}, over {HARDEST}")));
    }
    let first = page.lines().count() - text.lines().count() + 1;
    found.extend(
        text.lines()
            .enumerate()
            .filter_map(|(at, line)| Some((first + at, unread(line)?.to_owned()))),
    );
    found
}

/// What stands below the front matter.
pub(super) fn text_of(page: &str) -> Option<&str> {
    let (_, text) = page.strip_prefix("---\n")?.split_once("\n---\n")?;
    Some(text)
}

/// Paragraphs and items, without headings: those are no sentences.
fn blocks(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.trim_start_matches("- "))
}

/// Why a line would not be shown as it is meant.
fn unread(line: &str) -> Option<&'static str> {
    if line.starts_with('#') && !line.starts_with("## ") {
        Some("a heading of another level than ##")
    } else if line.contains("](") || line.contains("http") {
        Some("a link: nothing opens from here")
    } else if line.contains('<') {
        Some("HTML is shown as it is typed")
    } else {
        None
    }
}

fn told(range: &RangeInclusive<usize>) -> String {
    format!("{} to {}", range.start(), range.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(words: usize, headings: usize) -> String {
        let heading = "## How\n\n".repeat(headings);
        // A heading is a word as well.
        let text = "You are here. ".repeat((words - headings) / 3);
        format!("---\nsources:\n  - Author, A. (1999). Title. Publisher.\n---\n{heading}{text}\n")
    }

    fn wrong(page: &str) -> Vec<String> {
        find(page).into_iter().map(|(_, what)| what).collect()
    }

    #[test]
    fn a_whole_page_is_fine() {
        assert!(wrong(&page(200, 2)).is_empty());
    }

    #[test]
    fn too_short_too_long_and_headings_are_told() {
        assert_eq!(wrong(&page(62, 2)), ["62 words, not 150 to 350"]);
        assert_eq!(wrong(&page(362, 2)), ["362 words, not 150 to 350"]);
        assert_eq!(wrong(&page(200, 5)), ["5 headings, not 2 to 4"]);
    }

    #[test]
    fn a_page_without_a_source_is_told() {
        let bare = page(200, 2).replace("  - Author, A. (1999). Title. Publisher.\n", "");
        assert_eq!(wrong(&bare), ["no source is named"]);
        assert_eq!(wrong("## How\n"), ["no front matter between --- and ---"]);
    }

    #[test]
    fn a_hard_page_is_told() {
        let hard =
            page(200, 2).replace("You are here.", "Considerable uncertainty notwithstanding.");
        assert!(wrong(&hard)[0].starts_with("reading grade "));
    }

    #[test]
    fn links_html_and_other_headings_are_told_with_their_line() {
        let linked = page(200, 2).replacen("## How", "# How", 1);
        assert_eq!(
            find(&linked)[..],
            [
                (1, "1 headings, not 2 to 4".to_owned()),
                (5, "a heading of another level than ##".to_owned())
            ]
        );
        let mut html = page(200, 2);
        html.push_str("<b>x</b>\n[x](y)\n");
        let lines: Vec<usize> = find(&html).into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, [10, 11]);
    }
}
