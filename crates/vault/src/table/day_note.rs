use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

use super::day_text;
use crate::search::apart;
use crate::{Moment, Vault, VaultError};

/// The longest note, in bytes of UTF-8: 1 MiB.
pub const NOTE_MAX_BYTES: usize = 1 << 20;

/// A note for a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// What was written.
    pub text: String,
    /// Counts its changes from 0, which is "never written".
    pub revision: u32,
}

/// The notes for the day: one a day.
pub struct Notes<'v> {
    vault: &'v mut Vault,
}

impl<'v> Notes<'v> {
    pub(crate) fn of(vault: &'v mut Vault) -> Self {
        Notes { vault }
    }

    /// The day's note; empty at revision 0 when none was written.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn of_day(&mut self, day: NaiveDate) -> Result<Note, VaultError> {
        of_day(self.vault.connection()?, day)
    }

    /// Writes the day's note, seen last at `revision`. The same text again is the same note, so
    /// a save whose answer was lost may be repeated.
    ///
    /// # Errors
    /// [`VaultError::NoteTooLong`], [`VaultError::NoteChanged`] (the stored one stays), storage
    /// errors.
    pub fn write(
        &mut self,
        day: NaiveDate,
        text: &str,
        revision: u32,
        now: &Moment,
    ) -> Result<Note, VaultError> {
        if text.len() > NOTE_MAX_BYTES {
            return Err(VaultError::NoteTooLong { bytes: text.len() });
        }
        self.vault.write(|t| {
            let stored = of_day(t, day)?;
            if stored.text == text {
                return Ok(stored);
            }
            if stored.revision != revision {
                return Err(VaultError::NoteChanged);
            }
            let next = Note {
                text: text.to_owned(),
                revision: revision.saturating_add(1),
            };
            t.prepare_cached(
                "INSERT INTO day_note
                     (doc, for_date, body, revision, written_at, written_offset, zone, apart)
                 SELECT coalesce(min(doc), 0) - 1, ?1, ?2, ?3, ?4, ?5, ?6, ?7 FROM day_note
                 WHERE true
                 ON CONFLICT (for_date) DO UPDATE SET
                     body = excluded.body, revision = excluded.revision, apart = excluded.apart,
                     written_at = excluded.written_at,
                     written_offset = excluded.written_offset, zone = excluded.zone",
            )?
            .execute(params![
                day_text(day),
                next.text,
                next.revision,
                now.seconds(),
                now.offset_minutes(),
                now.zone,
                apart([next.text.as_str()]),
            ])?;
            Ok(next)
        })
    }
}

fn of_day(c: &Connection, day: NaiveDate) -> Result<Note, VaultError> {
    Ok(
        c.prepare_cached("SELECT body, revision FROM day_note WHERE for_date = ?1")?
            .query_row([day_text(day)], |row| {
                Ok(Note {
                    text: row.get(0)?,
                    revision: row.get(1)?,
                })
            })
            .optional()?
            .unwrap_or_default(),
    )
}
