use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::container::{Container, Slot};
use super::name::Backup;
use super::prove::{self, Bench, Proven};
use super::work::BackupWork;
use super::{name, whereabouts};
use crate::generation::NewGeneration;
use crate::secret::{Secret, VaultKey};
use crate::slot::{
    Payload, SlotFile, must_open_with_passphrase, must_open_with_recovery, note_journal,
    noted_journal,
};
use crate::{Locked, Presence, Salvaged, Vault, VaultError, attempts, durable, open, salvage};

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
    /// the passphrase of that time. The second folder is to be chosen anew: it may be another computer's.
    ///
    /// # Errors
    /// As [`test_backup`](Self::test_backup), and [`VaultError::OpenElsewhere`] while the journal is
    /// open; [`VaultError::OtherJournal`] when another journal is here, which a copy of this one does not
    /// replace: see [`restore_over`](Self::restore_over). After each of them the journal is what it was.
    pub fn restore(&self, backup: &Backup, secret: &Secret<'_>) -> Result<Restored, VaultError> {
        self.restore_with(backup, secret, None)
    }

    /// The same where another journal is here, with `current`, a secret of that one: whoever lets it be
    /// replaced must be able to open it.
    ///
    /// # Errors
    /// As [`restore`](Self::restore).
    pub fn restore_over(
        &self,
        backup: &Backup,
        secret: &Secret<'_>,
        current: &Secret<'_>,
    ) -> Result<Restored, VaultError> {
        self.restore_with(backup, secret, Some(current))
    }

    fn restore_with(
        &self,
        backup: &Backup,
        secret: &Secret<'_>,
        current: Option<&Secret<'_>>,
    ) -> Result<Restored, VaultError> {
        self.folder().must_be_closed()?;
        let mut copy = Container::open(backup.path())?;
        let payload = self.unseal_counted(&copy, secret)?;
        self.must_be_ours_to_replace(&payload, secret, current)?;
        let new = NewGeneration::begin(self.folder())?;
        let database = new.path().join("journal.db");
        let proven = prove::prove_with_own_key(&mut copy, &payload, &database)?;
        settle_here(&database, &payload.key)?;
        // It was opened; what that left is on the disk before anything names it.
        durable::sync_file(&database)?;
        put_slots(&new, &copy, &payload, secret)?;
        note_journal(&new.path(), payload.vault_id)?;
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
        current: Option<&Secret<'_>>,
    ) -> Result<Salvaged, VaultError> {
        self.folder().must_be_closed()?;
        let mut copy = Container::open(backup.path())?;
        let payload = self.unseal_counted(&copy, secret)?;
        self.must_be_ours_to_replace(&payload, secret, current)?;
        let bench = Bench::set_up(self.folder())?;
        let new = NewGeneration::begin(self.folder())?;
        let laid = bench.place("rows.db");
        copy.extract(&laid)?;
        let saved = salvage::save_rows_of(&laid, &new, &payload);
        let saved = saved.map_err(|error| match error {
            VaultError::NothingReads => VaultError::BackupDamaged,
            other => other,
        })?;
        settle_here(&new.path().join("journal.db"), &payload.key)?;
        put_slots(&new, &copy, &payload, secret)?;
        note_journal(&new.path(), payload.vault_id)?;
        new.adopt()?;
        attempts::forget(self.folder().root());
        Ok(saved)
    }

    /// Whether the journal that is here, if any, may be set aside for one of `payload`: it is the same
    /// journal, or a secret opens it, or nothing does any more.
    ///
    /// Which journal this is stands openly beside its slots, as a digest. That guards against hands at the
    /// window; whoever can write in the folder can do without it.
    fn must_be_ours_to_replace(
        &self,
        payload: &Payload,
        secret: &Secret<'_>,
        current: Option<&Secret<'_>>,
    ) -> Result<(), VaultError> {
        match self.presence() {
            Ok(Presence::Present) => {}
            Ok(Presence::None) | Err(VaultError::JournalMissing { .. }) => return Ok(()),
            Err(error) => return Err(error),
        }
        let generation = self.folder().generation()?;
        let tag = name::tag(payload.vault_id);
        let noted = noted_journal(&generation);
        if noted.as_deref() == Some(&tag) || !can_be_opened(&generation) {
            return Ok(());
        }
        // One that no program with this note opened yet: its own copies beside it tell.
        let is_alike = |copy: &Backup| copy.tag == tag;
        if noted.is_none() && self.backups()?.iter().any(is_alike) {
            return Ok(());
        }
        if self.opens_quietly(&generation, secret) {
            return Ok(());
        }
        let Some(current) = current else {
            return Err(VaultError::OtherJournal { refused: false });
        };
        match self.prove_secret(&generation, current) {
            Ok(_) => Ok(()),
            Err(VaultError::WrongPassphrase | VaultError::WrongRecoveryKey) => {
                Err(VaultError::OtherJournal { refused: true })
            }
            Err(error) => Err(error),
        }
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

impl BackupWork {
    /// Whether a copy opens with the key of this journal and is what it was: a restore rehearsed
    /// without a secret being typed, and without anything being changed.
    ///
    /// # Errors
    /// [`VaultError::BackupDamaged`]; [`VaultError::WrongKey`] of one that an earlier key sealed;
    /// storage errors.
    pub fn rehearse_restore(&self, backup: &Backup) -> Result<Proven, VaultError> {
        let bench = self.bench()?;
        let mut copy = Container::open(backup.path())?;
        copy.must_be_whole()?;
        self.prove(&mut copy, &bench.place("tested.db"))
    }
}

impl Vault {
    /// As [`BackupWork::rehearse_restore`].
    ///
    /// # Errors
    /// The same.
    pub fn rehearse_restore(&mut self, backup: &Backup) -> Result<Proven, VaultError> {
        self.do_backup_work(|work| work.rehearse_restore(backup))
    }
}

/// Whether a slot is whole, so that somebody may know what opens it.
fn can_be_opened(generation: &Path) -> bool {
    [SlotFile::passphrase, SlotFile::recovery]
        .into_iter()
        .filter_map(|slot| slot(generation).candidates().ok())
        .flatten()
        .any(|slot| slot.whole)
}

/// What the journal knew of other places need not be true in this one.
fn settle_here(database: &Path, key: &VaultKey) -> Result<(), VaultError> {
    let connection = open::open_existing(database, key)?;
    whereabouts::forget_second_folder(&connection)?;
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    connection.close().map_err(|(_, error)| error.into())
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
