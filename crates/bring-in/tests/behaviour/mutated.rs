//! Fuzzing that needs no other toolchain: the fixtures, changed by chance from a seed, read again
//! and again. Every answer is a draft the journal keeps or an error; never a panic, never a hang.
//! `EVENKEEL_LONG=1` tries fifty times as often, `EVENKEEL_SEED` begins elsewhere. Prints tries and
//! findings, one line an importer.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use bring_in::{Format, recognise};
use serde_json::Value;

use crate::fixtures::*;
use crate::properties::holds;

/// A quick answer takes a millisecond; a hang is found long before a person gives up.
const HANGS: Duration = Duration::from_secs(5);

/// SplitMix64, as in the journal's simulations.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).unwrap()
    }
}

/// What means something to one reader or another.
const PIECES: [&[u8]; 32] = [
    b"\"",
    b",",
    b";",
    b"\n",
    b"\r",
    b"[",
    b"]",
    b"{",
    b"}",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\\",
    b"\\ud83d",
    b"[2024-02-30 25:61] ",
    b"<b",
    b"<ul><li>",
    b"&#x110000;",
    b"---\n",
    b"0001-01-01",
    b"9999-12-31",
    b"](dayone-moment:",
    b"PK\x01\x02",
    b"\xf0\x9f\x99",
    b"[03/04/2024 10:00] ",
    b"\xe2\x80\xa8",
    b"2024-W10",
    b"a: &b [*b]\n",
    b": >-\n  ",
    b"\tDate:\t",
    b"## 2024-03-01\n",
    b"\xd9\xa8:\xd9\xa3\xd9\xa0 \xd9\x85",
];

fn mutate(seed: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=chance.below(6) {
        let at = chance.below(bytes.len() + 1);
        let to = (at + chance.below(40)).min(bytes.len());
        match chance.below(7) {
            0 if at < bytes.len() => bytes[at] = chance.next() as u8,
            1 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            2 => bytes.truncate(at),
            3 => drop(bytes.drain(at..to)),
            4 => {
                let copied = bytes[at..to].to_vec();
                let goes_to = chance.below(bytes.len() + 1);
                bytes.splice(goes_to..goes_to, copied);
            }
            5 => {
                let piece = PIECES[chance.below(PIECES.len())];
                bytes.splice(at..at, piece.repeat(1 + chance.below(3)));
            }
            _ => {
                let piece = PIECES[chance.below(PIECES.len())];
                bytes.splice(at..to, piece.iter().copied());
            }
        }
    }
    bytes
}

/// The same JSON with one value changed: most changes of its bytes only make it none.
fn mutate_value(seed: &[u8], chance: &mut Chance) -> Vec<u8> {
    let Ok(mut json) = serde_json::from_slice::<Value>(seed) else {
        return mutate(seed, chance);
    };
    for _ in 0..=chance.below(3) {
        change_one(&mut json, chance);
    }
    serde_json::to_vec(&json).unwrap()
}

/// Goes down by chance, and changes what it comes to.
fn change_one(value: &mut Value, chance: &mut Chance) {
    let stop = chance.below(8) == 0;
    match value {
        Value::Object(named) if !stop && !named.is_empty() => {
            let nth = chance.below(named.len());
            change_one(named.values_mut().nth(nth).unwrap(), chance);
        }
        Value::Array(items) if !stop && !items.is_empty() => {
            let nth = chance.below(items.len());
            change_one(&mut items[nth], chance);
        }
        _ => *value = changed(value, chance),
    }
}

fn changed(value: &Value, chance: &mut Chance) -> Value {
    match (chance.below(6), value) {
        (0, _) => Value::Null,
        (1, _) => Value::from(chance.next()),
        (2, other) => Value::Array(vec![other.clone(); chance.below(4)]),
        (_, Value::String(text)) => {
            let bytes = mutate(text.as_bytes(), chance);
            Value::String(String::from_utf8_lossy(&bytes).into_owned())
        }
        (_, other) => other.clone(),
    }
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// Reads mutated `seeds` as `format`; each finding can be made again from its number.
fn try_importer(format: Format, seeds: &[Vec<u8>], tries: u64) {
    let first = number("EVENKEEL_SEED").unwrap_or(20_261_123);
    let mut read = 0;
    let mut findings = Vec::new();
    for nth in 0..tries {
        let mut chance = Chance(first.wrapping_add(nth << 8).wrapping_add(format as u64));
        let seed = &seeds[chance.below(seeds.len())];
        let bytes = if nth % 2 == 0 {
            mutate(seed, &mut chance)
        } else {
            mutate_value(seed, &mut chance)
        };
        let begun = Instant::now();
        let answer = catch_unwind(AssertUnwindSafe(|| {
            let _ = recognise("a.txt", &bytes);
            let brought = if format == Format::TextFolder {
                read_files(vec![text_file("2024-03-01 x.md", &bytes)])
            } else {
                read_bytes(&bytes, format)
            };
            brought.as_ref().ok().is_some_and(|brought| {
                holds(brought);
                !brought.drafts.is_empty()
            })
        }));
        read += u64::from(matches!(answer, Ok(true)));
        if answer.is_err() || begun.elapsed() > HANGS {
            findings.push(nth);
        }
    }
    println!(
        "{format}: {tries} tries, {read} read in part, {} findings",
        findings.len()
    );
    assert!(
        findings.is_empty(),
        "{format}, seed {first}: tries {findings:?}"
    );
    // A rig that changes everything beyond recognition tests nothing.
    assert!(read > 0, "{format}: nothing was read");
}

fn seeds(format: Format) -> Vec<Vec<u8>> {
    let files = FILES.into_iter().filter(|&(_, of)| of == format);
    let made: &[&str] = match format {
        Format::DayOneText => &[
            "\tDate:\t01 March 2024 at 20:30:00 CET\n\tWeather:\t8\u{b0}C\n\nWe talked\n\nIt went well.\n\n\tDate:\t02 March 2024 at 08:00:00 CET\n\nMorning\n",
        ],
        Format::JrnlJson => &[
            r##"{"tags":{"@home":1},"entries":[{"title":"A walk.","body":"It rained. @home","date":"2024-03-29","time":"09:00","tags":["@home"],"starred":true}]}"##,
        ],
        Format::JrnlText => &[
            "2013-06-09 15:39 My first entry.\nAlright\n\n2013-06-10 15:40 Good.\n",
            "[01. März 2024 10:00] Eins.\n\n[2024-03-02T09:00+09:00] Two.\n[26/11/2024, 23:32:10] Sam: up?\n\n[Thursday, September 15 09:00] Three.\n",
        ],
        Format::DaylioCsv => &[
            "full_date;date;weekday;time;mood;activities;note\n01.03.2024;1. Mrz;Freitag;8:30 nachm.;good;12\" pizza;x\n",
        ],
        _ => &[],
    };
    let made = made.iter().map(|text| text.as_bytes().to_vec());
    files.map(|(name, _)| bytes(name)).chain(made).collect()
}

fn tries(short: u64) -> u64 {
    if number("EVENKEEL_LONG") == Some(1) {
        short * 50
    } else {
        short
    }
}

macro_rules! importers {
    ($($name:ident: $format:ident, $short:literal;)+) => {$(
        #[test]
        fn $name() {
            try_importer(Format::$format, &seeds(Format::$format), tries($short));
        }
    )+};
}

importers! {
    daylio_withstands_any_change: DaylioCsv, 2000;
    day_one_json_withstands_any_change: DayOneJson, 2000;
    day_one_zip_withstands_any_change: DayOneZip, 2000;
    day_one_text_withstands_any_change: DayOneText, 2000;
    jrnl_withstands_any_change: JrnlText, 2000;
    jrnl_json_withstands_any_change: JrnlJson, 2000;
    mini_diary_withstands_any_change: MiniDiaryJson, 2000;
    mini_diarium_withstands_any_change: MiniDiariumJson, 2000;
}

/// A change inside the token costs 100,000 rounds of key derivation, and is refused.
#[test]
fn encrypted_jrnl_withstands_any_change() {
    // A change of the white space at the end is none: such a file opens as it was.
    let mut seeds = seeds(Format::JrnlEncrypted);
    let short = seeds[0][..100].to_vec();
    seeds.push(short);
    let unchanged = read_bytes(&seeds[0], Format::JrnlEncrypted).unwrap();
    holds(&unchanged);
    let mut chance = Chance(number("EVENKEEL_SEED").unwrap_or(20_261_123));
    let tries = tries(30);
    let mut opened = 0;
    for _ in 0..tries {
        let at = chance.below(seeds.len());
        let bytes = mutate(&seeds[at], &mut chance);
        if let Ok(brought) = read_bytes(&bytes, Format::JrnlEncrypted) {
            assert_eq!(told(&brought), told(&unchanged));
            opened += 1;
        }
    }
    println!("jrnl-encrypted: {tries} tries, {opened} opened as they were, 0 findings");
}

#[test]
fn texts_withstand_any_change() {
    let names = [
        "folder/2024-03-01.md",
        "folder/20240302 At the lake.txt",
        "folder/Letters/Dear me.md",
        "folder/old.txt",
        "mini-diarium.json",
    ];
    let mut seeds = names.map(bytes).to_vec();
    for text in [
        "---\ntitle: >-\n  A long\n  title\ndate created: Friday, March 1st 2024, 2:02:00 pm\ntags: [a, 'b']\n---\n\nWords\n",
        "# Mini Diarium\n\n## 2024-01-15\n### Morning\nHad breakfast\n\n## 2024-01-16\n**A title**\nSecond\n",
        "Before\n\n# Freitag, 1. März 2024\nEins\n\n# 03/04/2024\nZwei\n",
        "[09:00] Hello. We slept in.\n\n[5:00 PM] Bye.\n",
    ] {
        seeds.push(text.as_bytes().to_vec());
    }
    try_importer(Format::TextFolder, &seeds, tries(2000));
}
