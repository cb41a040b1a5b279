//! Saving what reads of a damaged journal. SQLite gives nothing that hangs on a page that fails; so each
//! page is decrypted by itself, and what hangs together is found again from the pages alone. What was read
//! becomes a generation of its own, and the damaged one is kept as it is. Nothing of a database's own schema
//! is used for that but where its tables begin: so this is also how the rows of one are saved to which
//! somebody added what is not ours.

mod belong;
mod cipher;
mod damaged;
mod gaps;
mod known;
mod layout;
mod log;
mod mend;
mod origin;
mod pages;
mod record;
mod scan;
mod tree;

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use crate::generation::NewGeneration;
use crate::locked::unseal;
use crate::secret::{Secret, VaultKey};
use crate::slot::{Payload, SlotFile, noted_salt, unseal_with_passphrase, unseal_with_recovery};
use crate::table::meta;
use crate::{Backup, Integrity, Locked, VaultError, attempts, durable, integrity, open, shape};
use pages::Pages;

/// What a salvage saved, and what it could not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salvaged {
    /// Table by table.
    pub tables: Vec<TableRead>,
    /// What the person will miss.
    pub missing: Missing,
    /// The newest copy in the data folder whose parts are whole: it may hold what is missing.
    pub newest_backup: Option<Backup>,
}

/// How much of a table was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRead {
    /// The table.
    pub table: String,
    /// Rows that are in the new journal.
    pub read: u64,
    /// Rows that are known to be missing: an index names them, or they hung on what is missing.
    pub lost: u64,
    /// Places at which a page fails. There may be more missing there than is known.
    pub gaps: u64,
}

/// What is missing or was mended, as the person knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missing {
    /// Days of which ratings are missing, or may be.
    pub days: BTreeSet<NaiveDate>,
    /// Days whose note is missing.
    pub notes: BTreeSet<NaiveDate>,
    /// Entries that are missing.
    pub entries: Vec<MissingEntry>,
    /// Entries of which title and free text are missing. What was written in the form of their kind is kept.
    pub kept_in_part: Vec<Uuid>,
    /// Entries of which the part of their kind is missing. Their texts are kept, as a reflection.
    pub kept_as_reflections: Vec<Uuid>,
}

/// An entry that could not be read, as far as anything still names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingEntry {
    /// Its id.
    pub id: Option<Uuid>,
    /// The day it is about.
    pub day: Option<NaiveDate>,
}

impl Salvaged {
    /// Whether nothing is missing.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.missing == Missing::default()
            && self
                .tables
                .iter()
                .all(|table| table.lost == 0 && table.gaps == 0)
    }
}

impl Locked {
    /// Makes a journal of what reads of a damaged one, or of the rows of one whose schema is not ours. That
    /// one is not written to; it is set aside when the new one, which each check finds whole, takes its
    /// place. Passphrase and recovery key stay as they are.
    ///
    /// # Errors
    /// As [`unlock`](Self::unlock) of what proves the secret; [`VaultError::NothingReads`] when
    /// nothing could be saved; [`VaultError::OpenElsewhere`] while the journal is open; storage
    /// errors. After each of them the journal is what it was.
    pub fn salvage(&self, secret: &Secret<'_>) -> Result<Salvaged, VaultError> {
        self.folder().must_be_closed()?;
        let generation = self.folder().generation()?;
        let (payload, opened) = self.prove_secret(&generation, secret)?;
        let new = NewGeneration::begin(self.folder())?;
        let pages = pages(&generation.join("journal.db"), &payload.key)?;
        let own_name = generation.file_name().and_then(|name| name.to_str());
        let saved = save_into(&new, &pages, &payload, own_name)?;
        drop(pages);
        put_slots(&generation, &new, secret, &opened)?;
        let newest_backup = self.newest_whole_backup();
        new.adopt()?;
        Ok(Salvaged {
            newest_backup,
            ..saved
        })
    }

    /// The key of a generation, and the bytes of the slot that gave it. A wrong secret counts as an attempt.
    pub(crate) fn prove_secret(
        &self,
        generation: &Path,
        secret: &Secret<'_>,
    ) -> Result<(Payload, Vec<u8>), VaultError> {
        let found = with_secret(generation, secret);
        attempts::count(self.folder().root(), &found);
        found
    }

    /// Whether a secret that was meant for something else opens a generation as well.
    pub(crate) fn opens_quietly(&self, generation: &Path, secret: &Secret<'_>) -> bool {
        with_secret(generation, secret).is_ok()
    }
}

fn with_secret(generation: &Path, secret: &Secret<'_>) -> Result<(Payload, Vec<u8>), VaultError> {
    match secret {
        Secret::Passphrase(passphrase) => unseal(
            &SlotFile::passphrase(generation),
            |bytes| unseal_with_passphrase(bytes, passphrase),
            || VaultError::WrongPassphrase,
            || VaultError::SlotDamaged,
        ),
        Secret::RecoveryKey(key) => unseal(
            &SlotFile::recovery(generation),
            |bytes| unseal_with_recovery(bytes, key.identity()),
            || VaultError::WrongRecoveryKey,
            || VaultError::RecoverySlotDamaged,
        ),
    }
}

/// Whether a page of a database is authentic by this key, its salt being lost or not.
pub(crate) fn any_page_reads(database: &Path, key: &VaultKey) -> bool {
    pages(database, key).is_ok()
}

/// Whether a database of which nothing reads by this key looks like another's, rather than like ours and
/// damaged.
pub(crate) fn may_be_anothers(database: &Path, key: &VaultKey) -> bool {
    let salt = database.parent().and_then(noted_salt);
    matches!(
        Pages::read(database, key, salt),
        Err(VaultError::NothingReads)
    ) && !damaged::is(database, key, salt)
}

/// Whether the first page of a database is as somebody with the key wrote it, and says that it is of a format that
/// this program never writes. No disk does that.
pub(crate) fn is_of_a_foreign_format(database: &Path, key: &VaultKey) -> bool {
    pages(database, key).is_ok_and(|pages| pages.is_format_ours() == Some(false))
}

fn pages(database: &Path, key: &VaultKey) -> Result<Pages, VaultError> {
    Pages::read(database, key, database.parent().and_then(noted_salt))
}

/// Saves the rows of the database at `place`, which lies in `new`, as the journal of that generation.
pub(crate) fn save_rows_of(
    place: &Path,
    new: &NewGeneration<'_>,
    payload: &Payload,
) -> Result<Salvaged, VaultError> {
    save_into(new, &Pages::read(place, &payload.key, None)?, payload, None)
}

/// Makes the database of `new` of what the pages hold. `from` is the name of the generation they are of.
fn save_into(
    new: &NewGeneration<'_>,
    pages: &Pages,
    payload: &Payload,
    from: Option<&str>,
) -> Result<Salvaged, VaultError> {
    let told = origin::of(pages)?;
    let path = new.path().join("journal.db");
    let mut target = open::create_at_schema(&path, &payload.key, told.schema)?;
    target.execute_batch("PRAGMA foreign_keys = OFF")?;
    let saved = save(pages, told.is_foreign, &mut target, payload, from)?;
    target.execute_batch("PRAGMA foreign_keys = ON")?;
    prove(target)?;
    durable::sync_file(&path)?;
    Ok(saved)
}

/// Reads every table into `target` and mends what no longer fits together.
fn save(
    pages: &Pages,
    is_foreign: bool,
    target: &mut Connection,
    payload: &Payload,
    from: Option<&str>,
) -> Result<Salvaged, VaultError> {
    let t = target.transaction()?;
    let found = belong::find(pages, &layout::all(&t)?, is_foreign);
    let known = known::of(&found);
    let mut scans = Vec::new();
    for table in shape::tables(&t)? {
        scans.push(scan::table(&found, &t, table)?);
    }
    let is_meta = |scan: &scan::Scan| scan.shape.name == "meta";
    if scans.iter().all(|scan| scan.read == 0 || is_meta(scan)) && scan::any_gap(&scans) {
        return Err(VaultError::NothingReads);
    }
    let kept_in_part = mend::entries(&t, &known)?;
    let mut missing = known.missing(&t, &scans)?;
    missing.kept_in_part = kept_in_part;
    missing.kept_as_reflections = mend::kinds(&t)?;
    mend::days(&t)?;
    let (as_reflections, unlinked) = mend::unknown(&t)?;
    missing.kept_as_reflections.extend(as_reflections);
    let mut dropped = mend::orphans(&t)?;
    for (table, rows) in unlinked {
        *dropped.entry(table).or_default() += rows;
    }
    meta::keep_known(&t)?;
    // It would have the next opening remove the very journal that is kept.
    if from.is_some() && meta::get(&t, meta::REKEYED_FROM)?.as_deref() == from {
        meta::forget(&t, meta::REKEYED_FROM)?;
    }
    meta::put(&t, meta::VAULT_ID, &payload.vault_id.to_string())?;
    meta::put(&t, meta::KEY_EPOCH, &payload.epoch.to_string())?;
    let mut tables = Vec::with_capacity(scans.len());
    for scan in scans {
        let name = scan.shape.name;
        let dropped = dropped.get(&name).copied().unwrap_or_default();
        let known_lost = match name.as_str() {
            "entry" => (missing.entries.len() + missing.kept_in_part.len()) as u64,
            "day_note" => missing.notes.len() as u64,
            _ => 0,
        };
        tables.push(TableRead {
            read: scan.read - dropped,
            lost: known_lost.max(scan.refused) + dropped,
            gaps: scan.gaps.len() as u64,
            table: name,
        });
    }
    t.commit()?;
    Ok(Salvaged {
        tables,
        missing,
        newest_backup: None,
    })
}

fn prove(target: Connection) -> Result<(), VaultError> {
    target.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    if integrity::check(&target)? != Integrity::Whole {
        return Err(VaultError::JournalDamaged);
    }
    integrity::prove(&target)?;
    target.close().map_err(|(_, error)| error.into())
}

/// The slot that opened, and the other one as it is.
fn put_slots(
    generation: &Path,
    new: &NewGeneration<'_>,
    secret: &Secret<'_>,
    opened: &[u8],
) -> Result<(), VaultError> {
    let to = new.path();
    let (mine, other, other_from) = match secret {
        Secret::Passphrase(_) => (
            SlotFile::passphrase(&to),
            SlotFile::recovery(&to),
            SlotFile::recovery(generation),
        ),
        Secret::RecoveryKey(_) => (
            SlotFile::recovery(&to),
            SlotFile::passphrase(&to),
            SlotFile::passphrase(generation),
        ),
    };
    mine.write_first(opened, |_| Ok(()))?;
    let found = match other_from.candidates() {
        Err(VaultError::JournalMissing { .. }) => return Ok(()),
        found => found?,
    };
    let Some(found) = found.into_iter().max_by_key(|found| found.whole) else {
        return Ok(());
    };
    if found.whole {
        other.write_first(&found.bytes, |_| Ok(()))
    } else {
        // Without a sum: nobody shall take it for a whole one.
        durable::replace_file(&other.path(), &found.bytes)
    }
}

impl Locked {
    fn newest_whole_backup(&self) -> Option<Backup> {
        let backups = self.backups().unwrap_or_default();
        backups.into_iter().rev().find(Backup::is_whole)
    }
}
