use std::sync::atomic::{AtomicUsize, Ordering};

use crate::regular_file;
use crate::slot::SlotFile;
use crate::standing::Standing;
use crate::{Backup, Moment, Vault, VaultError};

/// The slots' bytes as they were when the journal was opened, or changed since. Each is an age file and
/// as secret as it is on the disk.
#[derive(Clone, Default)]
pub(crate) struct KeptSlots {
    pub(crate) passphrase: Option<Vec<u8>>,
    pub(crate) recovery: Option<Vec<u8>>,
}

/// Held while a journal that lost its place is saved: it is in no other place. Who is about to end the process
/// waits while [any](Self::any) is held, whichever thread does it.
#[derive(Debug)]
#[must_use = "it counts for as long as it is held"]
pub struct Rescuing(());

static UNDER_WAY: AtomicUsize = AtomicUsize::new(0);

impl Rescuing {
    /// Begins.
    pub fn begin() -> Self {
        UNDER_WAY.fetch_add(1, Ordering::SeqCst);
        Self(())
    }

    /// Whether a journal is being saved so in this process.
    #[must_use]
    pub fn any() -> bool {
        UNDER_WAY.load(Ordering::SeqCst) > 0
    }
}

impl Drop for Rescuing {
    fn drop(&mut self) {
        UNDER_WAY.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Vault {
    /// Whether the journal's files still lie where they were opened. On other systems than Unix an open
    /// file cannot be taken away, and this is always so.
    pub fn is_in_place(&mut self) -> bool {
        self.standing() != Standing::Replaced
    }

    pub(crate) fn standing(&mut self) -> Standing {
        // With nothing open, whoever opens next looks again.
        let open = self.connection.as_mut();
        open.map_or(Standing::InPlace, |open| open.standing())
    }

    /// After a change was committed: where another file lies in the journal's place, what was committed is
    /// saved in a copy, and counts by that.
    ///
    /// # Errors
    /// [`VaultError::JournalReplaced`] when no copy can be made; of a log that was taken away, what folding
    /// it in refuses.
    pub(crate) fn must_be_in_place(&mut self) -> Result<(), VaultError> {
        match self.standing() {
            Standing::InPlace => Ok(()),
            Standing::LogGone => {
                // Its pages are still open. They go into the database, which is in its place, and the
                // next call opens that anew, with a new log.
                self.fold_log()?;
                self.connection = None;
                Ok(())
            }
            Standing::Replaced => {
                let now = self.about_now().ok_or(VaultError::JournalReplaced)?;
                let made = self.rescue(&now);
                made.map(drop).map_err(|_| VaultError::JournalReplaced)
            }
        }
    }

    /// Makes a copy of what is open, for the journal has lost its place. It takes the place of the one
    /// that this made before, so that there is one of each such mishap.
    ///
    /// # Errors
    /// As [`back_up`](Self::back_up).
    pub fn rescue(&mut self, now: &Moment) -> Result<Backup, VaultError> {
        let _under_way = Rescuing::begin();
        let made = self.back_up(now)?;
        if let Some(before) = self.rescued.replace(made.clone()) {
            // Best effort: one copy too many is no harm.
            let _ = regular_file::remove(before.path());
        }
        Ok(made)
    }

    /// The number of the copy that [`rescue`](Self::rescue) made last, in this opening.
    #[must_use]
    pub fn rescued(&self) -> Option<u64> {
        self.rescued.as_ref().map(Backup::sequence)
    }

    /// Keeps the slots as they are now, for the case that they are taken away.
    pub(crate) fn keep_slots(&mut self) {
        let whole = |slot: SlotFile| {
            let found = slot.candidates().ok()?.into_iter().find(|slot| slot.whole);
            found.map(|slot| slot.bytes)
        };
        let (passphrase, recovery) = (
            whole(SlotFile::passphrase(self.generation())),
            whole(SlotFile::recovery(self.generation())),
        );
        let kept = &mut self.kept;
        kept.passphrase = passphrase.or_else(|| kept.passphrase.take());
        kept.recovery = recovery.or_else(|| kept.recovery.take());
    }

    /// The moment it was opened and the time that went by since.
    fn about_now(&self) -> Option<Moment> {
        let (opened, since) = self.opened.as_ref()?;
        let gone = chrono::TimeDelta::from_std(since.elapsed()).unwrap_or_default();
        Some(Moment {
            utc: opened.utc + gone,
            ..opened.clone()
        })
    }
}
