//! Which data folder this is, among those that may hold a copy of one journal.
//!
//! Two computers can have restored the same journal and lay their backups into one shared folder. What
//! tells their files apart must not come along with a restore; so it is kept in a small file beside the
//! journal: a number drawn by chance, which stands in the names of this folder's backups. It says nothing
//! about the computer or the person.
//!
//! A data folder that was copied to another computer would bring the number along. So the file also notes
//! its own place on its disk (its inode, where there is one): a copy of it lies elsewhere, and is given a
//! new number. Numbers it had before are remembered: backups in the data folder that have one are its own.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::error::at;
use crate::regular_file::{self, FileError, opening};
use crate::secret::fill_random;
use crate::{VaultError, durable};

/// The file's name in the data folder.
pub(crate) const INSTALLATION: &str = "installation";
/// How many digits of a number in base 16 it is.
pub(crate) const DIGITS: usize = 12;
/// The most that is read of the file, in bytes.
const MOST: u64 = 4096;
/// So many numbers of before are remembered.
const REMEMBERED: usize = 64;

/// The number of a data folder, and those that it had before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Installation {
    pub(crate) id: String,
    former: Vec<String>,
}

impl Installation {
    /// That of a data folder, drawn now if it has none or if it was copied from elsewhere.
    ///
    /// # Errors
    /// Storage errors.
    pub(crate) fn of(root: &Path) -> Result<Self, VaultError> {
        let _alone = alone();
        Self::read_or_draw(root)
    }

    fn read_or_draw(root: &Path) -> Result<Self, VaultError> {
        let path = root.join(INSTALLATION);
        let file = match regular_file::open(&path, MOST) {
            Ok(file) => file,
            Err(FileError::Io(error)) => return Err(VaultError::io(&path, &error)),
            // A link, a pipe or what else is there in its place is replaced, and not looked into.
            Err(_) => return Self::draw(root, Vec::new()),
        };
        let place = place_of(&file);
        // Where another is put in its place below, an open one would be in the way on some of Windows' disks.
        drop(file);
        let bytes = regular_file::read(&path, MOST).map_err(opening(&path))?;
        match parse(&bytes) {
            Some((found, noted)) if noted == place => Ok(found),
            Some((copied, _)) => Self::draw(root, copied.all()),
            None => Self::draw(root, Vec::new()),
        }
    }

    /// The same where nothing may be written: as far as it can be told without.
    pub(crate) fn as_known(root: &Path) -> Self {
        Self::of(root).unwrap_or_else(|_| {
            let bytes = regular_file::read(&root.join(INSTALLATION), MOST).unwrap_or_default();
            let none = Installation {
                id: String::new(),
                former: Vec::new(),
            };
            parse(&bytes).map_or(none, |(found, _)| found)
        })
    }

    /// Another number, where something else has been given names with this one.
    ///
    /// # Errors
    /// Storage errors.
    pub(crate) fn renew(self, root: &Path) -> Result<Self, VaultError> {
        let _alone = alone();
        let now = Self::read_or_draw(root)?;
        if now.id != self.id {
            return Ok(now);
        }
        Self::draw(root, now.all())
    }

    /// Whether a backup in the data folder, with the number that its name tells, was made here. Those of
    /// programs before this one tell none.
    pub(crate) fn made_here(&self, number: Option<&str>) -> bool {
        number.is_none_or(|number| self.id == number || self.former.iter().any(|one| one == number))
    }

    fn all(self) -> Vec<String> {
        let mut all = vec![self.id];
        all.extend(self.former);
        all.truncate(REMEMBERED);
        all
    }

    fn draw(root: &Path, former: Vec<String>) -> Result<Self, VaultError> {
        let mut drawn = [0; DIGITS / 2];
        fill_random(&mut drawn)?;
        let id = drawn.iter().map(|byte| format!("{byte:02x}")).collect();
        let installation = Installation { id, former };
        installation.write(root)?;
        Ok(installation)
    }

    fn write(&self, root: &Path) -> Result<(), VaultError> {
        let path = root.join(INSTALLATION);
        let temporary = root.join(format!("{INSTALLATION}.tmp"));
        regular_file::remove(&temporary).map_err(at(&temporary))?;
        let written = (|| {
            let mut file = regular_file::create_new(&temporary).map_err(opening(&temporary))?;
            // A rename leaves the file where it is on its disk.
            let mut text = format!("{} {}\n", self.id, place_of(&file));
            for former in &self.former {
                text.push_str(former);
                text.push('\n');
            }
            file.write_all(text.as_bytes()).map_err(at(&temporary))?;
            durable::flush(&file).map_err(at(&temporary))?;
            drop(file);
            durable::rename(&temporary, &path).map_err(at(&path))
        })();
        if written.is_err() {
            let _ = regular_file::remove(&temporary);
        }
        written?;
        durable::sync_folder(root)
    }
}

/// Work beside an open journal asks for the number as well: two that draw one at once would make each a
/// number that the other does not remember.
fn alone() -> MutexGuard<'static, ()> {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner)
}

fn parse(bytes: &[u8]) -> Option<(Installation, u64)> {
    let mut lines = std::str::from_utf8(bytes).ok()?.lines();
    let (id, place) = lines.next()?.split_once(' ')?;
    let former: Vec<String> = lines.map(str::to_owned).collect();
    let is_whole = is_number(id) && former.iter().all(|one| is_number(one));
    let installation = Installation {
        id: id.to_owned(),
        former,
    };
    Some((installation, place.parse().ok().filter(|_| is_whole)?))
}

/// Whether a text is such a number.
pub(crate) fn is_number(text: &str) -> bool {
    text.len() == DIGITS && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(unix)]
fn place_of(file: &File) -> u64 {
    use std::os::unix::fs::MetadataExt;
    file.metadata().map_or(0, |found| found.ino())
}

/// Elsewhere a file does not tell, and a copied folder keeps its number.
#[cfg(not(unix))]
fn place_of(_: &File) -> u64 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::sync::Barrier;
    use std::thread;

    const HERE: &str = "0123456789ab";

    /// Not on Windows, where a file does not tell which it is: see `place_of`.
    #[cfg(unix)]
    #[test]
    fn a_data_folder_keeps_its_number_and_a_copy_of_it_is_given_another() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let first = Installation::of(one.path()).unwrap();
        assert!(is_number(&first.id) && first.made_here(Some(&first.id)) && first.made_here(None));
        assert_eq!(Installation::of(one.path()).unwrap(), first);
        // Beside the first, so that the two are on one disk.
        let copied = one.path().join("copied");
        fs::create_dir(&copied).unwrap();
        fs::copy(one.path().join(INSTALLATION), copied.join(INSTALLATION)).unwrap();
        let second = Installation::of(&copied).unwrap();
        assert!(second.id != first.id && second.made_here(Some(&first.id)));
        assert!(!first.made_here(Some(&second.id)));
        let third = second.clone().renew(&copied).unwrap();
        assert!(third.made_here(Some(&second.id)) && third.made_here(Some(&first.id)));
        assert_eq!(Installation::of(&copied).unwrap(), third);
        assert_ne!(Installation::of(other.path()).unwrap().id, first.id);
    }

    #[test]
    fn all_who_ask_at_once_are_given_one_number() {
        let folder = tempfile::tempdir().unwrap();
        let (root, start) = (folder.path(), Barrier::new(8));
        let given: Vec<Installation> = thread::scope(|scope| {
            let ask = || {
                start.wait();
                Installation::of(root).unwrap()
            };
            let asking: Vec<_> = (0..8).map(|_| scope.spawn(ask)).collect();
            asking.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert!(given.iter().all(|one| *one == given[0]), "{given:?}");
        // Whoever comes second with a number that another has renewed is given that one's.
        let renewed = given[0].clone().renew(root).unwrap();
        assert_eq!(given[1].clone().renew(root).unwrap(), renewed);
    }

    #[test]
    fn each_number_in_the_file_is_one() {
        let (parsed, place) = parse(b"0123456789ab 7\nba9876543210\n").unwrap();
        assert_eq!((parsed.id.as_str(), place), (HERE, 7));
        assert_eq!(parsed.former, ["ba9876543210"]);
        for other in [
            &b"0123456789ab 7\nnonsense\n"[..],
            b"0123456789AB 7\nba9876543210\n",
            b"0123456789a 7\n",
            b"0123456789ab x\n",
        ] {
            assert_eq!(parse(other), None, "{}", other.escape_ascii());
        }
    }

    #[test]
    fn what_is_no_such_file_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(INSTALLATION);
        for bytes in [
            &b""[..],
            b"0123456789ab",
            b"0123456789AB 7\n",
            b"\xff",
            &[b'a'; 9000],
        ] {
            fs::write(&path, bytes).unwrap();
            let made = Installation::of(folder.path()).unwrap();
            assert_eq!(Installation::of(folder.path()).unwrap(), made);
        }
        // What is remembered is bounded, and so is the file.
        let mut last = Installation::of(folder.path()).unwrap();
        for _ in 0..2 * REMEMBERED {
            last = last.renew(folder.path()).unwrap();
        }
        assert_eq!(last.former.len(), REMEMBERED);
        assert!(fs::metadata(&path).unwrap().len() < MOST);
    }
}
