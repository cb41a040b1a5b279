//! The files of a folder, one after another, each opened when its turn comes.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use bring_in::{Limits, TextFile};
use chrono::{DateTime, FixedOffset, Utc};
use vault::regular_file;

/// How deep folders in folders are looked into.
const DEPTH: usize = 8;

/// The files of `folder` and of the folders in it, by name. Hidden ones and links are passed over:
/// a link could lead anywhere. `offset` is where the person is.
pub(crate) fn text_files(folder: &Path, offset: FixedOffset) -> impl Iterator<Item = TextFile> {
    let root = folder.to_owned();
    let mut waiting = vec![(folder.to_owned(), 0)];
    std::iter::from_fn(move || {
        while let Some((path, depth)) = waiting.pop() {
            let Ok(facts) = fs::symlink_metadata(&path) else {
                continue;
            };
            if facts.is_file() {
                return Some(file(&root, &path, &facts, offset));
            }
            if facts.is_dir() && depth < DEPTH {
                waiting.extend(inside(&path).into_iter().map(|path| (path, depth + 1)));
            }
        }
        None
    })
}

/// What is in a folder, the last name first, so that the first is taken first.
fn inside(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_shown = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy());
        name.is_some_and(|name| !name.starts_with('.'))
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_shown).collect();
    paths.sort_unstable_by(|a, b| b.cmp(a));
    paths
}

fn file(root: &Path, path: &Path, facts: &fs::Metadata, offset: FixedOffset) -> TextFile {
    let parts = path.strip_prefix(root).unwrap_or(path).components();
    let names: Vec<String> = parts
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    let changed = facts.modified().ok();
    TextFile {
        name: names.join("/"),
        changed: changed.map(|at| DateTime::<Utc>::from(at).with_timezone(&offset)),
        // One byte more than is taken, so that what is too large is told as that.
        bytes: regular_file::reader(path, Limits::default().file_bytes + 1)
            .map(|file| Box::new(file) as Box<dyn Read>)
            .map_err(io::Error::from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_by_name_without_what_is_hidden_or_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("b")).unwrap();
        for name in ["c.md", "a.txt", "b/2024-03-01.md", ".hidden.md"] {
            fs::write(at(name), "words").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink("/etc", at("link")).unwrap();
        let offset = FixedOffset::east_opt(3600).unwrap();
        let names: Vec<String> = text_files(folder.path(), offset)
            .map(|file| file.name)
            .collect();
        assert_eq!(names, ["a.txt", "b/2024-03-01.md", "c.md"]);
    }
}
