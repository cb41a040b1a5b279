use chrono::{Days, NaiveDate};
use journal::Pause;
use rusqlite::{Connection, params};

use super::{day_from, day_text};
use crate::{Vault, VaultError};

/// The stretches in which the person chose not to check in. They never overlap.
pub struct Pauses<'v> {
    vault: &'v mut Vault,
}

impl<'v> Pauses<'v> {
    pub(crate) fn of(vault: &'v mut Vault) -> Self {
        Pauses { vault }
    }

    /// All of them, oldest first.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn all(&mut self) -> Result<Vec<Pause>, VaultError> {
        all(self.vault.connection()?)
    }

    /// Begins a pause on `today`, open-ended. With one open already, nothing changes.
    ///
    /// # Errors
    /// [`VaultError::PauseOverlaps`] when an ended one reaches to `today` or past it.
    pub fn start(&mut self, today: NaiveDate) -> Result<(), VaultError> {
        self.vault.write(|t| {
            let pauses = all(t)?;
            if pauses.iter().any(|pause| pause.ends_on.is_none()) {
                return Ok(());
            }
            if pauses.iter().any(|pause| pause.ends_on >= Some(today)) {
                return Err(VaultError::PauseOverlaps);
            }
            t.prepare_cached("INSERT INTO pause (starts_on, ends_on) VALUES (?1, NULL)")?
                .execute([day_text(today)])?;
            Ok(())
        })
    }

    /// Ends the open pause with the day before `today`; one begun today never was. With none
    /// open, nothing changes.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn end(&mut self, today: NaiveDate) -> Result<(), VaultError> {
        self.vault.write(|t| {
            let Some(open) = all(t)?.into_iter().find(|pause| pause.ends_on.is_none()) else {
                return Ok(());
            };
            let starts_on = day_text(open.starts_on);
            let yesterday = today.checked_sub_days(Days::new(1)).unwrap_or(today);
            if yesterday < open.starts_on {
                t.prepare_cached("DELETE FROM pause WHERE starts_on = ?1")?
                    .execute([starts_on])?;
            } else {
                t.prepare_cached("UPDATE pause SET ends_on = ?2 WHERE starts_on = ?1")?
                    .execute([starts_on, day_text(yesterday)])?;
            }
            Ok(())
        })
    }

    /// Records a pause that is over, as the made journal does.
    ///
    /// # Errors
    /// [`VaultError::PauseOverlaps`]; storage errors.
    pub fn record(&mut self, pause: &Pause) -> Result<(), VaultError> {
        self.vault.write(|t| {
            let touches = |other: &Pause| {
                other.ends_on.is_none_or(|last| pause.starts_on <= last)
                    && pause.ends_on.is_none_or(|last| other.starts_on <= last)
            };
            if all(t)?.iter().any(touches) {
                return Err(VaultError::PauseOverlaps);
            }
            t.prepare_cached("INSERT INTO pause (starts_on, ends_on) VALUES (?1, ?2)")?
                .execute(params![
                    day_text(pause.starts_on),
                    pause.ends_on.map(day_text)
                ])?;
            Ok(())
        })
    }
}

pub(crate) fn all(c: &Connection) -> Result<Vec<Pause>, VaultError> {
    let mut statement =
        c.prepare_cached("SELECT starts_on, ends_on FROM pause ORDER BY starts_on")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let starts_on: String = row.get(0)?;
        let ends_on: Option<String> = row.get(1)?;
        found.push(Pause {
            starts_on: day_from(&starts_on, "pause.starts_on")?,
            ends_on: ends_on
                .map(|text| day_from(&text, "pause.ends_on"))
                .transpose()?,
        });
    }
    Ok(found)
}
