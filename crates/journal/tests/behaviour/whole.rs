//! What may be part of a whole journal, record by record and one after the other.

#[path = "../../../export/tests/common/mod.rs"]
mod made;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use journal::{
    EntryKind, Level, MARKS_MAX, SignId, WholeCheckIn, WholeCounts, WholeDayNote, WholeEntry,
    WholeError, WholeMark, WholeRating, WholeRecord, WholeSign, WholeSoFar,
};
use proptest::prelude::*;
use uuid::Uuid;

fn at() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-23T21:04:00+01:00").unwrap()
}

fn day() -> NaiveDate {
    at().date_naive()
}

fn entry(kind: EntryKind) -> WholeEntry {
    WholeEntry {
        id: Uuid::from_u128(1),
        revision: 1,
        fields: journal::EntryFields::blank(kind, day()),
        created: at(),
        zone: "UTC".into(),
        updated: at(),
        deleted: None,
        events: Vec::new(),
        prediction_begun: (kind == EntryKind::TrustStep).then(at),
        outcome: None,
        earlier: Vec::new(),
        thoughts: Vec::new(),
    }
}

fn note() -> WholeDayNote {
    WholeDayNote {
        day: day(),
        text: "tea".into(),
        revision: 1,
        written: at(),
        zone: "UTC".into(),
    }
}

proptest! {
    #[test]
    fn a_record_of_a_journal_is_as_it_should_be(seed: u64) {
        let records = made::journal(seed, 12);
        let mut so_far = WholeSoFar::new();
        let mut counts = WholeCounts::default();
        for record in &records {
            prop_assert_eq!(&record.clone().checked().unwrap(), record);
            so_far.admit(record).unwrap();
            counts.add(record);
        }
        so_far.finish().unwrap();
        prop_assert_eq!(counts.all(), records.len() as u64);
    }
}

#[test]
fn what_another_program_made_is_tidied_as_what_is_typed_is() {
    let mut untidy = entry(EntryKind::Boundary);
    untidy.fields.body = "one\r\ntwo\u{0}".into();
    untidy.fields.tags = vec![" home ".into(), "HOME".into()];
    untidy.fields.signs = vec![SignId::Drama, SignId::Isolated, SignId::Drama];
    let record = WholeRecord::Entry(Box::new(untidy)).checked().unwrap();
    let WholeRecord::Entry(tidy) = record else {
        panic!("another record");
    };
    assert_eq!(tidy.fields.body, "one\ntwo");
    assert_eq!(tidy.fields.tags, ["home"]);
    assert_eq!(tidy.fields.signs, [SignId::Isolated, SignId::Drama]);
}

#[test]
fn a_value_out_of_its_range_is_named() {
    let note = |change: fn(&mut WholeDayNote)| {
        let mut note = note();
        change(&mut note);
        WholeRecord::DayNote(note)
    };
    let of = |kind, change: fn(&mut WholeEntry)| {
        let mut entry = entry(kind);
        change(&mut entry);
        WholeRecord::Entry(Box::new(entry))
    };
    let far = NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap();
    let rating = |level, acted| {
        WholeRecord::CheckIn(WholeCheckIn {
            day: day(),
            recorded: at(),
            zone: "UTC".into(),
            ratings: vec![WholeRating {
                sign: SignId::Drama,
                level,
                acted,
                recorded: at(),
            }],
        })
    };
    let table = [
        (
            WholeRecord::Settings(journal::WholeSettings {
                favourite_exercises: vec!["a".parse().unwrap(); 2],
                ..Default::default()
            }),
            "favourite exercises",
        ),
        (
            WholeRecord::Settings(journal::WholeSettings {
                support: journal::Support {
                    contact: "x".repeat(401),
                    ..Default::default()
                },
                ..Default::default()
            }),
            "support",
        ),
        (note(|note| note.revision = 0), "revision"),
        (note(|note| note.zone = "x".repeat(65)), "zone"),
        (note(|note| note.zone = "a\nb".into()), "zone"),
        (
            note(|note| note.written += TimeDelta::milliseconds(1)),
            "instant",
        ),
        (note(|note| note.day = NaiveDate::MAX), "day"),
        (rating(None, Some(false)), "acted"),
        (rating(Some(Level::ZERO), Some(true)), "acted"),
        (
            of(EntryKind::Boundary, |entry| {
                entry.prediction_begun = Some(at())
            }),
            "begun",
        ),
        (
            of(EntryKind::TrustStep, |entry| entry.prediction_begun = None),
            "begun",
        ),
        (
            of(EntryKind::TrustStep, |entry| {
                entry.outcome = Some(journal::WholeOutcome {
                    came_true: journal::CameTrue::No,
                    recorded: at(),
                });
            }),
            "outcome",
        ),
        (
            of(EntryKind::Tried, |entry| {
                entry.events.push(journal::WholeEvent {
                    id: Uuid::nil(),
                    on: day(),
                    kind: journal::BoundaryEventKind::Kept,
                    note: String::new(),
                    recorded: at(),
                });
            }),
            "events",
        ),
        (
            WholeRecord::Pause(journal::Pause {
                starts_on: far,
                ends_on: None,
            }),
            "day",
        ),
    ];
    for (record, what) in table {
        assert_eq!(record.checked(), Err(WholeError::OutOfRange(what)));
    }
}

#[test]
fn an_id_comes_once_and_sections_in_their_order() {
    let mut so_far = WholeSoFar::new();
    let entry = WholeRecord::Entry(Box::new(entry(EntryKind::Tried)));
    so_far.admit(&entry).unwrap();
    assert_eq!(so_far.admit(&entry), Err(WholeError::Repeated("entry")));
    let note = WholeRecord::DayNote(note());
    assert_eq!(so_far.admit(&note), Err(WholeError::OutOfOrder));
}

#[test]
fn there_are_no_more_marks_than_a_journal_keeps() {
    let mut so_far = WholeSoFar::new();
    for n in 0..=MARKS_MAX {
        let mark = WholeRecord::Mark(WholeMark {
            id: Uuid::from_u128(n as u128),
            on: day(),
            label: "x".into(),
            recorded: at(),
        });
        let admitted = so_far.admit(&mark);
        assert_eq!(admitted.is_ok(), n < MARKS_MAX, "{n}");
    }
}

#[test]
fn one_sign_stays_in_use() {
    let away = |sign| {
        WholeRecord::Sign(WholeSign {
            sign,
            label: sign.is_own().then(|| "Mine".into()),
            line: sign.is_own().then(|| "A line.".into()),
            put_away: !sign.is_own(),
            worded_on: None,
        })
    };
    let mut so_far = WholeSoFar::new();
    for sign in SignId::ELEVEN {
        so_far.finish().unwrap();
        so_far.admit(&away(sign)).unwrap();
    }
    assert_eq!(so_far.finish(), Err(WholeError::NoSignInUse));
    // One of the person's own is enough.
    so_far.admit(&away(SignId::Own3)).unwrap();
    so_far.finish().unwrap();
}
