//! Whether the schema of a database is exactly the one that this program's migrations make.
//!
//! Anyone who once had the key can add a trigger, a view or a table, and what they add acts for them
//! later: it fires when a recovery key is replaced, keeps what is deleted, never lets a query end. So a
//! schema that is not ours, object by object and letter by letter, is never used, and until it has been
//! compared nothing else of the database is read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Row};

use crate::{Integrity, SCHEMA_VERSION, VaultError, integrity, migrate};

/// A table, index, trigger or view, as SQLite keeps it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Object {
    /// `table`, `index`, `trigger` or `view`.
    pub(crate) kind: String,
    pub(crate) name: String,
    /// The table it belongs to; for a table or view its own name.
    pub(crate) table: String,
    /// The statement that makes it; `None` for the index that a key brings with it.
    pub(crate) sql: Option<String>,
}

/// What the migrations make.
#[derive(Debug)]
struct Made {
    /// In order.
    objects: Vec<Object>,
    /// How the search is set up. It decides whether what is deleted leaves the index.
    search: BTreeMap<String, Value>,
}

/// The first schema with a search.
const FIRST_WITH_SEARCH: u32 = 2;
/// The row by which the search knows its own format; it raises it by itself.
const SEARCH_FORMAT: &str = "version";
const SEARCH_FORMATS: [Value; 2] = [Value::Integer(4), Value::Integer(5)];

/// Before anything of a database is read: nothing that stands in it may act, and nothing but its schema may be
/// read, until [`must_be_ours`] has found that it is.
pub(crate) fn distrust(connection: &mut Connection) -> Result<(), VaultError> {
    connection.authorizer(Some(only_the_schema))?;
    for (setting, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
    ] {
        connection.set_db_config(setting, on)?;
    }
    Ok(())
}

/// Triggers and views work again: they were found to be ours.
fn trust(connection: &Connection) -> Result<(), VaultError> {
    for setting in [
        DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER,
        DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW,
    ] {
        connection.set_db_config(setting, true)?;
    }
    Ok(())
}

/// Compares the schema of `connection` with the one that the migrations make up to its version, which is
/// `version`. Reads the schema and nothing else until it is found to be ours.
///
/// # Errors
/// [`VaultError::ForeignSchema`]; damage and storage errors.
pub(crate) fn must_be_ours(connection: &mut Connection, version: u32) -> Result<(), VaultError> {
    let made = made(version)?;
    // SQLite itself reads more than the schema: the statistics of its planner, whose table may be anything.
    connection.authorizer(Some(only_the_schema))?;
    let found = found(connection);
    connection.authorizer(None::<fn(AuthContext<'_>) -> Authorization>)?;
    let found = found.map_err(|error| of_the_schema(connection, error))?;
    if found.as_deref() != Some(&made.objects[..]) {
        return Err(VaultError::ForeignSchema);
    }
    if version >= FIRST_WITH_SEARCH && !is_search_ours(connection, made)? {
        return Err(VaultError::ForeignSchema);
    }
    trust(connection)
}

/// The objects that the migrations make up to `version`, in order.
pub(crate) fn objects_of(version: u32) -> Result<&'static [Object], VaultError> {
    Ok(&made(version)?.objects)
}

/// Asked of SQLite for each thing that a statement is about to read or do.
fn only_the_schema(asked: AuthContext<'_>) -> Authorization {
    match asked.action {
        AuthAction::Select | AuthAction::Pragma { .. } => Authorization::Allow,
        AuthAction::Read { table_name, .. }
            if ["sqlite_master", "sqlite_schema"].contains(&table_name) =>
        {
            Authorization::Allow
        }
        _ => Authorization::Deny,
    }
}

/// Its objects in order; `None` when something in it is not even of the form of ours.
fn found(connection: &Connection) -> Result<Option<Vec<Object>>, VaultError> {
    let word = |name: &str| {
        let asked = format!("PRAGMA {name}");
        let answer = connection.query_row(&asked, [], |row| row.get::<_, Value>(0));
        answer.map_err(of_reading)
    };
    let is_plain = word("application_id")? == Value::Integer(0)
        && word("auto_vacuum")? == Value::Integer(0)
        && word("encoding")? == Value::Text("UTF-8".into());
    if !is_plain {
        return Ok(None);
    }
    let all = "SELECT type, name, tbl_name, sql, rootpage FROM sqlite_schema";
    let mut statement = connection.prepare(all).map_err(of_reading)?;
    let mut rows = statement.query([])?;
    let mut objects = Vec::new();
    let mut roots = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let Some((object, root)) = read(row)? else {
            return Ok(None);
        };
        // A page that two trees begin on would change one by way of the other.
        if root != 0 && !roots.insert(root) {
            return Ok(None);
        }
        objects.push(object);
    }
    objects.sort_unstable();
    Ok(Some(objects))
}

fn read(row: &Row<'_>) -> Result<Option<(Object, i64)>, VaultError> {
    let text = |at| match row.get_ref(at)? {
        ValueRef::Text(bytes) => Ok(std::str::from_utf8(bytes).ok().map(str::to_owned)),
        _ => Ok::<_, rusqlite::Error>(None),
    };
    let sql = match row.get_ref(3)? {
        ValueRef::Null => None,
        _ => match text(3)? {
            None => return Ok(None),
            sql => sql,
        },
    };
    let root = match row.get_ref(4)? {
        ValueRef::Integer(root) => root,
        _ => return Ok(None),
    };
    let (Some(kind), Some(name), Some(table)) = (text(0)?, text(1)?, text(2)?) else {
        return Ok(None);
    };
    let object = Object {
        kind,
        name,
        table,
        sql,
    };
    // On the first page the schema itself begins.
    let can_be = if object.begins_a_tree() {
        root > 1
    } else {
        root == 0
    };
    Ok(can_be.then_some((object, root)))
}

impl Object {
    /// Whether it has pages of its own.
    fn begins_a_tree(&self) -> bool {
        let is_virtual = |sql: &String| sql.starts_with("CREATE VIRTUAL TABLE");
        match self.kind.as_str() {
            "table" => !self.sql.as_ref().is_some_and(is_virtual),
            "index" => true,
            _ => false,
        }
    }
}

/// The statements are always the same: where SQLite finds fault with one, it is what stands in the database, such
/// as a format of the schema that nobody knows. No disk refused anything.
fn of_reading(error: rusqlite::Error) -> VaultError {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::Unknown) => VaultError::JournalDamaged,
        _ => error.into(),
    }
}

/// What it means that a schema could not be read.
fn of_the_schema(connection: &Connection, error: VaultError) -> VaultError {
    // SQLite calls a schema corrupt that it cannot make sense of. Where each page is as somebody with the
    // key wrote it, no disk did that.
    match error {
        VaultError::JournalDamaged => match integrity::check(connection) {
            Ok(Integrity::Whole) => VaultError::ForeignSchema,
            _ => VaultError::JournalDamaged,
        },
        other => other,
    }
}

/// Whether the search is set up as ours is. Read once its table is known to be a plain one.
fn is_search_ours(connection: &Connection, made: &Made) -> Result<bool, VaultError> {
    let mut search = settings_of_search(connection)?;
    let format = search.remove(SEARCH_FORMAT);
    Ok(search == made.search && format.is_some_and(|it| SEARCH_FORMATS.contains(&it)))
}

fn settings_of_search(connection: &Connection) -> Result<BTreeMap<String, Value>, VaultError> {
    let mut statement = connection.prepare("SELECT k, v FROM search_config")?;
    let rows = statement.query_map([], |row| {
        let name = match row.get_ref(0)? {
            ValueRef::Text(name) => String::from_utf8_lossy(name).into_owned(),
            other => format!("{other:?}"),
        };
        Ok((name, row.get(1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Makes each version once a process: a few milliseconds each.
fn made(version: u32) -> Result<&'static Made, VaultError> {
    static MADE: [OnceLock<Made>; SCHEMA_VERSION as usize] =
        [const { OnceLock::new() }; SCHEMA_VERSION as usize];
    // Version 0 is no journal, and of a newer one nothing is known.
    let place = (version as usize)
        .checked_sub(1)
        .and_then(|at| MADE.get(at));
    let place = place.ok_or(VaultError::ForeignSchema)?;
    if let Some(made) = place.get() {
        return Ok(made);
    }
    let mut fresh = crate::connect::in_memory()?;
    migrate::run_to(&mut fresh, version)?;
    let objects = found(&fresh)?.ok_or(VaultError::ForeignSchema)?;
    let mut search = BTreeMap::new();
    if version >= FIRST_WITH_SEARCH {
        search = settings_of_search(&fresh)?;
        search.remove(SEARCH_FORMAT);
    }
    Ok(place.get_or_init(|| Made { objects, search }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::MAIN_DB;

    fn journal(version: u32) -> Connection {
        let mut c = Connection::open_in_memory().unwrap();
        migrate::run_to(&mut c, version).unwrap();
        c
    }

    fn is_foreign(mut c: Connection, version: u32) -> bool {
        distrust(&mut c).unwrap();
        matches!(
            must_be_ours(&mut c, version),
            Err(VaultError::ForeignSchema)
        )
    }

    #[test]
    fn each_version_is_itself_and_no_other() {
        for version in 1..=SCHEMA_VERSION {
            let mut c = journal(version);
            distrust(&mut c).unwrap();
            must_be_ours(&mut c, version).unwrap();
            for other in (0..=SCHEMA_VERSION + 1).filter(|other| *other != version) {
                assert!(is_foreign(journal(version), other), "{version} as {other}");
            }
        }
    }

    #[test]
    fn once_it_is_known_triggers_and_views_work_and_everything_is_read() {
        let mut c = journal(SCHEMA_VERSION);
        distrust(&mut c).unwrap();
        for sql in ["SELECT doc FROM written", "SELECT value FROM meta"] {
            assert!(c.prepare(sql).is_err(), "{sql}");
        }
        must_be_ours(&mut c, SCHEMA_VERSION).unwrap();
        c.execute_batch("INSERT INTO day_note VALUES (-1, '2026-11-30', 'heron', '', 1, 0, 0, '')")
            .unwrap();
        let found = "SELECT count(*) FROM search JOIN written ON doc = search.rowid
                     WHERE search MATCH 'heron'";
        assert_eq!(c.query_row(found, [], |row| row.get(0)), Ok(1));
    }

    #[test]
    fn whatever_is_added_taken_away_or_worded_otherwise_is_foreign() {
        let schema = |edit: &str| {
            format!("PRAGMA writable_schema = ON; {edit}; PRAGMA writable_schema = OFF")
        };
        for sql in [
            "CREATE TABLE kept (x)".to_owned(),
            "CREATE VIEW seen AS SELECT 1".to_owned(),
            "CREATE INDEX found ON entry (lower(title))".to_owned(),
            "CREATE TRIGGER kept BEFORE DELETE ON entry BEGIN SELECT 1; END".to_owned(),
            "CREATE VIRTUAL TABLE other USING fts5 (x)".to_owned(),
            "ALTER TABLE meta ADD COLUMN more TEXT".to_owned(),
            "ALTER TABLE meta RENAME COLUMN value TO worth".to_owned(),
            "DROP INDEX entry_by_day".to_owned(),
            "DROP TRIGGER entry_erased".to_owned(),
            "ANALYZE".to_owned(),
            "PRAGMA application_id = 7".to_owned(),
            "UPDATE search_config SET v = 0 WHERE k = 'secure-delete'".to_owned(),
            "UPDATE search_config SET v = 3 WHERE k = 'version'".to_owned(),
            "INSERT INTO search (search, rank) VALUES ('automerge', 8)".to_owned(),
            "DELETE FROM search_config WHERE k = 'rank'".to_owned(),
            schema("UPDATE sqlite_schema SET sql = sql || ' ' WHERE name = 'meta'"),
            schema("UPDATE sqlite_schema SET sql = replace(sql, 'TEXT', 'text')"),
            schema("UPDATE sqlite_schema SET sql = CAST(sql AS BLOB) WHERE name = 'written'"),
            schema("UPDATE sqlite_schema SET sql = sql || char(0) || 'x' WHERE name = 'meta'"),
            schema("UPDATE sqlite_schema SET tbl_name = 'entry' WHERE name = 'day_note_erased'"),
            schema("UPDATE sqlite_schema SET sql = 'nonsense' WHERE name = 'meta'"),
            schema("DELETE FROM sqlite_schema WHERE name = 'setting'"),
            schema("UPDATE sqlite_schema SET rootpage = 0 WHERE name = 'meta'"),
            schema("UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'meta'"),
            schema("UPDATE sqlite_schema SET rootpage = -1 WHERE name = 'entry_erased'"),
            schema("UPDATE sqlite_schema SET rootpage = 7 WHERE name = 'written'"),
            schema(
                "UPDATE sqlite_schema SET rootpage =
                     (SELECT rootpage FROM sqlite_schema WHERE name = 'setting') WHERE name = 'meta'",
            ),
        ] {
            let c = journal(SCHEMA_VERSION);
            c.execute_batch(&sql).unwrap();
            assert!(is_foreign(c, SCHEMA_VERSION), "{sql}");
        }
    }

    #[test]
    fn a_format_that_nobody_knows_is_foreign_and_no_fault_of_the_disk() {
        let mut pages = journal(SCHEMA_VERSION).serialize(MAIN_DB).unwrap().to_vec();
        // The last of the four bytes in a database's header that tell the format of its schema.
        assert_eq!(pages[47], 4);
        pages[47] = 9;
        let mut c = Connection::open_in_memory().unwrap();
        let read = c.deserialize_read_exact(MAIN_DB, &pages[..], pages.len(), false);
        read.unwrap();
        assert!(is_foreign(c, SCHEMA_VERSION));
    }

    #[test]
    fn a_search_that_raised_its_own_format_is_still_ours() {
        let mut c = journal(SCHEMA_VERSION);
        c.execute_batch(
            "INSERT INTO day_note VALUES (-1, '2026-11-30', 'heron', '', 1, 0, 0, '');
             DELETE FROM day_note",
        )
        .unwrap();
        must_be_ours(&mut c, SCHEMA_VERSION).unwrap();
    }
}
