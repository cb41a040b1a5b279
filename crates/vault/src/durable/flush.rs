//! From the system's memory onto the disk, by what each system asks for. No other place syncs a file.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the place that syncs files for all others"
)]

use std::fs::File;
use std::io;
use std::path::Path;

use crate::VaultError;
use crate::error::at;
use crate::regular_file::{self, opening};

/// Makes what was written to an open file outlive a power cut. It must be open for writing: Windows flushes no
/// other.
pub(crate) fn flush(file: &File) -> io::Result<()> {
    #[cfg(target_os = "macos")]
    return flush_on_macos(file);
    #[cfg(not(target_os = "macos"))]
    file.sync_all()
}

/// There fsync alone stops at the disk's own memory. What empties that as well is not known to every file system: of
/// another computer's folder, or of a stick, fsync is all there is.
#[cfg(target_os = "macos")]
fn flush_on_macos(file: &File) -> io::Result<()> {
    match rustix::fs::fcntl_fullfsync(file) {
        Err(error) if is_not_known(error) => Ok(rustix::fs::fsync(file)?),
        other => Ok(other?),
    }
}

/// Whether a file system says that it does not know a request, rather than that the disk refused it.
#[cfg(any(target_os = "macos", all(test, unix)))]
fn is_not_known(error: rustix::io::Errno) -> bool {
    use rustix::io::Errno;
    [
        Errno::NOTSUP,
        Errno::OPNOTSUPP,
        Errno::NOTTY,
        Errno::INVAL,
        Errno::NOSYS,
        Errno::NODEV,
    ]
    .contains(&error)
}

/// Makes what was written to the regular file at `path` outlive a power cut.
pub(crate) fn sync_file(path: &Path) -> Result<(), VaultError> {
    let file = regular_file::open_to_overwrite(path).map_err(opening(path))?;
    flush(&file).map_err(at(path))
}

/// Makes a rename or a new file in `folder` outlive a power cut.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), VaultError> {
    // Windows cannot open a folder as a file; its renames are journalled.
    if cfg!(windows) {
        return Ok(());
    }
    regular_file::open_folder(folder)
        .and_then(|file| flush(&file))
        .map_err(at(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_closed_is_synced_and_what_is_none_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        assert!(sync_file(&path).is_err());
        std::fs::write(&path, b"pages").unwrap();
        sync_file(&path).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"pages");
        sync_folder(folder.path()).unwrap();
        assert!(sync_file(folder.path()).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn what_a_file_system_does_not_know_is_done_another_way_and_a_refusal_of_the_disk_is_told() {
        use rustix::io::Errno;
        for unknown in [Errno::NOTSUP, Errno::NOTTY, Errno::INVAL, Errno::NODEV] {
            assert!(is_not_known(unknown), "{unknown}");
        }
        for refused in [Errno::IO, Errno::NOSPC, Errno::DQUOT, Errno::ROFS] {
            assert!(!is_not_known(refused), "{refused}");
        }
    }
}
