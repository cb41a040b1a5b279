//! The package for Fedora, openSUSE and the like: rpmbuild around the same files as Debian's.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::place;
use crate::program::{Program, which};

use super::laid::Laid;

/// Whether it can be made here. Nobody needs it who has Debian.
pub(super) fn is_ready() -> bool {
    which("rpmbuild").is_some()
}

/// Packs the files below `tree` as they are, root's, of the commit's time. What the program needs rpmbuild finds in it:
/// libraries by their names, which every such system resolves to its own packages.
pub(super) fn build(
    version: &str,
    files: &[Laid<'_>],
    tree: &Path,
    time: u64,
    folder: &Path,
) -> Result<PathBuf, Failure> {
    let work = folder.join("rpm");
    let _nothing_there = fs::remove_dir_all(&work);
    fs::create_dir_all(&work).map_err(|error| Failure::file("make", &work, &error))?;
    let file = work.join("evenkeel.spec");
    fs::write(&file, spec(version, &day(time)?, files))
        .map_err(|error| Failure::file("write", &file, &error))?;
    let define = |name: &str, value: &str| ["--define".to_owned(), format!("{name} {value}")];
    let place = |path: &Path| path.display().to_string();
    let words = [
        define("_topdir", &place(&work)),
        define("laid", &place(tree)),
        define("licences", &place(&place::root())),
        define("_rpmdir", &place(folder)),
        define(
            "_build_name_fmt",
            "evenkeel-%{VERSION}-%{RELEASE}.%{ARCH}.rpm",
        ),
        // The same commit, the same bytes.
        define("_buildhost", "evenkeel"),
        define("use_source_date_epoch_as_buildtime", "1"),
        define("clamp_mtime_to_source_date_epoch", "1"),
        define("_build_id_links", "none"),
        define("_binary_payload", "w9.xzdio"),
        // Nothing is stripped or compiled once more.
        define("__os_install_post", "%{nil}"),
        define("debug_package", "%{nil}"),
    ];
    Program::new("rpmbuild")
        .args(["-bb", "--quiet"])
        .args(words.concat())
        .args([&file])
        .env("SOURCE_DATE_EPOCH", time.to_string())
        .answer()?;
    fs::remove_dir_all(&work).map_err(|error| Failure::file("remove", &work, &error))?;
    // Rust's names of architectures are rpm's.
    let name = format!("evenkeel-{version}-1.{}.rpm", std::env::consts::ARCH);
    let made = folder.join(name);
    if made.is_file() {
        return Ok(made);
    }
    Err(Failure::new(format!(
        "rpmbuild made no {}.",
        made.display()
    )))
}

/// Without the web view nothing opens: a package that does not ask for it is wrong.
///
/// # Errors
/// When it does not.
pub(super) fn prove(package: &Path) -> Result<(), Failure> {
    let needs = Program::new("rpm").args(["-qp", "--requires"]);
    asks_for_the_web_view(&needs.args([package]).answer()?)
}

fn asks_for_the_web_view(needs: &str) -> Result<(), Failure> {
    if needs.contains("libwebkit2gtk-4.1.so.0") {
        return Ok(());
    }
    Err(Failure::new(format!(
        "rpmbuild does not find what the program needs: {needs:?}."
    )))
}

/// What rpmbuild reads. Others see it: nothing here tells what the journal is about. There is no script: nothing runs
/// when the package comes or goes, and nothing touches a person's folders.
fn spec(version: &str, day: &str, files: &[Laid<'_>]) -> String {
    let mut text = format!(
        "\
Name: evenkeel
Version: {version}
Release: 1
Summary: Private journal on your own computer
License: MIT OR Apache-2.0
Group: Applications/Productivity
Packager: The Evenkeel authors <authors@evenkeel.invalid>

%description
A journal that stays on this computer, in one encrypted file. There is no
account, no server and no network. Removing the package removes no journal.

%install
mkdir -p %{{buildroot}}/usr/share/licenses/evenkeel
cp -a %{{laid}}/usr %{{buildroot}}/
install -m 644 %{{licences}}/LICENSE-MIT %{{licences}}/LICENSE-APACHE %{{buildroot}}/usr/share/licenses/evenkeel/
rm %{{buildroot}}/{COPYRIGHT}

%files
%defattr(-,root,root,0755)
%dir /usr/share/doc/evenkeel
%dir /usr/share/licenses/evenkeel
%license /usr/share/licenses/evenkeel/LICENSE-MIT
%license /usr/share/licenses/evenkeel/LICENSE-APACHE
"
    );
    for one in files.iter().filter(|one| one.to != COPYRIGHT) {
        let mark = if one.to.starts_with("usr/share/doc/") {
            "%doc "
        } else {
            ""
        };
        // Writing to a string fails never.
        let _ = writeln!(text, "{mark}/{}", one.to);
    }
    let _ = write!(
        text,
        "\n%changelog\n* {day} The Evenkeel authors <authors@evenkeel.invalid> - {version}-1\n- Made from the sources of this version\n"
    );
    text
}

/// A second as rpm writes its day, in its words and not in those of this machine.
fn day(time: u64) -> Result<String, Failure> {
    let date = Program::new("date").env("LC_ALL", "C");
    date.args(["-u", "-d", &format!("@{time}"), "+%a %b %d %Y"])
        .answer()
}

/// Debian's own: it leads to a licence's text that lies on Debian alone.
const COPYRIGHT: &str = "usr/share/doc/evenkeel/copyright";

#[cfg(test)]
mod tests {
    use super::super::laid;
    use super::super::tests::{folder, papers, program};
    use super::*;
    use crate::words;

    fn made(name: &str) -> Option<PathBuf> {
        // Asked where it is; nothing else needs it.
        if !is_ready() {
            return None;
        }
        let here = folder(name);
        let (papers, program) = (papers(), program(&here));
        let files = laid::files(&program, &papers);
        let tree = here.join("tree");
        laid::lay(&files, &tree).unwrap();
        laid::date(&tree, 1_700_000_000).unwrap();
        Some(build("1.2.3", &files, &tree, 1_700_000_000, &here).unwrap())
    }

    fn query(package: &Path, words: &[&str]) -> String {
        let query = Program::new("rpm").args(["-qp"]).args(words);
        query.args([package]).answer().unwrap()
    }

    #[test]
    fn the_spec_tells_nothing_of_what_it_is_about_and_names_each_file() {
        let papers = papers();
        let files = laid::files(Path::new("evenkeel"), &papers);
        let spec = spec("1.2.3", "Tue Nov 14 2023", &files);
        assert_eq!(words::telling(&spec), Vec::<&str>::new());
        for one in &files {
            let line = format!("/{}", one.to);
            assert!(spec.lines().any(|each| each.ends_with(&line)), "{line}");
        }
        for script in ["%pre", "%post", "%trigger"] {
            assert!(!spec.contains(script), "{script}");
        }
    }

    #[test]
    fn two_runs_give_the_same_bytes() {
        let (Some(one), Some(other)) = (made("rpm-one"), made("rpm-other")) else {
            return;
        };
        assert!(fs::read(one).unwrap() == fs::read(other).unwrap());
    }

    #[test]
    fn in_the_package_everything_is_roots_and_of_the_commits_time_and_no_script_runs() {
        let Some(made) = made("rpm-listed") else {
            return;
        };
        let listed = query(
            &made,
            &[
                "--queryformat",
                "[%{FILENAMES} %{FILEMODES:perms} %{FILEUSERNAME} %{FILEMTIMES}\n]",
            ],
        );
        let mut programs = 0;
        for line in listed.lines() {
            let words: Vec<_> = line.split_whitespace().collect();
            let [name, mode, owner, time] = words[..] else {
                panic!("{line}")
            };
            assert_eq!(owner, "root", "{line}");
            assert!(time.parse::<u64>().unwrap() <= 1_700_000_000, "{line}");
            if name == "/usr/bin/evenkeel" {
                programs += 1;
                assert_eq!(mode, "-rwxr-xr-x");
            } else if !mode.starts_with('d') {
                assert_eq!(mode, "-rw-r--r--", "{line}");
            }
        }
        assert_eq!(programs, 1, "{listed}");
        assert!(!listed.contains("/copyright"));
        assert!(listed.contains("/usr/share/licenses/evenkeel/LICENSE-APACHE"));
        assert_eq!(query(&made, &["--scripts"]), "");
        assert_eq!(
            query(&made, &["--queryformat", "%{LICENSE}"]),
            "MIT OR Apache-2.0"
        );
    }

    #[test]
    fn a_package_that_does_not_ask_for_the_web_view_is_refused() {
        assert!(asks_for_the_web_view("libwebkit2gtk-4.1.so.0()(64bit)\nlibc.so.6").is_ok());
        assert!(asks_for_the_web_view("libc.so.6").is_err());
    }
}
