//! Whether something made is still newer than what it was made from.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Folders that are made, not written.
const MADE: [&str; 4] = ["node_modules", "dist", "target", ".svelte-kit"];

/// True when `made` exists and nothing below `sources` was changed after it.
pub(crate) fn is_fresh(made: &Path, sources: &[PathBuf]) -> bool {
    let Some(made) = changed(made) else {
        return false;
    };
    sources
        .iter()
        .filter_map(|source| newest(source))
        .all(|source| source <= made)
}

fn newest(path: &Path) -> Option<SystemTime> {
    let Ok(entries) = fs::read_dir(path) else {
        return changed(path);
    };
    // A folder's own time counts: it moves when a file in it is removed.
    let below = entries
        .filter_map(Result::ok)
        .filter(|entry| !MADE.iter().any(|made| entry.file_name() == *made))
        .filter_map(|entry| newest(&entry.path()));
    below.chain(folder_time(path)).max()
}

/// A folder that holds made folders changes whenever those are made anew: then it says nothing.
fn folder_time(path: &Path) -> Option<SystemTime> {
    if MADE.iter().any(|made| path.join(made).exists()) {
        None
    } else {
        changed(path)
    }
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|about| about.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn folder(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("xtask-fresh-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("src")).unwrap();
        path
    }

    fn write(path: &Path, seconds: u64) {
        fs::write(path, "x").unwrap();
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000 + seconds);
        fs::File::options()
            .write(true)
            .open(path)
            .unwrap()
            .set_modified(time)
            .unwrap();
    }

    #[test]
    fn nothing_made_is_not_fresh() {
        let here = folder("nothing");
        assert!(!is_fresh(&here.join("made"), &[]));
    }

    #[test]
    fn a_newer_source_makes_it_stale() {
        let here = folder("stale");
        write(&here.join("made"), 5);
        write(&here.join("source"), 9);
        assert!(!is_fresh(&here.join("made"), &[here.join("source")]));
        write(&here.join("made"), 10);
        assert!(is_fresh(&here.join("made"), &[here.join("source")]));
    }

    #[test]
    fn what_is_made_is_no_source() {
        let here = folder("made");
        fs::create_dir_all(here.join("node_modules")).unwrap();
        fs::remove_dir(here.join("src")).unwrap();
        write(&here.join("made"), 5);
        write(&here.join("node_modules/late"), 9);
        fs::remove_file(here.join("made")).unwrap();
        write(&here.join("node_modules/made"), 5);
        assert!(is_fresh(
            &here.join("node_modules/made"),
            std::slice::from_ref(&here)
        ));
    }
}
