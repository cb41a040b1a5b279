//! A copy of RustSec's advisory database on this machine: where it is, and of which day.

use std::fs;
use std::path::{Path, PathBuf};

use crate::day::Day;
use crate::failure::Failure;
use crate::program::Program;

/// The variable by which a person names a folder that holds one.
pub(super) const NAMED: &str = "EVENKEEL_ADVISORIES";

/// What cargo-deny calls its copy of the database it reads unless told otherwise.
const LAID_OUT: &str = "advisory-db-3157b0e258782691";

/// A folder of advisories.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Copy {
    pub(super) folder: PathBuf,
    /// Of its newest commit; without git, of its newest advisory.
    pub(super) day: (String, Day),
    pub(super) advisories: usize,
}

/// The newest copy here: in the folder a person named, else where cargo-deny and cargo-audit keep
/// theirs.
pub(super) fn find() -> Option<Copy> {
    if let Some(named) = std::env::var_os(NAMED).filter(|named| !named.is_empty()) {
        return newest(&[PathBuf::from(named)]);
    }
    let cargo = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(std::env::home_dir()?.join(".cargo")))?;
    newest(&[cargo.join("advisory-dbs"), cargo.join("advisory-db")])
}

/// Each folder is a copy, or holds some.
fn newest(folders: &[PathBuf]) -> Option<Copy> {
    let below = folders.iter().flat_map(|folder| entries(folder));
    folders
        .iter()
        .cloned()
        .chain(below)
        .filter_map(read)
        .max_by_key(|copy| copy.day.1)
}

fn read(folder: PathBuf) -> Option<Copy> {
    let texts: Vec<String> = advisories(&folder)
        .iter()
        .filter_map(|file| fs::read_to_string(file).ok())
        .collect();
    let noted = texts
        .iter()
        .filter_map(|text| date(text))
        .max_by_key(|day| day.1)?;
    Some(Copy {
        day: committed(&folder).unwrap_or(noted),
        advisories: texts.len(),
        folder,
    })
}

/// The files of `crates/*/RUSTSEC-*.md`.
fn advisories(folder: &Path) -> Vec<PathBuf> {
    entries(&folder.join("crates"))
        .iter()
        .flat_map(|package| entries(package))
        .filter(|file| {
            file.extension().is_some_and(|kind| kind == "md")
                && file
                    .file_name()
                    .is_some_and(|name| name.to_string_lossy().starts_with("RUSTSEC-"))
        })
        .collect()
}

/// The day an advisory was made: `date = "2026-11-01"` in its head.
fn date(advisory: &str) -> Option<(String, Day)> {
    let line = advisory
        .lines()
        .find_map(|line| line.strip_prefix("date"))?;
    day(line
        .trim_start()
        .strip_prefix('=')?
        .trim()
        .trim_matches('"'))
}

fn committed(folder: &Path) -> Option<(String, Day)> {
    if !folder.join(".git").exists() {
        return None;
    }
    let answer = Program::new("git")
        .args(["-C"])
        .args([folder])
        .args(["log", "-1", "--format=%cs"])
        .answer();
    day(&answer.ok()?)
}

fn day(text: &str) -> Option<(String, Day)> {
    Some((text.to_owned(), Day::read(text)?))
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .collect()
}

impl Copy {
    /// Lays the advisories out below `folder` as if cargo-deny had fetched them there, so that it
    /// reads any copy in one way, and never refuses one for an age that we tell ourselves.
    pub(super) fn lay_out(&self, folder: &Path) -> Result<(), Failure> {
        let laid = folder.join(LAID_OUT);
        if laid.exists() {
            fs::remove_dir_all(&laid).map_err(|error| Failure::file("remove", &laid, &error))?;
        }
        for file in advisories(&self.folder) {
            let Ok(inside) = file.strip_prefix(&self.folder) else {
                continue;
            };
            write(&laid.join(inside), |to| fs::copy(&file, to).map(drop))?;
        }
        write(&laid.join(".git").join("FETCH_HEAD"), |to| {
            fs::write(to, "")
        })
    }
}

fn write(to: &Path, act: impl FnOnce(&Path) -> std::io::Result<()>) -> Result<(), Failure> {
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder)
        .and_then(|()| act(to))
        .map_err(|error| Failure::file("write", to, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let path =
            std::env::temp_dir().join(format!("xtask-advisories-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        path
    }

    fn note(copy: &Path, package: &str, number: &str, date: &str) {
        let text = format!(
            "```toml\n[advisory]\nid = \"{number}\"\npackage = \"{package}\"\ndate = \"{date}\"\n\n\
             [versions]\npatched = []\n```\n\n# Something\n"
        );
        let file = copy
            .join("crates")
            .join(package)
            .join(format!("{number}.md"));
        write(&file, |to| fs::write(to, text)).unwrap();
    }

    #[test]
    fn without_git_the_newest_advisory_gives_the_day() {
        let here = folder("day");
        note(&here, "one", "RUSTSEC-2026-0001", "2026-02-03");
        note(&here, "one", "RUSTSEC-2025-0001", "2025-02-03");
        note(&here, "two", "RUSTSEC-2026-0002", "2026-01-30");
        let copy = newest(std::slice::from_ref(&here)).unwrap();
        assert_eq!(copy.day.0, "2026-02-03");
        assert_eq!(copy.advisories, 3);
        assert_eq!(copy.folder, here);
    }

    #[test]
    fn of_several_the_newest_is_taken() {
        let here = folder("several");
        note(&here.join("a"), "one", "RUSTSEC-2026-0001", "2026-02-03");
        note(&here.join("b"), "one", "RUSTSEC-2026-0001", "2026-02-04");
        fs::write(here.join("db.lock"), "").unwrap();
        let copy = newest(std::slice::from_ref(&here)).unwrap();
        assert_eq!(copy.folder, here.join("b"));
    }

    #[test]
    fn a_folder_without_advisories_is_no_copy() {
        let here = folder("none");
        assert_eq!(newest(std::slice::from_ref(&here)), None);
        fs::create_dir_all(here.join("crates/one")).unwrap();
        fs::write(here.join("crates/one/README.md"), "date = \"2026-01-01\"").unwrap();
        assert_eq!(newest(&[here]), None);
    }

    #[test]
    fn a_copy_is_laid_out_without_what_was_there() {
        let (here, there) = (folder("from"), folder("to"));
        note(&here, "one", "RUSTSEC-2026-0001", "2026-02-03");
        note(
            &there.join(LAID_OUT),
            "old",
            "RUSTSEC-2020-0001",
            "2020-02-03",
        );
        newest(&[here]).unwrap().lay_out(&there).unwrap();
        let laid = there.join(LAID_OUT);
        assert!(laid.join("crates/one/RUSTSEC-2026-0001.md").exists());
        assert!(laid.join(".git/FETCH_HEAD").exists());
        assert!(!laid.join("crates/old").exists());
    }
}
