//! Where this system lays the core dumps of programs that crash.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::disk;

/// Who decides, as a file.
const PATTERN: &str = "/proc/sys/kernel/core_pattern";

/// The place of core dumps, and those that were in it before.
#[derive(Debug)]
pub struct Cores {
    place: PathBuf,
    /// What their names begin with.
    name: String,
    before: BTreeSet<PathBuf>,
}

impl Cores {
    /// Where a program that runs in `folder` leaves its core dump.
    ///
    /// # Panics
    /// When this system makes no file of it; the message says what to set for the time of the test.
    pub fn of_programs_in(folder: &Path) -> Self {
        let pattern = fs::read_to_string(PATTERN).expect("the kernel tells its pattern");
        let pattern = pattern.trim();
        assert!(
            !pattern.is_empty() && !pattern.starts_with('|'),
            "this system makes no file of a core dump ({PATTERN} is {pattern:?}), so that there is nothing to look for. \
             As root, set it while this test runs (echo core > {PATTERN}), then put back what it was."
        );
        // What changes from program to program begins with a percent sign, and may be a folder.
        let fixed = pattern.split('%').next().unwrap_or_default();
        let (place, name) = fixed.rsplit_once('/').unwrap_or(("", fixed));
        let place = if pattern.starts_with('/') {
            Path::new("/").join(place)
        } else {
            folder.join(place)
        };
        let mut cores = Self {
            place,
            name: name.to_owned(),
            before: BTreeSet::new(),
        };
        cores.before = cores.all();
        cores
    }

    /// Those that were laid since.
    pub fn fresh(&self) -> Vec<PathBuf> {
        self.all().difference(&self.before).cloned().collect()
    }

    fn all(&self) -> BTreeSet<PathBuf> {
        let named = |file: &PathBuf| {
            let below = file.strip_prefix(&self.place).unwrap_or(file);
            below.to_string_lossy().starts_with(&self.name)
        };
        disk::files(&self.place).into_iter().filter(named).collect()
    }
}
