use std::fs;
use std::path::{Path, PathBuf};

use super::container::{self, Container};
use crate::error::at;
use crate::folder::Folder;
use crate::installation;
use crate::regular_file::{self, opening};
use crate::slot::sum_of;
use crate::{VaultError, durable, generation};

/// A copy that was proven once: only then it is given such a name. The number orders copies; no
/// clock does. The name tells neither what it is a copy of nor when it was made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Backup {
    pub(super) sequence: u64,
    /// Tells the copies of one journal from another's in the same folder.
    pub(super) tag: String,
    /// The data folder in which it was made; `None` of a program that did not tell.
    pub(super) installation: Option<String>,
    pub(super) path: PathBuf,
}

impl Backup {
    /// Its number: a higher one is newer, among those of one computer.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.sequence
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The name of its file, which no other in its folder has.
    #[must_use]
    pub fn file_name(&self) -> String {
        regular_file::name_of(&self.path)
    }

    /// Whether each part of it is as it was written, as far as can be told without a key.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        Container::open(&self.path).is_ok_and(|mut copy| copy.must_be_whole().is_ok())
    }

    /// A file that the person picked, whatever its name. A link they picked is followed.
    #[must_use]
    pub fn picked(path: &Path) -> Self {
        let named = path.file_name().and_then(|name| parse(name.to_str()?));
        let named = named.unwrap_or_default();
        let real = regular_file::behind_links(path);
        named.at(real.unwrap_or_else(|_| path.to_owned()))
    }
}

/// The highest number that a name tells: nine digits. Whoever makes a hundred copies a day comes to it in
/// twenty-seven thousand years.
const HIGHEST: u64 = 999_999_999;
/// The least that a copy may be large, whatever the journal is: 64 MiB.
const LEAST_LIMIT: u64 = 64 << 20;

/// What a name tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) sequence: u64,
    pub(super) tag: String,
    pub(super) installation: Option<String>,
}

impl Named {
    fn at(self, path: PathBuf) -> Backup {
        Backup {
            sequence: self.sequence,
            tag: self.tag,
            installation: self.installation,
            path,
        }
    }
}

/// What a copy is called.
pub(super) fn name(sequence: u64, tag: &str, installation: &str) -> String {
    format!("copy-{sequence:06}-{tag}-{installation}.tar")
}

/// The same, if it reads back.
///
/// # Errors
/// [`VaultError::NumberTooHigh`].
pub(super) fn name_that_reads_back(
    sequence: u64,
    tag: &str,
    installation: &str,
) -> Result<String, VaultError> {
    let name = name(sequence, tag, installation);
    if parse(&name).is_some_and(|named| named.sequence == sequence) {
        Ok(name)
    } else {
        Err(VaultError::NumberTooHigh { name })
    }
}

/// Whether a number is one that a name can tell.
pub(super) fn is_tellable(sequence: u64) -> bool {
    (1..=HIGHEST).contains(&sequence)
}

/// Eight hex digits that stand for a journal, and from which nothing follows about it.
pub(crate) fn tag(vault_id: uuid::Uuid) -> String {
    let mut sum = sum_of(vault_id.as_bytes());
    sum.truncate(8);
    sum
}

/// Reads a name exactly as this program, or one before it, writes it.
pub(super) fn parse(name: &str) -> Option<Named> {
    let rest = name.strip_prefix("copy-")?.strip_suffix(".tar")?;
    let (digits, rest) = rest.split_once('-')?;
    // Programs before this one did not tell which data folder it was.
    let (tag, installation) = match rest.split_once('-') {
        Some((tag, installation)) => (tag, Some(installation)),
        None => (rest, None),
    };
    let sequence = digits.parse().ok()?;
    let is_ours = is_tellable(sequence)
        && digits == format!("{sequence:06}")
        && is_tag(tag)
        && installation.is_none_or(installation::is_number);
    is_ours.then(|| Named {
        sequence,
        tag: tag.to_owned(),
        installation: installation.map(str::to_owned),
    })
}

pub(crate) fn is_tag(text: &str) -> bool {
    text.len() == 8 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// The most bytes that a copy of the journal in a data folder may have, to be looked into unasked: four
/// times the largest journal there. Where there is none, as much as any copy can have.
pub(super) fn most(folder: &Folder) -> u64 {
    let generations = generation::every(folder.root()).unwrap_or_default();
    let sizes = generations
        .iter()
        .filter_map(|generation| regular_file::facts(&generation.join("journal.db")).ok())
        .map(|found| found.len());
    sizes.max().map_or(container::LARGEST_FILE, |largest| {
        largest.saturating_mul(4).max(LEAST_LIMIT)
    })
}

/// The copies in a folder, of any journal, oldest first: regular files of at most `most` bytes. What else
/// has such a name is passed over, and not opened.
///
/// # Errors
/// [`VaultError::FolderMissing`]; storage errors.
pub(super) fn all_in(folder: &Path, most: u64) -> Result<Vec<Backup>, VaultError> {
    let mut found = names_in(folder)?;
    found.retain(|backup| regular_file::facts(&backup.path).is_ok_and(|found| found.len() <= most));
    Ok(found)
}

/// Whatever in a folder has the name of a copy, a file or not, by number.
pub(super) fn names_in(folder: &Path) -> Result<Vec<Backup>, VaultError> {
    let files = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(VaultError::FolderMissing);
        }
        other => other.map_err(at(folder))?,
    };
    let mut found = Vec::new();
    for file in files {
        let path = file.map_err(at(folder))?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        if let Some(named) = name.and_then(parse) {
            found.push(named.at(path));
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// The files in a folder that have a name of a copy, or of one that was not finished. Links that have one
/// are among them.
pub(crate) fn own_files(folder: &Path) -> Result<Vec<PathBuf>, VaultError> {
    generation::within(folder, |name| {
        parse(name).is_some() || parse_unfinished(name).is_some()
    })
}

/// Whether a file came to lie at the place that was meant for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub(super) enum Laid {
    Down,
    /// Something else has the name, and was not touched.
    NameTaken,
}

/// What becomes of a file that has the name already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    /// It stays, and nothing is laid down.
    Nothing,
    /// It is the same copy, which is made anew.
    TheSame,
}

/// Puts a file at `path` in one durable step, after `prove` looked at it as it lies on the disk. It
/// has no name of a copy before, nor one that can be foreseen, and a kill leaves at most the file that
/// [`clear_unfinished`] removes.
pub(super) fn lay_down(
    path: &Path,
    over: Over,
    write: impl FnOnce(&mut fs::File) -> Result<(), VaultError>,
    prove: impl FnOnce(&Path) -> Result<(), VaultError>,
) -> Result<Laid, VaultError> {
    let unfinished = unfinished(path);
    let laid = (|| -> Result<Laid, VaultError> {
        let mut file = regular_file::create_new(&unfinished).map_err(opening(&unfinished))?;
        write(&mut file)?;
        durable::flush(&file).map_err(at(&unfinished))?;
        drop(file);
        prove(&unfinished)?;
        match over {
            Over::TheSame => durable::rename(&unfinished, path).map_err(at(path))?,
            Over::Nothing => match durable::rename_new(&unfinished, path) {
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                    return Ok(Laid::NameTaken);
                }
                other => other.map_err(at(path))?,
            },
        }
        Ok(Laid::Down)
    })();
    if !matches!(laid, Ok(Laid::Down)) {
        let _ = regular_file::remove(&unfinished);
    }
    if laid? == Laid::NameTaken {
        return Ok(Laid::NameTaken);
    }
    durable::sync_folder(path.parent().unwrap_or(Path::new(".")))?;
    Ok(Laid::Down)
}

fn unfinished(path: &Path) -> PathBuf {
    let name = regular_file::name_of(path);
    path.with_file_name(format!(".{name}.{}.part", durable::by_chance()))
}

/// What the name of a file tells that a kill left. Programs before this one drew nothing by chance.
fn parse_unfinished(name: &str) -> Option<Named> {
    let name = name.strip_prefix('.')?.strip_suffix(".part")?;
    let drawn = |chance: &str| chance.len() == 16 && chance.bytes().all(|b| b.is_ascii_hexdigit());
    match name.rsplit_once('.') {
        Some((name, chance)) if drawn(chance) => parse(name),
        _ => parse(name),
    }
}

/// Removes what a kill left in a folder of a copy that was to have a name like that of `of`: of the same
/// journal and the same data folder.
pub(super) fn clear_unfinished(
    folder: &Path,
    tag: &str,
    is_own: impl Fn(Option<&str>) -> bool,
) -> Result<(), VaultError> {
    let is_wanted = |name: &str| {
        let named = parse_unfinished(name);
        named.is_some_and(|of| of.tag == tag && is_own(of.installation.as_deref()))
    };
    for path in generation::within(folder, is_wanted)? {
        regular_file::remove(&path).map_err(at(&path))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    const HERE: &str = "0123456789ab";

    #[test]
    fn a_name_reads_back_and_says_nothing() {
        let tag = tag(uuid::Uuid::from_u128(7));
        for sequence in [1, 999_999, 1_000_000, HIGHEST] {
            let name = name_that_reads_back(sequence, &tag, HERE).unwrap();
            let named = parse(&name).unwrap();
            assert_eq!((named.sequence, &named.tag), (sequence, &tag), "{name}");
            assert_eq!(named.installation.as_deref(), Some(HERE));
            let unfinished = unfinished(&PathBuf::from(name));
            let unfinished = unfinished.file_name().unwrap().to_str().unwrap();
            assert_eq!(parse_unfinished(unfinished), Some(named));
        }
        let before = parse("copy-000007-12345678.tar").unwrap();
        assert_eq!((before.sequence, before.installation), (7, None));
        let before = parse_unfinished(".copy-000007-12345678.tar.part").unwrap();
        assert_eq!((before.sequence, before.installation), (7, None));
        for refused in [0, HIGHEST + 1, 999_999_999_999_999, u64::MAX] {
            assert!(matches!(
                name_that_reads_back(refused, &tag, HERE),
                Err(VaultError::NumberTooHigh { .. })
            ));
        }
        for other in [
            "copy-000001.tar",
            "copy-000001-1234567g.tar",
            "copy-1-12345678.tar",
            "copy-0000001-12345678.tar",
            "copy-000000-12345678.tar",
            "copy-1000000000-12345678.tar",
            "copy-999999999999999-12345678.tar",
            "copy-000001-12345678.tar.part",
            ".copy-000001-12345678.tar",
            "copy--00001-12345678.tar",
            "copy-+00001-12345678.tar",
            "copy-000001-1234567A.tar",
            "copy-000001-12345678-.tar",
            "copy-000001-12345678-0123456789aB.tar",
            "copy-000001-12345678-0123456789ab-.tar",
        ] {
            assert_eq!(parse(other), None, "{other}");
        }
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|file| regular_file::name_of(&file.unwrap().path()))
            .collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn a_copy_is_laid_over_nothing_but_itself_and_leaves_nothing_unfinished() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("copy-000001-12345678-0123456789ab.tar");
        let lay = |over, text: &'static str| {
            let write = |file: &mut fs::File| file.write_all(text.as_bytes()).map_err(at(&path));
            lay_down(&path, over, write, |_| Ok(()))
        };
        assert_eq!(lay(Over::Nothing, "first").unwrap(), Laid::Down);
        assert_eq!(lay(Over::Nothing, "other").unwrap(), Laid::NameTaken);
        assert_eq!(fs::read(&path).unwrap(), b"first");
        assert_eq!(lay(Over::TheSame, "anew").unwrap(), Laid::Down);
        assert_eq!(fs::read(&path).unwrap(), b"anew");
        let refused = lay_down(
            &path,
            Over::TheSame,
            |_| Ok(()),
            |_| Err(VaultError::BackupDamaged),
        );
        assert!(matches!(refused, Err(VaultError::BackupDamaged)));
        // What cannot be given the name is no taken name.
        let take_away = |unfinished: &Path| fs::remove_file(unfinished).map_err(at(unfinished));
        let free = folder.path().join("copy-000002-12345678-0123456789ab.tar");
        let gone = lay_down(&free, Over::Nothing, |_| Ok(()), take_away);
        assert!(matches!(gone, Err(VaultError::Storage { .. })), "{gone:?}");
        assert_eq!(fs::read(&path).unwrap(), b"anew");
        assert_eq!(names(folder.path()), [regular_file::name_of(&path)]);
    }

    #[test]
    fn of_what_a_kill_left_only_that_of_the_same_journal_and_folder_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let left = [
            ".copy-000001-12345678-0123456789ab.tar.0123456789abcdef.part",
            ".copy-000002-12345678-0123456789ab.tar.part",
            ".copy-000003-12345678-ba9876543210.tar.0123456789abcdef.part",
            ".copy-000004-87654321-0123456789ab.tar.0123456789abcdef.part",
            ".copy-000005-12345678-0123456789ab.tar.0123456789abcde.part",
            "copy-000006-12345678-0123456789ab.tar",
            "other.part",
        ];
        for name in left {
            fs::write(folder.path().join(name), "").unwrap();
        }
        clear_unfinished(folder.path(), "12345678", |of| of == Some(HERE)).unwrap();
        assert_eq!(names(folder.path()), left[2..]);
    }

    #[test]
    fn a_copy_may_always_have_64_mebibytes_and_more_beside_a_large_journal() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::hold(root.path()).unwrap();
        assert_eq!(most(&folder), container::LARGEST_FILE);
        let generation = root.path().join("gen-1");
        fs::create_dir(&generation).unwrap();
        let journal = fs::File::create(generation.join("journal.db")).unwrap();
        for (bytes, expected) in [(1, 64 << 20), (16 << 20, 64 << 20), (20 << 20, 80 << 20)] {
            journal.set_len(bytes).unwrap();
            assert_eq!(most(&folder), expected, "{bytes}");
        }
        let copies = root.path().join("copies");
        fs::create_dir(&copies).unwrap();
        let copy = fs::File::create(copies.join("copy-000001-12345678-0123456789ab.tar")).unwrap();
        for (bytes, listed) in [(80 << 20, 1), ((80 << 20) + 1, 0)] {
            copy.set_len(bytes).unwrap();
            assert_eq!(all_in(&copies, most(&folder)).unwrap().len(), listed);
        }
    }
}
