use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::error::at;
use crate::secret::VaultKey;
use crate::slot::Payload;
use crate::{VaultError, durable, migrate, open};

const PAGE: usize = 4096;

/// A damaged journal, or rather a copy of it. After each hit it is opened anew: a connection that met
/// a page that fails goes on reporting damage where there is none.
pub(super) struct Source {
    path: PathBuf,
    key: VaultKey,
    connection: Connection,
    schema: u32,
}

impl Source {
    /// # Errors
    /// [`VaultError::NothingReads`] when even its first page fails; [`VaultError::NewerJournal`].
    pub(super) fn open(path: &Path, payload: &Payload) -> Result<Self, VaultError> {
        let open = || -> Result<Self, VaultError> {
            let connection = open::open_existing(path, &payload.key)?;
            let schema = migrate::version(&connection)?;
            // The tables' names lie on pages of their own.
            connection
                .prepare("SELECT count(*) FROM sqlite_schema")?
                .query_row([], |_| Ok(()))?;
            connection.prepare("SELECT 1 FROM meta")?;
            Ok(Source {
                path: path.to_owned(),
                key: payload.key.clone(),
                connection,
                schema,
            })
        };
        open().map_err(|error| match error {
            VaultError::JournalDamaged | VaultError::WrongKey => VaultError::NothingReads,
            other => other,
        })
    }

    pub(super) fn schema(&self) -> u32 {
        self.schema
    }

    /// Does something with the connection. `None` when it met damage; then there is a new one.
    pub(super) fn try_to<T>(
        &mut self,
        act: impl FnOnce(&Connection) -> Result<T, VaultError>,
    ) -> Result<Option<T>, VaultError> {
        match act(&self.connection) {
            Ok(done) => Ok(Some(done)),
            Err(VaultError::JournalDamaged) => {
                self.open_anew()?;
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    fn open_anew(&mut self) -> Result<(), VaultError> {
        // The file is held by one connection alone: the old one goes first.
        self.connection = Connection::open_in_memory()?;
        self.connection = open::open_existing(&self.path, &self.key)?;
        Ok(())
    }
}

/// Copies a database and its log, with empty pages where the disk itself gives none.
pub(super) fn copy_what_reads(from: &Path, to: &Path) -> Result<(), VaultError> {
    copy(from, to)?;
    let log = log_of(from);
    if log.exists() {
        copy(&log, &log_of(to))?;
    }
    Ok(())
}

/// Removes such a copy.
pub(super) fn clear(copy: &Path) -> Result<(), VaultError> {
    for path in [copy.to_owned(), log_of(copy)] {
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(VaultError::io(&path, &error));
            }
            _ => {}
        }
    }
    Ok(())
}

fn log_of(database: &Path) -> PathBuf {
    let mut log = database.as_os_str().to_owned();
    log.push("-wal");
    PathBuf::from(log)
}

fn copy(from: &Path, to: &Path) -> Result<(), VaultError> {
    let mut file = match File::open(from) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(VaultError::NothingReads);
        }
        other => other.map_err(at(from))?,
    };
    let length = file.metadata().map_err(at(from))?.len();
    let mut out = durable::private_file()
        .create(true)
        .truncate(true)
        .open(to)
        .map_err(at(to))?;
    let mut page = [0; PAGE];
    let mut place = 0;
    while place < length {
        let wanted = usize::try_from(length - place).map_or(PAGE, |left| left.min(PAGE));
        let got = file
            .seek(SeekFrom::Start(place))
            .and_then(|_| file.read_exact(&mut page[..wanted]));
        if got.is_err() {
            page.fill(0);
        }
        out.write_all(&page[..wanted]).map_err(at(to))?;
        place += wanted as u64;
    }
    // No fsync: it is a copy to read from, and goes.
    Ok(())
}
