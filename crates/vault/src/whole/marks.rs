use journal::{Pause, WholeMark};
use rusqlite::{Connection, params};

use crate::VaultError;
use crate::moment::stamp;
use crate::table::{day_from, day_text, named};

/// The marks, oldest day first.
pub(super) fn all(c: &Connection) -> Result<Vec<WholeMark>, VaultError> {
    let mut statement = c.prepare_cached(
        "SELECT id, on_date, label, recorded_at, recorded_offset FROM mark ORDER BY on_date, id",
    )?;
    let mut rows = statement.query([])?;
    let mut marks = Vec::new();
    while let Some(row) = rows.next()? {
        marks.push(WholeMark {
            id: named(&row.get::<_, String>(0)?, "mark.id")?,
            on: day_from(&row.get::<_, String>(1)?, "mark.on_date")?,
            label: row.get(2)?,
            recorded: stamp(row.get(3)?, row.get(4)?)?,
        });
    }
    Ok(marks)
}

pub(super) fn put(c: &Connection, mark: &WholeMark) -> Result<(), VaultError> {
    c.prepare_cached(
        "INSERT INTO mark (id, on_date, label, recorded_at, recorded_offset)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        mark.id.to_string(),
        day_text(mark.on),
        mark.label,
        mark.recorded.timestamp(),
        mark.recorded.offset().local_minus_utc() / 60,
    ])?;
    Ok(())
}

pub(super) fn put_pause(c: &Connection, pause: &Pause) -> Result<(), VaultError> {
    c.prepare_cached("INSERT INTO pause (starts_on, ends_on) VALUES (?1, ?2)")?
        .execute(params![
            day_text(pause.starts_on),
            pause.ends_on.map(day_text)
        ])?;
    Ok(())
}
