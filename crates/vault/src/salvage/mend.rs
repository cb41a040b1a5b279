use std::collections::BTreeMap;

use rusqlite::Connection;
use uuid::Uuid;

use crate::VaultError;
use crate::shape::{self, quote};

/// The kinds of entries that have a table of their own, which is named as they are.
const KINDS: [&str; 8] = [
    "communication",
    "boundary",
    "trust-step",
    "pain",
    "origin",
    "reflection",
    "tried",
    "week-review",
];

/// An entry of which the part of its kind is lost would not be shown at all. Its main row repeats
/// those texts, for the search: it becomes a reflection that holds them.
pub(super) fn kinds(t: &Connection) -> Result<Vec<Uuid>, VaultError> {
    let mut mended = Vec::new();
    for kind in KINDS {
        let table = kind.replace('-', "_");
        let is_here = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1";
        if !t.prepare_cached(is_here)?.exists([&table])? {
            continue;
        }
        let sql = format!(
            "SELECT doc, id FROM entry
             WHERE kind = ?1 AND NOT EXISTS (SELECT 1 FROM {table} WHERE {table}.entry = doc)"
        );
        let lost: Vec<(i64, String)> = t
            .prepare(&sql)?
            .query_map([kind], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        for (doc, id) in lost {
            t.prepare_cached(
                "UPDATE entry SET kind = 'reflection', more = '',
                     body = trim(body || char(10) || char(10) || more, char(10))
                 WHERE doc = ?1",
            )?
            .execute([doc])?;
            t.prepare_cached("INSERT OR IGNORE INTO reflection (entry, prompt) VALUES (?1, NULL)")?
                .execute([doc])?;
            mended.extend(Uuid::parse_str(&id));
        }
    }
    Ok(mended)
}

/// Ratings whose day is lost keep it: the day's own row says only when it was first written.
pub(super) fn days(t: &Connection) -> Result<usize, VaultError> {
    Ok(t.execute(
        "INSERT INTO check_in (for_date, recorded_at, recorded_offset, zone)
         SELECT for_date, min(recorded_at), recorded_offset, 'UTC' FROM rating
         WHERE for_date NOT IN (SELECT for_date FROM check_in) GROUP BY for_date",
        [],
    )?)
}

/// Removes the rows that hung on one that is lost. How many, by table.
pub(super) fn orphans(t: &Connection) -> Result<BTreeMap<String, u64>, VaultError> {
    let mut removed: BTreeMap<String, u64> = BTreeMap::new();
    let tables = shape::tables(t)?;
    loop {
        let mut any = false;
        for table in &tables {
            for (parent, from, to) in parents(t, &table.name)? {
                let gone = t.execute(
                    &format!(
                        "DELETE FROM {0} WHERE NOT EXISTS
                             (SELECT 1 FROM {1} WHERE {1}.{2} = {0}.{3})",
                        quote(&table.name),
                        quote(&parent),
                        quote(&to),
                        quote(&from),
                    ),
                    [],
                )?;
                any |= gone > 0;
                *removed.entry(table.name.clone()).or_default() += gone as u64;
            }
        }
        if !any {
            return Ok(removed);
        }
    }
}

/// The tables that a table hangs on, with its column and theirs.
fn parents(t: &Connection, table: &str) -> Result<Vec<(String, String, String)>, VaultError> {
    let mut statement =
        t.prepare(r#"SELECT "table", "from", "to" FROM pragma_foreign_key_list(?1)"#)?;
    let found = statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}
