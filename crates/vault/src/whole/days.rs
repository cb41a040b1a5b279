use chrono::NaiveDate;
use journal::{Level, WholeCheckIn, WholeDayNote, WholeRating, WholeRecord};
use rusqlite::{Connection, params};

use super::Each;
use crate::VaultError;
use crate::moment::stamp;
use crate::search::apart;
use crate::table::{day_from, day_text, named};

/// The first and the last day of a part; `None` is all days there are.
pub(super) type Period = Option<(NaiveDate, NaiveDate)>;

/// The bounds as they are compared in the database: every day lies between the outermost.
fn bounds(period: Period) -> (String, String) {
    match period {
        Some((from, to)) => (day_text(from), day_text(to)),
        None => ("0000-01-01".into(), "9999-12-31".into()),
    }
}

/// The check-ins, oldest day first.
pub(super) fn check_ins<E: From<VaultError>>(
    c: &Connection,
    period: Period,
    each: Each<'_, E>,
) -> Result<(), E> {
    let (from, to) = bounds(period);
    let mut statement = prepare(
        c,
        "SELECT for_date, recorded_at, recorded_offset, zone FROM check_in
         WHERE for_date BETWEEN ?1 AND ?2 ORDER BY for_date",
    )?;
    let mut rows = statement.query([from, to]).map_err(VaultError::from)?;
    while let Some(row) = rows.next().map_err(VaultError::from)? {
        each(WholeRecord::CheckIn(check_in(c, row)?))?;
    }
    Ok(())
}

fn check_in(c: &Connection, row: &rusqlite::Row<'_>) -> Result<WholeCheckIn, VaultError> {
    let for_date: String = row.get(0)?;
    Ok(WholeCheckIn {
        day: day_from(&for_date, "check_in.for_date")?,
        recorded: stamp(row.get(1)?, row.get(2)?)?,
        zone: row.get(3)?,
        ratings: ratings(c, &for_date)?,
    })
}

fn ratings(c: &Connection, for_date: &str) -> Result<Vec<WholeRating>, VaultError> {
    let mut statement = c.prepare_cached(
        "SELECT sign, level, acted, recorded_at, recorded_offset FROM rating WHERE for_date = ?1",
    )?;
    let mut rows = statement.query([for_date])?;
    let mut ratings = Vec::with_capacity(11);
    while let Some(row) = rows.next()? {
        let level: Option<u8> = row.get(1)?;
        ratings.push(WholeRating {
            sign: named(&row.get::<_, String>(0)?, "rating.sign")?,
            level: level
                .map(Level::new)
                .transpose()
                .map_err(|_| VaultError::BadValue {
                    what: "rating.level",
                })?,
            acted: row.get(2)?,
            recorded: stamp(row.get(3)?, row.get(4)?)?,
        });
    }
    ratings.sort_unstable_by_key(|rating| rating.sign);
    Ok(ratings)
}

/// The notes for the day, in the order in which they were first written.
pub(super) fn notes<E: From<VaultError>>(
    c: &Connection,
    period: Period,
    each: Each<'_, E>,
) -> Result<(), E> {
    let (from, to) = bounds(period);
    let mut statement = prepare(
        c,
        "SELECT for_date, body, revision, written_at, written_offset, zone FROM day_note
         WHERE for_date BETWEEN ?1 AND ?2 ORDER BY doc DESC",
    )?;
    let mut rows = statement.query([from, to]).map_err(VaultError::from)?;
    while let Some(row) = rows.next().map_err(VaultError::from)? {
        each(WholeRecord::DayNote(note(row)?))?;
    }
    Ok(())
}

fn note(row: &rusqlite::Row<'_>) -> Result<WholeDayNote, VaultError> {
    Ok(WholeDayNote {
        day: day_from(&row.get::<_, String>(0)?, "day_note.for_date")?,
        text: row.get(1)?,
        revision: row.get(2)?,
        written: stamp(row.get(3)?, row.get(4)?)?,
        zone: row.get(5)?,
    })
}

fn prepare<'c>(c: &'c Connection, sql: &str) -> Result<rusqlite::CachedStatement<'c>, VaultError> {
    Ok(c.prepare_cached(sql)?)
}

pub(super) fn put_check_in(c: &Connection, check_in: &WholeCheckIn) -> Result<(), VaultError> {
    let for_date = day_text(check_in.day);
    c.prepare_cached(
        "INSERT INTO check_in (for_date, recorded_at, recorded_offset, zone)
         VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![
        for_date,
        check_in.recorded.timestamp(),
        check_in.recorded.offset().local_minus_utc() / 60,
        check_in.zone,
    ])?;
    let mut insert = c.prepare_cached(
        "INSERT INTO rating (for_date, sign, level, acted, recorded_at, recorded_offset)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for rating in &check_in.ratings {
        insert.execute(params![
            for_date,
            rating.sign.as_str(),
            rating.level.map(Level::get),
            rating.acted,
            rating.recorded.timestamp(),
            rating.recorded.offset().local_minus_utc() / 60,
        ])?;
    }
    Ok(())
}

pub(super) fn put_note(c: &Connection, note: &WholeDayNote) -> Result<(), VaultError> {
    c.prepare_cached(
        "INSERT INTO day_note
             (doc, for_date, body, revision, written_at, written_offset, zone, apart)
         SELECT coalesce(min(doc), 0) - 1, ?1, ?2, ?3, ?4, ?5, ?6, ?7 FROM day_note",
    )?
    .execute(params![
        day_text(note.day),
        note.text,
        note.revision,
        note.written.timestamp(),
        note.written.offset().local_minus_utc() / 60,
        note.zone,
        apart([note.text.as_str()]),
    ])?;
    Ok(())
}
