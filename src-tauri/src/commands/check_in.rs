use journal::BACKFILL_DAYS;
use serde::Serialize;
use specta::Type;
use tauri::State;

use super::entries::on_journal;
use super::today::{RatingView, shown};
use super::wire::day_from;
use crate::error::CommandError;
use crate::session::Desk;

/// A day's check-in as it is read later.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CheckInView {
    day: String,
    /// Every sign in use, in order, and those put away that have a level on this day.
    ratings: Vec<RatingView>,
    note: String,
    /// When the last level was given, by the writer's clock; null when only a note was written.
    recorded_at: Option<String>,
    added_later: bool,
    /// Whether the day may still be changed on Today.
    can_change: bool,
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn check_in(desk: State<'_, Desk>, day: String) -> Result<CheckInView, CommandError> {
    on_journal(&desk, |vault, now| {
        let day = day_from(&day)?;
        let end = vault.settings().day_end()?;
        let today = journal::civil_day(now.local(), end);
        let stored = vault.check_ins().of_day(day)?;
        let ratings = shown(&stored, &vault.signs().in_use()?, day, end);
        let ago = today.signed_duration_since(day).num_days();
        Ok(CheckInView {
            day: day.to_string(),
            added_later: ratings.iter().any(|rating| rating.added_later),
            ratings: ratings.into_iter().map(Into::into).collect(),
            recorded_at: stored
                .iter()
                .map(|rating| rating.recorded_local)
                .max()
                .map(|local| local.format("%Y-%m-%dT%H:%M:%S").to_string()),
            note: vault.notes().of_day(day)?.text,
            can_change: (0..=BACKFILL_DAYS).contains(&ago),
        })
    })
}
