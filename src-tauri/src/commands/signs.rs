//! The signs in the person's own words.

use serde::Serialize;
use specta::Type;
use tauri::State;
use vault::table::StoredSign;
use vault::{Moment, Vault};

use super::entries::on_journal;
use super::wire::SignId;
use crate::error::CommandError;
use crate::session::Desk;

/// A sign as the person words and uses it.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SignView {
    sign: SignId,
    /// Its name in the person's words, at most 60 characters; null is the catalogue's.
    label: Option<String>,
    /// The line of the check-in in the person's words, at most 160 characters.
    line: Option<String>,
    /// Not asked for any more; its history stays.
    put_away: bool,
    /// It has a level on some day, or an entry links to it.
    used: bool,
    /// The day its words were last changed.
    worded_on: Option<String>,
}

impl From<StoredSign> for SignView {
    fn from(stored: StoredSign) -> Self {
        SignView {
            sign: stored.sign.into(),
            label: stored.label,
            line: stored.line,
            put_away: stored.put_away,
            used: stored.used,
            worded_on: stored.worded_on.map(|day| day.to_string()),
        }
    }
}

/// The eleven, then one's own that exist, in the order of the check-in.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn signs(desk: State<'_, Desk>) -> Result<Vec<SignView>, CommandError> {
    change(&desk, |_, _| Ok(()))
}

/// Null words are the catalogue's again; a sign of one's own has none there.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn reword_sign(
    desk: State<'_, Desk>,
    sign: SignId,
    label: Option<String>,
    line: Option<String>,
) -> Result<Vec<SignView>, CommandError> {
    change(&desk, |vault, now| {
        let today = journal::civil_day(now.local(), vault.settings().day_end()?);
        let (label, line) = (label.as_deref(), line.as_deref());
        Ok(vault.signs().reword(sign.into(), label, line, today)?)
    })
}

/// At most five of one's own.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_sign(
    desk: State<'_, Desk>,
    label: String,
    line: String,
) -> Result<Vec<SignView>, CommandError> {
    change(&desk, |vault, now| {
        let today = journal::civil_day(now.local(), vault.settings().day_end()?);
        vault.signs().add(&label, &line, today)?;
        Ok(())
    })
}

/// It is asked for no more and is no focus sign; everything rated stays.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn put_sign_away(
    desk: State<'_, Desk>,
    sign: SignId,
) -> Result<Vec<SignView>, CommandError> {
    change(&desk, |vault, _| {
        Ok(vault.signs().set_put_away(sign.into(), true)?)
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn take_sign_back(
    desk: State<'_, Desk>,
    sign: SignId,
) -> Result<Vec<SignView>, CommandError> {
    change(&desk, |vault, _| {
        Ok(vault.signs().set_put_away(sign.into(), false)?)
    })
}

/// Forgets a sign of one's own that was never used.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_sign(
    desk: State<'_, Desk>,
    sign: SignId,
) -> Result<Vec<SignView>, CommandError> {
    change(&desk, |vault, _| Ok(vault.signs().remove(sign.into())?))
}

fn change(
    desk: &Desk,
    change: impl FnOnce(&mut Vault, &Moment) -> Result<(), CommandError>,
) -> Result<Vec<SignView>, CommandError> {
    on_journal(desk, |vault, now| {
        change(vault, now)?;
        let signs = vault.signs().all()?.into_iter();
        Ok(signs.map(Into::into).collect())
    })
}
