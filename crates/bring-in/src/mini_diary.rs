//! Mini Diary: `{"metadata": {"application", "version", "dateUpdated"}, "entries": {"2019-01-01":
//! {"dateUpdated", "title", "text"}}}`, the text in Markdown. Mini Diarium, its successor, wrote the
//! same at first, and now a list of `{"id", "date", "title", "text", "dateUpdated", "tags"}`, the
//! text in HTML with pictures in it.

use chrono::{DateTime, FixedOffset};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::gather::{Gather, Raw};
use crate::json::{self, Items};
use crate::{BringInError, Format, Noted, Place, Why, days, html};

#[derive(Default, Deserialize)]
struct Metadata<'a> {
    #[serde(borrow)]
    application: Option<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'a> {
    #[serde(borrow)]
    date: Option<&'a RawValue>,
    title: Option<&'a RawValue>,
    text: Option<&'a RawValue>,
    date_updated: Option<&'a RawValue>,
    tags: Option<&'a RawValue>,
}

pub(crate) fn read(
    text: &str,
    format: Format,
    gather: &mut Gather<'_>,
) -> Result<(), BringInError> {
    let wrong = BringInError::NotThisFormat(format);
    let export = json::export(text, format)?;
    let by: Metadata<'_> = export
        .metadata
        .and_then(|raw| serde_json::from_str(raw.get()).ok())
        .unwrap_or_default();
    let entries = export.entries.ok_or(wrong.clone())?;
    let items = json::items(entries, gather.options.limits.entries)?;
    let (items, is_list): (Vec<(Option<String>, &RawValue)>, _) = match items {
        Some(Items::Named(items)) => (
            items
                .into_iter()
                .map(|(day, entry)| (Some(day), entry))
                .collect(),
            false,
        ),
        Some(Items::List(items)) if format == Format::MiniDiariumJson => {
            (items.into_iter().map(|entry| (None, entry)).collect(), true)
        }
        _ => return Err(wrong),
    };
    let is_diarium = json::text(by.application).is_some_and(|name| name == "Mini Diarium");
    let mut is_any = items.is_empty();
    let mut read = Vec::with_capacity(items.len());
    for (day, item) in items {
        let entry: Option<Entry<'_>> = serde_json::from_str(item.get()).ok();
        let day = day.or_else(|| json::text(entry.as_ref()?.date));
        // In a list, a date alone could be anybody's; words are ours.
        is_any |= day.is_some() && entry.as_ref().is_some_and(|entry| entry.text.is_some());
        read.push((day, entry));
    }
    if !is_any {
        return Err(wrong);
    }
    for (number, (day, entry)) in (1..).zip(read) {
        let place = Place::Entry(number);
        let Some(entry) = entry else {
            gather.leave_out(place, Why::NotAnEntry)?;
            continue;
        };
        add(place, day.as_deref(), &entry, is_list || is_diarium, gather)?;
    }
    Ok(())
}

fn add(
    place: Place,
    day: Option<&str>,
    entry: &Entry<'_>,
    is_html: bool,
    gather: &mut Gather<'_>,
) -> Result<(), BringInError> {
    let Some(day) = day.and_then(days::iso) else {
        return gather.leave_out(place, Why::NoDate);
    };
    let title = json::text(entry.title).unwrap_or_default();
    let text = json::text(entry.text).unwrap_or_default();
    let (body, pictures) = if is_html {
        html::document(&text)
    } else {
        (text.clone(), 0)
    };
    gather.note(Noted::MediaLeft, pictures);
    let updated = json::text(entry.date_updated).unwrap_or_default();
    let raw = Raw {
        day,
        written_at: instant(&updated),
        content: gather.content(&[&day.to_string(), &title, &text]),
        title,
        body,
        tags: json::texts(entry.tags),
        ..Raw::default()
    };
    gather.add(place, raw)
}

/// `2026-02-15T14:15:14Z`, or `Sun Feb 15 2026 15:15:14 GMT+0100 (Central European Standard Time)`.
fn instant(text: &str) -> Option<DateTime<FixedOffset>> {
    let text = text.split(" (").next()?.trim();
    DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%a %b %d %Y %H:%M:%S GMT%z"))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_writing_an_instant_are_read() {
        let same = instant("2026-02-15T14:15:14Z");
        assert!(same.is_some());
        for text in [
            "Sun Feb 15 2026 15:15:14 GMT+0100",
            "Sun Feb 15 2026 15:15:14 GMT+0100 (Mitteleuropäische Normalzeit)",
        ] {
            assert_eq!(instant(text), same, "{text}");
        }
        for text in ["", "Sunday", "Sun Feb 30 2026 15:15:14 GMT+0100", " ("] {
            assert_eq!(instant(text), None, "{text}");
        }
    }
}
