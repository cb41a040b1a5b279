//! The two key slots: ordinary age files, each wrapping the vault key.

mod copies;
mod passphrase;
mod payload;
mod recovery;
mod salt;
mod sums;

pub(crate) use copies::SlotFile;
pub(crate) use passphrase::{
    Refusal, can_have_memory, mebibytes, must_open_with_passphrase, seal_to_passphrase,
    unseal_with_passphrase, work_factor_of,
};
pub(crate) use payload::Payload;
pub(crate) use recovery::{must_open_with_recovery, seal_to_recovery, unseal_with_recovery};
pub(crate) use salt::{note_database, note_journal, noted_journal, noted_salt};
pub(crate) use sums::{SALT_BYTES, sum_of};

/// scrypt's work factor: 2^n rounds, 2^n KiB of memory.
///
/// Set explicitly, never calibrated: the age crate's calibration chose anything from 12 to 22 on
/// one machine, and a value chosen on a fast computer may not open on a slow one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkFactor(u8);

impl WorkFactor {
    /// 18: about 0.8 s and 256 MiB.
    pub const STANDARD: WorkFactor = WorkFactor(18);
    /// The most that is accepted when opening: 1 GiB.
    pub(crate) const MOST: u8 = 20;

    /// A cheap factor for tests of what is not the key derivation itself. `None` outside 1..=20.
    #[must_use]
    pub fn for_tests(log_n: u8) -> Option<Self> {
        (1..=Self::MOST)
            .contains(&log_n)
            .then_some(WorkFactor(log_n))
    }

    pub(crate) fn log_n(self) -> u8 {
        self.0
    }
}
