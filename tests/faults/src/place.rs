//! A place in which a change goes wrong, and what lies there before it.

use std::fs;
use std::path::{Path, PathBuf};

use vault::{Locked, Passphrase, Vault, VaultError};

use crate::journal_at::{self, NEXT, OLD, moment};

/// The changes that `faults-ceremony` knows.
pub const WORDS: [&str; 11] = [
    "save",
    "setup",
    "rewrap",
    "recovery-key",
    "rekey",
    "back-up",
    "restore",
    "open",
    "import",
    "export",
    "export-anew",
];

/// What lies where an export is to go; where one is made anew, nothing does.
pub const BEFORE_EXPORT: &str = "what was there";

/// A journal with [`OLD`] writes, a copy of them, and one write that the copy does not hold.
#[derive(Debug)]
pub struct Made {
    folder: tempfile::TempDir,
    /// Its recovery key.
    pub key: String,
}

impl Made {
    /// Makes it.
    ///
    /// # Panics
    /// When it cannot be made.
    #[must_use]
    pub fn make() -> Self {
        let folder = crate::in_memory();
        let root = folder.path().join("data");
        let key = journal_at::make(&root);
        let mut vault = journal_at::open(&root).unwrap();
        for n in 0..OLD {
            journal_at::write(&mut vault, n).unwrap();
        }
        vault.back_up(&moment(0)).unwrap();
        journal_at::write(&mut vault, 101).unwrap();
        Made { folder, key }
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("data")
    }
}

/// A folder with all that a change needs.
#[derive(Debug)]
pub struct Place {
    folder: PathBuf,
    /// Which change it is.
    pub word: &'static str,
}

impl Place {
    /// Lays out what is there before the change `word`. Any other word than those of [`WORDS`] finds the journal.
    ///
    /// # Panics
    /// When it cannot be laid out.
    #[must_use]
    pub fn lay(folder: &Path, word: &'static str, made: &Made) -> Self {
        let folder = folder.to_owned();
        let place = Place { folder, word };
        match word {
            "setup" => {}
            "import" => {
                copy(&made.root(), &place.beside());
                journal_at::make(&place.root());
            }
            "open" => copy(&older(), &place.root()),
            _ => copy(&made.root(), &place.root()),
        }
        if word == "export" {
            fs::write(place.beside(), BEFORE_EXPORT).unwrap();
        }
        place
    }

    /// Where it lies.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The data folder.
    #[must_use]
    pub fn root(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// The other file or folder that the change is about.
    #[must_use]
    pub fn beside(&self) -> PathBuf {
        self.folder.join("beside")
    }

    /// Whether a part of a file lies here that has a name.
    ///
    /// # Panics
    /// When the folder cannot be read.
    #[must_use]
    pub fn has_a_part(&self) -> bool {
        let mut files = fs::read_dir(&self.folder).unwrap();
        files.any(|file| file.unwrap().path().extension() == Some("part".as_ref()))
    }

    /// What `faults-ceremony` is told.
    ///
    /// # Panics
    /// Never for a folder whose name is text.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let said = |path: PathBuf| path.to_str().unwrap().to_owned();
        vec![said(self.root()), self.word.to_owned(), said(self.beside())]
    }

    /// Opens the journal with the passphrase of before, or the one of after.
    ///
    /// # Errors
    /// What keeps it from opening.
    pub fn open(&self) -> Result<Vault, VaultError> {
        let locked: Locked = journal_at::locked(&self.root())?;
        match locked.unlock(&journal_at::passphrase(), &moment(0)) {
            Err(VaultError::WrongPassphrase) => locked.unlock(&Passphrase::new(NEXT), &moment(0)),
            other => other,
        }
    }
}

/// A journal of the first schema.
fn older() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/schema-1")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
