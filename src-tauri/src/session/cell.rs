//! The session behind its mutex, and beside it, for those who must not wait, the stage it is at.

use std::ops::Deref;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, TryLockError};

use vault::{Locked, Prepared, Recovered, VaultError};

use super::{Session, Unlocked};
use crate::error::{CommandError, ErrorKind};

/// What a session is, without what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// [`Session::Barred`]
    Barred,
    /// [`Session::Locked`]
    Locked,
    /// [`Session::Preparing`]
    Preparing,
    /// [`Session::Recovered`]
    Recovered,
    /// [`Session::Unlocked`]
    Unlocked,
}

impl Stage {
    const ALL: [Stage; 5] = [
        Stage::Barred,
        Stage::Locked,
        Stage::Preparing,
        Stage::Recovered,
        Stage::Unlocked,
    ];

    fn of(session: &Session) -> Self {
        match session {
            Session::Barred(_) => Stage::Barred,
            Session::Locked(_) => Stage::Locked,
            Session::Preparing(..) => Stage::Preparing,
            Session::Recovered(_) => Stage::Recovered,
            Session::Unlocked(_) => Stage::Unlocked,
        }
    }

    /// Whether entries can be read at it.
    pub(crate) fn is_open(self) -> bool {
        match self {
            Stage::Recovered | Stage::Unlocked => true,
            Stage::Barred | Stage::Locked | Stage::Preparing => false,
        }
    }

    /// Whether there is a key in this process at it.
    pub(crate) fn has_key(self) -> bool {
        self.is_open() || self == Stage::Preparing
    }
}

/// The stage, to be looked at without waiting for anybody.
struct Shown {
    stage: AtomicU8,
    /// Held only to put a stage there or to begin to wait for another.
    turn: Mutex<()>,
    turned: Condvar,
}

impl Shown {
    fn now(&self) -> Stage {
        let number = usize::from(self.stage.load(Ordering::SeqCst));
        Stage::ALL.get(number).copied().unwrap_or(Stage::Barred)
    }

    fn put(&self, stage: Stage) {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        self.stage.store(stage as u8, Ordering::SeqCst);
        self.turned.notify_all();
    }
}

/// A session that one call at a time may use. Which session it is can be changed by [`Held::put`] and
/// [`Held::take`] alone, and these show it: so what is shown cannot be forgotten.
pub(super) struct Cell {
    session: Mutex<Session>,
    shown: Shown,
}

impl Cell {
    pub(super) fn new(session: Session) -> Self {
        let stage = AtomicU8::new(Stage::of(&session) as u8);
        Cell {
            session: Mutex::new(session),
            shown: Shown {
                stage,
                turn: Mutex::new(()),
                turned: Condvar::new(),
            },
        }
    }

    /// The stage as it is now. Waits for nobody, whatever holds the session.
    pub(super) fn stage(&self) -> Stage {
        self.shown.now()
    }

    /// Waits until `is_wanted` is true of the stage.
    #[cfg(any(test, target_os = "linux"))]
    pub(super) fn wait_until(&self, is_wanted: impl Fn(Stage) -> bool) {
        let mut turn = self
            .shown
            .turn
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        while !is_wanted(self.stage()) {
            turn = self
                .shown
                .turned
                .wait(turn)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// A call that panicked left the session whole: each change to it is a single assignment.
    pub(super) fn lock(&self) -> Held<'_> {
        Held {
            session: self.session.lock().unwrap_or_else(PoisonError::into_inner),
            shown: &self.shown,
        }
    }

    /// `None` while a call uses it.
    pub(super) fn try_lock(&self) -> Option<Held<'_>> {
        let session = match self.session.try_lock() {
            Ok(session) => session,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return None,
        };
        Some(Held {
            session,
            shown: &self.shown,
        })
    }
}

/// The session, for one call.
pub(crate) struct Held<'a> {
    session: MutexGuard<'a, Session>,
    shown: &'a Shown,
}

impl Deref for Held<'_> {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

impl Held<'_> {
    /// From now on it is this one. What it was is dropped last, for closing a journal writes.
    pub(crate) fn put(&mut self, session: Session) {
        let before = self.replace(session);
        drop(before);
    }

    /// Takes it away and leaves none.
    pub(crate) fn take(&mut self) -> Session {
        self.replace(Session::Barred(VaultError::OpenElsewhere))
    }

    fn replace(&mut self, session: Session) -> Session {
        let stage = Stage::of(&session);
        let before = std::mem::replace(&mut *self.session, session);
        self.shown.put(stage);
        before
    }

    /// # Errors
    /// `locked`, unless the journal is open.
    pub(crate) fn unlocked(&mut self) -> Result<&mut Unlocked, CommandError> {
        match &mut *self.session {
            Session::Unlocked(unlocked) => Ok(unlocked),
            _ => Err(ErrorKind::Locked.into()),
        }
    }

    /// # Errors
    /// `locked`, unless the recovery key opened it and no passphrase is chosen yet.
    pub(crate) fn recovered(&mut self) -> Result<&mut Recovered, CommandError> {
        match &mut *self.session {
            Session::Recovered(recovered) => Ok(recovered),
            _ => Err(ErrorKind::Locked.into()),
        }
    }

    /// # Errors
    /// `locked`, unless a new journal waits for the proof of its recovery key.
    pub(crate) fn prepared(&mut self) -> Result<&mut Prepared, CommandError> {
        match &mut *self.session {
            Session::Preparing(_, prepared) => Ok(prepared),
            _ => Err(ErrorKind::Locked.into()),
        }
    }

    /// # Errors
    /// `locked` while something else is under way; what bars the folder otherwise.
    pub(crate) fn locked(&self) -> Result<&Locked, CommandError> {
        match &*self.session {
            Session::Locked(locked) | Session::Preparing(locked, _) => Ok(locked),
            Session::Barred(error) => Err(CommandError::from(error)),
            Session::Recovered(_) | Session::Unlocked(_) => Err(ErrorKind::Locked.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stage_is_that_of_the_session_after_each_change_and_while_it_is_held() {
        let root = tempfile::tempdir().unwrap();
        let locked = Locked::at(root.path()).unwrap();
        let cell = Cell::new(Session::Locked(locked.clone()));
        assert_eq!(cell.stage(), Stage::Locked);
        let mut held = cell.lock();
        assert!(cell.try_lock().is_none(), "it is held");
        assert_eq!(cell.stage(), Stage::Locked);
        let taken = held.take();
        assert_eq!(cell.stage(), Stage::Barred);
        held.put(taken);
        assert_eq!(cell.stage(), Stage::Locked);
        let cheap = vault::WorkFactor::for_tests(2).unwrap();
        let passphrase = vault::Passphrase::new("a kettle of quiet otters");
        let prepared = locked
            .clone()
            .with_work_factor(cheap)
            .prepare(&passphrase, &crate::clock::now())
            .unwrap();
        held.put(Session::Preparing(locked, prepared));
        assert_eq!(cell.stage(), Stage::Preparing);
        drop(held);
        assert_eq!(cell.stage(), Stage::Preparing);
    }

    #[test]
    fn each_stage_is_shown_as_itself() {
        for (number, stage) in Stage::ALL.into_iter().enumerate() {
            assert_eq!(stage as usize, number);
        }
        let open = |stage: &Stage| stage.is_open();
        assert_eq!(Stage::ALL.iter().filter(|stage| open(stage)).count(), 2);
        let keyed = |stage: &Stage| stage.has_key();
        assert_eq!(Stage::ALL.iter().filter(|stage| keyed(stage)).count(), 3);
    }

    #[test]
    fn whoever_waits_for_a_stage_is_woken_by_it() {
        let root = tempfile::tempdir().unwrap();
        let cell = Cell::new(Session::Locked(Locked::at(root.path()).unwrap()));
        std::thread::scope(|scope| {
            let (looks, has_looked) = std::sync::mpsc::channel();
            let cell = &cell;
            scope.spawn(move || {
                cell.wait_until(|stage| {
                    let _ = looks.send(stage);
                    stage == Stage::Barred
                });
            });
            assert_eq!(has_looked.recv(), Ok(Stage::Locked));
            cell.lock().take();
            // Until it is, and no longer.
            assert_eq!(has_looked.iter().last(), Some(Stage::Barred));
        });
    }
}
