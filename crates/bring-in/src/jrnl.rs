//! jrnl's journal: entries one after the other, each with its date in brackets at the start of a
//! line, a title to the end of that line, and the text below it. Tags are words that begin with
//! `@` or `#`; a star at the end of the title marks an entry.

mod encrypted;
mod heads;
mod stamp;
mod words;

use chrono::NaiveDate;

use crate::gather::{Gather, Raw};
use crate::{BringInError, Format, Noted, Place, Why};
pub(crate) use encrypted::is_encrypted;
use heads::Head;
use stamp::Dated;

/// Reads a journal in plain text; `format` is what it was said to be.
pub(crate) fn read(
    text: &str,
    format: Format,
    gather: &mut Gather<'_>,
) -> Result<(), BringInError> {
    if text.trim().is_empty() {
        return Ok(());
    }
    let heads = heads::find(text);
    let Some(begin) = heads.first().map(|head| head.start) else {
        return Err(BringInError::NotThisFormat(format));
    };
    if heads.len() > gather.options.limits.entries {
        return Err(BringInError::TooManyEntries {
            limit: gather.options.limits.entries,
        });
    }
    if !text[..begin].trim().is_empty() {
        gather.leave_out(Place::Line(1), Why::BeforeFirst)?;
    }
    let days = stamp::days(
        &heads
            .iter()
            .map(|head| head.stamp.dated)
            .collect::<Vec<Dated>>(),
    )
    .ok_or(BringInError::DatesAmbiguous)?;
    let ends = heads
        .iter()
        .skip(1)
        .map(|head| head.start)
        .chain([text.len()]);
    let mut line = 1;
    let mut counted = 0;
    for ((head, day), end) in heads.iter().zip(days).zip(ends) {
        line += text[counted..head.start].matches('\n').count() as u64;
        counted = head.start;
        let place = Place::Line(line);
        let Some(day) = day else {
            gather.leave_out(place, Why::NoDate)?;
            continue;
        };
        let raw = entry(head, day, &text[head.text..end], gather);
        gather.add(place, raw)?;
    }
    Ok(())
}

/// Opens a journal with the password of the options, and reads it.
pub(crate) fn read_encrypted(bytes: &[u8], gather: &mut Gather<'_>) -> Result<(), BringInError> {
    let password = gather.options.password.as_ref();
    let opened = encrypted::open(bytes, password)?;
    let text = gather.text(opened)?;
    read(&text, Format::JrnlEncrypted, gather)
}

/// Whether a text seems to be a journal of jrnl: it begins with a date in brackets.
pub(crate) fn begins(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty());
    first.is_some_and(|line| !heads::find(line).is_empty())
}

fn entry(head: &Head, day: NaiveDate, text: &str, gather: &mut Gather<'_>) -> Raw {
    let (title, body) = words::title_and_body(text);
    let (title, is_starred) = words::without_star(&title);
    let mut tags = words::tags(text);
    if is_starred {
        gather.note(Noted::Starred, 1);
        tags.push(gather.options.words.starred.clone());
    }
    let minute = head.stamp.minute;
    let minute_said = minute.map(|minute| minute.to_string()).unwrap_or_default();
    Raw {
        day,
        minute,
        content: gather.content(&[&day.to_string(), &minute_said, text]),
        title,
        body,
        tags,
        ..Raw::default()
    }
}
