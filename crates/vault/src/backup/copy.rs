use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::container::Container;
use super::name::{self, Backup};
use super::prove::{self, Bench};
use crate::error::at;
use crate::{Vault, VaultError};

impl Vault {
    /// Lays a copy down in a second folder, such as a stick or one that is kept in step with another
    /// computer: the same bytes, and proven there as the first was. The folder is never made: where
    /// a stick is missing, a folder in its place would only look like a second copy.
    ///
    /// # Errors
    /// [`VaultError::FolderMissing`]; [`VaultError::BackupDamaged`] when what lies there is not what
    /// was written; storage errors. After each of them the first copy stands, and there is no half
    /// file in the second folder.
    pub fn copy_backup(&mut self, backup: &Backup, folder: &Path) -> Result<Backup, VaultError> {
        if !folder.is_dir() {
            return Err(VaultError::FolderMissing);
        }
        let path = folder.join(name::name(backup.sequence, &backup.tag));
        if same_file(&path, backup.path()) {
            return Ok(backup.clone());
        }
        name::clear_unfinished(folder, &backup.tag)?;
        let payload = self.payload().clone();
        let bench = Bench::set_up(self.folder())?;
        name::lay_down(
            &path,
            |to| {
                let mut from = File::open(backup.path()).map_err(at(backup.path()))?;
                io::copy(&mut from, to).map_err(at(&path)).map(drop)
            },
            |laid| {
                if sum(laid)? != sum(backup.path())? {
                    return Err(VaultError::BackupDamaged);
                }
                let mut copy = Container::open(laid)?;
                copy.must_be_whole()?;
                prove::prove(&mut copy, &payload, &bench.place("proof.db")).map(drop)
            },
        )?;
        Ok(Backup {
            path,
            ..backup.clone()
        })
    }
}

fn same_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    real(one).is_some() && real(one) == real(other)
}

fn sum(path: &Path) -> Result<[u8; 32], VaultError> {
    let mut file = File::open(path).map_err(at(path))?;
    let mut sum = Sha256::new();
    let mut piece = vec![0; 128 * 1024];
    loop {
        match file.read(&mut piece).map_err(at(path))? {
            0 => return Ok(sum.finalize().into()),
            got => sum.update(&piece[..got]),
        }
    }
}
