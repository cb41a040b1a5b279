//! Where a journal's files lie, which generation counts, and who holds it.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::error::at;
use crate::{StorageCause, VaultError, durable, erase};

const CURRENT: &str = "CURRENT";
/// A generation that setup has not finished: it holds nothing a person wrote.
const UNFINISHED: &str = "gen-1.new";

/// Whether a folder holds a journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// No journal was ever finished here.
    None,
    /// A journal is here.
    Present,
}

/// The data folder, held by this process alone while the value lives.
#[derive(Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    /// The advisory lock lasts as long as this file is open; it ends with the process,
    /// however that ends.
    _lock: File,
    /// How many open journals of this folder there are.
    open: AtomicUsize,
}

/// Lasts as long as a journal is open.
#[derive(Debug)]
pub(crate) struct Opened(Arc<Folder>);

impl Opened {
    pub(crate) fn note(folder: &Arc<Folder>) -> Self {
        folder.open.fetch_add(1, Ordering::SeqCst);
        Opened(Arc::clone(folder))
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Folder {
    /// The name of the file that is held.
    pub(crate) const LOCK: &str = "lock";

    /// Makes the folder when it is missing and takes its lock.
    ///
    /// # Errors
    /// [`VaultError::OpenElsewhere`] when another program holds it; storage errors.
    pub(crate) fn hold(root: &Path) -> Result<Self, VaultError> {
        durable::private_folder(root)?;
        let folder = Folder {
            root: root.to_owned(),
            _lock: take_lock(&root.join(Self::LOCK))?,
            open: AtomicUsize::new(0),
        };
        erase::settle(&folder)?;
        Ok(folder)
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The folder setup works in until the recovery key is proven.
    pub(crate) fn unfinished(&self) -> PathBuf {
        self.root.join(UNFINISHED)
    }

    /// # Errors
    /// [`VaultError::JournalMissing`] when files hint at a journal that cannot be found.
    pub(crate) fn presence(&self) -> Result<Presence, VaultError> {
        Ok(if self.find_generation()?.is_some() {
            Presence::Present
        } else {
            Presence::None
        })
    }

    /// The generation in use.
    ///
    /// # Errors
    /// [`VaultError::JournalMissing`] when there is none.
    pub(crate) fn generation(&self) -> Result<PathBuf, VaultError> {
        self.find_generation()?.ok_or(VaultError::JournalMissing {
            missing: CURRENT.into(),
        })
    }

    /// What replaces the journal wants it closed: an open one would write on into the old.
    ///
    /// # Errors
    /// [`VaultError::OpenElsewhere`] while one is open.
    pub(crate) fn must_be_closed(&self) -> Result<(), VaultError> {
        if self.open.load(Ordering::SeqCst) == 0 {
            Ok(())
        } else {
            Err(VaultError::OpenElsewhere)
        }
    }

    /// The generation that CURRENT names, there or not.
    pub(crate) fn current(&self) -> Option<PathBuf> {
        let named = fs::read_to_string(self.root.join(CURRENT)).ok()?;
        let name = named
            .strip_suffix('\n')
            .filter(|name| is_generation(name))?;
        Some(self.root.join(name))
    }

    fn find_generation(&self) -> Result<Option<PathBuf>, VaultError> {
        let path = self.root.join(CURRENT);
        let named = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) if error.kind() == std::io::ErrorKind::InvalidData => String::new(),
            Err(error) => return Err(VaultError::io(&path, &error)),
        };
        if let Some(name) = named.strip_suffix('\n').filter(|name| is_generation(name)) {
            let folder = self.root.join(name);
            return if folder.is_dir() {
                Ok(Some(folder))
            } else {
                Err(VaultError::JournalMissing {
                    missing: name.to_owned(),
                })
            };
        }
        // CURRENT is gone or unreadable. One generation cannot be mistaken for another;
        // among several, guessing could bring back what the person had replaced.
        let mut generations = self.generations()?;
        match (generations.len(), path.exists()) {
            (0, false) => Ok(None),
            (1, _) => Ok(generations.pop()),
            _ => Err(VaultError::JournalMissing {
                missing: CURRENT.into(),
            }),
        }
    }

    fn generations(&self) -> Result<Vec<PathBuf>, VaultError> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.root).map_err(at(&self.root))? {
            let entry = entry.map_err(at(&self.root))?;
            if entry.file_name().to_str().is_some_and(is_generation) {
                found.push(entry.path());
            }
        }
        Ok(found)
    }

    /// Turns the finished first generation into the journal: a rename, then CURRENT, the one
    /// step that counts.
    pub(crate) fn adopt_unfinished(&self) -> Result<PathBuf, VaultError> {
        let generation = self.root.join("gen-1");
        fs::rename(self.unfinished(), &generation).map_err(at(&generation))?;
        durable::sync_folder(&self.root)?;
        self.name_current(&generation)?;
        Ok(generation)
    }

    /// Writes CURRENT, unless it names `generation` already.
    pub(crate) fn name_current(&self, generation: &Path) -> Result<(), VaultError> {
        let Some(name) = generation.file_name().and_then(|name| name.to_str()) else {
            return Err(VaultError::Storage {
                cause: StorageCause::Other,
                place: CURRENT.into(),
            });
        };
        let line = format!("{name}\n");
        let path = self.root.join(CURRENT);
        if fs::read(&path).is_ok_and(|found| found == line.as_bytes()) {
            return Ok(());
        }
        durable::replace(&path, line.as_bytes(), |_| Ok(()))
    }

    /// Removes what an unfinished setup left. It never held an entry.
    pub(crate) fn clear_unfinished(&self) -> Result<(), VaultError> {
        let path = self.unfinished();
        match fs::remove_dir_all(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(VaultError::io(&path, &error))
            }
            _ => Ok(()),
        }
    }
}

/// A program that is just ending, or a child between fork and exec, holds it a moment longer.
fn take_lock(path: &Path) -> Result<File, VaultError> {
    for patience in (0..6).rev() {
        let lock = durable::private_file()
            .create(true)
            .truncate(false)
            .open(path)
            .map_err(at(path))?;
        match lock.try_lock() {
            // One that was erased while we waited locks nothing.
            Ok(()) if is_at(&lock, path) => return Ok(lock),
            Ok(()) | Err(TryLockError::WouldBlock) if patience > 0 => {
                std::thread::sleep(Duration::from_millis(50));
            }
            Ok(()) | Err(TryLockError::WouldBlock) => return Err(VaultError::OpenElsewhere),
            Err(TryLockError::Error(error)) => return Err(VaultError::io(path, &error)),
        }
    }
    Err(VaultError::OpenElsewhere)
}

/// Whether the open file is the one that lies at `path`.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (open, found) = (file.metadata(), fs::metadata(path));
    open.ok()
        .zip(found.ok())
        .is_some_and(|(open, found)| (open.dev(), open.ino()) == (found.dev(), found.ino()))
}

/// Elsewhere an open file cannot be removed.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

/// `gen-` and a number, nothing else: the name is joined to a path.
pub(crate) fn is_generation(name: &str) -> bool {
    name.strip_prefix("gen-")
        .is_some_and(|n| !n.is_empty() && n.len() <= 9 && n.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generation_is_a_number_and_no_path() {
        assert!(is_generation("gen-1") && is_generation("gen-20"));
        for name in [
            "gen-",
            "gen-1.new",
            "gen-/etc",
            "../gen-1",
            "gen-1/",
            "gen--1",
        ] {
            assert!(!is_generation(name), "{name}");
        }
    }

    #[test]
    fn current_missing_or_damaged_heals_with_one_generation_and_never_guesses_among_two() {
        for current in [None, Some(&b"gen-"[..]), Some(b"\xff\xfe"), Some(b"gen-1")] {
            let root = tempfile::tempdir().unwrap();
            let folder = Folder::hold(root.path()).unwrap();
            if let Some(bytes) = current {
                fs::write(root.path().join(CURRENT), bytes).unwrap();
            }
            fs::create_dir(root.path().join("gen-1")).unwrap();
            assert_eq!(folder.generation().unwrap(), root.path().join("gen-1"));
            fs::create_dir(root.path().join("gen-2")).unwrap();
            assert!(matches!(
                folder.generation(),
                Err(VaultError::JournalMissing { .. })
            ));
        }
    }

    #[test]
    fn a_named_generation_that_is_gone_is_said_to_be_missing() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::hold(root.path()).unwrap();
        fs::write(root.path().join(CURRENT), "gen-7\n").unwrap();
        let error = folder.presence().unwrap_err();
        assert!(matches!(error, VaultError::JournalMissing { missing } if missing == "gen-7"));
    }

    #[test]
    fn a_second_holder_is_told_it_is_open_elsewhere() {
        let root = tempfile::tempdir().unwrap();
        let _first = Folder::hold(root.path()).unwrap();
        assert!(matches!(
            Folder::hold(root.path()),
            Err(VaultError::OpenElsewhere)
        ));
    }

    #[test]
    fn current_is_what_the_file_names_whether_it_is_there_or_not() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::hold(root.path()).unwrap();
        assert_eq!(folder.current(), None);
        folder.name_current(&root.path().join("gen-3")).unwrap();
        assert_eq!(folder.current(), Some(root.path().join("gen-3")));
        fs::write(root.path().join(CURRENT), "gen-3/..\n").unwrap();
        assert_eq!(folder.current(), None);
    }

    #[test]
    fn a_current_that_cannot_be_read_is_a_storage_error() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::hold(root.path()).unwrap();
        fs::create_dir(root.path().join("gen-1")).unwrap();
        fs::create_dir(root.path().join(CURRENT)).unwrap();
        assert!(matches!(
            folder.generation(),
            Err(VaultError::Storage { .. })
        ));
    }
}
