use journal::{DayEnd, Level, SignId, WholeCheckIn};

use super::cell::Rows;
use crate::text::instant;

pub(super) const HEAD: [&str; 8] = [
    "date",
    "sign",
    "sign_label",
    "level",
    "acted",
    "added_later",
    "recorded_at",
    "zone",
];

/// A row for each sign of the day: those that were asked, and those of which anything is stored.
pub(super) fn add(
    rows: &mut Rows,
    check_in: &WholeCheckIn,
    asked: &[SignId],
    end: DayEnd,
    label: &dyn Fn(SignId) -> String,
) {
    for sign in SignId::ALL {
        let rating = check_in.ratings.iter().find(|rating| rating.sign == sign);
        if rating.is_none() && !asked.contains(&sign) {
            continue;
        }
        let rated = rating.filter(|rating| rating.level.is_some());
        let later = |at: chrono::NaiveDateTime| journal::added_later(check_in.day, at, end);
        rows.plain(check_in.day);
        rows.plain(sign);
        rows.text(&label(sign));
        rows.maybe(rated.and_then(|rating| rating.level).map(Level::get));
        rows.answer(rated.and_then(|rating| rating.acted));
        rows.answer(rated.map(|rating| later(rating.recorded.naive_local())));
        rows.maybe(rated.map(|rating| instant(&rating.recorded)));
        rows.text(&check_in.zone);
        rows.end();
    }
}
