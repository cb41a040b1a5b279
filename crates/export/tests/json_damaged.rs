//! Damaged files, each with what is said about it and where.

use std::io::{self, Read};

use export::{JsonError, JsonProblem, JsonReader, JsonWriter, RECORD_MAX_BYTES};
use journal::{EntryError, SignWordsError, WholeError};

/// One record of each kind a line, from line 7 on; see the table for what stands where. Of version
/// 1, which has no exercises.
const WHOLE: &str = r#"{
"format": "evenkeel-journal",
"version": 1,
"part": null,
"settings": {"dayEnd":3,"focusSigns":["drama"],"reviewDay":"sunday","reviewAside":"2026-11-16","spellCheck":true,"digitsAdvance":null},
"signs": [
{"sign":"own-1","label":"Mine","line":"A line.","putAway":false,"wordedOn":"2026-11-01"}
],
"marks": [
{"id":"01990000-0000-7000-8000-000000000001","on":"2026-11-02","label":"Therapy","recorded":"2026-11-02T20:00:00+01:00"}
],
"pauses": [
{"from":"2026-10-01","to":"2026-10-04"},
{"from":"2026-10-10","to":null}
],
"checkIns": [
{"day":"2026-11-22","recorded":"2026-11-22T21:04:00+01:00","zone":"Europe/Vienna","ratings":[{"sign":"drama","level":null,"acted":null,"recorded":"2026-11-22T21:04:00+01:00"}]},
{"day":"2026-11-23","recorded":"2026-11-23T21:04:00+01:00","zone":"Europe/Vienna","ratings":[{"sign":"drama","level":4,"acted":true,"recorded":"2026-11-23T21:04:00+01:00"}]}
],
"dayNotes": [
{"day":"2026-11-23","text":"tea","revision":2,"written":"2026-11-23T21:05:00+01:00","zone":"UTC"}
],
"entries": [
{"id":"01990000-0000-7000-8000-000000000002","kind":"trust-step","revision":1,"on":"2026-11-20","time":"21:45","title":"","body":"","toSession":false,"signs":["drama"],"patterns":["jealousy"],"origins":["other"],"tags":["home"],"created":"2026-11-20T21:45:00+01:00","zone":"UTC","updated":"2026-11-20T21:45:00+01:00","deleted":null,"trustStep":{"step":"","differently":"","prediction":"late","likelihood":70,"begun":"2026-11-20T21:45:00+01:00","tryOn":null,"happened":"","feelNow":"","learned":"","outcome":{"cameTrue":"partly","recorded":"2026-11-21T21:45:00+01:00"},"earlier":[],"thoughts":[]}},
{"id":"01990000-0000-7000-8000-000000000003","kind":"week-review","revision":1,"on":"2026-11-22","created":"2026-11-22T21:45:00+01:00","zone":"UTC","updated":"2026-11-22T21:45:00+01:00","deleted":"2026-11-23T20:00:00Z","weekReview":{"week":"2026-11-16","patterns":[{"pattern":"jealousy","level":0}]}}
]
}
"#;

fn read(bytes: impl Read) -> Result<usize, JsonError> {
    let mut count = 0;
    for record in JsonReader::open(bytes)? {
        record?;
        count += 1;
    }
    Ok(count)
}

fn refused(text: &str) -> (u64, JsonProblem) {
    let error = read(text.as_bytes()).unwrap_err();
    (error.line, error.problem)
}

/// The whole one with one place changed.
fn changed(from: &str, to: &str) -> String {
    assert_eq!(WHOLE.matches(from).count(), 1, "{from} is not there once");
    WHOLE.replace(from, to)
}

#[test]
fn the_whole_one_reads() {
    assert_eq!(read(WHOLE.as_bytes()), Ok(10));
    assert_eq!(read(format!("\u{feff}{WHOLE}").as_bytes()), Ok(10));
    for version in [2, 3] {
        let later = changed("\"version\": 1", &format!("\"version\": {version}"));
        assert_eq!(read(later.as_bytes()), Ok(10));
    }
}

#[test]
fn each_damage_is_named_with_its_line() {
    use JsonProblem as P;
    let record = P::Record;
    let range = |what| record(WholeError::OutOfRange(what));
    let again = |what| record(WholeError::Repeated(what));
    let table: &[(&str, &str, u64, P)] = &[
        // What it is.
        ("evenkeel-journal", "evenkeel", 2, P::NotOurs),
        ("\"format\"", "\"kind\"", 2, P::NotOurs),
        (
            "\"version\": 1",
            "\"version\": 4",
            3,
            P::UnknownVersion { found: 4 },
        ),
        (
            "\"version\": 1",
            "\"version\": 0",
            3,
            P::UnknownVersion { found: 0 },
        ),
        ("\"version\": 1", "\"version\": \"1\"", 3, P::WrongValue),
        ("\"version\": 1,\n", "", 3, P::UnknownField),
        (
            "\"part\": null",
            "\"part\": {\"from\":\"2026-11-02\",\"to\":\"2026-11-01\"}",
            4,
            P::WrongValue,
        ),
        (
            "\"part\": null",
            "\"part\": {\"from\":\"2026-11-01\",\"to\":\"2026-11-02\"}",
            5,
            P::WrongValue,
        ),
        // Its fields.
        ("\"signs\": [", "\"sins\": [", 6, P::UnknownField),
        (
            "\"putAway\":false",
            "\"putAway\":false,\"secret\":1",
            7,
            P::UnknownField,
        ),
        ("\"putAway\":false,", "", 7, P::MissingField),
        (
            "\"putAway\":false",
            "\"putAway\":false,\"putAway\":false",
            7,
            P::RepeatedField,
        ),
        ("\"putAway\":false", "\"putAway\":0", 7, P::WrongValue),
        ("\"dayEnd\":3", "\"dayEnd\":7", 5, P::WrongValue),
        (
            "[\"drama\"],\"reviewDay\"",
            "[\"drama\",\"drama\"],\"reviewDay\"",
            5,
            range("focus signs"),
        ),
        ("\"sunday\"", "\"Sunday\"", 5, P::WrongValue),
        (
            "\"2026-11-16\",\"spell",
            "\"2026-11-17\",\"spell",
            5,
            range("week"),
        ),
        // Words.
        (
            "\"label\":\"Mine\"",
            "\"label\":null",
            7,
            record(SignWordsError::Empty.into()),
        ),
        (
            "\"label\":\"Therapy\"",
            "\"label\":\" \"",
            10,
            record(journal::MarkLabelError.into()),
        ),
        (
            "01990000-0000-7000-8000-000000000001",
            "0199",
            10,
            P::WrongValue,
        ),
        // Days.
        (
            "\"to\":\"2026-10-04\"",
            "\"to\":\"2026-09-04\"",
            13,
            range("pause"),
        ),
        (
            "\"to\":\"2026-10-04\"",
            "\"to\":null",
            14,
            record(WholeError::PausesOverlap),
        ),
        (
            "\"to\":\"2026-10-04\"",
            "\"to\":\"2026-10-10\"",
            14,
            record(WholeError::PausesOverlap),
        ),
        (
            "\"day\":\"2026-11-22\"",
            "\"day\":\"2026-11-31\"",
            17,
            P::WrongValue,
        ),
        (
            "\"day\":\"2026-11-22\"",
            "\"day\":\"2026-11-2\"",
            17,
            P::WrongValue,
        ),
        (
            "\"day\":\"2026-11-22\"",
            "\"day\":\"+026-11-22\"",
            17,
            P::WrongValue,
        ),
        (
            "\"day\":\"2026-11-22\"",
            "\"day\":\"2026-11-23\"",
            18,
            again("check-in"),
        ),
        (
            "2026-11-23T21:05:00+01:00",
            "2026-11-23T21:05:00",
            21,
            P::WrongValue,
        ),
        (
            "2026-11-23T21:05:00+01:00",
            "2026-11-23T21:05:00.5+01:00",
            21,
            range("instant"),
        ),
        (
            "2026-11-23T21:05:00+01:00",
            "2026-11-23T25:05:00+01:00",
            21,
            P::WrongValue,
        ),
        ("\"revision\":2", "\"revision\":0", 21, range("revision")),
        ("\"revision\":2", "\"revision\":-1", 21, P::WrongValue),
        (
            "\"revision\":2",
            "\"revision\":4294967296",
            21,
            P::WrongValue,
        ),
        // Ratings: blank is null, and not any of these.
        ("\"level\":4", "\"level\":5", 18, P::WrongValue),
        ("\"level\":4", "\"level\":-1", 18, P::WrongValue),
        ("\"level\":4", "\"level\":1.0", 18, P::WrongValue),
        ("\"level\":4", "\"level\":\"4\"", 18, P::WrongValue),
        ("\"level\":4", "\"level\":0", 18, range("acted")),
        ("\"level\":4", "\"level\":null", 18, range("acted")),
        // Entries.
        (
            "\"kind\":\"trust-step\"",
            "\"kind\":\"trust\"",
            24,
            P::WrongValue,
        ),
        (
            "\"kind\":\"trust-step\"",
            "\"kind\":\"pain\"",
            24,
            P::MissingField,
        ),
        (
            "\"kind\":\"trust-step\"",
            "\"kind\":\"good-moment\"",
            24,
            P::UnknownField,
        ),
        (
            "\"trustStep\":",
            "\"pain\":null,\"tried\":{\"what\":\"\"},\"trustStep\":",
            24,
            P::UnknownField,
        ),
        (
            "\"time\":\"21:45\"",
            "\"time\":\"24:00\"",
            24,
            P::WrongValue,
        ),
        (
            "\"likelihood\":70",
            "\"likelihood\":101",
            24,
            record(EntryError::OutOfRange("likelihood").into()),
        ),
        ("\"likelihood\":70", "\"likelihood\":256", 24, P::WrongValue),
        (
            "\"prediction\":\"late\"",
            "\"prediction\":\" \"",
            24,
            range("outcome"),
        ),
        (
            "\"signs\":[\"drama\"]",
            "\"signs\":[\"own-6\"]",
            24,
            P::WrongValue,
        ),
        (
            "\"week\":\"2026-11-16\"",
            "\"week\":\"2026-11-17\"",
            25,
            record(EntryError::OutOfRange("week").into()),
        ),
        ("000000000003", "000000000002", 25, again("entry")),
        // Its form.
        (
            "{\"from\":\"2026-10-10\"",
            "{from:\"2026-10-10\"",
            14,
            P::Syntax,
        ),
        ("\"text\":\"tea\"", "\"text\":\"\\ud800\"", 21, P::Syntax),
        ("\"text\":\"tea\"", "\"text\":\"\u{1}\"", 21, P::Syntax),
        ("\"text\":\"tea\"", "\"text\":[[[[[[[[[[[[", 21, P::TooDeep),
        ("\"to\":null}", "\"to\":null},", 15, P::Syntax),
        ("\"2026-10-04\"},", "\"2026-10-04\"}", 14, P::Syntax),
        ("]\n}\n", "],\n\"more\": []\n}\n", 26, P::UnknownField),
        ("]\n}\n", "]\n}\n{}", 28, P::Syntax),
        ("]\n}\n", "]\n", 27, P::Truncated),
    ];
    for (from, to, line, problem) in table {
        assert_eq!(
            refused(&changed(from, to)),
            (*line, *problem),
            "{from} -> {to}"
        );
    }
}

#[test]
fn a_file_that_is_cut_anywhere_is_never_taken_for_a_whole_one() {
    let whole = WHOLE.trim_end();
    for end in 0..whole.len() {
        let error = read(&whole.as_bytes()[..end]).unwrap_err();
        let head = whole.find("\"version\"").unwrap();
        let expected = if end < head {
            error.problem == JsonProblem::NotOurs || error.problem == JsonProblem::Truncated
        } else {
            error.problem == JsonProblem::Truncated
        };
        assert!(expected, "{end}: {error}");
    }
}

#[test]
fn what_is_no_journal_at_all_is_told_as_such() {
    let files: [&[u8]; 9] = [
        b"",
        b"   ",
        b"[]",
        b"{}",
        b"dear diary",
        b"\xff\xfe{\x00",
        b"{\"format\"",
        b"PK\x03\x04",
        b"null",
    ];
    for bytes in files {
        let error = read(bytes).unwrap_err();
        assert_eq!(error.problem, JsonProblem::NotOurs, "{bytes:?}");
    }
}

#[test]
fn wrong_encodings_are_told_with_their_line() {
    let mut latin = WHOLE.as_bytes().to_vec();
    let at = WHOLE.find("tea").unwrap();
    latin[at] = 0xe9;
    let error = read(&latin[..]).unwrap_err();
    assert_eq!((error.line, error.problem), (21, JsonProblem::NotUtf8));
}

#[test]
fn an_error_holds_nothing_of_what_is_written() {
    for (from, to) in [
        ("\"label\":\"Mine\"", "\"Robin\":\"Mine\""),
        ("\"level\":4", "\"level\":\"Robin\""),
        ("\"kind\":\"trust-step\"", "\"kind\":\"Robin\""),
        ("\"day\":\"2026-11-22\"", "\"day\":\"Robin\""),
        ("\"signs\": [", "\"Robin\": ["),
    ] {
        let error = read(changed(from, to).as_bytes()).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("Robin"), "{error}");
    }
}

#[test]
fn every_sign_put_away_is_refused() {
    let signs: Vec<String> = journal::SignId::ELEVEN
        .iter()
        .map(|sign| format!("{{\"sign\":\"{sign}\",\"putAway\":true}}"))
        .collect();
    let from = WHOLE.lines().nth(6).unwrap();
    let text = changed(from, &signs.join(",\n"));
    let (line, problem) = refused(&text);
    assert_eq!(problem, JsonProblem::Record(WholeError::NoSignInUse));
    assert_eq!(line, 20);
}

#[test]
fn texts_over_the_limit_are_refused_and_those_at_it_are_taken() {
    let of = |bytes: usize| {
        changed(
            "\"text\":\"tea\"",
            &format!("\"text\":\"{}\"", "a".repeat(bytes)),
        )
    };
    assert!(read(of(1 << 20).as_bytes()).is_ok());
    let too_long = EntryError::TextTooLong {
        bytes: (1 << 20) + 1,
    };
    assert_eq!(
        refused(&of((1 << 20) + 1)),
        (21, JsonProblem::Record(too_long.into()))
    );
}

/// A gigabyte of `filling` after a beginning.
fn gigabyte(beginning: &str, filling: u8) -> impl Read + use<'_> {
    beginning
        .as_bytes()
        .chain(io::repeat(filling).take(1 << 30))
}

#[test]
fn a_gigabyte_of_anything_ends_early_and_in_little_memory() {
    let note = WHOLE.find("\"tea\"").unwrap();
    for (beginning, filling, problem) in [
        ("", b' ', JsonProblem::NotOurs),
        ("", b'{', JsonProblem::NotOurs),
        (&WHOLE[..note], b'[', JsonProblem::TooDeep),
        (&WHOLE[..=note], b'a', JsonProblem::TooLong),
        (&WHOLE[..note], b'1', JsonProblem::TooLong),
        (&WHOLE[..note], b'\n', JsonProblem::TooLong),
    ] {
        let error = read(gigabyte(beginning, filling)).unwrap_err();
        assert_eq!(error.problem, problem, "{:?}", char::from(filling));
    }
    const { assert!(RECORD_MAX_BYTES <= 64 << 20) };
}

#[test]
fn a_reader_that_refuses_is_told_of() {
    struct Gone;
    impl Read for Gone {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::NotConnected.into())
        }
    }
    let half = &WHOLE.as_bytes()[..WHOLE.len() / 2];
    let error = read(half.chain(Gone)).unwrap_err();
    assert_eq!(error.problem, JsonProblem::Io(io::ErrorKind::NotConnected));
    let error = read(Gone).unwrap_err();
    assert_eq!(error.problem, JsonProblem::Io(io::ErrorKind::NotConnected));
}

/// Mutations of good and of damaged files: never a panic, and what reads writes and reads alike.
#[test]
fn no_damage_makes_it_stumble() {
    let is_long = std::env::var("EVENKEEL_LONG").is_ok_and(|long| long == "1");
    let rounds = if is_long { 200_000 } else { 6_000 };
    let mut corpus: Vec<Vec<u8>> = vec![WHOLE.into()];
    for seed in 0..6 {
        let mut writer = JsonWriter::new(Vec::new(), None).unwrap();
        for record in crate::common::journal(seed, 3) {
            writer.write(&record).unwrap();
        }
        corpus.push(writer.finish().unwrap());
    }
    let mut draw = crate::common::Draw::of(20_261_123);
    let mut taken = 0;
    for _ in 0..rounds {
        let mut bytes = corpus[draw.below(corpus.len() as u64) as usize].clone();
        for _ in 0..=draw.below(3) {
            mutate(&mut bytes, &mut draw);
        }
        let Ok(reader) = JsonReader::open(&bytes[..]) else {
            continue;
        };
        let part = reader.part();
        let Ok(records) = reader.collect::<Result<Vec<_>, _>>() else {
            continue;
        };
        taken += 1;
        let mut writer = JsonWriter::new(Vec::new(), part).unwrap();
        records
            .iter()
            .for_each(|record| writer.write(record).unwrap());
        let again = writer.finish().unwrap();
        let back: Vec<_> = JsonReader::open(&again[..])
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert_eq!(back, records);
    }
    // Some damage is harmless: a letter in a text. Were there none, nothing would have been tried.
    assert!(taken > rounds / 200, "{taken}");
}

fn mutate(bytes: &mut Vec<u8>, draw: &mut crate::common::Draw) {
    const PIECES: [&[u8]; 12] = [
        b"null", b"-1", b"1e999", b"\\u0000", b"\\ud83d", b"{}", b"[", b"}", b"\"", b",", b"9",
        b"\xff",
    ];
    let at = draw.below(bytes.len() as u64) as usize;
    let end = (at + 1 + draw.below(40) as usize).min(bytes.len());
    match draw.below(5) {
        0 => bytes[at] ^= 1 << draw.below(8),
        1 => drop(bytes.drain(at..end)),
        2 => drop(bytes.splice(at..at, PIECES[draw.below(12) as usize].iter().copied())),
        3 => {
            let copy = bytes[at..end].to_vec();
            let to = draw.below(bytes.len() as u64) as usize;
            drop(bytes.splice(to..to, copy));
        }
        _ => bytes[at] = draw.next() as u8,
    }
    if bytes.is_empty() {
        bytes.push(b'{');
    }
}
