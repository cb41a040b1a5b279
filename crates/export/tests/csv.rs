//! The tables, read back by a reader of our own that knows only RFC 4180.

use std::collections::BTreeMap;
use std::io::Read;

use export::{CsvOptions, CsvTables, Table, zip};
use journal::{DayEnd, Own, PatternId, SignId, WholeRecord};
use proptest::prelude::*;

fn tables(records: &[WholeRecord]) -> Vec<Table> {
    let label = |sign: SignId| format!("label of {sign}");
    let mut tables = CsvTables::new(CsvOptions {
        day_end: DayEnd::new(4).unwrap(),
        label: &label,
    });
    records.iter().for_each(|record| tables.add(record));
    tables.finish()
}

/// Rows by column, from a table that must be UTF-8 with its mark and CR LF.
fn rows(tables: &[Table], name: &str) -> Vec<BTreeMap<String, String>> {
    let Some(table) = tables.iter().find(|table| table.name == name) else {
        return Vec::new();
    };
    let text = std::str::from_utf8(&table.bytes).unwrap();
    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut lines = cells(text).into_iter();
    let head = lines.next().unwrap();
    let row = |line: Vec<String>| {
        assert_eq!(line.len(), head.len(), "{line:?}");
        head.iter().cloned().zip(line).collect()
    };
    lines.map(row).collect()
}

fn cells(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut chars = text.chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {
                assert_eq!(chars.next(), Some('\n'));
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ => {
                assert!(quoted || c != '\n', "a bare line end");
                cell.push(c);
            }
        }
    }
    assert!(row.is_empty() && cell.is_empty(), "a row without its end");
    rows
}

/// What a cell should hold of a text.
fn told(text: &str) -> String {
    let begins = text.trim_start_matches(' ');
    if begins.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        return format!("'{text}");
    }
    text.to_owned()
}

proptest! {
    #[test]
    fn every_text_comes_out_whole_and_no_cell_is_a_formula(seed: u64) {
        let records = crate::common::journal(seed, 8);
        let tables = tables(&records);
        let entries = rows(&tables, "entries.csv");
        let kept = records.iter().filter_map(|record| match record {
            WholeRecord::Entry(entry) if entry.deleted.is_none() => Some(entry),
            _ => None,
        });
        let kept: Vec<_> = kept.collect();
        prop_assert_eq!(entries.len(), kept.len());
        for (row, entry) in entries.iter().zip(&kept) {
            prop_assert_eq!(&row["id"], &entry.id.to_string());
            prop_assert_eq!(&row["date"], &entry.fields.occurred_on.to_string());
            prop_assert_eq!(&row["body"], &told(&entry.fields.body));
            if let Own::Communication(talk) = &entry.fields.own {
                prop_assert_eq!(&row["talk_next_time"], &told(&talk.next_time));
                let heard = talk.heard.map_or(String::new(), |level| level.get().to_string());
                prop_assert_eq!(&row["talk_heard"], &heard);
            }
            if let Own::WeekReview(review) = &entry.fields.own {
                prop_assert_eq!(&row["review_session"], &told(&review.session));
                prop_assert_eq!(&row["review_week"], &review.week.to_string());
            }
        }
        for name in ["ratings.csv", "entries.csv", "boundaries.csv", "trust-steps.csv", "patterns.csv"] {
            for (column, cell) in rows(&tables, name).iter().flatten() {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{column}: {cell:?}");
            }
        }
    }

    #[test]
    fn blank_is_empty_and_0_is_0(seed: u64) {
        let records = crate::common::journal(seed, 8);
        let tables = tables(&records);
        let rows = rows(&tables, "ratings.csv");
        for record in &records {
            let WholeRecord::CheckIn(check_in) = record else { continue };
            for row in rows.iter().filter(|row| row["date"] == check_in.day.to_string()) {
                let mut stored = check_in.ratings.iter();
                let level = stored
                    .find(|rating| rating.sign.as_str() == row["sign"])
                    .and_then(|rating| rating.level);
                let expected = level.map_or(String::new(), |level| level.get().to_string());
                prop_assert_eq!(&row["level"], &expected);
                prop_assert_eq!(row["recorded_at"].is_empty(), level.is_none());
                prop_assert_eq!(row["added_later"].is_empty(), level.is_none());
            }
        }
    }

    #[test]
    fn there_is_a_row_for_each_event_step_and_pattern(seed: u64) {
        let records = crate::common::journal(seed, 16);
        let tables = tables(&records);
        let (mut events, mut steps, mut patterns) = (0, 0, 0);
        for record in &records {
            let WholeRecord::Entry(entry) = record else { continue };
            if entry.deleted.is_some() {
                continue;
            }
            match &entry.fields.own {
                Own::Boundary(_) => events += entry.events.len().max(1),
                Own::TrustStep(_) => steps += 1,
                Own::WeekReview(_) => patterns += PatternId::ALL.len(),
                _ => {}
            }
        }
        let found = ["boundaries.csv", "trust-steps.csv", "patterns.csv"].map(|name| rows(&tables, name).len());
        prop_assert_eq!(found, [events, steps, patterns]);
    }

    #[test]
    fn the_zip_holds_the_tables_and_nothing_of_when(seed: u64) {
        let tables = tables(&crate::common::journal(seed, 6));
        let bytes = zip(&tables).unwrap();
        prop_assert_eq!(&bytes, &zip(&tables).unwrap());
        let mut archive = ::zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        prop_assert_eq!(archive.len(), tables.len());
        for (n, table) in tables.iter().enumerate() {
            let mut file = archive.by_index(n).unwrap();
            prop_assert_eq!(file.name().unwrap(), table.name);
            prop_assert_eq!(file.last_modified().map(|at| at.year()), Some(1980));
            let mut back = Vec::new();
            file.read_to_end(&mut back).unwrap();
            prop_assert_eq!(&back, &table.bytes);
        }
    }
}

#[test]
fn own_signs_are_named_in_the_persons_words_and_the_eleven_in_the_catalogues() {
    let mut records = crate::common::journal(1, 0);
    records.truncate(1);
    records.push(WholeRecord::Sign(journal::WholeSign {
        sign: SignId::Own2,
        label: Some("=Mine".into()),
        line: Some("A line.".into()),
        put_away: false,
        worded_on: None,
    }));
    let at = chrono::DateTime::parse_from_rfc3339("2026-11-23T21:04:00+01:00").unwrap();
    records.push(WholeRecord::CheckIn(journal::WholeCheckIn {
        day: at.date_naive(),
        recorded: at,
        zone: "Europe/Vienna".into(),
        ratings: vec![journal::WholeRating {
            sign: SignId::Own2,
            level: journal::Level::new(0).ok(),
            acted: None,
            recorded: at,
        }],
    }));
    let tables = tables(&records);
    assert_eq!(tables.len(), 1, "tables without a row are left out");
    let rows = rows(&tables, "ratings.csv");
    assert_eq!(rows.len(), 12);
    let own = &rows[11];
    assert_eq!(
        (own["sign"].as_str(), own["sign_label"].as_str()),
        ("own-2", "'=Mine")
    );
    assert_eq!(
        (own["level"].as_str(), own["added_later"].as_str()),
        ("0", "no")
    );
    assert_eq!(own["recorded_at"], "2026-11-23T21:04:00+01:00");
    assert_eq!(rows[0]["sign_label"], "label of assumed-harm");
    assert_eq!(rows[0]["level"], "");
}
