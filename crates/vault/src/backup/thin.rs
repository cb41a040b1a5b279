use std::path::Path;

use super::container::Container;
use super::copy::same_file;
use super::keep;
use super::name::Backup;
use super::work::BackupWork;
use crate::error::at;
use crate::installation::Installation;
use crate::{Vault, VaultError, durable, regular_file};

impl BackupWork {
    /// Removes the copies that the [rule](keep) lets go, from the folder in which `newest` lies. It
    /// was proven when it was made, and is looked at once more: as long as it is not whole nothing
    /// goes. Returns the numbers of what went.
    ///
    /// Only this data folder's own copies are judged. In the folder of its copies those are the ones that
    /// tell its number, one it had before, or none, as programs before this one made them. In another
    /// folder they are those that tell its number: another computer may have laid down the others.
    ///
    /// # Errors
    /// [`VaultError::BackupDamaged`] and [`VaultError::FolderMissing`] when there is no such copy any
    /// more; storage errors. Whatever went by then had a newer one.
    pub fn thin_out(&mut self, newest: &Backup) -> Result<Vec<u64>, VaultError> {
        Container::open(newest.path())?.must_be_whole()?;
        let folder = newest.path().parent().unwrap_or(Path::new("."));
        let here = Installation::of(self.data_folder())?;
        let is_home = same_file(folder, &self.backups_folder());
        let mut copies = self.backups_in(folder)?;
        copies.retain(|known| {
            let told = known.backup.installation.as_deref();
            if is_home {
                here.made_here(told)
            } else {
                told == Some(here.id.as_str())
            }
        });
        // What is newer than the proven one is not judged, and nothing goes for its sake.
        copies.retain(|known| known.backup.sequence <= newest.sequence);
        let dated: Vec<keep::Dated> = copies
            .iter()
            .map(|known| {
                (
                    known.backup.sequence,
                    known.made.map(|made| made.date_naive()),
                )
            })
            .collect();
        let may_go = keep::may_go(&dated);
        for known in &copies {
            if may_go.contains(&known.backup.sequence)
                && known.made.is_some()
                && known.backup != *newest
            {
                regular_file::remove(known.backup.path()).map_err(at(known.backup.path()))?;
            }
        }
        if !may_go.is_empty() {
            durable::sync_folder(folder)?;
        }
        self.note_thinned(newest.sequence);
        Ok(may_go)
    }
}

impl Vault {
    /// As [`BackupWork::thin_out`].
    ///
    /// # Errors
    /// The same.
    pub fn thin_out(&mut self, newest: &Backup) -> Result<Vec<u64>, VaultError> {
        self.do_backup_work(|work| work.thin_out(newest))
    }
}
