//! Writes and says the number of each write once it was told that it is durable:
//! `writer ROOT journal | normal | delete FROM [END]`. The last two are controls: they write as Evenkeel does not.
//! Goes on until it is stopped, or closes the journal before the write END.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "part of no product"
)]

use std::io::Write as _;
use std::ops::Range;
use std::path::Path;

use faults::journal_at;
use rusqlite::Connection;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let root = Path::new(&args[1]);
    let end = args.get(4).map_or(u32::MAX, |end| end.parse().unwrap());
    let numbers = args[3].parse().unwrap()..end;
    match args[2].as_str() {
        "journal" => journal(root, numbers),
        mode => control(root, mode, numbers),
    }
}

fn journal(root: &Path, numbers: Range<u32>) {
    let mut vault = journal_at::open(root).unwrap();
    for n in numbers {
        journal_at::write(&mut vault, n).unwrap();
        say(n);
    }
}

/// A plain table, and the settings that are known to lose.
fn control(root: &Path, mode: &str, numbers: Range<u32>) {
    let connection = Connection::open(root.join("control.db")).unwrap();
    let settings = match mode {
        "normal" => "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
        "delete" => "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;",
        other => panic!("no mode {other}"),
    };
    connection.execute_batch(settings).unwrap();
    connection
        .execute_batch("CREATE TABLE IF NOT EXISTS t (n INTEGER PRIMARY KEY, body TEXT)")
        .unwrap();
    for n in numbers {
        let body = "x".repeat(200);
        connection
            .execute("INSERT OR REPLACE INTO t VALUES (?1, ?2)", (n, body))
            .unwrap();
        say(n);
    }
}

fn say(n: u32) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{n}").unwrap();
    out.flush().unwrap();
}
