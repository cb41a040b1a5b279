use journal::Tried;
use rusqlite::{Connection, params};

use super::read::named;
use crate::VaultError;

pub(super) fn put(c: &Connection, doc: i64, tried: &Tried) -> Result<(), VaultError> {
    c.prepare_cached("INSERT OR REPLACE INTO tried (entry, what, helped) VALUES (?1, ?2, ?3)")?
        .execute(params![
            doc,
            tried.what,
            tried.helped.map(|helped| helped.as_str())
        ])?;
    Ok(())
}

pub(super) fn get(c: &Connection, doc: i64) -> Result<Tried, VaultError> {
    let (what, helped): (String, Option<String>) = c
        .prepare_cached("SELECT what, helped FROM tried WHERE entry = ?1")?
        .query_row([doc], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(Tried {
        what,
        helped: helped
            .map(|name| named(&name, "tried.helped"))
            .transpose()?,
    })
}
