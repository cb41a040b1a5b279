//! The whole journal out of the store and into another one, exactly.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;

use crate::common::entries::*;
use crate::common::*;
use chrono::{Days, NaiveDate, Weekday};
use journal::{
    BoundaryEventKind, CameTrue, DayEnd, EntryKind, Level, Pause, SignId, WholeError, WholeRecord,
    WholeSection,
};
use vault::table::{BoundaryEvent, Mark};
use vault::timeline::Filter;
use vault::{Selection, Vault, VaultError};

fn whole(vault: &mut Vault) -> Vec<WholeRecord> {
    let mut records = Vec::new();
    let counts = vault
        .whole(&mut |record| -> Result<(), VaultError> {
            records.push(record);
            Ok(())
        })
        .unwrap();
    assert_eq!(counts, vault.whole_counts().unwrap());
    assert_eq!(counts.all(), records.len() as u64);
    records
}

fn take_in(vault: &mut Vault, records: Vec<WholeRecord>) -> Result<u64, VaultError> {
    let taken = vault.take_in(records.into_iter().map(Ok), &mut |_| {
        ControlFlow::Continue(())
    });
    taken.map(|counts| counts.all())
}

fn level(level: u8) -> Option<Level> {
    Level::new(level).ok()
}

/// Something in every table and every column.
fn fill(vault: &mut Vault) {
    let before = |days| day() - Days::new(days);
    for (n, sign) in SignId::ALL.into_iter().take(13).enumerate() {
        let level = level(n as u8 % 5);
        vault
            .check_ins()
            .rate(before(1), sign, level, &now())
            .unwrap();
    }
    vault
        .check_ins()
        .rate(before(3), SignId::Drama, level(4), &later(-70))
        .unwrap();
    vault
        .check_ins()
        .set_acted(before(3), SignId::Drama, Some(true), &now())
        .unwrap();
    // Cleared to blank again.
    vault
        .check_ins()
        .rate(before(3), SignId::HeldBack, level(2), &now())
        .unwrap();
    vault
        .check_ins()
        .rate(before(3), SignId::HeldBack, None, &later(1))
        .unwrap();
    // The later day is noted first: the order in which notes were begun is kept.
    vault
        .notes()
        .write(day(), "tea\nand 日本語のメモ", 0, &now())
        .unwrap();
    vault.notes().write(before(9), "a walk", 0, &now()).unwrap();
    vault
        .notes()
        .write(before(9), "a quiet walk", 1, &later(2))
        .unwrap();
    let pause = |from, to| Pause {
        starts_on: before(from),
        ends_on: Some(before(to)),
    };
    vault.pauses().record(&pause(30, 28)).unwrap();
    vault.pauses().start(day()).unwrap();
    vault.signs().add("Mine", "A line of mine.", day()).unwrap();
    vault.signs().add("Mine too", "Another.", day()).unwrap();
    vault
        .signs()
        .reword(SignId::Drama, Some("Storm"), None, day())
        .unwrap();
    vault.signs().set_put_away(SignId::Isolated, true).unwrap();
    for n in 0..2 {
        let mark = Mark {
            id: id(900 + n),
            on: before(n),
            label: format!("mark {n}"),
        };
        vault.marks().put(&mark, &later(3)).unwrap();
    }
    vault
        .settings()
        .set_day_end(DayEnd::new(3).unwrap())
        .unwrap();
    vault
        .settings()
        .set_focus_signs(&[SignId::Drama, SignId::Own1], day())
        .unwrap();
    vault
        .settings()
        .follow_from(SignId::Own1, day() - chrono::Days::new(40), day())
        .unwrap();
    vault.settings().set_review_day(Some(Weekday::Sun)).unwrap();
    vault
        .settings()
        .set_review_aside(NaiveDate::from_ymd_opt(2026, 11, 16).unwrap())
        .unwrap();
    vault.settings().set_spell_check(false).unwrap();
    vault.settings().set_digits_advance(false).unwrap();
    let favourites = ["small-risk", "from-a-later-version"].map(|id| id.parse().unwrap());
    vault
        .settings()
        .set_favourite_exercises(&favourites)
        .unwrap();
    let support = journal::Support {
        country: "NZ".parse().ok(),
        contact: "Mara, 0660".into(),
    };
    vault.settings().set_support(support, false).unwrap();
    entries(vault);
}

fn entries(vault: &mut Vault) {
    for (n, &kind) in (10..).zip(EntryKind::ALL) {
        vault
            .entries()
            .save(id(n), 0, written(kind, "日本 Löffel"), &now())
            .unwrap();
        vault
            .entries()
            .save(id(n), 1, written(kind, "tea 日本"), &later(5))
            .unwrap();
    }
    // Made later, numbered before: ids are not the order.
    vault
        .entries()
        .save(id(1), 0, said("made last"), &later(6))
        .unwrap();
    let boundary = id(10 + 1);
    for (n, kind) in [BoundaryEventKind::Stated, BoundaryEventKind::Kept]
        .into_iter()
        .enumerate()
    {
        let event = BoundaryEvent {
            id: id(100 + n as u64),
            on: day(),
            kind,
            note: format!("event {n}"),
        };
        vault
            .entries()
            .put_event(boundary, &event, &later(n as i64))
            .unwrap();
    }
    let step = id(10 + 2);
    vault
        .entries()
        .record_outcome(step, CameTrue::Partly, &later(7))
        .unwrap();
    vault
        .entries()
        .add_thought(step, id(200), "a thought", &later(8))
        .unwrap();
    // In the trash, with what lies there.
    vault.entries().delete(id(13), &later(9)).unwrap();
    vault
        .entries()
        .save(id(2), 0, titled("thrown away"), &now())
        .unwrap();
    vault.entries().delete(id(2), &later(9)).unwrap();
}

fn two() -> (tempfile::TempDir, Vault, Vault) {
    let folder = in_memory();
    let (mut full, _) = make(&folder.path().join("full"));
    fill(&mut full);
    let (empty, _) = make(&folder.path().join("empty"));
    (folder, full, empty)
}

#[test]
fn a_journal_goes_into_an_empty_one_as_it_was() {
    let (folder, mut full, mut empty) = two();
    let records = whole(&mut full);
    assert_eq!(
        take_in(&mut empty, records.clone()).unwrap(),
        records.len() as u64
    );
    assert_eq!(whole(&mut empty), records);
    drop((full, empty));
    assert_eq!(
        tables(&folder.path().join("empty")),
        tables(&folder.path().join("full"))
    );
}

/// Every row of every table of a closed journal, but `meta` and the numbers of rows.
fn tables(root: &Path) -> Vec<String> {
    let c = rusqlite::Connection::open(root.join("gen-1/journal.db")).unwrap();
    c.execute_batch(&format!("PRAGMA key = \"x'{}'\"", raw_key(root)))
        .unwrap();
    let mut dumped = Vec::new();
    for table in names(&c) {
        if table == "meta" {
            continue;
        }
        let mut statement = c.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = statement.column_count();
        let is_own: Vec<bool> = (0..columns)
            .map(|n| !["doc", "entry"].contains(&statement.column_name(n).unwrap()))
            .collect();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells = (0..columns).filter(|&n| is_own[n]);
            let cells: Vec<_> = cells
                .map(|n| format!("{:?}", row.get_ref(n).unwrap()))
                .collect();
            dumped.push(format!("{table} {}", cells.join(" ")));
        }
    }
    dumped.sort();
    dumped
}

fn names(c: &rusqlite::Connection) -> Vec<String> {
    // The search's own tables are made from the others.
    c.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

/// A table or a column that is added later must be thought of here: nothing is left out silently.
#[test]
fn the_test_journal_fills_every_column_there_is() {
    let (folder, full, _) = two();
    drop(full);
    let root = folder.path().join("full");
    let c = rusqlite::Connection::open(root.join("gen-1/journal.db")).unwrap();
    c.execute_batch(&format!("PRAGMA key = \"x'{}'\"", raw_key(&root)))
        .unwrap();
    for table in names(&c) {
        // With whom was shared and where entries came from stays here: it is no part of the whole.
        if table.starts_with("share_") || table.starts_with("brought_in") {
            continue;
        }
        let sql = format!("SELECT name FROM pragma_table_info('{table}')");
        let columns: Vec<String> = c
            .prepare(&sql)
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        for column in columns {
            let sql = format!("SELECT count(DISTINCT {column}) FROM {table}");
            let values: i64 = c.query_row(&sql, [], |row| row.get(0)).unwrap();
            assert!(values > 0, "{table}.{column} is never set");
        }
    }
}

#[test]
fn sections_come_in_their_order_and_the_trash_is_among_the_entries() {
    let (_folder, mut full, _) = two();
    let records = whole(&mut full);
    let sections: Vec<WholeSection> = records.iter().map(WholeRecord::section).collect();
    assert!(sections.is_sorted());
    assert_eq!(sections.iter().collect::<BTreeSet<_>>().len(), 7);
    let ids: Vec<_> = records
        .iter()
        .filter_map(|record| match record {
            WholeRecord::Entry(entry) => Some((entry.id, entry.deleted.is_some())),
            _ => None,
        })
        .collect();
    let expected: Vec<_> = (10..19).map(|n| (id(n), n == 13)).collect();
    assert_eq!(ids[..9], expected);
    assert_eq!(ids[9..], [(id(1), false), (id(2), true)]);
}

#[test]
fn what_was_taken_in_is_found_and_what_lies_in_the_trash_is_not() {
    let (folder, mut full, mut empty) = two();
    let records = whole(&mut full);
    take_in(&mut empty, records).unwrap();
    for text in [
        "tea",
        "thought",
        "event",
        "日本",
        "thrown",
        "walk",
        "Löffel",
        "made last",
    ] {
        let hits = |vault: &mut Vault| {
            let found = vault.search(text, &Filter::default(), 60).unwrap();
            let lines = found.hits.iter().map(|hit| format!("{:?}", hit.line));
            lines.collect::<Vec<_>>()
        };
        assert_eq!(hits(&mut empty).len(), hits(&mut full).len(), "{text}");
    }
    drop(empty);
    let root = folder.path().join("empty");
    let c = rusqlite::Connection::open(root.join("gen-1/journal.db")).unwrap();
    c.execute_batch(&format!("PRAGMA key = \"x'{}'\"", raw_key(&root)))
        .unwrap();
    let check = "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)";
    // Of the view all rows are compared, those in the trash as well: they are out of the index.
    let trash = "DELETE FROM entry WHERE deleted_at IS NOT NULL";
    c.execute_batch(&format!("PRAGMA foreign_keys = ON; {trash}; {check};"))
        .unwrap();
}

#[test]
fn a_journal_in_which_anything_is_written_takes_nothing_in() {
    type Write = fn(&mut Vault);
    let writes: [Write; 6] = [
        |vault| {
            let rated = vault
                .check_ins()
                .rate(day(), SignId::Drama, level(0), &now());
            assert_eq!(rated.unwrap().level, level(0));
        },
        |vault| {
            assert_eq!(
                vault.notes().write(day(), "x", 0, &now()).unwrap().revision,
                1
            )
        },
        |vault| vault.pauses().start(day()).unwrap(),
        |vault| {
            assert!(
                vault
                    .signs()
                    .add("Mine", "A line.", day())
                    .unwrap()
                    .is_own()
            )
        },
        |vault| {
            let (id, on, label) = (id(1), day(), "x".into());
            vault.marks().put(&Mark { id, on, label }, &now()).unwrap();
        },
        |vault| {
            vault.entries().save(id(1), 0, said("x"), &now()).unwrap();
            vault.entries().delete(id(1), &now()).unwrap();
        },
    ];
    let (_folder, mut full, _) = two();
    let records = whole(&mut full);
    for write in writes {
        let folder = in_memory();
        let (mut vault, _) = make(folder.path());
        assert!(vault.is_untouched().unwrap());
        write(&mut vault);
        assert!(!vault.is_untouched().unwrap());
        let before = whole(&mut vault);
        let refused = take_in(&mut vault, records.clone());
        assert!(
            matches!(refused, Err(VaultError::JournalNotEmpty)),
            "{refused:?}"
        );
        assert_eq!(whole(&mut vault), before);
    }
}

#[test]
fn settings_are_replaced_and_a_part_leaves_them() {
    let (_folder, mut full, mut empty) = two();
    empty
        .settings()
        .set_day_end(DayEnd::new(5).unwrap())
        .unwrap();
    assert!(empty.is_untouched().unwrap());
    let records = whole(&mut full);
    take_in(&mut empty, records[1..].to_vec()).unwrap();
    assert_eq!(empty.settings().day_end().unwrap().get(), 5);

    let folder = in_memory();
    let (mut other, _) = make(folder.path());
    other
        .settings()
        .set_day_end(DayEnd::new(5).unwrap())
        .unwrap();
    let unset = WholeRecord::Settings(journal::WholeSettings::default());
    take_in(&mut other, vec![unset.clone()]).unwrap();
    assert_eq!(whole(&mut other), [unset]);
}

#[test]
fn an_error_on_the_way_leaves_the_journal_as_it_was() {
    #[derive(Debug)]
    enum Theirs {
        Line(u32),
        Vault(VaultError),
    }
    impl From<VaultError> for Theirs {
        fn from(error: VaultError) -> Self {
            Theirs::Vault(error)
        }
    }
    let (_folder, mut full, mut empty) = two();
    let before = whole(&mut empty);
    let records = whole(&mut full);
    for cut in [1, 5, records.len() - 1] {
        let broken = records[..cut]
            .iter()
            .cloned()
            .map(Ok)
            .chain([Err(Theirs::Line(7))]);
        let refused = empty.take_in(broken, &mut |_| ControlFlow::Continue(()));
        assert!(matches!(refused, Err(Theirs::Line(7))));
        assert_eq!(whole(&mut empty), before);
    }
    // The same record twice, and one whose section is over.
    for (extra, expected) in [
        (records.last().unwrap(), WholeError::Repeated("entry")),
        (&records[1], WholeError::OutOfOrder),
    ] {
        let doubled = records.iter().chain([extra]).cloned().map(Ok);
        let refused = empty.take_in(doubled, &mut |_| ControlFlow::Continue(()));
        let Err(Theirs::Vault(VaultError::Whole(error))) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(error, expected);
        assert_eq!(whole(&mut empty), before);
    }
    take_in(&mut empty, records.clone()).unwrap();
    assert_eq!(whole(&mut empty), records);
}

#[test]
fn it_can_be_called_off_and_tells_how_far_it_is() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let entry = |n| {
        let folder = said(&format!("entry {n}"));
        WholeRecord::Entry(Box::new(journal::WholeEntry {
            id: id(n),
            revision: 1,
            fields: folder,
            created: chrono::DateTime::default(),
            zone: "UTC".into(),
            updated: chrono::DateTime::default(),
            deleted: None,
            events: Vec::new(),
            prediction_begun: None,
            outcome: None,
            earlier: Vec::new(),
            thoughts: Vec::new(),
        }))
    };
    let mut told = Vec::new();
    let stopped = vault.take_in(
        (0..1000).map(|n| Ok::<_, VaultError>(entry(n))),
        &mut |count| {
            told.push(count);
            if count == 300 {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        },
    );
    assert!(matches!(stopped, Err(VaultError::CalledOff)));
    assert_eq!(told, [100, 200, 300]);
    assert!(vault.is_untouched().unwrap());
    assert_eq!(vault.whole_counts().unwrap().entries, 0);

    // Reading is ended by an error of the one who reads.
    take_in(&mut vault, (0..5).map(entry).collect()).unwrap();
    let mut count = 0;
    let ended = vault.whole(&mut |_| {
        count += 1;
        if count == 3 {
            Err(VaultError::CalledOff)
        } else {
            Ok(())
        }
    });
    assert!(matches!(ended, Err(VaultError::CalledOff)));
    assert_eq!(count, 3);
}

#[test]
fn a_part_holds_what_was_ticked_and_no_more() {
    let (_folder, mut full, mut empty) = two();
    let before = |days| day() - Days::new(days);
    let mut part = Selection {
        from: before(2),
        to: day(),
        ratings: true,
        notes: false,
        marks: false,
        entries: vec![id(12), id(11), id(12)],
    };
    let read = |vault: &mut Vault, part: &Selection| {
        let mut records = Vec::new();
        vault.selection(part, &mut |record| {
            records.push(record);
            Ok::<_, VaultError>(())
        })?;
        Ok::<_, VaultError>(records)
    };
    let records = read(&mut full, &part).unwrap();
    let told: Vec<String> = records
        .iter()
        .map(|record| match record {
            WholeRecord::Sign(sign) => format!("{} {}", sign.sign, sign.put_away),
            WholeRecord::Pause(pause) => format!("{} {:?}", pause.starts_on, pause.ends_on),
            WholeRecord::CheckIn(check_in) => check_in.day.to_string(),
            WholeRecord::Entry(entry) => entry.id.to_string(),
            other => format!("{other:?}"),
        })
        .collect();
    // The open pause ends with the part; `isolated` is put away, which is not told.
    let expected = [
        "drama false".to_owned(),
        "own-1 false".into(),
        "own-2 false".into(),
        format!("{} {:?}", day(), Some(day())),
        before(1).to_string(),
        id(11).to_string(),
        id(12).to_string(),
    ];
    assert_eq!(told, expected);
    assert_eq!(take_in(&mut empty, records.clone()).unwrap(), 7);

    part.ratings = false;
    part.entries = vec![id(1)];
    let records = read(&mut full, &part).unwrap();
    assert_eq!(
        records.len(),
        1,
        "an entry without a sign brings no words along: {records:?}"
    );
    (part.notes, part.marks, part.entries) = (true, true, Vec::new());
    let sections: Vec<_> = read(&mut full, &part)
        .unwrap()
        .iter()
        .map(WholeRecord::section)
        .collect();
    assert_eq!(
        sections,
        [
            WholeSection::Marks,
            WholeSection::Marks,
            WholeSection::DayNotes
        ]
    );
    for gone in [id(13), id(4711)] {
        part.entries = vec![gone];
        assert!(matches!(
            read(&mut full, &part),
            Err(VaultError::EntryNotFound)
        ));
    }
}

#[test]
fn old_journals_go_through_as_they_are() {
    for schema in ["schema-1", "schema-2"] {
        let folder = in_memory();
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../tests/fixtures")
            .join(schema);
        let root = folder.path().join("old");
        copy(&fixture, &root);
        let mut old = at(&root).unlock(&passphrase(PASSPHRASE), &now()).unwrap();
        let records = whole(&mut old);
        assert!(records.len() > 40, "{schema}");
        let (mut new, _) = make(&folder.path().join("new"));
        take_in(&mut new, records.clone()).unwrap();
        assert_eq!(whole(&mut new), records);
    }
}
