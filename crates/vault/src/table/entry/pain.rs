use journal::Pain;
use rusqlite::{Connection, params};

use crate::VaultError;

pub(super) fn put(c: &Connection, doc: i64, pain: &Pain) -> Result<(), VaultError> {
    c.prepare_cached(
        "INSERT OR REPLACE INTO pain (entry, happened, felt, meant, need, reached)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        doc,
        pain.happened,
        pain.felt,
        pain.meant,
        pain.need,
        pain.reached
    ])?;
    Ok(())
}

pub(super) fn get(c: &Connection, doc: i64) -> Result<Pain, VaultError> {
    Ok(
        c.prepare_cached("SELECT happened, felt, meant, need, reached FROM pain WHERE entry = ?1")?
            .query_row([doc], |row| {
                Ok(Pain {
                    happened: row.get(0)?,
                    felt: row.get(1)?,
                    meant: row.get(2)?,
                    need: row.get(3)?,
                    reached: row.get(4)?,
                })
            })?,
    )
}
