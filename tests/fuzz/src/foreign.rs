//! What a person brings to a command beside its arguments: files of other programs, a whole journal,
//! a recovery key, public keys.

use std::io::{Cursor, Read as _};

use bring_in::{DayOrder, Format, Options, Source, TextFile, Zone, looks_like, read, recognise};
use export::{JsonReader, JsonWriter};
use journal::{WholeRecord, WholeSection};
use vault::{Identity, Passphrase, Recipient, RecoveryKey, With, unseal};

use crate::bench::now;

/// Reads `bytes` as the kind of file that `name` says.
pub(crate) fn foreign(name: &str, bytes: &[u8]) {
    match name {
        "whole" => whole(bytes),
        "recovery-key" => recovery_key(&String::from_utf8_lossy(bytes)),
        "keys" => keys(&String::from_utf8_lossy(bytes)),
        "hints" => hints(&String::from_utf8_lossy(bytes)),
        "sealed" => sealed(bytes),
        "fields" => fields(bytes),
        "stamp" => stamp(&String::from_utf8_lossy(bytes)),
        "file-name" => file_name(&String::from_utf8_lossy(bytes)),
        _ => {
            if let Ok(format) = name.parse() {
                brought(bytes, format);
            }
        }
    }
}

/// Fields at the top of a file, of which nothing but the YAML is odd.
fn fields(bytes: &[u8]) {
    let text = [b"---\n", bytes, b"\n---\nWords below.\n"].concat();
    brought(&text, Format::TextFolder);
}

/// A date, where each importer meets one.
fn stamp(text: &str) {
    let line: String = text.chars().filter(|&c| c != '\n').collect();
    for (text, format) in [
        (format!("[{line}] A title. Words.\n"), Format::JrnlText),
        (
            format!("[2024-03-01 10:00] One.\n\n[{line}] Two.\n"),
            Format::JrnlText,
        ),
        (format!("{line} Words\n"), Format::JrnlText),
        (format!("\tDate:\t{line}\n\nWords\n"), Format::DayOneText),
        (format!("# {line}\nWords\n"), Format::TextFolder),
        (
            format!("full_date;time;mood;note\n{line};{line};meh;x\n"),
            Format::DaylioCsv,
        ),
    ] {
        brought(text.as_bytes(), format);
    }
}

/// The name of a file, which may say its day.
fn file_name(name: &str) {
    let options = Options::new(now().local().date());
    let mut files = std::iter::once(TextFile {
        name: format!("{name}.md"),
        changed: None,
        bytes: Ok(Box::new(Cursor::new(b"Words".to_vec()))),
    });
    let _ = read(Source::Folder(&mut files), Format::TextFolder, &options);
}

/// Every draft is one that the journal keeps as it is.
fn brought(bytes: &[u8], format: Format) {
    let _ = recognise("a.txt", bytes);
    let _ = looks_like("a", bytes);
    // Either order, and a zone with hours that are skipped, by what is in the file.
    let options = Options {
        zone: Zone::named("America/New_York").unwrap(),
        day_order: bytes.first().map(|byte| {
            if byte % 2 == 0 {
                DayOrder::DayFirst
            } else {
                DayOrder::MonthFirst
            }
        }),
        ..Options::new(now().local().date())
    };
    let mut file = Cursor::new(bytes.to_vec());
    let mut files = std::iter::once(TextFile {
        name: "2024-03-01 x.md".into(),
        changed: None,
        bytes: Ok(Box::new(Cursor::new(bytes.to_vec()))),
    });
    let source = match format {
        Format::TextFolder => Source::Folder(&mut files),
        _ => Source::File {
            name: "a.txt",
            bytes: &mut file,
        },
    };
    let Ok(brought) = read(source, format, &options) else {
        return;
    };
    for draft in &brought.drafts {
        let fields = &draft.fields;
        assert_eq!(fields.clone().tidied().as_ref(), Ok(fields));
        assert!(!fields.is_empty(), "an empty draft");
    }
}

/// A whole journal that is taken leaves as the same records.
fn whole(bytes: &[u8]) {
    let Ok(reader) = JsonReader::open(bytes) else {
        return;
    };
    let part = reader.part();
    let Ok(records) = reader.collect::<Result<Vec<WholeRecord>, _>>() else {
        return;
    };
    let settings = records
        .iter()
        .filter(|record| record.section() == WholeSection::Settings)
        .count();
    assert_eq!(settings, usize::from(part.is_none()));
    let mut writer = JsonWriter::new(Vec::new(), part).unwrap();
    for record in &records {
        writer.write(record).unwrap();
    }
    let written = writer.finish().unwrap();
    let again = JsonReader::open(&written[..]).unwrap();
    let again: Vec<WholeRecord> = again.collect::<Result<_, _>>().unwrap();
    assert_eq!(again, records, "it came back changed");
}

/// A key that is taken is the same however it is written.
fn recovery_key(typed: &str) {
    if let Ok(key) = RecoveryKey::parse(typed) {
        let again = RecoveryKey::parse(&key.to_groups().join(" ")).unwrap();
        assert_eq!(*again.to_text(), *key.to_text());
    }
}

fn keys(typed: &str) {
    let _ = Recipient::parse(typed);
    let _ = Identity::parse(typed);
}

/// A file that is opened is read to its end or is refused, with a key and with a passphrase.
fn sealed(bytes: &[u8]) {
    let work = crate::slots::work_factor(bytes);
    let secret = Passphrase::new("a kettle of quiet otters");
    if work.is_some_and(|log_n| (9..=20).contains(&log_n)) {
        return;
    }
    if let Ok(mut opened) = unseal(bytes, &With::Passphrase(secret)) {
        let _ = opened.read_to_end(&mut Vec::new());
    }
}

/// What is pointed at stands in the text.
fn hints(text: &str) {
    for hint in journal::talk_hints(text) {
        assert!(!hint.words.is_empty(), "a hint about nothing");
    }
    let _ = journal::read_boundary(text, text);
}
