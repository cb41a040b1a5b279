//! Day One's export: `{"metadata": {"version": "1.0"}, "entries": [{"uuid", "creationDate",
//! "timeZone", "text", "richText", "tags", "starred", "isAllDay", "photos", …}]}`, one such file a
//! journal, in a zip beside folders of photos, videos, recordings and PDFs.

mod moment;
mod plain_text;
mod rich_text;
mod text;
mod zip;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::gather::{Gather, Raw};
use crate::json::{self, Items};
use crate::markdown::heading_and_rest;
use crate::{BringInError, Format, Noted, Place, Why};
pub(crate) use plain_text::{is_plain_text, read_plain_text};
pub(crate) use zip::{is_journal_name, read_zip};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'a> {
    #[serde(borrow)]
    uuid: Option<&'a RawValue>,
    creation_date: Option<&'a RawValue>,
    time_zone: Option<&'a RawValue>,
    is_all_day: Option<&'a RawValue>,
    text: Option<&'a RawValue>,
    rich_text: Option<&'a RawValue>,
    tags: Option<&'a RawValue>,
    starred: Option<&'a RawValue>,
    photos: Option<&'a RawValue>,
    videos: Option<&'a RawValue>,
    audios: Option<&'a RawValue>,
    pdf_attachments: Option<&'a RawValue>,
    location: Option<&'a RawValue>,
    weather: Option<&'a RawValue>,
    music: Option<&'a RawValue>,
    user_activity: Option<&'a RawValue>,
}

/// Reads one journal; `file` is its name when it is one of several.
pub(crate) fn read_json(
    text: &str,
    file: Option<&str>,
    gather: &mut Gather<'_>,
) -> Result<(), BringInError> {
    let wrong = BringInError::NotThisFormat(Format::DayOneJson);
    let export = json::export(text, Format::DayOneJson)?;
    let limit = gather.options.limits.entries;
    let items = json::items(export.entries.ok_or(wrong.clone())?, limit)?;
    let Some(Items::List(items)) = items else {
        return Err(wrong);
    };
    let entries: Vec<Option<Entry<'_>>> = items
        .iter()
        .map(|item| serde_json::from_str(item.get()).ok())
        .collect();
    let is_dated = |entry: &Entry<'_>| entry.creation_date.is_some();
    if !items.is_empty() && !entries.iter().flatten().any(is_dated) {
        return Err(wrong);
    }
    for (number, entry) in (1..).zip(entries) {
        let place = match file {
            Some(file) => Place::EntryOf {
                file: file.to_owned(),
                entry: number,
            },
            None => Place::Entry(number),
        };
        match entry {
            Some(entry) => add(place, &entry, gather)?,
            None => gather.leave_out(place, Why::NotAnEntry)?,
        }
    }
    Ok(())
}

fn add(place: Place, entry: &Entry<'_>, gather: &mut Gather<'_>) -> Result<(), BringInError> {
    let date = json::text(entry.creation_date).unwrap_or_default();
    let zone = json::text(entry.time_zone).unwrap_or_default();
    let Some(moment) = moment::read(&date, &zone, gather.options.zone) else {
        return gather.leave_out(place, Why::NoDate);
    };
    let written = json::text(entry.text).unwrap_or_default();
    let rich = json::text(entry.rich_text).unwrap_or_default();
    let (text, inline) = if written.trim().is_empty() {
        rich_text::read(&rich)
    } else {
        text::read(&written)
    };
    let (title, body) = heading_and_rest(&text);
    // A title is no Markdown.
    let title = text::without_backslashes(title.unwrap_or_default());
    let mut tags = json::texts(entry.tags);
    if json::is_true(entry.starred) {
        gather.note(Noted::Starred, 1);
        tags.push(gather.options.words.starred.clone());
    }
    let attached = [
        entry.photos,
        entry.videos,
        entry.audios,
        entry.pdf_attachments,
    ];
    // A photo in the text is in the list as well.
    let media = attached.into_iter().map(json::count).sum::<usize>();
    gather.note(Noted::MediaLeft, media.max(inline));
    let around = [
        entry.location,
        entry.weather,
        entry.music,
        entry.user_activity,
    ];
    let has_surroundings = around.into_iter().any(json::is_something);
    if has_surroundings {
        gather.note_at(Noted::SurroundingsLeft, place.clone());
    }
    if moment.zone.is_none() {
        gather.note_at(Noted::ZoneUnknown, place.clone());
    }
    let id = json::text(entry.uuid).filter(|id| !id.is_empty());
    let raw = Raw {
        day: moment.local.date(),
        minute: (!json::is_true(entry.is_all_day)).then(|| moment.minute()),
        written_at: Some(moment.written_at),
        zone: moment.zone.clone(),
        title,
        body: body.to_owned(),
        content: gather.content(&[id.as_deref().unwrap_or_default(), &date, &written, &rich]),
        id,
        tags,
    };
    gather.add(place, raw)
}
