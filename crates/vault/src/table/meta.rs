use chrono::{DateTime, FixedOffset, Utc};
use rusqlite::{Connection, OptionalExtension};

use crate::VaultError;

pub(crate) const VAULT_ID: &str = "vault-id";
pub(crate) const KEY_EPOCH: &str = "key-epoch";
pub(crate) const MADE_AT: &str = "made-at";
pub(crate) const UNLOCKED_AT: &str = "unlocked-at";
/// The last opening on another day (UTC) than [`UNLOCKED_AT`].
pub(crate) const DAY_BEFORE_AT: &str = "day-before-at";
/// When the clock last leapt ahead, by the clock after it.
pub(crate) const LEAPT_AT: &str = "leapt-at";
pub(crate) const PASSPHRASE_AT: &str = "passphrase-at";
pub(crate) const RECOVERY_AT: &str = "recovery-at";
pub(crate) const RECOVERY_RECIPIENT: &str = "recovery-recipient";
pub(crate) const RECOVERY_SUM: &str = "recovery-sum";

/// What is known of the journal itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// When it was opened before this time, by the clock of where that was.
    pub last_unlocked_at: Option<DateTime<FixedOffset>>,
    /// When it was last opened on another day (UTC) than `last_unlocked_at`.
    pub(crate) day_before_at: Option<DateTime<Utc>>,
    /// When the clock last leapt ahead.
    pub(crate) leapt_at: Option<DateTime<Utc>>,
    /// Attempts with a wrong passphrase or recovery key since then.
    pub failed_since: u32,
    /// A damaged key file was mended from its copy at this opening.
    pub repaired: bool,
    /// When the passphrase was last set.
    pub passphrase_changed_at: Option<DateTime<Utc>>,
    /// When the recovery key was made.
    pub recovery_key_made_at: Option<DateTime<Utc>>,
}

impl Facts {
    pub(crate) fn read(connection: &Connection) -> Result<Self, VaultError> {
        let instant = |name| -> Result<_, VaultError> {
            Ok(get(connection, name)?.and_then(|text| DateTime::parse_from_rfc3339(&text).ok()))
        };
        let utc = |name| instant(name).map(|at| at.map(|at| at.to_utc()));
        Ok(Facts {
            last_unlocked_at: instant(UNLOCKED_AT)?,
            day_before_at: utc(DAY_BEFORE_AT)?,
            leapt_at: utc(LEAPT_AT)?,
            passphrase_changed_at: utc(PASSPHRASE_AT)?,
            recovery_key_made_at: utc(RECOVERY_AT)?,
            ..Facts::default()
        })
    }
}

pub(crate) fn get(connection: &Connection, name: &str) -> Result<Option<String>, VaultError> {
    Ok(connection
        .prepare_cached("SELECT value FROM meta WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?)
}

pub(crate) fn put(connection: &Connection, name: &str, value: &str) -> Result<(), VaultError> {
    connection
        .prepare_cached(
            "INSERT INTO meta (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        )?
        .execute([name, value])?;
    Ok(())
}

pub(crate) fn forget(connection: &Connection, name: &str) -> Result<(), VaultError> {
    connection
        .prepare_cached("DELETE FROM meta WHERE name = ?1")?
        .execute([name])?;
    Ok(())
}
