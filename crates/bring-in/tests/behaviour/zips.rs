//! Zips made to do harm.

use std::io::{Cursor, Write};

use bring_in::{BringInError, Format, Limits};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::fixtures::*;

const ENTRY: &str =
    r#"{"entries":[{"creationDate":"2024-03-01T10:00:00Z","timeZone":"UTC","text":"x"}]}"#;

fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read(zip: &[u8], limits: Limits) -> Result<Vec<String>, BringInError> {
    let mut options = options();
    options.limits = limits;
    read_with(zip, Format::DayOneZip, &options).map(|brought| told(&brought))
}

fn bomb(mib: usize) -> Vec<u8> {
    [
        b"{\"entries\":[".to_vec(),
        vec![b' '; mib << 20],
        b"]}".to_vec(),
    ]
    .concat()
}

#[test]
fn what_packs_a_thousandfold_is_not_unpacked() {
    let zip = zip_of(&[("Journal.json", &bomb(64))]);
    assert!(zip.len() < 100_000);
    assert!(matches!(
        read(&zip, Limits::default()),
        Err(BringInError::UnpacksTooLarge { .. })
    ));
}

#[test]
fn what_is_unpacked_of_all_journals_together_has_a_limit() {
    let small = bomb(1)[..1 << 20].to_vec();
    let journals: Vec<_> = (0..8).map(|n| format!("{n}.json")).collect();
    let files: Vec<_> = journals
        .iter()
        .map(|name| (name.as_str(), &small[..]))
        .collect();
    let limits = Limits {
        unpacked_bytes: 3 << 20,
        ..Limits::default()
    };
    // None of them is whole JSON; each is told, until the limit.
    let answer = read(&zip_of(&files[..1]), limits);
    assert_eq!(answer, Err(BringInError::Damaged { line: Some(1) }));
    let no_journal = b"[]".repeat(1 << 19);
    let files: Vec<_> = journals
        .iter()
        .map(|name| (name.as_str(), &no_journal[..]))
        .collect();
    assert!(matches!(
        read(&zip_of(&files), limits),
        Err(BringInError::UnpacksTooLarge { .. })
    ));
}

#[test]
fn names_that_lead_out_are_left_out_and_nothing_is_written() {
    let zip = zip_of(&[
        ("../../evil.json", ENTRY.as_bytes()),
        ("/etc/evil.json", ENTRY.as_bytes()),
        ("folder/Good.json", ENTRY.as_bytes()),
        ("notes.json", b"[1]"),
        ("binary.json", b"\0\0\0\0"),
        (".hidden.json", b"x"),
        ("readme.txt", b"x"),
    ]);
    assert_eq!(
        read(&zip, Limits::default()).unwrap(),
        [
            "2024-03-01 10:00 [] \"x\"",
            "- ../../evil.json: OddName",
            "- /etc/evil.json: OddName",
            "- notes.json: NotAJournal",
            "- binary.json: NotAJournal",
        ]
    );
}

#[test]
fn more_files_than_the_limit_are_refused() {
    let zip = zip_of(&[("a.json", ENTRY.as_bytes()), ("b.jpeg", b"x")]);
    let limits = Limits {
        files: 1,
        ..Limits::default()
    };
    assert_eq!(
        read(&zip, limits),
        Err(BringInError::TooManyFiles { limit: 1 })
    );
}

#[test]
fn an_encrypted_zip_and_one_packed_in_another_way_say_so() {
    let zip = zip_of(&[("Journal.json", ENTRY.as_bytes())]);
    let central = zip
        .windows(4)
        .position(|four| four == b"PK\x01\x02")
        .unwrap();
    let mut locked = zip.clone();
    locked[6] |= 1;
    locked[central + 8] |= 1;
    assert_eq!(
        read(&locked, Limits::default()),
        Err(BringInError::ZipLocked)
    );
    let mut lzma = zip.clone();
    lzma[8] = 14;
    lzma[central + 10] = 14;
    assert_eq!(
        read(&lzma, Limits::default()),
        Err(BringInError::NotThisFormat(Format::DayOneZip))
    );
}

#[test]
fn a_changed_byte_in_a_packed_journal_is_noticed() {
    let zip = bytes("day-one.zip");
    let whole = read(&zip, Limits::default()).unwrap();
    let start = 30 + "Journal.json".len();
    for at in (start..start + 200).step_by(7) {
        let mut changed = zip.clone();
        changed[at] ^= 0x10;
        let answer = read(&changed, Limits::default());
        assert!(
            answer.is_err() || answer == Ok(whole.clone()),
            "byte {at}: {answer:?}"
        );
    }
}
