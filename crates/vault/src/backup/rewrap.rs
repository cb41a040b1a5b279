use super::container::Container;
use super::name::{self, Backup, Over};
use super::prove::{self, Bench};
use super::work::BackupWork;
use crate::installation::Installation;
use crate::locked::check_passphrase;
use crate::secret::Secret;
use crate::slot::{Payload, seal_to_passphrase, unseal_with_passphrase};
use crate::{Passphrase, Vault, VaultError};

/// What became of the copies that were to open with the new passphrase.
#[derive(Debug, Default)]
pub struct Rewrapped {
    /// The numbers of those that do.
    pub done: Vec<u64>,
    /// The numbers of those that open as before, and why.
    pub left: Vec<(u64, VaultError)>,
}

impl BackupWork {
    /// Lets copies be opened with the passphrase of today, and no more with that of their time. Their
    /// keys stay; each file is made anew beside the old one, proven, and put in its place. One that
    /// an earlier vault key sealed needs `earlier`, a secret of its time. Their recovery keys stay. What
    /// another computer made is left as it is: there it may want the passphrase that it has.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] when `current` is not the journal's; storage errors of the
    /// data folder. What goes wrong with one copy is said of that copy: [`VaultError::BackupDamaged`] also
    /// of one whose recovery slot is, [`VaultError::BackupOfAnother`].
    pub fn rewrap_backups(
        &self,
        backups: &[Backup],
        current: &Passphrase,
        earlier: Option<&Secret<'_>>,
    ) -> Result<Rewrapped, VaultError> {
        check_passphrase(&self.slot, current, &self.key()?.key)?;
        let mut rewrapped = Rewrapped::default();
        for backup in backups {
            let bench = self.bench()?;
            match self.rewrap_one(backup, current, earlier, &bench) {
                Ok(()) => rewrapped.done.push(backup.sequence),
                Err(error) => rewrapped.left.push((backup.sequence, error)),
            }
        }
        Ok(rewrapped)
    }

    fn rewrap_one(
        &self,
        backup: &Backup,
        current: &Passphrase,
        earlier: Option<&Secret<'_>>,
        bench: &Bench,
    ) -> Result<(), VaultError> {
        let here = Installation::of(self.data_folder())?;
        if !here.made_here(backup.installation.as_deref()) {
            return Err(VaultError::BackupOfAnother);
        }
        let mut copy = Container::open(backup.path())?;
        let place = bench.place("old.db");
        // With the key of today, or with that which the earlier secret gives.
        let (payload, proven) = match (self.prove(&mut copy, &place), earlier) {
            (Ok(proven), _) => ((*self.key()?).clone(), proven),
            (Err(_), Some(earlier)) => {
                let payload: Payload = prove::unseal(&copy, earlier)?;
                let place = bench.place("older.db");
                let proven = prove::prove(&mut copy, &payload, &place)?;
                (payload, proven)
            }
            (Err(error), None) => return Err(error),
        };
        // The sums are written anew: a recovery slot that is not whole would pass for a whole one.
        if !copy.recovery.whole {
            return Err(VaultError::BackupDamaged);
        }
        let sealed = seal_to_passphrase(&payload, current, self.work)?;
        name::lay_down(
            backup.path(),
            Over::TheSame,
            |to| copy.rewrite(to, sealed.as_bytes()),
            |laid| {
                let mut copy = Container::open(laid)?;
                copy.must_be_whole()?;
                let opened = unseal_with_passphrase(&copy.passphrase.bytes, current)
                    .map_err(|_| VaultError::BackupDamaged)?;
                let again = prove::prove(&mut copy, &opened, &bench.place("new.db"))?;
                if again.digest == proven.digest {
                    Ok(())
                } else {
                    Err(VaultError::BackupDamaged)
                }
            },
        )
        .map(drop)
    }
}

impl Vault {
    /// As [`BackupWork::rewrap_backups`].
    ///
    /// # Errors
    /// The same.
    pub fn rewrap_backups(
        &mut self,
        backups: &[Backup],
        current: &Passphrase,
        earlier: Option<&Secret<'_>>,
    ) -> Result<Rewrapped, VaultError> {
        self.do_backup_work(|work| work.rewrap_backups(backups, current, earlier))
    }
}
