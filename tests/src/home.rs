//! A person's folders, all in one temporary place: home, configuration, cache, temp and the journal.

use std::fs;
use std::os::unix::fs::{PermissionsExt, lchown};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::person::Person;

/// One person's folders. Gone when dropped.
#[derive(Debug)]
pub struct Home {
    root: TempDir,
}

impl Default for Home {
    fn default() -> Self {
        Self::new()
    }
}

impl Home {
    /// Makes the folders, empty.
    pub fn new() -> Self {
        let root = tempfile::Builder::new()
            .prefix("evenkeel-journey-")
            .tempdir()
            .expect("a temporary folder can be made");
        let home = Self { root };
        for folder in ["home", "config", "share", "state", "cache", "run", "tmp"] {
            let path = home.root().join(folder);
            fs::create_dir(&path).expect("a folder can be made");
            fs::set_permissions(&path, fs::Permissions::from_mode(0o700))
                .expect("a folder can be made private");
        }
        home.write_desktop_settings();
        home
    }

    /// A caret that does not blink and nothing that moves: pictures of a page at rest are equal.
    fn write_desktop_settings(&self) {
        let folder = self.root().join("config/gtk-3.0");
        let settings = "[Settings]\ngtk-cursor-blink=0\ngtk-enable-animations=0\n";
        fs::create_dir(&folder)
            .and_then(|()| fs::write(folder.join("settings.ini"), settings))
            .expect("the desktop's settings can be written");
    }

    /// Lays a copy of a program of ours here, which whoever lives here may run; where it lies. The system's own,
    /// which are called by their name alone, stay where they are.
    ///
    /// # Panics
    /// When it cannot be copied.
    pub fn lend(&self, program: &Path) -> PathBuf {
        if program.is_relative() {
            return program.to_path_buf();
        }
        let name = program.file_name().expect("a program has a name");
        let copy = self.root().join("home").join(name);
        if !copy.exists() {
            // By another program: a file that this one has open to write while another journey starts a program
            // is open there as well for a moment, and cannot be run.
            let copied = Command::new("cp").arg(program).arg(&copy).status();
            assert!(
                copied.is_ok_and(|copied| copied.success()),
                "a program can be copied"
            );
            fs::set_permissions(&copy, fs::Permissions::from_mode(0o755))
                .expect("a copy can be opened to all");
        }
        copy
    }

    /// Gives all of it to somebody.
    ///
    /// # Panics
    /// When that may not be: only root can.
    pub fn give_to(&self, person: Person) {
        let number = Some(person.number());
        let mut left = vec![self.root().to_path_buf()];
        while let Some(path) = left.pop() {
            lchown(&path, number, number).expect("root gives folders away");
            if path.is_dir() {
                let inside = fs::read_dir(&path).expect("a folder can be read");
                left.extend(inside.flatten().map(|entry| entry.path()));
            }
        }
    }

    /// The place that holds everything: whatever the program writes, it writes below this.
    pub fn root(&self) -> &Path {
        self.root.path()
    }

    /// The journal's folder; the program makes it.
    pub fn data(&self) -> PathBuf {
        self.root().join("data")
    }

    /// Points a command at these folders.
    pub fn furnish(&self, command: &mut Command) {
        for (variable, folder) in [
            ("HOME", "home"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "share"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_RUNTIME_DIR", "run"),
            ("TMPDIR", "tmp"),
        ] {
            command.env(variable, self.root().join(folder));
        }
    }
}
