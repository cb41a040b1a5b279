//! The search and the timeline over 50,000 entries, the same statement on plain SQLite beside it.
//!
//! `cargo bench -p vault --bench search`. Plain is the same database, exported without its key.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use journal::{SampleEntry, SignId};
use rusqlite::Connection;
use uuid::Uuid;
use vault::table::Recorded;
use vault::timeline::Filter;
use vault::{Locked, Moment, Passphrase, SearchOrder, SearchPage, Vault, WorkFactor};

const ENTRIES: u32 = 50_000;
const PASSPHRASE: &str = "a kettle of quiet otters";
/// The program's own limit.
const HITS: usize = 60;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("data");
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let locked = Locked::at(&root)
        .unwrap()
        .with_work_factor(WorkFactor::for_tests(1).unwrap());
    let (mut vault, words) = fill(&locked, today);
    let bytes = std::fs::metadata(root.join("gen-1/journal.db"))
        .unwrap()
        .len();
    println!(
        "{ENTRIES} entries, {} MiB; {} words typed letter by letter",
        bytes >> 20,
        words.len()
    );

    let typed: Vec<String> = words
        .iter()
        .flat_map(|word| letter_by_letter(word))
        .collect();
    let mut times: Vec<Duration> = typed
        .iter()
        .map(|text| timed(|| drop(vault.search(text, &Filter::default(), HITS).unwrap())))
        .collect();
    tell("search as it is typed (aim p95 16 ms)", &mut times);
    let by_date = SearchPage {
        order: SearchOrder::NewestFirst,
        ..SearchPage::best(HITS)
    };
    let mut times: Vec<Duration> = typed
        .iter()
        .map(|text| {
            let all = Filter::default();
            timed(|| drop(vault.search_page(text, &all, by_date).unwrap()))
        })
        .collect();
    tell("  newest first", &mut times);
    // The middle of a word: no beginning holds it.
    let mut times: Vec<Duration> = words
        .iter()
        .filter(|word| word.is_ascii() && word.len() >= 6)
        .map(|word| {
            let all = Filter::default();
            timed(|| drop(vault.search(&word[2..], &all, HITS).unwrap()))
        })
        .collect();
    tell("  the middle of a word", &mut times);
    for length in 1..=4 {
        let mut of_length: Vec<Duration> = typed
            .iter()
            .filter(|text| text.chars().count() == length)
            .map(|text| timed(|| drop(vault.search(text, &Filter::default(), HITS).unwrap())))
            .collect();
        tell(&format!("  of {length} letters"), &mut of_length);
    }
    let narrow = Filter {
        signs: vec![SignId::Drama],
        ..Filter::default()
    };
    let mut times: Vec<Duration> = typed
        .iter()
        .take(200)
        .map(|text| timed(|| drop(vault.search(text, &narrow, HITS).unwrap())))
        .collect();
    tell("  narrowed to one sign", &mut times);

    for (what, from) in [("first", 0), ("middle", 25_000), ("last", 49_900)] {
        let mut times: Vec<Duration> = (0..31)
            .map(|_| timed(|| drop(vault.timeline(&Filter::default(), from, 100).unwrap())))
            .collect();
        tell(
            &format!("a hundred lines of the timeline, the {what}"),
            &mut times,
        );
    }
    let id = Uuid::from_u128(7);
    let mut fields = journal::EntryFields::blank(journal::EntryKind::Reflection, today);
    let mut revision = 0;
    let mut times: Vec<Duration> = (0..200)
        .map(|n| {
            fields
                .body
                .push_str(&format!("and then there was word{n} to say "));
            let now = moment(today.and_hms_opt(21, 0, 0).unwrap());
            timed(|| {
                let written = fields.clone();
                let saved = vault.entries().save(id, revision, written, &now).unwrap();
                revision = saved.revision;
            })
        })
        .collect();
    tell("a durable save of an entry being written", &mut times);
    let mut times: Vec<Duration> = (0..31)
        .map(|_| timed(|| drop(vault.due(today).unwrap())))
        .collect();
    tell("what is due", &mut times);
    let mut times: Vec<Duration> = (0..31)
        .map(|_| timed(|| drop(vault.tags().unwrap())))
        .collect();
    tell("all tags", &mut times);
    drop(vault);
    beside_plain(folder.path(), &root, &typed);
}

/// The program's own statement on both databases, in turns.
fn beside_plain(folder: &Path, root: &Path, typed: &[String]) {
    let ours = Connection::open(root.join("gen-1/journal.db")).unwrap();
    let key = raw_key(root);
    ours.execute_batch(&format!("PRAGMA key = \"{key}\""))
        .unwrap();
    let path = folder.join("plain.db");
    ours.execute_batch(&format!(
        "ATTACH '{}' AS plain KEY ''; SELECT sqlcipher_export('plain'); DETACH plain;",
        path.display()
    ))
    .or_else(|error| match error {
        rusqlite::Error::ExecuteReturnedResults => Ok(()),
        other => Err(other),
    })
    .unwrap();
    let plain = Connection::open(&path).unwrap();
    for c in [&ours, &plain] {
        c.execute_batch("PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY")
            .unwrap();
    }
    let (mut a, mut b) = (Vec::new(), Vec::new());
    for round in 0..2 {
        for text in typed {
            let (x, y) = (timed(|| ask(&ours, text)), timed(|| ask(&plain, text)));
            // The first round fills both caches.
            if round > 0 {
                a.push(x);
                b.push(y);
            }
        }
    }
    let sum = |times: &[Duration]| times.iter().sum::<Duration>().as_secs_f64();
    println!(
        "the same statement, all of them: {:.2}× plain SQLite (aim 1.1×)",
        sum(&a) / sum(&b)
    );
    tell("  encrypted", &mut a);
    tell("  plain", &mut b);
}

fn ask(c: &Connection, text: &str) {
    let mut statement = c
        .prepare_cached(&vault::search_statement("", SearchPage::best(HITS), false))
        .unwrap();
    let mut rows = statement
        .query([format!("\"{text}\" *"), format!("\"{text}\" *")])
        .unwrap();
    while let Some(row) = rows.next().unwrap() {
        std::hint::black_box(row.get_ref(1).unwrap());
    }
}

/// A journal of many entries, and words of theirs to look for.
fn fill(locked: &Locked, today: NaiveDate) -> (Vault, Vec<String>) {
    let now = moment(today.and_hms_opt(20, 0, 0).unwrap());
    let mut prepared = locked.prepare(&Passphrase::new(PASSPHRASE), &now).unwrap();
    let groups = prepared.recovery_key().to_groups();
    let typed: Vec<String> = prepared
        .asked()
        .iter()
        .map(|&at| groups[at].clone())
        .collect();
    let mut vault = prepared.finish(&typed, &now).unwrap();
    for check_in in journal::many_years(today, 10) {
        vault
            .check_ins()
            .record(
                check_in.day,
                &check_in.ratings,
                &moment(check_in.recorded_local),
            )
            .unwrap();
    }
    let begun = Instant::now();
    let mut words = Vec::new();
    let mut next = 0u128;
    vault
        .entries()
        .record(
            journal::many_entries(today, ENTRIES)
                .enumerate()
                .map(|(n, entry)| {
                    if n % 200 == 7 {
                        words.extend(entry.fields.body.split_whitespace().nth(n % 23).map(bare));
                    }
                    recorded(entry, &mut next)
                }),
        )
        .unwrap();
    println!(
        "written in one transaction: {:.1} s",
        begun.elapsed().as_secs_f64()
    );
    words.retain(|word| !word.is_empty());
    (vault, words)
}

fn bare(word: &str) -> String {
    word.chars()
        .filter(|c| c.is_alphanumeric())
        .collect::<String>()
        .to_lowercase()
}

fn recorded(entry: SampleEntry, next: &mut u128) -> Recorded {
    Recorded::made(entry, moment, |_| {
        *next += 1;
        Uuid::from_u128(*next | 0x7000_8000_0000_0000_0000)
    })
}

fn letter_by_letter(word: &str) -> Vec<String> {
    let ends = word
        .char_indices()
        .skip(1)
        .map(|(at, _)| at)
        .chain([word.len()]);
    ends.map(|end| word[..end].to_owned()).collect()
}

fn moment(local: NaiveDateTime) -> Moment {
    Moment {
        utc: DateTime::from_naive_utc_and_offset(local, chrono::Utc),
        offset: FixedOffset::east_opt(0).unwrap(),
        zone: "UTC".into(),
    }
}

fn raw_key(root: &Path) -> String {
    let slot = std::fs::read(root.join("gen-1/slot-passphrase.age")).unwrap();
    let identity = age::scrypt::Identity::new(PASSPHRASE.to_owned().into());
    let payload = age::decrypt(&identity, &slot).unwrap();
    let hex: String = payload[29..]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("x'{hex}'")
}

#[allow(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn tell(what: &str, times: &mut [Duration]) {
    if times.is_empty() {
        return;
    }
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    println!(
        "{what}: median {:.2} ms, p95 {:.2}, p99 {:.2}, most {:.2} ({} times)",
        at(0.5),
        at(0.95),
        at(0.99),
        at(1.0),
        times.len()
    );
}
