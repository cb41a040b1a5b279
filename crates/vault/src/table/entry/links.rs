use std::str::FromStr;

use journal::{EntryFields, OriginId, PatternId, SignId};
use rusqlite::{Connection, params};

use super::read::named;
use crate::VaultError;

/// What an entry is linked to.
pub(super) struct Links {
    pub(super) signs: Vec<SignId>,
    pub(super) patterns: Vec<PatternId>,
    pub(super) origins: Vec<OriginId>,
    pub(super) tags: Vec<String>,
}

/// In the order in which they are offered; tags in the person's own.
pub(super) fn get(c: &Connection, doc: i64) -> Result<Links, VaultError> {
    let sign = "SELECT sign FROM entry_sign WHERE entry = ?1";
    let pattern = "SELECT pattern FROM entry_pattern WHERE entry = ?1";
    let origin = "SELECT origin FROM entry_origin WHERE entry = ?1";
    Ok(Links {
        signs: ids(c, doc, sign, "entry_sign.sign")?,
        patterns: ids(c, doc, pattern, "entry_pattern.pattern")?,
        origins: ids(c, doc, origin, "entry_origin.origin")?,
        tags: words(
            c,
            doc,
            "SELECT tag FROM entry_tag WHERE entry = ?1 ORDER BY place",
        )?,
    })
}

/// Makes the entry's links those of `fields`.
pub(super) fn put(c: &Connection, doc: i64, fields: &EntryFields) -> Result<(), VaultError> {
    put_all(
        c,
        doc,
        "DELETE FROM entry_sign WHERE entry = ?1",
        "INSERT INTO entry_sign (entry, sign) VALUES (?1, ?2)",
        fields.signs.iter().map(|id| id.as_str()),
    )?;
    put_all(
        c,
        doc,
        "DELETE FROM entry_pattern WHERE entry = ?1",
        "INSERT INTO entry_pattern (entry, pattern) VALUES (?1, ?2)",
        fields.patterns.iter().map(|id| id.as_str()),
    )?;
    put_all(
        c,
        doc,
        "DELETE FROM entry_origin WHERE entry = ?1",
        "INSERT INTO entry_origin (entry, origin) VALUES (?1, ?2)",
        fields.origins.iter().map(|id| id.as_str()),
    )?;
    c.prepare_cached("DELETE FROM entry_tag WHERE entry = ?1")?
        .execute([doc])?;
    let mut insert = c.prepare_cached(
        "INSERT INTO entry_tag (entry, folded, place, tag) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (place, tag) in (0i64..).zip(&fields.tags) {
        insert.execute(params![doc, tag.to_lowercase(), place, tag])?;
    }
    Ok(())
}

fn put_all<'i>(
    c: &Connection,
    doc: i64,
    clear: &str,
    insert: &str,
    ids: impl Iterator<Item = &'i str>,
) -> Result<(), VaultError> {
    c.prepare_cached(clear)?.execute([doc])?;
    let mut insert = c.prepare_cached(insert)?;
    for id in ids {
        insert.execute(params![doc, id])?;
    }
    Ok(())
}

fn ids<T: FromStr + Ord>(
    c: &Connection,
    doc: i64,
    sql: &str,
    what: &'static str,
) -> Result<Vec<T>, VaultError> {
    let mut ids = words(c, doc, sql)?
        .iter()
        .map(|id| named(id, what))
        .collect::<Result<Vec<T>, _>>()?;
    ids.sort_unstable();
    Ok(ids)
}

fn words(c: &Connection, doc: i64, sql: &str) -> Result<Vec<String>, VaultError> {
    Ok(c.prepare_cached(sql)?
        .query_map([doc], |row| row.get(0))?
        .collect::<Result<_, _>>()?)
}
