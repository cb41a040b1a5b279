use chrono::NaiveDate;
use journal::{Boundary, BoundaryEventKind, EntryError, FIELD_MAX_BYTES};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::read::named;
use crate::table::{day_from, day_text};
use crate::{Moment, VaultError};

/// What happened with a boundary on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundaryEvent {
    /// Its id.
    pub id: Uuid,
    /// The day.
    pub on: NaiveDate,
    /// What happened.
    pub kind: BoundaryEventKind,
    /// In the person's words; may be empty.
    pub note: String,
}

impl BoundaryEvent {
    pub(super) fn tidied(&self) -> Result<Self, VaultError> {
        let note = journal::clean(&self.note).into_owned();
        if note.len() > FIELD_MAX_BYTES {
            return Err(EntryError::TextTooLong { bytes: note.len() }.into());
        }
        Ok(BoundaryEvent {
            note,
            ..self.clone()
        })
    }
}

pub(super) fn put(c: &Connection, doc: i64, boundary: &Boundary) -> Result<(), VaultError> {
    // No REPLACE: it would take the events along.
    c.prepare_cached(
        "INSERT INTO boundary (entry, boundary, why, will_do, said, how_said, review_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (entry) DO UPDATE SET
             boundary = excluded.boundary, why = excluded.why, will_do = excluded.will_do,
             said = excluded.said, how_said = excluded.how_said, review_on = excluded.review_on",
    )?
    .execute(params![
        doc,
        boundary.boundary,
        boundary.why,
        boundary.will_do,
        boundary.said,
        boundary.how_said,
        boundary.review_on.map(day_text),
    ])?;
    Ok(())
}

pub(super) fn get(c: &Connection, doc: i64) -> Result<Boundary, VaultError> {
    let mut review_on: Option<String> = None;
    let boundary = c
        .prepare_cached(
            "SELECT boundary, why, will_do, said, how_said, review_on FROM boundary WHERE entry = ?1",
        )?
        .query_row([doc], |row| {
            review_on = row.get(5)?;
            Ok(Boundary {
                boundary: row.get(0)?,
                why: row.get(1)?,
                will_do: row.get(2)?,
                said: row.get(3)?,
                how_said: row.get(4)?,
                review_on: None,
            })
        })?;
    let day = |text: String| day_from(&text, "boundary.review_on");
    Ok(Boundary {
        review_on: review_on.map(day).transpose()?,
        ..boundary
    })
}

pub(super) fn put_event(
    c: &Connection,
    doc: i64,
    event: &BoundaryEvent,
    now: &Moment,
) -> Result<(), VaultError> {
    must_be_boundary(c, doc)?;
    c.prepare_cached(
        "INSERT INTO boundary_event (id, entry, on_date, kind, note, recorded_at, recorded_offset)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (id) DO UPDATE SET
             on_date = excluded.on_date, kind = excluded.kind, note = excluded.note
         WHERE entry = excluded.entry",
    )?
    .execute(params![
        event.id.to_string(),
        doc,
        day_text(event.on),
        event.kind.as_str(),
        event.note,
        now.seconds(),
        now.offset_minutes(),
    ])?;
    Ok(())
}

pub(super) fn remove_event(c: &Connection, doc: i64, event: Uuid) -> Result<(), VaultError> {
    c.prepare_cached("DELETE FROM boundary_event WHERE id = ?1 AND entry = ?2")?
        .execute(params![event.to_string(), doc])?;
    Ok(())
}

fn must_be_boundary(c: &Connection, doc: i64) -> Result<(), VaultError> {
    c.prepare_cached("SELECT 1 FROM boundary WHERE entry = ?1")?
        .query_row([doc], |_| Ok(()))
        .optional()?
        .ok_or(VaultError::EntryNotFound)
}

/// The last first; within a day the one noted last.
pub(super) fn events(c: &Connection, doc: i64) -> Result<Vec<BoundaryEvent>, VaultError> {
    let mut statement = c.prepare_cached(
        "SELECT id, on_date, kind, note FROM boundary_event WHERE entry = ?1
         ORDER BY on_date DESC, recorded_at DESC, id DESC",
    )?;
    let mut rows = statement.query([doc])?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        events.push(BoundaryEvent {
            id: named(&row.get::<_, String>(0)?, "boundary_event.id")?,
            on: day_from(&row.get::<_, String>(1)?, "boundary_event.on_date")?,
            kind: named(&row.get::<_, String>(2)?, "boundary_event.kind")?,
            note: row.get(3)?,
        });
    }
    Ok(events)
}
