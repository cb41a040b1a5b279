use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::{Duration, Instant};

use vault::{Locked, OfferedRecoveryKey, Prepared, Recovered, Vault, VaultError};

use crate::error::{CommandError, ErrorKind};
use crate::test_doors;

/// How long locking waits for a command that is under way: two seconds after it nothing is to be left.
const PATIENCE: Duration = Duration::from_millis(1500);

/// What the program holds. Nothing decrypted exists but inside `Recovered` and `Unlocked`.
pub(crate) enum Session {
    /// The folder cannot be held: it is open elsewhere, or the disk refuses.
    Barred(VaultError),
    /// Held, and opened by nobody.
    Locked(Locked),
    /// A new journal waits for the proof of its recovery key.
    Preparing(Locked, Prepared),
    /// Opened by the recovery key; a new passphrase comes first.
    Recovered(Box<Recovered>),
    /// Open.
    Unlocked(Box<Unlocked>),
}

/// An open journal.
pub(crate) struct Unlocked {
    pub(crate) vault: Vault,
    /// A new recovery key that waits for its proof.
    pub(crate) offered: Option<OfferedRecoveryKey>,
}

/// What there was to close.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Closed {
    /// Nobody had opened anything.
    Nothing,
    /// A new journal, before its recovery key was proven.
    Setup,
    /// An open journal.
    Journal,
    /// It is not known: a command is stuck, and is not waited for.
    Stuck,
}

/// The session and where it lives, shared by all commands.
pub(crate) struct Desk {
    root: PathBuf,
    session: Mutex<Session>,
    /// Held from reading `settings.json` to writing it.
    settings: Mutex<()>,
    /// Whether a copy or a damaged journal was read while the session was locked.
    read_while_locked: AtomicBool,
}

impl Desk {
    /// Takes hold of the data folder.
    pub(crate) fn at(root: PathBuf) -> Self {
        let session = Mutex::new(Session::hold(&root));
        Desk {
            root,
            session,
            settings: Mutex::new(()),
            read_while_locked: AtomicBool::new(false),
        }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The session, for one command at a time. A command that panicked left it whole: each change
    /// to it is a single assignment.
    pub(crate) fn session(&self) -> MutexGuard<'_, Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Held while `settings.json` is read, changed and written, so that no change is lost.
    pub(crate) fn settings(&self) -> MutexGuard<'_, ()> {
        self.settings.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tries again to hold a folder that could not be held.
    pub(crate) fn retry(&self) {
        let mut session = self.session();
        if matches!(*session, Session::Barred(_)) {
            *session = Session::hold(&self.root);
        }
    }

    /// Closes the journal and lets the folder go. Nothing decrypted is reachable afterwards. A command
    /// that is stuck, on a stick that does not answer perhaps, is not waited for longer than
    /// [`PATIENCE`]: the process ends or is replaced next, and a kill at any instant loses nothing.
    /// Says what was closed.
    pub(crate) fn close(&self) -> Closed {
        let begun = Instant::now();
        loop {
            match self.session.try_lock() {
                Ok(mut session) => return session.close(),
                Err(TryLockError::Poisoned(poisoned)) => return poisoned.into_inner().close(),
                Err(TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(5));
                }
                Err(TryLockError::WouldBlock) => return Closed::Stuck,
            }
        }
    }

    /// What was written is about to be read without the journal being opened. Traces of it stay in
    /// memory that was given back, so the process is replaced as after an open journal.
    pub(crate) fn reads_while_locked(&self) {
        self.read_while_locked.store(true, Ordering::Relaxed);
    }

    /// Whether this process holds what was written, or may hold traces of it.
    pub(crate) fn may_hold_words(&self) -> bool {
        self.read_while_locked.load(Ordering::Relaxed) || self.is_open()
    }

    /// Whether a new recovery key waits for its proof, of a journal that is not made yet.
    pub(crate) fn is_preparing(&self) -> bool {
        matches!(*self.session(), Session::Preparing(..))
    }

    /// Whether entries can be read now.
    pub(crate) fn is_open(&self) -> bool {
        matches!(
            *self.session(),
            Session::Unlocked(_) | Session::Recovered(_)
        )
    }
}

impl Session {
    fn hold(root: &Path) -> Self {
        match Locked::at(root) {
            Ok(locked) => Session::Locked(match test_doors::work_factor() {
                Some(cheap) => locked.with_work_factor(cheap),
                None => locked,
            }),
            Err(error) => Session::Barred(error),
        }
    }

    /// Lets go of all that it holds, and says what that was.
    fn close(&mut self) -> Closed {
        self.rescue();
        match std::mem::replace(self, Session::Barred(VaultError::OpenElsewhere)) {
            Session::Barred(_) | Session::Locked(_) => Closed::Nothing,
            Session::Preparing(..) => Closed::Setup,
            Session::Recovered(_) | Session::Unlocked(_) => Closed::Journal,
        }
    }

    /// Saves an open journal whose file was taken away since the last change: after closing, nothing of it
    /// would be left.
    fn rescue(&mut self) {
        if let Session::Unlocked(open) = self
            && !open.vault.is_in_place()
            && open.vault.changed_since_backup().unwrap_or(true)
        {
            // Nobody is there to be told; the copy is among the others.
            let _ = open.vault.rescue(&crate::clock::now());
        }
    }

    /// # Errors
    /// `locked`, unless the journal is open.
    pub(crate) fn unlocked(&mut self) -> Result<&mut Unlocked, CommandError> {
        match self {
            Session::Unlocked(unlocked) => Ok(unlocked),
            _ => Err(ErrorKind::Locked.into()),
        }
    }

    /// # Errors
    /// `locked` while something else is under way; what bars the folder otherwise.
    pub(crate) fn locked(&mut self) -> Result<&Locked, CommandError> {
        match self {
            Session::Locked(locked) | Session::Preparing(locked, _) => Ok(locked),
            Session::Barred(error) => Err(CommandError::from(&*error)),
            Session::Recovered(_) | Session::Unlocked(_) => Err(ErrorKind::Locked.into()),
        }
    }
}

/// A desk with a new journal open at `root`, with a cheap key derivation.
#[cfg(test)]
pub(crate) fn opened_for_tests(root: &Path) -> Desk {
    let desk = Desk::at(root.to_owned());
    let cheap = vault::WorkFactor::for_tests(2).unwrap();
    let locked = desk.session().locked().unwrap().clone();
    let now = crate::clock::now();
    let passphrase = vault::Passphrase::new("a kettle of quiet otters");
    let mut prepared = locked
        .with_work_factor(cheap)
        .prepare(&passphrase, &now)
        .unwrap();
    let groups = prepared.recovery_key().to_groups();
    let asked = prepared.asked().iter();
    let typed: Vec<String> = asked.map(|&at| groups[at].clone()).collect();
    let vault = prepared.finish(&typed, &now).unwrap();
    *desk.session() = Session::Unlocked(Box::new(Unlocked {
        vault,
        offered: None,
    }));
    desk
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_journal_whose_file_was_taken_away_is_saved_when_it_is_closed() {
        let folder = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(folder.path());
        let now = crate::clock::now();
        let today = now.local().date();
        let mut session = desk.session();
        let vault = &mut session.unlocked().unwrap().vault;
        vault.notes().write(today, "still here", 0, &now).unwrap();
        drop(session);
        std::fs::remove_dir_all(folder.path().join("gen-1")).unwrap();
        assert_eq!(desk.close(), Closed::Journal);
        let locked = vault::Locked::at(&folder.path().join("other")).unwrap();
        let copies = locked.backups_in(&folder.path().join("backups")).unwrap();
        let passphrase = vault::Passphrase::new("a kettle of quiet otters");
        let opens = vault::Secret::Passphrase(&passphrase);
        locked.restore(&copies[0], &opens).unwrap();
        let mut vault = locked.unlock(&passphrase, &now).unwrap();
        assert_eq!(vault.notes().of_day(today).unwrap().text, "still here");
    }

    #[test]
    fn a_command_that_is_stuck_does_not_keep_it_from_being_locked() {
        let folder = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(folder.path());
        let stuck = desk.session();
        assert_eq!(desk.close(), Closed::Stuck);
        drop(stuck);
        assert_eq!(desk.close(), Closed::Journal);
        assert!(!desk.is_open());
        assert_eq!(desk.close(), Closed::Nothing);
    }

    #[test]
    fn a_setup_that_is_closed_is_known_for_one() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::at(folder.path().to_owned());
        let locked = desk.session().locked().unwrap().clone();
        let cheap = vault::WorkFactor::for_tests(2).unwrap();
        let passphrase = vault::Passphrase::new("a kettle of quiet otters");
        let prepared = locked
            .clone()
            .with_work_factor(cheap)
            .prepare(&passphrase, &crate::clock::now())
            .unwrap();
        assert!(!desk.is_preparing());
        *desk.session() = Session::Preparing(locked, prepared);
        assert!(desk.is_preparing() && !desk.may_hold_words());
        assert_eq!(desk.close(), Closed::Setup);
        assert!(!desk.is_preparing());
    }
}
