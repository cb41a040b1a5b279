//! The period in figures, and how to read them.

use journal::{FALSE_ALARMS, Level};
use serde::Serialize;

use super::Desk;

/// Of so many in a hundred with whom nothing changes a word is read, measured up to a carry-over of 0.6
/// (docs/STATISTICS.md).
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a constant of 5"
)]
const FALSE_ALARMS_IN_100: u32 = (FALSE_ALARMS * 100.0) as u32;

/// A number and what it counts.
#[derive(Debug, Serialize)]
pub(crate) struct Figure {
    number: u32,
    counts: String,
}

pub(super) fn figures(desk: &Desk<'_>) -> Vec<Figure> {
    let (state, words) = (&desk.trends, &desk.words);
    let mut figures = Vec::new();
    if state.rated_days > 0 {
        figures.push(Figure {
            number: state.rated_days,
            counts: words.fill("report-rated", &[("of", state.days.into())]),
        });
        figures.push(Figure {
            number: state.added_later_days,
            counts: words.say("report-late"),
        });
    }
    if state.paused_days > 0 {
        let count = [("count", state.paused_days.into())];
        figures.push(Figure {
            number: state.paused_days,
            counts: words.fill("report-paused", &count),
        });
    }
    figures
}

/// What a reader has to know, in sentences.
pub(super) fn statement(desk: &Desk<'_>) -> Vec<String> {
    let words = &desk.words;
    let levels: Vec<String> = Level::ALL
        .iter()
        .map(|level| level_words(desk, *level))
        .collect();
    let levels = levels.join(", ");
    let mut said = vec![
        words.say("report-statement-self"),
        words.fill("report-statement-scale", &[("levels", levels.into())]),
    ];
    let others = [
        "report-statement-acted",
        "report-statement-blank",
        "report-statement-late",
        "report-statement-scale-not",
        "report-statement-cause",
    ];
    said.extend(others.map(|id| words.say(id)));
    said.push(words.fill(
        "report-statement-chance",
        &[("count", FALSE_ALARMS_IN_100.into())],
    ));
    said.push(words.say("report-statement-limits"));
    let lost = desk.scribe.lost();
    if lost > 0 {
        said.push(words.fill("report-statement-lost", &[("count", lost.into())]));
    }
    said
}

/// "2 somewhat".
fn level_words(desk: &Desk<'_>, level: Level) -> String {
    let n = level.get();
    let word = desk.words.say(&format!("report-level-{n}"));
    desk.words.fill(
        "report-statement-level",
        &[("n", n.into()), ("word", word.into())],
    )
}
