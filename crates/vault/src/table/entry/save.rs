use journal::{EntryFields, EntryKind, ExerciseId};
use rusqlite::{Connection, Transaction, params};
use uuid::Uuid;

use super::{StoredEntry, find_doc, links, own, read, trust_step};
use crate::moment::stamp;
use crate::search::apart;
use crate::table::day_text;
use crate::{Moment, VaultError};

/// Makes or changes an entry; see [`Entries::save`](super::Entries::save).
pub(super) fn save(
    t: &Transaction<'_>,
    id: Uuid,
    revision: u32,
    fields: EntryFields,
    now: &Moment,
) -> Result<StoredEntry, VaultError> {
    let Some(doc) = find_doc(t, id)? else {
        if revision != 0 {
            return Err(VaultError::EntryNotFound);
        }
        return make(t, id, fields, now, Searchable::Now);
    };
    let stored = read::entry(t, doc)?;
    if stored.deleted_on.is_some() {
        return Err(VaultError::EntryNotFound);
    }
    if stored.fields == fields {
        return Ok(stored);
    }
    if stored.revision != revision || stored.fields.kind() != fields.kind() {
        return Err(VaultError::EntryChanged);
    }
    change(t, doc, stored, fields, now)
}

/// Whether a new entry is in the search at once, or when [`show`] is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Searchable {
    Now,
    Later,
}

/// Makes an entry.
pub(super) fn make(
    t: &Transaction<'_>,
    id: Uuid,
    fields: EntryFields,
    now: &Moment,
    searchable: Searchable,
) -> Result<StoredEntry, VaultError> {
    let stored = StoredEntry {
        id,
        revision: 1,
        fields,
        created: stamp(now.seconds(), now.offset_minutes())?,
        updated: stamp(now.seconds(), now.offset_minutes())?,
        deleted_on: None,
        events: Vec::new(),
        outcome: None,
        earlier: Vec::new(),
        thoughts: Vec::new(),
    };
    let searched = Searched::of(&stored);
    let fields = &stored.fields;
    t.prepare_cached(
        "INSERT INTO entry (id, kind, revision, occurred_on, occurred_minute, title, body, more,
                            tags, apart, to_session, created_at, created_offset, zone,
                            updated_at, updated_offset, deleted_at, exercise)
         VALUES (?1, ?2, 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?11, ?12, ?14, ?15)",
    )?
    .execute(params![
        id.to_string(),
        fields.kind().as_str(),
        day_text(fields.occurred_on),
        fields.occurred_minute,
        fields.title,
        fields.body,
        searched.more,
        searched.tags,
        searched.apart,
        fields.to_session,
        now.seconds(),
        now.offset_minutes(),
        now.zone,
        // What lies in the trash is not searched.
        (searchable == Searchable::Later).then(|| now.seconds()),
        exercise(fields),
    ])?;
    let doc = t.last_insert_rowid();
    links::put(t, doc, fields)?;
    own::put(t, doc, &fields.own, None, now)?;
    Ok(stored)
}

fn change(
    t: &Transaction<'_>,
    doc: i64,
    mut stored: StoredEntry,
    fields: EntryFields,
    now: &Moment,
) -> Result<StoredEntry, VaultError> {
    let before = std::mem::replace(&mut stored.fields, fields);
    own::put(t, doc, &stored.fields.own, Some(&before.own), now)?;
    links::put(t, doc, &stored.fields)?;
    stored.revision = stored.revision.saturating_add(1);
    stored.updated = stamp(now.seconds(), now.offset_minutes())?;
    if stored.fields.kind() == EntryKind::TrustStep {
        stored.earlier = trust_step::earlier(t, doc)?;
    }
    let searched = Searched::of(&stored);
    // One statement, so that the index is written once.
    t.prepare_cached(
        "UPDATE entry SET revision = ?2, occurred_on = ?3, occurred_minute = ?4, title = ?5,
                body = ?6, more = ?7, tags = ?8, apart = ?9, to_session = ?10,
                updated_at = ?11, updated_offset = ?12, exercise = ?13
         WHERE doc = ?1",
    )?
    .execute(params![
        doc,
        stored.revision,
        day_text(stored.fields.occurred_on),
        stored.fields.occurred_minute,
        stored.fields.title,
        stored.fields.body,
        searched.more,
        searched.tags,
        searched.apart,
        stored.fields.to_session,
        now.seconds(),
        now.offset_minutes(),
        exercise(&stored.fields),
    ])?;
    Ok(stored)
}

pub(super) fn exercise(fields: &EntryFields) -> Option<&str> {
    fields.exercise.as_ref().map(ExerciseId::as_str)
}

/// Puts an entry made for [`Searchable::Later`] into the search, with what was added to it.
pub(crate) fn show(c: &Connection, doc: i64) -> Result<(), VaultError> {
    let searched = Searched::of(&read::entry(c, doc)?);
    c.prepare_cached(
        "UPDATE entry SET more = ?2, tags = ?3, apart = ?4, deleted_at = NULL WHERE doc = ?1",
    )?
    .execute(params![doc, searched.more, searched.tags, searched.apart])?;
    Ok(())
}

/// Something was noted about the entry.
pub(super) fn touch(c: &Connection, doc: i64, now: &Moment) -> Result<(), VaultError> {
    c.prepare_cached("UPDATE entry SET updated_at = ?2, updated_offset = ?3 WHERE doc = ?1")?
        .execute(params![doc, now.seconds(), now.offset_minutes()])?;
    Ok(())
}

/// Brings the searched texts up to date after a change beside the title and the body.
pub(super) fn refresh_search(
    c: &Connection,
    doc: i64,
    stored: &StoredEntry,
) -> Result<(), VaultError> {
    let searched = Searched::of(stored);
    c.prepare_cached(
        "UPDATE entry SET more = ?2, tags = ?3, apart = ?4
         WHERE doc = ?1 AND (more, tags, apart) <> (?2, ?3, ?4)",
    )?
    .execute(params![doc, searched.more, searched.tags, searched.apart])?;
    Ok(())
}

/// What is searched beside title and body.
pub(super) struct Searched {
    pub(super) more: String,
    pub(super) tags: String,
    pub(super) apart: String,
}

impl Searched {
    pub(super) fn of(stored: &StoredEntry) -> Self {
        let more = stored.more();
        let fields = &stored.fields;
        let tags = fields.tags.iter().map(String::as_str);
        let all = [fields.title.as_str(), fields.body.as_str()];
        Searched {
            apart: apart(all.into_iter().chain(more.iter().copied()).chain(tags)),
            more: more.join("\n"),
            tags: fields.tags.join("\n"),
        }
    }
}
