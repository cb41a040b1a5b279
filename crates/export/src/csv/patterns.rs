use journal::{PatternId, WeekReview, WholeEntry};

use super::cell::Rows;

pub(super) const HEAD: [&str; 4] = ["entry_id", "week", "pattern", "level"];

/// A row for each of the four patterns; without a level where it was not rated.
pub(super) fn add(rows: &mut Rows, entry: &WholeEntry, own: &WeekReview) {
    for pattern in PatternId::ALL {
        let mut rated = own.patterns.iter();
        let level = rated.find(|(rated, _)| rated == pattern);
        rows.plain(entry.id);
        rows.plain(own.week);
        rows.plain(pattern);
        rows.maybe(level.map(|(_, level)| level.get()));
        rows.end();
    }
}
