//! Backups beside an open journal: what may wait for a disk, or for a folder that does not answer,
//! waits without the journal, and without its key.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::container::Container;
use super::ledger::{self, Which};
use super::list::{SameFile, Unread};
use super::name::{self, Backup};
use super::prove::{self, BENCH_BESIDE, BENCH_OUTSIDE, Bench, OWN_BENCH, Proven};
use crate::folder::Folder;
use crate::lent_key::LentKey;
use crate::slot::{Payload, SlotFile, WorkFactor};
use crate::{Vault, VaultError};

/// Works on the backups of an open journal without the journal, on another thread if need be: one at
/// a time of each [kind](Vault::backup_work). It is lent the key for steps in the data folder and has none once the journal is closed:
/// then it ends with [`VaultError::CalledOff`]. What it learns goes back by [`Vault::settle_backups`].
pub struct BackupWork {
    folder: Arc<Folder>,
    bench: &'static str,
    pub(super) tag: String,
    pub(super) slot: SlotFile,
    pub(super) work: WorkFactor,
    key: LentKey,
    /// When each backup was made, as far as it is known.
    made: BTreeMap<Which, DateTime<FixedOffset>>,
    /// What of that the journal does not know yet.
    learned: BTreeMap<Which, DateTime<FixedOffset>>,
    /// Files that were asked when they were made, and did not say.
    unread: HashMap<SameFile, Unread>,
    /// The number of the backup for whose sake older ones were let go.
    thinned: Option<u64>,
}

impl std::fmt::Debug for BackupWork {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BackupWork(<redacted>)")
    }
}

impl Vault {
    /// What works beside the journal on the backups in the data folder.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn backup_work(&mut self) -> Result<BackupWork, VaultError> {
        self.backup_work_at(BENCH_BESIDE)
    }

    /// What works beside the journal on the backups in another folder.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn outside_backup_work(&mut self) -> Result<BackupWork, VaultError> {
        self.backup_work_at(BENCH_OUTSIDE)
    }

    /// The same for the journal's own calls.
    pub(super) fn own_backup_work(&mut self) -> Result<BackupWork, VaultError> {
        self.backup_work_at(OWN_BENCH)
    }

    fn backup_work_at(&mut self, bench: &'static str) -> Result<BackupWork, VaultError> {
        Ok(BackupWork {
            made: ledger::all_made(self.connection()?)?,
            folder: Arc::clone(self.folder()),
            bench,
            tag: name::tag(self.payload().vault_id),
            slot: SlotFile::passphrase(self.generation()),
            work: self.work_factor(),
            key: self.lend_key(),
            learned: BTreeMap::new(),
            unread: self.unread.clone(),
            thinned: None,
        })
    }

    /// Notes in the journal what the work beside it learned. Nothing is lost without it: a backup says
    /// itself when it was made.
    ///
    /// # Errors
    /// Storage errors.
    pub fn settle_backups(&mut self, work: &mut BackupWork) -> Result<(), VaultError> {
        self.unread.extend(work.unread.clone());
        let (learned, thinned) = (std::mem::take(&mut work.learned), work.thinned.take());
        if learned.is_empty() && thinned.is_none() {
            return Ok(());
        }
        self.commit(|t| {
            for (which, made) in &learned {
                ledger::put_made(t, which, made)?;
            }
            thinned.map_or(Ok(()), |newest| ledger::forget_oldest(t, newest))
        })
    }

    /// Does a piece of that work here and now.
    pub(super) fn do_backup_work<T>(
        &mut self,
        piece: impl FnOnce(&mut BackupWork) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let mut work = self.own_backup_work()?;
        let done = piece(&mut work);
        // Best effort: each backup says so again next time.
        let _ = self.settle_backups(&mut work);
        done
    }
}

impl BackupWork {
    /// The data folder.
    #[must_use]
    pub fn data_folder(&self) -> &Path {
        self.folder.root()
    }

    pub(super) fn backups_folder(&self) -> PathBuf {
        self.folder.root().join(super::FOLDER)
    }

    pub(super) fn bench(&self) -> Result<Bench, VaultError> {
        Bench::set_up_as(&self.folder, self.bench)
    }

    /// The key, to be dropped before the next thing that may wait.
    pub(super) fn key(&self) -> Result<Arc<Payload>, VaultError> {
        self.key.get()
    }

    /// Lays the database of a copy down at `place`, in the data folder, and proves it there. The key is asked
    /// for only then: the folder of the copy may never answer.
    pub(super) fn prove(&self, copy: &mut Container, place: &Path) -> Result<Proven, VaultError> {
        copy.extract(place)?;
        let key = self.key()?;
        prove::prove_database(place, &key)
    }

    pub(super) fn made(&self, backup: &Backup) -> Option<DateTime<FixedOffset>> {
        self.made.get(&ledger::which(backup)).copied()
    }

    pub(super) fn note_made(&mut self, backup: &Backup, made: DateTime<FixedOffset>) {
        self.made.insert(ledger::which(backup), made);
        self.learned.insert(ledger::which(backup), made);
    }

    pub(super) fn was_unread(&self, file: &SameFile) -> Option<Unread> {
        self.unread.get(file).copied()
    }

    pub(super) fn note_unread(&mut self, file: SameFile, why: Unread) {
        self.unread.insert(file, why);
    }

    pub(super) fn note_thinned(&mut self, newest: u64) {
        self.thinned = Some(newest);
    }

    /// The most bytes that a copy may have to be looked into.
    pub(super) fn most(&self) -> u64 {
        name::most(&self.folder)
    }
}
