//! How often somebody tried to open the journal since it was last opened.
//!
//! One byte an attempt in a file outside the journal, for the journal is closed then. Who may
//! write in the folder may remove it: it tells, it does not protect.

use std::io::Write;
use std::path::Path;

use crate::{VaultError, regular_file};

const ATTEMPTS: &str = "attempts";

/// Counts an attempt whose secret did not open a slot. A slot that looks damaged is no other answer: who takes
/// the sums away, by which damage is told, may guess all the same.
pub(crate) fn count<T>(root: &Path, answer: &Result<T, VaultError>) {
    if matches!(
        answer,
        Err(VaultError::WrongPassphrase
            | VaultError::WrongRecoveryKey
            | VaultError::SlotDamaged
            | VaultError::RecoverySlotDamaged)
    ) {
        count_one(root);
    }
}

/// Counts one attempt that did not open it. Best effort: a full disk must not change the answer.
fn count_one(root: &Path) {
    if let Ok(mut file) = regular_file::open_or_create(&root.join(ATTEMPTS)) {
        let _ = file.write_all(b".");
    }
}

/// Attempts since the last [`forget`].
pub(crate) fn counted(root: &Path) -> u32 {
    let found = regular_file::facts(&root.join(ATTEMPTS));
    found.map_or(0, |file| u32::try_from(file.len()).unwrap_or(u32::MAX))
}

/// Starts again from none.
pub(crate) fn forget(root: &Path) {
    let _ = regular_file::remove(&root.join(ATTEMPTS));
}
