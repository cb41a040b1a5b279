use std::io::Cursor;

use crate::decode::decode;
use crate::source::{Bytes, whole};
use crate::zipped::{self, Zip};
use crate::{BringInError, Format, Limits, day_one, daylio, jrnl, json, text_folder};

/// What a file seems to be, by its name and what is in it. The person may know better.
#[must_use]
pub fn recognise(name: &str, bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(zipped::MAGIC) {
        return zip(&mut Cursor::new(bytes)).or_else(|| first_in_zip(bytes));
    }
    recognise_text(name, bytes)
}

/// The same of a file that is not in memory. Of a zip only the list of what is in it is read.
///
/// # Errors
/// [`BringInError::TooLarge`] and [`BringInError::CannotRead`].
pub fn recognise_in(
    name: &str,
    bytes: &mut dyn Bytes,
    limits: &Limits,
) -> Result<Option<Format>, BringInError> {
    bytes.seek(std::io::SeekFrom::Start(0))?;
    let start = crate::source::at_most(&mut std::io::Read::take(&mut *bytes, 4), 4)?;
    if start.as_deref() == Some(zipped::MAGIC) {
        return Ok(zip(bytes));
    }
    let read = whole(bytes, limits.file_bytes)?;
    Ok(recognise_text(name, &read))
}

fn zip(bytes: &mut dyn Bytes) -> Option<Format> {
    let names = Zip::open(bytes, Limits::default(), Format::DayOneZip)
        .ok()?
        .names();
    if names.iter().any(|name| daylio::is_backup_name(name)) {
        return Some(Format::DaylioBackup);
    }
    let is_journal = names.iter().any(|name| day_one::is_journal_name(name));
    is_journal.then_some(Format::DayOneZip)
}

/// Of a zip that is not whole only the first file's name is there to go by.
fn first_in_zip(bytes: &[u8]) -> Option<Format> {
    let is_backup = bytes.get(30..43) == Some(b"backup.daylio");
    let first = bytes.get(30..).map(String::from_utf8_lossy)?;
    if is_backup {
        return Some(Format::DaylioBackup);
    }
    let office = ["[Content_Types].xml", "mimetype", "_rels/", "word/", "xl/"];
    let is_office = office.iter().any(|name| first.starts_with(name));
    (!is_office).then_some(Format::DayOneZip)
}

fn recognise_text(name: &str, bytes: &[u8]) -> Option<Format> {
    if jrnl::is_encrypted(bytes) {
        return Some(Format::JrnlEncrypted);
    }
    let text = decode(without_a_broken_end(bytes).to_vec())?.text;
    let trimmed = text.trim_start_matches('\u{feff}').trim_start();
    let is_text = text_folder::is_text_name(name);
    if trimmed.starts_with('{') && !is_text {
        return json::recognise(trimmed);
    }
    if trimmed.lines().take(2).any(daylio::is_header) {
        return Some(Format::DaylioCsv);
    }
    if day_one::is_plain_text(&text) {
        return Some(Format::DayOneText);
    }
    if jrnl::begins(&text) || is_text && !text_folder::has_day(name, &text) && jrnl::is_in(&text) {
        return Some(Format::JrnlText);
    }
    if let Some(kind) = looks_like(name, bytes)
        && kind != LooksLike::OtherText
    {
        return None;
    }
    let known = trimmed
        .starts_with('{')
        .then(|| json::recognise(trimmed))
        .flatten();
    known.or_else(|| is_text.then_some(Format::TextFolder))
}

/// Where the start was cut from the file, its last character may be half there.
fn without_a_broken_end(start: &[u8]) -> &[u8] {
    match std::str::from_utf8(start) {
        Err(error) if error.error_len().is_none() => &start[..error.valid_up_to()],
        _ => start,
    }
}

/// What a file is that is none of the formats; so that it can be said what to do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LooksLike {
    /// A workbook of a spreadsheet program.
    Spreadsheet,
    /// A document of a word processor.
    Document,
    /// A PDF.
    Pdf,
    /// A page of the web.
    WebPage,
    /// A picture, a recording or a film.
    Media,
    /// A database, as a journal program keeps it for itself.
    Database,
    /// Notes of Evernote.
    Evernote,
    /// A zip without a journal in it.
    Archive,
    /// JSON of another program.
    OtherJson,
    /// A table of another program.
    OtherTable,
    /// A text.
    OtherText,
}

/// What a file looks like that [`recognise`] does not know; `None` when it looks like nothing.
#[must_use]
pub fn looks_like(name: &str, bytes: &[u8]) -> Option<LooksLike> {
    let lower = name.to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    let begins = |starts: &[&[u8]]| starts.iter().any(|start| bytes.starts_with(start));
    if begins(&[b"%PDF-"]) {
        return Some(LooksLike::Pdf);
    }
    if begins(&[b"SQLite format 3\0"]) {
        return Some(LooksLike::Database);
    }
    if begins(&[
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"RIFF",
        b"ID3",
        b"OggS",
    ]) || bytes.get(4..8) == Some(b"ftyp")
    {
        return Some(LooksLike::Media);
    }
    if begins(&[zipped::MAGIC]) {
        let has = |part: &[u8]| {
            bytes
                .windows(part.len())
                .take(4096)
                .any(|window| window == part)
        };
        return Some(match () {
            () if ends(&[".xlsx", ".ods"]) || has(b"xl/") => LooksLike::Spreadsheet,
            () if ends(&[".docx", ".odt", ".pages"]) || has(b"word/") => LooksLike::Document,
            () => LooksLike::Archive,
        });
    }
    if begins(&[b"\xd0\xcf\x11\xe0"]) {
        let is_sheet = ends(&[".xls"]);
        return Some(if is_sheet {
            LooksLike::Spreadsheet
        } else {
            LooksLike::Document
        });
    }
    if begins(&[b"{\\rtf"]) {
        return Some(LooksLike::Document);
    }
    let start = &bytes[..bytes.len().min(4096)];
    let text = decode(without_a_broken_end(start).to_vec())?.text;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let small = text.get(..text.floor_char_boundary(512))?.to_lowercase();
    if small.contains("<en-export") || ends(&[".enex"]) {
        return Some(LooksLike::Evernote);
    }
    if small.starts_with("<!doctype html") || small.starts_with("<html") {
        return Some(LooksLike::WebPage);
    }
    if text.is_empty() {
        return None;
    }
    if text.starts_with(['{', '[']) && (ends(&[".json"]) || text.starts_with('{')) {
        return Some(LooksLike::OtherJson);
    }
    if ends(&[".csv", ".tsv"]) {
        return Some(LooksLike::OtherTable);
    }
    Some(LooksLike::OtherText)
}
