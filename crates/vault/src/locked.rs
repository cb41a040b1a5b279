use std::path::Path;
use std::sync::Arc;

use crate::folder::Folder;
use crate::secret::VaultKey;
use crate::slot::{
    Payload, Refusal, SlotFile, WorkFactor, must_open_with_passphrase, seal_to_passphrase,
    unseal_with_passphrase, unseal_with_recovery, work_factor_of,
};
use crate::{
    Facts, Moment, Passphrase, Prepared, Presence, RecoveryKey, Vault, VaultError, attempts,
    generation, setup,
};

/// A journal's folder, held by this program and opened by nobody. It knows no secret.
#[derive(Debug, Clone)]
pub struct Locked {
    folder: Arc<Folder>,
    work: WorkFactor,
}

impl Locked {
    /// Takes hold of the data folder `root`, making it (0700) when it is missing. It is held
    /// until this value and every [`Vault`] opened from it are gone.
    ///
    /// # Errors
    /// [`VaultError::OpenElsewhere`] when another program holds it; storage errors.
    pub fn at(root: &Path) -> Result<Self, VaultError> {
        Ok(Locked {
            folder: Arc::new(Folder::hold(root)?),
            work: WorkFactor::STANDARD,
        })
    }

    /// Seals new slots with another work factor. For tests; opening takes the slot's own, and raises it to
    /// this one where it is lower.
    #[must_use]
    pub fn with_work_factor(mut self, work: WorkFactor) -> Self {
        self.work = work;
        self
    }

    /// Whether a journal is here.
    ///
    /// # Errors
    /// [`VaultError::JournalMissing`] when there are traces of one that cannot be found.
    pub fn presence(&self) -> Result<Presence, VaultError> {
        self.folder.presence()
    }

    /// Prepares a new journal. It exists once its recovery key is proven: see [`Prepared`].
    ///
    /// # Errors
    /// [`VaultError::PassphraseTooShort`], [`VaultError::PassphraseCommon`],
    /// [`VaultError::JournalExists`]; storage errors, after which nothing half-done stays.
    pub fn prepare(&self, passphrase: &Passphrase, now: &Moment) -> Result<Prepared, VaultError> {
        setup::prepare(&self.folder, self.work, passphrase, now)
    }

    /// Opens the journal with its passphrase.
    ///
    /// # Errors
    /// The four answers that are never confused: [`VaultError::WrongPassphrase`],
    /// [`VaultError::SlotDamaged`], [`VaultError::NeedsMoreMemory`],
    /// [`VaultError::JournalDamaged`]; and what is wrong with the files otherwise.
    pub fn unlock(&self, passphrase: &Passphrase, now: &Moment) -> Result<Vault, VaultError> {
        let generation = self.folder.generation()?;
        let slot = SlotFile::passphrase(&generation);
        let found = unseal(
            &slot,
            |bytes| unseal_with_passphrase(bytes, passphrase),
            || VaultError::WrongPassphrase,
            || VaultError::SlotDamaged,
        );
        attempts::count(self.folder.root(), &found);
        let (payload, bytes) = found?;
        let mut vault = self.open(payload)?;
        // Repairs are best effort: a full disk must not keep anyone from their journal.
        let repaired = slot.settle(&bytes).unwrap_or(false);
        let _ = self.raise_work(&mut vault, &slot, &bytes, passphrase);
        vault.welcome(now, repaired);
        Ok(vault)
    }

    /// Opens the journal with the recovery key. It then wants a new passphrase.
    ///
    /// # Errors
    /// [`VaultError::WrongRecoveryKey`], [`VaultError::RecoverySlotDamaged`], and what
    /// [`unlock`](Self::unlock) names of the files.
    pub fn unlock_with_recovery_key(
        &self,
        key: &RecoveryKey,
        now: &Moment,
    ) -> Result<Recovered, VaultError> {
        let generation = self.folder.generation()?;
        let slot = SlotFile::recovery(&generation);
        let found = unseal(
            &slot,
            |bytes| unseal_with_recovery(bytes, key.identity()),
            || VaultError::WrongRecoveryKey,
            || VaultError::RecoverySlotDamaged,
        );
        attempts::count(self.folder.root(), &found);
        let (payload, bytes) = found?;
        let mut vault = self.open(payload)?;
        let repaired = slot.settle(&bytes).unwrap_or(false);
        vault.welcome(now, repaired);
        Ok(Recovered {
            vault,
            chosen: false,
        })
    }

    /// Seals the slot again where a guess at its passphrase costs less than it does today. Its key stays.
    fn raise_work(
        &self,
        vault: &mut Vault,
        slot: &SlotFile,
        opened: &[u8],
        passphrase: &Passphrase,
    ) -> Result<(), VaultError> {
        if work_factor_of(opened).is_none_or(|log_n| log_n >= self.work.log_n()) {
            return Ok(());
        }
        let sealed = seal_to_passphrase(vault.payload(), passphrase, self.work)?;
        let key = vault.payload().key.clone();
        slot.replace(sealed.as_bytes(), |bytes| {
            must_open_with_passphrase(bytes, passphrase, &key)
        })?;
        vault.keep_slots();
        Ok(())
    }

    pub(crate) fn folder(&self) -> &Arc<Folder> {
        &self.folder
    }

    fn open(&self, payload: Payload) -> Result<Vault, VaultError> {
        let generation = self.folder.generation()?;
        let mut vault = Vault::open(Arc::clone(&self.folder), generation, payload, self.work)?;
        // Before it is moved out of the way.
        vault.facts_mut().newer_beside = generation::has_newer(&self.folder, vault.generation());
        // Heals a missing or damaged CURRENT, now that this generation is proven to open.
        if self.folder.name_current(vault.generation()).is_ok() {
            generation::set_others_aside(&self.folder, vault.generation());
        }
        Ok(vault)
    }
}

/// A journal opened with its recovery key: the passphrase is forgotten, so a new one comes first.
#[derive(Debug)]
pub struct Recovered {
    vault: Vault,
    chosen: bool,
}

impl Recovered {
    /// Sets a new passphrase. The recovery key stays as it is.
    ///
    /// # Errors
    /// A refused passphrase or a storage error; the old passphrase then still stands.
    pub fn choose_passphrase(&mut self, next: &Passphrase, now: &Moment) -> Result<(), VaultError> {
        self.vault.rewrap_forgotten(next, now)?;
        self.chosen = true;
        Ok(())
    }

    /// What is known of the journal itself.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        self.vault.facts()
    }

    /// The open journal, once a new passphrase is chosen.
    ///
    /// # Errors
    /// Itself, as long as none is.
    pub fn into_vault(self) -> Result<Vault, Box<Recovered>> {
        if self.chosen {
            Ok(self.vault)
        } else {
            Err(Box::new(self))
        }
    }
}

/// Opens the first of a slot's copies that does. When none does, whole bytes speak for the secret
/// and damaged ones for themselves.
pub(crate) fn unseal(
    slot: &SlotFile,
    open: impl Fn(&[u8]) -> Result<Payload, Refusal>,
    wrong: impl Fn() -> VaultError,
    damaged: impl Fn() -> VaultError,
) -> Result<(Payload, Vec<u8>), VaultError> {
    let mut verdict = damaged();
    for candidate in slot.candidates()? {
        match open(&candidate.bytes) {
            Ok(payload) => return Ok((payload, candidate.bytes)),
            Err(refusal) if candidate.whole => {
                verdict = match refusal {
                    Refusal::DoesNotOpen => wrong(),
                    Refusal::NotASlot => damaged(),
                    Refusal::NeedsMoreMemory { needed_mib } => {
                        VaultError::NeedsMoreMemory { needed_mib }
                    }
                };
            }
            Err(_) => {}
        }
    }
    Err(verdict)
}

/// Proves that `passphrase` opens the journal of `vault`, and that it is this vault's key.
pub(crate) fn check_passphrase(
    slot: &SlotFile,
    passphrase: &Passphrase,
    key: &VaultKey,
) -> Result<(), VaultError> {
    let (payload, _) = unseal(
        slot,
        |bytes| unseal_with_passphrase(bytes, passphrase),
        || VaultError::WrongPassphrase,
        || VaultError::SlotDamaged,
    )?;
    if payload.key.bytes() == key.bytes() {
        Ok(())
    } else {
        Err(VaultError::WrongVault)
    }
}
