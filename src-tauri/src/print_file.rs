//! The one plain file this program lays down by itself: a report on its way to a printer.

use std::path::{Path, PathBuf};

use crate::error::{CommandError, ErrorKind};

/// The folder of such files, in the memory of the session where there is one.
const FOLDER: &str = "evenkeel-print";

/// Lays the report down for the owner alone and opens it in the system's viewer.
///
/// # Errors
/// `file-not-saved` and `no-viewer`; then nothing stays.
pub(crate) fn open(root: &Path, pdf: &[u8]) -> Result<(), CommandError> {
    remove(root);
    let opened = lay(&folder(root), pdf).and_then(|path| {
        tauri_plugin_opener::open_path(&path, None::<&str>).map_err(|_| ErrorKind::NoViewer.into())
    });
    if opened.is_err() {
        remove(root);
    }
    opened
}

fn lay(folder: &Path, pdf: &[u8]) -> Result<PathBuf, CommandError> {
    let path = folder.join("notes.pdf");
    vault::fresh_folder(folder)
        .and_then(|()| vault::replace_file(&path, pdf))
        .map_err(|_| CommandError::about(ErrorKind::FileNotSaved, "notes.pdf"))?;
    Ok(path)
}

/// Removes what lies there: at lock, at the end, and at the start after a crash.
pub(crate) fn remove(root: &Path) {
    for folder in [folder(root), root.join(FOLDER)] {
        let _ = vault::remove_tree(&folder);
    }
}

fn folder(root: &Path) -> PathBuf {
    dirs::runtime_dir()
        .filter(|folder| folder.is_dir())
        .unwrap_or_else(|| root.to_owned())
        .join(FOLDER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_laid_down_is_the_owners_alone_and_is_removed_whole() {
        let root = tempfile::tempdir().unwrap();
        // Where there is no memory of the session, it lies in the journal's folder.
        let folder = root.path().join(FOLDER);
        let path = lay(&folder, b"%PDF").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"%PDF");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&folder), mode(&path)), (0o700, 0o600));
        }
        remove(root.path());
        assert_eq!(std::fs::read_dir(root.path()).unwrap().count(), 0);
        // Nothing there is nothing to be said.
        remove(root.path());
    }
}
