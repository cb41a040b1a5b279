use chrono::{DateTime, FixedOffset};
use journal::{CameTrue, Level, ResolvedStep, TrustStep};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::communication::level;
use super::read::named;
use crate::moment::stamp;
use crate::table::{day_from, day_text};
use crate::{Moment, VaultError};

/// A wording may be bettered this long, in seconds; a later change keeps it as an earlier prediction.
const SAME_SITTING: u64 = 30 * 60;

/// What came of a trust step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Whether the prediction came true.
    pub came_true: CameTrue,
    /// When that was first recorded, by the writer's clock.
    pub recorded: DateTime<FixedOffset>,
}

/// A prediction as it stood before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prediction {
    /// Its words.
    pub prediction: String,
    /// How likely it seemed, in percent.
    pub likelihood: Option<u8>,
    /// When its wording was begun, by the writer's clock.
    pub written: DateTime<FixedOffset>,
}

/// A thought after the outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thought {
    /// Its id.
    pub id: Uuid,
    /// Its words.
    pub text: String,
    /// When it was written, by the writer's clock.
    pub written: DateTime<FixedOffset>,
}

/// Writes the step. A prediction that an outcome has frozen must be the same; one that stood for
/// longer than a sitting is kept beside the new one.
pub(super) fn put(
    c: &Connection,
    doc: i64,
    step: &TrustStep,
    before: Option<&TrustStep>,
    now: &Moment,
) -> Result<(), VaultError> {
    let mut begun = (now.seconds(), now.offset_minutes());
    if let Some(before) = before {
        if outcome(c, doc)?.is_some() && !step.predicts_the_same(before) {
            return Err(VaultError::PredictionFrozen);
        }
        let is_same =
            (&step.prediction, step.likelihood) == (&before.prediction, before.likelihood);
        let stood = prediction_begun(c, doc)?;
        if is_same || begun.0.abs_diff(stood.0) <= SAME_SITTING {
            begun = stood;
        } else if !before.prediction.is_empty() {
            put_earlier(
                c,
                doc,
                &before.prediction,
                before.likelihood,
                stood.0,
                stood.1,
            )?;
        }
    }
    c.prepare_cached(
        "INSERT INTO trust_step (entry, step, differently, prediction, likelihood, prediction_at,
                                 prediction_offset, try_on, happened, feel_now, learned, hard)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
         ON CONFLICT (entry) DO UPDATE SET
             step = excluded.step, differently = excluded.differently,
             prediction = excluded.prediction, likelihood = excluded.likelihood,
             prediction_at = excluded.prediction_at,
             prediction_offset = excluded.prediction_offset, try_on = excluded.try_on,
             happened = excluded.happened, feel_now = excluded.feel_now, learned = excluded.learned,
             hard = excluded.hard",
    )?
    .execute(params![
        doc,
        step.step,
        step.differently,
        step.prediction,
        step.likelihood,
        begun.0,
        begun.1,
        step.try_on.map(day_text),
        step.happened,
        step.feel_now,
        step.learned,
        step.hard.map(Level::get),
    ])?;
    Ok(())
}

pub(super) fn prediction_begun(c: &Connection, doc: i64) -> Result<(i64, i32), VaultError> {
    Ok(c.prepare_cached(
        "SELECT prediction_at, prediction_offset FROM trust_step WHERE entry = ?1",
    )?
    .query_row([doc], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Keeps a prediction beside the present one, after those that are there.
pub(super) fn put_earlier(
    c: &Connection,
    doc: i64,
    prediction: &str,
    likelihood: Option<u8>,
    at: i64,
    offset: i32,
) -> Result<(), VaultError> {
    c.prepare_cached(
        "INSERT INTO trust_step_earlier
             (entry, place, prediction, likelihood, written_at, written_offset)
         SELECT ?1, count(*), ?2, ?3, ?4, ?5 FROM trust_step_earlier WHERE entry = ?1",
    )?
    .execute(params![doc, prediction, likelihood, at, offset])?;
    Ok(())
}

pub(super) fn get(c: &Connection, doc: i64) -> Result<TrustStep, VaultError> {
    let mut try_on: Option<String> = None;
    let mut hard: Option<u8> = None;
    let step = c
        .prepare_cached(
            "SELECT step, differently, prediction, likelihood, try_on, happened, feel_now, learned,
                    hard
             FROM trust_step WHERE entry = ?1",
        )?
        .query_row([doc], |row| {
            try_on = row.get(4)?;
            hard = row.get(8)?;
            Ok(TrustStep {
                step: row.get(0)?,
                differently: row.get(1)?,
                prediction: row.get(2)?,
                likelihood: row.get(3)?,
                hard: None,
                try_on: None,
                happened: row.get(5)?,
                feel_now: row.get(6)?,
                learned: row.get(7)?,
            })
        })?;
    let day = |text: String| day_from(&text, "trust_step.try_on");
    Ok(TrustStep {
        hard: level(hard, "trust_step.hard")?,
        try_on: try_on.map(day).transpose()?,
        ..step
    })
}

pub(super) fn record_outcome(
    c: &Connection,
    doc: i64,
    came_true: CameTrue,
    now: &Moment,
) -> Result<(), VaultError> {
    let predicted: bool = c
        .prepare_cached(
            "SELECT trim(prediction, char(9, 10, 13, 32)) <> '' FROM trust_step WHERE entry = ?1",
        )?
        .query_row([doc], |row| row.get(0))
        .optional()?
        .ok_or(VaultError::EntryNotFound)?;
    if !predicted {
        return Err(VaultError::PredictionMissing);
    }
    c.prepare_cached(
        "UPDATE trust_step SET came_true = ?2, outcome_at = coalesce(outcome_at, ?3),
                outcome_offset = coalesce(outcome_offset, ?4)
         WHERE entry = ?1",
    )?
    .execute(params![
        doc,
        came_true.as_str(),
        now.seconds(),
        now.offset_minutes()
    ])?;
    Ok(())
}

pub(super) fn outcome(c: &Connection, doc: i64) -> Result<Option<Outcome>, VaultError> {
    let stored: Option<(String, i64, i32)> = c
        .prepare_cached(
            "SELECT came_true, outcome_at, outcome_offset FROM trust_step
             WHERE entry = ?1 AND came_true IS NOT NULL",
        )?
        .query_row([doc], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    stored
        .map(|(came_true, at, offset)| {
            Ok(Outcome {
                came_true: named(&came_true, "trust_step.came_true")?,
                recorded: stamp(at, offset)?,
            })
        })
        .transpose()
}

pub(super) fn earlier(c: &Connection, doc: i64) -> Result<Vec<Prediction>, VaultError> {
    let mut statement = c.prepare_cached(
        "SELECT prediction, likelihood, written_at, written_offset FROM trust_step_earlier
         WHERE entry = ?1 ORDER BY place",
    )?;
    let mut rows = statement.query([doc])?;
    let mut earlier = Vec::new();
    while let Some(row) = rows.next()? {
        earlier.push(Prediction {
            prediction: row.get(0)?,
            likelihood: row.get(1)?,
            written: stamp(row.get(2)?, row.get(3)?)?,
        });
    }
    Ok(earlier)
}

pub(super) fn add_thought(
    c: &Connection,
    doc: i64,
    id: Uuid,
    text: &str,
    now: &Moment,
) -> Result<(), VaultError> {
    if outcome(c, doc)?.is_none() {
        return Err(VaultError::EntryNotFound);
    }
    if text.is_empty() {
        c.prepare_cached("DELETE FROM trust_step_thought WHERE id = ?1 AND entry = ?2")?
            .execute(params![id.to_string(), doc])?;
        return Ok(());
    }
    c.prepare_cached(
        "INSERT INTO trust_step_thought (id, entry, text, written_at, written_offset)
         VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET text = excluded.text WHERE entry = excluded.entry",
    )?
    .execute(params![
        id.to_string(),
        doc,
        text,
        now.seconds(),
        now.offset_minutes()
    ])?;
    Ok(())
}

pub(super) fn thoughts(c: &Connection, doc: i64) -> Result<Vec<Thought>, VaultError> {
    let mut statement = c.prepare_cached(
        "SELECT id, text, written_at, written_offset FROM trust_step_thought
         WHERE entry = ?1 ORDER BY written_at, id",
    )?;
    let mut rows = statement.query([doc])?;
    let mut thoughts = Vec::new();
    while let Some(row) = rows.next()? {
        thoughts.push(Thought {
            id: named(&row.get::<_, String>(0)?, "trust_step_thought.id")?,
            text: row.get(1)?,
            written: stamp(row.get(2)?, row.get(3)?)?,
        });
    }
    Ok(thoughts)
}

/// All with a prediction that are not in the trash.
pub(super) fn all(c: &Connection) -> Result<Vec<ResolvedStep>, VaultError> {
    let mut statement = c.prepare_cached(
        "SELECT likelihood, came_true FROM trust_step JOIN entry ON doc = entry
         WHERE deleted_at IS NULL AND trim(prediction, char(9, 10, 13, 32)) <> ''",
    )?;
    let mut rows = statement.query([])?;
    let mut steps = Vec::new();
    while let Some(row) = rows.next()? {
        let came_true: Option<String> = row.get(1)?;
        steps.push(ResolvedStep {
            likelihood: row.get(0)?,
            outcome: came_true
                .map(|name| named(&name, "trust_step.came_true"))
                .transpose()?,
        });
    }
    Ok(steps)
}
