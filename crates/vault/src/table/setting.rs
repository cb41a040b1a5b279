use chrono::{NaiveDate, Weekday};
use journal::{DayEnd, ExerciseId, Followed, SignId, Since, Support, WholeSettings};
pub use journal::{FAVOURITE_EXERCISES_MAX, FOCUS_SIGNS_MAX};
use rusqlite::{Connection, OptionalExtension, Transaction};

use super::{day_from, day_text};
use crate::{Vault, VaultError};

mod followed;

use followed::{FOCUS_SINCE, Record};

const DAY_END: &str = "day-end-hour";
const FOCUS_SIGNS: &str = "focus-signs";
const SPELL_CHECK: &str = "spell-check";
const DIGITS_ADVANCE: &str = "digits-advance";
const REVIEW_DAY: &str = "review-day";
const REVIEW_ASIDE: &str = "review-aside";
const FAVOURITE_EXERCISES: &str = "favourite-exercises";
const SUPPORT_COUNTRY: &str = "support-country";
const SUPPORT_CONTACT: &str = "support-contact";
const SUPPORT_OPENLY: &str = "support-openly";

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

    /// Whether text areas mark misspelt words. `None` unless set: what is right then is the system's affair.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn spell_check(&mut self) -> Result<Option<bool>, VaultError> {
        Ok(get(self.vault.connection()?, SPELL_CHECK)?.map(|text| text != "no"))
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

    /// The focus signs, and since when each is followed. One of which no day is kept was chosen by an
    /// older version; it is followed from its first rated day.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn followed(&mut self) -> Result<Vec<Followed>, VaultError> {
        followed::all(self.vault.connection()?)
    }

    /// Chooses the focus signs on the day `today`; each counts once, and more than [`FOCUS_SIGNS_MAX`] are
    /// left out. Returns those that are now chosen. A new one is followed from `today`; one that was taken
    /// off on the same day goes on as before, for a slip must not cost a year.
    ///
    /// # Errors
    /// Storage errors.
    pub fn set_focus_signs(
        &mut self,
        signs: &[SignId],
        today: NaiveDate,
    ) -> Result<Vec<SignId>, VaultError> {
        let chosen = each_once(signs, FOCUS_SIGNS_MAX);
        self.vault.write(|t| {
            let before = focus_from(&get(t, FOCUS_SIGNS)?.unwrap_or_default());
            let records = followed::chosen_anew(followed::records(t)?, &before, &chosen, today);
            put(t, FOCUS_SIGNS, &focus_text(&chosen))?;
            put_or_unset(t, FOCUS_SINCE, followed::text(&records))
        })?;
        Ok(chosen)
    }

    /// Follows a focus sign from `day`: anew where that is `today` or later, else looking back. A sign that
    /// is not in focus changes nothing. Returns the focus signs as they are now followed.
    ///
    /// # Errors
    /// Storage errors.
    pub fn follow_from(
        &mut self,
        sign: SignId,
        day: NaiveDate,
        today: NaiveDate,
    ) -> Result<Vec<Followed>, VaultError> {
        self.vault.write(|t| {
            let mut records = followed::records(t)?;
            let focus = focus_from(&get(t, FOCUS_SIGNS)?.unwrap_or_default());
            if focus.contains(&sign) {
                let since = match day >= today {
                    true => Since::Chosen(today),
                    false => Since::LookedBack(Some(day)),
                };
                // Back to the day it was chosen on is no looking back.
                let same =
                    |record: &Record| record.sign == sign && record.since == Since::Chosen(day);
                if !records.iter().any(same) {
                    records.retain(|record| record.sign != sign);
                    records.push(Record {
                        sign,
                        since,
                        left: None,
                    });
                }
                put_or_unset(t, FOCUS_SINCE, followed::text(&records))?;
            }
            followed::all(t)
        })
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

    /// Exercises the person likes to come back to, in the order in which they were chosen.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn favourite_exercises(&mut self) -> Result<Vec<ExerciseId>, VaultError> {
        let stored = get(self.vault.connection()?, FAVOURITE_EXERCISES)?.unwrap_or_default();
        Ok(favourites_from(&stored))
    }

    /// Chooses the favourites; each counts once, and more than [`FAVOURITE_EXERCISES_MAX`] are left
    /// out. Returns those that are now chosen.
    ///
    /// # Errors
    /// Storage errors.
    pub fn set_favourite_exercises(
        &mut self,
        exercises: &[ExerciseId],
    ) -> Result<Vec<ExerciseId>, VaultError> {
        let chosen = each_once(exercises, FAVOURITE_EXERCISES_MAX);
        self.put(FAVOURITE_EXERCISES, &favourites_text(&chosen))?;
        Ok(chosen)
    }

    /// What the support page remembers, and whether the person wants it shown while locked, too.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn support(&mut self) -> Result<(Support, bool), VaultError> {
        let c = self.vault.connection()?;
        let openly = get(c, SUPPORT_OPENLY)?.is_some_and(|text| text == "yes");
        Ok((support(c)?, openly))
    }

    /// Remembers it, in place of what was. Returns it as it is now kept.
    ///
    /// # Errors
    /// [`VaultError::Support`] for a contact that is too long; storage errors.
    pub fn set_support(&mut self, support: Support, openly: bool) -> Result<Support, VaultError> {
        let support = support.tidied()?;
        self.vault.write(|t| {
            put_support(t, &support)?;
            match openly {
                true => put(t, SUPPORT_OPENLY, "yes"),
                false => unset(t, SUPPORT_OPENLY),
            }
        })?;
        Ok(support)
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
        focus_since: followed::kept(c)?,
        review_day: get(c, REVIEW_DAY)?.and_then(|name| name.parse().ok()),
        review_aside: review_aside
            .map(|day| day_from(&day, "setting.review-aside"))
            .transpose()?,
        spell_check: answer(SPELL_CHECK)?,
        digits_advance: answer(DIGITS_ADVANCE)?,
        favourite_exercises: favourites_from(&get(c, FAVOURITE_EXERCISES)?.unwrap_or_default()),
        support: support(c)?,
    })
}

/// Makes the settings these; what is `None` is not set any more. Whether support is shown while
/// locked is this computer's own affair, and stays as it is.
pub(crate) fn replace_all(t: &Connection, settings: &WholeSettings) -> Result<(), VaultError> {
    let answer = |on: bool| if on { "yes" } else { "no" }.to_owned();
    let focus = &settings.focus_signs;
    let favourites = &settings.favourite_exercises;
    for (name, value) in [
        (DAY_END, settings.day_end.map(|end| end.get().to_string())),
        (FOCUS_SIGNS, (!focus.is_empty()).then(|| focus_text(focus))),
        (FOCUS_SINCE, followed::text(&followed::from_whole(settings))),
        (REVIEW_DAY, settings.review_day.map(|day| day.to_string())),
        (REVIEW_ASIDE, settings.review_aside.map(day_text)),
        (SPELL_CHECK, settings.spell_check.map(answer)),
        (DIGITS_ADVANCE, settings.digits_advance.map(answer)),
        (
            FAVOURITE_EXERCISES,
            (!favourites.is_empty()).then(|| favourites_text(favourites)),
        ),
    ] {
        put_or_unset(t, name, value)?;
    }
    put_support(t, &settings.support)
}

fn support(c: &Connection) -> Result<Support, VaultError> {
    Ok(Support {
        country: get(c, SUPPORT_COUNTRY)?.and_then(|code| code.parse().ok()),
        contact: get(c, SUPPORT_CONTACT)?.unwrap_or_default(),
    })
}

fn put_support(c: &Connection, support: &Support) -> Result<(), VaultError> {
    match support.country {
        Some(country) => put(c, SUPPORT_COUNTRY, &country.to_string())?,
        None => unset(c, SUPPORT_COUNTRY)?,
    }
    match support.contact.as_str() {
        "" => unset(c, SUPPORT_CONTACT),
        contact => put(c, SUPPORT_CONTACT, contact),
    }
}

/// The first `most` of `items`, each once, in their order.
fn each_once<T: Clone + PartialEq>(items: &[T], most: usize) -> Vec<T> {
    let mut chosen: Vec<T> = Vec::new();
    for item in items {
        if chosen.len() < most && !chosen.contains(item) {
            chosen.push(item.clone());
        }
    }
    chosen
}

fn favourites_from(stored: &str) -> Vec<ExerciseId> {
    let known = stored.split(',').filter_map(|id| id.parse().ok());
    known.take(FAVOURITE_EXERCISES_MAX).collect()
}

fn favourites_text(exercises: &[ExerciseId]) -> String {
    let ids: Vec<&str> = exercises.iter().map(ExerciseId::as_str).collect();
    ids.join(",")
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

fn put_or_unset(c: &Connection, name: &str, value: Option<String>) -> Result<(), VaultError> {
    match value {
        Some(value) => put(c, name, &value),
        None => unset(c, name),
    }
}

fn unset(c: &Connection, name: &str) -> Result<(), VaultError> {
    c.prepare_cached("DELETE FROM setting WHERE name = ?1")?
        .execute([name])?;
    Ok(())
}

fn get(c: &Connection, name: &str) -> Result<Option<String>, VaultError> {
    Ok(
        c.prepare_cached("SELECT value FROM setting WHERE name = ?1")?
            .query_row([name], |row| row.get(0))
            .optional()?,
    )
}
