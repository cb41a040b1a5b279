//! What lies beside a file while it is written, where the file system knows no file without a name: most sticks. A
//! lock, a kill or a power cut leaves it there. So the open journal notes its name first, and whoever opens the
//! journal next takes it away.

use std::io;
use std::path::{Path, PathBuf};

use crate::regular_file::{self, FileError};
use crate::table::meta;
use crate::{Vault, VaultError, durable};

/// Notes are few: a file is written at a time. What is more was left by disks that never came back, or made up by
/// somebody who had the key.
const MOST: usize = 32;

/// A file that is being written: hidden, and with a name that is nobody's, for sixteen digits of it are drawn by chance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    drawn: String,
    folder: PathBuf,
}

impl Part {
    /// One for a file at `path`. Nothing is made yet.
    #[must_use]
    pub fn beside(path: &Path) -> Self {
        Part {
            drawn: durable::by_chance(),
            folder: path.parent().unwrap_or(Path::new(".")).to_owned(),
        }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join(format!(".{}.part", self.drawn))
    }

    /// Takes it away, if it is there and a regular file: a link or a folder of that name is not ours, and is left.
    /// Its disk may never answer.
    ///
    /// # Errors
    /// [`VaultError::FolderMissing`] while its folder is not there, as when a stick was pulled out; storage errors.
    pub fn take_away(&self) -> Result<(), VaultError> {
        let path = self.path();
        match regular_file::facts(&path) {
            Ok(_) => regular_file::remove(&path).map_err(|error| VaultError::io(&path, &error)),
            Err(FileError::Missing) if !self.folder.is_dir() => Err(VaultError::FolderMissing),
            Err(FileError::Io(error)) if error.kind() != io::ErrorKind::IsADirectory => {
                Err(VaultError::io(&path, &error))
            }
            Err(_) => Ok(()),
        }
    }
}

impl Vault {
    /// Notes a part before it is made. One whose folder cannot be noted as text is not.
    ///
    /// # Errors
    /// Storage errors.
    pub fn note_part(&mut self, part: &Part) -> Result<(), VaultError> {
        let Some(folder) = part.folder.to_str() else {
            return Ok(());
        };
        let name = meta::part(&part.drawn);
        if !meta::is_known(&name, folder) {
            return Ok(());
        }
        // None of them keeps this one from being noted.
        let noted = self.parts()?;
        self.commit(|t| {
            for other in noted.iter().skip(MOST - 1) {
                meta::forget(t, &meta::part(&other.drawn))?;
            }
            meta::put(t, &name, folder)
        })
    }

    /// A part is not there any more.
    ///
    /// # Errors
    /// Storage errors.
    pub fn forget_part(&mut self, part: &Part) -> Result<(), VaultError> {
        self.commit(|t| meta::forget(t, &meta::part(&part.drawn)))
    }

    /// Parts that were noted and not forgotten.
    ///
    /// # Errors
    /// Storage errors.
    pub fn parts(&mut self) -> Result<Vec<Part>, VaultError> {
        let noted = meta::parts(self.connection()?)?;
        Ok(noted
            .into_iter()
            .map(|(drawn, folder)| Part {
                drawn,
                folder: folder.into(),
            })
            .collect())
    }
}
