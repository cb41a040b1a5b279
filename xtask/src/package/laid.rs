//! What lies where once the package is installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::failure::Failure;
use crate::place;

/// The texts that are made for the package.
#[derive(Debug)]
pub(super) struct Papers {
    pub(super) copyright: String,
    pub(super) notices: String,
    /// All that is in the program, as CycloneDX.
    pub(super) list: String,
}

/// One file.
#[derive(Debug)]
pub(super) struct Laid<'a> {
    /// From the root of the system, without the first slash.
    pub(super) to: String,
    pub(super) is_program: bool,
    from: Source<'a>,
}

#[derive(Debug)]
enum Source<'a> {
    File(PathBuf),
    Text(&'a str),
}

/// The sizes a desktop draws icons in, and the pictures in `src-tauri/icons`.
const ICONS: [(&str, &str); 4] = [
    ("32x32", "32x32.png"),
    ("128x128", "128x128.png"),
    ("256x256", "128x128@2x.png"),
    ("512x512", "icon.png"),
];

/// Everything, in the order of the names. No change log and no README: they tell what the journal is
/// about, and others can read them there.
pub(super) fn files<'a>(program: &Path, papers: &'a Papers) -> Vec<Laid<'a>> {
    let desktop = place::desktop();
    let icons = "usr/share/icons/hicolor";
    let mut all = vec![
        file("usr/bin/evenkeel", program.into()),
        file(
            "usr/share/applications/evenkeel.desktop",
            desktop.join("evenkeel.desktop"),
        ),
        file(
            "usr/share/metainfo/org.evenkeel.journal.metainfo.xml",
            desktop.join("org.evenkeel.journal.metainfo.xml"),
        ),
        file(
            &format!("{icons}/scalable/apps/evenkeel.svg"),
            place::root().join("assets/icons/evenkeel.svg"),
        ),
        text("copyright", &papers.copyright),
        text("third-party.txt", &papers.notices),
        text("evenkeel.cdx.json", &papers.list),
    ];
    all.extend(ICONS.map(|(size, name)| {
        file(
            &format!("{icons}/{size}/apps/evenkeel.png"),
            place::root().join("src-tauri/icons").join(name),
        )
    }));
    all[0].is_program = true;
    all.sort_by(|a, b| a.to.cmp(&b.to));
    all
}

fn file<'a>(to: &str, from: PathBuf) -> Laid<'a> {
    Laid {
        to: to.to_owned(),
        is_program: false,
        from: Source::File(from),
    }
}

fn text<'a>(name: &str, text: &'a str) -> Laid<'a> {
    Laid {
        to: format!("usr/share/doc/evenkeel/{name}"),
        is_program: false,
        from: Source::Text(text),
    }
}

/// Lays the files down below `tree`.
pub(super) fn lay(files: &[Laid<'_>], tree: &Path) -> Result<(), Failure> {
    for one in files {
        let to = tree.join(&one.to);
        let folder = to.parent().unwrap_or(tree);
        fs::create_dir_all(folder).map_err(|error| Failure::file("make", folder, &error))?;
        match &one.from {
            Source::File(from) => fs::copy(from, &to)
                .map(drop)
                .map_err(|error| Failure::file("copy", from, &error)),
            Source::Text(text) => {
                fs::write(&to, text).map_err(|error| Failure::file("write", &to, &error))
            }
        }?;
        let mode = if one.is_program { 0o755 } else { 0o644 };
        set_mode(&to, mode)?;
    }
    Ok(())
}

/// The room they take, as Debian counts it: whole KiB a file, and one for each folder.
pub(super) fn kib(files: &[Laid<'_>]) -> Result<u64, Failure> {
    let mut folders = std::collections::BTreeSet::new();
    let mut sum = 0;
    for one in files {
        folders.extend(Path::new(&one.to).ancestors().skip(1));
        let bytes = match &one.from {
            Source::Text(text) => text.len() as u64,
            Source::File(from) => fs::metadata(from)
                .map_err(|error| Failure::file("read", from, &error))?
                .len(),
        };
        sum += bytes.div_ceil(1024);
    }
    Ok(sum + folders.len() as u64)
}

/// Gives everything one time, and folders and DEBIAN's files one mode, whatever umask is set here.
pub(super) fn date(tree: &Path, time: u64) -> Result<(), Failure> {
    let entries = fs::read_dir(tree).map_err(|error| Failure::file("read", tree, &error))?;
    for entry in entries {
        let path = entry
            .map_err(|error| Failure::file("read", tree, &error))?
            .path();
        if path.is_dir() {
            date(&path, time)?;
        } else {
            if tree.ends_with("DEBIAN") {
                set_mode(&path, 0o644)?;
            }
            set_time(&path, time)?;
        }
    }
    set_mode(tree, 0o755)?;
    set_time(tree, time)
}

fn set_time(path: &Path, time: u64) -> Result<(), Failure> {
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(time);
    fs::File::open(path)
        .and_then(|file| file.set_modified(time))
        .map_err(|error| Failure::file("date", path, &error))
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
        .map_err(|error| Failure::file("change", path, &error))
}

/// Packages are made on Linux only.
#[cfg(not(unix))]
fn set_mode(_path: &Path, _mode: u32) -> Result<(), Failure> {
    Ok(())
}
