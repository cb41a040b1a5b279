//! A week to look back on.

use chrono::{Datelike, Days, NaiveDate};
use journal::{EntryKind, Span};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::State;
use vault::Vault;
use vault::timeline::{Filter, ItemKind, Line, LineStatus};

use super::choices::{Helped, WayId};
use super::entries::on_journal;
use super::entry_view::Share;
use super::trends::{Grid, Rated};
use super::wire::day_from;
use crate::error::{CommandError, ErrorKind};
use crate::session::Desk;

/// The most good moments or tried things of a week that are shown.
const MOST_ITEMS: u64 = 50;

/// A week as it is looked back on.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WeekLook {
    /// Its Monday.
    week: String,
    /// Its last day so far.
    to: String,
    /// The Mondays of the first and the last week that can be looked back on.
    earliest: String,
    latest: String,
    rated_days: u32,
    /// The days of the week, with every sign in use.
    grid: Grid,
    good_moments: Vec<WeekItem>,
    tried: Vec<WeekItem>,
    /// How often I kept a boundary, of the times noted.
    kept: Share,
    /// The review of this week, once it was begun.
    review: Option<String>,
    /// What the latest earlier review chose.
    before: Option<ReviewBefore>,
}

#[derive(Debug, Serialize, Type)]
pub(crate) struct WeekItem {
    id: String,
    on: String,
    title: String,
    helped: Option<Helped>,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ReviewBefore {
    week: String,
    way: Option<WayId>,
    way_how: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl From<chrono::Weekday> for Weekday {
    fn from(day: chrono::Weekday) -> Self {
        match day {
            chrono::Weekday::Mon => Weekday::Monday,
            chrono::Weekday::Tue => Weekday::Tuesday,
            chrono::Weekday::Wed => Weekday::Wednesday,
            chrono::Weekday::Thu => Weekday::Thursday,
            chrono::Weekday::Fri => Weekday::Friday,
            chrono::Weekday::Sat => Weekday::Saturday,
            chrono::Weekday::Sun => Weekday::Sunday,
        }
    }
}

impl From<Weekday> for chrono::Weekday {
    fn from(day: Weekday) -> Self {
        match day {
            Weekday::Monday => chrono::Weekday::Mon,
            Weekday::Tuesday => chrono::Weekday::Tue,
            Weekday::Wednesday => chrono::Weekday::Wed,
            Weekday::Thursday => chrono::Weekday::Thu,
            Weekday::Friday => chrono::Weekday::Fri,
            Weekday::Saturday => chrono::Weekday::Sat,
            Weekday::Sunday => chrono::Weekday::Sun,
        }
    }
}

/// A week by its Monday, from Monday to Sunday whatever day other weeks begin on: it is the review's own.
/// Null is the week to look back on now.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn week_look(
    desk: State<'_, Desk>,
    week: Option<String>,
) -> Result<WeekLook, CommandError> {
    on_journal(&desk, |vault, _| {
        let rated = Rated::read(vault, chrono::Weekday::Mon)?;
        let latest = journal::review_week(rated.today);
        let week = week.as_deref().map(day_from).transpose()?.unwrap_or(latest);
        if week > latest || week.weekday() != chrono::Weekday::Mon {
            return Err(CommandError::about(ErrorKind::Unexpected, "week"));
        }
        look(vault, &rated, week, latest)
    })
}

/// Not this week: it is not offered again.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_week_review_aside(
    desk: State<'_, Desk>,
    week: String,
) -> Result<(), CommandError> {
    on_journal(&desk, |vault, _| {
        Ok(vault.settings().set_review_aside(day_from(&week)?)?)
    })
}

/// The week whose review is offered on `today`; none while it is begun or set aside.
pub(super) fn offered(
    vault: &mut Vault,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, CommandError> {
    let chosen = vault.settings().review_day()?;
    let Some(week) = chosen.and_then(|day| journal::review_offered(today, day)) else {
        return Ok(None);
    };
    let is_done = vault.settings().review_aside()? == Some(week)
        || vault.entries().review_of(week)?.is_some();
    Ok(Some(week).filter(|_| !is_done))
}

fn look(
    vault: &mut Vault,
    rated: &Rated,
    week: NaiveDate,
    latest: NaiveDate,
) -> Result<WeekLook, CommandError> {
    let sunday = week.checked_add_days(Days::new(6)).unwrap_or(week);
    let to = sunday.min(rated.today);
    let state = rated.trends(Span::Own(week, to));
    let events = vault.looking_back(week, to)?.events;
    let review = vault.entries().review_of(week)?;
    let before = vault.entries().review_before(week)?;
    Ok(WeekLook {
        week: week.to_string(),
        to: to.to_string(),
        earliest: earliest(vault, rated)?.min(week).to_string(),
        latest: latest.to_string(),
        rated_days: state.rated_days,
        grid: Rated::shown(state.grid, &vault.signs().in_use()?).into(),
        good_moments: items(vault, EntryKind::GoodMoment, (week, to))?,
        tried: items(vault, EntryKind::Tried, (week, to))?,
        kept: journal::kept(events.into_iter().map(|(_, kind)| kind)).into(),
        review: review.map(|id| id.to_string()),
        before: before.map(|review| ReviewBefore {
            week: review.week.to_string(),
            way: review.way.map(Into::into),
            way_how: review.way_how,
        }),
    })
}

/// The Monday of the first week in which anything was rated or written.
fn earliest(vault: &mut Vault, rated: &Rated) -> Result<NaiveDate, CommandError> {
    let first = rated.days.iter().map(|day| day.day).min();
    let first = first.into_iter().chain(vault.first_entry_day()?).min();
    Ok(Span::All.bounds(first, rated.today).from())
}

fn items(
    vault: &mut Vault,
    kind: EntryKind,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<WeekItem>, CommandError> {
    let filter = Filter {
        kinds: vec![ItemKind::Entry(kind)],
        from: Some(from),
        to: Some(to),
        ..Filter::default()
    };
    let lines = vault.timeline(&filter, 0, MOST_ITEMS)?.lines;
    // The oldest first: as the week went.
    Ok(lines.into_iter().rev().filter_map(WeekItem::of).collect())
}

impl WeekItem {
    fn of(line: Line) -> Option<Self> {
        let Line::Entry {
            id,
            day,
            heading,
            status,
            ..
        } = line
        else {
            return None;
        };
        let helped = match status {
            Some(LineStatus::Helped(helped)) => Some(helped.into()),
            _ => None,
        };
        Some(WeekItem {
            id: id.to_string(),
            on: day.to_string(),
            title: heading,
            helped,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_the_week_crosses_as_itself() {
        let mut day = chrono::Weekday::Mon;
        for _ in 0..7 {
            assert_eq!(chrono::Weekday::from(Weekday::from(day)), day);
            day = day.succ();
        }
    }
}
