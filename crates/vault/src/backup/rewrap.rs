use std::io;
use std::path::PathBuf;

use super::container::{self, Container};
use super::copy::sum;
use super::name::{self, Backup, Over};
use super::prove::{self, Bench};
use super::work::BackupWork;
use crate::error::at;
use crate::installation::Installation;
use crate::lent_key::Typed;
use crate::locked::check_passphrase;
use crate::regular_file::{self, opening};
use crate::secret::Secret;
use crate::slot::{seal_to_passphrase, unseal_with_passphrase};
use crate::used_stack::wiped_after;
use crate::{LentPassphrases, Passphrase, Vault, VaultError};

/// What became of the copies that were to open with the new passphrase.
#[derive(Debug, Default)]
pub struct Rewrapped {
    /// The numbers of those that do.
    pub done: Vec<u64>,
    /// The numbers of those that open as before, and why.
    pub left: Vec<(u64, VaultError)>,
}

/// The file of a copy, brought into the data folder as it is.
struct Fetched {
    bench: Bench,
    file: PathBuf,
}

/// The same copy with another passphrase slot: proven, and not in its place yet. There is no secret in it.
struct Resealed {
    _bench: Bench,
    file: PathBuf,
    sum: [u8; 32],
}

impl BackupWork {
    /// Lets copies be opened with the passphrase of today, and no more with that of their time. Their
    /// keys stay; each file is made anew in the data folder, proven, and put in the old one's place. One that
    /// an earlier vault key sealed needs the passphrase of its time. Their recovery keys stay. What
    /// another computer made is left as it is: there it may want the passphrase that it has.
    ///
    /// The folder of a copy may never answer: while it is waited for, this has no key and no passphrase.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] when the lent one is not the journal's; [`VaultError::CalledOff`] once the
    /// journal is closed; storage errors of the data folder. What goes wrong with one copy is said of that copy:
    /// [`VaultError::BackupDamaged`] also of one whose recovery slot is, [`VaultError::BackupOfAnother`].
    pub fn rewrap_backups(
        &self,
        backups: &[Backup],
        typed: &LentPassphrases,
    ) -> Result<Rewrapped, VaultError> {
        wiped_after(|| check_passphrase(&self.slot, &typed.get()?.current, &self.key()?.key))?;
        let mut rewrapped = Rewrapped::default();
        for backup in backups {
            match self.rewrap_one(backup, typed) {
                Ok(()) => rewrapped.done.push(backup.sequence),
                Err(error) => rewrapped.left.push((backup.sequence, error)),
            }
        }
        Ok(rewrapped)
    }

    fn rewrap_one(&self, backup: &Backup, typed: &LentPassphrases) -> Result<(), VaultError> {
        let fetched = self.fetch(backup)?;
        // Whatever secret is got for it is wiped before the folder is waited for again.
        let resealed = wiped_after(|| self.reseal(fetched, &*typed.get()?))?;
        put_in_place(&resealed, backup)
    }

    /// Waits for the folder of the copy, and has no secret.
    fn fetch(&self, backup: &Backup) -> Result<Fetched, VaultError> {
        let here = Installation::of(self.data_folder())?;
        if !here.made_here(backup.installation.as_deref()) {
            return Err(VaultError::BackupOfAnother);
        }
        let mut copy = Container::open(backup.path())?;
        let bench = self.bench()?;
        let file = bench.place("fetched.tar");
        copy.copy_whole(&file)?;
        Ok(Fetched { bench, file })
    }

    /// Has the secrets, and works in the data folder alone.
    fn reseal(&self, fetched: Fetched, typed: &Typed) -> Result<Resealed, VaultError> {
        let Fetched { bench, file } = fetched;
        let mut copy = Container::open(&file)?;
        let place = bench.place("old.db");
        // With the key of today, or with that which the earlier passphrase gives.
        let (payload, proven) = match (self.prove(&mut copy, &place), &typed.earlier) {
            (Ok(proven), _) => (self.key()?, proven),
            (Err(_), Some(earlier)) => {
                let payload = prove::unseal(&copy, &Secret::Passphrase(earlier))?;
                let place = bench.place("older.db");
                let proven = prove::prove(&mut copy, &payload, &place)?;
                (payload.into(), proven)
            }
            (Err(error), None) => return Err(error),
        };
        // The sums are written anew: a recovery slot that is not whole would pass for a whole one.
        if !copy.recovery.whole {
            return Err(VaultError::BackupDamaged);
        }
        let sealed = seal_to_passphrase(&payload, &typed.current, self.work)?;
        let resealed = bench.place("resealed.tar");
        let mut out = regular_file::create_new(&resealed).map_err(opening(&resealed))?;
        copy.rewrite(&mut out, sealed.as_bytes())?;
        drop(out);
        let mut copy = Container::open(&resealed)?;
        copy.must_be_whole()?;
        let opened = unseal_with_passphrase(&copy.passphrase.bytes, &typed.current)
            .map_err(|_| VaultError::BackupDamaged)?;
        let again = prove::prove(&mut copy, &opened, &bench.place("new.db"))?;
        if again.digest != proven.digest {
            return Err(VaultError::BackupDamaged);
        }
        Ok(Resealed {
            _bench: bench,
            sum: sum(&resealed)?,
            file: resealed,
        })
    }
}

/// Waits for the folder of the copy, and has no secret.
fn put_in_place(resealed: &Resealed, backup: &Backup) -> Result<(), VaultError> {
    name::lay_down(
        backup.path(),
        Over::TheSame,
        |to| {
            let from = regular_file::open(&resealed.file, container::LARGEST_FILE);
            let mut from = from.map_err(opening(&resealed.file))?;
            io::copy(&mut from, to).map_err(at(backup.path())).map(drop)
        },
        |laid| {
            // The bytes that were proven.
            if sum(laid)? == resealed.sum {
                Ok(())
            } else {
                Err(VaultError::BackupDamaged)
            }
        },
    )
    .map(drop)
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
        earlier: Option<&Passphrase>,
    ) -> Result<Rewrapped, VaultError> {
        let typed = self.lend_passphrases(current.clone(), earlier.cloned());
        let done = self.do_backup_work(|work| work.rewrap_backups(backups, &typed));
        self.take_passphrases_back();
        done
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::{Locked, Moment, WorkFactor};

    const BEFORE: &str = "a kettle of quiet otters";
    const BETWEEN: &str = "nine lamps along the quay";
    const AFTER: &str = "seven herons over a slow canal";

    fn now() -> Moment {
        Moment {
            utc: chrono::DateTime::from_timestamp(1_795_392_000, 0).unwrap(),
            offset: chrono::FixedOffset::east_opt(3600).unwrap(),
            zone: "Europe/Vienna".into(),
        }
    }

    fn at_root(root: &Path) -> Locked {
        let cheap = WorkFactor::for_tests(1).unwrap();
        Locked::at(root).unwrap().with_work_factor(cheap)
    }

    /// A journal, and a copy of it that opens with the passphrase before.
    fn copied(root: &Path) -> (Vault, Backup) {
        let words = Passphrase::new(BEFORE);
        let mut prepared = at_root(root).prepare(&words, &now()).unwrap();
        let groups = prepared.recovery_key().to_groups();
        let asked = prepared.asked().iter();
        let typed: Vec<String> = asked.map(|&at| groups[at].clone()).collect();
        let mut vault = prepared.finish(&typed, &now()).unwrap();
        let backup = vault.back_up(&now()).unwrap();
        (vault, backup)
    }

    fn opens_with(root: &Path, backup: &Backup, words: &str) -> bool {
        let words = Passphrase::new(words);
        let told = at_root(root).test_backup(backup, &Secret::Passphrase(&words));
        told.is_ok()
    }

    #[test]
    fn a_folder_is_waited_for_without_key_and_passphrase_and_what_is_sealed_is_laid_there_without_either()
     {
        let folder = tempfile::tempdir().unwrap();
        let (mut vault, backup) = copied(folder.path());
        let (before, after) = (Passphrase::new(BEFORE), Passphrase::new(AFTER));
        vault.rewrap(&before, &after, &now()).unwrap();
        let work = vault.backup_work().unwrap();
        let typed = vault.lend_passphrases(after.clone(), None);

        // Locked while it waits to read there: then nothing is sealed.
        let fetched = work.fetch(&backup).unwrap();
        drop(vault);
        assert!(typed.are_wiped() && work.key().is_err());
        assert!(matches!(typed.get().map(drop), Err(VaultError::CalledOff)));
        drop((fetched, work));

        // Locked while it waits to write there: what was sealed is put in place all the same.
        let mut vault = at_root(folder.path()).unlock(&after, &now()).unwrap();
        let work = vault.backup_work().unwrap();
        let typed = vault.lend_passphrases(after, None);
        let fetched = work.fetch(&backup).unwrap();
        let resealed = work.reseal(fetched, &typed.get().unwrap()).unwrap();
        drop(vault);
        assert!(typed.are_wiped() && work.key().is_err());
        drop(work);
        assert!(
            opens_with(folder.path(), &backup, BEFORE),
            "it is as it was"
        );
        put_in_place(&resealed, &backup).unwrap();
        drop(resealed);
        assert!(opens_with(folder.path(), &backup, AFTER));
        assert!(!opens_with(folder.path(), &backup, BEFORE));
        let left = fs::read_dir(folder.path().join("backups")).unwrap();
        assert_eq!(left.count(), 1, "nothing is left beside it");
    }

    #[test]
    fn passphrases_that_were_lent_are_wiped_when_they_are_taken_back_and_when_others_are() {
        let folder = tempfile::tempdir().unwrap();
        let (mut vault, _) = copied(folder.path());
        let lent = vault.lend_passphrases(Passphrase::new(BEFORE), None);
        assert_eq!(lent.get().unwrap().current.expose(), BEFORE);
        let other = vault.lend_passphrases(Passphrase::new(AFTER), None);
        assert!(lent.are_wiped() && !other.are_wiped());
        vault.take_passphrases_back();
        assert!(other.are_wiped());
    }

    #[test]
    fn a_copy_of_an_earlier_key_opens_with_todays_passphrase_once_that_of_its_time_was_typed() {
        let folder = tempfile::tempdir().unwrap();
        let (mut vault, backup) = copied(folder.path());
        let (before, after) = (Passphrase::new(BEFORE), Passphrase::new(AFTER));
        let offered = vault.make_recovery_key(&before).unwrap();
        let groups = offered.recovery_key().to_groups();
        let asked = offered.asked().iter();
        let shown: Vec<String> = asked.map(|&at| groups[at].clone()).collect();
        vault
            .rekey(&before, &after, &offered, &shown, &now())
            .unwrap();
        let mut rewrap = |earlier: Option<&str>| {
            let earlier = earlier.map(Passphrase::new);
            let all = std::slice::from_ref(&backup);
            let told = vault.rewrap_backups(all, &after, earlier.as_ref()).unwrap();
            (told.done.len(), told.left)
        };
        assert!(matches!(rewrap(None), (0, left) if left.len() == 1));
        let wrong = rewrap(Some(BETWEEN));
        assert!(
            matches!(wrong.1[..], [(_, VaultError::WrongPassphrase)]),
            "{wrong:?}"
        );
        assert_eq!(rewrap(Some(BEFORE)).0, 1);
        drop(vault);
        assert!(opens_with(folder.path(), &backup, AFTER));
    }

    #[test]
    fn what_is_not_laid_down_as_it_was_sealed_leaves_the_copy_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let (mut vault, backup) = copied(folder.path());
        let before = fs::read(backup.path()).unwrap();
        let work = vault.backup_work().unwrap();
        let typed = vault.lend_passphrases(Passphrase::new(BEFORE), None);
        let fetched = work.fetch(&backup).unwrap();
        let resealed = work.reseal(fetched, &typed.get().unwrap()).unwrap();
        fs::write(&resealed.file, b"something else").unwrap();
        assert!(matches!(
            put_in_place(&resealed, &backup),
            Err(VaultError::BackupDamaged)
        ));
        assert!(fs::read(backup.path()).unwrap() == before);
    }
}
