use chrono::{Days, NaiveDate};
use journal::{DayEnd, Level, Rating, may_rate};
use serde::Serialize;
use specta::Type;
use tauri::State;
use vault::table::StoredRating;
use vault::{Moment, Vault};

use super::wire::{SignId, day_from};
use crate::clock;
use crate::error::{CommandError, ErrorKind};
use crate::saved_until::SavedUntil;
use crate::session::Desk;

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RatingView {
    sign: SignId,
    /// 0 to 4; null is blank, which is not 0.
    level: Option<u8>,
    acted: Option<bool>,
    added_later: bool,
}

impl From<Rating> for RatingView {
    fn from(rating: Rating) -> Self {
        RatingView {
            sign: rating.sign.into(),
            level: rating.level.map(Level::get),
            acted: rating.acted,
            added_later: rating.added_later,
        }
    }
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NoteView {
    text: String,
    revision: u32,
}

impl From<vault::table::Note> for NoteView {
    fn from(note: vault::table::Note) -> Self {
        NoteView {
            text: note.text,
            revision: note.revision,
        }
    }
}

/// One of the days that may be rated.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DayMark {
    day: String,
    /// Signs with a level; the day is whole when all that are in use have one.
    rated: u32,
    added_later: bool,
    paused: bool,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DayView {
    day: String,
    today: String,
    earliest: String,
    /// Every sign in use, in order, and those put away that have a level on this day.
    ratings: Vec<RatingView>,
    /// Signs in use now.
    in_use: u32,
    note: NoteView,
    added_later: bool,
    paused: bool,
    /// From the earliest day that may be rated to today.
    days: Vec<DayMark>,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RestAreZero {
    view: DayView,
    /// The signs that were blank, so that it can be undone.
    changed: Vec<SignId>,
}

/// Now, where the day ends, and the day it is.
struct When {
    now: Moment,
    end: DayEnd,
    today: NaiveDate,
}

impl When {
    fn of(vault: &mut Vault) -> Result<Self, CommandError> {
        let now = clock::now();
        let end = vault.settings().day_end()?;
        let today = journal::civil_day(now.local(), end);
        Ok(When { now, end, today })
    }
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn day_view(
    desk: State<'_, Desk>,
    day: Option<String>,
) -> Result<DayView, CommandError> {
    let mut session = desk.session();
    let vault = &mut session.unlocked()?.vault;
    let when = When::of(vault)?;
    let day = day
        .as_deref()
        .map(day_from)
        .transpose()?
        .unwrap_or(when.today);
    may_rate(day, when.today)?;
    view(vault, &when, day)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn rate(
    desk: State<'_, Desk>,
    day: String,
    sign: SignId,
    level: Option<u8>,
) -> Result<RatingView, CommandError> {
    let level = level
        .map(Level::new)
        .transpose()
        .map_err(|_| CommandError::about(ErrorKind::Unexpected, "level"))?;
    on_day(&desk, &day, |vault, when, day| {
        let stored = vault.check_ins().rate(day, sign.into(), level, &when.now)?;
        Ok(stored.to_rating(day, when.end).into())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_acted(
    desk: State<'_, Desk>,
    day: String,
    sign: SignId,
    acted: Option<bool>,
) -> Result<RatingView, CommandError> {
    on_day(&desk, &day, |vault, when, day| {
        let stored = vault
            .check_ins()
            .set_acted(day, sign.into(), acted, &when.now)?;
        Ok(stored.to_rating(day, when.end).into())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn rest_are_zero(
    desk: State<'_, Desk>,
    day: String,
) -> Result<RestAreZero, CommandError> {
    on_day(&desk, &day, |vault, when, day| {
        let changed = vault.check_ins().rest_are_zero(day, &when.now)?;
        Ok(RestAreZero {
            view: view(vault, when, day)?,
            changed: changed.into_iter().map(SignId::from).collect(),
        })
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn clear_ratings(
    desk: State<'_, Desk>,
    day: String,
    signs: Vec<SignId>,
) -> Result<DayView, CommandError> {
    let signs: Vec<journal::SignId> = signs.into_iter().map(Into::into).collect();
    on_day(&desk, &day, |vault, when, day| {
        vault.check_ins().clear(day, &signs, &when.now)?;
        view(vault, when, day)
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn write_note(
    desk: State<'_, Desk>,
    saved: State<'_, SavedUntil>,
    day: String,
    text: String,
    revision: u32,
) -> Result<NoteView, CommandError> {
    on_day(&desk, &day, |vault, when, day| {
        let stored = vault.notes().write(day, &text, revision, &when.now)?;
        saved.mark(&when.now);
        Ok(stored.into())
    })
}

/// Opens the session for a change on a day that may be rated.
fn on_day<T>(
    desk: &Desk,
    day: &str,
    change: impl FnOnce(&mut Vault, &When, NaiveDate) -> Result<T, CommandError>,
) -> Result<T, CommandError> {
    let mut session = desk.session();
    let vault = &mut session.unlocked()?.vault;
    let day = day_from(day)?;
    let when = When::of(vault)?;
    may_rate(day, when.today)?;
    change(vault, &when, day)
}

/// A rating for each sign in use, in order, blank where nothing is stored; and for each that is put
/// away and has a level on this day.
pub(super) fn shown(
    stored: &[StoredRating],
    in_use: &[journal::SignId],
    day: NaiveDate,
    end: DayEnd,
) -> Vec<Rating> {
    let of = |sign| stored.iter().find(|rating| rating.sign == sign);
    journal::SignId::ALL
        .into_iter()
        .map(|sign| of(sign).map_or(Rating::blank(sign), |rating| rating.to_rating(day, end)))
        .filter(|rating| in_use.contains(&rating.sign) || rating.level.is_some())
        .collect()
}

fn view(vault: &mut Vault, when: &When, day: NaiveDate) -> Result<DayView, CommandError> {
    let in_use = vault.signs().in_use()?;
    let ratings = shown(&vault.check_ins().of_day(day)?, &in_use, day, when.end);
    let earliest = when
        .today
        .checked_sub_days(Days::new(journal::BACKFILL_DAYS.unsigned_abs()))
        .unwrap_or(when.today);
    let counts = vault.check_ins().counts(earliest, when.today, when.end)?;
    let pauses = vault.pauses().all()?;
    let is_paused = |day| pauses.iter().any(|pause| pause.contains(day));
    let days = earliest
        .iter_days()
        .take_while(|day| *day <= when.today)
        .map(|day| {
            let count = counts.iter().find(|count| count.day == day);
            DayMark {
                day: day.to_string(),
                rated: count.map_or(0, |count| count.rated),
                added_later: count.is_some_and(|count| count.added_later),
                paused: is_paused(day),
            }
        })
        .collect();
    Ok(DayView {
        day: day.to_string(),
        today: when.today.to_string(),
        earliest: earliest.to_string(),
        added_later: ratings.iter().any(|rating| rating.added_later),
        ratings: ratings.into_iter().map(RatingView::from).collect(),
        in_use: u32::try_from(in_use.len()).unwrap_or(u32::MAX),
        note: vault.notes().of_day(day)?.into(),
        paused: is_paused(day),
        days,
    })
}
