//! A file of many days: each day under a heading, or a line of its own, that says it.

use crate::lines;
use crate::markdown::heading_words;
use crate::stamp::{self, Dated, Stamp};

/// The longest line without a heading's mark that may be a date, in bytes.
const LONGEST: usize = 80;

/// A day's part of a file.
#[derive(Debug)]
pub(super) struct Section<'t> {
    pub(super) stamp: Stamp,
    /// The date as it is written.
    pub(super) written: String,
    /// The words of the heading that are no date.
    pub(super) title: String,
    /// The line of the heading, from 1.
    pub(super) line: u64,
    pub(super) body: &'t str,
}

/// What is before the first day, and the days in their order.
pub(super) fn split(text: &str) -> (&str, Vec<Section<'_>>) {
    let mut found = Vec::new();
    let mut is_apart = true;
    let mut fence: Option<&str> = None;
    for (number, start, line) in lines::numbered(text) {
        let mark = ["```", "~~~"]
            .into_iter()
            .find(|mark| line.trim_start().starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        if fence.is_none()
            && let Some((stamp, written, title)) = day_of(line.trim_end(), is_apart)
        {
            found.push((number, start, start + line.len(), stamp, written, title));
        }
        is_apart = line.trim().is_empty();
    }
    let before = found.first().map_or(text.len(), |first| first.1);
    let ends: Vec<usize> = found
        .iter()
        .skip(1)
        .map(|next| next.1)
        .chain([text.len()])
        .collect();
    let sections = found.into_iter().zip(ends);
    let sections = sections.map(|((line, _, begin, stamp, written, title), end)| Section {
        stamp,
        written,
        title,
        line,
        body: &text[begin..end],
    });
    (&text[..before], sections.collect())
}

/// The day that a line says, and the other words on it. A heading may have more words; a line without
/// a heading's mark is a date alone, and stands apart.
fn day_of(line: &str, is_apart: bool) -> Option<(Stamp, String, String)> {
    let heading = heading_words(line);
    let words = match heading {
        Some(words) => words,
        None if is_apart && line.len() <= LONGEST => line.trim().trim_matches(['*', '_', '=']),
        None => return None,
    };
    let words = words.trim();
    let stamp = stamp::find(words)?;
    let is_day = matches!(
        stamp.dated,
        Dated::On(_) | Dated::Either { .. } | Dated::Named { .. }
    );
    let (before, after) = (&words[..stamp.used.start], &words[stamp.used.end..]);
    let is_alone = stamp.rest.is_empty();
    let begins = !before.contains(char::is_alphanumeric);
    if !is_day || !(is_alone || heading.is_some() && begins) {
        return None;
    }
    let written = words[stamp.used.clone()].to_owned();
    let between = [' ', '-', '–', '—', ':', '|', ',', '(', ')', '[', ']', '·'];
    let title = if is_alone {
        String::new()
    } else {
        after.trim_matches(between).to_owned()
    };
    Some((stamp, written, title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_found_in_headings_and_lines_of_their_own() {
        let text = "# Diary\n\n## Friday, 1 March 2024\nOne\n\n### 2024-03-02 09:00 A walk.\nTwo\n\n**3 March 2024**\n\nThree\n\nVienna, 4 March 2024\n\n## Plan for 2024-03-05\n```\n\n2024-03-06\n```\n";
        let (before, sections) = split(text);
        assert_eq!(before, "# Diary\n\n");
        let said: Vec<_> = sections
            .iter()
            .map(|section| {
                (
                    section.line,
                    section.written.as_str(),
                    section.title.as_str(),
                )
            })
            .collect();
        assert_eq!(
            said,
            [
                (3, "Friday, 1 March 2024", ""),
                (6, "2024-03-02 09:00", "A walk."),
                (9, "3 March 2024", ""),
            ]
        );
        assert!(sections[2].body.contains("Vienna") && sections[2].body.contains("2024-03-06"));
        assert_eq!(split("words").1.len(), 0);
    }
}
