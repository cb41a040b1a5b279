//! Day One's plain text, which Mini Diary writes as well: entries one after the other, each with lines
//! of a tab, a name, a colon, a tab and a value at its top. The first of them is the date.

use crate::gather::{Dated, Gather, Keyed, Raw};
use crate::markdown::heading_and_rest;
use crate::stamp::{self, Stamp};
use crate::{BringInError, Format, Noted, lines};

/// Whether a text begins as such an export does.
pub(crate) fn is_plain_text(text: &str) -> bool {
    let mut filled = text.lines().filter(|line| !line.trim().is_empty());
    filled.next().is_some_and(|line| date(line).is_some())
}

/// `\tDate:\t01 March 2024 at 20:30:00 CET`, in the words of any language.
fn date(line: &str) -> Option<(Stamp, &str)> {
    let (_, value) = field(line)?;
    let stamp = stamp::read(value).filter(|stamp| stamp.is_day() && stamp.rest.is_empty())?;
    Some((stamp, value))
}

fn field(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.strip_prefix('\t')?.split_once(":\t")?;
    (!name.contains('\t') && name.chars().count() <= 40).then(|| (name, value.trim()))
}

struct Entry<'t> {
    line: u64,
    stamp: Stamp,
    written: &'t str,
    from: usize,
    tags: Vec<String>,
}

pub(crate) fn read_plain_text(text: &str, gather: &mut Gather<'_>) -> Result<(), BringInError> {
    let text = &lines::of(text.trim_start_matches('\u{feff}'));
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let mut ends = Vec::new();
    let mut is_top = false;
    let mut unread = Vec::new();
    for (line, start, words) in lines::numbered(text) {
        let words = words.trim_end_matches('\n');
        match (date(words), field(words)) {
            (Some((stamp, written)), _) if !is_top => {
                if !entries.is_empty() {
                    ends.push(start);
                }
                is_top = true;
                entries.push(Entry {
                    line,
                    stamp,
                    written,
                    from: start + words.len(),
                    tags: Vec::new(),
                });
            }
            (_, Some((name, value))) if is_top => {
                if let Some(entry) = entries.last_mut() {
                    entry.from = start + words.len();
                    if name.eq_ignore_ascii_case("tags") {
                        entry.tags.extend(value.split(',').map(str::to_owned));
                        continue;
                    }
                }
                let place = gather.line(line);
                gather.note_at(Noted::SurroundingsLeft, place);
            }
            // It looks like a date's line, and the date is none that can be read.
            (None, Some((_, value))) if value.contains(':') => unread.push(line),
            _ if words.trim().is_empty() => {}
            _ => is_top = false,
        }
    }
    if entries.is_empty() {
        return Err(BringInError::NotThisFormat(Format::DayOneText));
    }
    ends.push(text.len());
    for line in unread {
        let place = gather.line(line);
        gather.note_at(Noted::DatesInText, place);
    }
    let limit = gather.options.limits.entries;
    if entries.len() > limit {
        return Err(BringInError::TooManyEntries { limit });
    }
    for (entry, end) in entries.into_iter().zip(ends) {
        let words = &text[entry.from..end];
        let (title, body) = match heading_and_rest(words) {
            (Some(heading), rest) => (heading.to_owned(), rest),
            (None, whole) => first_paragraph(whole),
        };
        let place = gather.line(entry.line);
        let dated = Dated {
            stamp: entry.stamp,
            written: entry.written.to_owned(),
            is_own: false,
            keyed: Keyed::DayAndMinute,
            parts: vec![words.to_owned()],
            raw: Raw {
                title,
                body: body.trim().to_owned(),
                tags: entry.tags,
                ..Raw::default()
            },
        };
        gather.add_dated(place, dated)?;
    }
    Ok(())
}

/// A first paragraph of one line, with more below it, is the title.
fn first_paragraph(text: &str) -> (String, &str) {
    let text = text.trim();
    match text.split_once("\n\n") {
        Some((first, rest)) if !first.contains('\n') && !rest.trim().is_empty() => {
            (first.trim().to_owned(), rest)
        }
        _ => (String::new(), text),
    }
}
