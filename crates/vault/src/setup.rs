use std::path::PathBuf;
use std::sync::Arc;

use crate::folder::Folder;
use crate::secret::VaultKey;
use crate::secret::fill_random;
use crate::slot::{
    Payload, SlotFile, WorkFactor, must_open_with_passphrase, must_open_with_recovery,
    seal_to_passphrase, seal_to_recovery,
};
use crate::table::meta;
use crate::{
    Moment, Passphrase, Presence, RecoveryKey, Vault, VaultError, durable, open, passphrase,
};

/// A new journal whose recovery key has not been proven yet. Until [`finish`](Self::finish)
/// there is no journal: what lies on the disk is removed when this is dropped, or by the next
/// attempt after a kill. It never holds an entry.
#[derive(Debug)]
pub struct Prepared {
    folder: Arc<Folder>,
    work: WorkFactor,
    payload: PayloadOnce,
    recovery: RecoveryKey,
    asked: Vec<usize>,
    finished: bool,
}

/// The payload, kept out of `Debug`.
struct PayloadOnce(Payload);

impl std::fmt::Debug for PayloadOnce {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<redacted>")
    }
}

/// Makes keys, slots and an empty database in the unfinished folder, and proves each by opening
/// it as it will be opened tomorrow.
pub(crate) fn prepare(
    folder: &Arc<Folder>,
    work: WorkFactor,
    passphrase: &Passphrase,
    now: &Moment,
) -> Result<Prepared, VaultError> {
    passphrase::accept(passphrase)?;
    if folder.presence()? == Presence::Present {
        return Err(VaultError::JournalExists);
    }
    folder.clear_unfinished()?;
    let prepared = make(folder, work, passphrase, now);
    if prepared.is_err() {
        let _ = folder.clear_unfinished();
    }
    prepared
}

fn make(
    folder: &Arc<Folder>,
    work: WorkFactor,
    passphrase: &Passphrase,
    now: &Moment,
) -> Result<Prepared, VaultError> {
    let generation: PathBuf = folder.unfinished();
    durable::private_folder(&generation)?;
    let payload = Payload {
        vault_id: draw_id()?,
        epoch: 1,
        key: VaultKey::make()?,
    };
    let recovery = RecoveryKey::make();
    let asked = recovery.draw_asked()?;

    let sealed = seal_to_passphrase(&payload, passphrase, work)?;
    SlotFile::passphrase(&generation).write_first(sealed.as_bytes(), |bytes| {
        must_open_with_passphrase(bytes, passphrase, &payload.key)
    })?;
    let sealed = seal_to_recovery(&payload, &recovery.recipient())?;
    let recovery_slot = SlotFile::recovery(&generation);
    recovery_slot.write_first(sealed.as_bytes(), |bytes| {
        must_open_with_recovery(bytes, recovery.identity(), &payload.key)
    })?;

    let mut connection = open::create(&generation.join("journal.db"), &payload.key)?;
    let transaction = connection.transaction()?;
    meta::put(&transaction, meta::VAULT_ID, &payload.vault_id.to_string())?;
    meta::put(&transaction, meta::KEY_EPOCH, &payload.epoch.to_string())?;
    meta::put(&transaction, meta::MADE_AT, &now.utc.to_rfc3339())?;
    meta::put(&transaction, meta::PASSPHRASE_AT, &now.utc.to_rfc3339())?;
    meta::put(&transaction, meta::RECOVERY_AT, &now.utc.to_rfc3339())?;
    meta::put(
        &transaction,
        meta::RECOVERY_RECIPIENT,
        &recovery.recipient().to_string(),
    )?;
    meta::put(
        &transaction,
        meta::RECOVERY_SUM,
        &recovery_slot.sum()?.unwrap_or_default(),
    )?;
    transaction.commit()?;
    connection.close().map_err(|(_, error)| error)?;
    durable::sync_folder(&generation)?;
    Ok(Prepared {
        folder: Arc::clone(folder),
        work,
        payload: PayloadOnce(payload),
        recovery,
        asked,
        finished: false,
    })
}

impl Prepared {
    /// The recovery key, to be shown once.
    #[must_use]
    pub fn recovery_key(&self) -> &RecoveryKey {
        &self.recovery
    }

    /// Which of the key's groups are to be typed back, by index.
    #[must_use]
    pub fn asked(&self) -> &[usize] {
        &self.asked
    }

    /// Takes the typed groups as proof that the recovery key is in the person's hands, and turns
    /// what was prepared into the journal. May be called again after an error.
    ///
    /// # Errors
    /// [`VaultError::RecoveryProofWrong`]; storage errors.
    pub fn finish(&mut self, typed: &[String], now: &Moment) -> Result<Vault, VaultError> {
        if !self.recovery.proves(&self.asked, typed) {
            return Err(VaultError::RecoveryProofWrong);
        }
        // After an error past the rename the first generation stands, and is the journal.
        let generation = if self.folder.unfinished().is_dir() {
            self.folder.adopt_unfinished()?
        } else {
            let generation = self.folder.generation()?;
            self.folder.name_current(&generation)?;
            generation
        };
        self.finished = true;
        let payload = self.payload.0.clone();
        let mut vault = Vault::open(Arc::clone(&self.folder), generation, payload, self.work)?;
        vault.welcome(now, false);
        Ok(vault)
    }
}

impl Drop for Prepared {
    fn drop(&mut self) {
        if !self.finished {
            let _ = self.folder.clear_unfinished();
        }
    }
}

fn draw_id() -> Result<uuid::Uuid, VaultError> {
    let mut bytes = [0; 16];
    fill_random(&mut bytes)?;
    Ok(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_journal_is_another() {
        let drawn = [draw_id().unwrap(), draw_id().unwrap()];
        assert!(drawn[0] != drawn[1] && !drawn.contains(&uuid::Uuid::nil()));
    }
}
