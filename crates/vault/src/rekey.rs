//! A new vault key: the whole journal is encrypted anew, in a generation of its own.

use rusqlite::Connection;

use crate::generation::{self, NewGeneration};
use crate::locked::check_passphrase;
use crate::secret::VaultKey;
use crate::slot::{
    Payload, SlotFile, must_open_with_passphrase, must_open_with_recovery, seal_to_passphrase,
    seal_to_recovery, sum_of,
};
use crate::table::meta;
use crate::{
    Integrity, Moment, OfferedRecoveryKey, Passphrase, SCHEMA_VERSION, Vault, VaultError, digest,
    durable, integrity, open, passphrase, rows, schema,
};

impl Vault {
    /// Makes a new vault key and encrypts everything anew with it. Afterwards only `next` and the
    /// offered recovery key open the journal: the old passphrase does not, nor do old key files. Row by
    /// row into a new database, so that nothing comes along that somebody with the old key hid in its
    /// schema or between its rows. The old generation is removed once the new one is proven and in use.
    /// Copies made before keep their own keys.
    ///
    /// `next` may be the passphrase of today. `typed` proves that the new recovery key is in the
    /// person's hands; see [`make_recovery_key`](Self::make_recovery_key).
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`], [`VaultError::RecoveryProofWrong`], a refused passphrase,
    /// [`VaultError::JournalDamaged`], [`VaultError::ForeignSchema`]; storage errors. After each of them
    /// the old key stands.
    pub fn rekey(
        &mut self,
        current: &Passphrase,
        next: &Passphrase,
        offered: &OfferedRecoveryKey,
        typed: &[String],
        now: &Moment,
    ) -> Result<(), VaultError> {
        passphrase::accept(next)?;
        if !offered.is_proven_by(typed) {
            return Err(VaultError::RecoveryProofWrong);
        }
        let slot = SlotFile::passphrase(self.generation());
        check_passphrase(&slot, current, &self.payload().key)?;
        if self.check_integrity()? != Integrity::Whole {
            return Err(VaultError::JournalDamaged);
        }
        // What an earlier new key left goes first: the new generation names this one alone.
        self.forget_what_was_rekeyed()?;
        schema::must_be_ours(self.connection()?, SCHEMA_VERSION)?;
        integrity::prove(self.connection()?)?;
        let payload = Payload {
            vault_id: self.payload().vault_id,
            epoch: self.payload().epoch + 1,
            key: VaultKey::make()?,
        };
        let before = digest::digest(self.connection()?)?;

        let folder = std::sync::Arc::clone(self.folder());
        let new = NewGeneration::begin(&folder)?;
        let sealed = seal_to_passphrase(&payload, next, self.work_factor())?;
        SlotFile::passphrase(&new.path()).write_first(sealed.as_bytes(), |bytes| {
            must_open_with_passphrase(bytes, next, &payload.key)
        })?;
        let recipient = offered.recovery_key().recipient();
        let sealed = seal_to_recovery(&payload, &recipient)?;
        SlotFile::recovery(&new.path()).write_first(sealed.as_bytes(), |bytes| {
            must_open_with_recovery(bytes, offered.recovery_key().identity(), &payload.key)
        })?;

        let old = self.generation().to_owned();
        let old_name = old.file_name().and_then(|name| name.to_str());
        let told = [
            (meta::VAULT_ID, payload.vault_id.to_string()),
            (meta::KEY_EPOCH, payload.epoch.to_string()),
            (meta::PASSPHRASE_AT, now.utc.to_rfc3339()),
            (meta::RECOVERY_AT, now.utc.to_rfc3339()),
            (meta::RECOVERY_RECIPIENT, recipient.to_string()),
            (meta::RECOVERY_SUM, sum_of(sealed.as_bytes())),
            (meta::REKEYED_FROM, old_name.unwrap_or_default().to_owned()),
        ];
        encrypt_anew(self.connection()?, &new, &payload.key, &told)?;
        prove(&new, &payload.key, &before, &told)?;
        // The slots as they lie on the disk, by what was just drawn: nothing is asked of the journal here.
        let slot = SlotFile::recovery(&new.path());
        if slot.sum()? != Some(sum_of(sealed.as_bytes())) {
            return Err(VaultError::RecoverySlotDamaged);
        }

        let generation = new.adopt()?;
        self.move_to(generation, payload);
        let facts = self.facts_mut();
        facts.passphrase_changed_at = Some(now.utc);
        facts.recovery_key_made_at = Some(now.utc);
        // The change is made. What is left of the old one is removed at the next opening if need be.
        let _ = self.forget_what_was_rekeyed();
        Ok(())
    }

    /// Removes the generation that an earlier key opened, if it is still there.
    pub(crate) fn forget_what_was_rekeyed(&mut self) -> Result<(), VaultError> {
        let Some(name) = meta::get(self.connection()?, meta::REKEYED_FROM)? else {
            return Ok(());
        };
        let root = self.folder().root().to_owned();
        let is_other =
            Some(name.as_str()) != self.generation().file_name().and_then(|n| n.to_str());
        if is_other && crate::folder::is_generation(&name) {
            generation::erase(&root.join(format!("{name}.aside")))?;
            generation::erase(&root.join(&name))?;
        }
        self.write(|t| meta::forget(t, meta::REKEYED_FROM))
    }
}

/// Every row, decrypted in memory and encrypted with the other key, in a database that the migrations made.
fn encrypt_anew(
    from: &Connection,
    new: &NewGeneration<'_>,
    key: &VaultKey,
    told: &[(&str, String)],
) -> Result<(), VaultError> {
    let path = new.path().join("journal.db");
    let mut to = open::create(&path, key)?;
    rows::copy(from, &mut to, told)?;
    to.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    to.close().map_err(|(_, error)| error)?;
    durable::sync_file(&path)
}

/// Opened again, of our schema, whole, the same rows, and of itself it says what it was told.
fn prove(
    new: &NewGeneration<'_>,
    key: &VaultKey,
    before: &str,
    told: &[(&str, String)],
) -> Result<(), VaultError> {
    let path = new.path().join("journal.db");
    let connection = open::open_existing(&path, key)?;
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    if integrity::check(&connection)? != Integrity::Whole {
        return Err(VaultError::JournalDamaged);
    }
    integrity::prove(&connection)?;
    if digest::digest(&connection)? != before {
        return Err(VaultError::JournalDamaged);
    }
    for (name, value) in told {
        if meta::get(&connection, name)?.as_ref() != Some(value) {
            return Err(VaultError::JournalDamaged);
        }
    }
    connection.close().map_err(|(_, error)| error)?;
    durable::sync_file(&path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::Folder;

    #[test]
    fn only_the_same_rows_in_whole_pages_are_proven() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::hold(root.path()).unwrap();
        let new = NewGeneration::begin(&folder).unwrap();
        let (path, key) = (new.path().join("journal.db"), VaultKey::make().unwrap());
        let connection = open::create(&path, &key).unwrap();
        let rows = digest::digest(&connection).unwrap();
        drop(connection);
        prove(&new, &key, &rows, &[]).unwrap();
        let told = [(meta::RECOVERY_RECIPIENT, "mine".to_owned())];
        for refused in [
            prove(&new, &key, "other rows", &[]),
            prove(&new, &key, &rows, &told),
        ] {
            assert!(matches!(refused, Err(VaultError::JournalDamaged)));
        }
        let connection = open::open_existing(&path, &key).unwrap();
        meta::put(&connection, told[0].0, "theirs").unwrap();
        drop(connection);
        assert!(prove(&new, &key, &rows, &told).is_err());
        let connection = open::open_existing(&path, &key).unwrap();
        meta::put(&connection, told[0].0, "mine").unwrap();
        drop(connection);
        prove(&new, &key, &rows, &told).unwrap();
        let mut bytes = std::fs::read(&path).unwrap();
        let last = bytes.len() - 100;
        bytes[last] ^= 1;
        std::fs::write(&path, bytes).unwrap();
        assert!(matches!(
            prove(&new, &key, &rows, &told),
            Err(VaultError::JournalDamaged)
        ));
    }
}
