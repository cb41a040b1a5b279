use journal::{DayEnd, SignId};
use rusqlite::{Connection, OptionalExtension};

use crate::{Vault, VaultError};

const DAY_END: &str = "day-end-hour";
const FOCUS_SIGNS: &str = "focus-signs";
const SPELL_CHECK: &str = "spell-check";
const DIGITS_ADVANCE: &str = "digits-advance";

/// The most focus signs: what is corrected for together stays small enough to find anything.
pub const FOCUS_SIGNS_MAX: usize = 3;

/// The settings that live inside the journal: what is needed only while it is open.
pub struct Settings<'v> {
    vault: &'v mut Vault,
}

impl<'v> Settings<'v> {
    pub(crate) fn of(vault: &'v mut Vault) -> Self {
        Settings { vault }
    }

    /// The hour at which the day ends; midnight unless set.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn day_end(&mut self) -> Result<DayEnd, VaultError> {
        Ok(get(self.vault.connection()?, DAY_END)?
            .and_then(|text| text.parse::<u8>().ok())
            .and_then(|hour| DayEnd::new(hour).ok())
            .unwrap_or_default())
    }

    /// # Errors
    /// Storage errors.
    pub fn set_day_end(&mut self, end: DayEnd) -> Result<(), VaultError> {
        self.put(DAY_END, &end.get().to_string())
    }

    /// Whether a digit answers a sign and moves on; yes unless set.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn digits_advance(&mut self) -> Result<bool, VaultError> {
        Ok(get(self.vault.connection()?, DIGITS_ADVANCE)?.is_none_or(|text| text != "no"))
    }

    /// # Errors
    /// Storage errors.
    pub fn set_digits_advance(&mut self, on: bool) -> Result<(), VaultError> {
        self.put(DIGITS_ADVANCE, if on { "yes" } else { "no" })
    }

    /// Whether text areas mark misspelt words; yes unless set.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn spell_check(&mut self) -> Result<bool, VaultError> {
        Ok(get(self.vault.connection()?, SPELL_CHECK)?.is_none_or(|text| text != "no"))
    }

    /// # Errors
    /// Storage errors.
    pub fn set_spell_check(&mut self, on: bool) -> Result<(), VaultError> {
        self.put(SPELL_CHECK, if on { "yes" } else { "no" })
    }

    /// The signs the person looks at most, at most [`FOCUS_SIGNS_MAX`], in their order.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn focus_signs(&mut self) -> Result<Vec<SignId>, VaultError> {
        let stored = get(self.vault.connection()?, FOCUS_SIGNS)?.unwrap_or_default();
        // A sign of a later version is left out, as are more than can be.
        let known = stored.split(',').filter_map(|id| id.parse().ok());
        Ok(known.take(FOCUS_SIGNS_MAX).collect())
    }

    /// Chooses the focus signs; each counts once, and more than [`FOCUS_SIGNS_MAX`] are left out.
    /// Returns those that are now chosen.
    ///
    /// # Errors
    /// Storage errors.
    pub fn set_focus_signs(&mut self, signs: &[SignId]) -> Result<Vec<SignId>, VaultError> {
        let mut chosen: Vec<SignId> = Vec::with_capacity(FOCUS_SIGNS_MAX);
        for &sign in signs {
            if chosen.len() < FOCUS_SIGNS_MAX && !chosen.contains(&sign) {
                chosen.push(sign);
            }
        }
        let ids: Vec<&str> = chosen.iter().map(|sign| sign.as_str()).collect();
        self.put(FOCUS_SIGNS, &ids.join(","))?;
        Ok(chosen)
    }

    fn put(&mut self, name: &str, value: &str) -> Result<(), VaultError> {
        self.vault.write(|t| {
            t.prepare_cached(
                "INSERT INTO setting (name, value) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            )?
            .execute([name, value])?;
            Ok(())
        })
    }
}

fn get(c: &Connection, name: &str) -> Result<Option<String>, VaultError> {
    Ok(
        c.prepare_cached("SELECT value FROM setting WHERE name = ?1")?
            .query_row([name], |row| row.get(0))
            .optional()?,
    )
}
