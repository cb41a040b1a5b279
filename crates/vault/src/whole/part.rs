use std::collections::BTreeSet;

use chrono::NaiveDate;
use journal::{Pause, SignId, WholeCounts, WholeRecord};
use rusqlite::Connection;
use uuid::Uuid;

use super::{Each, days, marks, signs};
use crate::table::{self, day_text, named};
use crate::{Vault, VaultError};

/// A part of a journal: what a person ticked, and no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The first day.
    pub from: NaiveDate,
    /// The last day; it belongs to the part.
    pub to: NaiveDate,
    /// Whether the ratings of those days are in it, with the pauses among them.
    pub ratings: bool,
    /// Whether the notes for those days are in it.
    pub notes: bool,
    /// Whether the days marked among them are in it.
    pub marks: bool,
    /// The entries in it, ticked one by one, of whatever day.
    pub entries: Vec<Uuid>,
}

impl Vault {
    /// Gives `each` a part of the journal, as [`whole`](Self::whole) gives all of it. Of the signs
    /// it tells those that are worded anew and occur in it; whether one is put away is nobody
    /// else's affair. Pauses are cut to the period. There are no settings and no trash in it.
    ///
    /// # Errors
    /// [`VaultError::EntryNotFound`] for an entry that is not there or lies in the trash; damage and
    /// storage errors, and whatever `each` ends it with.
    pub fn selection<E: From<VaultError>>(
        &mut self,
        part: &Selection,
        each: &mut dyn FnMut(WholeRecord) -> Result<(), E>,
    ) -> Result<WholeCounts, E> {
        let c: &Connection = self.connection()?;
        let docs = table::docs_of(c, &part.entries)?;
        let mut counts = WholeCounts::default();
        let mut counted = |record: WholeRecord| {
            counts.add(&record);
            each(record)
        };
        let each: Each<'_, E> = &mut counted;
        let occurring = signs_in(c, part, &docs)?;
        for sign in signs::all(c)? {
            let is_worded = sign.label.is_some() || sign.line.is_some();
            if is_worded && occurring.contains(&sign.sign) {
                let put_away = false;
                each(WholeRecord::Sign(journal::WholeSign { put_away, ..sign }))?;
            }
        }
        let period = part.from..=part.to;
        if part.marks {
            let marks = marks::all(c)?.into_iter();
            marks
                .filter(|mark| period.contains(&mark.on))
                .map(WholeRecord::Mark)
                .try_for_each(&mut *each)?;
        }
        if part.ratings {
            let pauses = table::all_pauses(c)?.into_iter();
            pauses
                .filter_map(|pause| cut(pause, part))
                .map(WholeRecord::Pause)
                .try_for_each(&mut *each)?;
            days::check_ins(c, Some((part.from, part.to)), each)?;
        }
        if part.notes {
            days::notes(c, Some((part.from, part.to)), each)?;
        }
        for doc in docs {
            each(WholeRecord::Entry(Box::new(table::whole(c, doc)?)))?;
        }
        Ok(counts)
    }
}

/// The days of a pause that lie in the part; one that goes on ends with it.
fn cut(pause: Pause, part: &Selection) -> Option<Pause> {
    let starts_on = pause.starts_on.max(part.from);
    let last = pause.ends_on.map_or(part.to, |last| last.min(part.to));
    (starts_on <= last).then_some(Pause {
        starts_on,
        ends_on: Some(last),
    })
}

fn signs_in(
    c: &Connection,
    part: &Selection,
    docs: &[i64],
) -> Result<BTreeSet<SignId>, VaultError> {
    let mut found = BTreeSet::new();
    if part.ratings {
        let mut statement =
            c.prepare_cached("SELECT DISTINCT sign FROM rating WHERE for_date BETWEEN ?1 AND ?2")?;
        let mut rows = statement.query([day_text(part.from), day_text(part.to)])?;
        while let Some(row) = rows.next()? {
            found.insert(named(&row.get::<_, String>(0)?, "rating.sign")?);
        }
    }
    let mut linked = c.prepare_cached("SELECT sign FROM entry_sign WHERE entry = ?1")?;
    for doc in docs {
        let mut rows = linked.query([doc])?;
        while let Some(row) = rows.next()? {
            found.insert(named(&row.get::<_, String>(0)?, "entry_sign.sign")?);
        }
    }
    Ok(found)
}
