//! `cargo xtask installer PROGRAM`: an installer for Windows around a program that is built already, there or across.
//!
//! makensis is on Debian (`nsis`) as on Windows. What the installer does is in assets/windows/evenkeel.nsi, what it says
//! in the catalogue.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::program::{Program, which};
use crate::{place, say, sbom, ui};

use super::{checksums, deb, notices};

/// The system the program is for, as cargo calls it: what is in it is the same for both of Windows' compilers.
const TARGET: &str = "x86_64-pc-windows-gnu";

/// Lies beside the program where it was built by mingw; elsewhere it is linked in.
const LOADER: &str = "WebView2Loader.dll";

/// What the installer is made of.
struct Parts {
    version: String,
    notices: String,
    list: String,
}

/// Makes it, in the folder of packages, with its sum.
///
/// # Errors
/// Where makensis is not there, or refuses.
pub(crate) fn installer(program: &Path) -> Result<(), Failure> {
    must_be_ready()?;
    ui::packages()?;
    let stock = sbom::packaged_for(TARGET)?;
    let parts = Parts {
        version: stock.version().to_owned(),
        notices: notices::write(&stock)?,
        list: stock.document()?,
    };
    let folder = place::packages();
    fs::create_dir_all(&folder).map_err(|error| Failure::file("make", &folder, &error))?;
    let made = make(program, &parts, &folder)?;
    let name = made.file_stem().unwrap_or_default().to_string_lossy();
    let list = folder.join(format!("{name}.cdx.json"));
    fs::write(&list, &parts.list).map_err(|error| Failure::file("write", &list, &error))?;
    let sums = checksums::write(&folder, &[&made, &list])?;
    say::line(&format!(
        "{:.1} MB: {}\n{}\n{}",
        deb::megabytes(deb::size(&made)?),
        made.display(),
        list.display(),
        sums.display()
    ));
    Ok(())
}

fn must_be_ready() -> Result<(), Failure> {
    if which("makensis").is_some() {
        return Ok(());
    }
    Err(
        Failure::new("An installer is made with makensis, which cannot be found here.").advise(
            "On Debian or Ubuntu: apt install nsis. On Windows: NSIS, with its folder on the PATH.",
        ),
    )
}

fn make(program: &Path, parts: &Parts, folder: &Path) -> Result<PathBuf, Failure> {
    let tree = folder.join("tree-windows");
    let _nothing_there = fs::remove_dir_all(&tree);
    fs::create_dir_all(&tree).map_err(|error| Failure::file("make", &tree, &error))?;
    let root = place::root();
    copy(program, &tree.join("evenkeel.exe"))?;
    let loader = program.with_file_name(LOADER);
    let has_loader = loader.is_file();
    if has_loader {
        copy(&loader, &tree.join(LOADER))?;
    }
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root.join(licence), &tree.join(format!("{licence}.txt")))?;
    }
    for (name, text) in [
        ("third-party.txt", &parts.notices),
        ("evenkeel.cdx.json", &parts.list),
    ] {
        let file = tree.join(name);
        fs::write(&file, text).map_err(|error| Failure::file("write", &file, &error))?;
    }
    let made = folder.join(format!("evenkeel_{}_x64-setup.exe", parts.version));
    let icon = root.join("src-tauri/icons/icon.ico");
    let define = |name: &str, value: &str| format!("-D{name}={value}");
    let mut words = vec![
        "-V2".to_owned(),
        "-WX".to_owned(),
        "-INPUTCHARSET".to_owned(),
        "UTF8".to_owned(),
        define("VERSION", &parts.version),
        define("TREE", &tree.display().to_string()),
        define("OUT", &made.display().to_string()),
        define("ICON", &icon.display().to_string()),
    ];
    // Debian's has stubs of 64 bits, which Wine's of 64 bits alone can run; others have those of 32.
    if cfg!(target_os = "linux") {
        words.push(define("STUBS", "amd64-unicode"));
    }
    if has_loader {
        words.push(define("LOADER", "1"));
    }
    for (name, sentence) in sentences()? {
        words.push(define(&name, &sentence));
    }
    Program::new("makensis")
        .args(words)
        .args([root.join("assets/windows/evenkeel.nsi")])
        .answer()?;
    fs::remove_dir_all(&tree).map_err(|error| Failure::file("remove", &tree, &error))?;
    Ok(made)
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::copy(from, to)
        .map(drop)
        .map_err(|error| Failure::file("copy", from, &error))
}

/// What it says, as the script calls it: `installer-in-use` is `SAY_IN_USE`.
fn sentences() -> Result<Vec<(String, String)>, Failure> {
    let file = place::locales().join("en/installer.ftl");
    let text = fs::read_to_string(&file).map_err(|error| Failure::file("read", &file, &error))?;
    Ok(read(&text))
}

fn read(catalogue: &str) -> Vec<(String, String)> {
    let lines = catalogue.lines().filter(|line| !line.starts_with('#'));
    let said = lines.filter_map(|line| line.split_once(" = "));
    said.map(|(id, sentence)| {
        let name = id.trim_start_matches("installer-").replace('-', "_");
        (format!("SAY_{}", name.to_uppercase()), sentence.to_owned())
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::tests::folder;

    const SCRIPT: &str = include_str!("../../../assets/windows/evenkeel.nsi");

    fn parts() -> Parts {
        Parts {
            version: "1.2.3".into(),
            notices: "Nothing else.\n".into(),
            list: "{}\n".into(),
        }
    }

    #[test]
    fn what_the_script_says_is_in_the_catalogue_and_all_of_that_is_said() {
        let said = sentences().unwrap();
        assert!(!said.is_empty());
        for (name, sentence) in &said {
            assert!(SCRIPT.contains(&format!("${{{name}}}")), "{name}");
            // It would end the script's own quotation.
            assert!(!sentence.contains(['"', '$', '{']), "{sentence}");
        }
        for part in SCRIPT.split("${SAY_").skip(1) {
            let name = part.split('}').next().unwrap();
            let known = said.iter().any(|(one, _)| one == &format!("SAY_{name}"));
            assert!(known, "{name}");
        }
    }

    /// Only files by their names, and a folder only when it is empty: whatever else is there stays.
    #[test]
    fn what_is_removed_is_what_was_laid_down_and_nothing_of_a_person() {
        let (install, remove) = SCRIPT.split_once("Section \"Uninstall\"").unwrap();
        assert!(!SCRIPT.contains("/r") && !SCRIPT.contains('*'));
        let laid = install.lines().filter_map(|line| {
            let file = line.trim().strip_prefix("File \"${TREE}/")?;
            file.strip_suffix('"')
        });
        let mut laid: Vec<String> = laid.map(|file| format!("$INSTDIR\\{file}")).collect();
        laid.extend(["$INSTDIR\\uninstall.exe", "$SMPROGRAMS\\Evenkeel.lnk"].map(str::to_owned));
        let removed = remove.lines().filter_map(|line| {
            let file = line.trim().strip_prefix("Delete \"")?;
            file.strip_suffix('"').map(str::to_owned)
        });
        let mut removed: Vec<_> = removed.collect();
        laid.sort();
        removed.sort();
        assert_eq!(removed, laid);
        // The journal's folder (src-tauri/src/data_folder.rs) has another name, in another place.
        assert!(!SCRIPT.contains("Evenkeel Journal") && !SCRIPT.contains("org.evenkeel"));
    }

    #[test]
    fn it_is_made_whole_and_twice_the_same() {
        // Asked where it is; nothing else needs it.
        if which("makensis").is_none() {
            return;
        }
        let made = |name: &str| {
            let here = folder(name);
            let program = here.join("evenkeel.exe");
            fs::write(&program, "no program\n".repeat(1000)).unwrap();
            fs::write(here.join(LOADER), "no library\n").unwrap();
            let made = make(&program, &parts(), &here).unwrap();
            assert!(made.ends_with("evenkeel_1.2.3_x64-setup.exe"));
            fs::read(made).unwrap()
        };
        let one = made("installer-one");
        assert!(one.starts_with(b"MZ"));
        assert!(one == made("installer-other"), "the same bytes");
    }
}
