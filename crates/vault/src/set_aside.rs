//! The journals that a restore or a salvage replaced. They stay until the person lets them go.

use crate::{Integrity, Locked, Vault, VaultError, generation};

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
    /// whose every page is whole. Returns how many there were.
    ///
    /// # Errors
    /// [`VaultError::JournalDamaged`] when this one is not whole, and then nothing goes; storage
    /// errors.
    pub fn remove_set_aside(&mut self) -> Result<usize, VaultError> {
        if self.check_integrity()? != Integrity::Whole {
            return Err(VaultError::JournalDamaged);
        }
        let found = generation::aside(self.folder())?;
        for (path, _) in &found {
            generation::erase(path)?;
        }
        Ok(found.len())
    }
}
