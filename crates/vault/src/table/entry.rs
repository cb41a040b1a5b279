mod boundary;
mod communication;
mod links;
mod origin;
mod own;
mod pain;
mod read;
mod record;
mod reflection;
mod save;
mod stored;
mod trash;
mod tried;
mod trust_step;
mod week_review;
mod whole;

pub use boundary::BoundaryEvent;
pub use record::Recorded;
pub(super) use record::record as record_one;
pub(crate) use save::show;
pub use stored::StoredEntry;
pub(super) use trash::erase as erase_doc;
pub use trust_step::{Outcome, Prediction, Thought};

use chrono::NaiveDate;
use journal::{CameTrue, EntryFields, EntryKind, ResolvedStep, WeekReview};
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use crate::{Moment, Vault, VaultError};

/// The entries of all kinds. Each change is durable when its call returns, and repeating it
/// changes nothing.
pub struct Entries<'v> {
    vault: &'v mut Vault,
}

impl<'v> Entries<'v> {
    pub(crate) fn of(vault: &'v mut Vault) -> Self {
        Entries { vault }
    }

    /// An entry, in the trash or not.
    ///
    /// # Errors
    /// [`VaultError::EntryNotFound`]; damage and storage errors.
    pub fn get(&mut self, id: Uuid) -> Result<StoredEntry, VaultError> {
        let c = self.vault.connection()?;
        read::entry(c, doc_of(c, id)?)
    }

    /// Writes an entry, seen last at `revision`; 0 makes it. The same fields again are the same
    /// entry, so a save whose answer was lost may be repeated. `created` stays for ever.
    ///
    /// # Errors
    /// [`VaultError::Entry`] past a limit, [`VaultError::EntryChanged`] (the stored one stays),
    /// [`VaultError::EntryNotFound`], [`VaultError::PredictionFrozen`], storage errors.
    pub fn save(
        &mut self,
        id: Uuid,
        revision: u32,
        fields: EntryFields,
        now: &Moment,
    ) -> Result<StoredEntry, VaultError> {
        let fields = fields.tidied()?;
        self.vault
            .write(|t| save::save(t, id, revision, fields, now))
    }

    /// Forgets an entry in which nothing is written and to which nothing was added. Says whether
    /// it did.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn discard_empty(&mut self, id: Uuid) -> Result<bool, VaultError> {
        self.vault.write(|t| {
            let Some(doc) = find_doc(t, id)? else {
                return Ok(false);
            };
            let stored = read::entry(t, doc)?;
            if !stored.is_empty() {
                return Ok(false);
            }
            trash::erase(t, doc)?;
            Ok(true)
        })
    }

    /// Whether an entry of the kind was ever written and is still kept.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn has(&mut self, kind: EntryKind) -> Result<bool, VaultError> {
        let c = self.vault.connection()?;
        Ok(
            c.prepare_cached("SELECT EXISTS (SELECT 1 FROM entry WHERE kind = ?1)")?
                .query_row([kind.as_str()], |row| row.get(0))?,
        )
    }
}

impl Entries<'_> {
    /// The review of the week that begins on `week`, if one was begun and is not in the trash.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn review_of(&mut self, week: NaiveDate) -> Result<Option<Uuid>, VaultError> {
        week_review::of_week(self.vault.connection()?, week)
    }

    /// The latest review of a week before `week`.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn review_before(&mut self, week: NaiveDate) -> Result<Option<WeekReview>, VaultError> {
        week_review::before(self.vault.connection()?, week)
    }

    /// Records whole entries at once, as imports and the made journal do: all of them or none.
    ///
    /// # Errors
    /// As [`save`](Self::save); then nothing is recorded.
    pub fn record(
        &mut self,
        entries: impl IntoIterator<Item = Recorded>,
    ) -> Result<(), VaultError> {
        self.vault.write(|t| {
            entries
                .into_iter()
                .try_for_each(|entry| record::record(t, entry))
        })
    }
}

/// What is noted about an entry as time goes by.
impl Entries<'_> {
    /// Notes what happened with a boundary, or corrects it: the same id is the same event.
    ///
    /// # Errors
    /// [`VaultError::EntryNotFound`] for what is no boundary; limits; storage errors.
    pub fn put_event(
        &mut self,
        id: Uuid,
        event: &BoundaryEvent,
        now: &Moment,
    ) -> Result<StoredEntry, VaultError> {
        let event = event.tidied()?;
        self.change(id, now, |t, doc| boundary::put_event(t, doc, &event, now))
    }

    /// Takes an event away. What is not there stays away.
    ///
    /// # Errors
    /// [`VaultError::EntryNotFound`], storage errors.
    pub fn remove_event(
        &mut self,
        id: Uuid,
        event: Uuid,
        now: &Moment,
    ) -> Result<StoredEntry, VaultError> {
        self.change(id, now, |t, doc| boundary::remove_event(t, doc, event))
    }

    /// Records whether a prediction came true. From now on the prediction is frozen; the answer
    /// may be corrected, and keeps the instant of the first one.
    ///
    /// # Errors
    /// [`VaultError::PredictionMissing`], [`VaultError::EntryNotFound`], storage errors.
    pub fn record_outcome(
        &mut self,
        id: Uuid,
        came_true: CameTrue,
        now: &Moment,
    ) -> Result<StoredEntry, VaultError> {
        self.change(id, now, |t, doc| {
            trust_step::record_outcome(t, doc, came_true, now)
        })
    }

    /// Adds a thought after the outcome. The same id is the same thought, so that it may be saved
    /// while it is written; without a word it is taken away.
    ///
    /// # Errors
    /// [`VaultError::EntryNotFound`] for what is no trust step; limits; storage errors.
    pub fn add_thought(
        &mut self,
        id: Uuid,
        thought: Uuid,
        text: &str,
        now: &Moment,
    ) -> Result<StoredEntry, VaultError> {
        let text = journal::clean(text).into_owned();
        if text.len() > journal::FIELD_MAX_BYTES {
            return Err(journal::EntryError::TextTooLong { bytes: text.len() }.into());
        }
        self.change(id, now, |t, doc| {
            trust_step::add_thought(t, doc, thought, &text, now)
        })
    }

    /// Every trust step with a prediction outside the trash: how likely its prediction was, and what came of it.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn trust_steps(&mut self) -> Result<Vec<ResolvedStep>, VaultError> {
        trust_step::all(self.vault.connection()?)
    }

    /// One change to an entry that exists, its searched text brought up to date. It counts as a change of the entry,
    /// unless it changed nothing; not as another revision of its fields, which may be typed meanwhile.
    fn change(
        &mut self,
        id: Uuid,
        now: &Moment,
        change: impl FnOnce(&Connection, i64) -> Result<(), VaultError>,
    ) -> Result<StoredEntry, VaultError> {
        self.vault.write(|t| {
            let doc = doc_of(t, id)?;
            let before = t.total_changes();
            change(t, doc)?;
            if t.total_changes() > before {
                save::touch(t, doc, now)?;
            }
            let stored = read::entry(t, doc)?;
            save::refresh_search(t, doc, &stored)?;
            Ok(stored)
        })
    }
}

/// The trash.
impl Entries<'_> {
    /// Puts an entry into the trash, from where it can be brought back. It leaves the search at once.
    ///
    /// # Errors
    /// [`VaultError::EntryNotFound`], storage errors.
    pub fn delete(&mut self, id: Uuid, now: &Moment) -> Result<(), VaultError> {
        self.vault.write(|t| trash::put_in(t, doc_of(t, id)?, now))
    }

    /// Brings an entry back from the trash.
    ///
    /// # Errors
    /// [`VaultError::EntryNotFound`], storage errors.
    pub fn restore(&mut self, id: Uuid) -> Result<StoredEntry, VaultError> {
        self.vault.write(|t| {
            let doc = doc_of(t, id)?;
            trash::take_out(t, doc)?;
            read::entry(t, doc)
        })
    }

    /// What lies in the trash, the last first: each entry with the day it was put there.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn in_trash(&mut self) -> Result<Vec<(i64, NaiveDate)>, VaultError> {
        trash::all(self.vault.connection()?)
    }

    /// Erases an entry that lies in the trash. It is gone for good.
    ///
    /// # Errors
    /// [`VaultError::EntryNotFound`] for one that is not in the trash, storage errors.
    pub fn erase(&mut self, id: Uuid) -> Result<(), VaultError> {
        self.vault.write(|t| {
            let doc = doc_of(t, id)?;
            if !trash::holds(t, doc)? {
                return Err(VaultError::EntryNotFound);
            }
            trash::erase(t, doc)
        })?;
        self.vault.fold_log()
    }

    /// Erases everything in the trash.
    ///
    /// # Errors
    /// Storage errors; then nothing is erased.
    pub fn empty_trash(&mut self) -> Result<(), VaultError> {
        self.vault.write(|t| trash::erase_before(t, i64::MAX))?;
        self.vault.fold_log()
    }
}

/// The number of an entry in the database.
fn find_doc(c: &Connection, id: Uuid) -> Result<Option<i64>, VaultError> {
    Ok(c.prepare_cached("SELECT doc FROM entry WHERE id = ?1")?
        .query_row([id.to_string()], |row| row.get(0))
        .optional()?)
}

pub(super) fn doc_of(c: &Connection, id: Uuid) -> Result<i64, VaultError> {
    find_doc(c, id)?.ok_or(VaultError::EntryNotFound)
}

pub(crate) use read::named;
pub(crate) use trash::{KEPT_DAYS, last_leap, purge};
pub(crate) use whole::{docs_of, put_whole, whole};
