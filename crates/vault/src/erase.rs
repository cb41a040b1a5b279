//! Erasing a journal. The keys go first, overwritten: from then on nothing opens, whatever stops the
//! rest. The last whole passphrase slot is the step that counts. A mark beside it says that it was
//! meant, so that an erasing that was cut off is finished by the next start, and one that had not
//! come so far leaves the journal as it was.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::at;
use crate::folder::Folder;
use crate::slot::SlotFile;
use crate::{Vault, VaultError, durable};

/// Stands in the data folder while a journal is being erased.
const MARK: &str = "erasing";
/// How a generation's folder begins, finished or not.
const GENERATION: &str = "gen-";
/// How the files begin that hold a key, and what is known of them. In the order of the alphabet the
/// sums come last: they tell whether a slot is whole.
const KEY_FILE: &str = "slot";
/// The folder of the journal's own backups, each of which holds slots of its own.
const BACKUPS: &str = "backups";
/// What else lies in the data folder and is the program's own, the shell's two included. Whatever is
/// not here is somebody else's and stays.
const OTHERS: [&str; 7] = [
    BACKUPS,
    "CURRENT",
    "CURRENT.tmp",
    "attempts",
    "settings.json",
    "settings.json.tmp",
    "evenkeel-print",
];

/// So much of a file is overwritten before it is removed: 1 MiB.
const OVERWRITTEN: usize = 1 << 20;

/// Why a journal was not erased to its end.
#[derive(Debug, thiserror::Error)]
pub enum EraseError {
    /// It stands, and opens, as before.
    #[error("nothing was erased: {error}")]
    NotBegun {
        /// The journal, still open.
        vault: Box<Vault>,
        /// What was refused.
        error: VaultError,
    },
    /// [`VaultError::EraseUnfinished`]: it does not open any more, and not all of it is gone. The next
    /// [`Locked::at`](crate::Locked::at) tries again.
    #[error(transparent)]
    Unfinished(VaultError),
}

impl Vault {
    /// Erases the journal for good, with all that the program keeps beside it in the data folder:
    /// its backups there, earlier generations and copies, settings, counted attempts. Files of others there stay.
    ///
    /// What was backed up or exported elsewhere is not reached, nor what a disk keeps of what is
    /// overwritten.
    ///
    /// # Errors
    /// [`EraseError`], which says whether the journal still stands.
    pub fn erase(mut self) -> Result<(), EraseError> {
        let folder = self.close();
        let root = folder.root().to_owned();
        let mark = root.join(MARK);
        let begun = durable::replace(&mark, b"", |_| Ok(())).and_then(|()| destroy_keys(&folder));
        if keys_stand(&root) {
            let _ = fs::remove_file(&mark);
            let error = begun.err().unwrap_or_else(|| unfinished(&[]));
            let vault = Box::new(self);
            return Err(EraseError::NotBegun { vault, error });
        }
        drop(self);
        remove_rest(&root).map_err(EraseError::Unfinished)?;
        // Last, and while it is held: who waits for it finds a folder without a journal.
        let _ = fs::remove_file(root.join(Folder::LOCK));
        Ok(())
    }
}

/// Finishes an erasing that was cut off; forgets one that had not come to the keys.
///
/// # Errors
/// [`VaultError::EraseUnfinished`] when something refuses to go.
pub(crate) fn settle(folder: &Folder) -> Result<(), VaultError> {
    let root = folder.root();
    let mark = root.join(MARK);
    if !mark.exists() {
        return Ok(());
    }
    if keys_stand(root) {
        // Best effort: the mark means nothing while the keys stand.
        let _ = fs::remove_file(&mark);
        return Ok(());
    }
    // What the passphrase opened is gone; the other keys may still be there.
    let _ = destroy_keys(folder);
    remove_rest(root)
}

/// Whether some passphrase slot is whole, in whatever generation.
fn keys_stand(root: &Path) -> bool {
    let generations = generations(root).unwrap_or_default();
    generations.iter().any(|generation| {
        let found = SlotFile::passphrase(generation).candidates();
        found.is_ok_and(|slots| slots.iter().any(|slot| slot.whole))
    })
}

/// Overwrites and removes whatever holds a key: backups first, the generation in use last, for as long
/// as its passphrase slot is whole the journal stands. Goes on after a refusal; the first is told.
fn destroy_keys(folder: &Folder) -> Result<(), VaultError> {
    let root = folder.root();
    let in_use = folder.generation().ok();
    let generations = in_use_last(generations(root)?, in_use.as_deref());
    let backups = root.join(BACKUPS);
    let mut places = Vec::new();
    if backups.is_dir() {
        places.push((backups, ""));
    }
    places.extend(generations.into_iter().map(|place| (place, KEY_FILE)));
    let mut refused = Ok(());
    for (place, prefix) in places {
        let mut files = within(&place, prefix)?;
        files.retain(|file| file.is_file());
        files.sort();
        for file in files {
            refused = refused.and(destroy(&file).map_err(at(&file)));
        }
        refused = refused.and(durable::sync_folder(&place));
    }
    refused
}

fn in_use_last(mut generations: Vec<PathBuf>, in_use: Option<&Path>) -> Vec<PathBuf> {
    generations.sort_by_key(|generation| Some(generation.as_path()) == in_use);
    generations
}

/// Overwrites a file where it lies, then removes it. What cannot be overwritten is removed all the same.
fn destroy(path: &Path) -> io::Result<()> {
    let overwritten = (|| {
        let mut file = fs::OpenOptions::new().write(true).open(path)?;
        let length = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
        // A slot is under 1 KiB. Of a backup, in which the slots come first, the beginning is enough.
        file.write_all(&vec![0; length.min(OVERWRITTEN)])?;
        file.sync_all()
    })();
    match fs::remove_file(path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        // Without its content it opens nothing; it is named among what remains.
        Err(_) if overwritten.is_ok() => Ok(()),
        refused => refused,
    }
}

/// Removes the databases and all else, and the mark when nothing is left.
fn remove_rest(root: &Path) -> Result<(), VaultError> {
    let others = OTHERS.iter().map(|name| root.join(name));
    let mut remaining = Vec::new();
    for path in generations(root)?.into_iter().chain(others) {
        if remove(&path).is_err() {
            let name = path.file_name().unwrap_or_default();
            remaining.push(name.to_string_lossy().into_owned());
        }
    }
    if !remaining.is_empty() {
        return Err(unfinished(&remaining));
    }
    durable::sync_folder(root)?;
    let mark = root.join(MARK);
    remove(&mark).map_err(at(&mark))?;
    durable::sync_folder(root)
}

fn unfinished(remaining: &[String]) -> VaultError {
    VaultError::EraseUnfinished {
        remaining: remaining.join(", "),
    }
}

/// A file, or a folder with all that is in it. What is not there is gone.
fn remove(path: &Path) -> io::Result<()> {
    let removed = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

fn generations(root: &Path) -> Result<Vec<PathBuf>, VaultError> {
    let mut found = within(root, GENERATION)?;
    found.retain(|path| path.is_dir());
    Ok(found)
}

/// What in `folder` has a name that begins with `prefix`.
fn within(folder: &Path, prefix: &str) -> Result<Vec<PathBuf>, VaultError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let entry = entry.map_err(at(folder))?;
        let name = entry.file_name();
        if name.to_str().is_some_and(|name| name.starts_with(prefix)) {
            found.push(entry.path());
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generation_in_use_goes_last() {
        let all = ["gen-2", "gen-1", "gen-3"].map(PathBuf::from).to_vec();
        let last = |in_use| in_use_last(all.clone(), in_use).pop();
        for name in ["gen-1", "gen-2", "gen-3"] {
            assert_eq!(last(Some(Path::new(name))), Some(PathBuf::from(name)));
        }
        assert_eq!(in_use_last(all.clone(), None), all);
    }

    #[test]
    fn what_is_gone_already_is_gone_and_what_stays_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("slot");
        fs::write(&file, b"key").unwrap();
        destroy(&file).unwrap();
        assert!(!file.exists());
        destroy(&file).unwrap();
        remove(&file).unwrap();
        // No file, and so not to be removed as one.
        assert!(destroy(folder.path()).is_err());
        fs::write(&file, b"").unwrap();
        assert!(remove(&file.join("beneath")).is_err());
    }
}
