use chrono::NaiveDate;
use journal::{Level, PatternId, WeekReview};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::read::named;
use crate::VaultError;
use crate::table::{day_from, day_text};

pub(super) fn put(c: &Connection, doc: i64, review: &WeekReview) -> Result<(), VaultError> {
    c.prepare_cached(
        "INSERT INTO week_review (entry, week, helped, way, way_how, session)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (entry) DO UPDATE SET week = excluded.week, helped = excluded.helped,
             way = excluded.way, way_how = excluded.way_how, session = excluded.session",
    )?
    .execute(params![
        doc,
        day_text(review.week),
        review.helped,
        review.way.map(|way| way.as_str()),
        review.way_how,
        review.session,
    ])?;
    c.prepare_cached("DELETE FROM week_review_pattern WHERE entry = ?1")?
        .execute([doc])?;
    let mut insert = c.prepare_cached(
        "INSERT INTO week_review_pattern (entry, pattern, level) VALUES (?1, ?2, ?3)",
    )?;
    for (pattern, level) in &review.patterns {
        insert.execute(params![doc, pattern.as_str(), level.get()])?;
    }
    Ok(())
}

pub(super) fn get(c: &Connection, doc: i64) -> Result<WeekReview, VaultError> {
    let (week, helped, way, way_how, session) = c
        .prepare_cached(
            "SELECT week, helped, way, way_how, session FROM week_review WHERE entry = ?1",
        )?
        .query_row([doc], |row| {
            let way: Option<String> = row.get(2)?;
            Ok((
                row.get::<_, String>(0)?,
                row.get(1)?,
                way,
                row.get(3)?,
                row.get(4)?,
            ))
        })?;
    Ok(WeekReview {
        week: day_from(&week, "week_review.week")?,
        patterns: patterns(c, doc)?,
        helped,
        way: way.map(|way| named(&way, "week_review.way")).transpose()?,
        way_how,
        session,
    })
}

/// The levels given to patterns, in the order of [`PatternId::ALL`].
fn patterns(c: &Connection, doc: i64) -> Result<Vec<(PatternId, Level)>, VaultError> {
    let mut statement =
        c.prepare_cached("SELECT pattern, level FROM week_review_pattern WHERE entry = ?1")?;
    let mut rows = statement.query([doc])?;
    let mut found = Vec::with_capacity(PatternId::ALL.len());
    while let Some(row) = rows.next()? {
        let level = Level::new(row.get(1)?).map_err(|_| VaultError::BadValue {
            what: "week_review_pattern.level",
        })?;
        let pattern: String = row.get(0)?;
        found.push((named(&pattern, "week_review_pattern.pattern")?, level));
    }
    found.sort_unstable();
    Ok(found)
}

/// The review of a week outside the trash, the first begun of them.
pub(super) fn of_week(c: &Connection, week: NaiveDate) -> Result<Option<Uuid>, VaultError> {
    let id: Option<String> = c
        .prepare_cached(
            "SELECT id FROM week_review JOIN entry ON doc = entry
             WHERE week = ?1 AND deleted_at IS NULL ORDER BY doc LIMIT 1",
        )?
        .query_row([day_text(week)], |row| row.get(0))
        .optional()?;
    id.map(|id| named(&id, "entry.id")).transpose()
}

/// The last review outside the trash of a week before `week`.
pub(super) fn before(c: &Connection, week: NaiveDate) -> Result<Option<WeekReview>, VaultError> {
    let doc: Option<i64> = c
        .prepare_cached(
            "SELECT doc FROM week_review JOIN entry ON doc = entry
             WHERE week < ?1 AND deleted_at IS NULL ORDER BY week DESC, doc LIMIT 1",
        )?
        .query_row([day_text(week)], |row| row.get(0))
        .optional()?;
    doc.map(|doc| get(c, doc)).transpose()
}
