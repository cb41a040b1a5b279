//! Text and Markdown files, an entry each. The day is in the file's name, or in the fields at its
//! top, or else it is the day on which the file was changed last.

mod fields;
mod name;

use chrono::{DateTime, FixedOffset, NaiveDate, Timelike};
use journal::FIELD_MAX_BYTES;

use crate::gather::{Gather, Raw, one_line};
use crate::markdown::heading_and_rest;
use crate::source::at_most;
use crate::{BringInError, Noted, Place, TextFile, Why};
use fields::Fields;
use name::Name;
pub(crate) use name::is_text_name;

/// The longest file that is looked at: UTF-16 takes two bytes where UTF-8 takes one, and the
/// fields at the top are not part of the text.
const FILE_MAX_BYTES: u64 = 3 * FIELD_MAX_BYTES as u64;

pub(crate) fn read(
    files: &mut dyn Iterator<Item = TextFile>,
    gather: &mut Gather<'_>,
) -> Result<(), BringInError> {
    let limit = gather.options.limits.files;
    for (nth, file) in files.enumerate() {
        if nth == limit {
            return Err(BringInError::TooManyFiles { limit });
        }
        if !is_text_name(&file.name) {
            gather.note(Noted::OtherFiles, 1);
            continue;
        }
        let most = FILE_MAX_BYTES.min(gather.options.limits.file_bytes);
        let read = file.bytes.and_then(|mut bytes| at_most(&mut bytes, most));
        match read {
            Ok(Some(bytes)) => add(&file.name, file.changed, bytes, gather)?,
            Ok(None) => gather.leave_out(Place::File(file.name), Why::FileTooLarge)?,
            Err(_) => gather.leave_out(Place::File(file.name), Why::CannotRead)?,
        }
    }
    Ok(())
}

/// Reads a file by itself. When it was changed is not known.
pub(crate) fn read_one(
    name: &str,
    bytes: Vec<u8>,
    gather: &mut Gather<'_>,
) -> Result<(), BringInError> {
    add(name, None, bytes, gather)
}

fn add(
    path: &str,
    changed: Option<DateTime<FixedOffset>>,
    bytes: Vec<u8>,
    gather: &mut Gather<'_>,
) -> Result<(), BringInError> {
    let place = Place::File(path.to_owned());
    let text = match gather.text(bytes) {
        Ok(text) => text,
        Err(_) => return gather.leave_out(place, Why::NotText),
    };
    let name = Name::of(path);
    let (fields, below) = fields::split(&text);
    gather.note(Noted::FieldsLeft, usize::from(fields.has_others));
    let Some(day) = day(&name, &fields, changed, gather) else {
        return gather.leave_out(place, Why::NoDate);
    };
    let (title, body) = title_and_body(&name, &fields, below);
    let of_day = |moment: &DateTime<FixedOffset>| moment.date_naive() == day;
    let same_day = fields.day == Some(day);
    let raw = Raw {
        day,
        minute: name.minute.or(fields.minute.filter(|_| same_day)),
        written_at: fields.instant.or(changed).filter(of_day),
        content: gather.content(&[name.last, &text]),
        title,
        body,
        tags: fields.tags,
        ..Raw::default()
    };
    gather.add(place, raw)
}

/// The day, and a note when it is only the file's. A name that is meant for a date and is none
/// says that something is wrong; then the file's day would be a guess.
fn day(
    name: &Name<'_>,
    fields: &Fields,
    changed: Option<DateTime<FixedOffset>>,
    gather: &mut Gather<'_>,
) -> Option<NaiveDate> {
    if let Some(day) = name.day.or(fields.day) {
        return Some(day);
    }
    let changed = changed.filter(|_| !name.is_misdated && !fields.is_misdated)?;
    gather.note(Noted::DayOfFile, 1);
    Some(changed.with_second(0).unwrap_or(changed).date_naive())
}

/// The title is the one among the fields, or the words of the file's name, or the heading at the
/// top. A heading that is not the title stays in the text.
fn title_and_body(name: &Name<'_>, fields: &Fields, below: &str) -> (String, String) {
    let (heading, rest) = heading_and_rest(below);
    let named = one_line(fields.title.as_deref().unwrap_or(&name.words));
    match heading {
        Some(heading) if named.is_empty() || named.eq_ignore_ascii_case(heading) => {
            (heading.to_owned(), rest.to_owned())
        }
        _ => (named, below.to_owned()),
    }
}
