//! Where a file goes: the person is asked, and it is there whole or not at all.

use std::path::Path;

use tauri::{AppHandle, Manager as _};
use vault::{Part, StorageCause, VaultError};

use super::making::Making;
use crate::error::{CommandError, ErrorKind};
use crate::session::Desk;
use crate::{chosen, unfinished};

/// The database, as its errors name it.
const JOURNAL: &str = "journal.db";

/// What the dialog says.
pub(super) struct Saving<'a> {
    /// Its title.
    pub(super) title: String,
    /// A name without ending. Only letters, digits and hyphens of it are offered.
    pub(super) name: &'a str,
    /// The ending, such as `pdf`.
    pub(super) ending: &'a str,
}

/// Asks where, and calls `write` with the path. Returns the path as the person reads it; `None` when
/// they changed their mind. Holds no lock while it asks: the journal can be locked meanwhile.
///
/// # Errors
/// `disk-full` and `file-not-saved`, with the file's name; then nothing half-written is there.
pub(super) fn save_as(
    app: &AppHandle,
    saving: &Saving<'_>,
    write: impl FnOnce(&Path, &Part) -> Result<(), Making>,
) -> Result<Option<String>, CommandError> {
    let name = file_name(saving.name, saving.ending);
    let Some(path) = chosen::place_for(app, &saving.title, name) else {
        return Ok(None);
    };
    let part = Part::beside(&path);
    let written = unfinished::by_way_of(&app.state::<Desk>(), &part, || write(&path, &part));
    written.map_err(|error| not_saved(&path, error))?;
    Ok(Some(path.display().to_string()))
}

/// Puts `bytes` where the person said. A file of theirs beside it is never touched, whatever its name.
///
/// # Errors
/// Storage errors; then what was there is as it was.
pub(super) fn put(path: &Path, part: &Part, bytes: &[u8]) -> Result<(), VaultError> {
    vault::write_file_by(path, part, |file| {
        file.write_all(bytes)
            .map_err(|error| VaultError::io(path, &error))
    })
}

/// What the file's disk refuses is told with the file's name; the journal's own errors stay theirs.
fn not_saved(path: &Path, error: Making) -> CommandError {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    match error {
        Making::Vault(VaultError::Storage { cause, place }) if place != JOURNAL => {
            let kind = match cause {
                StorageCause::Full => ErrorKind::FileDiskFull,
                _ => ErrorKind::FileNotSaved,
            };
            CommandError::about(kind, name)
        }
        other => other.into(),
    }
}

/// The name that is offered. The page is not asked for paths, and makes none by a name either.
fn file_name(name: &str, ending: &str) -> String {
    let plain: String = name
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .take(60)
        .collect();
    match plain.as_str() {
        "" => format!("file.{ending}"),
        plain => format!("{plain}.{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_the_person_that_lies_beside_is_never_touched() {
        let folder = tempfile::tempdir().unwrap();
        let (chosen, beside) = (folder.path().join("a.svg"), folder.path().join("a.svg.tmp"));
        std::fs::write(&beside, "mine").unwrap();
        put(&chosen, &Part::beside(&chosen), b"drawn").unwrap();
        assert_eq!(std::fs::read(&chosen).unwrap(), b"drawn");
        assert_eq!(std::fs::read(&beside).unwrap(), b"mine");
        // A folder of that name takes no file; nothing half-written is left.
        let taken = folder.path().join("b.svg");
        std::fs::create_dir(&taken).unwrap();
        assert!(put(&taken, &Part::beside(&taken), b"drawn").is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3);
    }

    #[test]
    fn a_full_disk_is_told_as_that_of_the_file_or_of_the_journal() {
        let refused = |cause, place: &str| {
            let error = VaultError::Storage {
                cause,
                place: place.into(),
            };
            let told = not_saved(Path::new("/stick/notes.pdf"), error.into());
            (told.kind, told.detail.unwrap())
        };
        for (cause, place, kind, named) in [
            (
                StorageCause::Full,
                "x.part",
                ErrorKind::FileDiskFull,
                "notes.pdf",
            ),
            (
                StorageCause::Other,
                "x.part",
                ErrorKind::FileNotSaved,
                "notes.pdf",
            ),
            (
                StorageCause::ReadOnly,
                "x.part",
                ErrorKind::FileNotSaved,
                "notes.pdf",
            ),
            (StorageCause::Full, JOURNAL, ErrorKind::DiskFull, JOURNAL),
            (
                StorageCause::ReadOnly,
                JOURNAL,
                ErrorKind::ReadOnly,
                JOURNAL,
            ),
        ] {
            assert_eq!(refused(cause, place), (kind, named.to_owned()), "{cause:?}");
        }
    }

    #[test]
    fn a_name_is_no_path() {
        assert_eq!(file_name("by-week-2026", "png"), "by-week-2026.png");
        assert_eq!(file_name("../../etc/passwd", "svg"), "etcpasswd.svg");
        assert_eq!(file_name("/", "svg"), "file.svg");
        assert_eq!(file_name(&"x".repeat(200), "pdf").len(), 64);
    }
}
