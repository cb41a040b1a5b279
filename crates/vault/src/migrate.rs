use rusqlite::{Connection, TransactionBehavior};

use crate::VaultError;

/// The migrations in order: number n leads from schema n-1 to schema n. Shipped ones never change.
const MIGRATIONS: &[&str] = &[include_str!("../migrations/0001-first.sql")];

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

fn run_steps(connection: &mut Connection, steps: &[&str]) -> Result<(), VaultError> {
    let found = version(connection)? as usize;
    if found >= steps.len() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    for step in &steps[found..] {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", steps.len() as u32)?;
    transaction.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "CREATE TABLE a (x); INSERT INTO a VALUES (1);";

    #[test]
    fn each_step_runs_once_and_the_number_follows() {
        let mut db = Connection::open_in_memory().unwrap();
        run_steps(&mut db, &[FIRST]).unwrap();
        run_steps(&mut db, &[FIRST]).unwrap();
        run_steps(&mut db, &[FIRST, "ALTER TABLE a ADD COLUMN y DEFAULT 2;"]).unwrap();
        let row: (i64, i64) = db
            .query_row("SELECT x, y FROM a", [], |r| Ok((r.get(0)?, r.get(1)?)))
            .unwrap();
        assert_eq!((row, version(&db).unwrap()), ((1, 2), 2));
    }

    #[test]
    fn a_step_that_fails_leaves_the_old_schema_whole() {
        let mut db = Connection::open_in_memory().unwrap();
        run_steps(&mut db, &[FIRST]).unwrap();
        let broken = "ALTER TABLE a ADD COLUMN y; INSERT INTO nowhere VALUES (1);";
        assert!(run_steps(&mut db, &[FIRST, broken]).is_err());
        assert_eq!(version(&db).unwrap(), 1);
        assert!(db.prepare("SELECT y FROM a").is_err());
    }
}
