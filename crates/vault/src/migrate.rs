use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::VaultError;
use crate::search::apart;

/// A step to the next schema: SQL, and what SQL cannot do.
struct Step {
    sql: &'static str,
    then: fn(&Transaction<'_>) -> Result<(), VaultError>,
}

/// The migrations in order: number n leads from schema n-1 to schema n. Shipped ones never change.
const MIGRATIONS: &[Step] = &[
    Step {
        sql: include_str!("../migrations/0001-first.sql"),
        then: |_| Ok(()),
    },
    Step {
        sql: include_str!("../migrations/0002-entries.sql"),
        then: set_notes_apart,
    },
    Step {
        sql: include_str!("../migrations/0003-weeks-signs-sharing.sql"),
        then: |_| Ok(()),
    },
    Step {
        sql: include_str!("../migrations/0004-exercises.sql"),
        then: |_| Ok(()),
    },
];

/// The schema version this program writes (`user_version`).
pub const SCHEMA_VERSION: u32 = MIGRATIONS.len() as u32;

/// The schema version of an open database.
pub(crate) fn version(connection: &Connection) -> Result<u32, VaultError> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Brings a database to [`SCHEMA_VERSION`]: all steps and the new number in one transaction, so
/// that a kill leaves the old schema or the new.
pub(crate) fn run(connection: &mut Connection) -> Result<(), VaultError> {
    run_steps(connection, MIGRATIONS)
}

/// The same up to an earlier schema.
pub(crate) fn run_to(connection: &mut Connection, schema: u32) -> Result<(), VaultError> {
    let steps = MIGRATIONS.len().min(schema as usize);
    run_steps(connection, &MIGRATIONS[..steps])
}

fn run_steps(connection: &mut Connection, steps: &[Step]) -> Result<(), VaultError> {
    let found = version(connection)? as usize;
    if found >= steps.len() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    for step in &steps[found..] {
        transaction.execute_batch(step.sql)?;
        (step.then)(&transaction)?;
    }
    transaction.pragma_update(None, "user_version", steps.len() as u32)?;
    transaction.commit()?;
    Ok(())
}

/// Notes written before schema 2 are found by any part of a Chinese, Japanese or Thai sentence.
fn set_notes_apart(t: &Transaction<'_>) -> Result<(), VaultError> {
    let mut update = t.prepare("UPDATE day_note SET apart = ?2 WHERE doc = ?1")?;
    let mut notes = t.prepare("SELECT doc, body FROM day_note")?;
    let mut rows = notes.query([])?;
    while let Some(row) = rows.next()? {
        let set_apart = apart([row.get_ref(1)?.as_str().unwrap_or_default()]);
        if !set_apart.is_empty() {
            update.execute((row.get::<_, i64>(0)?, set_apart))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn step(sql: &'static str) -> Step {
        Step {
            sql,
            then: |_| Ok(()),
        }
    }

    const FIRST: Step = step("CREATE TABLE a (x); INSERT INTO a VALUES (1);");

    #[test]
    fn each_step_runs_once_and_the_number_follows() {
        let mut db = Connection::open_in_memory().unwrap();
        run_steps(&mut db, &[FIRST]).unwrap();
        run_steps(&mut db, &[FIRST]).unwrap();
        run_steps(
            &mut db,
            &[FIRST, step("ALTER TABLE a ADD COLUMN y DEFAULT 2;")],
        )
        .unwrap();
        let row: (i64, i64) = db
            .query_row("SELECT x, y FROM a", [], |r| Ok((r.get(0)?, r.get(1)?)))
            .unwrap();
        assert_eq!((row, version(&db).unwrap()), ((1, 2), 2));
    }

    #[test]
    fn a_step_that_fails_leaves_the_old_schema_whole() {
        let mut db = Connection::open_in_memory().unwrap();
        run_steps(&mut db, &[FIRST]).unwrap();
        let broken = step("ALTER TABLE a ADD COLUMN y; INSERT INTO nowhere VALUES (1);");
        assert!(run_steps(&mut db, &[FIRST, broken]).is_err());
        assert_eq!(version(&db).unwrap(), 1);
        assert!(db.prepare("SELECT y FROM a").is_err());
    }
}
