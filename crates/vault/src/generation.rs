use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::error::at;
use crate::folder::Folder;
use crate::{VaultError, durable};

/// How the name of a generation ends that is being made: it holds nothing that is not elsewhere.
const MAKING: &str = ".making";
/// How the name of one ends that was in use, and is kept.
const ASIDE: &str = ".aside";

/// A new generation beside the one in use. Until it is [adopted](Self::adopt) the journal is what
/// it was; when this is dropped before, or killed, what it made is removed, now or by the next one.
pub(crate) struct NewGeneration<'f> {
    folder: &'f Folder,
    number: u32,
    finished: bool,
}

impl<'f> NewGeneration<'f> {
    /// Makes its folder, empty, with a number that no generation had before.
    pub(crate) fn begin(folder: &'f Folder) -> Result<Self, VaultError> {
        let mut number = 0;
        for (path, found, state) in all(folder)? {
            number = number.max(found);
            if state == State::Making {
                fs::remove_dir_all(&path).map_err(at(&path))?;
            }
        }
        let new = NewGeneration {
            folder,
            number: number + 1,
            finished: false,
        };
        durable::private_folder(&new.path())?;
        Ok(new)
    }

    /// Where it is being made.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder
            .root()
            .join(format!("gen-{}{MAKING}", self.number))
    }

    /// Puts it to use. CURRENT is the one atomic step: before it the old generation is the journal,
    /// after it this one. Then the old one is set aside.
    pub(crate) fn adopt(mut self) -> Result<PathBuf, VaultError> {
        let (root, made) = (self.folder.root().to_owned(), self.path());
        let path = root.join(format!("gen-{}", self.number));
        durable::sync_folder(&made)?;
        fs::rename(&made, &path).map_err(at(&path))?;
        let named = durable::sync_folder(&root).and_then(|()| self.folder.name_current(&path));
        if let Err(error) = named {
            // After an error of the last fsync alone it stands, and must not be denied.
            if self.folder.current().as_deref() != Some(path.as_path()) {
                let _ = fs::remove_dir_all(&path);
                return Err(error);
            }
        }
        self.finished = true;
        set_others_aside(self.folder, &path);
        Ok(path)
    }
}

impl Drop for NewGeneration<'_> {
    fn drop(&mut self) {
        if !self.finished {
            let _ = fs::remove_dir_all(self.path());
        }
    }
}

/// Sets every generation aside but `current`, which CURRENT names: a lost CURRENT then still finds
/// the one. What a kill left half-made goes. Best effort, and tried again at the next opening.
pub(crate) fn set_others_aside(folder: &Folder, current: &Path) {
    let mut any = fs::remove_file(folder.root().join("CURRENT.tmp")).is_ok();
    for (path, number, state) in all(folder).unwrap_or_default() {
        match state {
            State::Whole if path != current => {
                let aside = folder.root().join(format!("gen-{number}{ASIDE}"));
                any |= fs::rename(&path, aside).is_ok();
            }
            State::Making => any |= fs::remove_dir_all(&path).is_ok(),
            State::Whole | State::Aside => {}
        }
    }
    if any {
        let _ = durable::sync_folder(folder.root());
    }
}

/// The generations that were set aside, oldest first.
pub(crate) fn aside(folder: &Folder) -> Result<Vec<(PathBuf, u32)>, VaultError> {
    let mut found: Vec<(PathBuf, u32)> = all(folder)?
        .into_iter()
        .filter(|(_, _, state)| *state == State::Aside)
        .map(|(path, number, _)| (path, number))
        .collect();
    found.sort_unstable_by_key(|(_, number)| *number);
    Ok(found)
}

/// Whether a generation made after `current` lies beside it with all that it takes to open it. Each new one
/// has a higher number than any before.
pub(crate) fn has_newer(folder: &Folder, current: &Path) -> bool {
    let name = current.file_name().and_then(|name| name.to_str());
    let Some((number, _)) = name.and_then(parse) else {
        return false;
    };
    let is_complete = |path: &Path| {
        let has = |name: &str| path.join(name).is_file();
        has("journal.db") && (has("slot-passphrase.age") || has("slot-recovery.age"))
    };
    let found = all(folder).unwrap_or_default();
    let mut newer = found.iter().filter(|(_, found, state)| {
        *found > number && matches!(state, State::Whole | State::Aside)
    });
    newer.any(|(path, _, _)| is_complete(path))
}

/// Removes a generation for good, or what is left of it: its key slots first, overwritten, so that a
/// crash at any later point leaves nothing that opens.
pub(crate) fn erase(generation: &Path) -> Result<(), VaultError> {
    let files = match fs::read_dir(generation) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        other => other.map_err(at(generation))?,
    };
    for file in files {
        let path = file.map_err(at(generation))?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        if name.is_some_and(|name| name.starts_with("slot-")) {
            overwrite(&path).map_err(at(&path))?;
            fs::remove_file(&path).map_err(at(&path))?;
        }
    }
    durable::sync_folder(generation)?;
    fs::remove_dir_all(generation).map_err(at(generation))?;
    durable::sync_folder(generation.parent().unwrap_or(Path::new(".")))
}

fn overwrite(path: &Path) -> std::io::Result<()> {
    let mut file = durable::private_file().open(path)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&vec![0; usize::try_from(length).unwrap_or_default()])?;
    file.sync_all()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Whole,
    Making,
    Aside,
}

/// Every generation with its number, whatever its state.
fn all(folder: &Folder) -> Result<Vec<(PathBuf, u32, State)>, VaultError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder.root()).map_err(at(folder.root()))? {
        let path = entry.map_err(at(folder.root()))?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        if let Some((number, state)) = name.and_then(parse) {
            found.push((path, number, state));
        }
    }
    Ok(found)
}

fn parse(name: &str) -> Option<(u32, State)> {
    let (name, state) = if let Some(name) = name.strip_suffix(MAKING) {
        (name, State::Making)
    } else if let Some(name) = name.strip_suffix(ASIDE) {
        (name, State::Aside)
    } else {
        (name, State::Whole)
    };
    let digits = name.strip_prefix("gen-")?;
    let is_number = digits.len() <= 9 && digits.bytes().all(|byte| byte.is_ascii_digit());
    Some((digits.parse().ok().filter(|_| is_number)?, state))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generation_is_a_number_in_one_of_three_states() {
        assert_eq!(parse("gen-7"), Some((7, State::Whole)));
        assert_eq!(parse("gen-7.making"), Some((7, State::Making)));
        assert_eq!(parse("gen-7.aside"), Some((7, State::Aside)));
        for name in [
            "gen-",
            "gen-1.new",
            "gen-+1",
            "gen-1/x",
            "gen-1234567890",
            "x",
        ] {
            assert_eq!(parse(name), None, "{name}");
        }
    }

    #[test]
    fn what_is_not_adopted_leaves_nothing_and_what_is_sets_the_old_one_aside() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::hold(root.path()).unwrap();
        let first = NewGeneration::begin(&folder).unwrap().adopt().unwrap();
        assert_eq!(first, root.path().join("gen-1"));
        drop(NewGeneration::begin(&folder).unwrap());
        // What a kill left.
        fs::create_dir(root.path().join("gen-9.making")).unwrap();
        let second = NewGeneration::begin(&folder).unwrap();
        assert!(!root.path().join("gen-9.making").exists());
        assert_eq!(folder.generation().unwrap(), first);
        let second = second.adopt().unwrap();
        assert_eq!(second, root.path().join("gen-10"));
        assert_eq!(folder.generation().unwrap(), second);
        assert_eq!(
            aside(&folder).unwrap(),
            [(root.path().join("gen-1.aside"), 1)]
        );
    }

    #[test]
    fn a_newer_one_counts_when_it_is_complete_and_not_while_it_is_made() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::hold(root.path()).unwrap();
        let current = root.path().join("gen-3");
        for name in ["gen-2", "gen-3", "gen-9.making", "gen-8", "gen-7.aside"] {
            fs::create_dir(root.path().join(name)).unwrap();
            assert!(!has_newer(&folder, &current), "{name} is empty");
        }
        for (name, is_newer) in [
            ("gen-2", false),
            ("gen-9.making", false),
            ("gen-7.aside", true),
            ("gen-8", true),
        ] {
            let path = root.path().join(name);
            fs::write(path.join("journal.db"), b"pages").unwrap();
            assert!(!has_newer(&folder, &current), "{name} has no key");
            fs::write(path.join("slot-recovery.age"), b"key").unwrap();
            assert_eq!(has_newer(&folder, &current), is_newer, "{name}");
            fs::remove_dir_all(&path).unwrap();
        }
    }

    #[test]
    fn erasing_what_is_gone_is_done_and_what_is_no_folder_is_an_error() {
        let root = tempfile::tempdir().unwrap();
        erase(&root.path().join("gen-1.aside")).unwrap();
        let file = root.path().join("gen-2.aside");
        fs::write(&file, b"not a folder").unwrap();
        assert!(erase(&file).is_err());
        assert!(file.exists());
    }

    #[test]
    fn one_that_is_dropped_is_removed_and_so_is_one_that_cannot_be_named() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::hold(root.path()).unwrap();
        let first = NewGeneration::begin(&folder).unwrap();
        let made = first.path();
        assert!(made.is_dir());
        drop(first);
        assert!(!made.exists());
        // Nothing can be put in the place of a folder.
        fs::create_dir(root.path().join("CURRENT")).unwrap();
        assert!(NewGeneration::begin(&folder).unwrap().adopt().is_err());
        assert_eq!(all(&folder).unwrap(), []);
    }
}
