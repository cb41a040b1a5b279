//! Whether a change of what opens the journal was made. It takes seconds, and a lock waits for nobody:
//! so what was there before is noted first, and whoever comes next can tell which of the two it is. The
//! note names the sum of a key file, or a folder: nothing that does not lie beside it.
//!
//! A file in the data folder proves nothing: anyone who can write there could have put it. Without a key, only what
//! the process that began the change hands to the one that takes its place is believed. Of a file alone it is said
//! that a change may have been begun, and not how it ended: which passphrase opens the journal, the slots say.

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
    /// Whether it is. If not, everything opens as before. `None` where nobody who is believed says what was there
    /// before.
    pub made: Option<bool>,
}

/// A change that was begun, and what was there before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BegunKeyChange {
    change: KeyChange,
    before: String,
}

impl BegunKeyChange {
    /// As one word, for the process that takes this one's place.
    #[must_use]
    pub fn to_word(&self) -> String {
        format!("{}:{}", self.change.as_word(), self.before)
    }

    /// Reads such a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let (change, before) = word.split_once(':')?;
        Some(BegunKeyChange {
            change: KeyChange::from_word(change)?,
            before: before.to_owned(),
        })
    }
}

impl KeyChange {
    const ALL: [KeyChange; 2] = [KeyChange::Passphrase, KeyChange::VaultKey];

    fn as_word(self) -> &'static str {
        match self {
            KeyChange::Passphrase => "passphrase",
            KeyChange::VaultKey => "vault-key",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        let mut all = KeyChange::ALL.into_iter();
        all.find(|change| change.as_word() == word)
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
    /// How it is before a change.
    #[must_use]
    pub fn begin_key_change(&self, change: KeyChange) -> BegunKeyChange {
        BegunKeyChange {
            change,
            before: change.state(self.folder()).unwrap_or_default(),
        }
    }

    /// Notes that a change begins. [`forget_key_change`](Self::forget_key_change) once the person knows how
    /// it went.
    ///
    /// # Errors
    /// Storage errors.
    pub fn note_key_change(&mut self, begun: &BegunKeyChange) -> Result<(), VaultError> {
        let line = format!("{} {}\n", begun.change.as_word(), begun.before);
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
    /// over it. Whether it was made is told only of one that was `handed_over` by the process that began it, and
    /// by what is in its place now.
    #[must_use]
    pub fn cut_off_key_change(&self, handed_over: Option<&BegunKeyChange>) -> Option<CutOff> {
        if let Some(begun) = handed_over {
            let now = begun.change.state(self.folder());
            return Some(CutOff {
                change: begun.change,
                made: now.map(|now| now != begun.before),
            });
        }
        let note = read(&self.folder().root().join(NOTE))?;
        let (word, _) = note.strip_suffix('\n')?.split_once(' ')?;
        Some(CutOff {
            change: KeyChange::from_word(word)?,
            made: None,
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
