use std::collections::BTreeMap;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate};
use journal::{EntryKind, OriginId, PatternId, SignId};
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::known::{Known, KnownEntry};
use crate::integrity::{KINDS_WITH_TABLE, table_of_kind};
use crate::shape::{self, quote};
use crate::table::{self, day_text};
use crate::{SCHEMA_VERSION, VaultError, migrate};

/// Whether a name is one that the program gives.
type IsKnown = fn(&str) -> bool;

/// An entry of which the part of its kind is lost would not be shown at all. Its main row repeats
/// those texts, for the search: it becomes a reflection that holds them.
pub(super) fn kinds(t: &Connection) -> Result<Vec<Uuid>, VaultError> {
    let mut mended = Vec::new();
    for kind in KINDS_WITH_TABLE {
        let table = table_of_kind(kind);
        if !is_here(t, &table)? {
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

/// An entry of a kind that there is not, and a link to what there is not, would keep the journal from being
/// read in full, and so from being backed up. The entry becomes a reflection; such links go. How many, by table.
pub(super) fn unknown(t: &Connection) -> Result<(Vec<Uuid>, BTreeMap<String, u64>), VaultError> {
    let (mut mended, mut removed) = (Vec::new(), BTreeMap::new());
    if !is_here(t, "entry")? {
        return Ok((mended, removed));
    }
    for kind in names(t, "SELECT DISTINCT kind FROM entry")? {
        if EntryKind::from_str(&kind).is_ok() {
            continue;
        }
        let of_kind = "SELECT id FROM entry WHERE kind = ?1";
        let ids: Vec<String> = t
            .prepare(of_kind)?
            .query_map([&kind], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        mended.extend(ids.iter().filter_map(|id| Uuid::parse_str(id).ok()));
        t.execute(
            "INSERT OR IGNORE INTO reflection (entry, prompt) SELECT doc, NULL FROM entry WHERE kind = ?1",
            [&kind],
        )?;
        t.execute(
            "UPDATE entry SET kind = 'reflection' WHERE kind = ?1",
            [&kind],
        )?;
    }
    let links: [(&str, &str, IsKnown); 3] = [
        ("entry_sign", "sign", |id| SignId::from_str(id).is_ok()),
        ("entry_pattern", "pattern", |id| {
            PatternId::from_str(id).is_ok()
        }),
        ("entry_origin", "origin", |id| {
            OriginId::from_str(id).is_ok()
        }),
    ];
    for (table, column, is_known) in links {
        for id in names(t, &format!("SELECT DISTINCT {column} FROM {table}"))? {
            if !is_known(&id) {
                let gone = t.execute(&format!("DELETE FROM {table} WHERE {column} = ?1"), [&id])?;
                *removed.entry(table.to_owned()).or_default() += gone as u64;
            }
        }
    }
    Ok((mended, removed))
}

fn names(t: &Connection, sql: &str) -> Result<Vec<String>, VaultError> {
    let mut statement = t.prepare(sql)?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

fn is_here(t: &Connection, table: &str) -> Result<bool, VaultError> {
    let sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1";
    Ok(t.prepare_cached(sql)?.exists([table])?)
}

/// The other way round: what was written in an entry's form is saved, and its main row, with the title and
/// the free text, is lost. Indexes still tell its id and its day, and with them it is an entry again.
pub(super) fn entries(t: &Connection, known: &Known) -> Result<Vec<Uuid>, VaultError> {
    let mut mended = Vec::new();
    if !is_here(t, "entry")? {
        return Ok(mended);
    }
    for (doc, entry) in &known.docs {
        let Some((id, day, made)) = named(entry) else {
            continue;
        };
        if t.prepare_cached("SELECT 1 FROM entry WHERE doc = ?1")?
            .exists([doc])?
        {
            continue;
        }
        for kind in KINDS_WITH_TABLE {
            let table = table_of_kind(kind);
            let has_part = format!("SELECT 1 FROM {table} WHERE entry = ?1");
            if !(is_here(t, &table)? && t.prepare_cached(&has_part)?.exists([doc])?) {
                continue;
            }
            t.prepare_cached(
                "INSERT INTO entry (doc, id, kind, revision, occurred_on, title, body, more, tags, apart,
                     to_session, created_at, created_offset, zone, updated_at, updated_offset, deleted_at)
                 VALUES (?1, ?2, ?3, 1, ?4, '', '', '', '', '', 0, ?5, 0, 'UTC', ?5, 0, ?6)",
            )?
            .execute(params![doc, id.to_string(), kind, day_text(day), made, entry.deleted])?;
            // In an older journal the search knows its words once it is written in again.
            if entry.deleted.is_none() && migrate::version(t)? == SCHEMA_VERSION {
                table::show_entry(t, *doc)?;
            }
            mended.push(id);
            break;
        }
    }
    Ok(mended)
}

/// An id holds when it was made, where nothing else does.
fn named(entry: &KnownEntry) -> Option<(Uuid, NaiveDate, i64)> {
    let id = entry.id?;
    let by_id = || i64::try_from(id.get_timestamp()?.to_unix().0).ok();
    let made = entry.made.or_else(by_id)?;
    let day = entry
        .day
        .or_else(|| Some(DateTime::from_timestamp(made, 0)?.date_naive()))?;
    Some((id, day, made))
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
