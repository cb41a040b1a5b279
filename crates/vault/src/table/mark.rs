use chrono::NaiveDate;
use journal::{MARKS_MAX, mark_label};
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::{day_from, day_text};
use crate::{Moment, Vault, VaultError};

/// A day that changed something, such as the start of a therapy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its id, a UUIDv7.
    pub id: Uuid,
    /// The day.
    pub on: NaiveDate,
    /// What it is called, 1 to 80 characters.
    pub label: String,
}

/// The days the person marked.
pub struct Marks<'v> {
    vault: &'v mut Vault,
}

impl<'v> Marks<'v> {
    pub(crate) fn of(vault: &'v mut Vault) -> Self {
        Marks { vault }
    }

    /// All of them, oldest day first.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn all(&mut self) -> Result<Vec<Mark>, VaultError> {
        all(self.vault.connection()?)
    }

    /// Makes or changes a mark; the same again changes nothing.
    ///
    /// # Errors
    /// [`VaultError::MarkLabel`], [`VaultError::TooManyMarks`], storage errors.
    pub fn put(&mut self, mark: &Mark, now: &Moment) -> Result<(), VaultError> {
        let label = mark_label(&mark.label)?;
        self.vault.write(|t| {
            let marks = all(t)?;
            if marks.len() >= MARKS_MAX && marks.iter().all(|other| other.id != mark.id) {
                return Err(VaultError::TooManyMarks);
            }
            t.prepare_cached(
                "INSERT INTO mark (id, on_date, label, recorded_at, recorded_offset)
                 VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (id) DO UPDATE SET on_date = excluded.on_date, label = excluded.label",
            )?
            .execute(params![
                mark.id.to_string(),
                day_text(mark.on),
                label,
                now.seconds(),
                now.offset_minutes(),
            ])?;
            Ok(())
        })
    }

    /// Removes a mark. One that is not there is none.
    ///
    /// # Errors
    /// Storage errors.
    pub fn remove(&mut self, id: Uuid) -> Result<(), VaultError> {
        self.vault.write(|t| {
            t.prepare_cached("DELETE FROM mark WHERE id = ?1")?
                .execute([id.to_string()])?;
            Ok(())
        })
    }
}

fn all(c: &Connection) -> Result<Vec<Mark>, VaultError> {
    let mut statement =
        c.prepare_cached("SELECT id, on_date, label FROM mark ORDER BY on_date, id")?;
    let mut rows = statement.query([])?;
    let mut marks = Vec::new();
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        let on: String = row.get(1)?;
        marks.push(Mark {
            id: id
                .parse()
                .map_err(|_| VaultError::BadValue { what: "mark.id" })?,
            on: day_from(&on, "mark.on_date")?,
            label: row.get(2)?,
        });
    }
    Ok(marks)
}
