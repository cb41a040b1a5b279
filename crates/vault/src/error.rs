use std::io;
use std::path::PathBuf;

use crate::recovery_key::Mistyped;

/// What can go wrong with a journal, each kind with its own advice. Never holds entry text.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VaultError {
    /// The slot is whole and the passphrase does not open it. Nothing was changed.
    #[error("the passphrase does not open the journal")]
    WrongPassphrase,
    /// Neither the passphrase slot nor its copy is whole.
    #[error("the key file is damaged")]
    SlotDamaged,
    /// The slot asks for more memory than can be had, or for more work than is accepted.
    #[error("opening needs more memory: {needed_mib} MiB")]
    NeedsMoreMemory {
        /// Memory the slot's work factor needs, in MiB.
        needed_mib: u64,
    },
    /// The key is proven right and the database, or a page of it, does not read.
    #[error("the journal file is damaged")]
    JournalDamaged,
    /// A file that belongs to the journal is not there.
    #[error("the journal is not where it was: {missing}")]
    JournalMissing {
        /// Name of what is missing, relative to the data folder.
        missing: String,
    },
    /// Another file lies where the journal was opened, or none: another program put it there, or took the
    /// folder away. And no copy could be made of what is open, which alone holds everything that was
    /// written, the last change too.
    #[error("the journal was replaced while it was open, and no copy could be made")]
    JournalReplaced,
    /// The database holds a table, trigger, view or index that no version of this program makes, or lacks
    /// one, or has one that is worded otherwise. Nothing in it was used. Each page is as somebody who had the
    /// key wrote it; [`Locked::salvage`](crate::Locked::salvage) saves the rows and leaves the rest behind.
    #[error("the database is not laid out as this program does it")]
    ForeignSchema,
    /// Key file and database name different journals.
    #[error("key file and journal belong to different journals")]
    WrongVault,
    /// The key file's key fits no page of the database.
    #[error("the key file does not belong to the journal file")]
    WrongKey,
    /// A later version of the program made this journal. Not a byte was written.
    #[error("the journal has schema {found}, this program knows {known}")]
    NewerJournal {
        /// The journal's schema version.
        found: u32,
        /// The newest this program knows.
        known: u32,
    },
    /// The database engine does not encrypt, or the file is a plain database. Nothing was opened.
    #[error("encryption is not available")]
    EncryptionOff,
    /// In the place of a file of the journal is a link, a pipe, a folder, or a file far too large to be it.
    /// It was not read, and nothing was changed.
    #[error("something else is in the place of {place}")]
    NotOurFile {
        /// Its name.
        place: String,
    },
    /// The next number of a backup or of a generation would make a name that does not read back. Nothing was
    /// begun.
    #[error("the number of {name} is too high")]
    NumberTooHigh {
        /// The name it would have had.
        name: String,
    },
    /// The journal that is here is another one than that of the backup. It is not replaced without a secret
    /// that opens it.
    #[error("another journal is here")]
    OtherJournal {
        /// Whether a secret was given, and did not open it.
        refused: bool,
    },
    /// A journal that was set aside here is another one than this. It was kept; what was this one's is gone.
    #[error("another journal was set aside here")]
    OtherJournalKept,
    /// A backup that another computer made of this journal, which is not changed here.
    #[error("another computer made the backup")]
    BackupOfAnother,
    /// Another program holds the journal open.
    #[error("the journal is open elsewhere")]
    OpenElsewhere,
    /// A well-formed recovery key of another journal.
    #[error("the recovery key does not open the journal")]
    WrongRecoveryKey,
    /// Not a recovery key: something is missing or mistyped (its checksum tells).
    #[error("that is not a whole recovery key: {0}")]
    RecoveryKeyMalformed(Mistyped),
    /// Neither the recovery slot nor its copy is whole.
    #[error("the recovery key file is damaged")]
    RecoverySlotDamaged,
    /// The typed groups are not the recovery key's.
    #[error("the typed groups do not match the recovery key")]
    RecoveryProofWrong,
    /// A journal exists here already.
    #[error("there is a journal here already")]
    JournalExists,
    /// A passphrase under [`passphrase::MIN_CHARS`](crate::passphrase::MIN_CHARS) characters.
    #[error("the passphrase is too short")]
    PassphraseTooShort,
    /// One of the passphrases that are tried first.
    #[error("the passphrase is a common one")]
    PassphraseCommon,
    /// A note over [`NOTE_MAX_BYTES`](crate::NOTE_MAX_BYTES).
    #[error("the note is too long: {bytes} bytes")]
    NoteTooLong {
        /// Its length in bytes of UTF-8.
        bytes: usize,
    },
    /// The note was changed since it was read; what was typed is not stored.
    #[error("the note was changed meanwhile")]
    NoteChanged,
    /// No entry of that kind has the id.
    #[error("there is no such entry")]
    EntryNotFound,
    /// The entry was changed since it was read; what was typed is not stored.
    #[error("the entry was changed meanwhile")]
    EntryChanged,
    /// An entry passes a limit; it is not stored.
    #[error(transparent)]
    Entry(#[from] journal::EntryError),
    /// The prediction of a trust step was changed after its outcome. Nothing was stored.
    #[error("the prediction is frozen")]
    PredictionFrozen,
    /// An outcome was given for a trust step without a prediction.
    #[error("there is no prediction")]
    PredictionMissing,
    /// What is looked for is over [`SEARCH_MAX_CHARS`](crate::SEARCH_MAX_CHARS).
    #[error("too long to look for")]
    SearchTooLong,
    /// Words for a sign are missing or too long.
    #[error(transparent)]
    SignWords(#[from] journal::SignWordsError),
    /// Every place for a sign of one's own is taken.
    #[error("there are no more signs of one's own")]
    TooManySigns,
    /// The last sign in use cannot be put away.
    #[error("one sign stays in use")]
    LastSign,
    /// The sign has ratings, or entries link to it.
    #[error("the sign has a history")]
    SignInUse,
    /// There is no such sign of one's own.
    #[error("there is no such sign")]
    SignNotFound,
    /// The name of a mark is missing or too long.
    #[error(transparent)]
    MarkLabel(#[from] journal::MarkLabelError),
    /// There are [`MARKS_MAX`](journal::MARKS_MAX) marks already.
    #[error("there are no more marks")]
    TooManyMarks,
    /// What the support page is to remember cannot be kept.
    #[error(transparent)]
    Support(#[from] journal::SupportError),
    /// The pause touches another one.
    #[error("the pause overlaps another")]
    PauseOverlaps,
    /// A record that is to be taken in cannot be part of a journal. Nothing was taken in.
    #[error(transparent)]
    Whole(#[from] journal::WholeError),
    /// There is something written in the journal into which a whole one is to be taken. Nothing was
    /// taken in.
    #[error("the journal is not empty")]
    JournalNotEmpty,
    /// It was called off. Nothing was changed.
    #[error("it was called off")]
    CalledOff,
    /// A copy of the journal is not as it was written. The journal itself was not touched.
    #[error("the copy is damaged")]
    BackupDamaged,
    /// The folder a copy is to go to, or to come from, is not there: a stick may not be plugged in.
    /// It is never made, for that would hide it.
    #[error("the folder is not there")]
    FolderMissing,
    /// Of a damaged journal nothing could be read. It was not touched; a copy may help.
    #[error("nothing of the journal reads")]
    NothingReads,
    /// The journal was erased and does not open any more, but not everything could be removed.
    #[error("erased, but not everything could be removed: {remaining}")]
    EraseUnfinished {
        /// Names of what remains, relative to the data folder.
        remaining: String,
    },
    /// A stored value is not one this program writes.
    #[error("a stored value is not understood: {what}")]
    BadValue {
        /// Table and column.
        what: &'static str,
    },
    /// The operating system refused.
    #[error("storage: {cause:?} at {place}")]
    Storage {
        /// The kind of refusal.
        cause: StorageCause,
        /// The file or folder it was about, relative to the data folder where it can be.
        place: String,
    },
}

/// Why the operating system refused to read or write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum StorageCause {
    /// No space left, or a quota reached.
    Full,
    /// Not permitted, or a read-only file system.
    ReadOnly,
    /// Any other error of the disk or the file system.
    Other,
}

impl VaultError {
    /// An error of the operating system about `place`.
    #[must_use]
    pub fn io(place: impl Into<PathBuf>, error: &io::Error) -> Self {
        let cause = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StorageCause::Full,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                StorageCause::ReadOnly
            }
            _ => StorageCause::Other,
        };
        let place: PathBuf = place.into();
        VaultError::Storage {
            cause,
            // The name alone: a whole path says more about the person than an error needs.
            place: place
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
        }
    }
}

/// A `map_err` for file work on `place`.
pub(crate) fn at(place: &std::path::Path) -> impl FnOnce(io::Error) -> VaultError + '_ {
    move |error| VaultError::io(place, &error)
}

/// Errors of the database once its key is proven: damage is damage, never a wrong passphrase.
impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        use rusqlite::ErrorCode as Code;
        let place = "journal.db".to_owned();
        // A row that belongs to another is not there, or a value is not of the kind it must be: no disk
        // refused anything.
        if matches!(
            error,
            E::QueryReturnedNoRows
                | E::FromSqlConversionFailure(..)
                | E::IntegralValueOutOfRange(..)
                | E::InvalidColumnType(..)
                | E::Utf8Error(..)
        ) {
            return VaultError::JournalDamaged;
        }
        match error.sqlite_error_code() {
            Some(Code::NotADatabase | Code::DatabaseCorrupt) => VaultError::JournalDamaged,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => VaultError::OpenElsewhere,
            Some(Code::DiskFull) => VaultError::Storage {
                cause: StorageCause::Full,
                place,
            },
            Some(Code::ReadOnly | Code::PermissionDenied | Code::CannotOpen) => {
                VaultError::Storage {
                    cause: StorageCause::ReadOnly,
                    place,
                }
            }
            _ => VaultError::Storage {
                cause: StorageCause::Other,
                place,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cause(error: VaultError) -> Option<StorageCause> {
        match error {
            VaultError::Storage { cause, place } => {
                assert_eq!(place, "journal.db");
                Some(cause)
            }
            _ => None,
        }
    }

    #[test]
    fn what_the_system_refuses_has_its_cause_and_no_path() {
        for (kind, expected) in [
            (io::ErrorKind::StorageFull, StorageCause::Full),
            (io::ErrorKind::QuotaExceeded, StorageCause::Full),
            (io::ErrorKind::PermissionDenied, StorageCause::ReadOnly),
            (io::ErrorKind::ReadOnlyFilesystem, StorageCause::ReadOnly),
            (io::ErrorKind::NotFound, StorageCause::Other),
        ] {
            let told = VaultError::io("/home/anna/journal.db", &kind.into());
            assert_eq!(cause(told), Some(expected), "{kind}");
        }
    }

    #[test]
    fn what_the_database_refuses_has_its_cause() {
        use rusqlite::ffi;
        let of =
            |code| VaultError::from(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None));
        for (code, expected) in [
            (ffi::SQLITE_FULL, StorageCause::Full),
            (ffi::SQLITE_READONLY, StorageCause::ReadOnly),
            (ffi::SQLITE_PERM, StorageCause::ReadOnly),
            (ffi::SQLITE_CANTOPEN, StorageCause::ReadOnly),
            (ffi::SQLITE_IOERR, StorageCause::Other),
        ] {
            assert_eq!(cause(of(code)), Some(expected), "{code}");
        }
        for code in [ffi::SQLITE_BUSY, ffi::SQLITE_LOCKED] {
            assert!(matches!(of(code), VaultError::OpenElsewhere));
        }
        for code in [ffi::SQLITE_NOTADB, ffi::SQLITE_CORRUPT] {
            assert!(matches!(of(code), VaultError::JournalDamaged));
        }
    }

    #[test]
    fn a_row_that_is_missing_or_is_not_of_its_kind_is_damage_and_no_fault_of_the_disk() {
        let c = rusqlite::Connection::open_in_memory().unwrap();
        c.execute_batch("CREATE TABLE row (value)").unwrap();
        let read = || c.query_row("SELECT value FROM row", [], |row| row.get::<_, u16>(0));
        assert!(matches!(
            VaultError::from(read().unwrap_err()),
            VaultError::JournalDamaged
        ));
        for value in ["'text'", "-1", "70000", "NULL"] {
            c.execute_batch(&format!(
                "DELETE FROM row; INSERT INTO row VALUES ({value})"
            ))
            .unwrap();
            assert!(
                matches!(
                    VaultError::from(read().unwrap_err()),
                    VaultError::JournalDamaged
                ),
                "{value}"
            );
        }
    }
}
