//! The journals that a restore or a salvage replaced. They stay until the person lets them go.

use std::path::Path;

use crate::slot::noted_journal;
use crate::{Integrity, Locked, Vault, VaultError, backup, generation, salvage};

impl Locked {
    /// The numbers of the journals that were set aside, oldest first.
    ///
    /// # Errors
    /// Storage errors.
    pub fn set_aside(&self) -> Result<Vec<u32>, VaultError> {
        let found = generation::aside(self.folder())?;
        Ok(found.into_iter().map(|(_, number)| number).collect())
    }
}

impl Vault {
    /// How many journals were set aside.
    ///
    /// # Errors
    /// Storage errors.
    pub fn set_aside_count(&self) -> Result<usize, VaultError> {
        Ok(generation::aside(self.folder())?.len())
    }

    /// Removes the journals that were set aside, for good: their key slots first. Only from a journal
    /// whose every page is whole, and only what this journal was before: another journal that lies there is
    /// not this one's to remove. Returns how many went.
    ///
    /// # Errors
    /// [`VaultError::JournalDamaged`] when this one is not whole, and then nothing goes;
    /// [`VaultError::OtherJournalKept`] when another one is left, and what was this one's is gone; storage
    /// errors.
    pub fn remove_set_aside(&mut self) -> Result<usize, VaultError> {
        if self.check_integrity()? != Integrity::Whole {
            return Err(VaultError::JournalDamaged);
        }
        let found = generation::aside(self.folder())?;
        let (ours, others): (Vec<_>, Vec<_>) = found.iter().partition(|(path, _)| self.was(path));
        for (path, _) in &ours {
            generation::erase(path)?;
        }
        if others.is_empty() {
            Ok(ours.len())
        } else {
            Err(VaultError::OtherJournalKept)
        }
    }

    /// Whether a generation is this journal as it was: it says so beside its slots, or the key of today fits
    /// its pages, or there is no slot in it that could open anything.
    fn was(&self, generation: &Path) -> bool {
        let noted = noted_journal(generation);
        noted.as_deref() == Some(&backup::tag(self.payload().vault_id))
            || generation::key_files(generation).is_ok_and(|files| files.is_empty())
            || salvage::any_page_reads(&generation.join("journal.db"), &self.payload().key)
    }
}
