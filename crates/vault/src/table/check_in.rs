use chrono::{NaiveDate, NaiveDateTime};
use journal::{DayEnd, Level, RatedDay, Rating, SignId};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{day_from, day_text, sign};
use crate::moment::local_from_stored;
use crate::{Moment, Vault, VaultError};

/// One sign's answer on one day, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRating {
    /// The sign.
    pub sign: SignId,
    /// Its level; `None` is blank, which is not 0.
    pub level: Option<Level>,
    /// Whether the person acted on it; `None` is not said.
    pub acted: Option<bool>,
    /// What the wall clock showed when this level was given.
    pub recorded_local: NaiveDateTime,
}

impl StoredRating {
    /// The rating, with "added later" judged by where the day ends.
    #[must_use]
    pub fn to_rating(&self, day: NaiveDate, end: DayEnd) -> Rating {
        Rating {
            sign: self.sign,
            level: self.level,
            acted: self.acted,
            added_later: self.level.is_some()
                && journal::added_later(day, self.recorded_local, end),
        }
    }
}

/// How much of a day is rated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayCount {
    /// The day.
    pub day: NaiveDate,
    /// Signs with a level.
    pub rated: u32,
    /// Whether any of them was added later.
    pub added_later: bool,
}

/// The daily check-ins: one a day, one row a sign. Each change is durable when its call returns,
/// and repeating it changes nothing.
pub struct CheckIns<'v> {
    vault: &'v mut Vault,
}

impl<'v> CheckIns<'v> {
    pub(crate) fn of(vault: &'v mut Vault) -> Self {
        CheckIns { vault }
    }

    /// Gives a sign its level; `None` clears it to blank. A level under 1 clears "acted".
    ///
    /// # Errors
    /// Storage errors; the stored rating is then the old one, or the new one after an error of
    /// the disk itself. Repeating is safe.
    pub fn rate(
        &mut self,
        day: NaiveDate,
        sign: SignId,
        level: Option<Level>,
        now: &Moment,
    ) -> Result<StoredRating, VaultError> {
        self.vault.write(|t| put_level(t, day, sign, level, now))
    }

    /// Says whether the person acted on a sign. Without a level of 1 or more it stays unsaid.
    ///
    /// # Errors
    /// Storage errors.
    pub fn set_acted(
        &mut self,
        day: NaiveDate,
        sign: SignId,
        acted: Option<bool>,
        now: &Moment,
    ) -> Result<StoredRating, VaultError> {
        self.vault.write(|t| {
            let stored = one(t, day, sign)?;
            let level = stored.as_ref().and_then(|rating| rating.level);
            let kept = journal::kept_acted(level, acted);
            t.prepare_cached("UPDATE rating SET acted = ?3 WHERE for_date = ?1 AND sign = ?2")?
                .execute(params![day_text(day), sign.as_str(), kept])?;
            Ok(StoredRating {
                sign,
                level,
                acted: kept,
                recorded_local: stored.map_or(now.local(), |rating| rating.recorded_local),
            })
        })
    }

    /// Gives 0 to every sign in use that is blank on the day. Returns those signs.
    ///
    /// # Errors
    /// Storage errors; then none of them is changed.
    pub fn rest_are_zero(
        &mut self,
        day: NaiveDate,
        now: &Moment,
    ) -> Result<Vec<SignId>, VaultError> {
        self.vault.write(|t| {
            let ratings: Vec<Rating> = of_day(t, day)?
                .iter()
                .map(|r| r.to_rating(day, DayEnd::MIDNIGHT))
                .collect();
            let blank = journal::rest_are_zero(&ratings, &sign::in_use(t)?);
            for &sign in &blank {
                put_level(t, day, sign, Some(Level::ZERO), now)?;
            }
            Ok(blank)
        })
    }

    /// The first day with a level.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn first_day(&mut self) -> Result<Option<NaiveDate>, VaultError> {
        let first: Option<String> = self
            .vault
            .connection()?
            .prepare_cached("SELECT min(for_date) FROM rating WHERE level IS NOT NULL")?
            .query_row([], |row| row.get(0))?;
        first
            .map(|day| day_from(&day, "rating.for_date"))
            .transpose()
    }

    /// Clears signs of a day to blank.
    ///
    /// # Errors
    /// Storage errors; then none of them is changed.
    pub fn clear(
        &mut self,
        day: NaiveDate,
        signs: &[SignId],
        now: &Moment,
    ) -> Result<(), VaultError> {
        self.vault.write(|t| {
            for &sign in signs {
                put_level(t, day, sign, None, now)?;
            }
            Ok(())
        })
    }

    /// Records a whole check-in at once, as imports and the made journal do.
    ///
    /// # Errors
    /// Storage errors; then nothing of it is recorded.
    pub fn record(
        &mut self,
        day: NaiveDate,
        ratings: &[Rating],
        now: &Moment,
    ) -> Result<(), VaultError> {
        self.vault.write(|t| {
            for rating in ratings {
                put_level(t, day, rating.sign, rating.level, now)?;
                if let Some(acted) = journal::kept_acted(rating.level, rating.acted) {
                    t.prepare_cached(
                        "UPDATE rating SET acted = ?3 WHERE for_date = ?1 AND sign = ?2",
                    )?
                    .execute(params![
                        day_text(day),
                        rating.sign.as_str(),
                        acted
                    ])?;
                }
            }
            Ok(())
        })
    }

    /// The day's stored ratings, in no particular order; signs never touched are absent.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn of_day(&mut self, day: NaiveDate) -> Result<Vec<StoredRating>, VaultError> {
        of_day(self.vault.connection()?, day)
    }

    /// How much of each day from `first` to `last` is rated; days without a level are absent.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn counts(
        &mut self,
        first: NaiveDate,
        last: NaiveDate,
        end: DayEnd,
    ) -> Result<Vec<DayCount>, VaultError> {
        Ok(rated_between(self.vault.connection()?, first, last, end)?
            .into_iter()
            .map(|day| DayCount {
                day: day.day,
                rated: u32::try_from(day.ratings.len()).unwrap_or(u32::MAX),
                added_later: day.ratings.iter().any(|rating| rating.added_later),
            })
            .collect())
    }

    /// Every day from `first` to `last` that has a level, oldest first, with its levels.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn rated(
        &mut self,
        first: NaiveDate,
        last: NaiveDate,
        end: DayEnd,
    ) -> Result<Vec<RatedDay>, VaultError> {
        rated_between(self.vault.connection()?, first, last, end)
    }
}

fn put_level(
    t: &Connection,
    day: NaiveDate,
    sign: SignId,
    level: Option<Level>,
    now: &Moment,
) -> Result<StoredRating, VaultError> {
    let for_date = day_text(day);
    t.prepare_cached(
        "INSERT INTO check_in (for_date, recorded_at, recorded_offset, zone)
         VALUES (?1, ?2, ?3, ?4) ON CONFLICT (for_date) DO NOTHING",
    )?
    .execute(params![
        for_date,
        now.seconds(),
        now.offset_minutes(),
        now.zone
    ])?;
    // The same level again keeps its instant: it was given then.
    t.prepare_cached(
        "INSERT INTO rating (for_date, sign, level, acted, recorded_at, recorded_offset)
         VALUES (?1, ?2, ?3, NULL, ?4, ?5)
         ON CONFLICT (for_date, sign) DO UPDATE SET
             level = excluded.level,
             acted = CASE WHEN excluded.level >= 1 THEN acted END,
             recorded_at = excluded.recorded_at,
             recorded_offset = excluded.recorded_offset
         WHERE level IS NOT excluded.level",
    )?
    .execute(params![
        for_date,
        sign.as_str(),
        level.map(Level::get),
        now.seconds(),
        now.offset_minutes()
    ])?;
    one(t, day, sign)?.ok_or(VaultError::BadValue { what: "rating" })
}

fn one(c: &Connection, day: NaiveDate, sign: SignId) -> Result<Option<StoredRating>, VaultError> {
    c.prepare_cached(
        "SELECT sign, level, acted, recorded_at, recorded_offset FROM rating
         WHERE for_date = ?1 AND sign = ?2",
    )?
    .query_row(params![day_text(day), sign.as_str()], |row| {
        Ok(from_row(row, 0))
    })
    .optional()?
    .transpose()
}

fn of_day(c: &Connection, day: NaiveDate) -> Result<Vec<StoredRating>, VaultError> {
    let mut statement = c.prepare_cached(
        "SELECT sign, level, acted, recorded_at, recorded_offset FROM rating WHERE for_date = ?1",
    )?;
    let mut rows = statement.query([day_text(day)])?;
    let mut found = Vec::with_capacity(SignId::ALL.len());
    while let Some(row) = rows.next()? {
        found.push(from_row(row, 0)?);
    }
    Ok(found)
}

fn rated_between(
    c: &Connection,
    first: NaiveDate,
    last: NaiveDate,
    end: DayEnd,
) -> Result<Vec<RatedDay>, VaultError> {
    let mut statement = c.prepare_cached(
        "SELECT for_date, sign, level, acted, recorded_at, recorded_offset FROM rating
         WHERE for_date BETWEEN ?1 AND ?2 AND level IS NOT NULL ORDER BY for_date, sign",
    )?;
    let mut rows = statement.query([day_text(first), day_text(last)])?;
    let mut days: Vec<RatedDay> = Vec::new();
    let mut text = String::new();
    while let Some(row) = rows.next()? {
        // Many rows share a day: its text is read once.
        let for_date = row.get_ref(0)?.as_str().map_err(|_| VaultError::BadValue {
            what: "rating.for_date",
        })?;
        if days.is_empty() || for_date != text {
            for_date.clone_into(&mut text);
            let day = day_from(&text, "rating.for_date")?;
            days.push(RatedDay {
                day,
                ratings: Vec::with_capacity(SignId::ALL.len()),
            });
        }
        if let Some(day) = days.last_mut() {
            let rating = from_row(row, 1)?.to_rating(day.day, end);
            day.ratings.push(rating);
        }
    }
    Ok(days)
}

/// Reads sign, level, acted, recorded_at, recorded_offset from `first` on.
fn from_row(row: &Row<'_>, first: usize) -> Result<StoredRating, VaultError> {
    let bad = |what| move |_| VaultError::BadValue { what };
    let sign = row
        .get_ref(first)?
        .as_str()
        .map_err(|_| VaultError::BadValue {
            what: "rating.sign",
        })?;
    let level: Option<u8> = row.get(first + 1)?;
    Ok(StoredRating {
        sign: sign.parse().map_err(bad("rating.sign"))?,
        level: level
            .map(Level::new)
            .transpose()
            .map_err(|_| VaultError::BadValue {
                what: "rating.level",
            })?,
        acted: row.get(first + 2)?,
        recorded_local: local_from_stored(row.get(first + 3)?, row.get(first + 4)?).ok_or(
            VaultError::BadValue {
                what: "rating.recorded_at",
            },
        )?,
    })
}
