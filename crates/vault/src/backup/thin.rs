use std::fs;
use std::path::Path;

use super::container::Container;
use super::name::Backup;
use super::{keep, ledger};
use crate::error::at;
use crate::{Vault, VaultError, durable};

impl Vault {
    /// Removes the copies that the [rule](keep) lets go, from the folder in which `newest` lies. It
    /// was proven when it was made, and is looked at once more: as long as it is not whole nothing
    /// goes. Returns the numbers of what went.
    ///
    /// # Errors
    /// [`VaultError::BackupDamaged`] and [`VaultError::FolderMissing`] when there is no such copy any
    /// more; storage errors. Whatever went by then had a newer one.
    pub fn thin_out(&mut self, newest: &Backup) -> Result<Vec<u64>, VaultError> {
        Container::open(newest.path())?.must_be_whole()?;
        let folder = newest.path().parent().unwrap_or(Path::new("."));
        let mut copies = self.backups_in(folder)?;
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
            if may_go.contains(&known.backup.sequence) && known.backup != *newest {
                fs::remove_file(known.backup.path()).map_err(at(known.backup.path()))?;
            }
        }
        if !may_go.is_empty() {
            durable::sync_folder(folder)?;
        }
        self.commit(|t| ledger::forget_oldest(t, newest.sequence))?;
        Ok(may_go)
    }
}
