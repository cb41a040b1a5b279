//! What is written reads back, and writes the same bytes again.

use std::io::Read;

use chrono::NaiveDate;
use export::{JsonReader, JsonWriteError, JsonWriter, Part};
use journal::WholeRecord;
use proptest::prelude::*;

fn written(records: &[WholeRecord], part: Option<Part>) -> Vec<u8> {
    let mut writer = JsonWriter::new(Vec::new(), part).unwrap();
    for record in records {
        writer.write(record).unwrap();
    }
    writer.finish().unwrap()
}

fn read(bytes: impl Read) -> Vec<WholeRecord> {
    JsonReader::open(bytes)
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

/// A reader that gives a few bytes at a time, so that everything is cut somewhere.
struct Drops<'b>(&'b [u8], usize);

impl Read for Drops<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let size = self.1.min(self.0.len()).min(into.len());
        let (now, later) = self.0.split_at(size);
        into[..size].copy_from_slice(now);
        self.0 = later;
        Ok(size)
    }
}

proptest! {
    #[test]
    fn a_journal_comes_back_as_it_was_and_is_written_alike(seed: u64, size in 0u64..12) {
        let records = crate::common::journal(seed, size);
        let bytes = written(&records, None);
        let back = read(&bytes[..]);
        prop_assert_eq!(&back, &records);
        prop_assert_eq!(written(&back, None), bytes);
    }

    #[test]
    fn it_reads_the_same_however_it_arrives(seed: u64, drop in 1usize..40) {
        let records = crate::common::journal(seed, 4);
        let bytes = written(&records, None);
        prop_assert_eq!(read(Drops(&bytes, drop)), records);
    }

    #[test]
    fn it_is_json_to_others_and_each_record_is_a_line(seed: u64) {
        let records = crate::common::journal(seed, 6);
        let bytes = written(&records, None);
        let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        let lists = ["signs", "marks", "pauses", "checkIns", "dayNotes", "entries"];
        let count: usize = lists.iter().map(|list| value[list].as_array().unwrap().len()).sum();
        prop_assert_eq!(count + 1, records.len());
        let lines = String::from_utf8(bytes).unwrap();
        let of_records = lines.lines().filter(|line| line.starts_with('{') && line.len() > 1);
        prop_assert_eq!(of_records.count(), count);
    }

    #[test]
    fn what_another_program_laid_out_anew_reads_too(seed: u64) {
        let records = crate::common::journal(seed, 4);
        let bytes = written(&records, None);
        // As a person would: the same fields in the same order, over many lines.
        let spread = spread(std::str::from_utf8(&bytes).unwrap());
        prop_assert_eq!(read(spread.as_bytes()), records);
    }
}

/// Puts a line end after every comma and bracket outside of texts.
fn spread(json: &str) -> String {
    let (mut out, mut in_text, mut escaped) = (String::new(), false, false);
    for c in json.chars() {
        out.push(c);
        match c {
            _ if escaped => escaped = false,
            '\\' if in_text => escaped = true,
            '"' => in_text = !in_text,
            ',' | '[' | ']' | '{' | '}' | ':' if !in_text => out.push_str("\r\n\t "),
            _ => {}
        }
    }
    out
}

#[test]
fn a_part_tells_its_days_and_has_no_settings() {
    let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
    let part = Part {
        from: day(1),
        to: day(23),
    };
    let records = &crate::common::journal(7, 5)[1..];
    let bytes = written(records, Some(part));
    let reader = JsonReader::open(&bytes[..]).unwrap();
    assert_eq!(reader.part(), Some(part));
    let back: Vec<_> = reader.map(Result::unwrap).collect();
    assert_eq!(back, records);
}

#[test]
fn blank_is_null_and_never_0() {
    let mut records = crate::common::journal(3, 12);
    for record in &mut records {
        if let WholeRecord::CheckIn(check_in) = record {
            for rating in &mut check_in.ratings {
                (rating.level, rating.acted) = (None, None);
            }
        }
    }
    let text = String::from_utf8(written(&records, None)).unwrap();
    assert!(text.contains("\"level\":null,\"acted\":null"));
    let check_ins = text.split("\"dayNotes\"").next().unwrap();
    assert!(!check_ins.contains("\"level\":0"));
    assert_eq!(read(text.as_bytes()), records);
}

#[test]
fn records_out_of_order_are_refused() {
    let records = crate::common::journal(7, 5);
    let mut writer = JsonWriter::new(Vec::new(), None).unwrap();
    let refused = |result| matches!(result, Err(JsonWriteError::OutOfOrder));
    // Settings first.
    assert!(refused(writer.write(records.last().unwrap())));
    let mut writer = JsonWriter::new(Vec::new(), None).unwrap();
    writer.write(&records[0]).unwrap();
    writer.write(records.last().unwrap()).unwrap();
    assert!(refused(writer.write(&records[1])));
    assert!(refused(writer.write(&records[0])));
    assert!(refused(
        JsonWriter::new(Vec::new(), None)
            .unwrap()
            .finish()
            .map(drop)
    ));
}

#[test]
fn a_writer_that_refuses_is_told_of() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut writer = JsonWriter::new(Full, None).unwrap();
    writer.write(&crate::common::journal(7, 0)[0]).unwrap();
    let Err(JsonWriteError::Io(error)) = writer.finish() else {
        panic!("a full disk went unnoticed");
    };
    assert_eq!(error.kind(), std::io::ErrorKind::StorageFull);
}
