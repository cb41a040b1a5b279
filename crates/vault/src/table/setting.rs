use chrono::{NaiveDate, Weekday};
pub use journal::FOCUS_SIGNS_MAX;
use journal::{DayEnd, SignId, WholeSettings};
use rusqlite::{Connection, OptionalExtension, Transaction};

use super::{day_from, day_text};
use crate::{Vault, VaultError};

const DAY_END: &str = "day-end-hour";
const FOCUS_SIGNS: &str = "focus-signs";
const SPELL_CHECK: &str = "spell-check";
const DIGITS_ADVANCE: &str = "digits-advance";
const REVIEW_DAY: &str = "review-day";
const REVIEW_ASIDE: &str = "review-aside";

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
        Ok(focus_from(&stored))
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
        self.put(FOCUS_SIGNS, &focus_text(&chosen))?;
        Ok(chosen)
    }

    /// The day on which the week is looked back on; none unless set.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn review_day(&mut self) -> Result<Option<Weekday>, VaultError> {
        let stored = get(self.vault.connection()?, REVIEW_DAY)?;
        Ok(stored.and_then(|name| name.parse().ok()))
    }

    /// # Errors
    /// Storage errors.
    pub fn set_review_day(&mut self, day: Option<Weekday>) -> Result<(), VaultError> {
        self.put(
            REVIEW_DAY,
            &day.map(|day| day.to_string()).unwrap_or_default(),
        )
    }

    /// The Monday of the last week that the person did not want to look back on.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn review_aside(&mut self) -> Result<Option<NaiveDate>, VaultError> {
        get(self.vault.connection()?, REVIEW_ASIDE)?
            .map(|day| day_from(&day, "setting.review-aside"))
            .transpose()
    }

    /// # Errors
    /// Storage errors.
    pub fn set_review_aside(&mut self, week: NaiveDate) -> Result<(), VaultError> {
        self.put(REVIEW_ASIDE, &day_text(week))
    }

    fn put(&mut self, name: &str, value: &str) -> Result<(), VaultError> {
        self.vault.write(|t| put(t, name, value))
    }
}

/// Takes a sign off the focus signs.
pub(super) fn drop_focus_sign(t: &Transaction<'_>, sign: SignId) -> Result<(), VaultError> {
    let mut chosen = focus_from(&get(t, FOCUS_SIGNS)?.unwrap_or_default());
    if chosen.contains(&sign) {
        chosen.retain(|other| *other != sign);
        put(t, FOCUS_SIGNS, &focus_text(&chosen))?;
    }
    Ok(())
}

/// All of them. What is not set, or not understood, is `None`: then the program's choice holds.
pub(crate) fn all(c: &Connection) -> Result<WholeSettings, VaultError> {
    let answer = |name| -> Result<_, VaultError> { Ok(get(c, name)?.map(|text| text != "no")) };
    let review_aside = get(c, REVIEW_ASIDE)?;
    Ok(WholeSettings {
        day_end: get(c, DAY_END)?
            .and_then(|text| text.parse::<u8>().ok())
            .and_then(|hour| DayEnd::new(hour).ok()),
        focus_signs: focus_from(&get(c, FOCUS_SIGNS)?.unwrap_or_default()),
        review_day: get(c, REVIEW_DAY)?.and_then(|name| name.parse().ok()),
        review_aside: review_aside
            .map(|day| day_from(&day, "setting.review-aside"))
            .transpose()?,
        spell_check: answer(SPELL_CHECK)?,
        digits_advance: answer(DIGITS_ADVANCE)?,
    })
}

/// Makes the settings these; what is `None` is not set any more.
pub(crate) fn replace_all(t: &Connection, settings: &WholeSettings) -> Result<(), VaultError> {
    let answer = |on: bool| if on { "yes" } else { "no" }.to_owned();
    let focus = &settings.focus_signs;
    for (name, value) in [
        (DAY_END, settings.day_end.map(|end| end.get().to_string())),
        (FOCUS_SIGNS, (!focus.is_empty()).then(|| focus_text(focus))),
        (REVIEW_DAY, settings.review_day.map(|day| day.to_string())),
        (REVIEW_ASIDE, settings.review_aside.map(day_text)),
        (SPELL_CHECK, settings.spell_check.map(answer)),
        (DIGITS_ADVANCE, settings.digits_advance.map(answer)),
    ] {
        match value {
            Some(value) => put(t, name, &value)?,
            None => {
                t.prepare_cached("DELETE FROM setting WHERE name = ?1")?
                    .execute([name])?;
            }
        }
    }
    Ok(())
}

/// A sign of a later version is left out, as are more than can be.
fn focus_from(stored: &str) -> Vec<SignId> {
    let known = stored.split(',').filter_map(|id| id.parse().ok());
    known.take(FOCUS_SIGNS_MAX).collect()
}

fn focus_text(signs: &[SignId]) -> String {
    let ids: Vec<&str> = signs.iter().map(|sign| sign.as_str()).collect();
    ids.join(",")
}

fn put(c: &Connection, name: &str, value: &str) -> Result<(), VaultError> {
    c.prepare_cached(
        "INSERT INTO setting (name, value) VALUES (?1, ?2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )?
    .execute([name, value])?;
    Ok(())
}

fn get(c: &Connection, name: &str) -> Result<Option<String>, VaultError> {
    Ok(
        c.prepare_cached("SELECT value FROM setting WHERE name = ?1")?
            .query_row([name], |row| row.get(0))
            .optional()?,
    )
}
