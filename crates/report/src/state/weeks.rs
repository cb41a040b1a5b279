//! Signs week by week: the small charts of all of them, and the numbers.

use journal::{SignTrend, WeekPoint, acted};
use serde::Serialize;

use super::Desk;
use super::chart::{Chart, chart};
use super::table::{Column, Row, Table};
use crate::words::tenth;

/// As many signs stand side by side in one table.
const SIDE_BY_SIDE: usize = 6;

/// One small chart and its name.
#[derive(Debug, Serialize)]
pub(crate) struct Small {
    label: String,
    line: String,
    felt: String,
    chart: Chart,
}

fn trend_of<'a>(desk: &'a Desk<'_>, sign: journal::SignId) -> Option<&'a SignTrend> {
    desk.trends.signs.iter().find(|trend| trend.sign == sign)
}

/// A small chart for each sign that is shown.
pub(super) fn small(desk: &Desk<'_>) -> Vec<Small> {
    let signs = desk.signs.iter();
    signs
        .filter_map(|named| {
            let trend = trend_of(desk, named.sign)?;
            let felt = if trend.rated_days == 0 {
                desk.words.say("report-not-rated-yet")
            } else {
                desk.words.fill(
                    "report-felt",
                    &[
                        ("felt", trend.felt_days.into()),
                        ("rated", trend.rated_days.into()),
                        ("acted", trend.acted_days.into()),
                    ],
                )
            };
            Some(Small {
                label: named.label.clone(),
                line: named.line.clone(),
                felt,
                chart: chart(desk, &named.label, trend),
            })
        })
        .collect()
}

/// Weeks down, signs across, a few signs a table.
pub(super) fn tables(desk: &Desk<'_>) -> Vec<Table> {
    let shown: Vec<_> = desk
        .signs
        .iter()
        .filter_map(|named| Some((named, trend_of(desk, named.sign)?)))
        .collect();
    let parts = shown.len().div_ceil(SIDE_BY_SIDE).max(1);
    let many = shown.len().div_ceil(parts).max(1);
    let tables = shown.chunks(many).map(|some| {
        let weeks = some.first().map_or(0, |(_, trend)| trend.weeks.len());
        let row = |at: usize| {
            let cells = some
                .iter()
                .filter_map(|(_, trend)| Some(cell(desk, trend.weeks.get(at)?)));
            let (_, first) = some.first()?;
            Some(Row {
                head: desk.day_name(first.weeks.get(at)?.start),
                cells: cells.collect(),
            })
        };
        Table {
            caption: desk.words.say("report-all-signs-caption"),
            first: desk.words.say("report-week-of"),
            columns: some
                .iter()
                .map(|(named, _)| (Column::Short, named.label.clone()))
                .collect(),
            rows: (0..weeks).filter_map(row).collect(),
        }
    });
    tables.collect()
}

fn cell(desk: &Desk<'_>, week: &WeekPoint) -> String {
    let rated = ("rated", week.rated.into());
    match week.mean {
        Some(mean) => desk
            .words
            .fill("report-cell", &[("mean", tenth(mean).into()), rated]),
        None => desk.words.fill("report-cell-gap", &[rated]),
    }
}

/// The numbers of one focus sign, a week a row.
pub(super) fn focus_table(desk: &Desk<'_>, sign: journal::SignId, label: &str) -> Option<Table> {
    let words = &desk.words;
    let trend = trend_of(desk, sign)?;
    let series = acted(&desk.trends).into_iter().find(|it| it.sign == sign)?;
    let rows = trend.weeks.iter().zip(&series.weeks).map(|(week, acted)| {
        let mean = week
            .mean
            .map_or_else(|| words.say("report-chart-gap"), tenth);
        let counts = [
            week.rated,
            week.felt,
            acted.acted,
            acted.said - acted.acted,
            acted.felt - acted.said,
            week.added_later,
            week.paused,
        ];
        Row {
            head: desk.day_name(week.start),
            cells: std::iter::once(mean)
                .chain(counts.map(|count| count.to_string()))
                .collect(),
        }
    });
    let columns = [
        "report-col-mean",
        "report-col-rated",
        "report-col-felt",
        "report-col-acted",
        "report-col-not-acted",
        "report-col-not-said",
        "report-col-late",
        "report-col-paused",
    ];
    Some(Table {
        caption: words.fill("report-focus-table", &[("sign", label.into())]),
        first: words.say("report-week-of"),
        columns: columns.map(|id| (Column::Short, words.say(id))).into(),
        rows: rows.collect(),
    })
}
