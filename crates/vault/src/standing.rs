//! Whether the file that is open is still the one that lies at its place. A program that keeps
//! folders in step lays a file down beside another and renames it over it: whoever has the old one open
//! would write on into a file that has no name any more, and all of it would be gone at the closing.

use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::config::DbConfig;

/// What the system knows a file by, wherever it lies: its disk and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Identity(u64, u64);

impl Identity {
    /// Of the file that lies at `path`; `None` when there is none.
    #[cfg(unix)]
    pub(crate) fn at(path: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        let found = std::fs::metadata(path).ok()?;
        Some(Identity(found.dev(), found.ino()))
    }

    /// Elsewhere a file that is open can be neither removed nor replaced.
    #[cfg(not(unix))]
    pub(crate) fn at(_: &Path) -> Option<Self> {
        Some(Identity(0, 0))
    }
}

/// Where an open database is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// At its place, and its log beside it.
    InPlace,
    /// The database is at its place. Its log was removed or replaced.
    LogGone,
    /// At the place of the database there is another file, or none.
    Replaced,
}

/// A connection, and which file it has open.
pub(crate) struct OpenFile {
    connection: Connection,
    path: PathBuf,
    database: Option<Identity>,
    /// `None` until there is a log.
    log: Option<Identity>,
}

impl OpenFile {
    /// Of a connection that was just opened at `path`.
    pub(crate) fn new(connection: Connection, path: &Path) -> Self {
        OpenFile {
            connection,
            path: path.to_owned(),
            database: Identity::at(path),
            log: Identity::at(&log_of(path)),
        }
    }

    pub(crate) fn identity(&self) -> Option<Identity> {
        self.database
    }

    pub(crate) fn standing(&mut self) -> Standing {
        if self.database != Identity::at(&self.path) {
            return Standing::Replaced;
        }
        let log = Identity::at(&log_of(&self.path));
        if self.log.is_none() {
            self.log = log;
        }
        if self.log == log {
            Standing::InPlace
        } else {
            Standing::LogGone
        }
    }
}

impl Deref for OpenFile {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.connection
    }
}

impl DerefMut for OpenFile {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }
}

impl Drop for OpenFile {
    fn drop(&mut self) {
        if self.standing() == Standing::Replaced {
            // A closing removes the log by its name, and under that name lies another's by now.
            let _ = self
                .connection
                .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
        }
    }
}

fn log_of(path: &Path) -> PathBuf {
    path.with_extension("db-wal")
}
