//! Whether a change of what opens the journal was made. It takes seconds, and a lock waits for nobody:
//! so what was there before is noted first, and whoever comes next can tell which of the two it is. The
//! note names the sum of a key file, or a folder: nothing that does not lie beside it.

use std::path::Path;

use crate::folder::Folder;
use crate::slot::SlotFile;
use crate::{Locked, Vault, VaultError, durable, regular_file};

/// In the data folder, from before the change until the person was told.
const NOTE: &str = "changing";
/// More than a note ever has, in bytes.
const LONGEST: u64 = 256;

/// What is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyChange {
    /// The passphrase: [`Vault::rewrap`].
    Passphrase,
    /// The vault key, and everything with it: [`Vault::rekey`].
    VaultKey,
}

/// A change after which nobody was told how it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CutOff {
    /// What was to be changed.
    pub change: KeyChange,
    /// Whether it is. If not, everything opens as before.
    pub made: bool,
}

impl KeyChange {
    const ALL: [KeyChange; 2] = [KeyChange::Passphrase, KeyChange::VaultKey];

    fn as_word(self) -> &'static str {
        match self {
            KeyChange::Passphrase => "passphrase",
            KeyChange::VaultKey => "vault-key",
        }
    }

    /// What the change replaces in one step, as it is now.
    fn state(self, folder: &Folder) -> Option<String> {
        let generation = folder.current()?;
        match self {
            KeyChange::Passphrase => SlotFile::passphrase(&generation).sum().ok().flatten(),
            KeyChange::VaultKey => generation.file_name()?.to_str().map(str::to_owned),
        }
    }
}

impl Vault {
    /// Notes that a change begins. [`forget_key_change`](Self::forget_key_change) once the person knows how
    /// it went.
    ///
    /// # Errors
    /// Storage errors: then nothing was begun.
    pub fn note_key_change(&mut self, change: KeyChange) -> Result<(), VaultError> {
        let before = change.state(self.folder()).unwrap_or_default();
        let line = format!("{} {before}\n", change.as_word());
        let path = self.folder().root().join(NOTE);
        durable::replace(&path, line.as_bytes(), |_| Ok(()))
    }

    /// The person knows how the change went.
    pub fn forget_key_change(&self) {
        forget(self.folder());
    }
}

impl Locked {
    /// A change of which nobody was told how it went, because the program was locked, closed or killed
    /// over it.
    #[must_use]
    pub fn cut_off_key_change(&self) -> Option<CutOff> {
        let note = read(&self.folder().root().join(NOTE))?;
        let (word, before) = note.strip_suffix('\n')?.split_once(' ')?;
        let change = KeyChange::ALL
            .into_iter()
            .find(|change| change.as_word() == word)?;
        let now = change.state(self.folder())?;
        Some(CutOff {
            change,
            made: now != before,
        })
    }

    /// The person knows how the change went.
    pub fn forget_key_change(&self) {
        forget(self.folder());
    }
}

/// Best effort: what stays is told once more.
fn forget(folder: &Folder) {
    let _ = regular_file::remove(&folder.root().join(NOTE));
}

/// `None` of anything that is not such a file.
fn read(path: &Path) -> Option<String> {
    String::from_utf8(regular_file::read(path, LONGEST).ok()?).ok()
}
