//! The same again is known again.

use std::collections::BTreeSet;

use bring_in::{Brought, Format};

use crate::fixtures::*;

fn keys(brought: &Brought) -> Vec<&str> {
    brought
        .drafts
        .iter()
        .map(|draft| draft.key.as_str())
        .collect()
}

fn of(text: &str, format: Format) -> Brought {
    read_bytes(text.as_bytes(), format).unwrap()
}

#[test]
fn the_same_file_again_gives_the_same_keys_and_each_is_its_own() {
    for (name, format) in FILES {
        let first = read_bytes(&bytes(name), format).unwrap();
        let again = read_bytes(&bytes(name), format).unwrap();
        assert_eq!(first, again, "{name}");
        let distinct: BTreeSet<_> = keys(&first).into_iter().collect();
        assert_eq!(distinct.len(), first.drafts.len(), "{name}");
        assert!(distinct.iter().all(|key| key.is_ascii() && key.len() <= 48));
    }
}

#[test]
fn a_key_does_not_depend_on_the_file_it_is_in() {
    let of = |name: &str, format| read_bytes(&bytes(name), format).unwrap();
    let json = of("day-one.json", Format::DayOneJson);
    let zip = of("day-one.zip", Format::DayOneZip);
    assert_eq!(keys(&json), keys(&zip)[..3]);
    let plain = of("jrnl.txt", Format::JrnlText);
    assert_eq!(
        keys(&plain),
        keys(&of("jrnl-v2.jrnl", Format::JrnlEncrypted))
    );
    assert_eq!(
        keys(&plain),
        keys(&of("jrnl-v3.jrnl", Format::JrnlEncrypted))
    );
}

/// They are stored with what was brought in. A version that gives others finds no duplicate.
#[test]
fn keys_never_change() {
    let first = |name: &str, format| {
        read_bytes(&bytes(name), format).unwrap().drafts[0]
            .key
            .clone()
    };
    let golden = GOLDEN.map(|(name, _)| {
        let format = FILES.iter().find(|(file, _)| *file == name).unwrap().1;
        (name, first(name, format))
    });
    assert_eq!(golden, GOLDEN.map(|(name, key)| (name, key.to_owned())));
}

const GOLDEN: [(&str, &str); 5] = [
    ("daylio.csv", "63b5e950e80f4de2a611b654aafadc9e"),
    ("day-one.json", "9484d698b126f3fe3bf6c9377e2284f2"),
    ("jrnl.txt", "4f0316fda73c50d5f13a7cc8c0c0f4dc"),
    ("mini-diary.json", "6562840e1aae61f7c9755dbfb49b1dba"),
    ("mini-diarium.json", "5448d2e12284bfdfdc7a9c339f16f824"),
];

#[test]
fn daylio_entries_keep_their_keys_whatever_the_phone_and_the_version() {
    let old = of(
        "full_date,date,weekday,time,mood,activities,note_title,note\n2024-03-01,March 1,Friday,8:30 pm,meh,a | b,,words\n",
        Format::DaylioCsv,
    );
    let new = of(
        "full_date;date;weekday;time;mood;activities;scales;note_title;note\n2024-03-01;1. März;Freitag;20:30;meh;a | b;;;words\n",
        Format::DaylioCsv,
    );
    assert_eq!(keys(&old), keys(&new));
}

#[test]
fn one_id_with_two_texts_is_two_entries_and_line_ends_do_not_count() {
    let entry = |text: &str| {
        format!(
            r#"{{"uuid":"A","creationDate":"2024-03-01T10:00:00Z","timeZone":"UTC","text":"{text}"}}"#
        )
    };
    let journal = |entries: &[String]| format!(r#"{{"entries":[{}]}}"#, entries.join(","));
    let both = of(
        &journal(&[entry("one"), entry("two"), entry("one")]),
        Format::DayOneJson,
    );
    assert_eq!(told(&both)[2..], ["- entry 3: Twice"]);
    assert_eq!(keys(&both)[1], format!("{}-2", keys(&both)[0]));
    let unix = of("[2024-03-01 10:00] a\nb\n", Format::JrnlText);
    let windows = of("[2024-03-01 10:00] a\r\nb\r\n\r\n", Format::JrnlText);
    assert_eq!(keys(&unix), keys(&windows));
    assert_eq!(told(&unix), told(&windows));
}
