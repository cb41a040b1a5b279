//! What is saved of a damaged journal: every row of every page that is whole, and no row that is not.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::entries::*;
use crate::common::*;
use journal::WholeRecord;
use rusqlite::Connection;
use uuid::Uuid;
use vault::{Integrity, SCHEMA_VERSION, Salvaged, Secret, VaultError};

const PAGE: usize = 4096;

fn database(root: &Path) -> PathBuf {
    root.join("gen-1/journal.db")
}

fn salvage(root: &Path) -> Result<Salvaged, VaultError> {
    let secret = passphrase(PASSPHRASE);
    at(root).salvage(&Secret::Passphrase(&secret))
}

/// Everything a journal holds, once each page of it was found whole.
fn all_of(root: &Path) -> Vec<WholeRecord> {
    let mut vault = at(root).unlock(&passphrase(PASSPHRASE), &now()).unwrap();
    assert_eq!(vault.check_integrity().unwrap(), Integrity::Whole);
    let mut records = Vec::new();
    vault
        .whole(&mut |record| {
            records.push(record);
            Ok::<(), VaultError>(())
        })
        .unwrap();
    records
}

fn read_by_table(saved: &Salvaged) -> BTreeMap<String, u64> {
    let tables = saved.tables.iter();
    tables
        .map(|table| (table.table.clone(), table.read))
        .collect()
}

/// A closed journal of ten months.
fn of_ten_months() -> (tempfile::TempDir, PathBuf) {
    let folder = in_memory();
    let root = folder.path().join("data");
    let (mut vault, _) = make(&root);
    crate::common::made::fill(&mut vault);
    drop(vault);
    (folder, root)
}

/// How many rows of a person's lie on each page, or go on there.
fn rows_by_page(root: &Path) -> BTreeMap<usize, u64> {
    let c = Connection::open(database(root)).unwrap();
    c.execute_batch(&format!("PRAGMA key = \"x'{}'\"", raw_key(root)))
        .unwrap();
    let mut statement = c
        .prepare(
            "SELECT d.pageno, CASE d.pagetype WHEN 'overflow' THEN 1 ELSE d.ncell END,
                    d.pagetype = 'internal' AND NOT l.wr
             FROM dbstat AS d JOIN pragma_table_list AS l ON l.name = d.name AND l.schema = 'main'
             WHERE l.type = 'table' AND d.name NOT LIKE 'sqlite_%'",
        )
        .unwrap();
    statement
        .query_map([], |row| {
            let only_leads_on: bool = row.get(2)?;
            let (page, rows): (u32, u32) = (row.get(0)?, row.get(1)?);
            Ok((page as usize, if only_leads_on { 0 } else { rows.into() }))
        })
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

/// The text of an entry, and nothing else of it.
fn texts(records: &[WholeRecord]) -> BTreeMap<Uuid, (String, String)> {
    let entries = records.iter().filter_map(|record| match record {
        WholeRecord::Entry(entry) => Some(entry),
        _ => None,
    });
    entries
        .map(|entry| {
            (
                entry.id,
                (entry.fields.title.clone(), entry.fields.body.clone()),
            )
        })
        .collect()
}

#[test]
fn of_a_whole_journal_everything_is_saved_just_as_it_was() {
    let (_folder, root) = of_ten_months();
    let before = all_of(&root);
    let saved = salvage(&root).unwrap();
    assert!(saved.is_all(), "{saved:?}");
    assert!(before == all_of(&root));
}

#[test]
fn a_journal_of_every_schema_is_saved_whole() {
    for schema in 1..=SCHEMA_VERSION {
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(format!("../../tests/fixtures/schema-{schema}"));
        let folder = in_memory();
        let (here, beside) = (folder.path().join("here"), folder.path().join("beside"));
        copy(&fixture, &here);
        copy(&fixture, &beside);
        let saved = salvage(&here).unwrap();
        assert!(saved.is_all(), "schema {schema}: {saved:?}");
        assert!(all_of(&here) == all_of(&beside), "schema {schema}");
    }
}

#[test]
fn what_a_log_holds_is_saved_and_what_was_never_finished_is_not() {
    let folder = in_memory();
    let root = folder.path().join("data");
    let (mut vault, _) = make(&root);
    for n in 1..=40 {
        let text = format!("Entry {n} {}", "with words ".repeat(200));
        vault.entries().save(id(n), 0, said(&text), &now()).unwrap();
    }
    // As a kill leaves it: the log is not folded in.
    let killed = folder.path().join("killed");
    copy(&root, &killed);
    let log = killed.join("gen-1/journal.db-wal");
    let bytes = fs::read(&log).unwrap();
    assert!(bytes.len() > 40 * PAGE, "there is a log: {}", bytes.len());
    drop(vault);
    // Cut anywhere: what SQLite itself reads of it, no more and no less.
    for cut in [
        bytes.len(),
        bytes.len() - 1,
        bytes.len() / 2,
        40 * PAGE,
        32,
        10,
        0,
    ] {
        let there = |name: &str| {
            let place = folder.path().join(format!("{name}-{cut}"));
            copy(&killed, &place);
            fs::write(place.join("gen-1/journal.db-wal"), &bytes[..cut]).unwrap();
            place
        };
        let (opened, saved) = (there("opened"), there("saved"));
        assert!(salvage(&saved).unwrap().is_all(), "cut at {cut}");
        assert!(all_of(&opened) == all_of(&saved), "cut at {cut}");
    }
}

/// What came back of a journal of which something fails, beside what was there.
struct Compared {
    /// Rows outside the pages that fail, and how many of them came back.
    outside: u64,
    back: u64,
}

struct Bench {
    root: PathBuf,
    bytes: Vec<u8>,
    records: Vec<WholeRecord>,
    rows: BTreeMap<String, u64>,
    by_page: BTreeMap<usize, u64>,
    _folder: tempfile::TempDir,
}

impl Bench {
    fn make() -> Self {
        let (folder, root) = of_ten_months();
        let beside = folder.path().join("beside");
        copy(&root, &beside);
        Bench {
            rows: read_by_table(&salvage(&beside).unwrap()),
            bytes: fs::read(database(&root)).unwrap(),
            by_page: rows_by_page(&root),
            records: all_of(&root),
            root,
            _folder: folder,
        }
    }

    fn pages(&self) -> usize {
        self.bytes.len() / PAGE
    }

    /// Salvages the journal after `harm` to its file, of which it may harm only these pages (from 1). All that
    /// came back must be right, and what did not must be said.
    fn compare(&self, pages: &[usize], harm: impl Fn(&mut [u8])) -> Compared {
        let folder = in_memory();
        let root = folder.path().join("data");
        copy(&self.root, &root);
        let mut bytes = self.bytes.clone();
        harm(&mut bytes);
        fs::write(database(&root), bytes).unwrap();
        let saved = salvage(&root).unwrap_or_else(|error| panic!("pages {pages:?}: {error}"));
        let after = all_of(&root);
        self.is_right(&saved, &after, pages);
        let lies = |page: &usize| self.by_page.get(page).copied().unwrap_or_default();
        let hit: u64 = pages.iter().map(lies).sum();
        let back: u64 = read_by_table(&saved).values().sum();
        let all: u64 = self.rows.values().sum();
        Compared {
            outside: all - hit,
            back: back.min(all - hit),
        }
    }

    fn is_right(&self, saved: &Salvaged, after: &[WholeRecord], pages: &[usize]) {
        let (before_texts, after_texts) = (texts(&self.records), texts(after));
        let missing = &saved.missing;
        let in_part = |id: &Uuid| missing.kept_in_part.contains(id);
        let may_differ = |id: &Uuid| in_part(id) || missing.kept_as_reflections.contains(id);
        for (id, text) in &after_texts {
            let was = &before_texts[id];
            assert!(
                was == text || may_differ(id),
                "pages {pages:?}: {was:?} became {text:?}"
            );
        }
        for id in &missing.kept_in_part {
            // Its title and its free text are lost; what stood in its form is not.
            let own = |records: &[WholeRecord]| entry(records, *id).map(|it| it.fields.own.clone());
            assert_eq!(own(after), own(&self.records), "pages {pages:?}");
        }
        let gone = before_texts
            .keys()
            .filter(|id| !after_texts.contains_key(id));
        for id in gone {
            // One of which both indexes fail as well is one of those that may be missing in a gap.
            let in_a_gap = saved
                .tables
                .iter()
                .any(|it| it.table == "entry" && it.gaps > 0);
            let mut told = missing.entries.iter();
            let is_told = told.any(|it| it.id == Some(*id)) || (pages.len() > 1 && in_a_gap);
            assert!(is_told, "pages {pages:?}: entry {id} went unsaid");
        }
        let days_before: BTreeMap<_, _> = check_ins(&self.records);
        for (day, ratings) in check_ins(after) {
            for rating in ratings {
                assert!(
                    days_before[&day].contains(rating),
                    "pages {pages:?}: {day} {rating:?}"
                );
            }
        }
        let days_after = check_ins(after);
        for (day, ratings) in &days_before {
            let is_all = days_after
                .get(day)
                .is_some_and(|after| after.len() == ratings.len());
            // Past everything that reads, no day can be named: the tables' gaps say that there may be some.
            let known = missing.days.iter().chain(days_after.keys());
            let is_past = known.clone().all(|it| it < day) || known.clone().all(|it| it > day);
            let is_open = is_past
                && ["check_in", "rating"].iter().all(|name| {
                    saved
                        .tables
                        .iter()
                        .any(|it| it.table == **name && it.gaps > 0)
                });
            let is_told = missing.days.contains(day) || is_open;
            assert!(is_all || is_told, "pages {pages:?}: {day} went unsaid");
        }
    }
}

fn entry(records: &[WholeRecord], id: Uuid) -> Option<&journal::WholeEntry> {
    records.iter().find_map(|record| match record {
        WholeRecord::Entry(entry) if entry.id == id => Some(entry.as_ref()),
        _ => None,
    })
}

fn check_ins(records: &[WholeRecord]) -> BTreeMap<chrono::NaiveDate, &[journal::WholeRating]> {
    let found = records.iter().filter_map(|record| match record {
        WholeRecord::CheckIn(check_in) => Some((check_in.day, check_in.ratings.as_slice())),
        _ => None,
    });
    found.collect()
}

#[test]
fn each_page_that_fails_costs_what_lies_on_it_and_hardly_more() {
    let bench = Bench::make();
    let (mut outside, mut back, mut worst) = (0, 0, (100.0, 0));
    // In the short form the first dozen, on which all else hangs, and then every third.
    let pages = (1..=12).chain((13..=bench.pages()).step_by(tries(3, 1)));
    let mut hit = 0;
    for page in pages {
        hit += 1;
        let compared = bench.compare(&[page], |bytes| bytes[page * PAGE - 100] ^= 0x40);
        let share = 100.0 * compared.back as f64 / compared.outside as f64;
        if share < worst.0 {
            worst = (share, page);
        }
        outside += compared.outside;
        back += compared.back;
    }
    println!(
        "{hit} of {} pages hit in turn: {back} of {outside} rows outside it came back; at worst {:.2} % (page {})",
        bench.pages(),
        worst.0,
        worst.1
    );
    assert!(back * 1_000 >= outside * 999, "{back} of {outside}");
}

#[test]
fn a_stretch_of_the_disk_that_is_lost_costs_what_lay_there() {
    let bench = Bench::make();
    let (mut outside, mut back) = (0, 0);
    for first in (1..=bench.pages() - 7).step_by(5) {
        let pages: Vec<usize> = (first..first + 8).collect();
        let compared = bench.compare(&pages, |bytes| {
            bytes[(first - 1) * PAGE..(first + 7) * PAGE].fill(0)
        });
        outside += compared.outside;
        back += compared.back;
    }
    println!("32 KiB lost anywhere: {back} of {outside} rows outside came back");
    assert!(back * 100 >= outside * 99, "{back} of {outside}");
}

#[test]
fn no_day_is_told_as_missing_where_only_the_row_is_lost_that_its_ratings_make_again() {
    let (_folder, root) = of_ten_months();
    let before = all_of(&root);
    let c = Connection::open(database(&root)).unwrap();
    c.execute_batch(&format!("PRAGMA key = \"x'{}'\"", raw_key(&root)))
        .unwrap();
    let sql = "SELECT pageno FROM dbstat WHERE name = 'check_in' AND pagetype = 'leaf' LIMIT 1";
    let page: u32 = c.query_row(sql, [], |row| row.get(0)).unwrap();
    drop(c);
    let mut bytes = fs::read(database(&root)).unwrap();
    bytes[page as usize * PAGE - 100] ^= 1;
    fs::write(database(&root), bytes).unwrap();
    let saved = salvage(&root).unwrap();
    assert!(
        !saved.is_all() && saved.missing.days.is_empty(),
        "{saved:?}"
    );
    let ratings = |records: &[WholeRecord]| -> usize {
        check_ins(records)
            .values()
            .map(|ratings| ratings.len())
            .sum()
    };
    assert_eq!(ratings(&all_of(&root)), ratings(&before));
}

#[test]
fn the_first_page_is_missed_by_nobody() {
    let bench = Bench::make();
    let compared = bench.compare(&[1], |bytes| bytes[..PAGE].fill(0));
    assert_eq!(compared.outside, compared.back);
    // A journal whose salt was never noted: a byte of it is found again.
    let sums = bench.root.join("gen-1/slots.sum");
    let text = fs::read_to_string(&sums).unwrap();
    assert!(text.contains("# salt"), "{text}");
    let without: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    fs::write(&sums, without.join("\n") + "\n").unwrap();
    for place in [0, 7, 15] {
        let compared = bench.compare(&[1], |bytes| bytes[place] ^= 0xa5);
        assert_eq!(compared.outside, compared.back, "byte {place}");
    }
}

#[test]
fn where_nothing_reads_the_journal_stays_as_it_is() {
    let (_folder, root, _) = made();
    for harm in [0_usize, 1] {
        let mut bytes = fs::read(database(&root)).unwrap();
        match harm {
            0 => bytes.fill(0),
            _ => bytes.truncate(100),
        }
        fs::write(database(&root), bytes).unwrap();
        let before = every_byte(&root);
        assert!(matches!(salvage(&root), Err(VaultError::NothingReads)));
        assert!(before == every_byte(&root));
    }
}
