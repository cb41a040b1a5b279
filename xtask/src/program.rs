//! Starting other programs: with their output passed through, or only to hear an answer.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::Failure;
use crate::{place, say};

/// A program to be started from the repository's root.
#[derive(Debug)]
pub(crate) struct Program {
    command: Command,
    shown: String,
}

impl Program {
    pub(crate) fn new(name: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(name.as_ref());
        command.current_dir(place::root());
        Self {
            command,
            shown: name.as_ref().to_string_lossy().into_owned(),
        }
    }

    /// The cargo that started us, so that both are of one version.
    pub(crate) fn cargo() -> Self {
        let mut program =
            Self::new(std::env::var_os("CARGO").unwrap_or_else(|| OsStr::new("cargo").to_owned()));
        "cargo".clone_into(&mut program.shown);
        // What cargo said about the xtask package itself means nothing to its grandchildren.
        for (key, _) in std::env::vars_os() {
            let name = key.to_string_lossy();
            if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
                program.command.env_remove(key);
            }
        }
        program
    }

    /// npm, working in `ui`.
    pub(crate) fn npm() -> Self {
        let mut program = Self::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
        program.command.current_dir(place::ui());
        program
    }

    pub(crate) fn args(mut self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        for arg in args {
            self.shown.push(' ');
            self.shown.push_str(&arg.as_ref().to_string_lossy());
            self.command.arg(arg);
        }
        self
    }

    pub(crate) fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(key, value);
        self
    }

    /// Lets the program keep the folder the person is in.
    pub(crate) fn here(mut self) -> Self {
        if let Ok(here) = std::env::current_dir() {
            self.command.current_dir(here);
        }
        self
    }

    /// Starts it in this folder.
    pub(crate) fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Runs it to its end with its output passed through; anything but success is a failure.
    pub(crate) fn run(mut self) -> Result<(), Failure> {
        let status = self
            .command
            .status()
            .map_err(|error| self.not_started(&error))?;
        if status.success() {
            Ok(())
        } else {
            Err(Failure::new(format!(
                "`{}` ended with {status}.",
                self.shown
            )))
        }
    }

    /// Runs it to its end; each line it prints is heard on its way to the terminal. Whether it succeeded.
    pub(crate) fn heard(mut self, mut hear: impl FnMut(&str)) -> Result<bool, Failure> {
        let (reader, writer) = std::io::pipe().map_err(|error| self.not_started(&error))?;
        let errors = writer
            .try_clone()
            .map_err(|error| self.not_started(&error))?;
        let mut child = self
            .command
            .stdin(Stdio::null())
            .stdout(writer)
            .stderr(errors)
            .spawn()
            .map_err(|error| self.not_started(&error))?;
        // Ours would keep the pipe from ending.
        self.command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut lines = BufReader::new(reader);
        let mut line = Vec::new();
        while lines
            .read_until(b'\n', &mut line)
            .is_ok_and(|read| read > 0)
        {
            let text = String::from_utf8_lossy(&line);
            let text = text.trim_end_matches(['\n', '\r']);
            say::line(text);
            hear(text);
            line.clear();
        }
        let status = child.wait().map_err(|error| self.not_started(&error))?;
        Ok(status.success())
    }

    /// Runs it to its end; each line of its output is heard and shown to nobody, its errors pass through.
    /// Whether it succeeded.
    pub(crate) fn lines(mut self, mut hear: impl FnMut(&str)) -> Result<bool, Failure> {
        let mut child = self
            .command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| self.not_started(&error))?;
        for line in child
            .stdout
            .take()
            .map(BufReader::new)
            .into_iter()
            .flat_map(BufRead::lines)
        {
            hear(&line.map_err(|error| self.not_started(&error))?);
        }
        let status = child.wait().map_err(|error| self.not_started(&error))?;
        Ok(status.success())
    }

    /// What would be typed to do the same.
    pub(crate) fn shown(&self) -> &str {
        &self.shown
    }

    /// Whether it can be started at all and then succeeds; it is heard by nobody.
    pub(crate) fn succeeds(mut self) -> bool {
        self.command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }

    /// Runs it to its end and gives back what it printed.
    pub(crate) fn answer(mut self) -> Result<String, Failure> {
        let output = self
            .command
            .stdin(Stdio::null())
            .output()
            .map_err(|error| self.not_started(&error))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
        }
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        Err(Failure::new(format!("`{}` ended with {}.", self.shown, output.status)).advise(said))
    }

    fn not_started(&self, error: &std::io::Error) -> Failure {
        Failure::new(format!("`{}` could not be started: {error}.", self.shown))
    }
}

/// Where a program of this name is, on the PATH or among the system's own.
pub(crate) fn which(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    // Debian leaves a user's PATH without the system's own programs, such as xfs_io.
    let system = ["/usr/sbin", "/sbin"].map(PathBuf::from);
    std::env::split_paths(&path)
        .chain(system)
        .flat_map(|folder| names(name).into_iter().map(move |name| folder.join(name)))
        .find(|file| is_program(file))
}

fn names(name: &str) -> Vec<String> {
    if cfg!(windows) {
        vec![format!("{name}.exe"), format!("{name}.cmd")]
    } else {
        vec![name.to_owned()]
    }
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata()
        .is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.is_file()
}
