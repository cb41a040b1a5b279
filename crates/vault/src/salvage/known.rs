use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::types::Value;
use uuid::Uuid;

use super::belong::{Found, Tree};
use super::gaps::{Gap, Key};
use super::layout::Holding;
use super::scan::Scan;
use super::tree::Row;
use super::{Missing, MissingEntry};
use crate::VaultError;
use crate::table::{day_from, day_text};

/// What is known of an entry without its row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct KnownEntry {
    pub(super) id: Option<Uuid>,
    pub(super) day: Option<NaiveDate>,
    /// When it was made, in Unix seconds.
    pub(super) made: Option<i64>,
    /// When it was thrown away, in Unix seconds.
    pub(super) deleted: Option<i64>,
}

/// What the indexes of a damaged journal still name. They lie on pages of their own, so that a row
/// that is lost is rarely lost without a trace.
#[derive(Default)]
pub(super) struct Known {
    /// Entries by number.
    pub(super) docs: BTreeMap<i64, KnownEntry>,
    /// Days with a note.
    notes: BTreeSet<NaiveDate>,
    /// Days with a check-in or with ratings.
    days: BTreeSet<NaiveDate>,
}

/// Asks each index.
pub(super) fn of(found: &Found) -> Known {
    let mut known = Known::default();
    for tree in &found.trees {
        match (tree.layout.table.as_str(), &tree.layout.holding) {
            ("entry", Holding::Index { first }) => known.entries(tree, first),
            ("day_note", Holding::Index { first }) if first == "for_date" => {
                known.notes.extend(tree.rows().filter_map(first_day));
            }
            ("check_in" | "rating", Holding::Table) => {
                known.days.extend(tree.rows().filter_map(first_day));
            }
            _ => {}
        }
    }
    known
}

impl Known {
    fn entries(&mut self, tree: &Tree, first: &str) {
        for row in tree.rows().filter(|row| tree.layout.fits(row)) {
            let Some(Value::Integer(doc)) = row.values.last() else {
                continue;
            };
            let entry = self.docs.entry(*doc).or_default();
            match (first, &row.values[..]) {
                ("id", [Value::Text(id), _]) => entry.id = Uuid::parse_str(id).ok(),
                ("occurred_on", [Value::Text(day), Value::Integer(made), _]) => {
                    entry.day = day_from(day, "occurred_on").ok();
                    entry.made = Some(*made);
                }
                ("deleted_at", [Value::Integer(deleted), _]) => entry.deleted = Some(*deleted),
                _ => {}
            }
        }
    }

    /// The first and the last day of which something may be missing, gap by gap.
    fn days_of<'g>(&'g self, gaps: &'g [Gap]) -> impl Iterator<Item = (NaiveDate, NaiveDate)> + 'g {
        gaps.iter().filter_map(|(from, to)| {
            let from = day_of(from.as_ref()).or_else(|| self.days.first().copied())?;
            let to = day_of(to.as_ref()).or_else(|| self.days.last().copied())?;
            (from <= to).then_some((from, to))
        })
    }

    /// What is named and was not read.
    pub(super) fn missing(
        &self,
        target: &Connection,
        scans: &[Scan],
    ) -> Result<Missing, VaultError> {
        let mut missing = Missing::default();
        if scans.iter().any(|scan| scan.shape.name == "entry") {
            let mut is_there = target.prepare("SELECT 1 FROM entry WHERE doc = ?1")?;
            for (doc, KnownEntry { id, day, .. }) in &self.docs {
                if !is_there.exists([doc])? {
                    missing.entries.push(MissingEntry { id: *id, day: *day });
                }
            }
        }
        let mut is_there = target.prepare("SELECT 1 FROM day_note WHERE for_date = ?1")?;
        for day in &self.notes {
            if !is_there.exists([day_text(*day)])? {
                missing.notes.insert(*day);
            }
        }
        let gaps = |table: &str| {
            let scan = scans.iter().find(|scan| scan.shape.name == table);
            scan.map(|scan| scan.gaps.as_slice()).unwrap_or_default()
        };
        // A check-in without its own row is made again of its ratings: it is missing where those are.
        let lost_check_ins: Vec<_> = self.days_of(gaps("check_in")).collect();
        for (from, to) in self.days_of(gaps("rating")) {
            missing.days.extend(self.days.range(from..=to));
            // Where neither reads, each day may have been one.
            for (first, last) in &lost_check_ins {
                let both = from.max(*first).iter_days();
                let both = both.take_while(|day| *day <= to.min(*last));
                missing.days.extend(both.take(DAYS_TOLD));
            }
        }
        Ok(missing)
    }
}

/// So many days are named of a stretch of which nothing is known.
const DAYS_TOLD: usize = 1_000;

fn day_of(key: Option<&Key>) -> Option<NaiveDate> {
    day_in(key?.first()?)
}

fn first_day(row: &Row) -> Option<NaiveDate> {
    day_in(row.values.first()?)
}

fn day_in(value: &Value) -> Option<NaiveDate> {
    match value {
        Value::Text(text) => day_from(text, "for_date").ok(),
        _ => None,
    }
}
