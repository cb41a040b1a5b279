use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{Moment, VaultError};

/// How long the trash keeps what is in it, in days.
pub(crate) const KEPT_DAYS: i64 = 30;

/// Never before it was last written: a clock that has fallen back must not make it old already.
pub(super) fn put_in(c: &Connection, doc: i64, now: &Moment) -> Result<(), VaultError> {
    c.prepare_cached(
        "UPDATE entry SET deleted_at = max(?2, updated_at) WHERE doc = ?1 AND deleted_at IS NULL",
    )?
    .execute(params![doc, now.seconds()])?;
    Ok(())
}

pub(super) fn take_out(c: &Connection, doc: i64) -> Result<(), VaultError> {
    c.prepare_cached(
        "UPDATE entry SET deleted_at = NULL WHERE doc = ?1 AND deleted_at IS NOT NULL",
    )?
    .execute([doc])?;
    Ok(())
}

pub(super) fn holds(c: &Connection, doc: i64) -> Result<bool, VaultError> {
    Ok(
        c.prepare_cached("SELECT 1 FROM entry WHERE doc = ?1 AND deleted_at IS NOT NULL")?
            .query_row([doc], |_| Ok(()))
            .optional()?
            .is_some(),
    )
}

/// The number of each entry in the trash and the day (UTC) it came there, the last first.
pub(super) fn all(c: &Connection) -> Result<Vec<(i64, NaiveDate)>, VaultError> {
    let mut statement = c.prepare_cached(
        "SELECT doc, deleted_at FROM entry WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, doc",
    )?;
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let at = DateTime::from_timestamp(row.get(1)?, 0).ok_or(VaultError::BadValue {
            what: "entry.deleted_at",
        })?;
        all.push((row.get(0)?, at.date_naive()));
    }
    Ok(all)
}

/// Gone for good; `secure_delete` overwrites what it held, in the index as well.
pub(in crate::table) fn erase(c: &Connection, doc: i64) -> Result<(), VaultError> {
    c.prepare_cached("DELETE FROM entry WHERE doc = ?1")?
        .execute([doc])?;
    Ok(())
}

pub(super) fn erase_before(c: &Connection, seconds: i64) -> Result<(), VaultError> {
    c.prepare_cached("DELETE FROM entry WHERE deleted_at IS NOT NULL AND deleted_at < ?1")?
        .execute([seconds])?;
    Ok(())
}

/// Nobody can tell whether a journal lay unopened for so many days, or the clock leapt.
const LEAP_DAYS: i64 = 180;

fn days(days: i64) -> TimeDelta {
    TimeDelta::try_days(days).unwrap_or_default()
}

/// When the clock last leapt ahead, as it is known at an opening: `last` is the opening before it, and
/// `leapt` what was known there. A clock that went back behind the leap takes it back.
pub(crate) fn last_leap(
    leapt: Option<DateTime<Utc>>,
    last: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    if now.signed_duration_since(last) > days(LEAP_DAYS) {
        return Some(now);
    }
    leapt.filter(|leapt| *leapt <= now)
}

/// Erases what has lain in the trash for longer than [`KEPT_DAYS`]. `then` is the last opening on
/// another day than `now`: a clock that is wrong for an hour, by whatever and however often the
/// journal is opened in it, empties nothing. And for as many days after the clock `leapt` nothing goes:
/// what came there by a clock that was years behind stays its time, and so does all while it is years ahead.
pub(crate) fn purge(
    c: &Connection,
    then: DateTime<Utc>,
    now: DateTime<Utc>,
    leapt: Option<DateTime<Utc>>,
) -> Result<(), VaultError> {
    if leapt.is_some_and(|leapt| now.signed_duration_since(leapt) < days(KEPT_DAYS)) {
        return Ok(());
    }
    match then.min(now).checked_sub_signed(days(KEPT_DAYS)) {
        Some(before) => erase_before(c, before.timestamp()),
        None => Ok(()),
    }
}
