//! jrnl's journal: entries one after the other, each with its date in brackets at the start of a
//! line, a title to the end of that line, and the text below it. Tags are words that begin with
//! `@` or `#`; a star at the end of the title marks an entry.

mod encrypted;
mod heads;
mod json;
mod words;

use chrono::NaiveDate;

use crate::gather::{Dated, Gather, Keyed, Raw};
use crate::{BringInError, Format, Noted, lines};
pub(crate) use encrypted::is_encrypted;
use heads::Head;
pub(crate) use json::read as read_json;

/// Reads a journal in plain text; `format` is what it was said to be.
pub(crate) fn read(
    text: &str,
    format: Format,
    gather: &mut Gather<'_>,
) -> Result<(), BringInError> {
    if text.trim().is_empty() {
        return Ok(());
    }
    gather.is_in_order = true;
    if read_day(text, None, gather)? {
        Ok(())
    } else {
        Err(BringInError::NotThisFormat(format))
    }
}

/// Reads the entries of a text, of which `day` is the day where its name says one. Says whether there
/// were any; otherwise nothing was gathered.
pub(crate) fn read_day(
    text: &str,
    day: Option<NaiveDate>,
    gather: &mut Gather<'_>,
) -> Result<bool, BringInError> {
    let text = &lines::of(text);
    let heads = heads::find(text, day);
    let Some(begin) = heads.entries.first().map(|head| head.start) else {
        return Ok(false);
    };
    let limit = gather.options.limits.entries;
    if heads.entries.len() > limit {
        return Err(BringInError::TooManyEntries { limit });
    }
    let before = text[..begin].trim();
    if !before.is_empty() {
        let raw = Raw {
            body: before.to_owned(),
            ..Raw::default()
        };
        let at = lines::numbered(text).find(|(_, _, line)| !line.trim().is_empty());
        let place = gather.line(at.map_or(1, |(number, ..)| number));
        gather.add_before_first(place, raw, vec![before.to_owned()])?;
    }
    for line in heads.in_text {
        let place = gather.line(line);
        gather.note_at(Noted::DatesInText, place);
    }
    let starts = heads.entries.iter().skip(1).map(|head| head.start);
    let ends: Vec<usize> = starts.chain([text.len()]).collect();
    for (head, end) in heads.entries.into_iter().zip(ends) {
        let place = gather.line(head.line);
        let dated = entry(head, text, end, gather);
        gather.add_dated(place, dated)?;
    }
    Ok(true)
}

/// Opens a journal with the password of the options, and reads it.
pub(crate) fn read_encrypted(bytes: &[u8], gather: &mut Gather<'_>) -> Result<(), BringInError> {
    let password = gather.options.password.as_ref();
    let opened = encrypted::open(bytes, password)?;
    let text = gather.text(opened)?;
    read(&text, Format::JrnlEncrypted, gather)
}

/// Whether a text seems to be a journal of jrnl: it begins with a date in brackets, or with the date of
/// jrnl 1; or such a date stands apart further down and nothing says otherwise.
pub(crate) fn begins(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty());
    first.is_some_and(|line| !heads::find(line, None).entries.is_empty())
}

/// Whether a text begins with an entry of a day that is known from elsewhere: `[09:00] Words`.
pub(crate) fn begins_on(text: &str, day: Option<NaiveDate>) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty());
    day.is_some() && first.is_some_and(|line| !heads::find(line, day).entries.is_empty())
}

/// Whether there is an entry of jrnl in a text, behind a blank line.
pub(crate) fn is_in(text: &str) -> bool {
    let text = lines::of(text);
    let heads = heads::find(&text, None).entries;
    heads.iter().any(|head| {
        let before = &text[..head.start];
        before.trim().is_empty() || before.ends_with("\n\n") || before.ends_with("\n \n")
    })
}

/// How many entries of jrnl are in a text.
pub(crate) fn count(text: &str, day: Option<NaiveDate>) -> usize {
    heads::find(&lines::of(text), day).entries.len()
}

fn entry(head: Head, whole: &str, end: usize, gather: &mut Gather<'_>) -> Dated {
    let text = &whole[head.text..end];
    // The star is at the end of the first line, wherever the title ends.
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let (first, is_starred) = words::without_star(first.trim_end());
    let (title, body) = words::title_and_body(&format!("{first}\n{rest}"));
    let mut tags = words::tags(text);
    if is_starred {
        gather.note(Noted::Starred, 1);
        tags.push(gather.options.words.starred.clone());
    }
    Dated {
        stamp: head.stamp,
        written: head.written,
        is_own: false,
        keyed: Keyed::DayAndMinute,
        parts: vec![text.to_owned()],
        raw: Raw {
            title,
            body,
            tags,
            ..Raw::default()
        },
    }
}
