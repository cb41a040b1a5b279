use std::fmt::Display;

use journal::{ExerciseId, Level, Own, SignId, WholeEntry};

use super::cell::Rows;
use crate::text::instant;

/// What every entry has, then what only a kind has. Boundaries, trust steps and patterns have tables
/// of their own.
pub(super) const HEAD: [&str; 44] = [
    "id",
    "date",
    "time",
    "kind",
    "exercise",
    "title",
    "body",
    "to_session",
    "signs",
    "sign_labels",
    "patterns",
    "origins",
    "tags",
    "created_at",
    "updated_at",
    "talk_status",
    "talk_planned_for",
    "talk_feel",
    "talk_about",
    "talk_need",
    "talk_began",
    "talk_i_said_back",
    "talk_they_said_back",
    "talk_pause_taken",
    "talk_agreed_return",
    "talk_repair_by",
    "talk_repair_accepted",
    "talk_heard",
    "talk_listened",
    "talk_came_of_it",
    "talk_next_time",
    "pain_happened",
    "pain_felt",
    "pain_meant",
    "pain_need",
    "origin_first_felt",
    "origin_then_and_now",
    "tried_what",
    "tried_helped",
    "review_week",
    "review_helped",
    "review_way",
    "review_way_how",
    "review_session",
];

pub(super) fn add(rows: &mut Rows, entry: &WholeEntry, label: &dyn Fn(SignId) -> String) {
    let fields = &entry.fields;
    let minute = fields.occurred_minute;
    rows.plain(entry.id);
    rows.plain(fields.occurred_on);
    rows.maybe(minute.map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60)));
    rows.plain(fields.kind());
    rows.text(fields.exercise.as_ref().map_or("", ExerciseId::as_str));
    rows.text(&fields.title);
    rows.text(&fields.body);
    rows.answer(Some(fields.to_session));
    rows.text(&listed(&fields.signs));
    let labels: Vec<String> = fields.signs.iter().map(|sign| label(*sign)).collect();
    rows.text(&listed(&labels));
    rows.text(&listed(&fields.patterns));
    rows.text(&listed(&fields.origins));
    rows.text(&listed(&fields.tags));
    rows.plain(instant(&entry.created));
    rows.plain(instant(&entry.updated));
    talk(rows, &fields.own);
    pain(rows, &fields.own);
    rest(rows, &fields.own);
    rows.end();
}

fn talk(rows: &mut Rows, own: &Own) {
    let Own::Communication(talk) = own else {
        return blank(rows, 16);
    };
    rows.plain(talk.status);
    rows.maybe(talk.planned_for);
    rows.text(&talk.feel);
    rows.text(&talk.about);
    rows.text(&talk.need);
    rows.text(&talk.began);
    rows.answer(talk.i_said_back);
    rows.answer(talk.they_said_back);
    rows.answer(talk.pause_taken);
    rows.text(&talk.agreed_return);
    rows.maybe(talk.repair_by);
    rows.answer(talk.repair_accepted);
    rows.maybe(talk.heard.map(Level::get));
    rows.maybe(talk.listened.map(Level::get));
    rows.text(&talk.came_of_it);
    rows.text(&talk.next_time);
}

fn pain(rows: &mut Rows, own: &Own) {
    let Own::Pain(pain) = own else {
        return blank(rows, 4);
    };
    for text in [&pain.happened, &pain.felt, &pain.meant, &pain.need] {
        rows.text(text);
    }
}

fn rest(rows: &mut Rows, own: &Own) {
    match own {
        Own::Origin(origin) => {
            rows.text(&origin.first_felt);
            rows.text(&origin.then_and_now);
        }
        _ => blank(rows, 2),
    }
    match own {
        Own::Tried(tried) => {
            rows.text(&tried.what);
            rows.maybe(tried.helped);
        }
        _ => blank(rows, 2),
    }
    match own {
        Own::WeekReview(review) => {
            rows.plain(review.week);
            rows.text(&review.helped);
            rows.maybe(review.way);
            rows.text(&review.way_how);
            rows.text(&review.session);
        }
        _ => blank(rows, 5),
    }
}

fn blank(rows: &mut Rows, cells: usize) {
    for _ in 0..cells {
        rows.text("");
    }
}

fn listed<T: Display>(items: &[T]) -> String {
    let items: Vec<String> = items.iter().map(ToString::to_string).collect();
    items.join("; ")
}
