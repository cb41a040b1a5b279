use chrono::NaiveDate;
use journal::EntryKind;
use rusqlite::Connection;
use uuid::Uuid;

use super::line::{Line, Place, line};
use crate::table::{day_from, day_text};
use crate::{Vault, VaultError};

/// Something that waits for the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The entry.
    pub id: Uuid,
    /// Its kind.
    pub kind: EntryKind,
    /// Why it is listed.
    pub why: DueWhy,
    /// What stands for the entry in a list.
    pub heading: String,
    /// The day that was set for it.
    pub on: Option<NaiveDate>,
}

/// Why an entry waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueWhy {
    /// The day to look at a boundary again has come.
    BoundaryReview,
    /// A planned talk, its day here or not set.
    PlannedTalk,
    /// A trust step with a prediction and no outcome, its day here or not set.
    OpenStep,
}

const DUE: [(DueWhy, &str); 3] = [
    (
        DueWhy::BoundaryReview,
        "SELECT doc, review_on FROM boundary JOIN entry ON doc = entry
         WHERE deleted_at IS NULL AND review_on <= ?1 ORDER BY review_on, doc",
    ),
    (
        DueWhy::PlannedTalk,
        "SELECT doc, planned_for FROM communication JOIN entry ON doc = entry
         WHERE deleted_at IS NULL AND status = 'planned'
           AND (planned_for IS NULL OR planned_for <= ?1)
         ORDER BY planned_for IS NULL, planned_for, doc",
    ),
    (
        DueWhy::OpenStep,
        "SELECT doc, try_on FROM trust_step JOIN entry ON doc = entry
         WHERE deleted_at IS NULL AND came_true IS NULL AND trim(prediction, char(9, 10, 13, 32)) <> ''
           AND (try_on IS NULL OR try_on <= ?1)
         ORDER BY try_on IS NULL, try_on, doc",
    ),
];

impl Vault {
    /// What waits for the person on `today`, those with a day first within each reason.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn due(&mut self, today: NaiveDate) -> Result<Vec<Due>, VaultError> {
        let c = self.connection()?;
        let mut due = Vec::new();
        for (why, sql) in DUE {
            for (doc, on) in waiting(c, sql, today)? {
                if let Line::Entry {
                    id, kind, heading, ..
                } = line(c, &Place::Entry(doc))?
                {
                    let on = on.map(|day| day_from(&day, "due day")).transpose()?;
                    due.push(Due {
                        id,
                        kind,
                        why,
                        heading,
                        on,
                    });
                }
            }
        }
        Ok(due)
    }
}

fn waiting(
    c: &Connection,
    sql: &str,
    today: NaiveDate,
) -> Result<Vec<(i64, Option<String>)>, VaultError> {
    Ok(c.prepare_cached(sql)?
        .query_map([day_text(today)], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?)
}
