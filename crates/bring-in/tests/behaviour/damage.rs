//! Damaged and foreign files: each its own answer, no half answer, no panic.

use bring_in::BringInError as E;
use bring_in::Format::{self, *};
use bring_in::{Options, Source, Why, read};
use chrono::NaiveDate;

use crate::fixtures::*;

/// What is wrong, what is read as what, and what is said.
#[rustfmt::skip]
fn refused() -> Vec<(&'static str, Vec<u8>, Format, E)> {
    let damaged = |line| E::Damaged { line: Some(line) };
    vec![
        ("an empty table", b"".to_vec(), DaylioCsv, E::NotThisFormat(DaylioCsv)),
        ("another table", b"date,amount\n2024-01-01,3\n".to_vec(), DaylioCsv, E::NotThisFormat(DaylioCsv)),
        ("no column of days", b"mood,note\nmeh,x\n".to_vec(), DaylioCsv, E::MissingColumns(vec!["full_date"])),
        ("no column of moods", b"full_date,note\n2024-01-01,x\n".to_vec(), DaylioCsv, E::MissingColumns(vec!["mood"])),
        ("a column twice", b"full_date,mood,note,Note\n".to_vec(), DaylioCsv, E::ColumnTwice("note")),
        ("an open quote", b"full_date,mood,note\n2024-01-01,meh,x\n2024-01-02,meh,\"x\n2024-01-03,meh,y\n".to_vec(), DaylioCsv, damaged(3)),
        ("a table of |", b"full_date|mood|note\n2024-01-01|meh|x\n".to_vec(), DaylioCsv, E::NotThisFormat(DaylioCsv)),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), DaylioCsv, E::NotText),
        ("JSON cut short", br#"{"entries":[{"creationDate":"2024-03-01T10:00:00Z","text":"a"#.to_vec(), DayOneJson, damaged(1)),
        ("JSON with more behind it", b"{\"entries\":[]}\n}".to_vec(), DayOneJson, damaged(2)),
        ("JSON of another shape", br#"{"entries":{"a":1}}"#.to_vec(), DayOneJson, E::NotThisFormat(DayOneJson)),
        ("JSON without entries", br#"{"metadata":{}}"#.to_vec(), DayOneJson, E::NotThisFormat(DayOneJson)),
        ("a list", b"[]".to_vec(), DayOneJson, E::NotThisFormat(DayOneJson)),
        ("entries twice", br#"{"entries":[],"entries":[]}"#.to_vec(), DayOneJson, E::NotThisFormat(DayOneJson)),
        ("no text at all", b"".to_vec(), MiniDiaryJson, E::NotThisFormat(MiniDiaryJson)),
        ("deep nesting", [&br#"{"entries":"#[..], &b"[".repeat(200_000)].concat(), DayOneJson, damaged(1)),
        ("deep nesting, closed", [&br#"{"entries":"#[..], &b"[".repeat(200_000), &b"]".repeat(200_000), b"}"].concat(), DayOneJson, E::NotThisFormat(DayOneJson)),
        ("Day One as Mini Diarium", bytes("day-one.json"), MiniDiariumJson, E::NotThisFormat(MiniDiariumJson)),
        ("Mini Diarium as Day One", bytes("mini-diarium.json"), DayOneJson, E::NotThisFormat(DayOneJson)),
        ("Mini Diarium as Mini Diary", bytes("mini-diarium.json"), MiniDiaryJson, E::NotThisFormat(MiniDiaryJson)),
        ("a text as jrnl", b"Dear diary, it rained.".to_vec(), JrnlText, E::NotThisFormat(JrnlText)),
        ("jrnl as an encrypted one", bytes("jrnl.txt"), JrnlEncrypted, E::NotThisFormat(JrnlEncrypted)),
        ("an encrypted jrnl as text", bytes("jrnl-v2.jrnl"), JrnlText, E::NotThisFormat(JrnlText)),
        ("another zip as a backup of Daylio", bytes("day-one.zip"), DaylioBackup, E::NotThisFormat(DaylioBackup)),
        ("JSON as a backup of Daylio", bytes("day-one.json"), DaylioBackup, E::NotThisFormat(DaylioBackup)),
        ("Day One as jrnl's JSON", bytes("day-one.json"), JrnlJson, E::NotThisFormat(JrnlJson)),
        ("a text as Day One's", b"Dear diary, it rained.".to_vec(), DayOneText, E::NotThisFormat(DayOneText)),
        ("a token cut short", bytes("jrnl-v2.jrnl")[..200].to_vec(), JrnlEncrypted, E::Damaged { line: None }),
        ("a header cut short", bytes("jrnl-v3.jrnl")[..30].to_vec(), JrnlEncrypted, E::Damaged { line: None }),
        ("only a beginning", b"JRNLv3".to_vec(), JrnlEncrypted, E::Damaged { line: None }),
        ("a JSON file as zip", bytes("day-one.json"), DayOneZip, E::NotThisFormat(DayOneZip)),
        ("a zip as JSON", bytes("day-one.zip"), DayOneJson, E::NotText),
        ("nothing as zip", b"".to_vec(), DayOneZip, E::NotThisFormat(DayOneZip)),
        ("a zip cut short", { let mut zip = bytes("day-one.zip"); zip.truncate(zip.len() / 2); zip }, DayOneZip, E::Damaged { line: None }),
    ]
}

#[test]
fn what_cannot_be_read_is_refused_with_its_reason() {
    for (what, bytes, format, error) in refused() {
        assert_eq!(read_bytes(&bytes, format), Err(error), "{what}");
    }
}

#[test]
#[rustfmt::skip]
fn one_bad_entry_leaves_the_others() {
    let day_one = |entry: &str| format!(r#"{{"entries":[{entry},{{"creationDate":"2024-03-01T10:00:00Z","timeZone":"UTC","text":"good"}}]}}"#);
    let daylio = |row: &str| format!("full_date,time,mood,note\n{row}\n2024-03-01,10:00,meh,good\n");
    let diary = |day: &str| format!(r#"{{"entries":{{"{day}":{{"title":"","text":"x"}},"2024-03-01":{{"text":"good"}}}}}}"#);
    let jrnl = |date: &str| format!("[{date}] bad\n\n[2024-03-01 10:00] good\n");
    for (what, text, format, why) in [
        ("no such day", daylio("2024-02-30,10:00,meh,x"), DaylioCsv, Why::NoDate),
        ("no day", daylio(",10:00,meh,x"), DaylioCsv, Why::NoDate),
        ("the year 1", daylio("0001-01-01,10:00,meh,x"), DaylioCsv, Why::TooLongAgo),
        ("the year 9999", daylio("9999-12-31,10:00,meh,x"), DaylioCsv, Why::NotYet),
        ("too few cells", daylio("2024-03-01,10:00"), DaylioCsv, Why::CellsDoNotFit),
        ("too many cells", daylio("2024-03-01,10:00,meh,x,y"), DaylioCsv, Why::CellsDoNotFit),
        ("nothing in the row", daylio("2024-03-01,10:00,,"), DaylioCsv, Why::NothingWritten),
        ("a number", day_one("12"), DayOneJson, Why::NotAnEntry),
        ("null", day_one("null"), DayOneJson, Why::NotAnEntry),
        ("no date", day_one(r#"{"text":"x"}"#), DayOneJson, Why::NoDate),
        ("a date of another kind", day_one(r#"{"creationDate":17,"text":"x"}"#), DayOneJson, Why::NoDate),
        ("text of another kind", day_one(r#"{"creationDate":"2024-03-01T10:00:00Z","text":{"a":[1]}}"#), DayOneJson, Why::NothingWritten),
        ("half a character", day_one(r#"{"creationDate":"2024-03-01T10:00:00Z","text":"\ud83d"}"#), DayOneJson, Why::NothingWritten),
        ("the year 1", day_one(r#"{"creationDate":"0001-01-01T00:00:00Z","timeZone":"America/New_York","text":"x"}"#), DayOneJson, Why::TooLongAgo),
        ("the year 9999", day_one(r#"{"creationDate":"9999-12-31T23:59:59Z","timeZone":"Pacific/Kiritimati","text":"x"}"#), DayOneJson, Why::NotYet),
        ("a text too long", day_one(&format!(r#"{{"creationDate":"2024-03-01T10:00:00Z","text":"{}"}}"#, "é".repeat((1 << 19) + 1))), DayOneJson, Why::TextTooLong { bytes: (1 << 20) + 2 }),
        ("no such day", diary("2024-02-30"), MiniDiaryJson, Why::NoDate),
        ("another way to write it", diary("01/02/2024"), MiniDiaryJson, Why::NoDate),
        ("a day to come", diary("2027-01-01"), MiniDiaryJson, Why::NotYet),
        ("no such day", jrnl("2024-02-30 10:00"), JrnlText, Why::NoDate),
        ("the year 1", jrnl("0001-01-01 10:00"), JrnlText, Why::TooLongAgo),
    ] {
        let brought = read_bytes(text.as_bytes(), format).unwrap();
        assert_eq!(brought.drafts.len(), 1, "{what}");
        assert!(brought.drafts[0].fields.body.starts_with("good") || brought.drafts[0].fields.title == "good");
        let left: Vec<_> = brought.left_out.iter().map(|left| left.why).collect();
        assert_eq!(left, [why], "{what}");
    }
}

#[test]
fn a_password_is_asked_for_and_a_wrong_one_changes_nothing() {
    for name in ["jrnl-v2.jrnl", "jrnl-v3.jrnl"] {
        let file = bytes(name);
        let mut options = options();
        options.password = None;
        let answer = read_with(&file, JrnlEncrypted, &options);
        assert_eq!(answer, Err(E::PasswordNeeded));
        for wrong in ["", "correct horse", "correct horse 🐴 "] {
            options.password = Some(wrong.into());
            let answer = read_with(&file, JrnlEncrypted, &options);
            assert_eq!(answer, Err(E::PasswordDoesNotOpen), "{wrong}");
        }
        assert!(!format!("{options:?}").contains("horse"));
    }
}

#[test]
fn any_changed_byte_of_an_encrypted_journal_is_noticed() {
    // Every key costs 100,000 rounds: some bytes of each part.
    for name in ["jrnl-v2.jrnl", "jrnl-v3.jrnl"] {
        let good = bytes(name);
        for at in (0..good.len()).step_by(good.len() / 12) {
            let mut changed = good.clone();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            let answer = read_bytes(&changed, JrnlEncrypted);
            assert!(answer.is_err(), "{name}, byte {at}");
        }
    }
}

#[test]
fn no_error_and_no_place_holds_a_word_of_an_entry() {
    for (what, bytes, format, _) in refused() {
        let error = read_bytes(&bytes, format).unwrap_err();
        let said = format!("{error} {error:?}");
        for word in ["Dear diary", "rained", "walk", "2024-03-01T"] {
            assert!(!said.contains(word), "{what}: {said}");
        }
    }
}

#[test]
fn a_folder_where_a_file_belongs_is_refused() {
    let options = Options::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
    let answer = read(Source::Folder(&mut std::iter::empty()), DaylioCsv, &options);
    assert_eq!(answer, Err(E::NotThisFormat(DaylioCsv)));
}

#[test]
fn texts_of_a_folder_that_cannot_be_read_are_left_out_one_by_one() {
    let mut unreadable = text_file("2024-03-01.md", b"");
    unreadable.bytes = Err(std::io::ErrorKind::PermissionDenied.into());
    let mut undated = text_file("a.md", b"words");
    undated.changed = None;
    let brought = read_files(vec![
        unreadable,
        undated,
        text_file("2024-03-02.md", b"\0\0\0\0"),
        text_file("2024-03-03.md", &vec![b'x'; 4 << 20]),
        text_file("2024-03-04.md", &vec![b'x'; (1 << 20) + 1]),
        text_file("2024-03-05.md", b" \n"),
        text_file("2024-03-06.md", b"good"),
        text_file("../../2024-03-07.md", b"a name is only a name"),
    ]);
    assert_eq!(
        told(&brought.unwrap()),
        [
            "2024-03-06 [] \"good\"",
            "2024-03-07 [] \"a name is only a name\"",
            "- 2024-03-01.md: CannotRead",
            "- a.md: NoDate",
            "- 2024-03-02.md: NotText",
            "- 2024-03-03.md: FileTooLarge",
            "- 2024-03-04.md: TextTooLong { bytes: 1048577 }",
            "- 2024-03-05.md: NothingWritten",
        ]
    );
}
