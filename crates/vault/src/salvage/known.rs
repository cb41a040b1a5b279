use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::scan::{Key, Scan};
use super::source::Source;
use super::{Missing, MissingEntry};
use crate::VaultError;
use crate::table::day_from;

/// What the indexes of a damaged journal still name. They lie on pages of their own, so that a row
/// that is lost is rarely lost without a trace.
#[derive(Default)]
pub(super) struct Known {
    /// Entries by number, with day and id as far as they are known.
    pub(super) docs: BTreeMap<i64, (Option<NaiveDate>, Option<Uuid>)>,
    /// Days with a note.
    notes: BTreeSet<NaiveDate>,
    /// Days with a check-in or with ratings.
    days: BTreeSet<NaiveDate>,
}

/// Asks each index, from both its ends.
pub(super) fn of(source: &mut Source) -> Result<Known, VaultError> {
    let mut known = Known::default();
    for (table, columns) in [
        ("entry", ["occurred_on", "doc"]),
        ("entry", ["id", "doc"]),
        ("day_note", ["for_date", "doc"]),
    ] {
        let condition = if columns[0] == "occurred_on" {
            "WHERE deleted_at IS NULL"
        } else {
            ""
        };
        let by = |index: &str| {
            format!(
                "SELECT {0}, doc FROM {table} INDEXED BY \"{index}\" {condition} ORDER BY {0}",
                columns[0],
            )
        };
        let Some(sql) = by_an_index(source, table, columns[0], &by)? else {
            continue;
        };
        both_ways(source, &sql, &mut |row| {
            let (text, doc): (String, i64) = (row.get(0)?, row.get(1)?);
            if table == "day_note" {
                known.notes.extend(day_from(&text, "for_date"));
                return Ok(());
            }
            let entry = known.docs.entry(doc).or_default();
            if columns[0] == "id" {
                entry.1 = Uuid::parse_str(&text).ok();
            } else {
                entry.0 = day_from(&text, "occurred_on").ok();
            }
            Ok(())
        })?;
    }
    for table in ["check_in", "rating"] {
        let sql = format!("SELECT for_date FROM {table} ORDER BY for_date");
        both_ways(source, &sql, &mut |row| {
            known
                .days
                .extend(day_from(&row.get::<_, String>(0)?, "for_date"));
            Ok(())
        })?;
    }
    Ok(known)
}

impl Known {
    pub(super) fn first_day(&self) -> Option<NaiveDate> {
        self.days.iter().chain(&self.notes).min().copied()
    }

    pub(super) fn last_day(&self) -> Option<NaiveDate> {
        self.days.iter().chain(&self.notes).max().copied()
    }

    /// What is named and was not read.
    pub(super) fn missing(
        &self,
        target: &Connection,
        scans: &[Scan],
    ) -> Result<Missing, VaultError> {
        let mut missing = Missing::default();
        let gaps = |table: &str| {
            let scan = scans.iter().find(|scan| scan.shape.name == table);
            scan.map(|scan| scan.gaps.as_slice()).unwrap_or_default()
        };
        if scans.iter().any(|scan| scan.shape.name == "entry") {
            let mut is_there = target.prepare("SELECT 1 FROM entry WHERE doc = ?1")?;
            for (doc, (day, id)) in &self.docs {
                if !is_there.exists([doc])? {
                    missing.entries.push(MissingEntry { id: *id, day: *day });
                }
            }
        }
        let mut is_there = target.prepare("SELECT 1 FROM day_note WHERE for_date = ?1")?;
        for day in &self.notes {
            if !is_there.exists([crate::table::day_text(*day)])? {
                missing.notes.insert(*day);
            }
        }
        for (from, to) in gaps("rating").iter().chain(gaps("check_in")) {
            let from = day_of(from.as_ref()).or_else(|| self.first_day());
            let to = day_of(to.as_ref()).or_else(|| self.last_day());
            if let Some((from, to)) = from.zip(to).filter(|(from, to)| from <= to) {
                missing.days.extend(self.days.range(from..=to));
            }
        }
        Ok(missing)
    }
}

fn day_of(key: Option<&Key>) -> Option<NaiveDate> {
    match key?.first()? {
        Value::Text(text) => day_from(text, "for_date").ok(),
        _ => None,
    }
}

/// What `by` makes of the first index that begins with a column and can answer it: a partial one may
/// not hold every row that is asked for.
fn by_an_index(
    source: &mut Source,
    table: &str,
    column: &str,
    by: &dyn Fn(&str) -> String,
) -> Result<Option<String>, VaultError> {
    let found = source.try_to(|c| {
        let mut names = c.prepare(
            "SELECT list.name FROM pragma_index_list(?1) AS list, pragma_index_info(list.name) AS info
             WHERE info.seqno = 0 AND info.name = ?2",
        )?;
        let mut rows = names.query([table, column])?;
        while let Some(row) = rows.next()? {
            let sql = by(&row.get::<_, String>(0)?);
            if c.prepare(&sql).is_ok() {
                return Ok(Some(sql));
            }
        }
        Ok(None)
    })?;
    Ok(found.flatten())
}

/// Runs a statement to where it fails, and once more from its other end.
fn both_ways(
    source: &mut Source,
    sql: &str,
    each: &mut dyn FnMut(&Row<'_>) -> Result<(), rusqlite::Error>,
) -> Result<(), VaultError> {
    for sql in [sql.to_owned(), format!("{sql} DESC")] {
        let ended = source.try_to(|c| {
            let mut statement = c.prepare(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                each(row)?;
            }
            Ok(())
        })?;
        if ended.is_some() {
            break;
        }
    }
    Ok(())
}
