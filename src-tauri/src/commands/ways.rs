use journal::{ExerciseId, Level};
use serde::Serialize;
use specta::Type;
use tauri::State;

use super::choices::{CameTrue, EntryKind, OriginId};
use super::entries::on_journal;
use super::wire::SignId;
use crate::error::{CommandError, ErrorKind};
use crate::session::Desk;

/// An entry that was begun with an exercise.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ExerciseEntry {
    exercise: String,
    entry: String,
    kind: EntryKind,
    occurred_on: String,
    /// As a line of the timeline shows it.
    title: String,
    /// A pain before its last step, a talk that is planned, a trust step without an outcome.
    unfinished: bool,
}

/// How many entries link an origin to a sign. It counts links and knows no cause.
#[derive(Debug, Serialize, Type)]
pub(crate) struct OriginLink {
    origin: OriginId,
    /// Null: all entries with that origin.
    sign: Option<SignId>,
    entries: u32,
}

/// A trust step by how hard it feels.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LadderStep {
    entry: String,
    title: String,
    /// 0 to 4; null is not placed.
    hard: Option<u8>,
    try_on: Option<String>,
    occurred_on: String,
    /// Null while it is open.
    came_true: Option<CameTrue>,
}

/// What was begun with an exercise, the newest first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn exercise_entries(desk: State<'_, Desk>) -> Result<Vec<ExerciseEntry>, CommandError> {
    on_journal(&desk, |vault, _| {
        let begun = vault.exercise_entries()?.into_iter();
        Ok(begun.map(Into::into).collect())
    })
}

/// The person's own links between origins and signs.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn origin_map(desk: State<'_, Desk>) -> Result<Vec<OriginLink>, CommandError> {
    on_journal(&desk, |vault, _| {
        let links = vault.origin_map()?.into_iter();
        Ok(links.map(Into::into).collect())
    })
}

/// The trust steps, the easiest first, those that are not placed last.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn trust_ladder(desk: State<'_, Desk>) -> Result<Vec<LadderStep>, CommandError> {
    on_journal(&desk, |vault, _| {
        let steps = vault.trust_ladder()?.into_iter();
        Ok(steps.map(Into::into).collect())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn favourite_exercises(desk: State<'_, Desk>) -> Result<Vec<String>, CommandError> {
    on_journal(&desk, |vault, _| {
        let favourites = vault.settings().favourite_exercises()?;
        Ok(favourites.iter().map(ToString::to_string).collect())
    })
}

/// At most 64, each once; says which they are now.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_favourite_exercises(
    desk: State<'_, Desk>,
    exercises: Vec<String>,
) -> Result<Vec<String>, CommandError> {
    on_journal(&desk, |vault, _| {
        let exercises = exercises
            .iter()
            .map(|id| exercise_from(id))
            .collect::<Result<Vec<_>, _>>()?;
        let chosen = vault.settings().set_favourite_exercises(&exercises)?;
        Ok(chosen.iter().map(ToString::to_string).collect())
    })
}

/// Reads an exercise's id as it crosses.
///
/// # Errors
/// `unexpected`: the page makes no other ids.
pub(super) fn exercise_from(id: &str) -> Result<ExerciseId, CommandError> {
    id.parse()
        .map_err(|_| CommandError::about(ErrorKind::Unexpected, "exercise"))
}

impl From<vault::ExerciseEntry> for ExerciseEntry {
    fn from(begun: vault::ExerciseEntry) -> Self {
        ExerciseEntry {
            exercise: begun.exercise.to_string(),
            entry: begun.entry.to_string(),
            kind: begun.kind.into(),
            occurred_on: begun.day.to_string(),
            title: begun.heading,
            unfinished: begun.unfinished,
        }
    }
}

impl From<vault::OriginLink> for OriginLink {
    fn from(link: vault::OriginLink) -> Self {
        OriginLink {
            origin: link.origin.into(),
            sign: link.sign.map(Into::into),
            entries: u32::try_from(link.entries).unwrap_or(u32::MAX),
        }
    }
}

impl From<vault::LadderStep> for LadderStep {
    fn from(step: vault::LadderStep) -> Self {
        LadderStep {
            entry: step.entry.to_string(),
            title: step.heading,
            hard: step.hard.map(Level::get),
            try_on: step.try_on.map(|day| day.to_string()),
            occurred_on: step.day.to_string(),
            came_true: step.came_true.map(Into::into),
        }
    }
}
