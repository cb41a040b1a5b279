//! Erasing a journal. The keys go first, overwritten: from then on nothing opens, whatever stops the
//! rest. The last whole passphrase slot is the step that counts. A mark beside it says that it was
//! meant, so that an erasing that was cut off is finished by the next start, and one that had not
//! come so far leaves the journal as it was.

use std::io;
use std::path::{Path, PathBuf};

use crate::backup::own_files;
use crate::error::at;
use crate::folder::Folder;
use crate::installation::INSTALLATION;
use crate::regular_file;
use crate::slot::SlotFile;
use crate::{Vault, VaultError, backup, durable, generation};

/// Stands in the data folder while a journal is being erased.
const MARK: &str = "erasing";
/// What else lies in the data folder and is the program's own, the shell's included. Whatever is
/// not here is somebody else's and stays.
const OTHERS: [&str; 9] = [
    "CURRENT",
    "CURRENT.tmp",
    "attempts",
    INSTALLATION,
    "installation.tmp",
    "changing",
    "changing.tmp",
    "settings.json",
    "settings.json.tmp",
];
/// The shell's folder for a report on its way to the printer.
const PRINTED: &str = "evenkeel-print";

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

/// What an erasing did not reach.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Erased {
    /// Names in the data folder that were links. They were removed; what they led to was not touched, and
    /// backups there open as before.
    pub links: Vec<String>,
}

impl Vault {
    /// Erases the journal for good, with all that the program keeps beside it in the data folder:
    /// its backups there, earlier generations and copies, settings, counted attempts. Only files that have
    /// a name of ours go, and no link is followed: files of others stay, wherever they are.
    ///
    /// What was backed up or exported elsewhere is not reached, nor what a disk keeps of what is
    /// overwritten.
    ///
    /// # Errors
    /// [`EraseError`], which says whether the journal still stands.
    pub fn erase(mut self) -> Result<Erased, EraseError> {
        let folder = self.close();
        let root = folder.root().to_owned();
        let mark = root.join(MARK);
        let begun = durable::replace(&mark, b"", |_| Ok(())).and_then(|()| destroy_keys(&folder));
        if keys_stand(&generations(&root).unwrap_or_default()) {
            let _ = regular_file::remove(&mark);
            let error = begun.err().unwrap_or_else(|| unfinished(&[]));
            let vault = Box::new(self);
            return Err(EraseError::NotBegun { vault, error });
        }
        drop(self);
        let links = remove_rest(&root).map_err(EraseError::Unfinished)?;
        // Last, and while it is held: who waits for it finds a folder without a journal.
        let _ = regular_file::remove(&root.join(Folder::LOCK));
        Ok(Erased { links })
    }
}

/// Finishes an erasing that was cut off; forgets one that had not come to the keys.
///
/// # Errors
/// [`VaultError::EraseUnfinished`] when something refuses to go.
pub(crate) fn settle(folder: &Folder) -> Result<(), VaultError> {
    let root = folder.root();
    let mark = root.join(MARK);
    if !regular_file::is_taken(&mark) {
        return Ok(());
    }
    if keys_stand(&generation::every(root)?) {
        // Best effort: the mark means nothing while the keys stand, behind a link or not.
        let _ = regular_file::remove(&mark);
        return Ok(());
    }
    // What the passphrase opened is gone; the other keys may still be there.
    let _ = destroy_keys(folder);
    remove_rest(root).map(drop)
}

/// The generations that are folders here, and no links to folders elsewhere.
fn generations(root: &Path) -> Result<Vec<PathBuf>, VaultError> {
    let mut found = generation::every(root)?;
    found.retain(|path| regular_file::is_own_folder(path));
    Ok(found)
}

/// Whether some passphrase slot is whole, in whatever generation.
fn keys_stand(generations: &[PathBuf]) -> bool {
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
    let backups = root.join(backup::FOLDER);
    let mut refused = Ok(());
    if regular_file::is_own_folder(&backups) {
        let mut files = own_files(&backups)?;
        files.sort();
        for file in files {
            refused = refused.and(destroy_backup(&file).map_err(at(&file)));
        }
        refused = refused.and(durable::sync_folder(&backups));
    }
    for generation in generations {
        for file in generation::key_files(&generation)? {
            refused = refused.and(generation::destroy(&file).map_err(at(&file)));
        }
        refused = refused.and(durable::sync_folder(&generation));
    }
    refused
}

fn in_use_last(mut generations: Vec<PathBuf>, in_use: Option<&Path>) -> Vec<PathBuf> {
    generations.sort_by_key(|generation| Some(generation.as_path()) == in_use);
    generations
}

/// A file with the name of a backup. One that is none inside and has another name elsewhere is somebody's
/// file: only the name here goes.
fn destroy_backup(path: &Path) -> io::Result<()> {
    if has_another_name(path) && !backup::looks_like_one(path) {
        return regular_file::remove(path);
    }
    generation::destroy(path)
}

#[cfg(unix)]
fn has_another_name(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    regular_file::facts(path).is_ok_and(|found| found.nlink() > 1)
}

/// Elsewhere that is not asked.
#[cfg(not(unix))]
fn has_another_name(_: &Path) -> bool {
    false
}

/// Removes the databases and all else, and the mark when nothing is left. Returns the names that were links.
fn remove_rest(root: &Path) -> Result<Vec<String>, VaultError> {
    let mut remaining = Vec::new();
    let mut links = Vec::new();
    let mut gone = |path: &Path, removed: bool| {
        if !removed {
            remaining.push(regular_file::name_of(path));
        }
    };
    let folders = [root.join(backup::FOLDER), root.join(PRINTED)];
    for path in generation::every(root)?.into_iter().chain(folders.clone()) {
        if generation::is_link(&path) {
            links.push(regular_file::name_of(&path));
            gone(&path, regular_file::remove(&path).is_ok());
        }
    }
    links.sort();
    for path in generations(root)? {
        gone(&path, generation::remove_rest(&path).is_ok());
    }
    let [backups, printed] = folders;
    gone(&backups, remove_backups(&backups).is_ok());
    gone(&printed, durable::remove_tree(&printed).is_ok());
    for name in OTHERS {
        let path = root.join(name);
        gone(&path, regular_file::remove(&path).is_ok());
    }
    if !remaining.is_empty() {
        return Err(unfinished(&remaining));
    }
    durable::sync_folder(root)?;
    let mark = root.join(MARK);
    regular_file::remove(&mark).map_err(at(&mark))?;
    durable::sync_folder(root)?;
    Ok(links)
}

/// The folder of the backups, if nothing of others is in it.
fn remove_backups(folder: &Path) -> Result<(), VaultError> {
    if !regular_file::is_own_folder(folder) {
        return Ok(());
    }
    for bench in backup::benches(folder) {
        durable::remove_tree(&bench).map_err(at(&bench))?;
    }
    for file in own_files(folder)? {
        regular_file::remove(&file).map_err(at(&file))?;
    }
    let removed = durable::remove_empty_folder(folder);
    if !regular_file::is_taken(folder) {
        return Ok(());
    }
    match removed {
        Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(()),
        other => other.map_err(at(folder)),
    }
}

fn unfinished(remaining: &[String]) -> VaultError {
    VaultError::EraseUnfinished {
        remaining: remaining.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_folder_that_cannot_be_removed_is_told_unless_others_files_are_in_it() {
        let root = tempfile::tempdir().unwrap();
        let backups = root.path().join("backups");
        fs::create_dir(&backups).unwrap();
        // Windows takes it for the folder's own name.
        #[cfg(unix)]
        assert!(remove_backups(&backups.join(".")).is_err());
        fs::write(backups.join("photo.jpg"), "mine").unwrap();
        remove_backups(&backups).unwrap();
        fs::remove_file(backups.join("photo.jpg")).unwrap();
        remove_backups(&backups).unwrap();
        assert!(!regular_file::is_taken(&backups));
    }

    #[test]
    fn the_generation_in_use_goes_last() {
        let all = ["gen-2", "gen-1", "gen-3"].map(PathBuf::from).to_vec();
        let last = |in_use| in_use_last(all.clone(), in_use).pop();
        for name in ["gen-1", "gen-2", "gen-3"] {
            assert_eq!(last(Some(Path::new(name))), Some(PathBuf::from(name)));
        }
        assert_eq!(in_use_last(all.clone(), None), all);
    }
}
