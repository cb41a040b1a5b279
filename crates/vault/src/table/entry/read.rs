use std::str::FromStr;

use chrono::DateTime;
use journal::{EntryFields, EntryKind};
use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::{StoredEntry, boundary, links, own, trust_step};
use crate::VaultError;
use crate::moment::stamp;
use crate::table::day_from;

/// The entry with the number `doc`, whole.
pub(super) fn entry(c: &Connection, doc: i64) -> Result<StoredEntry, VaultError> {
    let main = main(c, doc)?;
    let kind = named::<EntryKind>(&main.kind, "entry.kind")?;
    let links = links::get(c, doc)?;
    let fields = EntryFields {
        occurred_on: day_from(&main.occurred_on, "entry.occurred_on")?,
        occurred_minute: main.occurred_minute,
        title: main.title,
        body: main.body,
        exercise: main
            .exercise
            .map(|id| named(&id, "entry.exercise"))
            .transpose()?,
        to_session: main.to_session,
        signs: links.signs,
        patterns: links.patterns,
        origins: links.origins,
        tags: links.tags,
        own: own::get(c, doc, kind)?,
    };
    let is_step = kind == EntryKind::TrustStep;
    Ok(StoredEntry {
        id: Uuid::from_str(&main.id).map_err(|_| VaultError::BadValue { what: "entry.id" })?,
        revision: main.revision,
        fields,
        created: stamp(main.created.0, main.created.1)?,
        updated: stamp(main.updated.0, main.updated.1)?,
        deleted_on: main
            .deleted_at
            .and_then(|at| DateTime::from_timestamp(at, 0))
            .map(|at| at.date_naive()),
        events: if kind == EntryKind::Boundary {
            boundary::events(c, doc)?
        } else {
            Vec::new()
        },
        outcome: if is_step {
            trust_step::outcome(c, doc)?
        } else {
            None
        },
        earlier: if is_step {
            trust_step::earlier(c, doc)?
        } else {
            Vec::new()
        },
        thoughts: if is_step {
            trust_step::thoughts(c, doc)?
        } else {
            Vec::new()
        },
    })
}

/// Reads a stored name; `what` names table and column when this program knows no such name.
pub(crate) fn named<T: FromStr>(name: &str, what: &'static str) -> Result<T, VaultError> {
    name.parse().map_err(|_| VaultError::BadValue { what })
}

struct Main {
    id: String,
    kind: String,
    revision: u32,
    occurred_on: String,
    occurred_minute: Option<u16>,
    title: String,
    body: String,
    to_session: bool,
    created: (i64, i32),
    updated: (i64, i32),
    deleted_at: Option<i64>,
    exercise: Option<String>,
}

fn main(c: &Connection, doc: i64) -> Result<Main, VaultError> {
    let read = |row: &Row<'_>| {
        Ok(Main {
            id: row.get(0)?,
            kind: row.get(1)?,
            revision: row.get(2)?,
            occurred_on: row.get(3)?,
            occurred_minute: row.get(4)?,
            title: row.get(5)?,
            body: row.get(6)?,
            to_session: row.get(7)?,
            created: (row.get(8)?, row.get(9)?),
            updated: (row.get(10)?, row.get(11)?),
            deleted_at: row.get(12)?,
            exercise: row.get(13)?,
        })
    };
    Ok(c.prepare_cached(
        "SELECT id, kind, revision, occurred_on, occurred_minute, title, body, to_session,
                created_at, created_offset, updated_at, updated_offset, deleted_at,
                exercise
         FROM entry WHERE doc = ?1",
    )?
    .query_row([doc], read)?)
}
