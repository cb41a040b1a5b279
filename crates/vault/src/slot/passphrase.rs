use age::scrypt;

use super::{Payload, WorkFactor};
use crate::seal::header;
use crate::secret::VaultKey;
use crate::{Passphrase, StorageCause, VaultError, line_feeds};

/// Why a slot's bytes did not open. Whether the bytes are whole is not known here.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The secret does not fit, or the wrapped part is damaged.
    DoesNotOpen,
    /// Not an age file, or not one of ours inside.
    NotASlot,
    /// The header asks for more work than is accepted, or for memory that cannot be had.
    NeedsMoreMemory { needed_mib: u64 },
}

/// Wraps `payload` to `passphrase`, as an armored age file.
pub(crate) fn seal_to_passphrase(
    payload: &Payload,
    passphrase: &Passphrase,
    work: WorkFactor,
) -> Result<String, VaultError> {
    can_have_memory(work.log_n())
        .map_err(|needed_mib| VaultError::NeedsMoreMemory { needed_mib })?;
    let mut recipient = scrypt::Recipient::new(passphrase.secret());
    recipient.set_work_factor(work.log_n());
    let sealed = age::encrypt_and_armor(&recipient, &payload.to_bytes());
    sealed
        .map(line_feeds::in_text)
        .map_err(|_| VaultError::Storage {
            cause: StorageCause::Other,
            place: "slot-passphrase.age".into(),
        })
}

/// Opens what [`seal_to_passphrase`] wrote.
pub(crate) fn unseal_with_passphrase(
    slot: &[u8],
    passphrase: &Passphrase,
) -> Result<Payload, Refusal> {
    if !header::is_within(slot, header::SLOT) {
        return Err(Refusal::NotASlot);
    }
    let asked = work_factor_of(slot).filter(|log_n| (..=WorkFactor::MOST).contains(log_n));
    if let Some(log_n) = asked {
        can_have_memory(log_n).map_err(|needed_mib| Refusal::NeedsMoreMemory { needed_mib })?;
    }
    let mut identity = scrypt::Identity::new(passphrase.secret());
    identity.set_max_work_factor(WorkFactor::MOST);
    let bytes = zeroize::Zeroizing::new(age::decrypt(&identity, slot).map_err(refusal)?);
    Payload::from_bytes(&bytes).ok_or(Refusal::NotASlot)
}

/// Proves that `slot` opens with `passphrase` and gives `key`: asked of each new slot, as it is read back
/// from the disk, before it counts.
pub(crate) fn must_open_with_passphrase(
    slot: &[u8],
    passphrase: &Passphrase,
    key: &VaultKey,
) -> Result<(), VaultError> {
    let is_it =
        unseal_with_passphrase(slot, passphrase).is_ok_and(|back| back.key.bytes() == key.bytes());
    is_it.then_some(()).ok_or(VaultError::SlotDamaged)
}

pub(super) fn refusal(error: age::DecryptError) -> Refusal {
    use age::DecryptError as E;
    match error {
        E::ExcessiveWork { required, .. } => Refusal::NeedsMoreMemory {
            needed_mib: mebibytes(required),
        },
        E::DecryptionFailed | E::KeyDecryptionFailed | E::NoMatchingKeys | E::InvalidMac => {
            Refusal::DoesNotOpen
        }
        _ => Refusal::NotASlot,
    }
}

/// The work factor in the slot's own header, read without the passphrase; `None` when the header
/// does not read (age then says so itself).
pub(crate) fn work_factor_of(slot: &[u8]) -> Option<u8> {
    use std::io::Read;
    let mut header = Vec::new();
    age::armor::ArmoredReader::new(slot)
        .take(256)
        .read_to_end(&mut header)
        .ok()?;
    let text = String::from_utf8_lossy(&header);
    let stanza = text
        .lines()
        .find_map(|line| line.strip_prefix("-> scrypt "))?;
    stanza.split(' ').nth(1)?.parse().ok()
}

/// scrypt with r = 8 holds 128 · r · 2^n bytes, that is 2^n KiB.
pub(crate) fn mebibytes(log_n: u8) -> u64 {
    (1u64 << log_n.min(60)) / 1024
}

/// Asks for scrypt's memory first: the crate itself would end the program when refused.
pub(crate) fn can_have_memory(log_n: u8) -> Result<(), u64> {
    let bytes = 1024usize
        .checked_shl(u32::from(log_n))
        .unwrap_or(usize::MAX);
    let mut probe: Vec<u8> = Vec::new();
    probe.try_reserve_exact(bytes).map_err(|_| mebibytes(log_n))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(log_n: u8) -> String {
        let payload = Payload {
            vault_id: uuid::Uuid::nil(),
            epoch: 1,
            key: VaultKey::from_bytes([9; 32]),
        };
        seal_to_passphrase(&payload, &Passphrase::new("right"), WorkFactor(log_n)).unwrap()
    }

    #[test]
    fn the_right_passphrase_opens_and_a_wrong_one_does_not() {
        let slot = sealed(2);
        let open = |text| unseal_with_passphrase(slot.as_bytes(), &Passphrase::new(text));
        assert_eq!(open("right").unwrap().key.bytes(), &[9; 32]);
        assert_eq!(open("wrong").err(), Some(Refusal::DoesNotOpen));
    }

    #[test]
    fn a_new_slot_must_give_its_own_key_to_its_own_passphrase() {
        let slot = sealed(2);
        let opens = |slot: &str, text, key| {
            let (passphrase, key) = (Passphrase::new(text), VaultKey::from_bytes([key; 32]));
            must_open_with_passphrase(slot.as_bytes(), &passphrase, &key)
        };
        opens(&slot, "right", 9).unwrap();
        for refused in [
            opens(&slot, "right", 8),
            opens(&slot, "wrong", 9),
            opens("", "right", 9),
        ] {
            assert!(matches!(refused, Err(VaultError::SlotDamaged)));
        }
    }

    #[test]
    fn the_work_factor_reads_without_the_passphrase() {
        assert_eq!(work_factor_of(sealed(3).as_bytes()), Some(3));
        assert_eq!(work_factor_of(b"no slot"), None);
    }

    #[test]
    fn more_work_than_is_accepted_is_refused_at_once_and_names_the_memory() {
        // 21 is never run: age refuses before deriving anything.
        let mut recipient = scrypt::Recipient::new(Passphrase::new("right").secret());
        recipient.set_work_factor(2);
        let plain = age::encrypt(&recipient, b"x").unwrap();
        let text = String::from_utf8_lossy(&plain).into_owned();
        let line = text.lines().nth(1).unwrap();
        let raised = format!("{} 21", line.rsplit_once(' ').unwrap().0);
        let at = plain
            .windows(line.len())
            .position(|w| w == line.as_bytes())
            .unwrap();
        let mut slot = plain.clone();
        slot.splice(at..at + line.len(), raised.bytes());
        assert_eq!(
            unseal_with_passphrase(&slot, &Passphrase::new("right")).err(),
            Some(Refusal::NeedsMoreMemory { needed_mib: 2048 })
        );
    }

    #[test]
    fn memory_that_no_computer_has_is_refused_and_named() {
        assert_eq!(can_have_memory(1), Ok(()));
        assert_eq!(can_have_memory(53), Err(1 << 43));
        assert_eq!(can_have_memory(64), Err(1 << 50));
    }
}
