use journal::{SignId, WholeSign};
use rusqlite::{Connection, params};

use crate::VaultError;
use crate::table::{day_from, day_text, named};

/// The signs that are worded anew or put away, and one's own, in the order of the check-in.
pub(super) fn all(c: &Connection) -> Result<Vec<WholeSign>, VaultError> {
    let mut statement =
        c.prepare_cached("SELECT sign, label, line, put_away, worded_on FROM sign")?;
    let mut rows = statement.query([])?;
    let mut signs = Vec::with_capacity(SignId::ALL.len());
    while let Some(row) = rows.next()? {
        let worded_on: Option<String> = row.get(4)?;
        signs.push(WholeSign {
            sign: named(&row.get::<_, String>(0)?, "sign.sign")?,
            label: row.get(1)?,
            line: row.get(2)?,
            put_away: row.get(3)?,
            worded_on: worded_on
                .map(|day| day_from(&day, "sign.worded_on"))
                .transpose()?,
        });
    }
    signs.sort_unstable_by_key(|sign| sign.sign);
    Ok(signs)
}

pub(super) fn put(c: &Connection, sign: &WholeSign) -> Result<(), VaultError> {
    c.prepare_cached(
        "INSERT INTO sign (sign, label, line, put_away, worded_on) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        sign.sign.as_str(),
        sign.label,
        sign.line,
        sign.put_away,
        sign.worded_on.map(day_text),
    ])?;
    Ok(())
}
