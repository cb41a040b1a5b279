use journal::{Level, TrustStep, WholeEntry};

use super::cell::Rows;
use crate::text::instant;

pub(super) const HEAD: [&str; 18] = [
    "entry_id",
    "date",
    "title",
    "step",
    "differently",
    "prediction",
    "likelihood_percent",
    "hard",
    "try_on",
    "happened",
    "feel_now",
    "learned",
    "came_true",
    "outcome_recorded_at",
    "predictions_before",
    "first_prediction",
    "first_likelihood_percent",
    "thoughts",
];

/// A row for each step.
pub(super) fn add(rows: &mut Rows, entry: &WholeEntry, own: &TrustStep) {
    let first = entry.earlier.first();
    let thoughts: Vec<&str> = entry.thoughts.iter().map(|it| it.text.as_str()).collect();
    rows.plain(entry.id);
    rows.plain(entry.fields.occurred_on);
    rows.text(&entry.fields.title);
    rows.text(&own.step);
    rows.text(&own.differently);
    rows.text(&own.prediction);
    rows.maybe(own.likelihood);
    rows.maybe(own.hard.map(Level::get));
    rows.maybe(own.try_on);
    rows.text(&own.happened);
    rows.text(&own.feel_now);
    rows.text(&own.learned);
    rows.maybe(entry.outcome.map(|outcome| outcome.came_true));
    rows.maybe(entry.outcome.map(|outcome| instant(&outcome.recorded)));
    rows.plain(entry.earlier.len());
    rows.text(first.map_or("", |before| &before.prediction));
    rows.maybe(first.and_then(|before| before.likelihood));
    rows.text(&thoughts.join("\n\n"));
    rows.end();
}
