use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::Recorded;
use super::entry::{doc_of, erase_doc, record_one};
use crate::moment::stamp;
use crate::{Moment, Vault, VaultError};

/// An entry on its way in from another journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bringing {
    /// What names it there, the same each time the same file is read.
    pub key: String,
    /// The entry.
    pub entry: Recorded,
}

/// What was brought in at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Its id, a UUIDv7.
    pub id: Uuid,
    /// When, by the writer's clock.
    pub at: DateTime<FixedOffset>,
    /// From what kind of journal, as the importer names it.
    pub form: String,
    /// How many entries it brought.
    pub entries: u32,
    /// How many of them are still here, the trash included.
    pub left: u32,
    /// How many of those were changed since.
    pub changed: u32,
}

/// What came from other journals.
pub struct BroughtIn<'v> {
    vault: &'v mut Vault,
}

impl<'v> BroughtIn<'v> {
    pub(crate) fn of(vault: &'v mut Vault) -> Self {
        BroughtIn { vault }
    }

    /// Whether an entry of this key is here, the trash included.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn has(&mut self, key: &str) -> Result<bool, VaultError> {
        has(self.vault.connection()?, key)
    }

    /// Brings entries in: all of them or none. Those whose key is here already are left out. Says how
    /// many came in; a batch that is here already brings nothing again.
    ///
    /// # Errors
    /// [`VaultError::Entry`] past a limit, storage errors; then nothing came in.
    pub fn add(
        &mut self,
        batch: Uuid,
        form: &str,
        entries: impl IntoIterator<Item = Bringing>,
        now: &Moment,
    ) -> Result<u32, VaultError> {
        self.vault.write(|t| {
            let id = batch.to_string();
            let before: Option<u32> = t
                .prepare_cached("SELECT entries FROM brought_in WHERE id = ?1")?
                .query_row([&id], |row| row.get(0))
                .optional()?;
            if let Some(before) = before {
                return Ok(before);
            }
            t.prepare_cached(
                "INSERT INTO brought_in (id, brought_at, brought_offset, form, entries)
                 VALUES (?1, ?2, ?3, ?4, 0)",
            )?
            .execute(params![id, now.seconds(), now.offset_minutes(), form])?;
            let mut count = 0;
            for bringing in entries {
                if has(t, &bringing.key)? {
                    continue;
                }
                let entry = bringing.entry.id;
                record_one(t, bringing.entry)?;
                t.prepare_cached(
                    "INSERT INTO brought_in_entry (entry, batch, key) VALUES (?1, ?2, ?3)",
                )?
                .execute(params![doc_of(t, entry)?, id, bringing.key])?;
                count += 1;
            }
            t.prepare_cached("UPDATE brought_in SET entries = ?2 WHERE id = ?1")?
                .execute(params![id, count])?;
            Ok(count)
        })
    }

    /// Takes out what a batch brought, from the trash as well, for good. Entries that were changed
    /// since stay. Says how many were taken out; a batch that is not here took out nothing.
    ///
    /// # Errors
    /// Damage and storage errors; then everything is as it was.
    pub fn undo(&mut self, batch: Uuid) -> Result<u32, VaultError> {
        self.vault.write(|t| {
            let id = batch.to_string();
            let mut statement = t.prepare_cached(
                "SELECT doc FROM brought_in_entry JOIN entry ON doc = entry
                 WHERE batch = ?1 AND revision = 1",
            )?;
            let docs: Vec<i64> = statement
                .query_map([&id], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            for &doc in &docs {
                erase_doc(t, doc)?;
            }
            // What was changed is the person's own from now on.
            t.prepare_cached("DELETE FROM brought_in_entry WHERE batch = ?1")?
                .execute([&id])?;
            t.prepare_cached("DELETE FROM brought_in WHERE id = ?1")?
                .execute([&id])?;
            Ok(u32::try_from(docs.len()).unwrap_or(u32::MAX))
        })
    }

    /// What was brought in, the last first.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn all(&mut self) -> Result<Vec<Batch>, VaultError> {
        all(self.vault.connection()?)
    }
}

fn has(c: &Connection, key: &str) -> Result<bool, VaultError> {
    Ok(
        c.prepare_cached("SELECT EXISTS (SELECT 1 FROM brought_in_entry WHERE key = ?1)")?
            .query_row([key], |row| row.get(0))?,
    )
}

fn all(c: &Connection) -> Result<Vec<Batch>, VaultError> {
    let mut statement = c.prepare_cached(
        "SELECT id, brought_at, brought_offset, form, entries,
                (SELECT count(*) FROM brought_in_entry WHERE batch = brought_in.id),
                (SELECT count(*) FROM brought_in_entry JOIN entry ON doc = entry
                 WHERE batch = brought_in.id AND revision > 1)
         FROM brought_in ORDER BY brought_at DESC, id DESC",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        found.push(Batch {
            id: id.parse().map_err(|_| VaultError::BadValue {
                what: "brought_in.id",
            })?,
            at: stamp(row.get(1)?, row.get(2)?)?,
            form: row.get(3)?,
            entries: row.get(4)?,
            left: row.get(5)?,
            changed: row.get(6)?,
        });
    }
    Ok(found)
}
