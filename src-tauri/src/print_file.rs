//! The one plain file this program lays down by itself: a report on its way to a printer.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::error::{CommandError, ErrorKind};

/// How long is waited between two tries to remove what a viewer has open.
const ROUND: Duration = Duration::from_secs(10);

/// The folder of such files, in the memory of the session where there is one.
const FOLDER: &str = "evenkeel-print";

/// Lays the report down for the owner alone and opens it in the system's viewer.
///
/// # Errors
/// `file-not-saved` and `no-viewer`; then nothing stays.
pub(crate) fn open(root: &Path, pdf: &[u8]) -> Result<(), CommandError> {
    let _ = remove(root);
    let opened = lay(&folder(root), pdf).and_then(|path| {
        tauri_plugin_opener::open_path(&path, None::<&str>).map_err(|_| ErrorKind::NoViewer.into())
    });
    if opened.is_err() {
        let _ = remove(root);
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

/// Removes what lies there, at lock and at the end. Whether nothing does any more: Windows removes nothing that a
/// viewer has open.
pub(crate) fn remove(root: &Path) -> bool {
    let folders = [folder(root), root.join(FOLDER)];
    folders.map(|folder| vault::remove_tree(&folder).is_ok()) == [true, true]
}

/// Removes what a process before this one left, which a lock replaced or a kill ended: now, or as soon as the viewer
/// that has it open is closed.
pub(crate) fn remove_what_was_left(root: &Path) {
    if remove(root) {
        return;
    }
    let root = root.to_owned();
    std::thread::spawn(move || until_it_is_gone(|| remove(&root), std::thread::sleep));
}

fn until_it_is_gone(mut is_gone: impl FnMut() -> bool, pause: impl Fn(Duration)) {
    loop {
        pause(ROUND);
        if is_gone() {
            return;
        }
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
        assert!(remove(root.path()));
        assert_eq!(std::fs::read_dir(root.path()).unwrap().count(), 0);
        // Nothing there is nothing to be said.
        assert!(remove(root.path()));
    }

    #[test]
    fn it_lies_in_a_folder_of_its_own_and_not_beside_others() {
        let root = tempfile::tempdir().unwrap();
        let folder = folder(root.path());
        assert!(
            folder.is_absolute() && folder.ends_with(FOLDER),
            "{folder:?}"
        );
        assert!(folder.parent().unwrap().is_dir());
    }

    #[test]
    fn what_a_viewer_has_open_is_tried_again_until_it_is_gone() {
        let mut tries = 0;
        let mut pauses = std::cell::Cell::new(0);
        let closed_at_the_third = || {
            tries += 1;
            tries == 3
        };
        until_it_is_gone(closed_at_the_third, |_| pauses.set(pauses.get() + 1));
        assert_eq!((tries, *pauses.get_mut()), (3, 3));
    }

    /// As a viewer that shares nothing opens it.
    #[cfg(windows)]
    #[test]
    fn what_a_viewer_has_open_is_said_to_be_there_still() {
        use std::os::windows::fs::OpenOptionsExt as _;
        let root = tempfile::tempdir().unwrap();
        let path = lay(&root.path().join(FOLDER), b"%PDF").unwrap();
        let mut options = std::fs::OpenOptions::new();
        let viewer = options.read(true).share_mode(0).open(&path).unwrap();
        assert!(!remove(root.path()));
        assert!(path.exists());
        drop(viewer);
        assert!(remove(root.path()));
        assert!(!path.exists());
    }
}
