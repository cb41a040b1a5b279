use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::at;
use crate::folder::Folder;
use crate::regular_file::{self, opening};
use crate::{VaultError, durable};

/// How the name of a generation ends that is being made: it holds nothing that is not elsewhere.
const MAKING: &str = ".making";
/// How the name of one ends that was in use, and is kept.
const ASIDE: &str = ".aside";

/// How the name of a folder ends in which only files of others are left.
const LEFT: &str = ".left";
/// The highest number that a name can tell: nine digits.
const HIGHEST: u32 = 999_999_999;
/// How the files of ours begin in a generation: the database with what lies beside it, and the slots with
/// their copies and sums.
const OURS: [&str; 2] = ["journal.db", KEY_FILE];
/// How the files begin that hold a key, and what is known of them. In the order of the alphabet the
/// sums come last: they tell whether a slot is whole.
pub(crate) const KEY_FILE: &str = "slot";
/// So much of a file is overwritten before it is removed: 1 MiB.
const OVERWRITTEN: usize = 1 << 20;

/// A new generation beside the one in use. Until it is [adopted](Self::adopt) the journal is what
/// it was; when this is dropped before, or killed, what it made is removed, now or by the next one.
pub(crate) struct NewGeneration<'f> {
    folder: &'f Folder,
    number: u32,
    finished: bool,
}

impl<'f> NewGeneration<'f> {
    /// Makes its folder, empty, with the next number after that of the one in use that no other has.
    ///
    /// # Errors
    /// [`VaultError::NumberTooHigh`] when its name would not read back; storage errors. Nothing was made.
    pub(crate) fn begin(folder: &'f Folder) -> Result<Self, VaultError> {
        let found = all(folder)?;
        // A name proves nothing, and a folder of a high number is no reason to follow it there.
        let in_use = folder.generation().ok();
        let in_use = in_use.as_deref().and_then(Path::file_name);
        let in_use = in_use.and_then(|name| number_of(name.to_str()?));
        let taken = |number| {
            let mut others = found.iter().filter(|(_, _, state)| *state != State::Making);
            others.any(|(_, other, _)| *other == number)
        };
        let mut number = in_use.unwrap_or_default() + 1;
        while taken(number) {
            number += 1;
        }
        let name = format!("gen-{number}");
        if number_of(&name).is_none() {
            return Err(VaultError::NumberTooHigh { name });
        }
        for (path, _, state) in &found {
            if *state == State::Making {
                durable::remove_tree(path).map_err(at(path))?;
            }
        }
        let new = NewGeneration {
            folder,
            number,
            finished: false,
        };
        durable::fresh_folder(&new.path())?;
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
        clear_cold_log(&made)?;
        durable::sync_folder(&made)?;
        durable::rename(&made, &path).map_err(at(&path))?;
        let named = durable::sync_folder(&root).and_then(|()| self.folder.name_current(&path));
        if let Err(error) = named {
            // After an error of the last fsync alone it stands, and must not be denied.
            if self.folder.current().as_deref() != Some(path.as_path()) {
                let _ = durable::remove_tree(&path);
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
            let _ = durable::remove_tree(&self.path());
        }
    }
}

/// Sets every generation aside but `current`, which CURRENT names: a lost CURRENT then still finds
/// the one. What a kill left half-made goes. Best effort, and tried again at the next opening.
pub(crate) fn set_others_aside(folder: &Folder, current: &Path) {
    let unfinished = folder.root().join("CURRENT.tmp");
    let mut any = regular_file::is_taken(&unfinished) && regular_file::remove(&unfinished).is_ok();
    for (path, number, state) in all(folder).unwrap_or_default() {
        match state {
            State::Whole if path != current => {
                let aside = folder.root().join(format!("gen-{number}{ASIDE}"));
                // A folder takes the place of an empty one at most; what is none stays out of the way.
                if regular_file::is_own_folder(&path) || !regular_file::is_taken(&aside) {
                    any |= durable::rename(&path, &aside).is_ok();
                }
            }
            State::Making => any |= durable::remove_tree(&path).is_ok(),
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

/// Removes the rollback journal that making a database without a log leaves: a header of zeros, which
/// stands for nothing. One that stands for something stays; SQLite needs it.
pub(crate) fn clear_cold_log(generation: &Path) -> Result<(), VaultError> {
    let path = generation.join("journal.db-journal");
    if !regular_file::is_regular(&path) {
        return Ok(());
    }
    let mut start = [0; 8];
    let file = regular_file::open(&path, u64::MAX).map_err(opening(&path))?;
    let got = std::io::Read::read(&mut &file, &mut start).map_err(at(&path))?;
    if start[..got].iter().all(|&byte| byte == 0) {
        regular_file::remove(&path).map_err(at(&path))?;
    }
    Ok(())
}

/// Removes a generation for good, or what is left of it: its key slots first, overwritten, so that a
/// crash at any later point leaves nothing that opens. Of a link in its place the link goes, and of what
/// it leads to nothing.
pub(crate) fn erase(generation: &Path) -> Result<(), VaultError> {
    if !regular_file::is_taken(generation) {
        return Ok(());
    }
    if !regular_file::is_own_folder(generation) {
        if is_link(generation) {
            return regular_file::remove(generation).map_err(at(generation));
        }
        return Err(VaultError::NotOurFile {
            place: regular_file::name_of(generation),
        });
    }
    for path in key_files(generation)? {
        destroy(&path).map_err(at(&path))?;
    }
    durable::sync_folder(generation)?;
    remove_rest(generation)?;
    durable::sync_folder(generation.parent().unwrap_or(Path::new(".")))
}

/// What in a generation holds a key or tells of one, the sums last.
pub(crate) fn key_files(generation: &Path) -> Result<Vec<PathBuf>, VaultError> {
    let mut files = within(generation, |name| name.starts_with(KEY_FILE))?;
    files.sort();
    Ok(files)
}

/// Removes the files of ours in a generation, and its folder. Where others lie in it, they stay, in a
/// folder that is no generation's by its name.
pub(crate) fn remove_rest(generation: &Path) -> Result<(), VaultError> {
    let ours = |name: &str| OURS.iter().any(|begin| name.starts_with(begin));
    for path in within(generation, ours)? {
        regular_file::remove(&path).map_err(at(&path))?;
    }
    let _ = durable::remove_empty_folder(generation);
    if !regular_file::is_taken(generation) {
        return Ok(());
    }
    let name = regular_file::name_of(generation);
    let mut left = generation.with_file_name(format!("{name}{LEFT}"));
    if regular_file::is_taken(&left) {
        let chance = durable::by_chance();
        left = generation.with_file_name(format!("{name}.{chance}{LEFT}"));
    }
    durable::rename(generation, &left).map_err(at(generation))
}

/// Overwrites a file of ours where it lies, then removes it. What cannot be overwritten is removed all the
/// same, and so is a link in its place, without a look at what it leads to.
pub(crate) fn destroy(path: &Path) -> std::io::Result<()> {
    let overwritten = (|| -> std::io::Result<()> {
        let mut file = regular_file::open_to_overwrite(path)?;
        let length = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
        // A slot is under 1 KiB. Of a backup, in which the slots come first, the beginning is enough.
        file.write_all(&vec![0; length.min(OVERWRITTEN)])?;
        durable::flush(&file)
    })();
    let removed = regular_file::remove(path);
    // Without its content it opens nothing; it is named among what remains.
    overwritten.or(removed)
}

pub(crate) fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink())
}

/// What in `folder` has a name that is wanted and is no folder.
pub(crate) fn within(
    folder: &Path,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Vec<PathBuf>, VaultError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let entry = entry.map_err(at(folder))?;
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if !is_folder && entry.file_name().to_str().is_some_and(&is_wanted) {
            found.push(entry.path());
        }
    }
    Ok(found)
}

/// The generations in the data folder, whatever their state, a setup that was not finished included.
/// Links that have such a name are among them.
pub(crate) fn every(root: &Path) -> Result<Vec<PathBuf>, VaultError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root).map_err(at(root))? {
        let entry = entry.map_err(at(root))?;
        let name = entry.file_name();
        let is_ours = |name: &str| name == Folder::UNFINISHED || parse(name).is_some();
        if name.to_str().is_some_and(is_ours) {
            found.push(entry.path());
        }
    }
    Ok(found)
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
    Some((number_of(name)?, state))
}

/// The number of a generation in use: of a name exactly as this program writes it.
pub(crate) fn number_of(name: &str) -> Option<u32> {
    let number = name.strip_prefix("gen-")?.parse().ok()?;
    let is_ours = (1..=HIGHEST).contains(&number) && name == format!("gen-{number}");
    is_ours.then_some(number)
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
            "gen-01",
            "gen-0",
            "gen-ealogy",
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
        fs::create_dir(root.path().join("gen-999999999.making")).unwrap();
        fs::create_dir(root.path().join("gen-999999999.aside")).unwrap();
        fs::create_dir(root.path().join("gen-2.aside")).unwrap();
        let second = NewGeneration::begin(&folder).unwrap();
        assert!(!root.path().join("gen-999999999.making").exists());
        assert_eq!(folder.generation().unwrap(), first);
        let second = second.adopt().unwrap();
        assert_eq!(second, root.path().join("gen-3"));
        assert_eq!(folder.generation().unwrap(), second);
        let numbers = aside(&folder).unwrap().into_iter();
        let numbers: Vec<u32> = numbers.map(|(_, number)| number).collect();
        assert_eq!(numbers, [1, 2, HIGHEST]);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_set_aside_takes_the_place_of_an_empty_folder_at_most() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::hold(root.path()).unwrap();
        let at = |name: &str| root.path().join(name);
        let link = |name: &str| std::os::unix::fs::symlink("/nowhere", at(name)).unwrap();
        for name in ["gen-1", "gen-2", "gen-2.aside"] {
            fs::create_dir(at(name)).unwrap();
        }
        fs::write(at("gen-2/journal.db"), "old").unwrap();
        link("gen-3");
        link("gen-4");
        fs::write(at("gen-4.aside"), "somebody's").unwrap();
        set_others_aside(&folder, &at("gen-1"));
        assert!(at("gen-1").is_dir() && at("gen-2.aside/journal.db").exists());
        assert!(is_link(&at("gen-3.aside")) && !is_link(&at("gen-3")));
        assert!(is_link(&at("gen-4")));
        assert_eq!(fs::read(at("gen-4.aside")).unwrap(), b"somebody's");
    }

    #[test]
    fn a_number_whose_name_would_not_read_back_is_refused_before_anything_is_made() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::hold(root.path()).unwrap();
        let last = root.path().join(format!("gen-{HIGHEST}"));
        fs::create_dir(&last).unwrap();
        folder.name_current(&last).unwrap();
        fs::create_dir(root.path().join("gen-7.making")).unwrap();
        let refused = NewGeneration::begin(&folder).err();
        assert!(
            matches!(refused, Some(VaultError::NumberTooHigh { name }) if name == "gen-1000000000")
        );
        assert!(root.path().join("gen-7.making").exists());
    }

    #[test]
    fn a_rollback_journal_of_zeros_goes_and_one_that_stands_for_something_stays() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("journal.db-journal");
        clear_cold_log(folder.path()).unwrap();
        for (bytes, stays) in [(vec![0; 512], false), (vec![0xd9; 512], true)] {
            fs::write(&log, bytes).unwrap();
            clear_cold_log(folder.path()).unwrap();
            assert_eq!(log.exists(), stays);
        }
    }

    #[test]
    fn what_is_of_others_in_a_generation_stays_and_the_folder_is_none_of_ours_any_more() {
        let root = tempfile::tempdir().unwrap();
        let generation = root.path().join("gen-1.aside");
        fs::create_dir(&generation).unwrap();
        for name in ["journal.db", "journal.db-wal", "slots.sum", "letter.txt"] {
            fs::write(generation.join(name), b"x").unwrap();
        }
        erase(&generation).unwrap();
        assert!(!generation.exists());
        let left = root.path().join("gen-1.aside.left");
        assert_eq!(fs::read_dir(&left).unwrap().count(), 1);
        assert!(left.join("letter.txt").exists());
        assert_eq!(every(root.path()).unwrap(), Vec::<PathBuf>::new());
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
    fn what_is_gone_already_is_gone_and_what_is_no_file_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("slot");
        fs::write(&file, b"key").unwrap();
        destroy(&file).unwrap();
        assert!(!file.exists());
        destroy(&file).unwrap();
        // No file, and so not to be removed as one.
        assert!(destroy(folder.path()).is_err());
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
