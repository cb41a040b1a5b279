//! Since when each focus sign is followed, in one line of text:
//! `drama=2026-10-04,own-1<2026-01-01,isolated<~2026-11-02`: chosen on a day, looked back to a day, and
//! taken off on one.

use chrono::NaiveDate;
use journal::{Followed, SignId, Since, WholeSettings};
use rusqlite::Connection;

use super::{FOCUS_SIGNS, focus_from, get};
use crate::VaultError;
use crate::table::day_text;

/// The setting it is kept in.
pub(super) const FOCUS_SINCE: &str = "focus-since";

/// One sign of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) sign: SignId,
    pub(super) since: Since,
    /// The day it was taken off on; kept for that day alone.
    pub(super) left: Option<NaiveDate>,
}

/// What is kept. A sign of a later version, and what is not understood, is left out.
pub(super) fn records(c: &Connection) -> Result<Vec<Record>, VaultError> {
    let stored = get(c, FOCUS_SINCE)?.unwrap_or_default();
    Ok(stored.split(',').filter_map(record).collect())
}

fn record(text: &str) -> Option<Record> {
    let (kept, left) = match text.split_once('~') {
        Some((kept, left)) => (kept, Some(left.parse().ok()?)),
        None => (text, None),
    };
    let (sign, since) = if let Some((sign, day)) = kept.split_once('=') {
        (sign, Since::Chosen(day.parse().ok()?))
    } else {
        let (sign, day) = kept.split_once('<')?;
        let day = match day {
            "" => None,
            day => Some(day.parse().ok()?),
        };
        (sign, Since::LookedBack(day))
    };
    Some(Record {
        sign: sign.parse().ok()?,
        since,
        left,
    })
}

/// The line; `None` where there is nothing to keep.
pub(super) fn text(records: &[Record]) -> Option<String> {
    let one = |record: &Record| {
        let left = record
            .left
            .map_or_else(String::new, |day| format!("~{}", day_text(day)));
        let (mark, day) = match record.since {
            Since::Chosen(day) => ("=", day_text(day)),
            Since::LookedBack(day) => ("<", day.map_or_else(String::new, day_text)),
        };
        format!("{}{mark}{day}{left}", record.sign)
    };
    let all: Vec<String> = records.iter().map(one).collect();
    (!all.is_empty()).then(|| all.join(","))
}

/// The focus signs, and since when.
pub(super) fn all(c: &Connection) -> Result<Vec<Followed>, VaultError> {
    let records = records(c)?;
    let focus = focus_from(&get(c, FOCUS_SIGNS)?.unwrap_or_default());
    let followed = |sign: SignId| Followed {
        sign,
        since: since_of(&records, sign).unwrap_or(Since::LookedBack(None)),
    };
    Ok(focus.into_iter().map(followed).collect())
}

/// Those of which a day is kept, as a whole journal has them.
pub(super) fn kept(c: &Connection) -> Result<Vec<Followed>, VaultError> {
    let mut all = all(c)?;
    all.retain(|followed| followed.since != Since::LookedBack(None));
    Ok(all)
}

/// The records of a whole journal's settings.
pub(super) fn from_whole(settings: &WholeSettings) -> Vec<Record> {
    let record = |followed: &Followed| Record {
        sign: followed.sign,
        since: followed.since,
        left: None,
    };
    settings.focus_since.iter().map(record).collect()
}

/// The records once `chosen` are the focus signs in place of `before`.
pub(super) fn chosen_anew(
    records: Vec<Record>,
    before: &[SignId],
    chosen: &[SignId],
    today: NaiveDate,
) -> Vec<Record> {
    let mut anew = Vec::new();
    for sign in chosen {
        let kept = records.iter().find(|record| record.sign == *sign);
        let goes_on = before.contains(sign);
        let back_again = kept.is_some_and(|record| record.left == Some(today));
        let since = match kept {
            Some(record) if goes_on || back_again => record.since,
            // Chosen by an older version, which kept no day.
            None if goes_on => continue,
            Some(_) | None => Since::Chosen(today),
        };
        anew.push(Record {
            sign: *sign,
            since,
            left: None,
        });
    }
    for sign in before.iter().filter(|sign| !chosen.contains(sign)) {
        anew.push(Record {
            sign: *sign,
            since: since_of(&records, *sign).unwrap_or(Since::LookedBack(None)),
            left: Some(today),
        });
    }
    let earlier = records.into_iter().filter(|record| {
        record.left == Some(today) && !anew.iter().any(|other| other.sign == record.sign)
    });
    let earlier: Vec<Record> = earlier.collect();
    anew.extend(earlier);
    anew
}

fn since_of(records: &[Record], sign: SignId) -> Option<Since> {
    let mut records = records.iter();
    Some(records.find(|record| record.sign == sign)?.since)
}
