use journal::{Boundary, WholeEntry, WholeEvent};

use super::cell::Rows;
use crate::text::instant;

pub(super) const HEAD: [&str; 12] = [
    "entry_id",
    "title",
    "boundary",
    "why",
    "will_do",
    "said",
    "how_said",
    "review_on",
    "event_date",
    "event",
    "event_note",
    "event_recorded_at",
];

/// A row for each event; one without an event for a boundary that has none.
pub(super) fn add(rows: &mut Rows, entry: &WholeEntry, own: &Boundary) {
    if entry.events.is_empty() {
        row(rows, entry, own, None);
    }
    for event in &entry.events {
        row(rows, entry, own, Some(event));
    }
}

fn row(rows: &mut Rows, entry: &WholeEntry, own: &Boundary, event: Option<&WholeEvent>) {
    rows.plain(entry.id);
    rows.text(&entry.fields.title);
    rows.text(&own.boundary);
    rows.text(&own.why);
    rows.text(&own.will_do);
    rows.answer(own.said);
    rows.text(&own.how_said);
    rows.maybe(own.review_on);
    rows.maybe(event.map(|event| event.on));
    rows.maybe(event.map(|event| event.kind));
    rows.text(event.map_or("", |event| &event.note));
    rows.maybe(event.map(|event| instant(&event.recorded)));
    rows.end();
}
