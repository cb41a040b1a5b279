use zeroize::Zeroizing;

use crate::secret::VaultKey;

const MAGIC: &[u8; 8] = b"EVKLSLOT";
const VERSION: u8 = 1;
const LENGTH: usize = 8 + 1 + 16 + 4 + 32;

/// What a slot wraps: magic, version, vault id, key epoch, key. 61 bytes; the key is the last 32.
#[derive(Clone)]
pub(crate) struct Payload {
    pub(crate) vault_id: uuid::Uuid,
    /// Counts the keys this vault has had, from 1.
    pub(crate) epoch: u32,
    pub(crate) key: VaultKey,
}

impl Payload {
    pub(crate) fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(LENGTH));
        bytes.extend_from_slice(MAGIC);
        bytes.push(VERSION);
        bytes.extend_from_slice(self.vault_id.as_bytes());
        bytes.extend_from_slice(&self.epoch.to_be_bytes());
        bytes.extend_from_slice(self.key.bytes());
        bytes
    }

    /// `None` for anything this program did not write.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?.strip_prefix(&[VERSION])?;
        let (vault_id, rest) = rest.split_first_chunk::<16>()?;
        let (epoch, key) = rest.split_first_chunk::<4>()?;
        Some(Payload {
            vault_id: uuid::Uuid::from_bytes(*vault_id),
            epoch: u32::from_be_bytes(*epoch),
            key: VaultKey::from_bytes(<[u8; 32]>::try_from(key).ok()?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn round_trips(id in any::<[u8; 16]>(), epoch in any::<u32>(), key in any::<[u8; 32]>()) {
            let payload = Payload {
                vault_id: uuid::Uuid::from_bytes(id),
                epoch,
                key: VaultKey::from_bytes(key),
            };
            let bytes = payload.to_bytes();
            let back = Payload::from_bytes(&bytes).unwrap();
            prop_assert_eq!(back.vault_id, payload.vault_id);
            prop_assert_eq!(back.epoch, epoch);
            prop_assert_eq!(back.key.bytes(), &key);
            prop_assert!(Payload::from_bytes(&bytes[..60]).is_none());
        }

        #[test]
        fn takes_any_bytes_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..100)) {
            let _ = Payload::from_bytes(&bytes);
        }
    }
}
