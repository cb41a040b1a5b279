use std::io;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::container::{self, Container};
use super::name::{self, Backup, Laid, Over};
use super::prove::Bench;
use super::work::BackupWork;
use crate::error::at;
use crate::installation::Installation;
use crate::regular_file::{self, opening};
use crate::{Vault, VaultError, durable};

impl BackupWork {
    /// Lays a copy down in a second folder, such as a stick or one that is kept in step with another
    /// computer: the same bytes, and proven there as the first was. The folder is never made: where
    /// a stick is missing, a folder in its place would only look like a second copy.
    ///
    /// Nothing that lies there is replaced. Where another file has the name, this data folder is given
    /// another number, and the copy a name that nothing has.
    ///
    /// # Errors
    /// [`VaultError::FolderMissing`]; [`VaultError::BackupDamaged`] when what lies there is not what
    /// was written; storage errors. After each of them the first copy stands, and there is no half
    /// file in the second folder.
    pub fn copy_backup(&self, backup: &Backup, folder: &Path) -> Result<Backup, VaultError> {
        if !folder.is_dir() {
            return Err(VaultError::FolderMissing);
        }
        if same_file(folder, backup.path().parent().unwrap_or(Path::new("."))) {
            return Ok(backup.clone());
        }
        let root = self.data_folder().to_owned();
        let mut here = Installation::of(&root)?;
        for _ in 0..2 {
            let bench = self.bench()?;
            let own = |installation: Option<&str>| installation == Some(here.id.as_str());
            name::clear_unfinished(folder, &backup.tag, own)?;
            let name = name::name_that_reads_back(backup.sequence, &backup.tag, &here.id)?;
            let laid = Backup {
                installation: Some(here.id.clone()),
                path: folder.join(name),
                ..backup.clone()
            };
            if self.lay(backup, &laid, &bench)? == Laid::Down {
                return Ok(laid);
            }
            here = here.renew(&root)?;
        }
        Err(durable::not_kept(folder))
    }

    fn lay(&self, backup: &Backup, to: &Backup, bench: &Bench) -> Result<Laid, VaultError> {
        let path = to.path();
        if regular_file::is_taken(path) {
            return Ok(if self.is_same_copy(backup, to, bench)? {
                Laid::Down
            } else {
                Laid::NameTaken
            });
        }
        name::lay_down(
            path,
            Over::Nothing,
            |file| {
                let mut from = regular_file::open(backup.path(), container::LARGEST_FILE)
                    .map_err(opening(backup.path()))?;
                io::copy(&mut from, file).map_err(at(path)).map(drop)
            },
            |laid| {
                if sum(laid)? != sum(backup.path())? {
                    return Err(VaultError::BackupDamaged);
                }
                let mut copy = Container::open(laid)?;
                copy.must_be_whole()?;
                self.prove(&mut copy, &bench.place("proof.db")).map(drop)
            },
        )
    }

    /// Whether two files are copies of the same moment, proven with the key of today. They may open with
    /// different passphrases.
    ///
    /// # Errors
    /// [`VaultError::CalledOff`]: then it is not known.
    fn is_same_copy(
        &self,
        one: &Backup,
        other: &Backup,
        bench: &Bench,
    ) -> Result<bool, VaultError> {
        let proven = |copy: &Backup, place: &str| {
            let proven = (|| {
                let mut copy = Container::open(copy.path())?;
                copy.must_be_whole()?;
                self.prove(&mut copy, &bench.place(place))
            })();
            match proven {
                Err(VaultError::CalledOff) => Err(VaultError::CalledOff),
                other => Ok(other.ok()),
            }
        };
        if sum(one.path()).ok() != sum(other.path()).ok() {
            let (one, other) = (proven(one, "one.db")?, proven(other, "other.db")?);
            return Ok(one.is_some() && one == other);
        }
        Ok(proven(other, "proof.db")?.is_some())
    }

    /// Whether a copy lies in a second folder as well, laid there by this data folder.
    ///
    /// # Errors
    /// Storage errors of the data folder.
    pub fn lies_in(&self, backup: &Backup, folder: &Path) -> Result<bool, VaultError> {
        let here = Installation::of(self.data_folder())?;
        let length = |path: &Path| regular_file::facts(path).ok().map(|found| found.len());
        let own = folder.join(name::name(backup.sequence, &backup.tag, &here.id));
        let is_there = length(&own).is_some() && length(&own) == length(backup.path());
        // As a program before this one named it: any computer might have.
        let named_alike = folder.join(backup.file_name());
        let is_alike =
            || sum(&named_alike).is_ok_and(|found| sum(backup.path()).ok() == Some(found));
        Ok(is_there || (length(&named_alike) == length(backup.path()) && is_alike()))
    }
}

impl Vault {
    /// As [`BackupWork::copy_backup`].
    ///
    /// # Errors
    /// The same.
    pub fn copy_backup(&mut self, backup: &Backup, folder: &Path) -> Result<Backup, VaultError> {
        self.do_backup_work(|work| work.copy_backup(backup, folder))
    }

    /// As [`BackupWork::lies_in`].
    ///
    /// # Errors
    /// The same.
    pub fn lies_in(&mut self, backup: &Backup, folder: &Path) -> Result<bool, VaultError> {
        self.do_backup_work(|work| work.lies_in(backup, folder))
    }
}

pub(super) fn same_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| regular_file::behind_links(path).ok();
    real(one).is_some() && real(one) == real(other)
}

pub(super) fn sum(path: &Path) -> Result<[u8; 32], VaultError> {
    let mut file = regular_file::reader(path, container::LARGEST_FILE).map_err(opening(path))?;
    let mut sum = Sha256::new();
    let mut piece = vec![0; 128 * 1024];
    loop {
        match io::Read::read(&mut file, &mut piece).map_err(at(path))? {
            0 => return Ok(sum.finalize().into()),
            got => sum.update(&piece[..got]),
        }
    }
}
