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
    let folder = folder(root);
    remove(root);
    vault::private_folder(&folder).map_err(|_| not_saved())?;
    let path = folder.join("notes.pdf");
    let laid = vault::replace_file(&path, pdf).map_err(|_| not_saved());
    let opened = laid.and_then(|()| {
        tauri_plugin_opener::open_path(&path, None::<&str>).map_err(|_| ErrorKind::NoViewer.into())
    });
    if opened.is_err() {
        remove(root);
    }
    opened
}

/// Removes what lies there: at lock, at the end, and at the start after a crash.
pub(crate) fn remove(root: &Path) {
    for folder in [folder(root), root.join(FOLDER)] {
        let _ = std::fs::remove_dir_all(folder);
    }
}

fn folder(root: &Path) -> PathBuf {
    dirs::runtime_dir()
        .filter(|folder| folder.is_dir())
        .unwrap_or_else(|| root.to_owned())
        .join(FOLDER)
}

fn not_saved() -> CommandError {
    CommandError::about(ErrorKind::FileNotSaved, "notes.pdf")
}
