//! What docs/EXPORT.md says is so.

use export::{CsvOptions, CsvTables, JsonReader, JsonWriter};
use journal::{DayEnd, EntryKind, SignId, WholeRecord};

const PAGE: &str = include_str!("../../../docs/EXPORT.md");

fn example() -> &'static str {
    let from = PAGE.find("```json\n").unwrap() + "```json\n".len();
    let to = PAGE[from..].find("```").unwrap();
    &PAGE[from..from + to]
}

#[test]
fn the_example_reads_and_is_written_the_same_byte_for_byte() {
    let reader = JsonReader::open(example().as_bytes()).unwrap();
    let mut writer = JsonWriter::new(Vec::new(), None).unwrap();
    let mut kinds = Vec::new();
    for record in reader {
        let record = record.unwrap();
        if let WholeRecord::Entry(entry) = &record {
            kinds.push(entry.fields.kind());
        }
        writer.write(&record).unwrap();
    }
    let written = String::from_utf8(writer.finish().unwrap()).unwrap();
    assert_eq!(written, example());
    kinds.sort();
    kinds.dedup();
    assert_eq!(
        kinds,
        EntryKind::ALL,
        "the example has an entry of every kind"
    );
}

#[test]
fn every_table_and_every_column_is_told() {
    let label = |sign: SignId| sign.to_string();
    let mut tables = CsvTables::new(CsvOptions {
        day_end: DayEnd::MIDNIGHT,
        label: &label,
    });
    crate::common::journal(4, 200)
        .iter()
        .for_each(|record| tables.add(record));
    let tables = tables.finish();
    assert_eq!(tables.len(), 5);
    for table in tables {
        let row = PAGE
            .lines()
            .find(|line| line.starts_with(&format!("| `{}`", table.name)));
        let told: Vec<&str> = row
            .unwrap()
            .rsplit(" | ")
            .next()
            .unwrap()
            .split('`')
            .collect();
        let told: Vec<&str> = told.iter().skip(1).step_by(2).copied().collect();
        let text = std::str::from_utf8(&table.bytes).unwrap();
        let head = text
            .trim_start_matches('\u{feff}')
            .split("\r\n")
            .next()
            .unwrap();
        assert_eq!(told, head.split(',').collect::<Vec<_>>(), "{}", table.name);
    }
}
