//! Opening files: the one place where this program does it.
//!
//! A folder is not to be trusted: another program, another user of a shared folder, or an accident may
//! have put a link, a pipe, a device or a file of any size under a name that is ours. So what is read is a
//! regular file, opened without following a link in its place, without waiting, and with a limit to its
//! size that is looked at before anything is read and kept to while it is read. What is made anew is made
//! anew: nothing that is there is ever opened for it.
//!
//! Folders on the way may be links: people move folders to larger disks.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the place that opens files for all others"
)]

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::VaultError;
use crate::durable::again;

/// Why a file was not opened, or not read to its end.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// There is none.
    #[error("there is no such file")]
    Missing,
    /// A link, a pipe, a device or a socket. It was not opened.
    #[error("it is not a regular file")]
    NotRegular,
    /// It is larger than it may be, or grew while it was read.
    #[error("it is larger than {most} bytes")]
    TooLarge {
        /// The most that is accepted, in bytes.
        most: u64,
    },
    /// The operating system refused; or a folder is there, of the kind
    /// [`IsADirectory`](io::ErrorKind::IsADirectory).
    #[error("{0}")]
    Io(io::Error),
}

impl FileError {
    /// The same, said of a file that belongs to a journal.
    #[must_use]
    pub fn of(self, place: &Path) -> VaultError {
        match self {
            FileError::Missing => VaultError::io(place, &io::ErrorKind::NotFound.into()),
            FileError::NotRegular | FileError::TooLarge { .. } => VaultError::NotOurFile {
                place: name_of(place),
            },
            FileError::Io(error) => VaultError::io(place, &error),
        }
    }
}

impl From<FileError> for io::Error {
    fn from(error: FileError) -> Self {
        match error {
            FileError::Missing => io::ErrorKind::NotFound.into(),
            FileError::NotRegular => io::Error::new(io::ErrorKind::InvalidInput, error),
            FileError::TooLarge { .. } => io::Error::new(io::ErrorKind::FileTooLarge, error),
            FileError::Io(error) => error,
        }
    }
}

/// A `map_err` for what is opened at `place`.
pub(crate) fn opening(place: &Path) -> impl FnOnce(FileError) -> VaultError + '_ {
    move |error| error.of(place)
}

/// The name alone: a whole path says more about the person than an error needs.
pub(crate) fn name_of(place: &Path) -> String {
    place
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Opens a regular file of at most `most` bytes for reading.
///
/// # Errors
/// [`FileError`]. Nothing was read.
pub fn open(path: &Path, most: u64) -> Result<File, FileError> {
    let file = open_as(path, OpenOptions::new().read(true))?;
    let length = file.metadata().map_err(FileError::Io)?.len();
    if length > most {
        return Err(FileError::TooLarge { most });
    }
    Ok(file)
}

/// Reads a regular file of at most `most` bytes to its end.
///
/// # Errors
/// [`FileError`], also of a file that grows past the limit while it is read.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    let read = reader(path, most)?.read_to_end(&mut bytes);
    match read {
        Ok(_) => Ok(bytes),
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            Err(FileError::TooLarge { most })
        }
        Err(error) => Err(FileError::Io(error)),
    }
}

/// Opens a regular file for reading that ends in an error of the kind
/// [`FileTooLarge`](io::ErrorKind::FileTooLarge) if it grows past `most` bytes meanwhile.
///
/// # Errors
/// [`FileError`].
pub fn reader(path: &Path, most: u64) -> Result<Limited, FileError> {
    Ok(Limited {
        file: open(path, most)?,
        left: most,
        most,
    })
}

/// Opens a file that the person picked: a link they picked is followed, for it is what they meant. What it
/// leads to must be a regular file all the same.
///
/// # Errors
/// [`FileError`].
pub fn open_picked(path: &Path, most: u64) -> Result<File, FileError> {
    open(&behind_links(path)?, most)
}

/// As [`open_picked`], and as [`reader`].
///
/// # Errors
/// [`FileError`].
pub fn picked_reader(path: &Path, most: u64) -> Result<Limited, FileError> {
    reader(&behind_links(path)?, most)
}

/// Where a path leads once every link in it was followed.
pub(crate) fn behind_links(path: &Path) -> Result<PathBuf, FileError> {
    fs::canonicalize(path).map_err(told)
}

/// A file that gives no more than its limit.
#[derive(Debug)]
pub struct Limited {
    file: File,
    left: u64,
    most: u64,
}

impl Read for Limited {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            // One byte more than the limit is one too many; none is the end.
            return match self.file.read(&mut [0])? {
                0 => Ok(0),
                _ => Err(FileError::TooLarge { most: self.most }.into()),
            };
        }
        let wanted = usize::try_from(self.left).map_or(bytes.len(), |left| left.min(bytes.len()));
        let got = self.file.read(&mut bytes[..wanted])?;
        self.left -= got as u64;
        Ok(got)
    }
}

/// Makes a file that only its owner may read (0600 where modes exist) and opens it for writing. Whatever
/// has its name already, a link that leads nowhere included, is an error of the kind
/// [`AlreadyExists`](io::ErrorKind::AlreadyExists) and is not touched.
///
/// # Errors
/// [`FileError::Io`].
pub fn create_new(path: &Path) -> Result<File, FileError> {
    let mut options = private();
    options.write(true).create_new(true);
    flags(&mut options);
    // What had the name may be on its way out.
    again(|| options.open(path)).map_err(FileError::Io)
}

/// Makes a file that has no name yet, and that is gone when nobody has it open any more: for what must be there
/// whole or not at all. `None` where the file system knows no such file.
#[cfg(target_os = "linux")]
pub(crate) fn create_nameless(folder: &Path) -> Option<File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
    let file: File = rustix::fs::open(folder, flags, Mode::RUSR | Mode::WUSR)
        .ok()?
        .into();
    // Without a way to name it, it would be of no use.
    fs::symlink_metadata(way_to(&file)).is_ok().then_some(file)
}

/// No other system knows such files.
#[cfg(not(target_os = "linux"))]
pub(crate) fn create_nameless(_: &Path) -> Option<File> {
    None
}

/// Gives a name to a file that was made without one.
///
/// # Errors
/// Of the kind [`AlreadyExists`](io::ErrorKind::AlreadyExists) when something has it: then that is not touched.
#[cfg(target_os = "linux")]
pub(crate) fn give_name(file: &File, path: &Path) -> io::Result<()> {
    use rustix::fs::{AtFlags, CWD};
    let from = way_to(file);
    Ok(rustix::fs::linkat(
        CWD,
        &from,
        CWD,
        path,
        AtFlags::SYMLINK_FOLLOW,
    )?)
}

/// There is no such file to be named.
#[cfg(not(target_os = "linux"))]
pub(crate) fn give_name(_: &File, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Where the system shows an open file of this program.
#[cfg(target_os = "linux")]
fn way_to(file: &File) -> PathBuf {
    use std::os::fd::AsRawFd as _;
    PathBuf::from(format!("/proc/self/fd/{}", file.as_raw_fd()))
}

/// Opens a regular file to write over what is in it.
///
/// # Errors
/// [`FileError`].
pub(crate) fn open_to_overwrite(path: &Path) -> Result<File, FileError> {
    open_to_write(path, OpenOptions::new().write(true))
}

/// Opens a regular file to write at its end, making it (0600) when there is none.
///
/// # Errors
/// [`FileError`].
pub(crate) fn open_or_create(path: &Path) -> Result<File, FileError> {
    match facts(path) {
        Ok(_) | Err(FileError::Missing) => {
            open_whatever(path, private().append(true).create(true), |options| {
                again(|| options.open(path))
            })
        }
        Err(other) => Err(other),
    }
}

/// Opens a folder itself, to make what happened in it outlive a power cut. A pipe in its place is not waited
/// for.
#[cfg(unix)]
pub(crate) fn open_folder(path: &Path) -> io::Result<File> {
    open_only_folder(path, rustix::fs::OFlags::CLOEXEC)
}

/// Nobody opens a folder so.
#[cfg(not(unix))]
pub(crate) fn open_folder(_: &Path) -> io::Result<File> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The same of one that is no link.
#[cfg(unix)]
pub(crate) fn open_own_folder(path: &Path) -> io::Result<File> {
    use rustix::fs::OFlags;
    open_only_folder(path, OFlags::CLOEXEC | OFlags::NOFOLLOW)
}

#[cfg(unix)]
fn open_only_folder(path: &Path, flags: rustix::fs::OFlags) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    Ok(rustix::fs::open(path, flags | OFlags::DIRECTORY, Mode::empty())?.into())
}

/// What is at `path` when it is a regular file, and no link to one.
pub(crate) fn facts(path: &Path) -> Result<Metadata, FileError> {
    let found = fs::symlink_metadata(path).map_err(told)?;
    if found.is_file() {
        Ok(found)
    } else if found.is_dir() {
        Err(FileError::Io(io::ErrorKind::IsADirectory.into()))
    } else {
        Err(FileError::NotRegular)
    }
}

/// Whether a regular file is at `path`, and no link to one.
#[must_use]
pub fn is_regular(path: &Path) -> bool {
    facts(path).is_ok()
}

/// Whether anything at all has the name, a link that leads nowhere included.
pub(crate) fn is_taken(path: &Path) -> bool {
    !matches!(fs::symlink_metadata(path), Err(error) if error.kind() == io::ErrorKind::NotFound)
}

/// Whether a folder is at `path`, and no link to one.
pub(crate) fn is_own_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

/// Removes what has the name, if it is no folder: a link itself and never what it leads to. What is not
/// there is gone.
///
/// # Errors
/// Of the operating system.
pub fn remove(path: &Path) -> io::Result<()> {
    match again(|| fs::remove_file(path)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Whether SQLite may open a file and what it keeps beside it, for it would wait for a pipe and follow a
/// link. What is not there may be made.
///
/// # Errors
/// [`VaultError::NotOurFile`] with the name of what is none; storage errors.
pub(crate) fn must_be_database(path: &Path) -> Result<(), VaultError> {
    for ending in ["", "-wal", "-journal", "-shm"] {
        let mut file = path.as_os_str().to_owned();
        file.push(ending);
        let file = PathBuf::from(file);
        match facts(&file) {
            Ok(_) | Err(FileError::Missing) => {}
            Err(error) => return Err(error.of(&file)),
        }
    }
    Ok(())
}

#[cfg(unix)]
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// The rights of the folder it is made in hold.
#[cfg(not(unix))]
fn private() -> OpenOptions {
    OpenOptions::new()
}

/// Looked at first, for opening some devices does something; and again once it is open, for it may have been
/// swapped between.
fn open_as(path: &Path, options: &mut OpenOptions) -> Result<File, FileError> {
    open_by(path, options, |options| options.open(path))
}

/// The same for writing, which a program that scans files may be in the way of for a moment.
fn open_to_write(path: &Path, options: &mut OpenOptions) -> Result<File, FileError> {
    open_by(path, options, |options| again(|| options.open(path)))
}

fn open_by(
    path: &Path,
    options: &mut OpenOptions,
    open: impl FnOnce(&OpenOptions) -> io::Result<File>,
) -> Result<File, FileError> {
    facts(path)?;
    open_whatever(path, options, open)
}

/// Opens what is there by now, without following and without waiting, and then looks at what it is.
fn open_whatever(
    path: &Path,
    options: &mut OpenOptions,
    open: impl FnOnce(&OpenOptions) -> io::Result<File>,
) -> Result<File, FileError> {
    flags(options);
    let file = open(options).map_err(|error| match facts(path) {
        Err(FileError::NotRegular) => FileError::NotRegular,
        _ => told(error),
    })?;
    if !file.metadata().map_err(FileError::Io)?.is_file() {
        return Err(FileError::NotRegular);
    }
    Ok(file)
}

#[cfg(unix)]
fn flags(options: &mut OpenOptions) {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    options.custom_flags(flags.bits().cast_signed());
}

/// Windows knows no such pipes among its files, and a link there is a reparse point that
/// `symlink_metadata` does not call a file: [`facts`] refuses it, short of a swap in the same instant.
#[cfg(not(unix))]
fn flags(_: &mut OpenOptions) {}

fn told(error: io::Error) -> FileError {
    if error.kind() == io::ErrorKind::NotFound {
        FileError::Missing
    } else {
        FileError::Io(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_file_is_read_up_to_its_limit_and_not_past_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        assert!(matches!(read(&path, 4), Err(FileError::Missing)));
        fs::write(&path, b"1234").unwrap();
        assert_eq!(read(&path, 4).unwrap(), b"1234");
        assert!(matches!(
            read(&path, 3),
            Err(FileError::TooLarge { most: 3 })
        ));
        // One that grows once it is open.
        let mut growing = reader(&path, 4).unwrap();
        fs::write(&path, b"12345").unwrap();
        let mut bytes = Vec::new();
        let grown = growing.read_to_end(&mut bytes).unwrap_err();
        assert_eq!(grown.kind(), io::ErrorKind::FileTooLarge);
    }

    /// What the system tells of itself says that it is empty, and is not.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_that_is_larger_than_it_says_is_told_as_too_large_and_one_that_fails_as_that() {
        let larger = Path::new("/proc/self/status");
        assert_eq!(facts(larger).unwrap().len(), 0);
        assert!(matches!(
            read(larger, 4),
            Err(FileError::TooLarge { most: 4 })
        ));
        assert!(read(larger, 1 << 20).is_ok_and(|bytes| bytes.starts_with(b"Name:")));
        // Nothing is ever at the beginning of a process.
        let failing = read(Path::new("/proc/self/mem"), 9).unwrap_err();
        assert!(matches!(&failing, FileError::Io(_)), "{failing:?}");
    }

    #[test]
    fn what_is_made_anew_touches_nothing_that_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        create_new(&path).unwrap().write_all(b"first").unwrap();
        let refused = create_new(&path).unwrap_err();
        assert!(
            matches!(refused, FileError::Io(error) if error.kind() == io::ErrorKind::AlreadyExists)
        );
        assert_eq!(fs::read(&path).unwrap(), b"first");
        let mut more = open_or_create(&path).unwrap();
        more.write_all(b", second").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"first, second");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_regular_file_is_refused_at_once_and_a_picked_link_is_followed_to_one() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("file"), b"words").unwrap();
        symlink(at("file"), at("link")).unwrap();
        symlink(at("nowhere"), at("dangling")).unwrap();
        symlink("/dev/zero", at("device")).unwrap();
        fs::create_dir(at("folder")).unwrap();
        let mode = rustix::fs::Mode::from_raw_mode(0o600);
        rustix::fs::mknodat(
            rustix::fs::CWD,
            at("pipe"),
            rustix::fs::FileType::Fifo,
            mode,
            0,
        )
        .unwrap();
        let is_folder = |error: FileError| match error {
            FileError::Io(error) => error.kind() == io::ErrorKind::IsADirectory,
            _ => false,
        };
        assert!(is_folder(read(&at("folder"), 9).unwrap_err()));
        assert!(is_folder(open_or_create(&at("folder")).unwrap_err()));
        // Each was swapped in after it had been looked at.
        let swapped = |name: &str| {
            open_whatever(&at(name), OpenOptions::new().read(true), |options| {
                options.open(at(name))
            })
        };
        for name in ["link", "dangling", "folder", "pipe"] {
            let refused = swapped(name);
            assert!(matches!(refused, Err(FileError::NotRegular)), "{name}");
        }
        assert!(matches!(
            open_whatever(
                &at("dangling"),
                private().append(true).create(true),
                |options| options.open(at("dangling"))
            ),
            Err(FileError::NotRegular)
        ));
        assert!(!is_taken(&at("nowhere")));
        symlink(at("folder"), at("to folder")).unwrap();
        for name in ["file", "pipe", "dangling"] {
            assert!(open_folder(&at(name)).is_err(), "{name}");
            assert!(open_own_folder(&at(name)).is_err(), "{name}");
        }
        assert!(open_own_folder(&at("to folder")).is_err());
        for opened in [
            open_folder(&at("to folder")),
            open_folder(&at("folder")),
            open_own_folder(&at("folder")),
        ] {
            opened.unwrap().sync_all().unwrap();
        }
        let opened = rustix::fs::fcntl_getfl(swapped("file").unwrap()).unwrap();
        assert!(opened.contains(rustix::fs::OFlags::NONBLOCK));
        for name in ["link", "dangling", "device", "pipe"] {
            let path = at(name);
            assert!(
                matches!(read(&path, 9), Err(FileError::NotRegular)),
                "{name}"
            );
            assert!(matches!(
                open_to_overwrite(&path),
                Err(FileError::NotRegular)
            ));
            assert!(matches!(open_or_create(&path), Err(FileError::NotRegular)));
            assert!(create_new(&path).is_err() && is_taken(&path) && !is_regular(&path));
            let database = must_be_database(&path);
            assert!(matches!(database, Err(VaultError::NotOurFile { place }) if place == name));
        }
        assert!(matches!(
            picked_reader(&at("pipe"), 9),
            Err(FileError::NotRegular)
        ));
        assert!(matches!(
            picked_reader(&at("device"), 9),
            Err(FileError::NotRegular)
        ));
        assert!(matches!(
            picked_reader(&at("dangling"), 9),
            Err(FileError::Missing)
        ));
        let mut text = String::new();
        picked_reader(&at("link"), 9)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, "words");
        let mode = fs::metadata(at("file")).unwrap().permissions().mode();
        remove(&at("link")).unwrap();
        remove(&at("link")).unwrap();
        assert_eq!(fs::metadata(at("file")).unwrap().permissions().mode(), mode);
        assert!(remove(&at("folder")).is_err() && is_own_folder(&at("folder")));
    }
}
