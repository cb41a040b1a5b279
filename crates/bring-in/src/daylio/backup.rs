//! Daylio's backup: a zip with `backup.daylio` in it, JSON in base64: `{"version", "dayEntries": [{"minute",
//! "hour", "day", "month", "year", "datetime", "timeZoneOffset", "mood", "note", "note_title", "tags",
//! "assets"}], "customMoods": [{"id", "custom_name", "predefined_name_id", "mood_group_id"}], "tags":
//! [{"id", "name"}]}`. Months count from 0. The photos beside it are not read.

use std::collections::{HashMap, HashSet};

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::labelled;
use crate::gather::{Gather, Raw, joined};
use crate::json::{self, Items};
use crate::source::Bytes;
use crate::zipped::Zip;
use crate::{BringInError, Format, Noted, Place, Why, html, lines};

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Backup<'a> {
    #[serde(borrow)]
    day_entries: Option<&'a RawValue>,
    custom_moods: Option<&'a RawValue>,
    tags: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Entry<'a> {
    #[serde(borrow)]
    minute: Option<&'a RawValue>,
    hour: Option<&'a RawValue>,
    day: Option<&'a RawValue>,
    month: Option<&'a RawValue>,
    year: Option<&'a RawValue>,
    datetime: Option<&'a RawValue>,
    #[serde(rename = "timeZoneOffset")]
    offset: Option<&'a RawValue>,
    mood: Option<&'a RawValue>,
    note: Option<&'a RawValue>,
    note_title: Option<&'a RawValue>,
    tags: Option<&'a RawValue>,
    assets: Option<&'a RawValue>,
}

/// A tag or a mood, with the names it may have.
#[derive(Deserialize)]
struct Named<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    name: Option<&'a RawValue>,
    custom_name: Option<&'a RawValue>,
    predefined_name_id: Option<&'a RawValue>,
    mood_group_id: Option<&'a RawValue>,
}

/// Whether a file in a zip is the journal of a backup.
pub(crate) fn is_backup_name(name: &str) -> bool {
    name == "backup.daylio"
}

/// Reads the backup's journal, and nothing else of the zip.
pub(crate) fn read_backup(
    bytes: &mut dyn Bytes,
    gather: &mut Gather<'_>,
) -> Result<(), BringInError> {
    let wrong = BringInError::NotThisFormat(Format::DaylioBackup);
    let mut zip = Zip::open(bytes, gather.options.limits, Format::DaylioBackup)?;
    let at = zip.names().iter().position(|name| is_backup_name(name));
    let packed = zip.unpack(at.ok_or(wrong.clone())?)?.ok_or(wrong.clone())?;
    let packed: Vec<u8> = packed
        .into_iter()
        .filter(|byte| !byte.is_ascii_whitespace())
        .collect();
    let json = BASE64
        .decode(&packed)
        .map_err(|_| BringInError::Damaged { line: None })?;
    drop(packed);
    read_json(&gather.text(json)?, gather)
}

fn read_json(text: &str, gather: &mut Gather<'_>) -> Result<(), BringInError> {
    let wrong = BringInError::NotThisFormat(Format::DaylioBackup);
    let backup: Backup<'_> =
        serde_json::from_str(text).map_err(|error| match error.classify() {
            serde_json::error::Category::Data => wrong.clone(),
            _ => BringInError::Damaged {
                line: Some(error.line() as u64),
            },
        })?;
    let limit = gather.options.limits.entries;
    let entries = json::items(backup.day_entries.ok_or(wrong.clone())?, limit)?;
    let Some(Items::List(entries)) = entries else {
        return Err(wrong);
    };
    let tags = names(backup.tags, |_| None);
    let moods = names(backup.custom_moods, |mood| {
        // Which of the five a mood is close to has a number as well.
        let number = json::number(mood.predefined_name_id).filter(|id| (1..=5).contains(id));
        number.or_else(|| json::number(mood.mood_group_id))
    });
    for (number, item) in (1..).zip(entries) {
        let place = Place::Entry(number);
        match serde_json::from_str::<Entry<'_>>(item.get()) {
            Ok(entry) => add(place, &entry, &tags, &moods, gather)?,
            Err(_) => gather.leave_out(place, Why::NotAnEntry)?,
        }
    }
    Ok(())
}

/// A name, or the number of one of the five moods.
enum Name {
    Own(String),
    OfFive(i64),
}

fn names(
    list: Option<&RawValue>,
    number: impl Fn(&Named<'_>) -> Option<i64>,
) -> HashMap<i64, Name> {
    let items: Vec<&RawValue> = list
        .and_then(|raw| serde_json::from_str(raw.get()).ok())
        .unwrap_or_default();
    items
        .into_iter()
        .filter_map(|item| {
            let named: Named<'_> = serde_json::from_str(item.get()).ok()?;
            let own = [named.name, named.custom_name].into_iter();
            let own = own
                .filter_map(json::text)
                .find(|name| !name.trim().is_empty());
            let name = match own {
                Some(own) => Name::Own(own),
                None => Name::OfFive(number(&named)?),
            };
            Some((json::number(named.id)?, name))
        })
        .collect()
}

fn add(
    place: Place,
    entry: &Entry<'_>,
    tags: &HashMap<i64, Name>,
    moods: &HashMap<i64, Name>,
    gather: &mut Gather<'_>,
) -> Result<(), BringInError> {
    let number = |raw| json::number(raw);
    let part = |raw| number(raw).and_then(|value| u32::try_from(value).ok());
    let year = number(entry.year).and_then(|year| i32::try_from(year).ok());
    let day = year
        .zip(part(entry.month).and_then(|month| month.checked_add(1)))
        .zip(part(entry.day))
        .and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day));
    let Some(day) = day else {
        return gather.leave_out(place, Why::NoDate);
    };
    let clock = part(entry.hour).zip(part(entry.minute));
    let clock = clock.filter(|&(hour, minute)| hour < 24 && minute < 60);
    let minute = clock.and_then(|(hour, minute)| u16::try_from(hour * 60 + minute).ok());
    if minute.is_none() {
        gather.note_at(Noted::HourNotRead, place.clone());
    }
    let mood = mood(number(entry.mood), moods, &place, gather);
    let in_lines = |raw| {
        let text = json::text(raw).unwrap_or_default();
        (lines::of(&html::in_lines(text.trim())).into_owned(), text)
    };
    let (note, note_as_is) = in_lines(entry.note);
    let (title, title_as_is) = in_lines(entry.note_title);
    let mut body = note;
    if !mood.is_empty() {
        gather.note(Noted::MoodsAsWords, 1);
        body = joined(&body, &labelled(&gather.options.words.mood, &mood));
    }
    gather.note(Noted::MediaLeft, json::count(entry.assets));
    let ids: Vec<i64> = entry
        .tags
        .and_then(|raw| serde_json::from_str(raw.get()).ok())
        .unwrap_or_default();
    let mut once = HashSet::new();
    let tags: Vec<String> = ids
        .iter()
        .filter(|id| once.insert(**id))
        .filter_map(|id| match tags.get(id)? {
            Name::Own(name) => Some(name.clone()),
            Name::OfFive(_) => None,
        })
        .collect();
    // As the table has it, so that either finds the other again where the mood's name is the same.
    let content = [
        day.to_string(),
        minute.map(|minute| minute.to_string()).unwrap_or_default(),
        mood,
        tags.join(" | "),
        title_as_is.trim().to_owned(),
        note_as_is.trim().to_owned(),
    ];
    let raw = Raw {
        day,
        minute,
        written_at: instant(number(entry.datetime), number(entry.offset)),
        title,
        body,
        tags,
        content: gather.content(&content.each_ref().map(String::as_str)),
        ..Raw::default()
    };
    gather.add(place, raw)
}

/// The mood's own name, or the catalogue's word for one of the five.
fn mood(
    id: Option<i64>,
    moods: &HashMap<i64, Name>,
    place: &Place,
    gather: &mut Gather<'_>,
) -> String {
    let Some(id) = id else {
        return String::new();
    };
    let number = match moods.get(&id) {
        Some(Name::Own(name)) => return name.clone(),
        Some(Name::OfFive(number)) => *number,
        None => id,
    };
    let words = &gather.options.words.moods;
    let word = usize::try_from(number - 1)
        .ok()
        .and_then(|at| words.get(at));
    let word = word.cloned().unwrap_or_default();
    if word.is_empty() {
        gather.note_at(Noted::MoodsLeft, place.clone());
    }
    word
}

/// Milliseconds since 1970, and those by which the place is ahead.
fn instant(datetime: Option<i64>, offset: Option<i64>) -> Option<DateTime<FixedOffset>> {
    let seconds = i32::try_from(offset.unwrap_or(0) / 1000).ok()?;
    let offset = FixedOffset::east_opt(seconds)?;
    Some(DateTime::from_timestamp_millis(datetime?)?.with_timezone(&offset))
}
