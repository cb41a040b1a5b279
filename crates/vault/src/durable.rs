//! Writing a file so that a power cut leaves the old or the new, never neither.
//!
//! Each step is needed: without the file's fsync ext4 came back with the old content or none,
//! without the folder's fsync xfs took the rename back (measured; `shared/research`).

use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use crate::VaultError;
use crate::error::at;

/// Puts `bytes` at `path` in one atomic, durable step: temporary file beside it, fsync, rename,
/// fsync of the folder. `prove` is given the temporary file's bytes as read back and may refuse.
pub(crate) fn replace(
    path: &Path,
    bytes: &[u8],
    prove: impl FnOnce(&[u8]) -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut temporary = path.as_os_str().to_owned();
    temporary.push(".tmp");
    let temporary = Path::new(&temporary);
    let written = write_and_prove(temporary, bytes, prove)
        .and_then(|()| fs::rename(temporary, path).map_err(at(path)));
    if written.is_err() {
        // The temporary file is ours and unfinished: nothing half-done stays.
        let _ = fs::remove_file(temporary);
    }
    written?;
    sync_folder(folder)
}

/// Puts `bytes` at `path` in one atomic, durable step; a failure leaves what was there.
///
/// # Errors
/// Storage errors.
pub fn replace_file(path: &Path, bytes: &[u8]) -> Result<(), VaultError> {
    replace(path, bytes, |_| Ok(()))
}

/// Puts what `write` writes at `path` in one atomic, durable step, without holding it in memory; an
/// error, its own or the disk's, leaves what was there and nothing beside it.
///
/// # Errors
/// Storage errors, and whatever `write` ends with.
pub fn write_file<E: From<VaultError>>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), E> {
    let folder = path.parent().unwrap_or(Path::new("."));
    // A name of its own: a file of that name may be the person's.
    let temporary = beside(path);
    let written = (|| -> Result<(), E> {
        let file = private_file()
            .create_new(true)
            .open(&temporary)
            .map_err(at(&temporary))?;
        let mut buffered = BufWriter::new(file);
        write(&mut buffered)?;
        let file = buffered
            .into_inner()
            .map_err(|error| VaultError::io(&temporary, error.error()))?;
        file.sync_all().map_err(at(&temporary))?;
        drop(file);
        fs::rename(&temporary, path).map_err(at(path))?;
        Ok(())
    })();
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written?;
    Ok(sync_folder(folder)?)
}

/// A name in the same folder that is nobody's: hidden, and with a number drawn by chance.
fn beside(path: &Path) -> PathBuf {
    let mut number = [0; 8];
    // Without chance the name is taken or not; `create_new` decides.
    let _ = getrandom::fill(&mut number);
    path.with_file_name(format!(".{:016x}.part", u64::from_le_bytes(number)))
}

fn write_and_prove(
    temporary: &Path,
    bytes: &[u8],
    prove: impl FnOnce(&[u8]) -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    let mut file = private_file()
        .create(true)
        .truncate(true)
        .open(temporary)
        .map_err(at(temporary))?;
    file.write_all(bytes).map_err(at(temporary))?;
    file.sync_all().map_err(at(temporary))?;
    drop(file);
    let mut back = Vec::with_capacity(bytes.len());
    File::open(temporary)
        .and_then(|mut file| file.read_to_end(&mut back))
        .map_err(at(temporary))?;
    prove(&back)
}

/// Makes a rename or a new file in `folder` outlive a power cut.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), VaultError> {
    // Windows cannot open a folder as a file; its renames are journalled.
    if cfg!(windows) {
        return Ok(());
    }
    File::open(folder)
        .and_then(|file| file.sync_all())
        .map_err(at(folder))
}

/// Options for a file that only its owner may read (0600 where modes exist).
pub(crate) fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes a folder that only its owner may enter (0700 where modes exist), with its parents.
pub fn private_folder(path: &Path) -> Result<(), VaultError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(at(path))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // It may have been there before, more open than it should be.
        let found = fs::metadata(path).map_err(at(path))?.permissions().mode() & 0o777;
        if found != 0o700 {
            fs::set_permissions(path, fs::Permissions::from_mode(0o700)).map_err(at(path))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_proof_leaves_the_old_file_and_no_temporary() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("slot");
        replace(&path, b"old", |_| Ok(())).unwrap();
        assert!(replace(&path, b"new", |_| Err(VaultError::SlotDamaged)).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_was_not_written_to_its_end_leaves_the_old_file_and_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.pdf");
        write_file(&path, |to| to.write_all(b"old").map_err(at(&path))).unwrap();
        let half = write_file(&path, |to| {
            to.write_all(&[7; 100_000]).map_err(at(&path))?;
            Err(VaultError::CalledOff)
        });
        assert!(matches!(half, Err(VaultError::CalledOff)));
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let nowhere = folder.path().join("gone/report.pdf");
        assert!(write_file::<VaultError>(&nowhere, |_| Ok(())).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn files_and_folders_are_the_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a/b");
        fs::create_dir_all(&inner).unwrap();
        fs::set_permissions(&inner, fs::Permissions::from_mode(0o755)).unwrap();
        private_folder(&inner).unwrap();
        replace(&inner.join("f"), b"x", |_| Ok(())).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&inner), mode(&inner.join("f"))), (0o700, 0o600));
    }

    #[test]
    fn a_file_is_replaced_by_what_is_given() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        for bytes in [&b"old"[..], b"new"] {
            replace_file(&path, bytes).unwrap();
            assert_eq!(fs::read(&path).unwrap(), bytes);
        }
    }
}
