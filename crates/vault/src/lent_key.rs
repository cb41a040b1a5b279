use std::sync::{Arc, Weak};

use crate::slot::Payload;
use crate::{Passphrase, Vault, VaultError};

/// A secret of an open journal, for work that runs beside it. It is not owned: once the journal is
/// closed it is wiped and cannot be had again, even by a thread that is still waiting for a disk.
/// So a secret that is got is kept for a step on the journal's own disk and no longer.
pub(crate) struct Lent<T>(Weak<T>);

/// The key.
pub(crate) type LentKey = Lent<Payload>;

impl<T> Clone for Lent<T> {
    fn clone(&self) -> Self {
        Lent(Weak::clone(&self.0))
    }
}

impl<T> Lent<T> {
    pub(crate) fn of(secret: &Arc<T>) -> Self {
        Lent(Arc::downgrade(secret))
    }

    /// # Errors
    /// [`VaultError::CalledOff`] once the journal is closed.
    pub(crate) fn get(&self) -> Result<Arc<T>, VaultError> {
        self.0.upgrade().ok_or(VaultError::CalledOff)
    }
}

/// Passphrases that a person typed for work on backups.
pub(crate) struct Typed {
    /// The one of today.
    pub(crate) current: Passphrase,
    /// One that an earlier vault key was sealed to.
    pub(crate) earlier: Option<Passphrase>,
}

/// Passphrases that the open journal keeps for work beside it: [`Vault::lend_passphrases`].
#[derive(Clone)]
pub struct LentPassphrases(Lent<Typed>);

impl LentPassphrases {
    /// # Errors
    /// [`VaultError::CalledOff`] once they were taken back, or the journal is closed.
    pub(crate) fn get(&self) -> Result<Arc<Typed>, VaultError> {
        self.0.get()
    }

    /// Whether they were wiped: no thread can have them any more.
    #[must_use]
    pub fn are_wiped(&self) -> bool {
        self.0.0.strong_count() == 0
    }
}

impl std::fmt::Debug for LentPassphrases {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LentPassphrases(<redacted>)")
    }
}

impl Vault {
    /// Keeps passphrases for work beside the journal: the one of today, and one that an earlier vault key was
    /// sealed to. They are wiped when they are [taken back](Self::take_passphrases_back), when others are lent,
    /// and when the journal is closed, whatever that work waits for.
    pub fn lend_passphrases(
        &mut self,
        current: Passphrase,
        earlier: Option<Passphrase>,
    ) -> LentPassphrases {
        let typed = self.typed.insert(Arc::new(Typed { current, earlier }));
        LentPassphrases(Lent::of(typed))
    }

    /// Wipes what was lent.
    pub fn take_passphrases_back(&mut self) {
        self.typed = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::VaultKey;

    #[test]
    fn a_lent_key_is_gone_with_the_journal() {
        let payload = Arc::new(Payload {
            vault_id: uuid::Uuid::from_u128(7),
            epoch: 1,
            key: VaultKey::from_bytes([1; 32]),
        });
        let lent = LentKey::of(&payload);
        assert_eq!(lent.get().unwrap().epoch, 1);
        drop(payload);
        assert!(matches!(lent.get(), Err(VaultError::CalledOff)));
    }
}
