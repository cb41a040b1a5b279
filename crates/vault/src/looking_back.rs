//! What was noted in entries over a period, as the trends count it.

use chrono::NaiveDate;
use journal::{BoundaryEventKind, CameTrue, EntryKind, Helped, Level, ReviewedWeek};
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::table::{day_from, day_text};
use crate::timeline::{Line, Place, line};
use crate::{Vault, VaultError};

/// What entries outside the trash noted from one day to another, the oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LookedBack {
    /// What happened with boundaries.
    pub events: Vec<(NaiveDate, BoundaryEventKind)>,
    /// The days of good moments.
    pub good_moments: Vec<NaiveDate>,
    /// What was tried, and whether it helped; `None` is not said.
    pub tried: Vec<(NaiveDate, Option<Helped>)>,
    /// Trust steps with a prediction.
    pub steps: Vec<PastStep>,
    /// The patterns of weeks looked back on; the weeks themselves lie in the period.
    pub reviews: Vec<ReviewedWeek>,
}

/// A trust step as it is seen from later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastStep {
    /// The entry.
    pub id: Uuid,
    /// The day it is about.
    pub day: NaiveDate,
    /// What stands for it in a list.
    pub heading: String,
    /// How likely the prediction seemed, in percent, 0 to 100.
    pub likelihood: Option<u8>,
    /// What came; `None` while it is open.
    pub outcome: Option<CameTrue>,
}

impl Vault {
    /// What entries noted from `from` to `to`, both included.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn looking_back(
        &mut self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<LookedBack, VaultError> {
        let period = [day_text(from), day_text(to)];
        let c = self.connection()?;
        Ok(LookedBack {
            events: events(c, &period)?,
            good_moments: good_moments(c, &period)?,
            tried: tried(c, &period)?,
            steps: steps(c, &period)?,
            reviews: reviews(c, &period)?,
        })
    }

    /// The day of the first entry outside the trash.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn first_entry_day(&mut self) -> Result<Option<NaiveDate>, VaultError> {
        let first: Option<String> = self
            .connection()?
            .prepare_cached("SELECT min(occurred_on) FROM entry WHERE deleted_at IS NULL")?
            .query_row([], |row| row.get(0))?;
        first
            .map(|day| day_from(&day, "entry.occurred_on"))
            .transpose()
    }
}

type Period = [String; 2];

fn events(
    c: &Connection,
    period: &Period,
) -> Result<Vec<(NaiveDate, BoundaryEventKind)>, VaultError> {
    let mut statement = c.prepare_cached(
        "SELECT on_date, boundary_event.kind FROM boundary_event
         JOIN entry ON entry.doc = boundary_event.entry
         WHERE deleted_at IS NULL AND on_date BETWEEN ?1 AND ?2 ORDER BY on_date",
    )?;
    let mut rows = statement.query(params![period[0], period[1]])?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        let kind: String = row.get(1)?;
        events.push((
            day_from(&row.get::<_, String>(0)?, "boundary_event.on_date")?,
            known(&kind, "boundary_event.kind")?,
        ));
    }
    Ok(events)
}

fn reviews(c: &Connection, period: &Period) -> Result<Vec<ReviewedWeek>, VaultError> {
    let mut statement = c.prepare_cached(
        "SELECT week_review.week, pattern, level FROM week_review
         JOIN entry ON doc = week_review.entry
         LEFT JOIN week_review_pattern ON week_review_pattern.entry = doc
         WHERE deleted_at IS NULL AND week BETWEEN ?1 AND ?2 ORDER BY week, doc",
    )?;
    let mut rows = statement.query(params![period[0], period[1]])?;
    let mut weeks: Vec<ReviewedWeek> = Vec::new();
    while let Some(row) = rows.next()? {
        let week = day_from(&row.get::<_, String>(0)?, "week_review.week")?;
        if weeks.last().is_none_or(|last| last.week != week) {
            weeks.push(ReviewedWeek {
                week,
                patterns: Vec::new(),
            });
        }
        let rated = row.get::<_, Option<String>>(1)?.zip(row.get(2)?);
        if let (Some((pattern, level)), Some(last)) = (rated, weeks.last_mut()) {
            let level = Level::new(level).map_err(|_| VaultError::BadValue {
                what: "week_review_pattern.level",
            })?;
            let pattern = known(&pattern, "week_review_pattern.pattern")?;
            last.patterns.push((pattern, level));
        }
    }
    Ok(weeks)
}

fn good_moments(c: &Connection, period: &Period) -> Result<Vec<NaiveDate>, VaultError> {
    let mut statement = c.prepare_cached(
        "SELECT occurred_on FROM entry
         WHERE deleted_at IS NULL AND kind = ?3 AND occurred_on BETWEEN ?1 AND ?2
         ORDER BY occurred_on",
    )?;
    let kind = EntryKind::GoodMoment.as_str();
    let mut rows = statement.query(params![period[0], period[1], kind])?;
    let mut days = Vec::new();
    while let Some(row) = rows.next()? {
        days.push(day_from(&row.get::<_, String>(0)?, "entry.occurred_on")?);
    }
    Ok(days)
}

fn tried(c: &Connection, period: &Period) -> Result<Vec<(NaiveDate, Option<Helped>)>, VaultError> {
    let mut statement = c.prepare_cached(
        "SELECT occurred_on, helped FROM tried JOIN entry ON doc = entry
         WHERE deleted_at IS NULL AND occurred_on BETWEEN ?1 AND ?2 ORDER BY occurred_on",
    )?;
    let mut rows = statement.query(params![period[0], period[1]])?;
    let mut tried = Vec::new();
    while let Some(row) = rows.next()? {
        let helped: Option<String> = row.get(1)?;
        tried.push((
            day_from(&row.get::<_, String>(0)?, "entry.occurred_on")?,
            helped
                .map(|name| known(&name, "tried.helped"))
                .transpose()?,
        ));
    }
    Ok(tried)
}

fn steps(c: &Connection, period: &Period) -> Result<Vec<PastStep>, VaultError> {
    let mut statement = c.prepare_cached(
        "SELECT doc, likelihood, came_true FROM trust_step JOIN entry ON doc = entry
         WHERE deleted_at IS NULL AND trim(prediction, char(9, 10, 13, 32)) <> '' AND occurred_on BETWEEN ?1 AND ?2
         ORDER BY occurred_on, created_at",
    )?;
    let mut rows = statement.query(params![period[0], period[1]])?;
    let mut steps = Vec::new();
    while let Some(row) = rows.next()? {
        let outcome: Option<String> = row.get(2)?;
        if let Line::Entry {
            id, day, heading, ..
        } = line(c, &Place::Entry(row.get(0)?))?
        {
            steps.push(PastStep {
                id,
                day,
                heading,
                likelihood: row.get(1)?,
                outcome: outcome
                    .map(|name| known(&name, "trust_step.came_true"))
                    .transpose()?,
            });
        }
    }
    Ok(steps)
}

fn known<T: std::str::FromStr>(name: &str, what: &'static str) -> Result<T, VaultError> {
    name.parse().map_err(|_| VaultError::BadValue { what })
}
