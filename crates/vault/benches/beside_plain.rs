//! Each piece of work beside the same on plain SQLite, in one run and in turns, printed as a
//! ratio: single figures on a shared machine say little, their ratio says much.
//!
//! `cargo bench -p vault`. Plain is the same engine without a key.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, NaiveDate};
use journal::{DayEnd, Level, SignId, Span};
use rusqlite::Connection;
use vault::{Locked, Moment, Passphrase, Vault, WorkFactor};

const ROUNDS: usize = 31;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let root = folder.path().join("data");
    let passphrase_text = "a kettle of quiet otters".to_owned();
    let passphrase = Passphrase::new(&passphrase_text);
    let locked = Locked::at(&root)
        .unwrap()
        .with_work_factor(WorkFactor::for_tests(1).unwrap());
    fill(&locked, &passphrase, today);
    let plain_path = folder.path().join("plain.db");
    fill_plain(&plain_path, &locked, &passphrase, today);
    println!("ten years: {} rows", rows(&plain_path));

    let key = raw_key(&root, &passphrase_text);
    let db_path = root.join("gen-1/journal.db");
    pair(
        "open the database and read from it (aim 1.2×)",
        || drop(std::hint::black_box(open_plain(&db_path, Some(&key)))),
        || drop(std::hint::black_box(open_plain(&plain_path, None))),
    );
    let whole = median(|| {
        let vault = locked.unlock(&passphrase, &moment(today)).unwrap();
        drop(std::hint::black_box(vault));
    });
    println!(
        "  the whole unlocking beyond key derivation (aim 50 ms): {:.2} ms",
        whole.as_secs_f64() * 1e3
    );

    let mut vault = locked.unlock(&passphrase, &moment(today)).unwrap();
    let plain = open_plain(&plain_path, None);
    let today_text = today.to_string();
    plain
        .execute(
            "INSERT OR IGNORE INTO check_in VALUES (?1, 0, 0, 'UTC')",
            [&today_text],
        )
        .unwrap();
    let mut n = 0u8;
    let mut m = 0u8;
    pair(
        "a durable rating (aim 2×)",
        || {
            n = (n + 1) % 5;
            let level = Some(Level::new(n).unwrap());
            vault
                .check_ins()
                .rate(today, SignId::Drama, level, &moment(today))
                .unwrap();
        },
        || {
            m = (m + 1) % 5;
            rate_plain(&plain, m);
        },
    );

    let first = NaiveDate::MIN;
    pair(
        "trends of ten years, read and computed (aim 10 ms)",
        || {
            let days = vault
                .check_ins()
                .rated(first, today, DayEnd::MIDNIGHT)
                .unwrap();
            std::hint::black_box(journal::trends(&days, &[], today, Span::All));
        },
        || {
            std::hint::black_box(scan_plain(&plain));
        },
    );
    let days = vault
        .check_ins()
        .rated(first, today, DayEnd::MIDNIGHT)
        .unwrap();
    let computed = median(|| {
        std::hint::black_box(journal::trends(&days, &[], today, Span::All));
    });
    println!("  of that computed: {:.2} ms", computed.as_secs_f64() * 1e3);
    let check = median(|| {
        vault.check_integrity().unwrap();
    });
    println!("a look at every page: {:.1} ms", check.as_secs_f64() * 1e3);
}

/// Runs both in turns and prints medians and their ratio.
fn pair(what: &str, mut ours: impl FnMut(), mut plain: impl FnMut()) {
    let (mut a, mut b) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        a.push(timed(&mut ours));
        b.push(timed(&mut plain));
    }
    let (a, b) = (middle(a), middle(b));
    println!(
        "{what}: {:.2} ms beside {:.2} ms, {:.2}×",
        a.as_secs_f64() * 1e3,
        b.as_secs_f64() * 1e3,
        a.as_secs_f64() / b.as_secs_f64()
    );
}

fn median(mut work: impl FnMut()) -> Duration {
    middle((0..ROUNDS).map(|_| timed(&mut work)).collect())
}

#[allow(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn timed(work: &mut impl FnMut()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn moment(day: NaiveDate) -> Moment {
    Moment {
        utc: DateTime::from_naive_utc_and_offset(day.and_hms_opt(20, 0, 0).unwrap(), chrono::Utc),
        offset: FixedOffset::east_opt(0).unwrap(),
        zone: "UTC".into(),
    }
}

fn fill(locked: &Locked, passphrase: &Passphrase, today: NaiveDate) {
    let mut prepared = locked.prepare(passphrase, &moment(today)).unwrap();
    let groups = prepared.recovery_key().to_groups();
    let typed: Vec<String> = prepared
        .asked()
        .iter()
        .map(|&at| groups[at].clone())
        .collect();
    let mut vault: Vault = prepared.finish(&typed, &moment(today)).unwrap();
    for check_in in journal::many_years(today, 10) {
        vault
            .check_ins()
            .record(check_in.day, &check_in.ratings, &moment(check_in.day))
            .unwrap();
    }
}

/// The same rows in the same schema, without a key.
fn fill_plain(path: &Path, locked: &Locked, pass: &Passphrase, today: NaiveDate) {
    let mut vault = locked.unlock(pass, &moment(today)).unwrap();
    let days = vault
        .check_ins()
        .rated(NaiveDate::MIN, today, DayEnd::MIDNIGHT)
        .unwrap();
    drop(vault);
    let mut plain = Connection::open(path).unwrap();
    settle_plain(&plain);
    for schema in [
        include_str!("../migrations/0001-first.sql"),
        include_str!("../migrations/0002-entries.sql"),
    ] {
        plain.execute_batch(schema).unwrap();
    }
    let t = plain.transaction().unwrap();
    for day in days {
        let date = day.day.to_string();
        t.execute("INSERT INTO check_in VALUES (?1, 0, 0, 'UTC')", [&date])
            .unwrap();
        for rating in day.ratings {
            t.execute(
                "INSERT INTO rating VALUES (?1, ?2, ?3, ?4, 0, 0)",
                (
                    &date,
                    rating.sign.as_str(),
                    rating.level.map(Level::get),
                    rating.acted,
                ),
            )
            .unwrap();
        }
    }
    t.commit().unwrap();
}

fn settle_plain(plain: &Connection) {
    plain
        .execute_batch(
            "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;
             PRAGMA cache_size = -65536;",
        )
        .unwrap();
}

/// Opens as the vault does, with a raw key or without one, and reads a row.
fn open_plain(path: &Path, key: Option<&str>) -> Connection {
    let plain = Connection::open(path).unwrap();
    if let Some(key) = key {
        plain
            .execute_batch(&format!(
                "PRAGMA cipher_log_level = NONE; PRAGMA key = \"{key}\";"
            ))
            .unwrap();
    }
    settle_plain(&plain);
    let _: u32 = plain
        .query_row("SELECT count(*) FROM meta", [], |row| row.get(0))
        .unwrap();
    plain
}

/// The database's key, as docs/FORMAT.md tells.
fn raw_key(root: &Path, passphrase: &str) -> String {
    let slot = std::fs::read(root.join("gen-1/slot-passphrase.age")).unwrap();
    let identity = age::scrypt::Identity::new(passphrase.to_owned().into());
    let payload = age::decrypt(&identity, &slot).unwrap();
    let hex: String = payload[29..]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("x'{hex}'")
}

fn rate_plain(plain: &Connection, level: u8) {
    plain
        .prepare_cached(
            "INSERT INTO rating VALUES ('2026-11-23', 'drama', ?1, NULL, 0, 0)
             ON CONFLICT (for_date, sign) DO UPDATE SET level = excluded.level, acted = NULL",
        )
        .unwrap()
        .execute([level])
        .unwrap();
}

fn scan_plain(plain: &Connection) -> u64 {
    let mut statement = plain
        .prepare_cached(
            "SELECT for_date, sign, level, acted, recorded_at, recorded_offset FROM rating
             WHERE level IS NOT NULL ORDER BY for_date, sign",
        )
        .unwrap();
    let mut rows = statement.query([]).unwrap();
    let mut sum = 0;
    while let Some(row) = rows.next().unwrap() {
        let level: u32 = row.get(2).unwrap();
        sum += u64::from(level) + row.get_ref(0).unwrap().as_str().unwrap().len() as u64;
    }
    sum
}

fn rows(path: &Path) -> u32 {
    let plain = Connection::open(path).unwrap();
    plain
        .query_row("SELECT count(*) FROM rating", [], |row| row.get(0))
        .unwrap()
}
