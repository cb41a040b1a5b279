use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::container::{self, Container};
use super::ledger::{self, About};
use super::name::{self, Backup, Laid, Over};
use super::prove::{self, Bench};
use super::work::BackupWork;
use crate::error::at;
use crate::installation::Installation;
use crate::regular_file::{self, opening};
use crate::rescue::KeptSlots;
use crate::slot::SlotFile;
use crate::{
    Moment, SCHEMA_VERSION, StorageCause, Vault, VaultError, digest, durable, integrity, schema,
    whole,
};

/// So far a copy of another key may be ahead of the proven ones to be taken for a newer one: a journal that
/// was restored from before a new key knows nothing of the copies made after it.
const AHEAD: u64 = 10_000;

impl Vault {
    /// Makes a copy of the whole journal: one sealed file that opens by itself, with the passphrase
    /// or the recovery key of this moment. It is opened again by a connection of its own, each page
    /// and each row is checked, and its rows are compared with the journal's; only then it gets its
    /// name. Nothing of it is ever plain on the disk.
    ///
    /// # Errors
    /// [`VaultError::JournalDamaged`], [`VaultError::BadValue`], [`VaultError::ForeignSchema`],
    /// [`VaultError::SlotDamaged`],
    /// [`VaultError::RecoverySlotDamaged`]; [`VaultError::BackupDamaged`] when the disk did not keep
    /// what was written; storage errors. After each of them there is no half copy, and the older
    /// ones stand.
    pub fn back_up(&mut self, now: &Moment) -> Result<Backup, VaultError> {
        let mut work = self.own_backup_work()?;
        let prepared = work.prepare()?;
        let begun = self.begin_backup(prepared, now)?;
        let made = work.finish(begun)?;
        // The copy counts. Its time is read from itself again should this be lost.
        let _ = self.settle_backups(&mut work);
        Ok(made)
    }

    /// What of a backup wants the open journal: its number, its digest and its pages, as one tidy
    /// database in the data folder. [`BackupWork::finish`] does the rest without the journal.
    ///
    /// # Errors
    /// As [`back_up`](Self::back_up).
    pub fn begin_backup(
        &mut self,
        prepared: PreparedBackup,
        now: &Moment,
    ) -> Result<BegunBackup, VaultError> {
        let slots = (
            self.slot(SlotFile::passphrase, |kept| &kept.passphrase)?
                .ok_or(VaultError::SlotDamaged)?,
            self.slot(SlotFile::recovery, |kept| &kept.recovery)?
                .ok_or(VaultError::RecoverySlotDamaged)?,
        );
        let about = ledger::about(self.connection()?)?;
        let sequence = prepared.numbers.next(about.map(|about| about.sequence));
        let PreparedBackup { bench, here, .. } = prepared;
        let tag = name::tag(self.payload().vault_id);
        let name = name::name_that_reads_back(sequence, &tag, &here.id)?;
        let path = self.backups_folder().join(name);
        // What cannot be read of the journal cannot be read of its copy either, and no disk is to blame.
        schema::must_be_ours(self.connection()?, SCHEMA_VERSION)?;
        integrity::prove(self.connection()?)?;
        whole::must_read(self.connection()?)?;
        let about = About {
            sequence,
            made: prove::stamp(now),
            digest: digest::digest(self.connection()?)?,
        };
        // In the journal before the copy is made, so that the copy says it of itself.
        self.commit(|t| ledger::note(t, &about))?;

        let vacuumed = bench.place("journal.db");
        self.vacuum_into(&vacuumed)?;
        let backup = Backup {
            sequence,
            tag,
            installation: Some(here.id),
            path,
        };
        Ok(BegunBackup {
            bench,
            vacuumed,
            slots,
            about,
            backup,
        })
    }

    /// Whether a backup was begun and not brought to its end, as when the program was closed over it.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn backup_was_cut_off(&mut self) -> Result<bool, VaultError> {
        let about = ledger::about(self.connection()?)?;
        about.map_or(Ok(false), |about| Ok(!self.is_there(about.sequence)?))
    }

    /// Whether the copy with a number that was made here is in the data folder.
    fn is_there(&self, sequence: u64) -> Result<bool, VaultError> {
        let here = Installation::as_known(self.data_folder());
        let tag = name::tag(self.payload().vault_id);
        let found = match name::all_in(&self.backups_folder(), name::most(self.folder())) {
            Err(VaultError::FolderMissing) => Vec::new(),
            other => other?,
        };
        Ok(found.iter().any(|copy| {
            let is_own = copy.tag == tag && here.made_here(copy.installation.as_deref());
            is_own && copy.sequence == sequence
        }))
    }
}

/// The place for a backup: nothing of it needs the journal.
pub struct PreparedBackup {
    bench: Bench,
    here: Installation,
    numbers: Numbers,
}

/// The numbers that the names in the folder of the copies tell.
struct Numbers {
    /// Those of copies that were made here and are proven, or sealed with another key, in order.
    made_here: Vec<(u64, IsProven)>,
    /// Those that a name has, whatever it is the name of.
    taken: BTreeSet<u64>,
}

/// Whether a copy is proven with the key of today; else it is one of another key.
type IsProven = bool;

impl Numbers {
    /// The number after that of the newest proven copy that was made here, which no name has. A name alone
    /// proves nothing: an empty file with a number of nine digits is not followed there.
    fn next(&self, noted: Option<u64>) -> u64 {
        // A program before this one may have followed such a name, and noted what does not read back.
        let mut highest = noted.filter(|&n| name::is_tellable(n)).unwrap_or(0);
        for &(sequence, is_proven) in &self.made_here {
            if is_proven || sequence <= highest.saturating_add(AHEAD) {
                highest = highest.max(sequence);
            }
        }
        let mut next = highest + 1;
        while self.taken.contains(&next) {
            next += 1;
        }
        next
    }
}

/// A backup of which the journal has done its part.
pub struct BegunBackup {
    bench: Bench,
    vacuumed: PathBuf,
    slots: (Vec<u8>, Vec<u8>),
    about: About,
    /// What it is to be.
    backup: Backup,
}

impl BackupWork {
    /// Makes room for a backup and looks which numbers are taken.
    ///
    /// # Errors
    /// Storage errors.
    pub fn prepare(&mut self) -> Result<PreparedBackup, VaultError> {
        let backups = self.backups_folder();
        durable::private_folder(&backups)?;
        let here = Installation::of(self.data_folder())?;
        let is_own = |installation: Option<&str>| here.made_here(installation);
        name::clear_unfinished(&backups, &self.tag, is_own)?;
        let numbers = self.numbers(&here)?;
        let bench = self.bench()?;
        Ok(PreparedBackup {
            bench,
            here,
            numbers,
        })
    }

    fn numbers(&mut self, here: &Installation) -> Result<Numbers, VaultError> {
        let mut made_here = Vec::new();
        for known in self.backups()? {
            let (backup, is_proven) = (&known.backup, known.made.is_some());
            let counts = is_proven || self.is_of_another_key(backup);
            if counts && here.made_here(backup.installation.as_deref()) {
                made_here.push((backup.sequence, is_proven));
            }
        }
        let names = name::names_in(&self.backups_folder())?;
        let own = names.into_iter().filter(|one| one.tag == self.tag);
        let taken = own.map(|one| one.sequence).collect();
        Ok(Numbers { made_here, taken })
    }

    /// Lays down what was begun and proves it. Only then it gets its name.
    ///
    /// # Errors
    /// As [`Vault::back_up`]; [`VaultError::CalledOff`] once the journal is closed.
    pub fn finish(&mut self, begun: BegunBackup) -> Result<Backup, VaultError> {
        let BegunBackup {
            bench,
            vacuumed,
            slots,
            about,
            backup,
        } = begun;
        let path = backup.path.clone();
        let laid = name::lay_down(
            &path,
            Over::Nothing,
            |to| {
                let mut database =
                    regular_file::open(&vacuumed, u64::MAX).map_err(opening(&vacuumed))?;
                let length = database.metadata().map_err(at(&vacuumed))?.len();
                container::write(to, &slots.0, &slots.1, &mut database, length)
                    .map_err(at(&path))?;
                drop(database);
                regular_file::remove(&vacuumed).map_err(at(&vacuumed))
            },
            |laid| {
                let mut copy = Container::open(laid)?;
                copy.must_be_whole()?;
                let proven = self.prove(&mut copy, &bench.place("proof.db"))?;
                if proven.digest == about.digest && proven.made == Some(about.made) {
                    Ok(())
                } else {
                    Err(VaultError::BackupDamaged)
                }
            },
        )?;
        if laid == Laid::NameTaken {
            // It was free a moment ago. The next one is given another number.
            return Err(durable::not_kept(&path));
        }
        // The copy counts. Its time is read from itself again should this be lost.
        self.note_made(&backup, about.made);
        Ok(backup)
    }
}

impl Vault {
    /// Whether anything was written since the newest proven copy, as far as the journal knows.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn changed_since_backup(&mut self) -> Result<bool, VaultError> {
        let Some(about) = ledger::about(self.connection()?)? else {
            return Ok(true);
        };
        Ok(!self.is_there(about.sequence)? || digest::digest(self.connection()?)? != about.digest)
    }

    /// The journal as one tidy database at `to`, with the same key, and durable.
    pub(crate) fn vacuum_into(&mut self, to: &Path) -> Result<(), VaultError> {
        // SQLite takes an empty file, and would make one that others may read.
        drop(regular_file::create_new(to).map_err(opening(to))?);
        let Some(place) = to.to_str() else {
            return Err(VaultError::Storage {
                cause: StorageCause::Other,
                place: "journal.db".into(),
            });
        };
        let made = self
            .connection()?
            .execute("VACUUM INTO ?1", [place])
            .map_err(VaultError::from);
        if made.is_err() {
            // After a hit the connection reports damage that is not there.
            self.let_go();
        }
        made?;
        // SQLite does not sync what it vacuums.
        durable::sync_file(to)
    }

    /// A slot's bytes when they are whole, from the slot or from its copy. Where the journal lost its
    /// place they are another's, or gone: then as they were kept.
    fn slot(
        &mut self,
        slot: fn(&Path) -> SlotFile,
        kept: fn(&KeptSlots) -> &Option<Vec<u8>>,
    ) -> Result<Option<Vec<u8>>, VaultError> {
        if !self.is_in_place() {
            return Ok(kept(&self.kept).clone());
        }
        let found = slot(self.generation()).candidates()?;
        let whole = found.into_iter().find(|found| found.whole);
        Ok(whole.map(|found| found.bytes))
    }

    pub(super) fn backups_folder(&self) -> std::path::PathBuf {
        self.folder().root().join(super::FOLDER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_number_follows_what_is_proven_and_what_another_key_sealed_not_far_ahead() {
        let next = |made_here: &[(u64, IsProven)], taken: &[u64], noted| {
            let numbers = Numbers {
                made_here: made_here.to_vec(),
                taken: taken.iter().copied().collect(),
            };
            numbers.next(noted)
        };
        assert_eq!(next(&[], &[], None), 1);
        assert_eq!(next(&[], &[], Some(7)), 8);
        assert_eq!(next(&[(9, true)], &[9, 10, 12], Some(7)), 11);
        assert_eq!(next(&[(90_000, true)], &[], Some(7)), 90_001);
        assert_eq!(next(&[(9, false)], &[], Some(7)), 10);
        assert_eq!(next(&[(7 + AHEAD, false)], &[], Some(7)), 8 + AHEAD);
        assert_eq!(next(&[(8 + AHEAD, false)], &[], Some(7)), 8);
        // What no name can tell was noted by a program before this one.
        assert_eq!(next(&[(3, true)], &[], Some(u64::MAX)), 4);
    }
}
