use age::x25519;

use super::passphrase::refusal;
use super::{Payload, Refusal};
use crate::seal::header;
use crate::secret::VaultKey;
use crate::{StorageCause, VaultError, line_feeds};

/// Wraps `payload` to the recovery recipient, as an armored age file.
pub(crate) fn seal_to_recovery(
    payload: &Payload,
    recipient: &x25519::Recipient,
) -> Result<String, VaultError> {
    let sealed = age::encrypt_and_armor(recipient, &payload.to_bytes());
    sealed
        .map(line_feeds::in_text)
        .map_err(|_| VaultError::Storage {
            cause: StorageCause::Other,
            place: "slot-recovery.age".into(),
        })
}

/// Opens what [`seal_to_recovery`] wrote.
pub(crate) fn unseal_with_recovery(
    slot: &[u8],
    identity: &x25519::Identity,
) -> Result<Payload, Refusal> {
    if !header::is_within(slot, header::SLOT) {
        return Err(Refusal::NotASlot);
    }
    let bytes = zeroize::Zeroizing::new(age::decrypt(identity, slot).map_err(refusal)?);
    Payload::from_bytes(&bytes).ok_or(Refusal::NotASlot)
}

/// Proves that `slot` opens with `identity` and gives `key`: asked of each new slot, as it is read back
/// from the disk, before it counts.
pub(crate) fn must_open_with_recovery(
    slot: &[u8],
    identity: &x25519::Identity,
    key: &VaultKey,
) -> Result<(), VaultError> {
    let is_it =
        unseal_with_recovery(slot, identity).is_ok_and(|back| back.key.bytes() == key.bytes());
    is_it.then_some(()).ok_or(VaultError::RecoverySlotDamaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_slot_must_give_its_own_key_to_its_own_recovery_key() {
        let (mine, anothers) = (x25519::Identity::generate(), x25519::Identity::generate());
        let key = |byte| VaultKey::from_bytes([byte; 32]);
        let payload = Payload {
            vault_id: uuid::Uuid::nil(),
            epoch: 1,
            key: key(9),
        };
        let slot = seal_to_recovery(&payload, &mine.to_public()).unwrap();
        let slot = slot.as_bytes();
        must_open_with_recovery(slot, &mine, &key(9)).unwrap();
        for refused in [
            must_open_with_recovery(slot, &mine, &key(8)),
            must_open_with_recovery(slot, &anothers, &key(9)),
            must_open_with_recovery(b"", &mine, &key(9)),
        ] {
            assert!(matches!(refused, Err(VaultError::RecoverySlotDamaged)));
        }
    }
}
