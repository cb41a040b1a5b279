//! What entries noted, and a year of one sign: the lower half of Trends.

use journal::{BoundaryEvent, BoundaryEventKind, DatedStep, Helped, Level, Moment, ResolvedStep};
use serde::Serialize;
use specta::Type;
use tauri::State;
use vault::LookedBack;

use super::choices::{CameTrue, PatternId};
use super::entries::on_journal;
use super::trends::{Rated, Span};
use super::wire::SignId;
use super::writing::TrustSummary;
use crate::calendar;
use crate::error::CommandError;
use crate::session::Desk;

#[derive(Debug, Serialize, Type)]
pub(crate) struct LookingBack {
    weeks: Vec<BackWeek>,
    /// Trust steps with a prediction, oldest first.
    steps: Vec<StepPoint>,
    trust: TrustSummary,
    /// The four patterns, week by week, as reviews recognised them.
    patterns: Vec<PatternLine>,
}

#[derive(Debug, Serialize, Type)]
pub(crate) struct PatternLine {
    pattern: PatternId,
    weeks: Vec<PatternWeek>,
}

#[derive(Debug, Serialize, Type)]
pub(crate) struct PatternWeek {
    /// Its Monday.
    start: String,
    /// 0 to 4; null is a gap: no review, or not rated in it.
    level: Option<u8>,
}

/// What one week's entries noted.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BackWeek {
    /// Its Monday.
    start: String,
    /// Boundaries: times I kept one, times I did not, and everything else that happened with them.
    kept: u32,
    not_kept: u32,
    other_events: u32,
    good_moments: u32,
    /// Things tried, by whether they helped; the rest cannot be told or is not said.
    helped: u32,
    helped_a_little: u32,
    helped_not: u32,
    paused: u8,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StepPoint {
    id: String,
    day: String,
    title: String,
    /// In percent; null when none was given.
    likelihood: Option<u8>,
    /// Null while it is open.
    came_true: Option<CameTrue>,
}

#[derive(Debug, Serialize, Type)]
pub(crate) struct YearView {
    sign: SignId,
    /// Fifty-three weeks from a Monday to today.
    days: Vec<YearDay>,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct YearDay {
    day: String,
    level: Option<u8>,
    acted: Option<bool>,
    added_later: bool,
    paused: bool,
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn looking_back(
    desk: State<'_, Desk>,
    span: Span,
    from: Option<String>,
    to: Option<String>,
) -> Result<LookingBack, CommandError> {
    on_journal(&desk, |vault, _| {
        let span = span.read(from.as_deref(), to.as_deref())?;
        let rated = Rated::read(vault, calendar::starts_on_in(desk.root()))?;
        let first = rated.days.iter().map(|day| day.day).min();
        let first = first.into_iter().chain(vault.first_entry_day()?).min();
        let bounds = span.bounds_by(rated.starts_on, first, rated.today);
        let noted = vault.looking_back(bounds.from(), bounds.to())?;
        Ok(LookingBack::of(&noted, bounds, &rated.pauses))
    })
}

/// The last fifty-three weeks of one sign, day by day.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn year_of(desk: State<'_, Desk>, sign: SignId) -> Result<YearView, CommandError> {
    on_journal(&desk, |vault, _| {
        let rated = Rated::read(vault, calendar::starts_on_in(desk.root()))?;
        let weeks = journal::year_by(
            rated.starts_on,
            &rated.days,
            &rated.pauses,
            rated.today,
            sign.into(),
        );
        let days = weeks.into_iter().flat_map(|week| week.days).flatten();
        Ok(YearView {
            sign,
            days: days
                .map(|day| YearDay {
                    day: day.day.to_string(),
                    level: day.cell.level.map(Level::get),
                    acted: day.cell.acted,
                    added_later: day.cell.added_later,
                    paused: day.paused,
                })
                .collect(),
        })
    })
}

impl LookingBack {
    fn of(noted: &LookedBack, bounds: journal::Bounds, pauses: &[journal::Pause]) -> Self {
        let events: Vec<BoundaryEvent> = noted
            .events
            .iter()
            .map(|&(on, kind)| BoundaryEvent { on, kind })
            .collect();
        let moments: Vec<_> = noted
            .good_moments
            .iter()
            .map(|&day| (day, Moment::Good))
            .chain(
                noted
                    .tried
                    .iter()
                    .map(|&(day, helped)| (day, Moment::Tried(helped))),
            )
            .collect();
        let steps: Vec<DatedStep> = noted
            .steps
            .iter()
            .map(|step| DatedStep {
                on: step.day,
                step: ResolvedStep {
                    likelihood: step.likelihood,
                    outcome: step.outcome,
                },
            })
            .collect();
        let boundaries = journal::boundaries(&events, bounds);
        let helped = journal::helped(&moments, bounds);
        LookingBack {
            weeks: boundaries
                .iter()
                .zip(&helped)
                .map(|(boundaries, helped)| BackWeek::of(boundaries, helped, bounds, pauses))
                .collect(),
            steps: noted
                .steps
                .iter()
                .map(|step| StepPoint {
                    id: step.id.to_string(),
                    day: step.day.to_string(),
                    title: step.heading.clone(),
                    likelihood: step.likelihood,
                    came_true: step.outcome.map(Into::into),
                })
                .collect(),
            trust: journal::steps(&steps, bounds).summary.into(),
            patterns: journal::patterns(&noted.reviews, bounds)
                .into_iter()
                .map(Into::into)
                .collect(),
        }
    }
}

impl From<journal::PatternLine> for PatternLine {
    fn from(line: journal::PatternLine) -> Self {
        let weeks = line.weeks.into_iter().map(|(start, level)| PatternWeek {
            start: start.to_string(),
            level: level.map(Level::get),
        });
        PatternLine {
            pattern: line.pattern.into(),
            weeks: weeks.collect(),
        }
    }
}

impl BackWeek {
    fn of(
        boundaries: &journal::BoundaryWeek,
        helped: &journal::HelpedWeek,
        bounds: journal::Bounds,
        pauses: &[journal::Pause],
    ) -> Self {
        let tried = |answer| {
            let mut counts = helped.tried.iter();
            counts
                .find(|(it, _)| *it == answer)
                .map_or(0, |(_, count)| *count)
        };
        let is_follow_through =
            |kind| matches!(kind, BoundaryEventKind::Kept | BoundaryEventKind::NotKept);
        let others = boundaries.events.iter();
        let paused = boundaries
            .start
            .iter_days()
            .take(7)
            .take_while(|day| *day <= bounds.to())
            .filter(|day| pauses.iter().any(|pause| pause.contains(*day)))
            .count();
        BackWeek {
            start: boundaries.start.to_string(),
            kept: boundaries.kept.count,
            not_kept: boundaries.kept.of - boundaries.kept.count,
            other_events: others
                .filter(|(kind, _)| !is_follow_through(*kind))
                .map(|(_, count)| count)
                .sum(),
            good_moments: helped.good,
            helped: tried(Helped::Yes),
            helped_a_little: tried(Helped::ALittle),
            helped_not: tried(Helped::No),
            paused: u8::try_from(paused).unwrap_or(7),
        }
    }
}
