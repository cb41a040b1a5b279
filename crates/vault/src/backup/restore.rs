use std::fs::File;

use chrono::{DateTime, FixedOffset};

use super::container::{Container, Slot};
use super::name::Backup;
use super::prove::{self, Bench, Proven};
use crate::error::at;
use crate::generation::NewGeneration;
use crate::secret::Secret;
use crate::slot::{Payload, SlotFile, must_open_with_passphrase, must_open_with_recovery};
use crate::{Locked, Salvaged, Vault, VaultError, attempts, salvage};

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// When the copy was made, by the clock of that day.
    pub made: Option<DateTime<FixedOffset>>,
    /// Check-ins in it.
    pub check_ins: u64,
    /// Entries in it, without those in its trash.
    pub entries: u64,
}

impl Locked {
    /// Whether a copy would open with the secret and is what it was on the day it was made: all of a
    /// restore but the last step. Nothing is changed.
    ///
    /// # Errors
    /// [`VaultError::BackupDamaged`], [`VaultError::WrongPassphrase`],
    /// [`VaultError::WrongRecoveryKey`], [`VaultError::NeedsMoreMemory`],
    /// [`VaultError::NewerJournal`], [`VaultError::WrongVault`], [`VaultError::ForeignSchema`]; storage
    /// errors.
    pub fn test_backup(&self, backup: &Backup, secret: &Secret<'_>) -> Result<Proven, VaultError> {
        let mut copy = Container::open(backup.path())?;
        let payload = self.unseal_counted(&copy, secret)?;
        let bench = Bench::set_up(self.folder())?;
        prove::prove_with_own_key(&mut copy, &payload, &bench.place("tested.db"))
    }

    /// Makes the journal of a copy the journal. It is proven first, in a generation of its own; the
    /// one step that counts is that CURRENT names it. The journal that was there, if any, is set
    /// aside. From then on what opened the copy opens the journal: a copy of an earlier time wants
    /// the passphrase of that time.
    ///
    /// # Errors
    /// As [`test_backup`](Self::test_backup), and [`VaultError::OpenElsewhere`] while the journal is
    /// open. After each of them the journal is what it was.
    pub fn restore(&self, backup: &Backup, secret: &Secret<'_>) -> Result<Restored, VaultError> {
        self.folder().must_be_closed()?;
        let mut copy = Container::open(backup.path())?;
        let payload = self.unseal_counted(&copy, secret)?;
        let new = NewGeneration::begin(self.folder())?;
        let database = new.path().join("journal.db");
        let proven = prove::prove_with_own_key(&mut copy, &payload, &database)?;
        // The proof opened it; what that left is on the disk before anything names it.
        File::open(&database)
            .and_then(|file| file.sync_all())
            .map_err(at(&database))?;
        put_slots(&new, &copy, &payload, secret)?;
        new.adopt()?;
        attempts::forget(self.folder().root());
        Ok(Restored {
            made: proven.made,
            check_ins: proven.check_ins,
            entries: proven.entries,
        })
    }

    /// Makes a journal of the rows of a copy that was refused as [`VaultError::ForeignSchema`] or
    /// [`VaultError::BackupDamaged`], as far as they read: into a new database, in which nothing is but them.
    /// Otherwise as [`restore`](Self::restore).
    ///
    /// # Errors
    /// [`VaultError::BackupDamaged`], also when nothing of it reads; of the secret and the disk as
    /// [`restore`](Self::restore). After each of them the journal is what it was.
    pub fn restore_rows(
        &self,
        backup: &Backup,
        secret: &Secret<'_>,
    ) -> Result<Salvaged, VaultError> {
        self.folder().must_be_closed()?;
        let mut copy = Container::open(backup.path())?;
        let payload = self.unseal_counted(&copy, secret)?;
        let bench = Bench::set_up(self.folder())?;
        let new = NewGeneration::begin(self.folder())?;
        let laid = bench.place("rows.db");
        copy.extract(&laid)?;
        let saved = salvage::save_rows_of(&laid, &new, &payload);
        let saved = saved.map_err(|error| match error {
            VaultError::NothingReads => VaultError::BackupDamaged,
            other => other,
        })?;
        put_slots(&new, &copy, &payload, secret)?;
        new.adopt()?;
        attempts::forget(self.folder().root());
        Ok(saved)
    }

    /// Opens a copy's slot. A wrong secret counts as an attempt to open the journal.
    pub(super) fn unseal_counted(
        &self,
        copy: &Container,
        secret: &Secret<'_>,
    ) -> Result<Payload, VaultError> {
        let found = prove::unseal(copy, secret);
        attempts::count(self.folder().root(), &found);
        found
    }
}

impl Vault {
    /// Whether a copy opens with the key of this journal and is what it was: a restore rehearsed
    /// without a secret being typed, and without anything being changed.
    ///
    /// # Errors
    /// [`VaultError::BackupDamaged`]; [`VaultError::WrongKey`] of one that an earlier key sealed;
    /// storage errors.
    pub fn rehearse_restore(&mut self, backup: &Backup) -> Result<Proven, VaultError> {
        let bench = Bench::set_up(self.folder())?;
        let mut copy = Container::open(backup.path())?;
        copy.must_be_whole()?;
        let payload = self.payload().clone();
        prove::prove(&mut copy, &payload, &bench.place("tested.db"))
    }
}

/// The copy's slots as they are. The one that was opened is opened again from the disk; of the other
/// its sum speaks, and where that does not, it stays a slot that may be damaged.
fn put_slots(
    new: &NewGeneration<'_>,
    copy: &Container,
    payload: &Payload,
    secret: &Secret<'_>,
) -> Result<(), VaultError> {
    let path = new.path();
    let (passphrase, recovery) = (SlotFile::passphrase(&path), SlotFile::recovery(&path));
    let opens = |opened: Result<(), VaultError>| opened.map_err(|_| VaultError::BackupDamaged);
    match secret {
        Secret::Passphrase(words) => {
            passphrase.write_first(&copy.passphrase.bytes, |bytes| {
                opens(must_open_with_passphrase(bytes, words, &payload.key))
            })?;
            put_other(&recovery, &copy.recovery)
        }
        Secret::RecoveryKey(key) => {
            recovery.write_first(&copy.recovery.bytes, |bytes| {
                opens(must_open_with_recovery(bytes, key.identity(), &payload.key))
            })?;
            put_other(&passphrase, &copy.passphrase)
        }
    }
}

fn put_other(file: &SlotFile, slot: &Slot) -> Result<(), VaultError> {
    if !slot.whole {
        return file.write_unproven(&slot.bytes);
    }
    file.write_first(&slot.bytes, |bytes| {
        (bytes == slot.bytes)
            .then_some(())
            .ok_or(VaultError::BackupDamaged)
    })
}
