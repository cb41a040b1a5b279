//! What the journal itself knows of its copies, in `meta`: the last number given out, and when each
//! was made. Nothing of it can be read without a key.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use rusqlite::Connection;

use super::name::Backup;
use crate::table::meta;
use crate::{Moment, VaultError};

const SEQUENCE: &str = "backup-sequence";
const MADE_AT: &str = "backup-made-at";
const DIGEST: &str = "backup-digest";
/// How the name begins under which the time of one copy stands.
const OF_ONE: &str = "backup-at-";
/// How many times are kept: years of them, where the rule reaches back nine months.
const REMEMBERED: u64 = 2_000;

/// What a copy says of itself.
pub(super) struct About {
    pub(super) sequence: u64,
    pub(super) made: DateTime<FixedOffset>,
    pub(super) digest: String,
}

pub(super) fn note(c: &Connection, about: &About) -> Result<(), VaultError> {
    meta::put(c, SEQUENCE, &about.sequence.to_string())?;
    meta::put(c, MADE_AT, &about.made.to_rfc3339())?;
    meta::put(c, DIGEST, &about.digest)
}

/// `None` in a journal of which no copy was made yet.
pub(super) fn about(c: &Connection) -> Result<Option<About>, VaultError> {
    let sequence = meta::get(c, SEQUENCE)?.and_then(|text| text.parse().ok());
    let made = meta::get(c, MADE_AT)?.and_then(|text| instant(&text));
    let digest = meta::get(c, DIGEST)?;
    Ok(sequence
        .zip(made)
        .zip(digest)
        .map(|((sequence, made), digest)| About {
            sequence,
            made,
            digest,
        }))
}

/// One copy: two data folders number theirs alike, so the number alone is not enough. Programs before this one
/// noted no more than that, as the names of their copies do.
pub(super) type Which = (u64, Option<String>);

pub(super) fn which(backup: &Backup) -> Which {
    (backup.sequence, backup.installation.clone())
}

/// When each copy was made, as far as it is known: of those that were proven once.
pub(super) fn all_made(
    c: &Connection,
) -> Result<BTreeMap<Which, DateTime<FixedOffset>>, VaultError> {
    let mut statement =
        c.prepare("SELECT name, value FROM meta WHERE substr(name, 1, length(?1)) = ?1")?;
    let mut rows = statement.query([OF_ONE])?;
    let mut made = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (name, at): (String, String) = (row.get(0)?, row.get(1)?);
        let which = name.strip_prefix(OF_ONE).and_then(parse);
        made.extend(which.zip(instant(&at)));
    }
    Ok(made)
}

pub(super) fn put_made(
    c: &Connection,
    which: &Which,
    made: &DateTime<FixedOffset>,
) -> Result<(), VaultError> {
    meta::put(c, &of_one(which), &made.to_rfc3339())
}

/// Forgets the times of copies so old that the rule let them go long ago, wherever they lay.
pub(super) fn forget_oldest(c: &Connection, newest: u64) -> Result<(), VaultError> {
    let oldest = i64::try_from(newest.saturating_sub(REMEMBERED)).unwrap_or(i64::MAX);
    c.execute(
        "DELETE FROM meta WHERE substr(name, 1, length(?1)) = ?1
         AND CAST(substr(name, length(?1) + 1) AS INTEGER) < ?2",
        (OF_ONE, oldest),
    )?;
    Ok(())
}

/// An instant with the offset of the place.
pub(super) fn stamp(now: &Moment) -> DateTime<FixedOffset> {
    now.utc.with_timezone(&now.offset)
}

fn of_one((sequence, installation): &Which) -> String {
    match installation {
        Some(installation) => format!("{OF_ONE}{sequence}-{installation}"),
        None => format!("{OF_ONE}{sequence}"),
    }
}

fn parse(rest: &str) -> Option<Which> {
    match rest.split_once('-') {
        Some((sequence, installation)) => {
            Some((sequence.parse().ok()?, Some(installation.to_owned())))
        }
        None => Some((rest.parse().ok()?, None)),
    }
}

fn instant(text: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{SCHEMA_VERSION, migrate};

    #[test]
    fn the_times_of_the_last_two_thousand_numbers_are_kept() {
        let mut c = Connection::open_in_memory().unwrap();
        migrate::run_to(&mut c, SCHEMA_VERSION).unwrap();
        let made = instant("2026-11-30T10:00:00+01:00").unwrap();
        let here = Some("0123456789ab".to_owned());
        for number in [1, 499, 500, 2_500] {
            for which in [(number, None), (number, here.clone())] {
                put_made(&c, &which, &made).unwrap();
            }
        }
        forget_oldest(&c, 2_500).unwrap();
        let left: Vec<_> = all_made(&c).unwrap().into_keys().collect();
        let expected = [500, 2_500].map(|number| [(number, None), (number, here.clone())]);
        assert_eq!(left, expected.concat());
    }
}
