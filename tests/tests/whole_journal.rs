//! The store and the formats together: a journal leaves as JSON and comes back byte for byte, plain
//! and sealed; damage on the way leaves the other journal empty.
#![allow(clippy::unwrap_used, missing_docs)]
#[path = "../../crates/export/tests/common/mod.rs"]
mod made;

use std::io::{Read, Write};
use std::ops::ControlFlow;
use std::path::Path;

use chrono::{DateTime, FixedOffset, NaiveDate};
use export::{CsvOptions, CsvTables, JsonError, JsonProblem, JsonReader, JsonWriter, Part};
use journal::{DayEnd, SignId, WholeRecord};
use vault::{
    Locked, Moment, Passphrase, Selection, To, Vault, VaultError, With, WorkFactor, seal, unseal,
};

/// The errors of both crates, as a caller joins them.
#[derive(Debug)]
enum Refused {
    Vault(VaultError),
    Json(JsonError),
    #[allow(dead_code, reason = "shown when a test falls")]
    Write(export::JsonWriteError),
}

impl From<VaultError> for Refused {
    fn from(error: VaultError) -> Self {
        Refused::Vault(error)
    }
}

impl From<export::JsonWriteError> for Refused {
    fn from(error: export::JsonWriteError) -> Self {
        Refused::Write(error)
    }
}

fn work() -> WorkFactor {
    WorkFactor::for_tests(2).unwrap()
}

fn passphrase() -> Passphrase {
    Passphrase::new("a kettle of quiet otters")
}

fn moment() -> Moment {
    Moment {
        utc: DateTime::from_timestamp(1_795_392_000, 0).unwrap(),
        offset: FixedOffset::east_opt(3600).unwrap(),
        zone: "Europe/Vienna".into(),
    }
}

fn vault(root: &Path) -> Vault {
    let locked = Locked::at(root).unwrap().with_work_factor(work());
    let mut prepared = locked.prepare(&passphrase(), &moment()).unwrap();
    let groups = prepared.recovery_key().to_groups();
    let typed: Vec<String> = prepared
        .asked()
        .iter()
        .map(|&n| groups[n].clone())
        .collect();
    prepared.finish(&typed, &moment()).unwrap()
}

fn json<W: Write>(vault: &mut Vault, out: W) -> Result<W, Refused> {
    let mut writer = JsonWriter::new(out, None)?;
    vault.whole(&mut |record| writer.write(&record).map_err(Refused::Write))?;
    Ok(writer.finish()?)
}

fn bring_back(vault: &mut Vault, bytes: impl Read) -> Result<u64, Refused> {
    let reader = JsonReader::open(bytes).map_err(Refused::Json)?;
    let records = reader.map(|record| record.map_err(Refused::Json));
    let taken = vault.take_in(records, &mut |_| ControlFlow::Continue(()))?;
    Ok(taken.all())
}

#[test]
fn out_in_and_out_again_is_the_same_byte_for_byte() {
    for seed in 0..24 {
        let folder = tempfile::tempdir().unwrap();
        let records = made::journal(seed, 10);
        let mut first = vault(&folder.path().join("first"));
        let count = records.len() as u64;
        let given = records.into_iter().map(Ok::<_, Refused>);
        first
            .take_in(given, &mut |_| ControlFlow::Continue(()))
            .unwrap();
        let bytes = json(&mut first, Vec::new()).unwrap();

        let mut second = vault(&folder.path().join("second"));
        assert_eq!(bring_back(&mut second, &bytes[..]).unwrap(), count);
        let again = json(&mut second, Vec::new()).unwrap();
        assert_eq!(
            String::from_utf8(again).unwrap(),
            String::from_utf8(bytes).unwrap()
        );
    }
}

#[test]
fn the_same_through_a_sealed_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = vault(&folder.path().join("first"));
    let given = made::journal(5, 40).into_iter().map(Ok::<_, Refused>);
    first
        .take_in(given, &mut |_| ControlFlow::Continue(()))
        .unwrap();
    let plain = json(&mut first, Vec::new()).unwrap();
    for armored in [false, true] {
        let sealing = seal(Vec::new(), &To::Passphrase(passphrase(), work()), armored).unwrap();
        let sealed = json(&mut first, sealing).unwrap().finish().unwrap();
        let opened = || unseal(&sealed[..], &With::Passphrase(passphrase())).unwrap();
        let mut second = vault(&folder.path().join(format!("second-{armored}")));

        // Cut off, then with a flipped bit: nothing of it is in, and it is told why.
        for damage in [cut, flip] {
            let damaged = damage(&sealed);
            let Ok(opened) = unseal(&damaged[..], &With::Passphrase(passphrase())) else {
                panic!("the header is whole");
            };
            let refused = bring_back(&mut second, opened);
            let Err(Refused::Json(JsonError {
                problem: JsonProblem::Io(kind),
                ..
            })) = refused
            else {
                panic!("{refused:?}");
            };
            assert!(
                [
                    std::io::ErrorKind::InvalidData,
                    std::io::ErrorKind::UnexpectedEof
                ]
                .contains(&kind)
            );
            assert!(second.is_untouched().unwrap());
        }
        bring_back(&mut second, opened()).unwrap();
        assert!(json(&mut second, Vec::new()).unwrap() == plain);
    }
}

fn cut(sealed: &[u8]) -> Vec<u8> {
    sealed[..sealed.len() - 30].to_vec()
}

fn flip(sealed: &[u8]) -> Vec<u8> {
    let mut damaged = sealed.to_vec();
    let at = damaged.len() - 200;
    // Another letter of base64, so that an armored file stays one.
    damaged[at] = if damaged[at] == b'A' { b'B' } else { b'A' };
    damaged
}

#[test]
fn a_cut_off_file_leaves_the_journal_empty_and_tells_the_line() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = vault(&folder.path().join("first"));
    let given = made::journal(9, 30).into_iter().map(Ok::<_, Refused>);
    first
        .take_in(given, &mut |_| ControlFlow::Continue(()))
        .unwrap();
    let bytes = json(&mut first, Vec::new()).unwrap();
    let mut second = vault(&folder.path().join("second"));
    for end in [bytes.len() / 3, bytes.len() - 3] {
        let refused = bring_back(&mut second, &bytes[..end]);
        let Err(Refused::Json(error)) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(error.problem, JsonProblem::Truncated);
        let lines = bytes[..end].iter().filter(|byte| **byte == b'\n').count();
        assert_eq!(error.line, lines as u64 + 1);
        assert!(second.is_untouched().unwrap());
    }
    // And into one that is not empty nothing goes.
    bring_back(&mut second, &bytes[..]).unwrap();
    let refused = bring_back(&mut second, &bytes[..]);
    assert!(matches!(
        refused,
        Err(Refused::Vault(VaultError::JournalNotEmpty))
    ));
}

#[test]
fn no_key_and_no_passphrase_is_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("first");
    let mut first = vault(&root);
    let key = first.facts().recovery_key_made_at.unwrap();
    let text = String::from_utf8(json(&mut first, Vec::new()).unwrap()).unwrap();
    for secret in [
        "age1",
        "AGE-SECRET",
        "otters",
        "unlock",
        "slot",
        "passphrase",
        "recovery",
    ] {
        assert!(!text.contains(secret), "{secret}");
    }
    assert!(!text.contains(&key.to_rfc3339()[..10]));
}

#[test]
fn a_part_goes_out_as_json_and_as_tables() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = vault(&folder.path().join("first"));
    let records = made::journal(11, 30);
    let ids: Vec<_> = records
        .iter()
        .filter_map(|record| match record {
            WholeRecord::Entry(entry) if entry.deleted.is_none() => Some(entry.id),
            _ => None,
        })
        .take(3)
        .collect();
    let given = records.into_iter().map(Ok::<_, Refused>);
    first
        .take_in(given, &mut |_| ControlFlow::Continue(()))
        .unwrap();
    let part = Part {
        from: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
        to: NaiveDate::from_ymd_opt(2028, 12, 31).unwrap(),
    };
    let selection = Selection {
        from: part.from,
        to: part.to,
        ratings: true,
        notes: false,
        marks: true,
        entries: ids.clone(),
    };
    let label = |sign: SignId| sign.to_string();
    let mut tables = CsvTables::new(CsvOptions {
        day_end: DayEnd::MIDNIGHT,
        label: &label,
    });
    let mut writer = JsonWriter::new(Vec::new(), Some(part)).unwrap();
    first
        .selection(&selection, &mut |record| {
            tables.add(&record);
            writer.write(&record).map_err(Refused::Write)
        })
        .unwrap();
    let bytes = writer.finish().unwrap();
    let reader = JsonReader::open(&bytes[..]).unwrap();
    assert_eq!(reader.part(), Some(part));
    let entries = reader
        .map(Result::unwrap)
        .filter_map(|record| match record {
            WholeRecord::Entry(entry) => Some(entry.id),
            _ => None,
        });
    assert_eq!(entries.collect::<Vec<_>>(), ids);
    let names: Vec<_> = tables.finish().iter().map(|table| table.name).collect();
    assert!(
        names.starts_with(&["ratings.csv", "entries.csv"]),
        "{names:?}"
    );
}
