use chrono::NaiveDate;
use journal::Level;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::State;

use super::wire::SignId;
use crate::clock;
use crate::error::CommandError;
use crate::session::Desk;

/// How far back the weeks go.
#[derive(Debug, Clone, Copy, Deserialize, Type)]
pub(crate) enum Span {
    #[serde(rename = "weeks-12")]
    Weeks12,
    #[serde(rename = "weeks-26")]
    Weeks26,
    #[serde(rename = "weeks-52")]
    Weeks52,
    #[serde(rename = "all")]
    All,
}

impl From<Span> for journal::Span {
    fn from(span: Span) -> Self {
        match span {
            Span::Weeks12 => journal::Span::Weeks(12),
            Span::Weeks26 => journal::Span::Weeks(26),
            Span::Weeks52 => journal::Span::Weeks(52),
            Span::All => journal::Span::All,
        }
    }
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WeekPoint {
    /// Its Monday.
    start: String,
    rated: u8,
    felt: u8,
    /// Felt of rated, 0 to 1; null is a gap.
    share: Option<f64>,
    paused: u8,
    added_later: u8,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SignTrend {
    sign: SignId,
    rated_days: u32,
    felt_days: u32,
    acted_days: u32,
    /// Whether there are days enough for a line.
    enough: bool,
    weeks: Vec<WeekPoint>,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GridCell {
    level: Option<u8>,
    acted: Option<bool>,
    added_later: bool,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GridDay {
    day: String,
    paused: bool,
    added_later: bool,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GridRow {
    sign: SignId,
    cells: Vec<GridCell>,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Grid {
    days: Vec<GridDay>,
    rows: Vec<GridRow>,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TrendsView {
    from: String,
    to: String,
    days: u32,
    rated_days: u32,
    added_later_days: u32,
    paused_days: u32,
    first_rated_day: Option<String>,
    signs: Vec<SignTrend>,
    grid: Grid,
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn trends(desk: State<'_, Desk>, span: Span) -> Result<TrendsView, CommandError> {
    let mut session = desk.session();
    let vault = &mut session.unlocked()?.vault;
    let end = vault.settings().day_end()?;
    let today = journal::civil_day(clock::now().local(), end);
    let days = vault.check_ins().rated(NaiveDate::MIN, today, end)?;
    let pauses = vault.pauses().all()?;
    Ok(journal::trends(&days, &pauses, today, span.into()).into())
}

impl From<journal::TrendsState> for TrendsView {
    fn from(state: journal::TrendsState) -> Self {
        TrendsView {
            from: state.from.to_string(),
            to: state.to.to_string(),
            days: state.days,
            rated_days: state.rated_days,
            added_later_days: state.added_later_days,
            paused_days: state.paused_days,
            first_rated_day: state.first_rated_day.map(|day| day.to_string()),
            signs: state.signs.into_iter().map(SignTrend::from).collect(),
            grid: state.grid.last(journal::GRID_DAYS).into(),
        }
    }
}

impl From<journal::SignTrend> for SignTrend {
    fn from(trend: journal::SignTrend) -> Self {
        SignTrend {
            sign: trend.sign.into(),
            rated_days: trend.rated_days,
            felt_days: trend.felt_days,
            acted_days: trend.acted_days,
            enough: trend.enough,
            weeks: trend
                .weeks
                .into_iter()
                .map(|week| WeekPoint {
                    start: week.start.to_string(),
                    rated: week.rated,
                    felt: week.felt,
                    share: week.share,
                    paused: week.paused,
                    added_later: week.added_later,
                })
                .collect(),
        }
    }
}

impl From<journal::Grid> for Grid {
    fn from(grid: journal::Grid) -> Self {
        let cell = |cell: journal::GridCell| GridCell {
            level: cell.level.map(Level::get),
            acted: cell.acted,
            added_later: cell.added_later,
        };
        Grid {
            days: grid
                .days
                .into_iter()
                .map(|day| GridDay {
                    day: day.day.to_string(),
                    paused: day.paused,
                    added_later: day.added_later,
                })
                .collect(),
            rows: grid
                .rows
                .into_iter()
                .map(|row| GridRow {
                    sign: row.sign.into(),
                    cells: row.cells.into_iter().map(cell).collect(),
                })
                .collect(),
        }
    }
}
