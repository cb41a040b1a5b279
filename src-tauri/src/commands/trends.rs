use chrono::{NaiveDate, Weekday};
use journal::{Level, SignPeriod};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::State;
use vault::Vault;

use super::entries::on_journal;
use super::standing::StandingView;
use super::trends_said::Said;
use super::wire::{SignId, day_from};
use crate::calendar;
use crate::clock;
use crate::error::{CommandError, ErrorKind};
use crate::session::Desk;

/// How far back it goes: so many whole weeks and this one so far, all, or own dates.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type)]
pub(crate) enum Span {
    #[serde(rename = "weeks-4")]
    Weeks4,
    #[serde(rename = "weeks-8")]
    Weeks8,
    #[serde(rename = "weeks-12")]
    Weeks12,
    #[serde(rename = "weeks-26")]
    Weeks26,
    #[serde(rename = "weeks-52")]
    Weeks52,
    #[serde(rename = "all")]
    All,
    /// From one day to another, which come beside it.
    #[serde(rename = "own")]
    Own,
}

impl Span {
    /// The domain's span; `from` and `to` are read with own dates alone.
    pub(super) fn read(
        self,
        from: Option<&str>,
        to: Option<&str>,
    ) -> Result<journal::Span, CommandError> {
        let day = |text: Option<&str>| {
            text.ok_or_else(|| CommandError::about(ErrorKind::Unexpected, "own dates"))
                .and_then(day_from)
        };
        Ok(match self {
            Span::Weeks4 => journal::Span::Whole(4),
            Span::Weeks8 => journal::Span::Whole(8),
            Span::Weeks12 => journal::Span::Whole(12),
            Span::Weeks26 => journal::Span::Whole(26),
            Span::Weeks52 => journal::Span::Whole(52),
            Span::All => journal::Span::All,
            Span::Own => journal::Span::Own(day(from)?, day(to)?),
        })
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
    /// Mean level of the rated days, 0 to 4; a gap where `share` is one.
    mean: Option<f64>,
    /// Felt days acted on, and felt days not acted on; of the rest it is not said.
    acted: u8,
    not_acted: u8,
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
    /// How far its mean level moved over these weeks, in levels: the median slope, from end to end. A number and
    /// no finding; for focus signs with weeks enough alone.
    moved: Option<f64>,
}

/// Whole weeks that hold the days of the grid, whatever day today is.
const MONTH_WEEKS: u16 = 5;

#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Way {
    Lower,
    Higher,
}

impl From<journal::Way> for Way {
    fn from(way: journal::Way) -> Self {
        match way {
            journal::Way::Lower => Way::Lower,
            journal::Way::Higher => Way::Higher,
        }
    }
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
    /// The last 28 days up to today; of own dates, their last 28.
    grid: Grid,
    /// The signs looked at most, in the person's order, at most three.
    focus: Vec<SignId>,
    /// What the paragraph above the charts says, in its order.
    said: Vec<Said>,
    /// What can be said of the focus signs since they are followed, whatever the period.
    standing: Vec<StandingView>,
}

/// Own dates come as `from` and `to`, `YYYY-MM-DD`; else they are null.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn trends(
    desk: State<'_, Desk>,
    span: Span,
    from: Option<String>,
    to: Option<String>,
) -> Result<TrendsView, CommandError> {
    on_journal(&desk, |vault, _| {
        let span = span.read(from.as_deref(), to.as_deref())?;
        let rated = Rated::read(vault, calendar::starts_on_in(desk.root()))?;
        let followed = vault.settings().followed()?;
        let in_use = vault.signs().in_use()?;
        Ok(rated.view(span, &followed, &in_use))
    })
}

/// Chooses the signs looked at most; more than three are left out.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_focus_signs(
    desk: State<'_, Desk>,
    signs: Vec<SignId>,
) -> Result<Vec<SignId>, CommandError> {
    on_journal(&desk, |vault, now| {
        let signs: Vec<journal::SignId> = signs.into_iter().map(Into::into).collect();
        let today = journal::civil_day(now.local(), vault.settings().day_end()?);
        let chosen = vault.settings().set_focus_signs(&signs, today)?;
        Ok(chosen.into_iter().map(Into::into).collect())
    })
}

/// Every rated day up to today, and the paused stretches.
pub(super) struct Rated {
    pub(super) days: Vec<journal::RatedDay>,
    pub(super) pauses: Vec<journal::Pause>,
    pub(super) today: NaiveDate,
    /// The day on which weeks begin.
    pub(super) starts_on: Weekday,
}

impl Rated {
    pub(super) fn read(vault: &mut Vault, starts_on: Weekday) -> Result<Self, CommandError> {
        let end = vault.settings().day_end()?;
        let today = journal::civil_day(clock::now().local(), end);
        Ok(Rated {
            days: vault.check_ins().rated(NaiveDate::MIN, today, end)?,
            pauses: vault.pauses().all()?,
            today,
            starts_on,
        })
    }

    /// The trends of a span.
    pub(super) fn trends(&self, span: journal::Span) -> journal::TrendsState {
        journal::trends_by(self.starts_on, &self.days, &self.pauses, self.today, span)
    }

    /// The rows of the signs in use, and of those put away with a level in the grid.
    pub(super) fn shown(mut grid: journal::Grid, in_use: &[journal::SignId]) -> journal::Grid {
        grid.rows.retain(|row| {
            in_use.contains(&row.sign) || row.cells.iter().any(|cell| cell.level.is_some())
        });
        grid
    }

    fn view(
        &self,
        span: journal::Span,
        followed: &[journal::Followed],
        in_use: &[journal::SignId],
    ) -> TrendsView {
        let state = self.trends(span);
        let focus: Vec<journal::SignId> = followed.iter().map(|it| it.sign).collect();
        let periods = journal::described(&state, &focus);
        let standing = journal::standing(
            self.starts_on,
            &self.days,
            &self.pauses,
            self.today,
            followed,
        );
        let acted = journal::acted(&state);
        // A short span still shows the whole month.
        let month = match span {
            journal::Span::Own(..) => span,
            journal::Span::Weeks(_) | journal::Span::Whole(_) | journal::Span::All => {
                journal::Span::Weeks(MONTH_WEEKS)
            }
        };
        let shown = state.signs.iter().zip(&acted);
        let shown = shown.filter(|(trend, _)| in_use.contains(&trend.sign) || trend.rated_days > 0);
        let signs = shown.map(|(trend, acted)| {
            let period = periods.iter().find(|it| it.sign == trend.sign);
            SignTrend::of(trend, acted, period)
        });
        let month_grid = self.trends(month).grid.last(journal::GRID_DAYS);
        TrendsView {
            from: state.from.to_string(),
            to: state.to.to_string(),
            days: state.days,
            rated_days: state.rated_days,
            added_later_days: state.added_later_days,
            paused_days: state.paused_days,
            first_rated_day: state.first_rated_day.map(|day| day.to_string()),
            signs: signs.collect(),
            grid: Self::shown(month_grid, in_use).into(),
            focus: focus.iter().map(|&sign| sign.into()).collect(),
            said: journal::summary(&state, &periods)
                .into_iter()
                .map(Into::into)
                .collect(),
            standing: standing.into_iter().map(Into::into).collect(),
        }
    }
}

impl SignTrend {
    fn of(
        trend: &journal::SignTrend,
        acted: &journal::SignActed,
        period: Option<&SignPeriod>,
    ) -> Self {
        let weeks = trend.weeks.iter().zip(&acted.weeks);
        SignTrend {
            sign: trend.sign.into(),
            rated_days: trend.rated_days,
            felt_days: trend.felt_days,
            acted_days: trend.acted_days,
            enough: trend.enough,
            weeks: weeks
                .map(|(week, acted)| WeekPoint {
                    start: week.start.to_string(),
                    rated: week.rated,
                    felt: week.felt,
                    share: week.share,
                    mean: week.mean,
                    acted: acted.acted,
                    not_acted: acted.said - acted.acted,
                    paused: week.paused,
                    added_later: week.added_later,
                })
                .collect(),
            moved: period.and_then(|period| period.described?.moved),
        }
    }
}

/// A level in tenths.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0 to 40 first"
)]
pub(super) fn tenths(level: f64) -> u8 {
    (level.clamp(0.0, 4.0) * 10.0).round() as u8
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
