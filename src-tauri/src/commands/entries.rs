use serde::Serialize;
use specta::Type;
use tauri::State;
use vault::{Moment, Vault};

use super::choices::{CameTrue, EntryKind};
use super::entry_view::{BoundaryEventView, EntryFields, EntryView, id_from};
use super::ways::exercise_from;
use crate::clock;
use crate::error::CommandError;
use crate::saved_until::SavedUntil;
use crate::session::Desk;

/// A new entry; nothing is stored until it is saved.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BlankEntry {
    entry: EntryView,
    /// No boundary was ever written: the first asks to plan for safety.
    first_boundary: bool,
}

/// A new entry of a kind, about today, begun with an exercise or not; not stored.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn blank_entry(
    desk: State<'_, Desk>,
    kind: EntryKind,
    exercise: Option<String>,
) -> Result<BlankEntry, CommandError> {
    on_journal(&desk, |vault, now| {
        let kind = kind.into();
        let today = journal::civil_day(now.local(), vault.settings().day_end()?);
        let fields = journal::EntryFields {
            exercise: exercise.as_deref().map(exercise_from).transpose()?,
            ..journal::EntryFields::blank(kind, today)
        };
        let local = now.utc.with_timezone(&now.offset);
        Ok(BlankEntry {
            entry: EntryView::unstored(clock::fresh_id(now).to_string(), fields, &local),
            first_boundary: kind == journal::EntryKind::Boundary && !vault.entries().has(kind)?,
        })
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn entry(desk: State<'_, Desk>, id: String) -> Result<EntryView, CommandError> {
    on_journal(&desk, |vault, _| {
        Ok(vault.entries().get(id_from(&id)?)?.into())
    })
}

/// Stores it, new or changed. The same again is the same entry.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_entry(
    desk: State<'_, Desk>,
    saved: State<'_, SavedUntil>,
    id: String,
    revision: u32,
    fields: EntryFields,
) -> Result<EntryView, CommandError> {
    on_journal(&desk, |vault, now| {
        let fields = fields.try_into()?;
        let stored = vault.entries().save(id_from(&id)?, revision, fields, now)?;
        saved.mark(now);
        Ok(stored.into())
    })
}

/// Forgets an entry in which nothing is written; true when it was forgotten.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn discard_empty(desk: State<'_, Desk>, id: String) -> Result<bool, CommandError> {
    on_journal(&desk, |vault, _| {
        Ok(vault.entries().discard_empty(id_from(&id)?)?)
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn delete_entry(desk: State<'_, Desk>, id: String) -> Result<(), CommandError> {
    on_journal(&desk, |vault, now| {
        Ok(vault.entries().delete(id_from(&id)?, now)?)
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn restore_entry(desk: State<'_, Desk>, id: String) -> Result<EntryView, CommandError> {
    on_journal(&desk, |vault, _| {
        Ok(vault.entries().restore(id_from(&id)?)?.into())
    })
}

/// Idempotent by the event's id, which `newId` makes.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn put_boundary_event(
    desk: State<'_, Desk>,
    entry: String,
    event: BoundaryEventView,
) -> Result<EntryView, CommandError> {
    on_journal(&desk, |vault, now| {
        let event = event.try_into()?;
        Ok(vault
            .entries()
            .put_event(id_from(&entry)?, &event, now)?
            .into())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_boundary_event(
    desk: State<'_, Desk>,
    entry: String,
    event: String,
) -> Result<EntryView, CommandError> {
    on_journal(&desk, |vault, now| {
        Ok(vault
            .entries()
            .remove_event(id_from(&entry)?, id_from(&event)?, now)?
            .into())
    })
}

/// What came of a trust step. From now on its prediction is frozen; the answer may be corrected.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn record_outcome(
    desk: State<'_, Desk>,
    entry: String,
    came_true: CameTrue,
) -> Result<EntryView, CommandError> {
    on_journal(&desk, |vault, now| {
        Ok(vault
            .entries()
            .record_outcome(id_from(&entry)?, came_true.into(), now)?
            .into())
    })
}

/// A thought after the outcome. Idempotent by its id.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_thought(
    desk: State<'_, Desk>,
    entry: String,
    id: String,
    text: String,
) -> Result<EntryView, CommandError> {
    on_journal(&desk, |vault, now| {
        Ok(vault
            .entries()
            .add_thought(id_from(&entry)?, id_from(&id)?, &text, now)?
            .into())
    })
}

/// A fresh UUIDv7.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn new_id() -> String {
    clock::fresh_id(&clock::now()).to_string()
}

/// One call on the open journal.
pub(super) fn on_journal<T>(
    desk: &Desk,
    call: impl FnOnce(&mut Vault, &Moment) -> Result<T, CommandError>,
) -> Result<T, CommandError> {
    let mut session = desk.session();
    call(&mut session.unlocked()?.vault, &clock::now())
}
