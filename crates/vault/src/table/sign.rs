use chrono::NaiveDate;
use journal::{SignId, sign_label, sign_line};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{day_from, day_text, setting};
use crate::{Vault, VaultError};

/// A sign as the person words and uses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSign {
    /// The sign.
    pub sign: SignId,
    /// Its short name in the person's words; `None` is the catalogue's, never so for one's own.
    pub label: Option<String>,
    /// The line of the check-in in the person's words; `None` as for the name.
    pub line: Option<String>,
    /// Whether it is put away: not asked for, its history kept.
    pub put_away: bool,
    /// Whether it has a level on any day or an entry links to it, the trash included.
    pub used: bool,
    /// The day its words were last changed.
    pub worded_on: Option<NaiveDate>,
}

/// The signs: the eleven, and up to five of the person's own.
pub struct Signs<'v> {
    vault: &'v mut Vault,
}

impl<'v> Signs<'v> {
    pub(crate) fn of(vault: &'v mut Vault) -> Self {
        Signs { vault }
    }

    /// The eleven, then one's own that exist, in the order of the check-in.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn all(&mut self) -> Result<Vec<StoredSign>, VaultError> {
        all(self.vault.connection()?)
    }

    /// The signs that a check-in asks for, in its order; never none.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn in_use(&mut self) -> Result<Vec<SignId>, VaultError> {
        in_use(self.vault.connection()?)
    }

    /// Words a sign anew, on `today`; `None` goes back to the catalogue's words.
    ///
    /// # Errors
    /// [`VaultError::SignWords`], also for one's own without words; [`VaultError::SignNotFound`] for
    /// one's own that does not exist; storage errors.
    pub fn reword(
        &mut self,
        sign: SignId,
        label: Option<&str>,
        line: Option<&str>,
        today: NaiveDate,
    ) -> Result<(), VaultError> {
        let label = label.map(sign_label).transpose()?;
        let line = line.map(sign_line).transpose()?;
        if sign.is_own() && (label.is_none() || line.is_none()) {
            return Err(journal::SignWordsError::Empty.into());
        }
        self.vault.write(|t| {
            let Some(before) = one(t, sign)? else {
                return Err(VaultError::SignNotFound);
            };
            if (&before.label, &before.line) == (&label, &line) {
                return Ok(());
            }
            put(
                t,
                &StoredSign {
                    label,
                    line,
                    worded_on: Some(today),
                    ..before
                },
            )
        })
    }

    /// Adds a sign of one's own in the first free place, worded on `today`.
    ///
    /// # Errors
    /// [`VaultError::SignWords`], [`VaultError::TooManySigns`], storage errors.
    pub fn add(&mut self, label: &str, line: &str, today: NaiveDate) -> Result<SignId, VaultError> {
        let (label, line) = (sign_label(label)?, sign_line(line)?);
        self.vault.write(|t| {
            let taken: Vec<SignId> = all(t)?.into_iter().map(|stored| stored.sign).collect();
            let mut places = SignId::OWN.into_iter();
            let Some(sign) = places.find(|sign| !taken.contains(sign)) else {
                return Err(VaultError::TooManySigns);
            };
            put(
                t,
                &StoredSign {
                    sign,
                    label: Some(label),
                    line: Some(line),
                    put_away: false,
                    used: false,
                    worded_on: Some(today),
                },
            )?;
            Ok(sign)
        })
    }

    /// Puts a sign away, or takes it back. What was rated stays. A sign that is put away is no
    /// focus sign any more.
    ///
    /// # Errors
    /// [`VaultError::LastSign`], [`VaultError::SignNotFound`], storage errors.
    pub fn set_put_away(&mut self, sign: SignId, put_away: bool) -> Result<(), VaultError> {
        self.vault.write(|t| {
            let Some(before) = one(t, sign)? else {
                return Err(VaultError::SignNotFound);
            };
            if put_away {
                if in_use(t)? == [sign] {
                    return Err(VaultError::LastSign);
                }
                setting::drop_focus_sign(t, sign)?;
            }
            put(t, &StoredSign { put_away, ..before })
        })
    }

    /// Forgets a sign of one's own that was never used; its place is free again.
    ///
    /// # Errors
    /// [`VaultError::SignInUse`] with a history, [`VaultError::LastSign`],
    /// [`VaultError::SignNotFound`] for one of the eleven, storage errors.
    pub fn remove(&mut self, sign: SignId) -> Result<(), VaultError> {
        self.vault.write(|t| {
            let stored = one(t, sign)?.filter(|stored| stored.sign.is_own());
            let stored = stored.ok_or(VaultError::SignNotFound)?;
            if stored.used {
                return Err(VaultError::SignInUse);
            }
            if in_use(t)? == [sign] {
                return Err(VaultError::LastSign);
            }
            setting::drop_focus_sign(t, sign)?;
            // Rows that were cleared to blank again would greet the next sign of this place.
            t.prepare_cached("DELETE FROM rating WHERE sign = ?1")?
                .execute([sign.as_str()])?;
            t.prepare_cached("DELETE FROM sign WHERE sign = ?1")?
                .execute([sign.as_str()])?;
            Ok(())
        })
    }
}

/// As [`Signs::in_use`]. Does not ask what was used: without an index that reads every rating.
pub(super) fn in_use(c: &Connection) -> Result<Vec<SignId>, VaultError> {
    let mut statement = c.prepare_cached("SELECT sign, put_away FROM sign")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let stored: Vec<(String, bool)> = rows.collect::<Result<_, _>>()?;
    let is_asked = |sign: &SignId| {
        let mut found = stored.iter().filter(|(id, _)| id == sign.as_str());
        found
            .next()
            .map_or(!sign.is_own(), |(_, put_away)| !put_away)
    };
    Ok(SignId::ALL.into_iter().filter(is_asked).collect())
}

fn all(c: &Connection) -> Result<Vec<StoredSign>, VaultError> {
    let mut found = Vec::with_capacity(SignId::ALL.len());
    for sign in SignId::ALL {
        found.extend(one(c, sign)?);
    }
    Ok(found)
}

/// A sign; `None` for one's own that does not exist.
fn one(c: &Connection, sign: SignId) -> Result<Option<StoredSign>, VaultError> {
    let read = |row: &Row<'_>| {
        let worded_on: Option<String> = row.get(3)?;
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, worded_on))
    };
    let stored = c
        .prepare_cached("SELECT label, line, put_away, worded_on FROM sign WHERE sign = ?1")?
        .query_row([sign.as_str()], read)
        .optional()?;
    let (label, line, put_away, worded_on) = match stored {
        Some(stored) => stored,
        None if sign.is_own() => return Ok(None),
        None => (None, None, false, None),
    };
    Ok(Some(StoredSign {
        sign,
        label,
        line,
        put_away,
        used: is_used(c, sign)?,
        worded_on: worded_on
            .map(|day| day_from(&day, "sign.worded_on"))
            .transpose()?,
    }))
}

fn is_used(c: &Connection, sign: SignId) -> Result<bool, VaultError> {
    Ok(c.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM rating WHERE sign = ?1 AND level IS NOT NULL)
             OR EXISTS (SELECT 1 FROM entry_sign WHERE sign = ?1)",
    )?
    .query_row([sign.as_str()], |row| row.get(0))?)
}

fn put(c: &Connection, sign: &StoredSign) -> Result<(), VaultError> {
    c.prepare_cached(
        "INSERT OR REPLACE INTO sign (sign, label, line, put_away, worded_on)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        sign.sign.as_str(),
        sign.label,
        sign.line,
        sign.put_away,
        sign.worded_on.map(day_text),
    ])?;
    Ok(())
}
