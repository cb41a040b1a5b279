use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use vault::{
    BegunKeyChange, Locked, OfferedRecoveryKey, Prepared, Recovered, Rescuing, Vault, VaultError,
};

use crate::error::{CommandError, ErrorKind};
use crate::idle::IdleLimit;
use crate::patience::within;
use crate::settings_file::OpenSettings;
use crate::test_doors;
use crate::turn::{Turn, Turns};
use cell::Cell;
pub(crate) use cell::{Held, Stage};

mod cell;

/// How long locking waits for a command that uses the journal: two seconds after a lock was asked for
/// nothing is to be left.
pub(crate) const PATIENCE: Duration = Duration::from_millis(500);
/// How long a command waits for slow work that is under way before it says so.
const WORK_PATIENCE: Duration = Duration::from_millis(if cfg!(test) { 50 } else { 30_000 });
const GLANCE: Duration = Duration::from_millis(5);

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
///
/// Whoever holds the session uses the journal's own disk and nothing else. What may wait for anything
/// else, such as a second folder, is [work](Desk::work) beside it. Locking waits for neither.
#[derive(Clone)]
pub(crate) struct Desk(Arc<Shared>);

struct Shared {
    root: PathBuf,
    session: Cell,
    /// Held from reading `settings.json` to writing it.
    settings: Mutex<()>,
    /// Held by slow work beside the session, one at a time.
    work: Turns,
    /// Whether a thread works in the second folder. It may never come back.
    outside: AtomicBool,
    /// A change of what opens the journal that was begun, and of which nobody was told yet.
    key_change: Mutex<Option<BegunKeyChange>>,
    /// Whether a copy or a damaged journal was read while the session was locked.
    read_while_locked: AtomicBool,
    /// Whether a lock was asked for: what is told to the page is not read.
    hidden: AtomicBool,
    /// Whether a lock is under way: nothing is opened any more.
    closing: AtomicBool,
    limit: IdleLimit,
}

impl Desk {
    /// Takes hold of the data folder.
    pub(crate) fn at(root: PathBuf) -> Self {
        let session = Cell::new(Session::hold(&root));
        Desk(Arc::new(Shared {
            root,
            session,
            settings: Mutex::new(()),
            work: Turns::default(),
            outside: AtomicBool::new(false),
            key_change: Mutex::new(None),
            read_while_locked: AtomicBool::new(false),
            hidden: AtomicBool::new(false),
            closing: AtomicBool::new(false),
            limit: IdleLimit::of(&OpenSettings::default()),
        }))
    }

    pub(crate) fn root(&self) -> &Path {
        &self.0.root
    }

    /// The session, for one command at a time. Never on the main thread: it may be waited for.
    pub(crate) fn session(&self) -> Held<'_> {
        let held = self.0.session.lock();
        test_doors::hold_here(test_doors::Place::Session);
        held
    }

    /// One step in the open journal.
    ///
    /// # Errors
    /// `locked`, and what the step ends with.
    pub(crate) fn with_vault<T, E: Into<CommandError>>(
        &self,
        step: impl FnOnce(&mut Vault) -> Result<T, E>,
    ) -> Result<T, CommandError> {
        step(&mut self.session().unlocked()?.vault).map_err(Into::into)
    }

    /// Held while `settings.json` is read, changed and written, so that no change is lost.
    pub(crate) fn settings(&self) -> MutexGuard<'_, ()> {
        self.0
            .settings
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Held by slow work beside the session: backups, and what opens, tests or replaces a locked journal.
    /// Taken before the session and never while that is held.
    ///
    /// # Errors
    /// `still-busy` when the work before it does not end: a folder may not answer.
    pub(crate) fn work(&self) -> Result<Turn<'_>, CommandError> {
        let turn = self.0.work.wait_for(WORK_PATIENCE);
        turn.ok_or_else(|| ErrorKind::StillBusy.into())
    }

    /// Held by work in the second folder, by whatever thread that ends on.
    ///
    /// # Errors
    /// `folder-silent` while the work there before it has not ended.
    pub(crate) fn outside(&self) -> Result<Outside, CommandError> {
        if self.0.outside.swap(true, Ordering::SeqCst) {
            return Err(ErrorKind::FolderSilent.into());
        }
        Ok(Outside(self.clone()))
    }

    /// Opens, or makes, the journal without holding the session meanwhile: a key derivation takes seconds.
    ///
    /// # Errors
    /// `locked` when something is open, or was locked meanwhile; what `open` ends with.
    pub(crate) fn open_by<T>(
        &self,
        open: impl FnOnce(&Locked) -> Result<(Session, T), CommandError>,
    ) -> Result<T, CommandError> {
        let _alone = self.work()?;
        let locked = self.session().locked()?.clone();
        let (opened, told) = open(&locked)?;
        let mut session = self.session();
        session.locked()?;
        if self.is_closing() {
            return Err(ErrorKind::Locked.into());
        }
        session.put(opened);
        Ok(told)
    }

    /// Tries again to hold a folder that could not be held.
    pub(crate) fn retry(&self) {
        if self.stage() != Stage::Barred || self.is_closing() {
            return;
        }
        let again = Session::hold(&self.0.root);
        let mut session = self.session();
        if matches!(*session, Session::Barred(_)) {
            session.put(again);
        }
    }

    /// Closes the journal and lets the folder go. Nothing decrypted is reachable afterwards. A command
    /// that does not end is not waited for longer than [`PATIENCE`]: the process ends or is replaced next,
    /// and a kill at any instant loses nothing. Says what was closed. Closing writes, and a disk may not
    /// answer: who must not wait calls it [within](crate::patience::within) a time.
    pub(crate) fn close(&self) -> Closed {
        self.close_within(PATIENCE)
    }

    fn close_within(&self, patience: Duration) -> Closed {
        self.0.closing.store(true, Ordering::SeqCst);
        let begun = Instant::now();
        loop {
            if let Some(mut session) = self.0.session.try_lock() {
                let taken = session.take();
                drop(session);
                return taken.close();
            }
            if begun.elapsed() >= patience {
                return Closed::Stuck;
            }
            std::thread::sleep(GLANCE);
        }
    }

    /// A change of what opens the journal that was begun, and of which nobody was told. Waits for nobody.
    pub(crate) fn key_change(&self) -> Option<BegunKeyChange> {
        self.key_change_at().clone()
    }

    /// One is begun, or the person is told how it went.
    pub(crate) fn set_key_change(&self, begun: Option<BegunKeyChange>) {
        *self.key_change_at() = begun;
    }

    /// Held for no longer than it takes to read or write it.
    fn key_change_at(&self) -> MutexGuard<'_, Option<BegunKeyChange>> {
        let held = self.0.key_change.lock();
        held.unwrap_or_else(PoisonError::into_inner)
    }

    /// After how long it locks by itself.
    pub(crate) fn limit(&self) -> &IdleLimit {
        &self.0.limit
    }

    /// Takes the limit from the settings, if they can be read at once.
    pub(crate) fn take_limit(&self) {
        let root = self.root().to_owned();
        if let Some(settings) = within(PATIENCE, move || OpenSettings::read(&root)) {
            self.limit().set(settings.auto_lock_minutes);
        }
    }

    /// A lock was asked for; the page hides.
    pub(crate) fn hide(&self) {
        self.0.hidden.store(true, Ordering::SeqCst);
    }

    /// The person came back to what is open.
    pub(crate) fn show(&self) {
        self.0.hidden.store(false, Ordering::SeqCst);
    }

    /// Whether a lock was asked for. What ends from now on is told by whoever comes next.
    pub(crate) fn is_hidden(&self) -> bool {
        self.0.hidden.load(Ordering::SeqCst)
    }

    /// Whether a lock is under way.
    pub(crate) fn is_closing(&self) -> bool {
        self.0.closing.load(Ordering::SeqCst)
    }

    /// What was written is about to be read without the journal being opened. Traces of it stay in
    /// memory that was given back, so the process is replaced as after an open journal.
    pub(crate) fn reads_while_locked(&self) {
        self.0.read_while_locked.store(true, Ordering::Relaxed);
    }

    /// Whether this process holds a key or what was written, or may hold traces of it. Waits for nobody.
    pub(crate) fn may_hold_words(&self) -> bool {
        self.0.read_while_locked.load(Ordering::Relaxed) || self.stage().has_key()
    }

    /// How things stand. Waits for nobody.
    pub(crate) fn stage(&self) -> Stage {
        self.0.session.stage()
    }

    /// Whether entries can be read now. Waits for nobody.
    pub(crate) fn is_open(&self) -> bool {
        self.stage().is_open()
    }

    /// Waits until the stage is such a one: only where logind is asked to wait with sleep.
    #[cfg(target_os = "linux")]
    pub(crate) fn wait_until(&self, is_wanted: impl Fn(Stage) -> bool) {
        self.0.session.wait_until(is_wanted);
    }
}

/// Lasts as long as there is work in the second folder.
pub(crate) struct Outside(Desk);

impl Drop for Outside {
    fn drop(&mut self) {
        self.0.0.outside.store(false, Ordering::SeqCst);
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

    /// An open journal without an offered recovery key.
    pub(crate) fn of(vault: Vault) -> Self {
        Session::Unlocked(Box::new(Unlocked {
            vault,
            offered: None,
        }))
    }

    /// Closes what is open, and says what that was. A journal whose file was taken away since the last change is
    /// saved first: after closing, nothing of it would be left.
    fn close(mut self) -> Closed {
        if let Session::Unlocked(open) = &mut self
            && !open.vault.is_in_place()
        {
            let _under_way = Rescuing::begin();
            if open.vault.changed_since_backup().unwrap_or(true) {
                // Nobody is there to be told; the copy is among the others.
                let _ = open.vault.rescue(&crate::clock::now());
            }
        }
        match self {
            Session::Barred(_) | Session::Locked(_) => Closed::Nothing,
            Session::Preparing(..) => Closed::Setup,
            Session::Recovered(_) | Session::Unlocked(_) => Closed::Journal,
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
    desk.session().put(Session::of(vault));
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
    fn a_command_that_ends_in_time_is_waited_for_and_the_journal_closed_after_it() {
        let folder = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(folder.path());
        let mut session = desk.session();
        std::thread::scope(|scope| {
            let closes = scope.spawn(|| desk.close_within(Duration::from_secs(600)));
            while !desk.is_closing() {
                std::thread::yield_now();
            }
            let now = crate::clock::now();
            let vault = &mut session.unlocked().unwrap().vault;
            for back in 0..20 {
                let day = now.local().date() - chrono::Days::new(back);
                vault.notes().write(day, "the last word", 0, &now).unwrap();
            }
            drop(session);
            assert_eq!(closes.join().unwrap(), Closed::Journal);
        });
    }

    #[test]
    fn whether_it_is_open_is_known_while_a_command_is_stuck() {
        let folder = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(folder.path());
        let stuck = desk.session();
        assert!(desk.is_open() && desk.may_hold_words());
        assert_eq!(desk.stage(), Stage::Unlocked);
        drop(stuck);
    }

    #[test]
    fn a_new_journal_that_waits_for_its_proof_is_something_to_lock() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::at(folder.path().to_owned());
        assert!(!desk.may_hold_words());
        prepare(&desk).unwrap();
        assert!(desk.may_hold_words() && !desk.is_open());
        assert!(!desk.is_closing());
        assert_eq!(desk.close(), Closed::Setup);
        assert!(desk.is_closing() && !desk.may_hold_words());
        assert!(!folder.path().join("gen-1.new").exists(), "its key is gone");
    }

    #[test]
    fn what_is_opened_while_a_lock_is_under_way_does_not_stay_open() {
        let folder = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(folder.path());
        desk.close();
        let desk = Desk::at(folder.path().to_owned());
        let passphrase = vault::Passphrase::new("a kettle of quiet otters");
        let refused = desk.open_by(|locked| {
            let opened = locked.unlock(&passphrase, &crate::clock::now())?;
            // The session is free meanwhile: nobody waits for a key derivation.
            assert_eq!(desk.close(), Closed::Nothing);
            Ok((Session::of(opened), ()))
        });
        assert!(refused.is_err() && !desk.may_hold_words());
    }

    fn prepare(desk: &Desk) -> Result<(), CommandError> {
        let cheap = vault::WorkFactor::for_tests(2).unwrap();
        let passphrase = vault::Passphrase::new("a kettle of quiet otters");
        desk.open_by(|locked| {
            let locked = locked.clone().with_work_factor(cheap);
            let prepared = locked.prepare(&passphrase, &crate::clock::now())?;
            Ok((Session::Preparing(locked, prepared), ()))
        })
    }
}
