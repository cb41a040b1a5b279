use std::path::{Path, PathBuf};

use super::sums::{COPY, Sums, sum_of};
use crate::regular_file::{self, FileError};
use crate::{VaultError, durable};

/// The most that is read of a slot, in bytes.
const MOST: u64 = 16 * 1024;

/// One slot of a generation: the file, its copy beside it, and the sums that tell whether each
/// is whole.
pub(crate) struct SlotFile {
    generation: PathBuf,
    name: &'static str,
}

/// A slot's bytes and whether they are as they were written.
pub(crate) struct Whole {
    pub(crate) bytes: Vec<u8>,
    pub(crate) whole: bool,
}

impl SlotFile {
    pub(crate) fn passphrase(generation: &Path) -> Self {
        SlotFile {
            generation: generation.to_owned(),
            name: "slot-passphrase.age",
        }
    }

    pub(crate) fn recovery(generation: &Path) -> Self {
        SlotFile {
            generation: generation.to_owned(),
            name: "slot-recovery.age",
        }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.generation.join(self.name)
    }

    fn copy_path(&self) -> PathBuf {
        self.generation.join(format!("{}{COPY}", self.name))
    }

    /// The slot and its copy, those that are there, the slot first. The copy is left out when the
    /// slot is whole: an interrupted change may have left an older one there.
    ///
    /// # Errors
    /// [`VaultError::JournalMissing`] when neither is there.
    pub(crate) fn candidates(&self) -> Result<Vec<Whole>, VaultError> {
        let slot = read(&self.path())?;
        let copy = read(&self.copy_path())?;
        let sums = Sums::read(&self.generation);
        let is_there = |bytes: &Vec<u8>| !bytes.is_empty();
        let alike = slot.as_ref().is_some_and(is_there) && slot == copy;
        // Without sums, two equal copies are taken as whole: damage rarely strikes twice alike.
        let whole = |bytes: &[u8]| {
            if sums.knows(self.name) {
                sums.allows(self.name, &sum_of(bytes))
            } else {
                alike
            }
        };
        let mut found = Vec::new();
        for bytes in [slot, copy].into_iter().flatten() {
            let whole = whole(&bytes);
            found.push(Whole { bytes, whole });
            if whole {
                break;
            }
        }
        if found.is_empty() {
            return Err(VaultError::JournalMissing {
                missing: self.name.to_owned(),
            });
        }
        Ok(found)
    }

    /// Writes the first slot of a new generation.
    pub(crate) fn write_first(
        &self,
        bytes: &[u8],
        prove: impl FnOnce(&[u8]) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        self.replace(bytes, prove)
    }

    /// Writes the first slot of a new generation, of which nobody knows whether it is whole: without a
    /// copy and without a sum. So it opens or is damaged, and no secret is wrong for its sake.
    pub(crate) fn write_unproven(&self, bytes: &[u8]) -> Result<(), VaultError> {
        durable::replace(&self.path(), bytes, |_| Ok(()))
    }

    /// Replaces slot and copy. At every instant the slot is the old one or the new one, whole,
    /// and its sum is known. `prove` opens the new bytes as read back from the disk.
    pub(crate) fn replace(
        &self,
        bytes: &[u8],
        prove: impl FnOnce(&[u8]) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        let sum = sum_of(bytes);
        let mut sums = Sums::read(&self.generation);
        if !sums.knows(self.name)
            && let Some(old) = read(&self.path())?
        {
            sums = sums.also(self.name, sum_of(&old));
        }
        let both = sums.also(self.name, sum.clone());
        both.write(&self.generation)?;
        match durable::replace(&self.path(), bytes, prove) {
            // Only the folder's fsync was refused: the new slot stands, and must not be denied.
            Err(error) if read(&self.path())?.as_deref() != Some(bytes) => return Err(error),
            _ => {}
        }
        // The change is made. What is left of it is finished at the next opening if need be.
        if durable::replace(&self.copy_path(), bytes, |_| Ok(())).is_ok() {
            let _ = both.only(self.name, sum).write(&self.generation);
        }
        Ok(())
    }

    /// After the slot's bytes opened the journal: makes slot, copy and sum agree with them.
    /// Finishes an interrupted change (an old copy would still open with the old passphrase) and
    /// repairs a damaged file. Returns whether anything was repaired.
    pub(crate) fn settle(&self, opened: &[u8]) -> Result<bool, VaultError> {
        let same = |path: &Path| Ok::<_, VaultError>(read(path)?.is_some_and(|b| b == opened));
        if same(&self.path())? && same(&self.copy_path())? {
            Sums::read(&self.generation)
                .only(self.name, sum_of(opened))
                .write(&self.generation)
                .map(|()| false)
        } else {
            let slot_was_whole = same(&self.path())?;
            self.replace(opened, |_| Ok(()))?;
            Ok(!slot_was_whole)
        }
    }

    /// Makes slot and copy agree, when the slot is the one that `sum` names. Returns whether it is.
    pub(crate) fn settle_as(&self, sum: &str) -> Result<bool, VaultError> {
        match read(&self.path())? {
            Some(bytes) if sum_of(&bytes) == sum => self.settle(&bytes).map(|_| true),
            _ => Ok(false),
        }
    }

    /// SHA-256 of the slot file as it is; `None` when it is not there.
    pub(crate) fn sum(&self) -> Result<Option<String>, VaultError> {
        Ok(read(&self.path())?.map(|bytes| sum_of(&bytes)))
    }
}

/// A slot is under 1 KiB; anything much larger is not one, and is not read. What is no file at all is a
/// damaged slot, so that its copy is asked, and it is replaced once that has opened.
fn read(path: &Path) -> Result<Option<Vec<u8>>, VaultError> {
    match regular_file::read(path, MOST) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(FileError::Missing) => Ok(None),
        Err(FileError::NotRegular | FileError::TooLarge { .. }) => Ok(Some(Vec::new())),
        Err(FileError::Io(error)) => Err(VaultError::io(path, &error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn whole(slot: &SlotFile) -> Vec<bool> {
        let found = slot.candidates().unwrap();
        found.iter().map(|found| found.whole).collect()
    }

    #[test]
    fn without_sums_only_two_equal_copies_are_taken_as_whole() {
        let folder = tempfile::tempdir().unwrap();
        let slot = SlotFile::passphrase(folder.path());
        assert!(slot.candidates().is_err());
        fs::write(slot.path(), b"one").unwrap();
        assert_eq!(whole(&slot), [false]);
        fs::write(slot.copy_path(), b"other").unwrap();
        assert_eq!(whole(&slot), [false, false]);
        fs::write(slot.copy_path(), b"one").unwrap();
        assert_eq!(whole(&slot), [true]);
        fs::remove_file(slot.path()).unwrap();
        assert_eq!(whole(&slot), [false]);
    }

    #[test]
    fn a_slot_that_stands_counts_though_the_step_that_put_it_there_was_refused() {
        let folder = tempfile::tempdir().unwrap();
        let slot = SlotFile::passphrase(folder.path());
        slot.write_first(b"old", |_| Ok(())).unwrap();
        // It is there by the time the step is refused, as when only the folder could not be synced.
        let put = |_: &[u8]| {
            fs::remove_file(slot.path().with_extension("age.tmp")).unwrap();
            fs::write(slot.path(), b"new").unwrap();
            Ok(())
        };
        slot.replace(b"new", put).unwrap();
        assert_eq!(slot.sum().unwrap(), Some(sum_of(b"new")));
        assert_eq!(fs::read(slot.copy_path()).unwrap(), b"new");
        assert_eq!(whole(&slot), [true]);
        let refused = slot.replace(b"newer", |_| Err(VaultError::SlotDamaged));
        assert!(matches!(refused, Err(VaultError::SlotDamaged)));
        assert_eq!(whole(&slot), [true]);
    }

    #[test]
    fn while_a_slot_is_replaced_the_sum_of_the_old_one_is_known_as_well() {
        for has_sums in [true, false] {
            let folder = tempfile::tempdir().unwrap();
            let slot = SlotFile::passphrase(folder.path());
            slot.write_first(b"old", |_| Ok(())).unwrap();
            if !has_sums {
                fs::remove_file(folder.path().join("slots.sum")).unwrap();
            }
            let allows = |bytes: &[u8]| {
                Sums::read(folder.path()).allows("slot-passphrase.age", &sum_of(bytes))
            };
            slot.replace(b"new", |_| {
                assert!(allows(b"old") && allows(b"new"));
                Ok(())
            })
            .unwrap();
            assert!(!allows(b"old") && allows(b"new"));
            assert_eq!(fs::read(slot.copy_path()).unwrap(), b"new");
        }
    }

    #[test]
    fn settling_says_whether_the_slot_itself_was_mended() {
        let folder = tempfile::tempdir().unwrap();
        let slot = SlotFile::passphrase(folder.path());
        slot.write_first(b"key", |_| Ok(())).unwrap();
        assert!(!slot.settle(b"key").unwrap());
        fs::write(slot.copy_path(), b"rot").unwrap();
        assert!(!slot.settle(b"key").unwrap(), "the slot was whole");
        assert_eq!(fs::read(slot.copy_path()).unwrap(), b"key");
        fs::write(slot.path(), b"rot").unwrap();
        assert!(slot.settle(b"key").unwrap());
        assert_eq!(fs::read(slot.path()).unwrap(), b"key");
        assert!(slot.settle_as(&sum_of(b"key")).unwrap());
        assert!(!slot.settle_as(&sum_of(b"other")).unwrap());
    }

    #[test]
    fn a_slot_with_a_sum_needs_no_copy_and_is_read_to_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let slot = SlotFile::recovery(folder.path());
        assert_eq!(slot.sum().unwrap(), None);
        let bytes = [7; 2_000];
        slot.write_first(&bytes, |_| Ok(())).unwrap();
        assert_eq!(slot.sum().unwrap(), Some(sum_of(&bytes)));
        fs::write(slot.copy_path(), b"rot").unwrap();
        let found = slot.candidates().unwrap();
        assert!(found.len() == 1 && found[0].whole && found[0].bytes == bytes);
        // What cannot be looked for is not said to be missing. (Of what is beneath a file Windows says that it is.)
        if cfg!(unix) {
            let beneath_a_file = SlotFile::recovery(&slot.path());
            let told = beneath_a_file.candidates();
            assert!(matches!(told, Err(VaultError::Storage { .. })));
        }
    }
}
