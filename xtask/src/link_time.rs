//! How long linking takes. rustc calls `cc` to link and does not say how long it took, so for the time of a
//! build this program itself stands first on the PATH under that name, calls the real one and notes the time.
//! The linker as a setting of cargo's would do it too, and rebuild everything that was built without.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::place;
use crate::program::Program;

/// Where the time of each link is noted, a line each.
const LOG: &str = "EVENKEEL_LINK_TIMES";

/// Set for one build; read by [`LinkTime::so_far`].
#[derive(Debug)]
pub(crate) struct LinkTime {
    log: PathBuf,
    path: OsString,
}

impl LinkTime {
    /// Begins at nothing.
    ///
    /// # Errors
    /// When the target folder cannot be written.
    pub(crate) fn begin() -> Result<Self, Failure> {
        let folder = place::target().join("link-time");
        let log = folder.join("times");
        let stand_in = folder.join("bin").join("cc");
        prepare(&stand_in, &log).map_err(|error| Failure::file("write", &folder, &error))?;
        let others = env::var_os("PATH").unwrap_or_default();
        let bin = stand_in.parent().map(Path::to_path_buf);
        let path =
            env::join_paths(bin.into_iter().chain(env::split_paths(&others))).unwrap_or(others);
        Ok(Self { log, path })
    }

    /// Lets a cargo command be measured.
    pub(crate) fn measure(&self, program: Program) -> Program {
        program.env("PATH", &self.path).env(LOG, &self.log)
    }

    /// The sum of all links' time since [`LinkTime::begin`].
    pub(crate) fn so_far(&self) -> Duration {
        sum(&fs::read_to_string(&self.log).unwrap_or_default())
    }
}

fn prepare(stand_in: &Path, log: &Path) -> std::io::Result<()> {
    if let Some(folder) = stand_in.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(log, "")?;
    // Another build may be running the old one: a new file takes its name.
    let new = stand_in.with_extension("new");
    fs::copy(env::current_exe()?, &new)?;
    fs::rename(&new, stand_in)
}

fn sum(log: &str) -> Duration {
    let millis = log
        .lines()
        .filter_map(|line| line.parse::<u64>().ok())
        .sum();
    Duration::from_millis(millis)
}

/// When this program was called as `cc`: does what the real one does, and notes the time of a link.
pub(crate) fn stand_in() -> Option<ExitCode> {
    let here = env::current_exe().ok()?;
    if here.file_name() != Some(OsStr::new("cc")) {
        return None;
    }
    let log = env::var_os(LOG)?;
    let args: Vec<OsString> = env::args_os().skip(1).collect();
    let begun = Instant::now();
    let status = Command::new(real(&here)?).args(&args).status();
    if is_link(&args) {
        // A figure that is lost is no reason for a build to fail.
        let _ = fs::File::options()
            .append(true)
            .open(log)
            .and_then(|mut file| writeln!(file, "{}", begun.elapsed().as_millis()));
    }
    let code = status.ok().and_then(|status| status.code()).unwrap_or(1);
    Some(ExitCode::from(u8::try_from(code).unwrap_or(1)))
}

/// The next `cc` on the PATH that is not this one.
fn real(here: &Path) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join("cc"))
        .find(|file| file.is_file() && fs::canonicalize(file).is_ok_and(|file| file != here))
}

/// A build script compiles C by the same name, with `-c`; it also asks for versions and the like.
fn is_link(args: &[OsString]) -> bool {
    let has = |word: &str| args.iter().any(|arg| arg == word);
    // A line that is too long for the system is handed over in a file.
    let in_a_file = args
        .iter()
        .any(|arg| arg.to_string_lossy().starts_with('@'));
    (has("-o") || in_a_file) && !has("-c") && !has("-E") && !has("-S")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Vec<OsString> {
        line.split_whitespace().map(OsString::from).collect()
    }

    #[test]
    fn only_linking_is_counted() {
        assert!(is_link(&args("-m64 a.o b.rlib -o all-1")));
        assert!(is_link(&args("@/tmp/linker-arguments")));
        assert!(!is_link(&args("-O2 -c sqlite3.c -o sqlite3.o")));
        assert!(!is_link(&args("-E probe.c")));
        assert!(!is_link(&args("--version")));
    }

    #[test]
    fn the_times_are_added_up_and_a_torn_line_is_passed_over() {
        assert_eq!(sum("200\n1300\n"), Duration::from_millis(1500));
        assert_eq!(sum("200\n13x\n"), Duration::from_millis(200));
        assert_eq!(sum(""), Duration::ZERO);
    }
}
