use chrono::{DateTime, FixedOffset};
use journal::{EntryKind, WholeEntry, WholeEvent, WholeOutcome, WholePrediction, WholeThought};
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::read::named;
use super::save::{Searched, exercise};
use super::{BoundaryEvent, StoredEntry, boundary, links, own, read, trust_step};
use crate::moment::stamp;
use crate::table::{day_from, day_text};
use crate::{Moment, VaultError};

/// The entry with the number `doc`, with all that is known about it.
pub(crate) fn whole(c: &Connection, doc: i64) -> Result<WholeEntry, VaultError> {
    let stored = read::entry(c, doc)?;
    let (zone, deleted_at): (String, Option<i64>) = c
        .prepare_cached("SELECT zone, deleted_at FROM entry WHERE doc = ?1")?
        .query_row([doc], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let kind = stored.fields.kind();
    let deleted = deleted_at.map(|at| stamp(at, 0)).transpose()?;
    Ok(WholeEntry {
        id: stored.id,
        revision: stored.revision,
        created: stored.created,
        zone,
        updated: stored.updated,
        deleted: deleted.map(|at| at.to_utc()),
        events: if kind == EntryKind::Boundary {
            events(c, doc)?
        } else {
            Vec::new()
        },
        prediction_begun: if kind == EntryKind::TrustStep {
            let (at, offset) = trust_step::prediction_begun(c, doc)?;
            Some(stamp(at, offset)?)
        } else {
            None
        },
        outcome: stored.outcome.map(|outcome| WholeOutcome {
            came_true: outcome.came_true,
            recorded: outcome.recorded,
        }),
        earlier: stored.earlier.into_iter().map(earlier).collect(),
        thoughts: stored.thoughts.into_iter().map(thought).collect(),
        fields: stored.fields,
    })
}

fn earlier(before: super::Prediction) -> WholePrediction {
    WholePrediction {
        prediction: before.prediction,
        likelihood: before.likelihood,
        written: before.written,
    }
}

fn thought(thought: super::Thought) -> WholeThought {
    WholeThought {
        id: thought.id,
        text: thought.text,
        written: thought.written,
    }
}

/// A boundary's events with when each was noted, the first first.
fn events(c: &Connection, doc: i64) -> Result<Vec<WholeEvent>, VaultError> {
    let mut statement = c.prepare_cached(
        "SELECT id, on_date, kind, note, recorded_at, recorded_offset FROM boundary_event
         WHERE entry = ?1 ORDER BY on_date, recorded_at, id",
    )?;
    let mut rows = statement.query([doc])?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        events.push(WholeEvent {
            id: named(&row.get::<_, String>(0)?, "boundary_event.id")?,
            on: day_from(&row.get::<_, String>(1)?, "boundary_event.on_date")?,
            kind: named(&row.get::<_, String>(2)?, "boundary_event.kind")?,
            note: row.get(3)?,
            recorded: stamp(row.get(4)?, row.get(5)?)?,
        });
    }
    Ok(events)
}

/// Writes an entry as it was, into a journal that has none of its ids. It is in the search at once
/// unless it lies in the trash.
pub(crate) fn put_whole(c: &Connection, entry: WholeEntry) -> Result<(), VaultError> {
    let zone = entry.zone.clone();
    let moment = |at: &DateTime<FixedOffset>| Moment::of_record(at, &zone);
    let events: Vec<(BoundaryEvent, Moment)> = entry
        .events
        .iter()
        .map(|event| (without_instant(event), moment(&event.recorded)))
        .collect();
    let outcome = entry.outcome;
    let begun = moment(entry.prediction_begun.as_ref().unwrap_or(&entry.created));
    let deleted_at = entry.deleted.map(|at| at.timestamp());
    let stored = stored(entry);

    let doc = insert(c, &stored, &zone, deleted_at)?;
    links::put(c, doc, &stored.fields)?;
    own::put(c, doc, &stored.fields.own, None, &begun)?;
    for (event, recorded) in &events {
        boundary::put_event(c, doc, event, recorded)?;
    }
    for before in &stored.earlier {
        let then = moment(&before.written);
        trust_step::put_earlier(
            c,
            doc,
            &before.prediction,
            before.likelihood,
            then.seconds(),
            then.offset_minutes(),
        )?;
    }
    if let Some(outcome) = outcome {
        let recorded = moment(&outcome.recorded);
        trust_step::record_outcome(c, doc, outcome.came_true, &recorded)?;
    }
    for thought in &stored.thoughts {
        let written = moment(&thought.written);
        trust_step::add_thought(c, doc, thought.id, &thought.text, &written)?;
    }
    Ok(())
}

/// All texts are known beforehand, so that the index is written once.
fn insert(
    c: &Connection,
    stored: &StoredEntry,
    zone: &str,
    deleted_at: Option<i64>,
) -> Result<i64, VaultError> {
    let searched = Searched::of(stored);
    let fields = &stored.fields;
    let created = Moment::of_record(&stored.created, zone);
    let updated = Moment::of_record(&stored.updated, zone);
    c.prepare_cached(
        "INSERT INTO entry (id, kind, revision, occurred_on, occurred_minute, title, body, more,
                            tags, apart, to_session, created_at, created_offset, zone,
                            updated_at, updated_offset, deleted_at, exercise)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
    )?
    .execute(params![
        stored.id.to_string(),
        fields.kind().as_str(),
        stored.revision,
        day_text(fields.occurred_on),
        fields.occurred_minute,
        fields.title,
        fields.body,
        searched.more,
        searched.tags,
        searched.apart,
        fields.to_session,
        created.seconds(),
        created.offset_minutes(),
        created.zone,
        updated.seconds(),
        updated.offset_minutes(),
        deleted_at,
        exercise(fields),
    ])?;
    Ok(c.last_insert_rowid())
}

fn without_instant(event: &WholeEvent) -> BoundaryEvent {
    BoundaryEvent {
        id: event.id,
        on: event.on,
        kind: event.kind,
        note: event.note.clone(),
    }
}

fn stored(entry: WholeEntry) -> StoredEntry {
    // In the order in which a stored entry has them, so that it is searched as if it had been typed.
    let mut events = entry.events;
    events.sort_by_key(|event| std::cmp::Reverse((event.on, event.recorded, event.id)));
    StoredEntry {
        id: entry.id,
        revision: entry.revision,
        fields: entry.fields,
        created: entry.created,
        updated: entry.updated,
        deleted_on: entry.deleted.map(|at| at.date_naive()),
        events: events.iter().map(without_instant).collect(),
        outcome: None,
        earlier: entry.earlier.into_iter().map(prediction).collect(),
        thoughts: entry
            .thoughts
            .into_iter()
            .map(|thought| super::Thought {
                id: thought.id,
                text: thought.text,
                written: thought.written,
            })
            .collect(),
    }
}

fn prediction(before: WholePrediction) -> super::Prediction {
    super::Prediction {
        prediction: before.prediction,
        likelihood: before.likelihood,
        written: before.written,
    }
}

/// The numbers of `ids`, in the order in which the entries were made; none of them in the trash.
pub(crate) fn docs_of(c: &Connection, ids: &[Uuid]) -> Result<Vec<i64>, VaultError> {
    let mut docs = Vec::with_capacity(ids.len());
    let mut find =
        c.prepare_cached("SELECT doc FROM entry WHERE id = ?1 AND deleted_at IS NULL")?;
    for id in ids {
        let mut rows = find.query([id.to_string()])?;
        let row = rows.next()?.ok_or(VaultError::EntryNotFound)?;
        docs.push(row.get(0)?);
    }
    docs.sort_unstable();
    docs.dedup();
    Ok(docs)
}
