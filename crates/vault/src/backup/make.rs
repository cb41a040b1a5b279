use std::fs::{self, File};
use std::path::Path;

use super::container::{self, Container};
use super::ledger::{self, About};
use super::name::{self, Backup};
use super::prove::{self, Bench};
use crate::error::at;
use crate::rescue::KeptSlots;
use crate::slot::SlotFile;
use crate::{
    Moment, SCHEMA_VERSION, StorageCause, Vault, VaultError, digest, durable, integrity, schema,
    whole,
};

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
        let backups = self.backups_folder();
        durable::private_folder(&backups)?;
        let payload = self.payload().clone();
        let tag = name::tag(payload.vault_id);
        name::clear_unfinished(&backups, &tag)?;
        let slots = (
            self.slot(SlotFile::passphrase, |kept| &kept.passphrase)?
                .ok_or(VaultError::SlotDamaged)?,
            self.slot(SlotFile::recovery, |kept| &kept.recovery)?
                .ok_or(VaultError::RecoverySlotDamaged)?,
        );
        let bench = Bench::set_up(self.folder())?;
        // What cannot be read of the journal cannot be read of its copy either, and no disk is to blame.
        schema::must_be_ours(self.connection()?, SCHEMA_VERSION)?;
        integrity::prove(self.connection()?)?;
        whole::must_read(self.connection()?)?;

        let highest = name::all_in(&backups)?.last().map_or(0, Backup::sequence);
        let known = ledger::about(self.connection()?)?.map_or(0, |about| about.sequence);
        let about = About {
            sequence: highest.max(known) + 1,
            made: prove::stamp(now),
            digest: digest::digest(self.connection()?)?,
        };
        // In the journal before the copy is made, so that the copy says it of itself.
        self.commit(|t| ledger::note(t, &about))?;

        let vacuumed = bench.place("journal.db");
        self.vacuum_into(&vacuumed)?;
        let path = backups.join(name::name(about.sequence, &tag));
        name::lay_down(
            &path,
            |to| {
                let mut database = File::open(&vacuumed).map_err(at(&vacuumed))?;
                let length = database.metadata().map_err(at(&vacuumed))?.len();
                container::write(to, &slots.0, &slots.1, &mut database, length)
                    .map_err(at(&path))?;
                drop(database);
                fs::remove_file(&vacuumed).map_err(at(&vacuumed))
            },
            |laid| {
                let mut copy = Container::open(laid)?;
                copy.must_be_whole()?;
                let proven = prove::prove(&mut copy, &payload, &bench.place("proof.db"))?;
                if proven.digest == about.digest && proven.made == Some(about.made) {
                    Ok(())
                } else {
                    Err(VaultError::BackupDamaged)
                }
            },
        )?;
        // The copy counts. Its time is read from itself again should this be lost.
        let _ = self.commit(|t| ledger::put_made(t, about.sequence, &about.made));
        Ok(Backup {
            sequence: about.sequence,
            tag,
            path,
        })
    }

    /// Whether anything was written since the newest proven copy, as far as the journal knows.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn changed_since_backup(&mut self) -> Result<bool, VaultError> {
        let Some(about) = ledger::about(self.connection()?)? else {
            return Ok(true);
        };
        let file = name::name(about.sequence, &name::tag(self.payload().vault_id));
        let is_there = self.backups_folder().join(file).is_file();
        Ok(!is_there || digest::digest(self.connection()?)? != about.digest)
    }

    /// The journal as one tidy database at `to`, with the same key, and durable.
    pub(crate) fn vacuum_into(&mut self, to: &Path) -> Result<(), VaultError> {
        // SQLite takes an empty file, and would make one that others may read.
        durable::private_file()
            .create_new(true)
            .open(to)
            .map_err(at(to))?;
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
        File::open(to)
            .and_then(|file| file.sync_all())
            .map_err(at(to))
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
