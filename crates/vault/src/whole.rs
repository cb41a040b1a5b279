//! The whole journal, record by record: out of it, and into an empty one exactly as it was.

mod days;
mod marks;
mod part;
mod signs;
mod take_in;

pub use part::Selection;

use std::ops::ControlFlow;

use journal::{WholeCounts, WholeRecord};
use rusqlite::Connection;

use crate::table::{self, setting};
use crate::{Vault, VaultError};

/// What is given each record; it ends the reading by an error of its own.
type Each<'e, E> = &'e mut dyn FnMut(WholeRecord) -> Result<(), E>;

impl Vault {
    /// Gives `each` everything the journal holds, the trash included, section after section and one
    /// record at a time. Without the keys, and without when it was opened. Returns how much that was.
    ///
    /// # Errors
    /// Damage and storage errors, and whatever `each` ends it with.
    pub fn whole<E: From<VaultError>>(
        &mut self,
        each: &mut dyn FnMut(WholeRecord) -> Result<(), E>,
    ) -> Result<WholeCounts, E> {
        let c: &Connection = self.connection()?;
        let mut counts = WholeCounts::default();
        let mut counted = |record: WholeRecord| {
            counts.add(&record);
            each(record)
        };
        everything(c, &mut counted)?;
        Ok(counts)
    }

    /// How much [`whole`](Self::whole) will give, for telling how far it is.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn whole_counts(&mut self) -> Result<WholeCounts, VaultError> {
        let c = self.connection()?;
        let count = |sql: &str| {
            c.prepare_cached(sql)?
                .query_row([], |row| row.get::<_, i64>(0))
        };
        let count = |sql: &str| count(sql).map(|rows| u64::try_from(rows).unwrap_or_default());
        Ok(WholeCounts {
            check_ins: count("SELECT count(*) FROM check_in")?,
            day_notes: count("SELECT count(*) FROM day_note")?,
            entries: count("SELECT count(*) FROM entry WHERE deleted_at IS NULL")?,
            in_trash: count("SELECT count(*) FROM entry WHERE deleted_at IS NOT NULL")?,
            // The settings are one record, and always there.
            others: 1 + count(
                "SELECT (SELECT count(*) FROM sign) + (SELECT count(*) FROM mark)
                      + (SELECT count(*) FROM pause)",
            )?,
        })
    }

    /// Whether nothing was ever written in the journal: it may have settings, and no more.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn is_untouched(&mut self) -> Result<bool, VaultError> {
        take_in::is_untouched(self.connection()?)
    }

    /// Takes a journal in, exactly as it was: ids, revisions and instants. All of it or nothing, and
    /// only into a journal in which nothing is written; its settings are replaced when the records
    /// hold any. After each hundred records `progress` is told how many there are, and may call it
    /// off.
    ///
    /// # Errors
    /// [`VaultError::JournalNotEmpty`], [`VaultError::Whole`] for a record that cannot be part of a
    /// journal, [`VaultError::CalledOff`], storage errors, and the errors among `records`. After each
    /// of them the journal is as it was.
    pub fn take_in<E: From<VaultError>>(
        &mut self,
        records: impl IntoIterator<Item = Result<WholeRecord, E>>,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<WholeCounts, E> {
        let mut theirs = None;
        let mut records = records.into_iter();
        let taken = self.write(|t| {
            let mut next = || match records.next()? {
                Ok(record) => Some(record),
                Err(error) => {
                    theirs = Some(error);
                    None
                }
            };
            let counts = take_in::take_in(t, &mut next, progress)?;
            // What came before the error is given up with the transaction.
            if theirs.is_some() {
                return Err(VaultError::CalledOff);
            }
            Ok(counts)
        });
        match theirs {
            Some(error) => Err(error),
            None => Ok(taken?),
        }
    }
}

fn everything<E: From<VaultError>>(c: &Connection, each: Each<'_, E>) -> Result<(), E> {
    each(WholeRecord::Settings(setting::all(c)?))?;
    signs::all(c)?
        .into_iter()
        .map(WholeRecord::Sign)
        .try_for_each(&mut *each)?;
    marks::all(c)?
        .into_iter()
        .map(WholeRecord::Mark)
        .try_for_each(&mut *each)?;
    table::all_pauses(c)?
        .into_iter()
        .map(WholeRecord::Pause)
        .try_for_each(&mut *each)?;
    days::check_ins(c, None, each)?;
    days::notes(c, None, each)?;
    for doc in every_entry(c)? {
        each(WholeRecord::Entry(Box::new(table::whole(c, doc)?)))?;
    }
    Ok(())
}

/// Whether everything in a journal can be given, as [`Vault::whole`] gives it.
///
/// # Errors
/// [`VaultError::JournalDamaged`] or [`VaultError::BadValue`] when it cannot; storage errors.
pub(crate) fn must_read(c: &Connection) -> Result<(), VaultError> {
    everything(c, &mut |_| Ok::<(), VaultError>(()))
}

/// The numbers of all entries, in the order in which they were made.
fn every_entry(c: &Connection) -> Result<Vec<i64>, VaultError> {
    Ok(c.prepare_cached("SELECT doc FROM entry ORDER BY doc")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?)
}
