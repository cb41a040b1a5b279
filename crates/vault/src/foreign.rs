//! A door for the fuzz targets: the comparison of a schema, given databases that somebody else wrote. In no
//! product, for plain pages go through it.
#![allow(
    clippy::disallowed_methods,
    reason = "these databases were never encrypted"
)]

use rusqlite::types::Value;
use rusqlite::{Connection, MAIN_DB, params_from_iter};

use crate::{SCHEMA_VERSION, VaultError, migrate, schema};

const PAGE: usize = 4096;
/// The columns of the table in which SQLite keeps a schema.
const COLUMNS: [&str; 5] = ["type", "name", "tbl_name", "rootpage", "sql"];

/// What becomes of one row of the schema.
#[derive(Debug, Clone)]
pub struct Edit {
    /// Which row; a row that is not there is added, as a copy of another.
    pub row: usize,
    /// Which of its five columns.
    pub column: usize,
    /// Bytes from here on are others.
    pub at: usize,
    /// So many of them go.
    pub cut: usize,
    /// These come.
    pub bytes: Vec<u8>,
    /// Whether it becomes a blob.
    pub as_blob: bool,
}

/// What is said of a database.
#[derive(Debug, PartialEq, Eq)]
pub enum Said {
    /// Its schema is exactly ours.
    Ours,
    /// It is not, or it is damaged.
    Refused,
    /// It was told as something that a database's content cannot be.
    Wrong(String),
}

/// The pages of a new journal's database, with a note in it, not encrypted.
///
/// # Errors
/// When there is no memory.
pub fn pages() -> Result<Vec<u8>, VaultError> {
    let mut c = crate::connect::in_memory()?;
    migrate::run_to(&mut c, SCHEMA_VERSION)?;
    c.execute_batch("INSERT INTO day_note VALUES (-1, '2026-11-30', 'heron', '', 1, 0, 0, '')")?;
    Ok(c.serialize(MAIN_DB)?.to_vec())
}

/// The same pages, with another schema written into them as SQLite itself writes it. An edit that it refuses
/// changes nothing.
///
/// # Errors
/// When they are no pages.
pub fn edited(pages: &[u8], edits: &[Edit]) -> Result<Vec<u8>, VaultError> {
    let mut c = opened(pages)?;
    c.execute_batch("PRAGMA writable_schema = ON")?;
    for edit in edits {
        let _ = apply(&c, edit);
    }
    Ok(c.serialize(MAIN_DB)?.to_vec())
}

fn apply(c: &Connection, edit: &Edit) -> Result<(), VaultError> {
    let rows: i64 = c.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let nth = i64::try_from(edit.row).unwrap_or_default();
    let column = edit.column % COLUMNS.len();
    let mut values = c.query_row(
        "SELECT * FROM sqlite_schema ORDER BY rowid LIMIT 1 OFFSET ?1",
        [nth % rows.max(1)],
        |row| {
            (0..COLUMNS.len())
                .map(|at| row.get::<_, Value>(at))
                .collect::<Result<Vec<_>, _>>()
        },
    )?;
    values[column] = changed(&values[column], edit);
    if nth < rows {
        let name = COLUMNS[column];
        let sql = format!(
            "UPDATE sqlite_schema SET {name} = ?1 WHERE rowid =
                 (SELECT rowid FROM sqlite_schema ORDER BY rowid LIMIT 1 OFFSET ?2)"
        );
        c.execute(&sql, (&values[column], nth))?;
    } else {
        let sql = "INSERT INTO sqlite_schema VALUES (?1, ?2, ?3, ?4, ?5)";
        c.execute(sql, params_from_iter(values))?;
    }
    Ok(())
}

fn changed(value: &Value, edit: &Edit) -> Value {
    let mut bytes = match value {
        Value::Text(text) => text.clone().into_bytes(),
        Value::Blob(bytes) => bytes.clone(),
        // A page: the first of the bytes says by how much another.
        Value::Integer(page) => {
            let more = edit.bytes.first().copied().unwrap_or_default();
            return Value::Integer(page.wrapping_add(i64::from(more.cast_signed())));
        }
        Value::Null | Value::Real(_) => Vec::new(),
    };
    let from = edit.at % (bytes.len() + 1);
    let to = (from + edit.cut).min(bytes.len());
    bytes.splice(from..to, edit.bytes.iter().copied());
    match String::from_utf8(bytes) {
        Ok(text) if !edit.as_blob => Value::Text(text),
        Ok(text) => Value::Blob(text.into_bytes()),
        Err(error) => Value::Blob(error.into_bytes()),
    }
}

/// What the comparison says of a database with these pages.
///
/// # Errors
/// When they are not even taken for a database.
pub fn said(pages: &[u8]) -> Result<Said, VaultError> {
    let mut c = opened(pages)?;
    schema::distrust(&mut c)?;
    Ok(match schema::must_be_ours(&mut c, SCHEMA_VERSION) {
        Ok(()) => {
            // What was found to be ours is used.
            let _ = c.execute_batch(
                "INSERT INTO day_note VALUES (-2, '2026-11-29', 'crane', '', 1, 0, 0, '');
                 DELETE FROM day_note",
            );
            Said::Ours
        }
        Err(VaultError::ForeignSchema | VaultError::JournalDamaged) => Said::Refused,
        Err(other) => Said::Wrong(format!("{other:?}")),
    })
}

/// All by which schemas differ, read as any SQLite reads it; `None` where it cannot. With `pages_too` it is told
/// on which page each table begins.
#[must_use]
pub fn schema_of(pages: &[u8], pages_too: bool) -> Option<Vec<String>> {
    let c = opened(pages).ok()?;
    c.execute_batch("PRAGMA writable_schema = ON").ok()?;
    let page = if pages_too { "rootpage" } else { "0" };
    // In hex: what is quoted ends at a zero byte.
    let hex = |name: &str| format!("typeof({name}) || hex({name})");
    let of_objects = format!(
        "SELECT {} || ' ' || {} || ' ' || {} || ' ' || {} || ' ' || {page} FROM sqlite_schema",
        hex("type"),
        hex("name"),
        hex("tbl_name"),
        hex("sql")
    );
    let of_search = format!(
        "SELECT {} || ' ' || {} FROM search_config",
        hex("k"),
        hex("v")
    );
    let mut found = Vec::new();
    for sql in [of_objects, of_search] {
        let mut statement = c.prepare(&sql).ok()?;
        let rows = statement
            .query_map([], |row| row.get::<_, String>(0))
            .ok()?;
        found.extend(rows.collect::<Result<Vec<_>, _>>().ok()?);
    }
    found.sort_unstable();
    for word in ["application_id", "auto_vacuum", "encoding"] {
        let sql = format!("PRAGMA {word}");
        let value = c.query_row(&sql, [], |row| row.get::<_, Value>(0)).ok()?;
        found.push(format!("{word} {value:?}"));
    }
    Some(found)
}

fn opened(pages: &[u8]) -> Result<Connection, VaultError> {
    // Of an encrypted database each page is there whole, or it is damaged before its schema is asked for.
    if pages.is_empty() || !pages.len().is_multiple_of(PAGE) {
        return Err(VaultError::JournalDamaged);
    }
    let mut c = crate::connect::in_memory()?;
    c.deserialize_read_exact(MAIN_DB, pages, pages.len(), false)?;
    Ok(c)
}
