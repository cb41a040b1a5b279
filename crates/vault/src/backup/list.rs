use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::name::{self, Backup};
use super::prove::Bench;
use super::{container::Container, ledger};
use crate::{Locked, Vault, VaultError, open};

/// A copy of an open journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownBackup {
    /// Which one.
    pub backup: Backup,
    /// When it was made; `None` when that is not known: it may be sealed with an earlier key.
    pub made: Option<DateTime<FixedOffset>>,
}

impl Locked {
    /// The copies in the data folder, oldest first. Without a key there are only numbers: when they
    /// were made is nobody's affair.
    ///
    /// # Errors
    /// Storage errors.
    pub fn backups(&self) -> Result<Vec<Backup>, VaultError> {
        none_if_missing(name::all_in(&self.folder().root().join(super::FOLDER)))
    }

    /// The copies in a folder that the person picked, oldest first.
    ///
    /// # Errors
    /// [`VaultError::FolderMissing`]; storage errors.
    pub fn backups_in(&self, folder: &Path) -> Result<Vec<Backup>, VaultError> {
        name::all_in(folder)
    }
}

impl Vault {
    /// The copies of this journal in the data folder with their times, oldest first.
    ///
    /// # Errors
    /// Storage errors.
    pub fn backups(&mut self) -> Result<Vec<KnownBackup>, VaultError> {
        let folder = self.backups_folder();
        none_if_missing(self.backups_in(&folder))
    }

    /// The copies of this journal in a folder, oldest first. The time of one that the journal does
    /// not know, because it was restored from an older one, is read from the copy itself.
    ///
    /// # Errors
    /// [`VaultError::FolderMissing`]; storage errors.
    pub fn backups_in(&mut self, folder: &Path) -> Result<Vec<KnownBackup>, VaultError> {
        let tag = name::tag(self.payload().vault_id);
        let mut found = Vec::new();
        for backup in name::all_in(folder)? {
            if backup.tag != tag {
                continue;
            }
            let mut made = ledger::made(self.connection()?, backup.sequence)?;
            if made.is_none() {
                made = self.ask(&backup).ok().flatten();
                if let Some(made) = made {
                    // Best effort: it says so again next time.
                    let _ = self.commit(|t| ledger::put_made(t, backup.sequence, &made));
                }
            }
            found.push(KnownBackup { backup, made });
        }
        Ok(found)
    }

    /// When a copy says it was made. One that another key sealed does not say.
    fn ask(&mut self, backup: &Backup) -> Result<Option<DateTime<FixedOffset>>, VaultError> {
        let bench = Bench::set_up(self.folder())?;
        let place = bench.place("asked.db");
        Container::open(&backup.path)?.extract(&place)?;
        let connection = open::open_existing(&place, &self.payload().key)?;
        Ok(ledger::about(&connection)?
            .filter(|about| about.sequence == backup.sequence)
            .map(|about| about.made))
    }
}

fn none_if_missing<T>(found: Result<Vec<T>, VaultError>) -> Result<Vec<T>, VaultError> {
    match found {
        Err(VaultError::FolderMissing) => Ok(Vec::new()),
        other => other,
    }
}
