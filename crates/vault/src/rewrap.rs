//! Changing what wraps the key. The key itself, and every page of the database, stay as they are.

use age::x25519;

use crate::locked::check_passphrase;
use crate::slot::{SlotFile, must_open_with_passphrase, seal_to_passphrase, seal_to_recovery};
use crate::table::meta;
use crate::{Moment, Passphrase, RecoveryKey, Vault, VaultError, attempts, passphrase};

/// A new recovery key that waits for its proof. Until then the old one opens the journal.
#[derive(Debug)]
pub struct OfferedRecoveryKey {
    key: RecoveryKey,
    asked: Vec<usize>,
}

impl OfferedRecoveryKey {
    /// The key, to be shown once.
    #[must_use]
    pub fn recovery_key(&self) -> &RecoveryKey {
        &self.key
    }

    /// Which of the key's groups are to be typed back, by index.
    #[must_use]
    pub fn asked(&self) -> &[usize] {
        &self.asked
    }

    /// Whether the typed groups are the asked ones.
    pub(crate) fn is_proven_by(&self, typed: &[String]) -> bool {
        self.key.proves(&self.asked, typed)
    }
}

impl Vault {
    /// Whether somebody knows the passphrase of the open journal. A wrong one counts as an attempt.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`]; storage errors.
    pub fn must_know(&self, passphrase: &Passphrase) -> Result<(), VaultError> {
        let slot = SlotFile::passphrase(self.generation());
        let known = check_passphrase(&slot, passphrase, &self.payload().key);
        attempts::count(self.folder().root(), &known);
        known
    }

    /// Changes the passphrase: the key is wrapped anew, the old passphrase opens this journal no
    /// more. Copies of the old key file made elsewhere still open with the old one.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] when `current` is not it; a refused new one; storage
    /// errors, after which the old passphrase stands.
    pub fn rewrap(
        &mut self,
        current: &Passphrase,
        next: &Passphrase,
        now: &Moment,
    ) -> Result<(), VaultError> {
        passphrase::accept(next)?;
        let slot = SlotFile::passphrase(self.generation());
        check_passphrase(&slot, current, &self.payload().key)?;
        self.rewrap_forgotten(next, now)
    }

    /// Sets a passphrase where the old one is forgotten and the recovery key opened the journal.
    pub(crate) fn rewrap_forgotten(
        &mut self,
        next: &Passphrase,
        now: &Moment,
    ) -> Result<(), VaultError> {
        passphrase::accept(next)?;
        let slot = SlotFile::passphrase(self.generation());
        let sealed = seal_to_passphrase(self.payload(), next, self.work_factor())?;
        let key = self.payload().key.clone();
        slot.replace(sealed.as_bytes(), |bytes| {
            must_open_with_passphrase(bytes, next, &key)
        })?;
        self.keep_slots();
        // The slot is changed and durable; that this date may be missing after a kill is no harm.
        if self
            .write(|t| meta::put(t, meta::PASSPHRASE_AT, &now.utc.to_rfc3339()))
            .is_ok()
        {
            self.facts_mut().passphrase_changed_at = Some(now.utc);
        }
        Ok(())
    }

    /// Draws a new recovery key. Nothing changes until it is proven with
    /// [`adopt_recovery_key`](Self::adopt_recovery_key).
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`]; storage errors.
    pub fn make_recovery_key(
        &mut self,
        current: &Passphrase,
    ) -> Result<OfferedRecoveryKey, VaultError> {
        let slot = SlotFile::passphrase(self.generation());
        check_passphrase(&slot, current, &self.payload().key)?;
        let key = RecoveryKey::make();
        let asked = key.draw_asked()?;
        Ok(OfferedRecoveryKey { key, asked })
    }

    /// Takes the typed groups as proof and makes `offered` the journal's recovery key. The old
    /// one opens this journal no more.
    ///
    /// # Errors
    /// [`VaultError::RecoveryProofWrong`]; storage errors.
    pub fn adopt_recovery_key(
        &mut self,
        offered: &OfferedRecoveryKey,
        typed: &[String],
        now: &Moment,
    ) -> Result<(), VaultError> {
        if !offered.is_proven_by(typed) {
            return Err(VaultError::RecoveryProofWrong);
        }
        self.put_recovery_slot(&offered.key.recipient(), Some(now))?;
        self.facts_mut().recovery_key_made_at = Some(now.utc);
        Ok(())
    }

    /// The database first, then the file: a kill between the two is mended at the next opening,
    /// which follows the database.
    pub(crate) fn put_recovery_slot(
        &mut self,
        recipient: &x25519::Recipient,
        made: Option<&Moment>,
    ) -> Result<(), VaultError> {
        let sealed = seal_to_recovery(self.payload(), recipient)?;
        let sum = crate::slot::sum_of(sealed.as_bytes());
        let names = [
            meta::RECOVERY_RECIPIENT,
            meta::RECOVERY_SUM,
            meta::RECOVERY_AT,
        ];
        let mut before = Vec::with_capacity(names.len());
        for name in names {
            before.push((name, meta::get(self.connection()?, name)?));
        }
        self.write(|t| {
            meta::put(t, meta::RECOVERY_RECIPIENT, &recipient.to_string())?;
            meta::put(t, meta::RECOVERY_SUM, &sum)?;
            if let Some(now) = made {
                meta::put(t, meta::RECOVERY_AT, &now.utc.to_rfc3339())?;
            }
            Ok(())
        })?;
        let stands = (
            meta::get(self.connection()?, meta::RECOVERY_RECIPIENT)?,
            meta::get(self.connection()?, meta::RECOVERY_SUM)?,
        );
        if stands != (Some(recipient.to_string()), Some(sum)) {
            return Err(VaultError::ForeignSchema);
        }
        let replaced = SlotFile::recovery(self.generation()).replace(sealed.as_bytes(), |bytes| {
            if bytes == sealed.as_bytes() {
                Ok(())
            } else {
                Err(VaultError::RecoverySlotDamaged)
            }
        });
        if replaced.is_err() {
            // The person is told that nothing changed; then the next opening must not follow a
            // database that says otherwise, and revoke the key on the old sheet.
            self.write(|t| {
                for (name, value) in &before {
                    if let Some(value) = value {
                        meta::put(t, name, value)?;
                    }
                }
                Ok(())
            })?;
        }
        self.keep_slots();
        replaced
    }
}
