//! Reading files, to find what should not be there.

use std::fs::{self, File};
use std::io::Read;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rustix::fs::OFlags;

use crate::needle::Needle;
use crate::processes::{ProcessId, open_files};
use crate::spent;

/// Every file below a folder, links not followed.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(kind) if kind.is_file() => found.push(entry.path()),
                _ => {}
            }
        }
    }
    found.sort();
    found
}

/// The places where a needle stands in these files or in their names.
pub fn search(files: &[PathBuf], needles: &[Needle]) -> Vec<String> {
    spent::on("searching disks", || search_all(files, needles))
}

fn search_all(files: &[PathBuf], needles: &[Needle]) -> Vec<String> {
    let mut places = Vec::new();
    for file in files {
        let name = file.as_os_str().as_encoded_bytes().to_vec();
        let content = content(file).unwrap_or_default();
        for needle in needles {
            if let Some(form) = needle.form_in(&content).or_else(|| needle.form_in(&name)) {
                places.push(format!("{} as {form} in {}", needle.name, file.display()));
            }
        }
    }
    places
}

/// What a file holds. Where all programs put theirs, one may have become a pipe since it was listed: nothing is
/// waited for.
fn content(file: &Path) -> std::io::Result<Vec<u8>> {
    let without_waiting = OFlags::NONBLOCK.bits().cast_signed();
    let mut file = File::options()
        .read(true)
        .custom_flags(without_waiting)
        .open(file)?;
    let mut content = Vec::new();
    if file.metadata()?.is_file() {
        file.read_to_end(&mut content)?;
    }
    Ok(content)
}

/// Files in the places all programs share, changed since `start`: nothing belongs there either.
pub fn shared_since(start: SystemTime, but_not: &Path) -> Vec<PathBuf> {
    ["/tmp", "/var/tmp", "/dev/shm"]
        .into_iter()
        .flat_map(|folder| files(Path::new(folder)))
        .filter(|file| !file.starts_with(but_not))
        .filter(|file| {
            fs::metadata(file)
                .and_then(|about| about.modified())
                .is_ok_and(|changed| changed >= start)
        })
        .collect()
}

/// The places where a needle stands in files that processes hold open after deleting their names.
pub fn search_deleted(processes: &[ProcessId], needles: &[Needle]) -> Vec<String> {
    let mut places = Vec::new();
    for &process in processes {
        for entry in fs::read_dir(format!("/proc/{process}/fd"))
            .into_iter()
            .flatten()
            .flatten()
        {
            let target = fs::read_link(entry.path()).unwrap_or_default();
            let target = target.to_string_lossy().into_owned();
            // A memfd is memory: that search has its own journey.
            if !target.ends_with(" (deleted)") || target.starts_with("/memfd:") {
                continue;
            }
            let mut content = Vec::new();
            let read = File::open(entry.path()).and_then(|mut file| file.read_to_end(&mut content));
            for needle in needles {
                if let (Ok(_), Some(form)) = (&read, needle.form_in(&content)) {
                    places.push(format!(
                        "{} as {form} in {target} of {process}",
                        needle.name
                    ));
                }
            }
        }
    }
    places
}

/// Names, sizes and contents of everything below a folder, to compare with later.
pub fn state(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    files(folder)
        .into_iter()
        .map(|file| {
            let content = fs::read(&file).unwrap_or_default();
            (file, content)
        })
        .collect()
}

/// Copies a folder and everything below it.
///
/// # Panics
/// When the disk refuses.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).expect("a file can be copied");
        }
    }
}

/// Whether one of the processes has the journal's database open.
pub fn journal_is_open(processes: &[ProcessId]) -> bool {
    processes
        .iter()
        .flat_map(|&process| open_files(process))
        .any(|file| file.ends_with("journal.db"))
}
