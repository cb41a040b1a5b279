//! Everything in one line of time: entries, and the days' check-ins among them.

mod due;
mod filter;
mod line;

pub use due::{Due, DueWhy};
pub use filter::{Filter, ItemKind};
pub use line::{Line, LineStatus};
pub(crate) use line::{Place, line};

use journal::EntryKind;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::{Vault, VaultError};

/// A stretch of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Lines in the whole timeline, with the filter.
    pub total: u64,
    /// The lines asked for, the newest first.
    pub lines: Vec<Line>,
}

impl Vault {
    /// `count` lines from line `from` on, the newest first: by day, then by when they were written.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn timeline(
        &mut self,
        filter: &Filter,
        from: u64,
        count: u64,
    ) -> Result<Stretch, VaultError> {
        let c = self.connection()?;
        let mut values = Vec::new();
        let arms = arms(filter, &mut values);
        if arms.is_empty() {
            return Ok(Stretch {
                total: 0,
                lines: Vec::new(),
            });
        }
        let total = total(c, &arms, &values)?;
        let all: Vec<&str> = arms.iter().map(|arm| arm.lines.as_str()).collect();
        let mut statement = c.prepare_cached(&format!(
            "{} ORDER BY 2 DESC, 3 DESC, 1 DESC LIMIT ?{} OFFSET ?{}",
            all.join(" UNION ALL "),
            values.len() + 1,
            values.len() + 2
        ))?;
        let number = |n: u64| Value::Integer(i64::try_from(n).unwrap_or(i64::MAX));
        values.extend([number(count), number(from)]);
        let mut rows = statement.query(params_from_iter(values))?;
        let mut places = Vec::new();
        while let Some(row) = rows.next()? {
            places.push(Place::from_row(row.get(0)?, row.get(1)?));
        }
        let lines = places
            .iter()
            .map(|place| line(c, place))
            .collect::<Result<_, _>>()?;
        Ok(Stretch { total, lines })
    }

    /// The tags of all entries outside the trash, the most used first, each as it was last written.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn tags(&mut self) -> Result<Vec<(String, u64)>, VaultError> {
        let c = self.connection()?;
        // With max() SQLite takes the other columns from the row that holds it.
        let mut statement = c.prepare_cached(
            "SELECT tag, count(*) AS uses, max(entry) FROM entry_tag JOIN entry ON doc = entry
             WHERE deleted_at IS NULL GROUP BY folded ORDER BY uses DESC, folded",
        )?;
        Ok(statement
            .query_map([], |row| {
                Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs()))
            })?
            .collect::<Result<_, _>>()?)
    }
}

/// One of the sources that make up the timeline.
struct Arm {
    /// `SELECT doc or NULL, day, written`.
    lines: String,
    count: String,
}

fn arms(filter: &Filter, values: &mut Vec<Value>) -> Vec<Arm> {
    let mut arms = Vec::new();
    if let Some(entries) = filter.entries(1 + values.len(), values) {
        arms.push(Arm {
            lines: format!("SELECT doc, occurred_on, created_at FROM entry WHERE {entries}"),
            count: format!("SELECT count(*) FROM entry WHERE {entries}"),
        });
    }
    if let Some(days) = filter.days("check_in.for_date", 1 + values.len(), values) {
        let from = format!(
            "FROM check_in WHERE {days} AND (
                 EXISTS (SELECT 1 FROM rating WHERE rating.for_date = check_in.for_date
                                                AND level IS NOT NULL)
                 OR EXISTS (SELECT 1 FROM day_note WHERE day_note.for_date = check_in.for_date
                                                     AND body <> ''))"
        );
        arms.push(Arm {
            lines: format!("SELECT NULL, for_date, recorded_at {from}"),
            count: format!("SELECT count(*) {from}"),
        });
    }
    // A day with a note and no check-in.
    if let Some(days) = filter.days("day_note.for_date", 1 + values.len(), values) {
        let from = format!(
            "FROM day_note WHERE {days} AND body <> ''
                 AND for_date NOT IN (SELECT for_date FROM check_in)"
        );
        arms.push(Arm {
            lines: format!("SELECT NULL, for_date, written_at {from}"),
            count: format!("SELECT count(*) {from}"),
        });
    }
    arms
}

fn total(c: &Connection, arms: &[Arm], values: &[Value]) -> Result<u64, VaultError> {
    let counts: Vec<String> = arms.iter().map(|arm| format!("({})", arm.count)).collect();
    let total: i64 = c
        .prepare_cached(&format!("SELECT {}", counts.join(" + ")))?
        .query_row(params_from_iter(values), |row| row.get(0))?;
    Ok(total.unsigned_abs())
}

impl Vault {
    /// What lies in the trash, the last first: each line with its last day here and the day it
    /// goes.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn trash(&mut self) -> Result<Vec<Discarded>, VaultError> {
        let docs = self.entries().in_trash()?;
        let c = self.connection()?;
        docs.into_iter()
            .map(|(doc, deleted_on)| {
                Ok(Discarded {
                    line: line(c, &Place::of_doc(c, doc)?)?,
                    deleted_on,
                    gone_on: deleted_on
                        .checked_add_signed(
                            chrono::TimeDelta::try_days(crate::table::TRASH_DAYS)
                                .unwrap_or_default(),
                        )
                        .unwrap_or(deleted_on),
                })
            })
            .collect()
    }
}

/// A line that lies in the trash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discarded {
    /// The entry's line.
    pub line: Line,
    /// The day (UTC) it was put there.
    pub deleted_on: chrono::NaiveDate,
    /// The day from which on it goes by itself, at the next opening.
    pub gone_on: chrono::NaiveDate,
}

/// Whether `kind` is asked for by a filter's kinds, which narrow nothing when there are none.
fn asks_for(kinds: &[ItemKind], kind: EntryKind) -> bool {
    kinds.is_empty() || kinds.contains(&ItemKind::Entry(kind))
}
