use journal::Origin;
use rusqlite::{Connection, params};

use crate::VaultError;

pub(super) fn put(c: &Connection, doc: i64, origin: &Origin) -> Result<(), VaultError> {
    c.prepare_cached(
        "INSERT OR REPLACE INTO origin (entry, first_felt, then_and_now) VALUES (?1, ?2, ?3)",
    )?
    .execute(params![doc, origin.first_felt, origin.then_and_now])?;
    Ok(())
}

pub(super) fn get(c: &Connection, doc: i64) -> Result<Origin, VaultError> {
    Ok(
        c.prepare_cached("SELECT first_felt, then_and_now FROM origin WHERE entry = ?1")?
            .query_row([doc], |row| {
                Ok(Origin {
                    first_felt: row.get(0)?,
                    then_and_now: row.get(1)?,
                })
            })?,
    )
}
