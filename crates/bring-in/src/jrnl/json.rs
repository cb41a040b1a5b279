//! jrnl's JSON: `{"tags": {"@home": 2}, "entries": [{"title", "body", "date", "time", "tags", "starred"}]}`.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::words;
use crate::gather::{Dated, Gather, Keyed, Raw};
use crate::json::{self, Items};
use crate::{BringInError, Format, Noted, Place, Why, stamp};

#[derive(Deserialize)]
struct Entry<'a> {
    #[serde(borrow)]
    title: Option<&'a RawValue>,
    body: Option<&'a RawValue>,
    date: Option<&'a RawValue>,
    time: Option<&'a RawValue>,
    tags: Option<&'a RawValue>,
    starred: Option<&'a RawValue>,
}

/// Reads what `jrnl --format json` writes.
pub(crate) fn read(text: &str, gather: &mut Gather<'_>) -> Result<(), BringInError> {
    let wrong = BringInError::NotThisFormat(Format::JrnlJson);
    let export = json::export(text, Format::JrnlJson)?;
    let entries = export.entries.ok_or(wrong.clone())?;
    let Some(Items::List(items)) = json::items(entries, gather.options.limits.entries)? else {
        return Err(wrong);
    };
    let entries: Vec<Option<Entry<'_>>> = items
        .iter()
        .map(|item| serde_json::from_str(item.get()).ok())
        .collect();
    let is_ours = |entry: &Entry<'_>| entry.date.is_some() && entry.body.is_some();
    if !items.is_empty() && !entries.iter().flatten().any(is_ours) {
        return Err(wrong);
    }
    gather.is_in_order = true;
    for (number, entry) in (1..).zip(entries) {
        let place = Place::Entry(number);
        match entry {
            Some(entry) => add(place, &entry, gather)?,
            None => gather.leave_out(place, Why::NotAnEntry)?,
        }
    }
    Ok(())
}

fn add(place: Place, entry: &Entry<'_>, gather: &mut Gather<'_>) -> Result<(), BringInError> {
    let part = |raw| json::text(raw).unwrap_or_default();
    let (date, time) = (part(entry.date), part(entry.time));
    let written = format!("{date} {time}");
    let Some(mut stamp) = stamp::read(written.trim()) else {
        return gather.leave_out(place, Why::NoDate);
    };
    stamp.is_clock_unread |= stamp.clock.is_none() && !time.trim().is_empty();
    let (title, body) = (part(entry.title), part(entry.body));
    let mut tags: Vec<String> = json::texts(entry.tags)
        .iter()
        .map(|tag| tag.trim_start_matches(['@', '#']).to_owned())
        .collect();
    let (title, has_star) = words::without_star(title.trim());
    if json::is_true(entry.starred) || has_star {
        gather.note(Noted::Starred, 1);
        tags.push(gather.options.words.starred.clone());
    }
    let parts = vec![title.clone(), body.clone()];
    gather.add_dated(
        place,
        Dated {
            stamp,
            written: date,
            is_own: false,
            keyed: Keyed::DayAndMinute,
            parts,
            raw: Raw {
                title,
                body,
                tags,
                ..Raw::default()
            },
        },
    )
}
