use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::backup::{SameFile, Unread};
use crate::folder::{Folder, Opened};
use crate::lent_key::{LentKey, Typed};
use crate::rescue::KeptSlots;
use crate::search::KnownWords;
use crate::slot::{Payload, SlotFile, WorkFactor, note_database};
use crate::standing::{Identity, OpenFile, Standing};
use crate::table::{
    self, BroughtIn, CheckIns, Entries, Facts, Marks, Notes, Pauses, Settings, Shares, Signs, meta,
};
use crate::{
    Backup, Integrity, Moment, SCHEMA_VERSION, StorageCause, VaultError, attempts, generation,
    integrity, migrate, open, upgrade,
};

/// An open journal. Dropping it closes the database and wipes the key.
pub struct Vault {
    folder: Arc<Folder>,
    _opened: Opened,
    generation: PathBuf,
    /// Shared with what works beside the journal, which never keeps it: see [`LentKey`].
    payload: Arc<Payload>,
    /// What was typed for work beside the journal, while that needs it.
    pub(crate) typed: Option<Arc<Typed>>,
    work: WorkFactor,
    /// `None` only after the disk refused a write and opening anew was refused too.
    pub(crate) connection: Option<OpenFile>,
    /// Which file was opened. Opened anew, it has to be the same one.
    identity: Option<Identity>,
    /// When, and how long ago: the crate asks no clock for the time of day.
    pub(crate) opened: Option<(Moment, Instant)>,
    pub(crate) kept: KeptSlots,
    /// The copy that was made because the journal had lost its place.
    pub(crate) rescued: Option<Backup>,
    /// Files with the name of a copy that were asked once when they were made, and did not say.
    pub(crate) unread: HashMap<SameFile, Unread>,
    /// The words of the search's index, as they were last read.
    pub(crate) known_words: KnownWords,
    facts: Facts,
    /// Whether this opening brought an older journal up to date.
    upgraded: bool,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault(<redacted>)")
    }
}

/// Whether the database is of the journal, and of the key, that a slot names.
fn must_belong(connection: &Connection, payload: &Payload) -> Result<(), VaultError> {
    let told = (
        meta::get(connection, meta::VAULT_ID)?,
        meta::get(connection, meta::KEY_EPOCH)?,
    );
    match told {
        // Each of our journals says it from its first day.
        (None, _) | (_, None) => Err(VaultError::JournalDamaged),
        (Some(id), Some(epoch))
            if id == payload.vault_id.to_string() && epoch == payload.epoch.to_string() =>
        {
            Ok(())
        }
        (Some(_), Some(_)) => Err(VaultError::WrongVault),
    }
}

impl Vault {
    /// Opens the database of `generation` with a key that a slot proved.
    pub(crate) fn open(
        folder: Arc<Folder>,
        generation: PathBuf,
        payload: Payload,
        work: WorkFactor,
    ) -> Result<Self, VaultError> {
        let path = generation.join("journal.db");
        let mut connection = open::open_existing(&path, &payload.key)?;
        must_belong(&connection, &payload)?;
        let is_older = migrate::version(&connection)? < SCHEMA_VERSION;
        if is_older {
            connection = upgrade::upgrade(&generation, connection, &payload.key)?;
        }
        let facts = Facts::read(&connection)?;
        let open = OpenFile::new(connection, &path);
        let mut vault = Vault {
            _opened: Opened::note(&folder),
            folder,
            generation,
            payload: Arc::new(payload),
            typed: None,
            work,
            identity: open.identity(),
            connection: Some(open),
            opened: None,
            kept: KeptSlots::default(),
            rescued: None,
            unread: HashMap::new(),
            known_words: KnownWords::default(),
            facts,
            upgraded: is_older,
        };
        vault.keep_slots();
        // Best effort, as repairs are: a full disk keeps nobody from their journal.
        let _ = note_database(&vault.generation, vault.payload.vault_id);
        let _ = generation::clear_cold_log(&vault.generation);
        Ok(vault)
    }

    /// Closes the database; the next call opens it anew. Gives the folder, held as before.
    pub(crate) fn close(&mut self) -> Arc<Folder> {
        self.connection = None;
        Arc::clone(&self.folder)
    }

    /// The folder of the generation in use.
    pub(crate) fn generation(&self) -> &Path {
        &self.generation
    }

    pub(crate) fn payload(&self) -> &Payload {
        &self.payload
    }

    /// The key for work beside the journal, for as long as the journal is open.
    pub(crate) fn lend_key(&self) -> LentKey {
        LentKey::of(&self.payload)
    }

    pub(crate) fn work_factor(&self) -> WorkFactor {
        self.work
    }

    pub(crate) fn folder(&self) -> &Arc<Folder> {
        &self.folder
    }

    /// Goes on in another generation, which another key opens.
    pub(crate) fn move_to(&mut self, generation: PathBuf, payload: Payload) {
        self.connection = None;
        self.identity = None;
        self.generation = generation;
        self.payload = Arc::new(payload);
        self.keep_slots();
        let _ = note_database(&self.generation, self.payload.vault_id);
    }

    pub(crate) fn facts_mut(&mut self) -> &mut Facts {
        &mut self.facts
    }

    /// The data folder.
    #[must_use]
    pub fn data_folder(&self) -> &Path {
        self.folder.root()
    }

    /// What is known of the journal itself, as it was when it was opened.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The daily check-ins.
    pub fn check_ins(&mut self) -> CheckIns<'_> {
        CheckIns::of(self)
    }

    /// The notes for the day.
    pub fn notes(&mut self) -> Notes<'_> {
        Notes::of(self)
    }

    /// The entries of all kinds.
    pub fn entries(&mut self) -> Entries<'_> {
        Entries::of(self)
    }

    /// The signs, as the person words and uses them.
    pub fn signs(&mut self) -> Signs<'_> {
        Signs::of(self)
    }

    /// The days the person marked.
    pub fn marks(&mut self) -> Marks<'_> {
        Marks::of(self)
    }

    /// What was shared, and with whom.
    pub fn shares(&mut self) -> Shares<'_> {
        Shares::of(self)
    }

    /// What came from other journals.
    pub fn brought_in(&mut self) -> BroughtIn<'_> {
        BroughtIn::of(self)
    }

    /// The paused stretches.
    pub fn pauses(&mut self) -> Pauses<'_> {
        Pauses::of(self)
    }

    /// The settings that live inside the journal.
    pub fn settings(&mut self) -> Settings<'_> {
        Settings::of(self)
    }

    /// Checks each page's authentication code, and whether each row has those that it belongs to. After a hit
    /// the connection is opened anew: the old one would report damage that is not there.
    ///
    /// # Errors
    /// When the file does not read at all.
    pub fn check_integrity(&mut self) -> Result<Integrity, VaultError> {
        // The check reads the file alone: what the write-ahead log still holds is folded in first.
        self.fold_log()?;
        let found = integrity::check(self.connection()?)?;
        if found != Integrity::Whole {
            self.let_go();
            return Ok(found);
        }
        if !integrity::is_complete(self.connection()?)? {
            return Ok(Integrity::Mixed);
        }
        if !self.upgraded {
            // Best effort: a copy that stays is encrypted, and is looked for again next time.
            let _ = upgrade::forget_copies(&self.generation);
        }
        Ok(found)
    }

    /// The connection, opened anew when an error closed it.
    pub(crate) fn connection(&mut self) -> Result<&mut Connection, VaultError> {
        if self.connection.is_none() {
            let path = self.generation.join("journal.db");
            // Counted by the connection that is gone.
            self.known_words = KnownWords::default();
            if self.identity.is_some() && self.identity != Identity::at(&path) {
                // Nothing is open any more that could be saved: what lies there is another's, or gone.
                return Err(VaultError::JournalMissing {
                    missing: "journal.db".into(),
                });
            }
            let open = OpenFile::new(open::open_existing(&path, &self.payload.key)?, &path);
            self.identity = open.identity();
            self.connection = Some(open);
        }
        let connection = self.connection.as_deref_mut();
        connection.ok_or_else(|| VaultError::Storage {
            cause: StorageCause::Other,
            place: "journal.db".into(),
        })
    }

    /// Closes the connection after an error, and the next call opens it anew: unless another file lies
    /// in its place, for then it is all that is left of the journal.
    pub(crate) fn let_go(&mut self) {
        if self.standing() != Standing::Replaced {
            self.connection = None;
        }
    }

    /// One durable change: all of it or nothing. When the disk refuses, the connection is closed
    /// and opened anew by the next call, for after a failed fsync its view is not to be trusted.
    /// Every change is an upsert, so the caller may repeat it.
    ///
    /// # Errors
    /// What `change` and the disk say; [`VaultError::JournalReplaced`].
    pub(crate) fn write<T>(
        &mut self,
        change: impl FnOnce(&Transaction<'_>) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let value = self.commit(change)?;
        self.must_be_in_place()?;
        Ok(value)
    }

    /// The same for what the journal notes of its own copies, which the copies hold as well.
    pub(crate) fn commit<T>(
        &mut self,
        change: impl FnOnce(&Transaction<'_>) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let connection = self.connection()?;
        let done = (|| {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let value = change(&transaction)?;
            transaction.commit()?;
            Ok(value)
        })();
        if matches!(
            done,
            Err(VaultError::Storage { .. } | VaultError::JournalDamaged)
        ) {
            self.let_go();
        }
        done
    }

    /// Folds the write-ahead log into the database, so that what was erased is in neither.
    pub(crate) fn fold_log(&mut self) -> Result<(), VaultError> {
        let connection = self.connection()?;
        Ok(connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
    }

    /// Notes the opening and finishes what an interrupted change left. Best effort throughout: a
    /// full or read-only disk must not keep anyone from reading their journal.
    pub(crate) fn welcome(&mut self, now: &Moment, repaired: bool) {
        self.facts.repaired = repaired;
        self.opened = Some((now.clone(), Instant::now()));
        self.facts.failed_since = attempts::counted(self.folder.root());
        let last = self.facts.last_unlocked_at.map(|last| last.to_utc());
        let is_new_day = last.is_some_and(|last| last.date_naive() != now.utc.date_naive());
        let day_before = if is_new_day {
            last
        } else {
            self.facts.day_before_at
        };
        let leapt = last.and_then(|last| table::last_leap(self.facts.leapt_at, last, now.utc));
        if let Some(day_before) = day_before {
            let _ = self.write(|t| table::purge(t, day_before, now.utc, leapt));
        }
        let opened = self.write(|t| {
            match leapt {
                Some(leapt) => meta::put(t, meta::LEAPT_AT, &leapt.to_rfc3339())?,
                None => meta::forget(t, meta::LEAPT_AT)?,
            }
            if let Some(day_before) = day_before {
                meta::put(t, meta::DAY_BEFORE_AT, &day_before.to_rfc3339())?;
            }
            let opened = now.utc.with_timezone(&now.offset);
            meta::put(t, meta::UNLOCKED_AT, &opened.to_rfc3339())
        });
        if opened.is_ok() {
            attempts::forget(self.folder.root());
        }
        let _ = self.settle_recovery_slot();
        let _ = self.forget_what_was_rekeyed();
    }

    /// Makes the recovery slot the one the journal itself knows. The recipient lives inside the
    /// database: a slot swapped from outside is replaced, and so is one that a kill left behind.
    fn settle_recovery_slot(&mut self) -> Result<(), VaultError> {
        let slot = SlotFile::recovery(&self.generation);
        let connection = self.connection()?;
        let known = meta::get(connection, meta::RECOVERY_SUM)?;
        let recipient = meta::get(connection, meta::RECOVERY_RECIPIENT)?;
        if let Some(known) = known
            && slot.settle_as(&known)?
        {
            return Ok(());
        }
        let Some(recipient) = recipient.and_then(|text| text.parse().ok()) else {
            return Err(VaultError::BadValue {
                what: "meta.recovery-recipient",
            });
        };
        self.put_recovery_slot(&recipient, None)
    }
}
