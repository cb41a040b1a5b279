//! What the program keeps beside the journal: the window's place, and what the web view insists on. Both go with the
//! journal.

use std::fs;
use std::path::Path;

use crate::data_folder;

/// The window's place, as the plugin names its file.
const WINDOW: &str = ".window-state.json";
/// How the folder of a generation begins, and the file that names the one in use.
const GENERATION: &str = "gen-";
const CURRENT: &str = "CURRENT";

/// Whether no journal is kept in that data folder. A folder that cannot be looked into may hold one.
pub(crate) fn no_journal_in(root: &Path) -> bool {
    let entries = match fs::read_dir(root) {
        Ok(entries) => entries,
        Err(error) => return error.kind() == std::io::ErrorKind::NotFound,
    };
    entries.into_iter().all(|entry| {
        entry.is_ok_and(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name != CURRENT && !name.starts_with(GENERATION)
        })
    })
}

/// Removes them, as far as the disk lets it. Links are removed and never followed.
pub(crate) fn remove() {
    if let Some(folder) = data_folder::settings_of_the_window() {
        remove_window(&folder);
    }
    remove_web_view(&data_folder::web_view());
}

fn remove_window(folder: &Path) {
    if is_a_folder(folder) {
        let _ = vault::regular_file::remove(&folder.join(WINDOW));
        // Only when nothing else is in it.
        let _ = vault::remove_empty_folder(folder);
    }
}

/// The whole folder is the web view's: it bears the program's name, and nothing else puts anything there.
fn remove_web_view(folder: &Path) {
    if is_a_folder(folder) {
        let _ = vault::remove_tree(folder);
    }
}

/// A folder itself, and no link to one.
fn is_a_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.is_dir())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn what_is_ours_goes_and_what_is_somebody_elses_stays() {
        let home = tempfile::tempdir().unwrap();
        let (window, view) = (home.path().join("config"), home.path().join("cache"));
        for folder in [&window, &view] {
            fs::create_dir(folder).unwrap();
            fs::write(folder.join(WINDOW), "{}").unwrap();
        }
        fs::write(window.join("theirs"), "kept").unwrap();
        // A link inside, to a file and to a folder elsewhere.
        let elsewhere = home.path().join("elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        fs::write(elsewhere.join("theirs"), "kept").unwrap();
        symlink(&elsewhere, view.join("storage")).unwrap();
        symlink(elsewhere.join("theirs"), view.join("salt")).unwrap();
        remove_window(&window);
        remove_web_view(&view);
        assert!(!window.join(WINDOW).exists() && !view.exists());
        assert_eq!(fs::read(window.join("theirs")).unwrap(), b"kept");
        assert_eq!(fs::read(elsewhere.join("theirs")).unwrap(), b"kept");
        fs::remove_file(window.join("theirs")).unwrap();
        remove_window(&window);
        assert!(!window.exists(), "nothing else was in it");
    }

    #[test]
    fn a_folder_that_is_a_link_is_left_alone() {
        let home = tempfile::tempdir().unwrap();
        let (theirs, link) = (home.path().join("theirs"), home.path().join("link"));
        fs::create_dir(&theirs).unwrap();
        fs::write(theirs.join(WINDOW), "kept").unwrap();
        symlink(&theirs, &link).unwrap();
        remove_window(&link);
        remove_web_view(&link);
        assert_eq!(fs::read(theirs.join(WINDOW)).unwrap(), b"kept");
    }

    #[test]
    fn a_journal_is_seen_whether_it_has_a_generation_or_names_one() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("vault");
        assert!(no_journal_in(&root), "there is no folder");
        fs::create_dir(&root).unwrap();
        fs::write(root.join("lock"), "").unwrap();
        assert!(no_journal_in(&root));
        fs::create_dir(root.join("gen-2")).unwrap();
        assert!(!no_journal_in(&root));
        fs::remove_dir(root.join("gen-2")).unwrap();
        fs::write(root.join(CURRENT), "gen-1").unwrap();
        assert!(!no_journal_in(&root));
    }
}
