//! Trust steps: in words, as marks, and one by one.

use journal::{CameTrue, DatedStep, Interval, ResolvedStep, Share, StepsState, steps};
use serde::Serialize;

use super::Desk;
use super::table::{Column, Row, Table};
use crate::words::percent;

/// Marks in a row: how likely each step seemed, and what came.
#[derive(Debug, Serialize)]
pub(crate) struct Marks {
    alt: String,
    marks: Vec<Mark>,
    /// What the shapes mean: shape and words.
    key: Vec<(&'static str, String)>,
}

#[derive(Debug, Serialize)]
struct Mark {
    /// In percent; none is not said.
    likely: Option<u8>,
    came: &'static str,
}

fn series(desk: &Desk<'_>) -> StepsState {
    let dated: Vec<DatedStep> = desk
        .input
        .steps
        .iter()
        .map(|line| DatedStep {
            on: line.on,
            step: ResolvedStep {
                likelihood: line.likelihood,
                outcome: line.outcome,
            },
        })
        .collect();
    steps(&dated, desk.trends.bounds)
}

/// How often what was expected came true.
pub(super) fn said(desk: &Desk<'_>) -> Vec<String> {
    let StepsState { steps, summary } = series(desk);
    let words = &desk.words;
    if steps.is_empty() {
        return vec![words.say("report-steps-none")];
    }
    let counted =
        |id: &str, count: u32| (count > 0).then(|| words.fill(id, &[("count", count.into())]));
    let came =
        (summary.came_true.of > 0).then(|| words.share("report-steps-came", summary.came_true));
    let interval = summary.interval.map(|interval| {
        let (low, high) = (percent(interval.low), percent(interval.high));
        words.fill(
            "report-steps-interval",
            &[("low", low.into()), ("high", high.into())],
        )
    });
    [
        came,
        counted("report-steps-partly", summary.partly),
        interval,
        counted("report-steps-open", summary.open),
        counted("report-steps-unclear", summary.cannot_tell),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What was expected beside what came, from ten steps on.
pub(super) fn calibration(desk: &Desk<'_>) -> Option<(String, Table)> {
    let words = &desk.words;
    let calibration = series(desk).summary.calibration?;
    let could = |interval: Option<Interval>| {
        let end = |of: fn(Interval) -> f64| interval.map_or(0, |interval| percent(of(interval)));
        (end(|it| it.low), end(|it| it.high))
    };
    let (low, high) = could(calibration.interval);
    let (partly_low, partly_high) = could(calibration.partly_interval);
    let said = words.fill(
        "report-steps-calibration",
        &[
            ("steps", calibration.steps.into()),
            ("expected", percent(calibration.expected).into()),
            ("came", calibration.came_true.count.into()),
            ("low", low.into()),
            ("high", high.into()),
            ("partly", calibration.true_or_partly.count.into()),
            ("partlyLow", partly_low.into()),
            ("partlyHigh", partly_high.into()),
        ],
    );
    let rows = calibration.bands.iter().map(|band| Row {
        head: words.fill(
            "report-steps-band",
            &[("low", band.from.into()), ("high", band.to.into())],
        ),
        cells: vec![
            match band.came_true {
                Share { of: 0, .. } => words.say("report-steps-band-none"),
                share => words.share("report-count-of", share),
            },
            band.interval.map_or_else(
                || words.say("report-none"),
                |could| {
                    let (low, high) = (percent(could.low), percent(could.high));
                    words.fill(
                        "report-percent-range",
                        &[("low", low.into()), ("high", high.into())],
                    )
                },
            ),
        ],
    });
    let table = Table {
        caption: words.say("report-steps-bands"),
        first: words.say("report-steps-likely"),
        columns: vec![
            (Column::Short, words.say("report-steps-came-true")),
            (Column::Short, words.say("report-steps-could")),
        ],
        rows: rows.collect(),
    };
    Some((said, table))
}

fn shape(outcome: Option<CameTrue>) -> &'static str {
    outcome.map_or("open", CameTrue::as_str)
}

/// One mark a step, oldest first.
pub(super) fn marks(desk: &Desk<'_>) -> Option<Marks> {
    let words = &desk.words;
    let StepsState { steps, .. } = series(desk);
    if steps.is_empty() {
        return None;
    }
    let (from, to) = (words.day(desk.trends.from), words.day(desk.trends.to));
    let shapes = CameTrue::ALL
        .iter()
        .copied()
        .map(Some)
        .chain([None])
        .map(shape);
    Some(Marks {
        alt: words.fill(
            "report-steps-alt",
            &[("from", from.into()), ("to", to.into())],
        ),
        key: shapes
            .filter(|came| steps.iter().any(|it| shape(it.step.outcome) == *came))
            .map(|came| (came, words.say(&format!("report-came-{came}"))))
            .collect(),
        marks: steps
            .iter()
            .map(|it| Mark {
                likely: it.step.likelihood,
                came: shape(it.step.outcome),
            })
            .collect(),
    })
}

/// A step a row, oldest first.
pub(super) fn table(desk: &Desk<'_>) -> Option<Table> {
    let words = &desk.words;
    let mut lines: Vec<_> = desk
        .input
        .steps
        .iter()
        .filter(|line| desk.holds(line.on))
        .collect();
    lines.sort_by_key(|line| (line.on, line.likelihood, line.outcome));
    let rows: Vec<Row> = lines
        .into_iter()
        .map(|line| Row {
            head: desk.day_name(line.on),
            cells: vec![
                desk.title(&line.title),
                desk.scribe.line(&line.prediction),
                line.likelihood.map_or_else(
                    || words.say("report-none"),
                    |likely| words.fill("report-percent", &[("percent", likely.into())]),
                ),
                words.say(&format!("report-came-{}", shape(line.outcome))),
            ],
        })
        .collect();
    (!rows.is_empty()).then(|| Table {
        caption: words.say("report-steps-caption"),
        first: words.say("report-steps-day"),
        columns: vec![
            (Column::Long, words.say("report-steps-step")),
            (Column::Long, words.say("report-steps-prediction")),
            (Column::Short, words.say("report-steps-likely")),
            (Column::Short, words.say("report-steps-what-came")),
        ],
        rows,
    })
}
