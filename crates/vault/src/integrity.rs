use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::VaultError;

/// What a look at every page of the database found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Integrity {
    /// Each page is as it was written.
    Whole,
    /// Some pages are not. An ordinary query would not have noticed.
    Damaged {
        /// How many pages (of 4 KiB) fail.
        pages: u64,
    },
    /// Each page is as it was written, but not all of them at the same time: rows that belong together are
    /// not all there.
    Mixed,
}

/// The kinds of entries that have a table of their own, which is named as they are.
pub(crate) const KINDS_WITH_TABLE: [&str; 8] = [
    "communication",
    "boundary",
    "trust-step",
    "pain",
    "origin",
    "reflection",
    "tried",
    "week-review",
];

/// The table that holds what only entries of a kind have.
pub(crate) fn table_of_kind(kind: &str) -> String {
    kind.replace('-', "_")
}

/// Checks the authentication code of each page of the file (`cipher_integrity_check`).
/// About 7 ms a megabyte.
pub(crate) fn check(connection: &Connection) -> Result<Integrity, VaultError> {
    Ok(match damaged_pages(connection)? {
        0 => Integrity::Whole,
        pages => Integrity::Damaged { pages },
    })
}

/// Pages that fail; one row each.
pub(crate) fn damaged_pages(connection: &Connection) -> Result<u64, VaultError> {
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    let mut rows = statement.query([])?;
    let mut pages = 0;
    while rows.next()?.is_some() {
        pages += 1;
    }
    Ok(pages)
}

/// Each row where it belongs, in tables and indexes alike, and each that belongs to it there as well.
pub(crate) fn prove(connection: &Connection) -> Result<(), VaultError> {
    let answer: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if answer == "ok" && is_complete(connection)? {
        Ok(())
    } else {
        Err(VaultError::JournalDamaged)
    }
}

/// Whether each row has those that it belongs to, and each entry what only its kind has: a foreign key
/// tells of the one direction only.
pub(crate) fn is_complete(connection: &Connection) -> Result<bool, VaultError> {
    if connection.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Ok(false);
    }
    let tables = names_of_tables(connection)?;
    if !tables.contains("entry") {
        return Ok(true);
    }
    for kind in KINDS_WITH_TABLE {
        let table = table_of_kind(kind);
        let lacking = if tables.contains(&table) {
            format!("AND NOT EXISTS (SELECT 1 FROM {table} WHERE {table}.entry = entry.doc)")
        } else {
            String::new()
        };
        let sql = format!("SELECT 1 FROM entry WHERE kind = ?1 {lacking}");
        if connection.prepare(&sql)?.exists([kind])? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn names_of_tables(connection: &Connection) -> Result<BTreeSet<String>, VaultError> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table'";
    let mut statement = connection.prepare(sql)?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::migrate;

    #[test]
    fn a_row_that_belongs_to_none_is_damage() {
        let c = Connection::open_in_memory().unwrap();
        c.execute_batch(
            "PRAGMA foreign_keys = OFF;
             CREATE TABLE day (id INTEGER PRIMARY KEY);
             CREATE TABLE note (day INTEGER REFERENCES day (id));",
        )
        .unwrap();
        prove(&c).unwrap();
        c.execute_batch("INSERT INTO note VALUES (7)").unwrap();
        assert!(matches!(prove(&c), Err(VaultError::JournalDamaged)));
    }

    #[test]
    fn an_entry_without_what_only_its_kind_has_is_damage() {
        let mut c = Connection::open_in_memory().unwrap();
        migrate::run(&mut c).unwrap();
        for (doc, kind) in (1..).zip(KINDS_WITH_TABLE.into_iter().chain(["good-moment"])) {
            c.execute(
                "INSERT INTO entry (doc, id, kind, revision, occurred_on, title, body, more, tags, apart,
                     to_session, created_at, created_offset, zone, updated_at, updated_offset)
                 VALUES (?1, printf('%036d', ?1), ?2, 1, '2026-11-23', '', '', '', '', '', 0, 0, 0, '', 0, 0)",
                (doc, kind),
            )
            .unwrap();
            assert_eq!(is_complete(&c).unwrap(), kind == "good-moment", "{kind}");
            assert_eq!(prove(&c).is_ok(), kind == "good-moment", "{kind}");
            c.execute_batch("DELETE FROM entry").unwrap();
        }
    }

    #[test]
    fn an_index_that_says_otherwise_than_its_table_is_damage() {
        let c = Connection::open_in_memory().unwrap();
        c.execute_batch(
            "CREATE TABLE note (day); CREATE INDEX note_day ON note (day);
             INSERT INTO note VALUES (7);
             CREATE TABLE other (day); CREATE INDEX other_day ON other (day);
             PRAGMA writable_schema = ON;
             UPDATE sqlite_schema SET rootpage =
                 (SELECT rootpage FROM sqlite_schema WHERE name = 'other_day')
                 WHERE name = 'note_day';
             PRAGMA writable_schema = RESET;",
        )
        .unwrap();
        assert!(matches!(prove(&c), Err(VaultError::JournalDamaged)));
    }
}
