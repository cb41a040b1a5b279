//! The fixtures of `tests/fixtures/bring-in`, and short ways to read them.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use bring_in::{BringInError, Brought, Format, Options, Source, TextFile, Words, read};
use chrono::{DateTime, NaiveDate};

pub(crate) const PASSWORD: &str = "correct horse 🐴";

/// Every fixture that is one file.
pub(crate) const FILES: [(&str, Format); 9] = [
    ("daylio.csv", Format::DaylioCsv),
    ("daylio-2018.csv", Format::DaylioCsv),
    ("day-one.json", Format::DayOneJson),
    ("day-one.zip", Format::DayOneZip),
    ("jrnl.txt", Format::JrnlText),
    ("jrnl-v2.jrnl", Format::JrnlEncrypted),
    ("jrnl-v3.jrnl", Format::JrnlEncrypted),
    ("mini-diary.json", Format::MiniDiaryJson),
    ("mini-diarium.json", Format::MiniDiariumJson),
];

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/bring-in")
}

pub(crate) fn bytes(name: &str) -> Vec<u8> {
    fs::read(folder().join(name)).unwrap()
}

pub(crate) fn options() -> Options {
    Options {
        password: Some(PASSWORD.into()),
        words: Words {
            mood: "Mood".into(),
            starred: "starred".into(),
            ..Words::default()
        },
        ..Options::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap())
    }
}

pub(crate) fn read_bytes(bytes: &[u8], format: Format) -> Result<Brought, BringInError> {
    read_with(bytes, format, &options())
}

pub(crate) fn read_with(
    bytes: &[u8],
    format: Format,
    options: &Options,
) -> Result<Brought, BringInError> {
    let mut file = Cursor::new(bytes);
    let source = Source::File {
        name: "a file.txt",
        bytes: &mut file,
    };
    read(source, format, options)
}

/// A text file, changed in the evening of 2 February 2023.
pub(crate) fn text_file(name: &str, bytes: &[u8]) -> TextFile {
    TextFile {
        name: name.to_owned(),
        changed: Some(DateTime::parse_from_rfc3339("2023-02-02T23:30:00+01:00").unwrap()),
        bytes: Ok(Box::new(Cursor::new(bytes.to_vec()))),
    }
}

pub(crate) fn read_files(files: Vec<TextFile>) -> Result<Brought, BringInError> {
    let mut files = files.into_iter();
    read(Source::Folder(&mut files), Format::TextFolder, &options())
}

/// What was brought, as lines that can be read: one a draft, then what was left out, then notes.
pub(crate) fn told(brought: &Brought) -> Vec<String> {
    let drafts = brought.drafts.iter().map(|draft| {
        let fields = &draft.fields;
        let minute = fields.occurred_minute;
        let time = minute.map(|minute| format!(" {:02}:{:02}", minute / 60, minute % 60));
        let tags: String = fields.tags.iter().map(|tag| format!(" @{tag}")).collect();
        format!(
            "{}{} [{}] {:?}{tags}",
            fields.occurred_on,
            time.unwrap_or_default(),
            fields.title,
            fields.body
        )
    });
    let left_out = brought.left_out.iter();
    let left_out = left_out.map(|left| format!("- {}: {:?}", left.place, left.why));
    let notes = brought.notes.iter();
    let notes = notes.map(|note| format!("* {:?} {}", note.what, note.count));
    drafts.chain(left_out).chain(notes).collect()
}
