//! Limits hold before anything is read, and what is over them is never cut silently.

use std::cell::Cell;
use std::io::{self, Read, Seek, SeekFrom};

use bring_in::{BringInError, Format, Limits, Noted, Source, read};

use crate::fixtures::*;

/// A file that seems to be of some length, and counts what is read of it.
struct Long<'a> {
    length: u64,
    at: u64,
    read: &'a Cell<u64>,
}

impl Read for Long<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.length - self.at.min(self.length)).unwrap();
        let count = into.len().min(left);
        into[..count].fill(b'[');
        if self.at == 0 && count >= 4 {
            into[..4].copy_from_slice(b"PK\x03\x04");
        }
        self.at += count as u64;
        self.read.set(self.read.get() + count as u64);
        Ok(count)
    }
}

impl Seek for Long<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::End(by) => self.length.saturating_add_signed(by),
            SeekFrom::Current(by) => self.at.saturating_add_signed(by),
        };
        Ok(self.at)
    }
}

const GIB: u64 = 1 << 30;

#[test]
fn a_file_of_a_gibibyte_is_refused_without_reading_it() {
    for format in Format::ALL {
        let count = Cell::new(0);
        let mut bytes = Long {
            length: GIB,
            at: 0,
            read: &count,
        };
        let source = Source::File {
            name: "a.md",
            bytes: &mut bytes,
        };
        let answer = read(source, format, &options());
        if matches!(format, Format::DayOneZip | Format::DaylioBackup) {
            // Photos make a zip long; what is in it is looked for at its end, and not for ever.
            assert!(answer.is_err());
            assert!(count.get() <= 17 << 20, "{}", count.get());
        } else {
            assert_eq!(
                answer,
                Err(BringInError::TooLarge {
                    bytes: GIB,
                    limit: 256 << 20
                })
            );
            assert_eq!(count.get(), 0, "{format}");
        }
    }
}

#[test]
fn a_file_of_a_folder_is_read_no_further_than_an_entry_can_be_long() {
    let mut file = text_file("2024-03-01.md", b"");
    file.bytes = Ok(Box::new(io::repeat(b'x').take(GIB)));
    let brought = read_files(vec![file]).unwrap();
    assert_eq!(told(&brought), ["- 2024-03-01.md: FileTooLarge"]);
}

fn limited(text: &str, format: Format, limits: Limits) -> Result<usize, BringInError> {
    let mut options = options();
    options.limits = limits;
    let brought = read_with(text.as_bytes(), format, &options)?;
    Ok(brought.drafts.len() + brought.left_out.len())
}

#[test]
fn more_entries_than_the_limit_are_refused_in_every_format() {
    let limits = Limits {
        entries: 3,
        ..Limits::default()
    };
    let rows = |n| format!("full_date,mood,note\n{}", "2024-03-01,meh,x\n".repeat(n));
    let list = |n: usize| {
        format!(
            r#"{{"entries":[{}]}}"#,
            vec![r#"{"creationDate":"2024-03-01T10:00:00Z","date":"2024-03-01","text":"x"}"#; n]
                .join(",")
        )
    };
    let named = |n: usize| {
        format!(
            r#"{{"entries":{{{}}}}}"#,
            vec![r#""2024-03-01":{"text":"x"}"#; n].join(",")
        )
    };
    let jrnl = |n| "[2024-03-01] x\n".repeat(n);
    let texts: [(Format, &dyn Fn(usize) -> String); 5] = [
        (Format::DaylioCsv, &rows),
        (Format::DayOneJson, &list),
        (Format::MiniDiariumJson, &list),
        (Format::MiniDiaryJson, &named),
        (Format::JrnlText, &jrnl),
    ];
    for (format, text) in texts {
        assert_eq!(limited(&text(3), format, limits), Ok(3), "{format}");
        let answer = limited(&text(4), format, limits);
        assert_eq!(
            answer,
            Err(BringInError::TooManyEntries { limit: 3 }),
            "{format}"
        );
    }
}

#[test]
fn a_text_that_is_named_once_and_given_to_every_entry_counts_each_time() {
    let mood = "w".repeat(2_000);
    let entries = |n: usize| {
        let entry =
            r#"{"year":2024,"month":2,"day":1,"hour":9,"minute":0,"mood":9,"tags":[1,1,1]}"#;
        vec![entry; n].join(",")
    };
    let backup = |n| {
        let json = format!(
            r#"{{"dayEntries":[{}],"customMoods":[{{"id":9,"custom_name":"{mood}"}}],"tags":[{{"id":1,"name":"walk"}}]}}"#,
            entries(n)
        );
        zipped_backup(&json)
    };
    let mut options = options();
    options.limits.unpacked_bytes = 60_000;
    let few = read_with(&backup(3), Format::DaylioBackup, &options).unwrap();
    // The same tag named thrice is one.
    assert_eq!(few.drafts[0].fields.tags, ["walk"]);
    assert!(few.drafts[0].fields.body.contains(&mood));
    assert_eq!(
        read_with(&backup(100), Format::DaylioBackup, &options).unwrap_err(),
        BringInError::UnpacksTooLarge { limit: 60_000 }
    );
}

fn zipped_backup(json: &str) -> Vec<u8> {
    use base64::Engine as _;
    use std::io::{Cursor, Write as _};
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("backup.daylio", zip::write::SimpleFileOptions::default())
        .unwrap();
    let packed = base64::engine::general_purpose::STANDARD.encode(json);
    zip.write_all(packed.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn more_files_than_the_limit_are_refused() {
    let mut options = options();
    options.limits.files = 2;
    let mut files = (1..=3).map(|n| text_file(&format!("2024-03-0{n}.md"), b"x"));
    let answer = read(Source::Folder(&mut files), Format::TextFolder, &options);
    assert_eq!(answer, Err(BringInError::TooManyFiles { limit: 2 }));
}

#[test]
fn a_long_title_and_long_or_many_tags_go_into_the_text() {
    let title = "t".repeat(1025);
    let tags: Vec<String> = (0..66)
        .map(|n| format!("tag {n}"))
        .chain(["g".repeat(65)])
        .collect();
    let table = format!(
        "full_date,mood,activities,note_title,note\n2024-03-01,,{},{title},words\n",
        tags.join(" | ")
    );
    let brought = read_bytes(table.as_bytes(), Format::DaylioCsv).unwrap();
    let fields = &brought.drafts[0].fields;
    assert_eq!((fields.title.as_str(), fields.tags.len()), ("", 64));
    assert_eq!(
        fields.body,
        format!("{title}\n\nwords\n\ntag 64, tag 65, {}", "g".repeat(65))
    );
    let notes: Vec<_> = brought
        .notes
        .iter()
        .map(|note| (note.what, note.count))
        .collect();
    assert_eq!(notes, [(Noted::TitlesInText, 1), (Noted::TagsInText, 3)]);
}

#[test]
fn a_text_of_exactly_a_mebibyte_is_whole_and_one_byte_more_is_left_out() {
    for (more, drafts) in [(0, 1), (1, 0)] {
        let text = format!("[2024-03-01] t\n{}\n", "x".repeat((1 << 20) + more));
        let brought = read_bytes(text.as_bytes(), Format::JrnlText).unwrap();
        assert_eq!(brought.drafts.len(), drafts);
        assert_eq!(brought.left_out.len(), 1 - drafts);
    }
}

#[test]
fn line_ends_and_control_characters_are_as_the_journal_keeps_them() {
    let brought = read_bytes(
        b"[2024-03-01] t\x07\r\na\x1b[31m\rb\x00\r\n\ttab",
        Format::JrnlText,
    );
    // One zero in so short a text is too many.
    assert_eq!(brought, Err(BringInError::NotText));
    let brought = read_bytes(
        b"[2024-03-01] t\x07\r\na\x1b[31m\rb\r\n\ttab",
        Format::JrnlText,
    )
    .unwrap();
    assert_eq!(told(&brought), ["2024-03-01 [t] \"a[31m\\nb\\n\\ttab\""]);
}
