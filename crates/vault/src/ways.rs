//! What the ways forward look back on: exercises that were begun, links between origins and signs,
//! trust steps by how hard they feel.

use chrono::NaiveDate;
use journal::{CameTrue, EntryKind, ExerciseId, Level, OriginId, Pain, SignId, TalkStatus};
use rusqlite::Connection;
use uuid::Uuid;

use crate::table::{day_from, named};
use crate::timeline::{Line, LineStatus, Place, line};
use crate::{Vault, VaultError};

/// An entry that was begun with an exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExerciseEntry {
    /// The exercise.
    pub exercise: ExerciseId,
    /// The entry.
    pub entry: Uuid,
    /// Its kind.
    pub kind: EntryKind,
    /// The day it is about.
    pub day: NaiveDate,
    /// What stands for it in a list.
    pub heading: String,
    /// Whether its form has a step that was not come to: a pain before its last step, a talk that is
    /// planned, a trust step without an outcome.
    pub unfinished: bool,
}

/// How many entries link an origin to a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OriginLink {
    /// The origin.
    pub origin: OriginId,
    /// The sign; `None` counts all entries with that origin, whatever their signs.
    pub sign: Option<SignId>,
    /// Entries outside the trash.
    pub entries: u64,
}

/// A trust step as it stands on the ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LadderStep {
    /// The entry.
    pub entry: Uuid,
    /// What stands for it in a list.
    pub heading: String,
    /// How hard it feels; `None` is not placed.
    pub hard: Option<Level>,
    /// The day it is meant for.
    pub try_on: Option<NaiveDate>,
    /// The day the entry is about.
    pub day: NaiveDate,
    /// What came of it; `None` while it is open.
    pub came_true: Option<CameTrue>,
}

impl Vault {
    /// The entries outside the trash that were begun with an exercise, the newest first.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn exercise_entries(&mut self) -> Result<Vec<ExerciseEntry>, VaultError> {
        let c = self.connection()?;
        let mut statement = c.prepare_cached(
            "SELECT doc, exercise, reached FROM entry LEFT JOIN pain ON pain.entry = doc
             WHERE exercise IS NOT NULL AND deleted_at IS NULL
             ORDER BY occurred_on DESC, created_at DESC, doc DESC",
        )?;
        let mut rows = statement.query([])?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            let exercise = named(&row.get::<_, String>(1)?, "entry.exercise")?;
            let reached: Option<u8> = row.get(2)?;
            if let Some(told) = told(c, row.get(0)?)? {
                entries.push(ExerciseEntry {
                    exercise,
                    entry: told.id,
                    kind: told.kind,
                    day: told.day,
                    heading: told.heading,
                    unfinished: match told.status {
                        Some(LineStatus::Open | LineStatus::Talk(TalkStatus::Planned)) => true,
                        _ => reached.is_some_and(|step| step < Pain::LAST_STEP),
                    },
                });
            }
        }
        Ok(entries)
    }

    /// The person's own links between origins and signs: for each origin that was linked, in the
    /// order in which they are offered, how many entries have it, then how many with each sign. It
    /// counts links and knows no cause.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn origin_map(&mut self) -> Result<Vec<OriginLink>, VaultError> {
        let c = self.connection()?;
        let mut statement = c.prepare_cached(
            "SELECT origin, NULL, count(*) FROM entry_origin JOIN entry ON doc = entry
             WHERE deleted_at IS NULL GROUP BY origin
             UNION ALL
             SELECT origin, sign, count(*) FROM entry_origin
             JOIN entry ON doc = entry_origin.entry JOIN entry_sign ON entry_sign.entry = doc
             WHERE deleted_at IS NULL GROUP BY origin, sign",
        )?;
        let mut rows = statement.query([])?;
        let mut links = Vec::new();
        while let Some(row) = rows.next()? {
            let sign: Option<String> = row.get(1)?;
            links.push(OriginLink {
                origin: named(&row.get::<_, String>(0)?, "entry_origin.origin")?,
                sign: sign
                    .map(|sign| named(&sign, "entry_sign.sign"))
                    .transpose()?,
                entries: row.get::<_, i64>(2)?.unsigned_abs(),
            });
        }
        links.sort_unstable_by_key(|link| (link.origin, link.sign));
        Ok(links)
    }

    /// The trust steps outside the trash, the easiest first, those that are not placed last; among
    /// equals the oldest first.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn trust_ladder(&mut self) -> Result<Vec<LadderStep>, VaultError> {
        let c = self.connection()?;
        let mut statement = c.prepare_cached(
            "SELECT doc, hard, try_on FROM trust_step JOIN entry ON doc = entry
             WHERE deleted_at IS NULL ORDER BY hard IS NULL, hard, occurred_on, created_at, doc",
        )?;
        let mut rows = statement.query([])?;
        let mut steps = Vec::new();
        while let Some(row) = rows.next()? {
            let hard: Option<u8> = row.get(1)?;
            let try_on: Option<String> = row.get(2)?;
            if let Some(told) = told(c, row.get(0)?)? {
                steps.push(LadderStep {
                    entry: told.id,
                    heading: told.heading,
                    hard: hard
                        .map(Level::new)
                        .transpose()
                        .map_err(|_| VaultError::BadValue {
                            what: "trust_step.hard",
                        })?,
                    try_on: try_on
                        .map(|day| day_from(&day, "trust_step.try_on"))
                        .transpose()?,
                    day: told.day,
                    came_true: match told.status {
                        Some(LineStatus::Came(came_true)) => Some(came_true),
                        _ => None,
                    },
                });
            }
        }
        Ok(steps)
    }
}

/// What a line of the timeline tells of an entry.
struct Told {
    id: Uuid,
    kind: EntryKind,
    day: NaiveDate,
    heading: String,
    status: Option<LineStatus>,
}

fn told(c: &Connection, doc: i64) -> Result<Option<Told>, VaultError> {
    Ok(match line(c, &Place::Entry(doc))? {
        Line::Entry {
            id,
            kind,
            day,
            heading,
            status,
            ..
        } => Some(Told {
            id,
            kind,
            day,
            heading,
            status,
        }),
        Line::CheckIn { .. } => None,
    })
}
