//! One sign as a line of weeks.

use journal::SignTrend;
use serde::Serialize;

use super::Desk;
use crate::words::tenth;

/// As many weeks are said one by one in the words that stand for a chart.
const SAID_WEEKS: usize = 26;
/// Labels under a chart.
const TICKS: usize = 3;

/// A line of weeks with its gaps left open.
#[derive(Debug, Serialize)]
pub(crate) struct Chart {
    /// What a screen reader says in its place.
    alt: String,
    /// Whether there are days enough for a line; dots only otherwise.
    enough: bool,
    weeks: Vec<Week>,
    ticks: Vec<Tick>,
}

#[derive(Debug, Serialize)]
struct Week {
    /// The mean level, 0 to 4; a gap without one.
    m: Option<f64>,
    /// Whether days of it were paused.
    p: bool,
}

#[derive(Debug, Serialize)]
pub(crate) struct Tick {
    at: usize,
    t: String,
}

pub(super) fn chart(desk: &Desk<'_>, label: &str, trend: &SignTrend) -> Chart {
    let words = &desk.words;
    let (from, to) = (words.day(desk.trends.from), words.day(desk.trends.to));
    let mut about = vec![
        ("sign", label.into()),
        ("from", from.into()),
        ("to", to.into()),
    ];
    let alt = if trend.weeks.len() <= SAID_WEEKS {
        let gap = words.say("report-chart-gap");
        let values: Vec<String> = trend
            .weeks
            .iter()
            .map(|week| week.mean.map_or_else(|| gap.clone(), tenth))
            .collect();
        about.push(("values", values.join(", ").into()));
        words.fill("report-chart-alt", &about)
    } else {
        words.fill("report-chart-alt-long", &about)
    };
    Chart {
        alt,
        enough: trend.enough,
        weeks: trend
            .weeks
            .iter()
            .map(|week| Week {
                m: week.mean,
                p: week.paused > 0,
            })
            .collect(),
        ticks: ticks(desk),
    }
}

/// The first week, the last, and one between them.
pub(super) fn ticks(desk: &Desk<'_>) -> Vec<Tick> {
    let weeks = desk
        .trends
        .signs
        .first()
        .map_or(&[][..], |sign| &sign.weeks);
    let last = weeks.len().saturating_sub(1);
    let mut at: Vec<usize> = (0..TICKS).map(|n| n * last / (TICKS - 1)).collect();
    at.dedup();
    at.into_iter()
        .filter_map(|at| {
            Some(Tick {
                at,
                t: desk.day_name(weeks.get(at)?.start),
            })
        })
        .collect()
}
