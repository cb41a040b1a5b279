use rusqlite::{Connection, params};

use crate::VaultError;

pub(super) fn put(c: &Connection, doc: i64, prompt: Option<&str>) -> Result<(), VaultError> {
    c.prepare_cached("INSERT OR REPLACE INTO reflection (entry, prompt) VALUES (?1, ?2)")?
        .execute(params![doc, prompt])?;
    Ok(())
}

/// The prompt it answers, by its id in the catalogue.
pub(super) fn get(c: &Connection, doc: i64) -> Result<Option<String>, VaultError> {
    Ok(
        c.prepare_cached("SELECT prompt FROM reflection WHERE entry = ?1")?
            .query_row([doc], |row| row.get(0))?,
    )
}
