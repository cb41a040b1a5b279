use std::sync::{Arc, Weak};

use crate::VaultError;
use crate::slot::Payload;

/// The key of an open journal, for work that runs beside it. It is not owned: once the journal is
/// closed it is wiped and cannot be had again, even by a thread that is still waiting for a disk.
/// So a key that is got is kept for a step on the journal's own disk and no longer.
#[derive(Clone)]
pub(crate) struct LentKey(Weak<Payload>);

impl LentKey {
    pub(crate) fn of(payload: &Arc<Payload>) -> Self {
        LentKey(Arc::downgrade(payload))
    }

    /// # Errors
    /// [`VaultError::CalledOff`] once the journal is closed.
    pub(crate) fn get(&self) -> Result<Arc<Payload>, VaultError> {
        self.0.upgrade().ok_or(VaultError::CalledOff)
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
