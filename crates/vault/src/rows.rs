//! Every row of a journal, value by value, into a new one. What else stands in the old one, in its schema,
//! between its rows or in pages that are not in use, does not come along.

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql, Transaction, params_from_iter};

use crate::VaultError;
use crate::shape::{self, Shape, quote};
use crate::table::meta;

/// Fills `to`, which the migrations just made, with what `from` holds. Both are of this program's schema.
/// Of what the journal knows about itself only what is known by name is taken; `told` is put over it.
///
/// # Errors
/// [`VaultError::JournalDamaged`] for a row that a sound journal cannot hold; damage and storage errors.
pub(crate) fn copy(
    from: &Connection,
    to: &mut Connection,
    told: &[(&str, String)],
) -> Result<(), VaultError> {
    let t = to.transaction()?;
    // Rows come table by table, in the order of the tables' names.
    t.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    for table in shape::tables_of_content(&t)? {
        copy_table(from, &t, &table)?;
    }
    for (name, value) in meta::all_known(from)? {
        meta::put(&t, &name, &value)?;
    }
    for (name, value) in told {
        meta::put(&t, name, value)?;
    }
    t.commit().map_err(of_a_row)
}

fn copy_table(from: &Connection, to: &Transaction<'_>, table: &Shape) -> Result<(), VaultError> {
    // NOT INDEXED: an index may lack a row, or name one that is not there.
    let select = format!(
        "SELECT {} FROM main.{} NOT INDEXED ORDER BY {}",
        table.column_list(),
        quote(&table.name),
        table.key_list(),
    );
    let insert = format!(
        "INSERT INTO {} ({}) VALUES ({})",
        quote(&table.name),
        table.column_list(),
        vec!["?"; table.columns.len()].join(", "),
    );
    let mut statement = from.prepare(&select)?;
    let mut insert = to.prepare(&insert)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let values = (0..table.columns.len())
            .map(|column| Ok(AsItIs(row.get_ref(column)?)))
            .collect::<Result<Vec<_>, rusqlite::Error>>()?;
        insert.execute(params_from_iter(values)).map_err(of_a_row)?;
    }
    Ok(())
}

/// A value with its type and its bytes, whether they are UTF-8 or not.
struct AsItIs<'v>(ValueRef<'v>);

impl ToSql for AsItIs<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(self.0))
    }
}

/// What a sound journal never holds, a new one does not take.
fn of_a_row(error: rusqlite::Error) -> VaultError {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::ConstraintViolation) => VaultError::JournalDamaged,
        _ => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{SCHEMA_VERSION, digest, migrate};

    fn journal(sql: &str) -> Connection {
        let mut c = Connection::open_in_memory().unwrap();
        migrate::run_to(&mut c, SCHEMA_VERSION).unwrap();
        c.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
            .unwrap();
        c.execute_batch(sql).unwrap();
        c
    }

    fn empty() -> Connection {
        let c = journal("");
        c.execute_batch("PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = OFF")
            .unwrap();
        c
    }

    const ROWS: &str = "
        INSERT INTO entry (doc, id, kind, revision, occurred_on, title, body, more, tags, apart, to_session,
            created_at, created_offset, zone, updated_at, updated_offset, deleted_at) VALUES
            (7, '01990000-0000-7000-8000-000000000001', 'good-moment', 1, '2026-11-23', 'heron',
             CAST(x'ff00fe' AS TEXT), '', '', '', 0, -5, 60, 'UTC', 9223372036854775807, 0, NULL),
            (9, '01990000-0000-7000-8000-000000000002', 'good-moment', 1, '2026-11-23', 'otter',
             '', '', '', '', 0, 0, 0, 'UTC', 0, 0, 5);
        INSERT INTO check_in VALUES ('2026-11-23', 1, 2, 'UTC');
        INSERT INTO rating VALUES ('2026-11-23', 'drama', NULL, NULL, 1, 2);
        INSERT INTO day_note VALUES (-3, '2026-11-23', 'kettle', '', 2, 1, 2, 'UTC');
        INSERT INTO entry_tag VALUES (7, 'home', 0, 'Home');
        INSERT INTO meta VALUES ('vault-id', 'x'), ('made-at', '2026-11-23T10:00:00+00:00');";

    #[test]
    fn each_value_comes_along_with_its_type_and_its_number() {
        let from = journal(ROWS);
        let mut to = empty();
        copy(&from, &mut to, &[(meta::VAULT_ID, "y".into())]).unwrap();
        assert_eq!(digest::digest(&to).unwrap(), digest::digest(&from).unwrap());
        assert_eq!(
            meta::get(&to, meta::VAULT_ID).unwrap().as_deref(),
            Some("y")
        );
        assert!(meta::get(&to, meta::MADE_AT).unwrap().is_some());
        let found = |word: &str| -> Vec<i64> {
            let mut statement = to
                .prepare("SELECT rowid FROM search WHERE search MATCH ?1")
                .unwrap();
            let rows = statement.query_map([word], |row| row.get(0)).unwrap();
            rows.map(Result::unwrap).collect()
        };
        assert_eq!((found("heron"), found("kettle")), (vec![7], vec![-3]));
        assert_eq!(found("otter"), [] as [i64; 0], "it lies in the trash");
    }

    #[test]
    fn what_a_sound_journal_cannot_hold_is_damage_and_no_fault_of_the_disk() {
        for sql in [
            "INSERT INTO entry_sign VALUES (99, 'drama')",
            "INSERT INTO check_in VALUES ('no day', 1, 2, 'UTC')",
            "INSERT INTO setting VALUES ('a', 'b'); INSERT INTO rating VALUES ('2026-11-23', 'drama', 9, 0, 1, 2)",
        ] {
            let from = journal(sql);
            let refused = copy(&from, &mut empty(), &[]);
            assert!(
                matches!(refused, Err(VaultError::JournalDamaged)),
                "{sql}: {refused:?}"
            );
        }
    }

    #[test]
    fn a_row_that_an_index_does_not_know_comes_along() {
        let from = journal(
            "INSERT INTO setting VALUES ('a', 'b');
             PRAGMA writable_schema = ON;
             CREATE TABLE other (t, d); CREATE INDEX other_index ON other (t, d);",
        );
        from.execute_batch(ROWS).unwrap();
        from.execute_batch(
            "UPDATE sqlite_schema SET rootpage =
                 (SELECT rootpage FROM sqlite_schema WHERE name = 'other_index')
                 WHERE name = 'entry_by_day';
             PRAGMA writable_schema = RESET;
             DROP TABLE other",
        )
        .unwrap();
        let mut to = empty();
        copy(&from, &mut to, &[]).unwrap();
        let entries = to.query_row("SELECT count(*) FROM entry", [], |row| row.get(0));
        assert_eq!(entries, Ok(2));
    }
}
