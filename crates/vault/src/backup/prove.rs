use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use rusqlite::Connection;

use super::container::{Container, Slot};
use super::ledger;
use crate::folder::Folder;
use crate::secret::Secret;
use crate::slot::{Payload, Refusal, unseal_with_passphrase, unseal_with_recovery};
use crate::table::meta;
use crate::{
    Integrity, Moment, SCHEMA_VERSION, VaultError, digest, durable, integrity, migrate, open, whole,
};

/// What a copy was found to be: each page authentic, each row where it belongs, and the same rows
/// as on the day it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// When it was made, by the clock of that day; `None` when it does not say.
    pub made: Option<DateTime<FixedOffset>>,
    /// The schema of the program that made it.
    pub schema: u32,
    /// Check-ins in it.
    pub check_ins: u64,
    /// Entries in it, without those in its trash.
    pub entries: u64,
    pub(super) digest: String,
}

/// Where the journal itself works, open or locked, as when it saves itself from a file that was taken away.
pub(super) const OWN_BENCH: &str = ".making";
/// Where the work beside it does, so that neither clears away what the other needs.
pub(super) const BENCH_BESIDE: &str = ".making-beside";
/// Where what lies in another folder is looked at: that may take for ever, and backups here go on.
pub(super) const BENCH_OUTSIDE: &str = ".making-outside";
/// All of them.
pub(super) const BENCHES: [&str; 3] = [OWN_BENCH, BENCH_BESIDE, BENCH_OUTSIDE];

/// A place to look at copies in, inside the data folder: what lies there is encrypted, and goes when
/// this is dropped. One at a time of each name, for the data folder is held by one program alone.
pub(super) struct Bench(PathBuf);

impl Bench {
    pub(super) fn set_up(folder: &Folder) -> Result<Self, VaultError> {
        Self::set_up_as(folder, OWN_BENCH)
    }

    /// Of another name, for what runs at the same time.
    pub(super) fn set_up_as(folder: &Folder, name: &str) -> Result<Self, VaultError> {
        let backups = folder.root().join(super::FOLDER);
        durable::private_folder(&backups)?;
        let path = backups.join(name);
        durable::fresh_folder(&path)?;
        Ok(Bench(path))
    }

    pub(super) fn place(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        let _ = durable::remove_tree(&self.0);
    }
}

/// Opens the slot of a copy that the secret is for.
///
/// # Errors
/// [`VaultError::WrongPassphrase`] or [`VaultError::WrongRecoveryKey`] only of a whole slot; else
/// [`VaultError::BackupDamaged`]; [`VaultError::NeedsMoreMemory`].
pub(super) fn unseal(copy: &Container, secret: &Secret<'_>) -> Result<Payload, VaultError> {
    let (slot, opened, wrong): (&Slot, _, _) = match secret {
        Secret::Passphrase(passphrase) => (
            &copy.passphrase,
            unseal_with_passphrase(&copy.passphrase.bytes, passphrase),
            VaultError::WrongPassphrase,
        ),
        Secret::RecoveryKey(key) => (
            &copy.recovery,
            unseal_with_recovery(&copy.recovery.bytes, key.identity()),
            VaultError::WrongRecoveryKey,
        ),
    };
    opened.map_err(|refusal| match refusal {
        Refusal::DoesNotOpen if slot.whole => wrong,
        Refusal::NeedsMoreMemory { needed_mib } if slot.whole => {
            VaultError::NeedsMoreMemory { needed_mib }
        }
        _ => VaultError::BackupDamaged,
    })
}

/// Lays the database of a copy down at `place` and proves it.
pub(super) fn prove(
    copy: &mut Container,
    payload: &Payload,
    place: &Path,
) -> Result<Proven, VaultError> {
    copy.extract(place)?;
    prove_database(place, payload)
}

/// Proves a database that stands for itself, by a connection of its own.
pub(super) fn prove_database(place: &Path, payload: &Payload) -> Result<Proven, VaultError> {
    (|| {
        let connection = open::open_existing(place, &payload.key)?;
        // The pages first: a query would not notice a rotten one.
        if integrity::check(&connection)? != Integrity::Whole {
            return Err(VaultError::BackupDamaged);
        }
        integrity::prove(&connection)?;
        belongs(&connection, payload)?;
        let schema = migrate::version(&connection)?;
        // One of an earlier schema is read after it was brought up to date.
        if schema == SCHEMA_VERSION {
            whole::must_read(&connection)?;
        }
        let digest = digest::digest(&connection)?;
        let about = ledger::about(&connection)?;
        if about.as_ref().is_some_and(|about| about.digest != digest) {
            return Err(VaultError::BackupDamaged);
        }
        let count = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
        let entries = if schema < 2 {
            0
        } else {
            count("SELECT count(*) FROM entry WHERE deleted_at IS NULL")?
        };
        let check_ins = count("SELECT count(*) FROM check_in")?;
        Ok(Proven {
            made: about.map(|about| about.made),
            schema,
            check_ins: u64::try_from(check_ins).unwrap_or_default(),
            entries: u64::try_from(entries).unwrap_or_default(),
            digest,
        })
    })()
    .map_err(of_a_copy)
}

/// Whether slots and database are of one journal.
pub(super) fn belongs(connection: &Connection, payload: &Payload) -> Result<(), VaultError> {
    let is = |name, value: String| Ok::<_, VaultError>(meta::get(connection, name)? == Some(value));
    if is(meta::VAULT_ID, payload.vault_id.to_string())?
        && is(meta::KEY_EPOCH, payload.epoch.to_string())?
    {
        Ok(())
    } else {
        Err(VaultError::WrongVault)
    }
}

/// The same damage, said of a copy: the journal itself was not looked at.
fn of_a_copy(error: VaultError) -> VaultError {
    match error {
        VaultError::JournalDamaged
        | VaultError::JournalMissing { .. }
        | VaultError::BadValue { .. } => VaultError::BackupDamaged,
        other => other,
    }
}

/// As [`prove`], where the copy's own slot gave the key: that it fits no page is damage then.
pub(super) fn prove_with_own_key(
    copy: &mut Container,
    payload: &Payload,
    place: &Path,
) -> Result<Proven, VaultError> {
    prove(copy, payload, place).map_err(|error| match error {
        VaultError::WrongKey => VaultError::BackupDamaged,
        other => other,
    })
}

/// The moment as a copy tells it.
pub(super) fn stamp(now: &Moment) -> DateTime<FixedOffset> {
    ledger::stamp(now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Passphrase;
    use crate::secret::VaultKey;
    use std::fs;

    const ENTRY: &str = "INSERT INTO entry
        (id, kind, revision, occurred_on, title, body, more, tags, apart, to_session,
         created_at, created_offset, zone, updated_at, updated_offset)
        VALUES ('01990000-0000-7000-8000-000000000001', 'good-moment', 1, '2026-11-23', '', 'words',
                '', '', '', 0, 0, 0, 'UTC', 0, 0)";

    #[test]
    fn a_database_belongs_to_slots_of_the_same_journal_and_the_same_key() {
        let c = Connection::open_in_memory().unwrap();
        c.execute_batch("CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT)")
            .unwrap();
        let of = |id, epoch| Payload {
            vault_id: uuid::Uuid::from_u128(id),
            epoch,
            key: VaultKey::from_bytes([1; 32]),
        };
        assert!(belongs(&c, &of(7, 2)).is_err(), "it does not say");
        meta::put(&c, meta::VAULT_ID, &of(7, 2).vault_id.to_string()).unwrap();
        meta::put(&c, meta::KEY_EPOCH, "2").unwrap();
        belongs(&c, &of(7, 2)).unwrap();
        for other in [of(8, 2), of(7, 1)] {
            assert!(matches!(belongs(&c, &other), Err(VaultError::WrongVault)));
        }
    }

    fn container(folder: &Path, slot: &[u8], is_whole: bool) -> Container {
        let (db, path) = (folder.join("db"), folder.join("copy"));
        fs::write(&db, b"pages").unwrap();
        let mut out = fs::File::create(&path).unwrap();
        let mut db = fs::File::open(db).unwrap();
        super::super::container::write(&mut out, slot, b"", &mut db, 5).unwrap();
        let mut copy = Container::open(&path).unwrap();
        assert!(copy.passphrase.whole);
        copy.passphrase.whole = is_whole;
        copy
    }

    #[test]
    fn what_a_slot_refuses_is_said_of_the_secret_only_while_the_slot_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let right = Passphrase::new("right");
        let mut recipient = age::scrypt::Recipient::new(right.secret());
        recipient.set_work_factor(2);
        let slot = age::encrypt(&recipient, b"x").unwrap();
        // The second line ends with the work factor. 21 is never run.
        let end = slot.iter().position(|&byte| byte == b'\n').unwrap() + 1;
        let line = end + slot[end..].iter().position(|&byte| byte == b'\n').unwrap();
        let mut greedy = slot.clone();
        greedy.splice(line - 1..line, *b"21");
        let told = |slot: &[u8], typed: &str, is_whole| {
            let copy = container(folder.path(), slot, is_whole);
            let typed = Passphrase::new(typed);
            unseal(&copy, &Secret::Passphrase(&typed)).map(drop)
        };
        assert!(matches!(
            told(&slot, "wrong", true),
            Err(VaultError::WrongPassphrase)
        ));
        assert!(matches!(
            told(&greedy, "right", true),
            Err(VaultError::NeedsMoreMemory { needed_mib: 2048 })
        ));
        for damaged in [
            told(&slot, "wrong", false),
            told(&greedy, "right", false),
            // Not one of ours inside.
            told(&slot, "right", true),
        ] {
            assert!(matches!(damaged, Err(VaultError::BackupDamaged)));
        }
    }

    #[test]
    fn what_an_older_program_copied_is_counted_as_far_as_it_goes() {
        let folder = tempfile::tempdir().unwrap();
        let payload = Payload {
            vault_id: uuid::Uuid::from_u128(7),
            epoch: 1,
            key: VaultKey::from_bytes([1; 32]),
        };
        for (schema, entries) in [(1, 0), (2, 1)] {
            let place = folder.path().join(format!("{schema}.db"));
            let c = open::create_at_schema(&place, &payload.key, schema).unwrap();
            meta::put(&c, meta::VAULT_ID, &payload.vault_id.to_string()).unwrap();
            meta::put(&c, meta::KEY_EPOCH, "1").unwrap();
            if schema == 2 {
                c.execute_batch(ENTRY).unwrap();
            }
            drop(c);
            let proven = prove_database(&place, &payload).unwrap();
            assert_eq!((proven.schema, proven.entries), (schema, entries));
        }
    }
}
