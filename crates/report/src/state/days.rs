//! Focus signs day by day: weeks down, the seven days across.

use journal::{GridCell, GridDay, SignId};
use serde::Serialize;

use super::Desk;

/// As many weeks are on the first page: a quarter of a year.
pub(super) const FIRST_PAGE_WEEKS: usize = 13;

/// The days of one sign.
#[derive(Debug, Serialize)]
pub(crate) struct Days {
    weeks: Vec<Week>,
}

#[derive(Debug, Serialize)]
struct Week {
    /// The name of its first day.
    label: String,
    /// Its days; none after the last day of the report.
    days: Vec<Option<Day>>,
}

#[derive(Debug, Serialize)]
struct Day {
    /// What is printed: the digit, `*` acted on, `°` added later, `‖` paused. Empty is a blank.
    t: String,
    /// The level, for the shade.
    #[serde(skip_serializing_if = "Option::is_none")]
    l: Option<u8>,
    /// Whether the day was paused.
    #[serde(skip_serializing_if = "is_false")]
    p: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as serde calls it
fn is_false(is: &bool) -> bool {
    !is
}

/// The last `most` weeks of `sign`.
pub(super) fn days(desk: &Desk<'_>, sign: SignId, most: usize) -> Days {
    let grid = &desk.trends.grid;
    let row = grid.rows.iter().find(|row| row.sign == sign);
    let cells = row.map_or(&[][..], |row| &row.cells);
    let weeks = grid.days.chunks(7).zip(cells.chunks(7));
    let weeks: Vec<Week> = weeks
        .filter_map(|(heads, cells)| {
            let day = |at| Some(day(heads.get(at)?, cells.get(at)?));
            Some(Week {
                label: desk.day_name(heads.first()?.day),
                days: (0..7).map(day).collect(),
            })
        })
        .collect();
    let over = weeks.len().saturating_sub(most);
    Days {
        weeks: weeks.into_iter().skip(over).collect(),
    }
}

fn day(head: &GridDay, cell: &GridCell) -> Day {
    let mut t = String::new();
    if let Some(level) = cell.level {
        t.push_str(&level.get().to_string());
    }
    if cell.acted == Some(true) {
        t.push('*');
    }
    if cell.added_later {
        t.push('°');
    }
    if head.paused {
        t.push('‖');
    }
    Day {
        t,
        l: cell.level.map(journal::Level::get),
        p: head.paused,
    }
}
