//! The desktop's own dialogs: which file or folder is meant. The one door to them, so that none leaves the name of
//! what was chosen in the desktop's list of recent files.

use std::path::PathBuf;

use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder, FilePath};

use crate::recent_files;

/// Asks where a file goes, with a name that is offered. `None` when the person changed their mind.
#[allow(clippy::disallowed_methods, reason = "the one door")]
pub(crate) fn place_for(app: &AppHandle, title: &str, name: String) -> Option<PathBuf> {
    let dialog = dialog(app, title).set_file_name(name);
    path(app, dialog.blocking_save_file())
}

/// Asks for a file. `None` when the person changed their mind.
#[allow(clippy::disallowed_methods, reason = "the one door")]
pub(crate) fn file(app: &AppHandle, title: &str) -> Option<PathBuf> {
    path(app, dialog(app, title).blocking_pick_file())
}

/// Asks for a folder. `None` when the person changed their mind.
#[allow(clippy::disallowed_methods, reason = "the one door")]
pub(crate) fn folder(app: &AppHandle, title: &str) -> Option<PathBuf> {
    path(app, dialog(app, title).blocking_pick_folder())
}

fn dialog(app: &AppHandle, title: &str) -> FileDialogBuilder<tauri::Wry> {
    app.dialog().file().set_title(title)
}

fn path(app: &AppHandle, chosen: Option<FilePath>) -> Option<PathBuf> {
    let path = chosen?.into_path().ok()?;
    recent_files::forget_chosen(app, &path);
    Some(path)
}
