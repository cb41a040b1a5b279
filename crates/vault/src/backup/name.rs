use std::fs;
use std::path::{Path, PathBuf};

use super::container::Container;
use crate::error::at;
use crate::slot::sum_of;
use crate::{VaultError, durable};

/// A copy that was proven once: only then it is given such a name. The number orders copies; no
/// clock does. The name tells neither what it is a copy of nor when it was made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Backup {
    pub(super) sequence: u64,
    /// Tells the copies of one journal from another's in the same folder.
    pub(super) tag: String,
    pub(super) path: PathBuf,
}

impl Backup {
    /// Its number: a higher one is newer.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.sequence
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether each part of it is as it was written, as far as can be told without a key.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        Container::open(&self.path).is_ok_and(|mut copy| copy.must_be_whole().is_ok())
    }

    /// A file that the person picked, whatever its name.
    #[must_use]
    pub fn picked(path: &Path) -> Self {
        let named = path.file_name().and_then(|name| parse(name.to_str()?));
        let (sequence, tag) = named.unwrap_or_default();
        Backup {
            sequence,
            tag,
            path: path.to_owned(),
        }
    }
}

/// What a copy is called.
pub(super) fn name(sequence: u64, tag: &str) -> String {
    format!("copy-{sequence:06}-{tag}.tar")
}

/// Eight hex digits that stand for a journal, and from which nothing follows about it.
pub(super) fn tag(vault_id: uuid::Uuid) -> String {
    let mut sum = sum_of(vault_id.as_bytes());
    sum.truncate(8);
    sum
}

fn parse(name: &str) -> Option<(u64, String)> {
    let (digits, tag) = name
        .strip_prefix("copy-")?
        .strip_suffix(".tar")?
        .split_once('-')?;
    let is_number = (6..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let is_tag = tag.len() == 8 && tag.bytes().all(|b| b.is_ascii_hexdigit());
    (is_number && is_tag).then_some((digits.parse().ok()?, tag.to_owned()))
}

/// The copies in a folder, of any journal, oldest first.
///
/// # Errors
/// [`VaultError::FolderMissing`]; storage errors.
pub(super) fn all_in(folder: &Path) -> Result<Vec<Backup>, VaultError> {
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
        if let Some((sequence, tag)) = name.and_then(parse) {
            found.push(Backup {
                sequence,
                tag,
                path,
            });
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// Puts a file at `path` in one durable step, after `prove` looked at it as it lies on the disk. It
/// has no name of a copy before, and a kill leaves at most the file that [`clear_unfinished`] removes.
pub(super) fn lay_down(
    path: &Path,
    write: impl FnOnce(&mut fs::File) -> Result<(), VaultError>,
    prove: impl FnOnce(&Path) -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    let unfinished = unfinished(path);
    let laid = (|| {
        let mut file = durable::private_file()
            .create(true)
            .truncate(true)
            .open(&unfinished)
            .map_err(at(&unfinished))?;
        write(&mut file)?;
        file.sync_all().map_err(at(&unfinished))?;
        drop(file);
        prove(&unfinished)?;
        fs::rename(&unfinished, path).map_err(at(path))
    })();
    if laid.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    laid?;
    durable::sync_folder(path.parent().unwrap_or(Path::new(".")))
}

fn unfinished(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.part"))
}

/// Removes what a kill left in a folder of a copy of the journal with this tag.
pub(super) fn clear_unfinished(folder: &Path, tag: &str) -> Result<(), VaultError> {
    for file in fs::read_dir(folder).map_err(at(folder))? {
        let path = file.map_err(at(folder))?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let of = name.and_then(|name| parse(name.strip_prefix('.')?.strip_suffix(".part")?));
        if of.is_some_and(|(_, of)| of == tag) {
            fs::remove_file(&path).map_err(at(&path))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_reads_back_and_says_nothing() {
        let tag = tag(uuid::Uuid::from_u128(7));
        for sequence in [1, 999_999, 1_000_000] {
            let name = name(sequence, &tag);
            assert_eq!(parse(&name), Some((sequence, tag.clone())), "{name}");
        }
        for other in [
            "copy-000001.tar",
            "copy-000001-1234567g.tar",
            "copy-1-12345678.tar",
            "copy-000001-12345678.tar.part",
            ".copy-000001-12345678.tar",
            "copy--00001-12345678.tar",
        ] {
            assert_eq!(parse(other), None, "{other}");
        }
    }
}
