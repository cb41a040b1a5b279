//! Opening the database: in this order, each step for a reason.

use std::io::Read;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB};
use zeroize::Zeroizing;

use crate::error::at;
use crate::migrate::{self, SCHEMA_VERSION};
use crate::regular_file::{self, opening};
use crate::secret::VaultKey;
use crate::{StorageCause, VaultError, connect, salvage, schema};

/// The first bytes of a database that nobody encrypted.
const PLAIN_HEADER: &[u8] = b"SQLite format 3\0";
const PAGE_BYTES: u64 = 4096;

/// Opens an existing database, refusing a newer one, and one whose schema is not ours, before a byte is
/// written and before anything in it can act.
pub(crate) fn open_existing(path: &Path, key: &VaultKey) -> Result<Connection, VaultError> {
    regular_file::must_be_database(path)?;
    match first_bytes(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(VaultError::JournalMissing {
                missing: "journal.db".into(),
            });
        }
        Err(error) => return Err(VaultError::io(path, &error)),
        Ok(bytes) if bytes.as_slice() == PLAIN_HEADER => return Err(VaultError::EncryptionOff),
        // A salt is never all zeros: a file of any length without one is not looked through.
        Ok(bytes) if bytes.iter().all(|&byte| byte == 0) => return Err(VaultError::JournalDamaged),
        Ok(_) => {}
    }
    // SQLite takes a file shorter than a page for a new, empty database.
    if std::fs::metadata(path).map_err(at(path))?.len() < PAGE_BYTES {
        return Err(VaultError::JournalDamaged);
    }
    let mut connection = connect::to_file(path)?;
    schema::distrust(&mut connection)?;
    // Until the version is known to be ours, closing must not fold a write-ahead log in.
    if path.with_extension("db-wal").exists() {
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    }
    give_key(&connection, key)?;
    let found = match migrate::version(&connection) {
        Err(VaultError::JournalDamaged) => {
            return Err(tell_damage_from_wrong_key(&connection, path, key));
        }
        other => other?,
    };
    if found == 0 {
        // Each of our journals has a schema from its first day.
        return Err(VaultError::JournalDamaged);
    }
    if found > SCHEMA_VERSION {
        return Err(VaultError::NewerJournal {
            found,
            known: SCHEMA_VERSION,
        });
    }
    // By the file's rights, or because SQLite does not know the format in which it would have to be written.
    if connection.is_readonly(MAIN_DB)? {
        return Err(if salvage::is_of_a_foreign_format(path, key) {
            VaultError::ForeignSchema
        } else {
            VaultError::io(path, &std::io::ErrorKind::PermissionDenied.into())
        });
    }
    schema::must_be_ours(&mut connection, found)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    settle(&connection)?;
    Ok(connection)
}

/// A new file in which there is nothing yet, with its key.
pub(crate) fn create_unfilled(path: &Path, key: &VaultKey) -> Result<Connection, VaultError> {
    drop(regular_file::create_new(path).map_err(opening(path))?);
    let connection = connect::to_file(path)?;
    give_key(&connection, key)?;
    Ok(connection)
}

/// Makes a new, empty, encrypted database and proves that it is one.
pub(crate) fn create(path: &Path, key: &VaultKey) -> Result<Connection, VaultError> {
    create_at_schema(path, key, SCHEMA_VERSION)
}

/// The same with the schema of an earlier version.
pub(crate) fn create_at_schema(
    path: &Path,
    key: &VaultKey,
    schema: u32,
) -> Result<Connection, VaultError> {
    let mut connection = create_unfilled(path, key)?;
    fill(&mut connection, schema).map_err(open_nowhere_else)?;
    must_be_encrypted(&first_bytes(path).map_err(at(path))?)?;
    Ok(connection)
}

fn fill(connection: &mut Connection, schema: u32) -> Result<(), VaultError> {
    settle(connection)?;
    migrate::run_to(connection, schema)?;
    Ok(connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
}

/// A file that was just made is open nowhere else: SQLite says that it is busy when the disk does not sync
/// while the log is begun.
fn open_nowhere_else(error: VaultError) -> VaultError {
    match error {
        VaultError::OpenElsewhere => not_kept(),
        other => other,
    }
}

/// The disk does not do as it was asked.
fn not_kept() -> VaultError {
    VaultError::Storage {
        cause: StorageCause::Other,
        place: "journal.db".into(),
    }
}

/// What a database begins with that was just written.
fn must_be_encrypted(first: &[u8]) -> Result<(), VaultError> {
    if first.is_empty() || first == PLAIN_HEADER {
        Err(VaultError::EncryptionOff)
    } else {
        Ok(())
    }
}

/// Everything that must come before the first page is read.
fn give_key(connection: &Connection, key: &VaultKey) -> Result<(), VaultError> {
    connection.busy_timeout(Duration::from_millis(250))?;
    // SQLCipher writes to stderr by default.
    pragma(connection, "PRAGMA cipher_log_level = NONE")?;
    // Exclusive from the start: no -shm file, whose mapping kills the program on a full disk.
    pragma(connection, "PRAGMA locking_mode = EXCLUSIVE")?;
    let literal = key.to_raw_key_literal();
    debug_assert_eq!(literal.len(), 67);
    let statement = Zeroizing::new(format!("PRAGMA key = \"{}\"", literal.as_str()));
    pragma(connection, &statement)?;
    // A plain SQLite (WebKitGTK brings one into the process) ignores `key` and knows no cipher.
    let cipher: Option<String> = connection
        .query_row("PRAGMA cipher_version", [], |row| row.get(0))
        .ok();
    if cipher.is_none_or(|version| version.is_empty()) {
        return Err(VaultError::EncryptionOff);
    }
    Ok(())
}

/// How the open journal works.
fn settle(connection: &Connection) -> Result<(), VaultError> {
    // On macOS alone they say something: without them SQLite's sync stops at the disk's own memory there.
    pragma(connection, "PRAGMA fullfsync = ON")?;
    pragma(connection, "PRAGMA checkpoint_fullfsync = ON")?;
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    // Without it a power cut loses what was acknowledged; SQLite says so by naming the mode it kept.
    if mode != "wal" {
        return Err(not_kept());
    }
    for setting in [
        // NORMAL lost acknowledged rows in 8 of 60 power cuts, FULL in none of 360.
        "PRAGMA synchronous = FULL",
        "PRAGMA foreign_keys = ON",
        "PRAGMA secure_delete = ON",
        "PRAGMA trusted_schema = OFF",
        "PRAGMA temp_store = MEMORY",
        // 64 MiB: with the default 2 MiB every scan decrypts the file again.
        "PRAGMA cache_size = -65536",
    ] {
        pragma(connection, setting)?;
    }
    Ok(())
}

/// Runs a pragma, whether or not it answers with a row.
fn pragma(connection: &Connection, text: &str) -> Result<(), VaultError> {
    let mut statement = connection.prepare(text)?;
    let mut rows = statement.query([])?;
    while rows.next()?.is_some() {}
    Ok(())
}

/// A damaged first page looks like a wrong key. The other pages tell: with the wrong key none
/// of them is authentic. Nor is any for SQLCipher where the salt in that page is damaged, or where all
/// of them are; then the file is looked at more closely before it is called another journal's. And a page
/// that is authentic and makes no sense to SQLite was written so by somebody who had the key.
fn tell_damage_from_wrong_key(connection: &Connection, path: &Path, key: &VaultKey) -> VaultError {
    let pages = std::fs::metadata(path).map_or(0, |file| file.len() / PAGE_BYTES);
    match crate::integrity::damaged_pages(connection) {
        Ok(damaged) if damaged >= pages && pages > 1 && salvage::may_be_anothers(path, key) => {
            VaultError::WrongKey
        }
        _ if salvage::is_of_a_foreign_format(path, key) => VaultError::ForeignSchema,
        _ => VaultError::JournalDamaged,
    }
}

fn first_bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(PLAIN_HEADER.len());
    regular_file::open(path, u64::MAX)?
        .take(PLAIN_HEADER.len() as u64)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> VaultKey {
        VaultKey::from_bytes([7; 32])
    }

    #[test]
    fn an_open_database_works_as_is_promised() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        drop(create(&path, &key()).unwrap());
        let c = open_existing(&path, &key()).unwrap();
        let number = |name: &str| -> i64 {
            let asked = format!("PRAGMA {name}");
            c.query_row(&asked, [], |row| row.get(0)).unwrap()
        };
        let word = |name: &str| -> String {
            let asked = format!("PRAGMA {name}");
            c.query_row(&asked, [], |row| row.get(0)).unwrap()
        };
        assert_eq!(word("journal_mode"), "wal");
        assert_eq!(word("locking_mode"), "exclusive");
        assert_eq!(number("synchronous"), 2, "FULL");
        assert_eq!(number("fullfsync"), 1);
        assert_eq!(number("checkpoint_fullfsync"), 1);
        assert_eq!(number("foreign_keys"), 1);
        assert_eq!(number("secure_delete"), 1);
        assert_eq!(number("trusted_schema"), 0);
        assert_eq!(number("temp_store"), 2, "MEMORY");
        assert_eq!(number("cache_size"), -65536);
    }

    #[test]
    fn what_is_plain_or_empty_is_not_encrypted() {
        must_be_encrypted(b"\x93\x11 any other bytes").unwrap();
        for first in [PLAIN_HEADER, b""] {
            assert!(matches!(
                must_be_encrypted(first),
                Err(VaultError::EncryptionOff)
            ));
        }
    }

    #[test]
    fn a_single_page_reads_and_a_damaged_one_is_damage_and_no_wrong_key() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let c = create_unfilled(&path, &key()).unwrap();
        c.pragma_update(None, "user_version", 1).unwrap();
        drop(c);
        let good = std::fs::read(&path).unwrap();
        assert_eq!(good.len() as u64, PAGE_BYTES);
        // It reads, and nothing of ours is in it.
        assert!(matches!(
            open_existing(&path, &key()),
            Err(VaultError::ForeignSchema)
        ));
        let mut rotten = good.clone();
        rotten[1000] ^= 1;
        for bytes in [&rotten[..], &good[..good.len() - 1]] {
            std::fs::write(&path, bytes).unwrap();
            assert!(matches!(
                open_existing(&path, &key()),
                Err(VaultError::JournalDamaged)
            ));
        }
    }

    #[test]
    fn with_another_key_no_page_is_authentic() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        drop(create(&path, &key()).unwrap());
        assert!(matches!(
            open_existing(&path, &VaultKey::from_bytes([8; 32])),
            Err(VaultError::WrongKey)
        ));
    }
}
