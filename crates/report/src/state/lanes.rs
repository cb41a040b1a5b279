//! Things counted by week: a lane each, a block for each time.

use serde::Serialize;

use super::Desk;
use super::chart::{Tick, ticks};
use super::table::{Column, Row, Table};

/// Lanes over the weeks of the report.
#[derive(Debug, Serialize)]
pub(crate) struct Lanes {
    alt: String,
    lanes: Vec<Lane>,
    ticks: Vec<Tick>,
    /// The most blocks of any week, so that the lanes compare.
    most: u32,
}

#[derive(Debug, Serialize)]
struct Lane {
    label: String,
    counts: Vec<u32>,
}

/// The lanes and the table behind them; none when nothing was counted. Weeks in which nothing was
/// counted are left out of the table.
pub(super) fn lanes(
    desk: &Desk<'_>,
    caption: &str,
    counted: Vec<(&str, Vec<u32>)>,
) -> Option<(Lanes, Table)> {
    let counted: Vec<(String, Vec<u32>)> = counted
        .into_iter()
        .filter(|(_, counts)| counts.iter().any(|count| *count > 0))
        .map(|(id, counts)| (desk.words.say(id), counts))
        .collect();
    let most = counted
        .iter()
        .flat_map(|(_, counts)| counts)
        .copied()
        .max()?;
    let weeks = desk
        .trends
        .signs
        .first()
        .map_or(&[][..], |sign| &sign.weeks);
    let rows = weeks.iter().enumerate().filter_map(|(at, week)| {
        let counts = counted
            .iter()
            .map(|(_, counts)| counts.get(at).copied().unwrap_or(0));
        let counts: Vec<u32> = counts.collect();
        counts.iter().any(|count| *count > 0).then(|| Row {
            head: desk.day_name(week.start),
            cells: counts.iter().map(u32::to_string).collect(),
        })
    });
    let table = Table {
        caption: desk.words.say(caption),
        first: desk.words.say("report-week-of"),
        columns: counted
            .iter()
            .map(|(label, _)| (Column::Short, label.clone()))
            .collect(),
        rows: rows.collect(),
    };
    let lanes = Lanes {
        alt: desk.words.say(caption),
        lanes: counted
            .into_iter()
            .map(|(label, counts)| Lane { label, counts })
            .collect(),
        ticks: ticks(desk),
        most,
    };
    Some((lanes, table))
}
