//! An older journal is brought to this program's schema. The order is the point: look whether the
//! old one is whole, keep a proven copy, try the migration on another copy, and only then touch
//! the journal.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::error::at;
use crate::secret::VaultKey;
use crate::{Integrity, VaultError, durable, integrity, migrate, open, regular_file, schema};

/// How the name of the copy begins that is kept of a journal as it was before a migration.
const KEPT: &str = "journal.db.before-schema-";
/// The copy on which a migration is tried.
const TRIED: &str = "journal.db.trial";

/// Migrates the journal in `generation`, which `connection` holds open. When anything refuses,
/// the old journal is as it was.
pub(crate) fn upgrade(
    generation: &Path,
    connection: Connection,
    key: &VaultKey,
) -> Result<Connection, VaultError> {
    let live = generation.join("journal.db");
    clear(generation, TRIED)?;
    // The log is folded in: from here on the one file is the journal.
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    if integrity::check(&connection)? != Integrity::Whole {
        return Err(VaultError::JournalDamaged);
    }
    integrity::prove(&connection)?;
    let kept = generation.join(format!("{KEPT}{}", migrate::SCHEMA_VERSION));
    drop(connection);

    copy(&live, &kept)?;
    integrity::prove(&open::open_existing(&kept, key)?)?;
    clear_log_of(&kept)?;

    let trial = generation.join(TRIED);
    let tried = copy(&live, &trial).and_then(|()| {
        let mut connection = open::open_existing(&trial, key)?;
        migrate::run(&mut connection)?;
        schema::must_be_ours(&mut connection, migrate::SCHEMA_VERSION)?;
        integrity::prove(&connection)
    });
    clear(generation, TRIED)?;
    tried?;

    let mut connection = open::open_existing(&live, key)?;
    migrate::run(&mut connection)?;
    schema::must_be_ours(&mut connection, migrate::SCHEMA_VERSION)?;
    Ok(connection)
}

/// Removes the copies that earlier migrations kept: the journal was opened again since, and each
/// of its pages is as it was written. What was erased meanwhile must not live on in them.
pub(crate) fn forget_copies(generation: &Path) -> Result<(), VaultError> {
    clear(generation, KEPT)
}

/// A durable copy under a temporary name first, so that no half copy is ever taken for one.
fn copy(from: &Path, to: &Path) -> Result<(), VaultError> {
    let mut temporary = to.as_os_str().to_owned();
    temporary.push(".tmp");
    let temporary = PathBuf::from(temporary);
    let copied = (|| {
        regular_file::remove(&temporary)?;
        let mut file = regular_file::create_new(&temporary)?;
        io::copy(&mut regular_file::open(from, u64::MAX)?, &mut file)?;
        durable::flush(&file)?;
        drop(file);
        durable::rename(&temporary, to)
    })();
    if let Err(error) = copied {
        let _ = regular_file::remove(&temporary);
        return Err(VaultError::io(to, &error));
    }
    durable::sync_folder(to.parent().unwrap_or(Path::new(".")))
}

/// The log that opening a copy to look at it may have left.
fn clear_log_of(database: &Path) -> Result<(), VaultError> {
    let mut log = database.as_os_str().to_owned();
    log.push("-wal");
    let log = PathBuf::from(log);
    regular_file::remove(&log).map_err(at(&log))
}

/// Removes every file whose name begins with `prefix`.
fn clear(generation: &Path, prefix: &str) -> Result<(), VaultError> {
    for file in fs::read_dir(generation).map_err(at(generation))? {
        let path = file.map_err(at(generation))?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        if name.is_some_and(|name| name.starts_with(prefix)) {
            regular_file::remove(&path).map_err(at(&path))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_of_a_copy_goes_and_what_cannot_go_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("journal.db.before-schema-9");
        let log = folder.path().join("journal.db.before-schema-9-wal");
        clear_log_of(&database).unwrap();
        fs::write(&log, b"pages").unwrap();
        clear_log_of(&database).unwrap();
        assert!(!log.exists());
        fs::create_dir(&log).unwrap();
        assert!(matches!(
            clear_log_of(&database),
            Err(VaultError::Storage { .. })
        ));
    }
}
