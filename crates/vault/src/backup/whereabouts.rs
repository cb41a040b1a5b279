//! What the journal remembers of its copies beside their times: the second folder, when one was last
//! laid outside this disk, and when a restore was last rehearsed. All of it stands in `meta`: it is
//! encrypted, and a copy is not made anew for its sake.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use rusqlite::Connection;

use super::prove::stamp;
use crate::table::meta;
use crate::{Moment, Vault, VaultError};

const SECOND_FOLDER: &str = "backup-folder";
/// Stands there once a restore made the journal forget its second folder.
const TO_BE_CHOSEN: &str = "backup-folder-to-be-chosen";
const OUTSIDE_AT: &str = "backup-outside-at";
const REHEARSED_AT: &str = "backup-rehearsed-at";

impl Vault {
    /// When the journal was made; `None` when that is not known.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn made_at(&mut self) -> Result<Option<DateTime<FixedOffset>>, VaultError> {
        self.instant(meta::MADE_AT)
    }

    /// The second folder that the person picked for copies.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn backup_folder(&mut self) -> Result<Option<PathBuf>, VaultError> {
        Ok(meta::get(self.connection()?, SECOND_FOLDER)?.map(PathBuf::from))
    }

    /// Remembers the second folder, or forgets it. What lies there stays.
    ///
    /// # Errors
    /// [`VaultError::FolderMissing`] of one that is not there, or has a name that no text can hold;
    /// storage errors.
    pub fn set_backup_folder(&mut self, folder: Option<&Path>) -> Result<(), VaultError> {
        let text = match folder {
            None => None,
            Some(folder) if folder.is_dir() => {
                Some(folder.to_str().ok_or(VaultError::FolderMissing)?)
            }
            Some(_) => return Err(VaultError::FolderMissing),
        };
        self.write(|t| {
            meta::forget(t, TO_BE_CHOSEN)?;
            match text {
                Some(text) => meta::put(t, SECOND_FOLDER, text),
                None => meta::forget(t, SECOND_FOLDER),
            }
        })
    }

    /// Whether the journal had a second folder before it was restored from a copy. It may have been that of
    /// another computer, and waits to be chosen anew.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn backup_folder_to_be_chosen(&mut self) -> Result<bool, VaultError> {
        Ok(meta::get(self.connection()?, TO_BE_CHOSEN)?.is_some())
    }

    /// When a proven copy was last laid outside the journal's disk.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn backed_up_outside_at(&mut self) -> Result<Option<DateTime<FixedOffset>>, VaultError> {
        self.instant(OUTSIDE_AT)
    }

    /// Notes that a proven copy was laid outside the journal's disk.
    ///
    /// # Errors
    /// Storage errors.
    pub fn note_backed_up_outside(&mut self, now: &Moment) -> Result<(), VaultError> {
        self.write(|t| meta::put(t, OUTSIDE_AT, &stamp(now).to_rfc3339()))
    }

    /// When a restore was last rehearsed, and was right.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn rehearsed_at(&mut self) -> Result<Option<DateTime<FixedOffset>>, VaultError> {
        self.instant(REHEARSED_AT)
    }

    /// Notes that a rehearsed restore was right.
    ///
    /// # Errors
    /// Storage errors.
    pub fn note_rehearsed(&mut self, now: &Moment) -> Result<(), VaultError> {
        self.write(|t| meta::put(t, REHEARSED_AT, &stamp(now).to_rfc3339()))
    }

    fn instant(&mut self, name: &str) -> Result<Option<DateTime<FixedOffset>>, VaultError> {
        let text = meta::get(self.connection()?, name)?;
        Ok(text.and_then(|text| DateTime::parse_from_rfc3339(&text).ok()))
    }
}

/// Of a journal that was restored: what is known of other places need not be true here.
pub(super) fn forget_second_folder(c: &Connection) -> Result<(), VaultError> {
    if meta::get(c, SECOND_FOLDER)?.is_some() {
        meta::put(c, TO_BE_CHOSEN, "1")?;
    }
    meta::forget(c, SECOND_FOLDER)?;
    meta::forget(c, OUTSIDE_AT)
}
