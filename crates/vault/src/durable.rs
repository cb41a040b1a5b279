//! Writing a file so that a power cut leaves the old or the new, never neither.
//!
//! Each step is needed: without the file's fsync ext4 came back with the old content or none,
//! without the folder's fsync xfs took the rename back (measured; `shared/research`). What a step is on each
//! system is said beneath: `flush` puts onto the disk, `again` tries what another program is in the way of.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the place that renames and removes for all others"
)]

mod again;
mod flush;

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

pub(crate) use again::again;
pub(crate) use flush::{flush, sync_file, sync_folder};

use crate::error::at;
use crate::part::Part;
use crate::regular_file::{self, opening};
use crate::{StorageCause, VaultError};

/// Puts `bytes` at `path` in one atomic, durable step: temporary file beside it, fsync, rename,
/// fsync of the folder. `prove` is given the temporary file's bytes as read back and may refuse.
pub(crate) fn replace(
    path: &Path,
    bytes: &[u8],
    prove: impl FnOnce(&[u8]) -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut temporary = path.as_os_str().to_owned();
    temporary.push(".tmp");
    let temporary = Path::new(&temporary);
    // What a kill left is ours to remove; of a link in its place, the link itself.
    regular_file::remove(temporary).map_err(at(temporary))?;
    let written = write_and_prove(temporary, bytes, prove)
        .and_then(|()| rename(temporary, path).map_err(at(path)));
    if written.is_err() {
        // The temporary file is ours and unfinished: nothing half-done stays.
        let _ = regular_file::remove(temporary);
    }
    written?;
    sync_folder(folder)
}

/// Puts `bytes` at `path` in one atomic, durable step; a failure leaves what was there.
///
/// # Errors
/// Storage errors.
pub fn replace_file(path: &Path, bytes: &[u8]) -> Result<(), VaultError> {
    replace(path, bytes, |_| Ok(()))
}

/// Puts what `write` writes at `path` in one atomic, durable step, without holding it in memory; an
/// error, its own or the disk's, leaves what was there and nothing beside it. Where the file system knows
/// files without a name, a kill leaves nothing beside it either.
///
/// # Errors
/// Storage errors, and whatever `write` ends with.
pub fn write_file<E: From<VaultError>>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), E> {
    write_file_by(path, &Part::beside(path), write)
}

/// The same, by way of a part whose name is known before.
///
/// # Errors
/// The same.
pub fn write_file_by<E: From<VaultError>>(
    path: &Path,
    part: &Part,
    write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), E> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let part = &*part.path();
    let written = (|| -> Result<(), E> {
        let nameless = regular_file::create_nameless(folder);
        let is_nameless = nameless.is_some();
        let file = match nameless {
            Some(file) => file,
            None => regular_file::create_new(part).map_err(opening(part))?,
        };
        let mut buffered = BufWriter::new(file);
        write(&mut buffered)?;
        let file = buffered
            .into_inner()
            .map_err(|error| VaultError::io(part, error.error()))?;
        flush(&file).map_err(at(part))?;
        if is_nameless {
            if regular_file::give_name(&file, path).is_ok() {
                return Ok(());
            }
            // What has the name is replaced, which giving one does not.
            regular_file::give_name(&file, part).map_err(at(part))?;
        }
        drop(file);
        rename(part, path).map_err(at(path))?;
        Ok(())
    })();
    if written.is_err() {
        let _ = regular_file::remove(part);
    }
    written?;
    Ok(sync_folder(folder)?)
}

/// Sixteen hex digits that nobody foresees.
pub(crate) fn by_chance() -> String {
    let mut number = [0; 8];
    // Without chance a name is taken or not; `create_new` decides.
    let _ = getrandom::fill(&mut number);
    format!("{:016x}", u64::from_le_bytes(number))
}

/// Gives a file or a folder another name; a file that has it already is replaced. Durable only once its folder is
/// [synced](sync_folder).
pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    again(|| fs::rename(from, to))
}

/// Gives the file `from` the name `to`, unless something has it already.
///
/// # Errors
/// Of the kind [`AlreadyExists`](io::ErrorKind::AlreadyExists) when something has; then both are as they
/// were.
pub(crate) fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    or_in_steps(rename_in_one_step(from, to), from, to)
}

/// The same on a file system that does not know how: by a second name, or else by taking the name.
fn or_in_steps(tried: io::Result<()>, from: &Path, to: &Path) -> io::Result<()> {
    match tried {
        Err(error) if is_not_known(&error) => {}
        other => return other,
    }
    match fs::hard_link(from, to) {
        Ok(()) => regular_file::remove(from),
        Err(_) => by_taking_the_name(from, to),
    }
}

/// The name is taken by an empty file of ours, and that is replaced.
fn by_taking_the_name(from: &Path, to: &Path) -> io::Result<()> {
    drop(regular_file::create_new(to).map_err(io::Error::from)?);
    let renamed = rename(from, to);
    if renamed.is_err() {
        let _ = regular_file::remove(to);
    }
    renamed
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn rename_in_one_step(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn rename_in_one_step(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether a file system does not know how to rename without replacing.
fn is_not_known(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
    )
}

fn write_and_prove(
    temporary: &Path,
    bytes: &[u8],
    prove: impl FnOnce(&[u8]) -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    let mut file = regular_file::create_new(temporary).map_err(opening(temporary))?;
    file.write_all(bytes).map_err(at(temporary))?;
    flush(&file).map_err(at(temporary))?;
    drop(file);
    let back = regular_file::read(temporary, bytes.len() as u64).map_err(opening(temporary))?;
    prove(&back)
}

/// Makes a folder that only its owner may enter (0700 where modes exist), with its parents. Where a link
/// to a folder has its name, that folder is used, and its mode is left as whoever made it wanted it.
///
/// # Errors
/// Storage errors.
pub fn private_folder(path: &Path) -> Result<(), VaultError> {
    private().recursive(true).create(path).map_err(at(path))?;
    #[cfg(unix)]
    {
        use rustix::fs::{Mode, fchmod};
        // It may have been there before, more open than it should be.
        if regular_file::is_own_folder(path) {
            let refused = |error: rustix::io::Errno| VaultError::io(path, &error.into());
            let folder = regular_file::open_own_folder(path).map_err(at(path))?;
            let found = folder.metadata().map_err(at(path))?;
            if std::os::unix::fs::PermissionsExt::mode(&found.permissions()) & 0o777 != 0o700 {
                fchmod(&folder, Mode::from_raw_mode(0o700)).map_err(refused)?;
            }
        }
    }
    Ok(())
}

#[cfg(unix)]
fn private() -> fs::DirBuilder {
    let mut builder = fs::DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

/// The rights of the folder it is made in hold.
#[cfg(not(unix))]
fn private() -> fs::DirBuilder {
    fs::DirBuilder::new()
}

/// Makes a folder of our own anew, empty and for its owner alone. What has its name goes: of a link the
/// link itself.
///
/// # Errors
/// Storage errors.
pub fn fresh_folder(path: &Path) -> Result<(), VaultError> {
    remove_tree(path).map_err(at(path))?;
    private().create(path).map_err(at(path))
}

/// Removes a folder of our own with all that is in it, or whatever else has its name. No link is followed.
/// What is not there is gone.
///
/// # Errors
/// Of the operating system. Some of it may be gone.
pub fn remove_tree(path: &Path) -> io::Result<()> {
    if !regular_file::is_own_folder(path) {
        return regular_file::remove(path);
    }
    let removed = again(|| fs::remove_dir_all(path));
    if regular_file::is_taken(path) {
        removed
    } else {
        Ok(())
    }
}

/// Removes a folder in which nothing is any more.
///
/// # Errors
/// Of the operating system, of the kind [`DirectoryNotEmpty`](io::ErrorKind::DirectoryNotEmpty) where something is.
pub fn remove_empty_folder(path: &Path) -> io::Result<()> {
    again(|| fs::remove_dir(path))
}

/// The disk gave back something else than was asked of it.
pub(crate) fn not_kept(place: &Path) -> VaultError {
    VaultError::Storage {
        cause: StorageCause::Other,
        place: regular_file::name_of(place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_proof_leaves_the_old_file_and_no_temporary() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("slot");
        replace(&path, b"old", |_| Ok(())).unwrap();
        assert!(replace(&path, b"new", |_| Err(VaultError::SlotDamaged)).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_was_not_written_to_its_end_leaves_the_old_file_and_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.pdf");
        write_file(&path, |to| to.write_all(b"old").map_err(at(&path))).unwrap();
        let half = write_file(&path, |to| {
            to.write_all(&[7; 100_000]).map_err(at(&path))?;
            Err(VaultError::CalledOff)
        });
        assert!(matches!(half, Err(VaultError::CalledOff)));
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let nowhere = folder.path().join("gone/report.pdf");
        assert!(write_file::<VaultError>(&nowhere, |_| Ok(())).is_err());
    }

    /// On ext4, xfs, btrfs and in memory. Elsewhere the part has a name: see `part.rs`.
    #[cfg(target_os = "linux")]
    #[test]
    fn while_a_file_is_written_nothing_lies_beside_it_that_a_kill_could_leave() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.pdf");
        for (before, bytes) in [(0, b"first"), (1, b"other")] {
            write_file(&path, |to| {
                to.write_all(&[7; 100_000]).map_err(at(&path))?;
                to.flush().map_err(at(&path))?;
                let beside = fs::read_dir(folder.path()).unwrap().count();
                assert_eq!(beside, before);
                to.write_all(bytes).map_err(at(&path))
            })
            .unwrap();
            assert!(fs::read(&path).unwrap().ends_with(bytes));
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        }
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_new_name_is_given_only_where_nothing_has_it() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a"), b"a").unwrap();
        fs::write(at("b"), b"b").unwrap();
        let taken = rename_new(&at("a"), &at("b")).unwrap_err();
        assert_eq!(taken.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(at("b")).unwrap(), b"b");
        rename_new(&at("a"), &at("c")).unwrap();
        assert!(!at("a").exists());
        assert_eq!(fs::read(at("c")).unwrap(), b"a");
    }

    #[test]
    fn where_no_name_can_be_given_in_one_step_it_is_given_only_where_nothing_has_it_as_well() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let reset = || {
            fs::write(at("a"), b"a").unwrap();
            fs::write(at("b"), b"b").unwrap();
            let _ = fs::remove_file(at("c"));
        };
        let read = |name: &str| fs::read(at(name)).ok();
        for unknown in [io::ErrorKind::Unsupported, io::ErrorKind::InvalidInput] {
            reset();
            let in_steps = |to: &str| or_in_steps(Err(unknown.into()), &at("a"), &at(to));
            let taken = in_steps("b").unwrap_err();
            assert_eq!(taken.kind(), io::ErrorKind::AlreadyExists);
            in_steps("c").unwrap();
            assert_eq!(
                ["a", "b", "c"].map(read),
                [None, Some(b"b".into()), Some(b"a".into())]
            );
        }
        // What a disk refuses is not tried another way.
        reset();
        let full = or_in_steps(Err(io::ErrorKind::StorageFull.into()), &at("a"), &at("c"));
        assert_eq!(full.unwrap_err().kind(), io::ErrorKind::StorageFull);
        assert!(read("c").is_none());
        // Of which there can be no second name, takes the name, and leaves nothing when it cannot.
        assert!(by_taking_the_name(&at("a"), &at("b")).is_err());
        assert_eq!(read("b"), Some(b"b".into()));
        by_taking_the_name(&at("a"), &at("c")).unwrap();
        assert_eq!((read("a"), read("c")), (None, Some(b"a".into())));
        fs::remove_file(at("c")).unwrap();
        let gone = or_in_steps(Err(io::ErrorKind::Unsupported.into()), &at("a"), &at("c"));
        assert!(gone.is_err() && read("c").is_none());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_the_temporary_file_goes_and_what_it_leads_to_stays() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("letter"), b"mine").unwrap();
        std::os::unix::fs::symlink(at("letter"), at("slot.tmp")).unwrap();
        replace(&at("slot"), b"new", |_| Ok(())).unwrap();
        assert_eq!(fs::read(at("letter")).unwrap(), b"mine");
        assert_eq!(fs::read(at("slot")).unwrap(), b"new");
        assert!(regular_file::is_regular(&at("slot")) && !regular_file::is_taken(&at("slot.tmp")));
    }

    #[cfg(unix)]
    #[test]
    fn the_mode_of_a_folder_behind_a_link_is_its_owners_affair() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("documents")).unwrap();
        fs::set_permissions(at("documents"), fs::Permissions::from_mode(0o755)).unwrap();
        std::os::unix::fs::symlink(at("documents"), at("backups")).unwrap();
        private_folder(&at("backups")).unwrap();
        let mode = fs::metadata(at("documents")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o755);
    }

    #[cfg(unix)]
    #[test]
    fn files_and_folders_are_the_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a/b");
        fs::create_dir_all(&inner).unwrap();
        fs::set_permissions(&inner, fs::Permissions::from_mode(0o755)).unwrap();
        private_folder(&inner).unwrap();
        replace(&inner.join("f"), b"x", |_| Ok(())).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&inner), mode(&inner.join("f"))), (0o700, 0o600));
    }

    #[test]
    fn a_file_is_replaced_by_what_is_given() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        for bytes in [&b"old"[..], b"new"] {
            replace_file(&path, bytes).unwrap();
            assert_eq!(fs::read(&path).unwrap(), bytes);
        }
    }
}
