use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::{DateTime, FixedOffset};

use super::name::{self, Backup};
use super::work::BackupWork;
use super::{container::Container, ledger};
use crate::installation::Installation;
use crate::{Locked, Vault, VaultError, open, regular_file};

/// A copy of an open journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownBackup {
    /// Which one.
    pub backup: Backup,
    /// When it was made; `None` when that is not known: it may be sealed with an earlier key.
    pub made: Option<DateTime<FixedOffset>>,
    /// Whether it was made in this data folder, as far as its name tells: one of a program that did not tell
    /// is taken to be.
    pub here: bool,
}

impl Locked {
    /// The copies in the data folder, oldest first. Without a key there are only numbers: when they
    /// were made is nobody's affair.
    ///
    /// # Errors
    /// Storage errors.
    pub fn backups(&self) -> Result<Vec<Backup>, VaultError> {
        none_if_missing(self.backups_in(&self.folder().root().join(super::FOLDER)))
    }

    /// The copies in a folder that the person picked, oldest first. What only has the name of one (a link,
    /// a pipe, or a file much larger than the journal) is passed over, and not opened.
    ///
    /// # Errors
    /// [`VaultError::FolderMissing`]; storage errors.
    pub fn backups_in(&self, folder: &Path) -> Result<Vec<Backup>, VaultError> {
        name::all_in(folder, name::most(self.folder()))
    }
}

/// Why a file with the name of a copy did not say when it was made, so that it is not asked again as long
/// as it is the same file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unread {
    /// It is whole, and another key sealed it.
    OtherKey,
    /// It is damaged, or a copy of another moment than its name tells.
    NotIt,
}

/// A file, as far as can be told without reading it.
pub(crate) type SameFile = (PathBuf, u64, Option<SystemTime>);

fn same_file(path: &Path) -> Option<SameFile> {
    let found = regular_file::facts(path).ok()?;
    Some((path.to_owned(), found.len(), found.modified().ok()))
}

impl BackupWork {
    /// The copies of this journal in the data folder with their times, oldest first.
    ///
    /// # Errors
    /// Storage errors.
    pub fn backups(&mut self) -> Result<Vec<KnownBackup>, VaultError> {
        let folder = self.backups_folder();
        none_if_missing(self.backups_in(&folder))
    }

    /// The copies of this journal in a folder, oldest first, whichever computer made them. The time of one
    /// that the journal does not know, because it was restored from an older one, is read from the copy
    /// itself. What only has the name of one (a link, a pipe, or a file much larger than the journal) is
    /// passed over, and not opened.
    ///
    /// # Errors
    /// [`VaultError::FolderMissing`]; storage errors.
    pub fn backups_in(&mut self, folder: &Path) -> Result<Vec<KnownBackup>, VaultError> {
        let here = Installation::as_known(self.data_folder());
        let mut found = Vec::new();
        for backup in name::all_in(folder, self.most())? {
            if backup.tag != self.tag {
                continue;
            }
            let mut made = self.made(&backup);
            if made.is_none() {
                made = self.ask_once(&backup);
                if let Some(made) = made {
                    self.note_made(&backup, made);
                }
            }
            let here = here.made_here(backup.installation.as_deref());
            found.push(KnownBackup { backup, made, here });
        }
        Ok(found)
    }

    /// When a copy says it was made. A file that did not say is not asked again before it is another.
    fn ask_once(&mut self, backup: &Backup) -> Option<DateTime<FixedOffset>> {
        let file = same_file(&backup.path)?;
        if self.was_unread(&file).is_some() {
            return None;
        }
        let why = match self.ask(backup) {
            Ok(Some(made)) => return Some(made),
            Ok(None) => Unread::NotIt,
            Err(VaultError::WrongKey) => Unread::OtherKey,
            // The disk may do better next time; and without a key nothing was asked.
            Err(VaultError::Storage { .. } | VaultError::CalledOff) => return None,
            Err(_) => Unread::NotIt,
        };
        self.note_unread(file, why);
        None
    }

    /// Whether a copy was found to be whole, and sealed with another key than that of today.
    pub(super) fn is_of_another_key(&self, backup: &Backup) -> bool {
        let file = same_file(&backup.path);
        file.is_some_and(|file| self.was_unread(&file) == Some(Unread::OtherKey))
    }

    /// When a copy says it was made, if its name tells its number. Before a byte of it is written anywhere,
    /// each part has to be whole.
    fn ask(&self, backup: &Backup) -> Result<Option<DateTime<FixedOffset>>, VaultError> {
        let mut copy = Container::open(&backup.path)?;
        copy.must_be_whole()?;
        let bench = self.bench()?;
        let place = bench.place("asked.db");
        copy.extract(&place)?;
        // Only now: the file may lie where nothing answers.
        let connection = open::open_existing(&place, &self.key()?.key)?;
        Ok(ledger::about(&connection)?
            .filter(|about| about.sequence == backup.sequence)
            .map(|about| about.made))
    }
}

impl Vault {
    /// As [`BackupWork::backups`], with the times that were learned noted in the journal.
    ///
    /// # Errors
    /// Storage errors.
    pub fn backups(&mut self) -> Result<Vec<KnownBackup>, VaultError> {
        self.do_backup_work(BackupWork::backups)
    }

    /// As [`BackupWork::backups_in`], with the times that were learned noted in the journal.
    ///
    /// # Errors
    /// [`VaultError::FolderMissing`]; storage errors.
    pub fn backups_in(&mut self, folder: &Path) -> Result<Vec<KnownBackup>, VaultError> {
        self.do_backup_work(|work| work.backups_in(folder))
    }
}

fn none_if_missing<T>(found: Result<Vec<T>, VaultError>) -> Result<Vec<T>, VaultError> {
    match found {
        Err(VaultError::FolderMissing) => Ok(Vec::new()),
        other => other,
    }
}
