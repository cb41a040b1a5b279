//! Where a journal's files lie, which generation counts, and who holds it.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::error::at;
use crate::regular_file::{self, FileError, opening};
use crate::{StorageCause, VaultError, durable, erase, generation};

const CURRENT: &str = "CURRENT";
/// One line with a name: what is longer was not written by this program.
const CURRENT_MOST: u64 = 64;
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
    /// A generation that setup has not finished: it holds nothing a person wrote.
    pub(crate) const UNFINISHED: &str = "gen-1.new";

    /// Makes the folder when it is missing and takes its lock.
    ///
    /// # Errors
    /// [`VaultError::OpenElsewhere`] when another program holds it; storage errors.
    pub(crate) fn hold(root: &Path) -> Result<Self, VaultError> {
        durable::private_folder(root)?;
        if let Ok(real) = regular_file::behind_links(root) {
            // The folder itself may have been moved to a larger disk, with a link in its place.
            durable::private_folder(&real)?;
        }
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
        self.root.join(Self::UNFINISHED)
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
        let named = self.named().ok()?;
        Some(self.root.join(named?))
    }

    /// What CURRENT names; `None` when it is not there or names nothing. What is no small file of ours is
    /// damaged, and not read.
    fn named(&self) -> Result<Option<String>, VaultError> {
        let path = self.root.join(CURRENT);
        let bytes = match regular_file::read(&path, CURRENT_MOST) {
            Ok(bytes) => bytes,
            Err(FileError::Missing | FileError::NotRegular | FileError::TooLarge { .. }) => {
                return Ok(None);
            }
            Err(FileError::Io(error)) => return Err(VaultError::io(&path, &error)),
        };
        let text = String::from_utf8(bytes).ok();
        Ok(text
            .and_then(|text| text.strip_suffix('\n').map(str::to_owned))
            .filter(|name| is_generation(name)))
    }

    fn find_generation(&self) -> Result<Option<PathBuf>, VaultError> {
        let path = self.root.join(CURRENT);
        if let Some(name) = self.named()? {
            let folder = self.root.join(&name);
            return if folder.is_dir() {
                Ok(Some(folder))
            } else {
                Err(VaultError::JournalMissing { missing: name })
            };
        }
        // CURRENT is gone or unreadable. One generation cannot be mistaken for another;
        // among several, guessing could bring back what the person had replaced.
        let mut generations = self.generations()?;
        match (generations.len(), regular_file::is_taken(&path)) {
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
            let is_one = entry.file_name().to_str().is_some_and(is_generation);
            // The folder itself may have been moved to a larger disk, with a link in its place.
            if is_one && entry.path().is_dir() {
                found.push(entry.path());
            }
        }
        Ok(found)
    }

    /// Turns the finished first generation into the journal: a rename, then CURRENT, the one
    /// step that counts.
    pub(crate) fn adopt_unfinished(&self) -> Result<PathBuf, VaultError> {
        let generation = self.root.join("gen-1");
        durable::rename(&self.unfinished(), &generation).map_err(at(&generation))?;
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
        let found = regular_file::read(&path, CURRENT_MOST);
        if found.is_ok_and(|found| found == line.as_bytes()) {
            return Ok(());
        }
        durable::replace(&path, line.as_bytes(), |_| Ok(()))
    }

    /// Removes what an unfinished setup left. It never held an entry.
    pub(crate) fn clear_unfinished(&self) -> Result<(), VaultError> {
        let path = self.unfinished();
        durable::remove_tree(&path).map_err(at(&path))
    }
}

/// A program that is just ending, or a child between fork and exec, holds it a moment longer.
fn take_lock(path: &Path) -> Result<File, VaultError> {
    for pause in [0, 50, 50, 50, 50, 50] {
        std::thread::sleep(Duration::from_millis(pause));
        let lock = regular_file::open_or_create(path).map_err(opening(path))?;
        match lock.try_lock() {
            // One that was erased while we waited locks nothing.
            Ok(()) if is_at(&lock, path) => return Ok(lock),
            Ok(()) | Err(TryLockError::WouldBlock) => {}
            Err(TryLockError::Error(error)) => return Err(VaultError::io(path, &error)),
        }
    }
    Err(VaultError::OpenElsewhere)
}

/// Whether the open file is the one that lies at `path`.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (open, found) = (file.metadata(), fs::symlink_metadata(path));
    open.ok()
        .zip(found.ok())
        .is_some_and(|(open, found)| (open.dev(), open.ino()) == (found.dev(), found.ino()))
}

/// Elsewhere a file does not tell which it is. Where none is there any more, it is not this one.
#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    regular_file::is_regular(path)
}

/// `gen-` and a number, nothing else: the name is joined to a path.
pub(crate) fn is_generation(name: &str) -> bool {
    generation::number_of(name).is_some()
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
            "gen-01",
            "gen-0",
            "gen-1000000000",
            "gen-ealogy",
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

    #[cfg(unix)]
    #[test]
    fn an_open_file_is_at_a_place_until_that_is_anothers() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let file = regular_file::open_or_create(&path).unwrap();
        assert!(is_at(&file, &path));
        fs::rename(&path, folder.path().join("gone")).unwrap();
        assert!(!is_at(&file, &path));
        fs::write(&path, "").unwrap();
        assert!(!is_at(&file, &path));
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
    fn a_current_that_is_no_small_file_is_damaged_and_heals_with_one_generation() {
        type Plant<'p> = (&'static str, &'p dyn Fn(&Path));
        let plants: [Plant<'_>; 2] = [
            ("a large file", &|path| {
                fs::File::create(path).unwrap().set_len(2 << 30).unwrap();
            }),
            ("a line too long", &|path| {
                fs::write(path, format!("gen-1\n{}", " ".repeat(64))).unwrap();
            }),
        ];
        for (what, plant) in plants {
            let root = tempfile::tempdir().unwrap();
            let folder = Folder::hold(root.path()).unwrap();
            fs::create_dir(root.path().join("gen-1")).unwrap();
            plant(&root.path().join(CURRENT));
            assert_eq!(
                folder.generation().unwrap(),
                root.path().join("gen-1"),
                "{what}"
            );
            fs::create_dir(root.path().join("gen-2")).unwrap();
            let told = folder.generation();
            assert!(
                matches!(told, Err(VaultError::JournalMissing { .. })),
                "{what}"
            );
        }
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
