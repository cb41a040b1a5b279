use age::x25519;

use super::passphrase::refusal;
use super::{Payload, Refusal};
use crate::{StorageCause, VaultError};

/// Wraps `payload` to the recovery recipient, as an armored age file.
pub(crate) fn seal_to_recovery(
    payload: &Payload,
    recipient: &x25519::Recipient,
) -> Result<String, VaultError> {
    age::encrypt_and_armor(recipient, &payload.to_bytes()).map_err(|_| VaultError::Storage {
        cause: StorageCause::Other,
        place: "slot-recovery.age".into(),
    })
}

/// Opens what [`seal_to_recovery`] wrote.
pub(crate) fn unseal_with_recovery(
    slot: &[u8],
    identity: &x25519::Identity,
) -> Result<Payload, Refusal> {
    let bytes = zeroize::Zeroizing::new(age::decrypt(identity, slot).map_err(refusal)?);
    Payload::from_bytes(&bytes).ok_or(Refusal::NotASlot)
}
