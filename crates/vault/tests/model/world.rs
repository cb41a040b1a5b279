//! A journal on the disk, the model beside it, and what a person knows: the time, and their secrets.

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;

use chrono::{FixedOffset, NaiveDate, TimeDelta};
use vault::{Moment, RecoveryKey, Secret, Vault, VaultError};

use super::dice::Dice;
use super::plain::{Plain, Refused};
use crate::common::*;

/// So many entries there may be, and so many days are written about.
pub const ENTRIES: u64 = 40;
pub const DAYS: u64 = 12;
pub const PASSPHRASES: [&str; 3] = [PASSPHRASE, OTHER, "nine gulls above the old pier"];
/// Opens nothing.
pub const WRONG: &str = "four kettles and an oar";

/// What a command may have changed.
#[derive(Debug, Clone, Copy)]
pub enum Touched {
    Entry(u64),
    Day(NaiveDate),
    Pauses,
    All,
}

/// What opens a journal, or a copy of it.
#[derive(Debug, Clone)]
pub struct Keys {
    pub passphrase: usize,
    pub recovery: RecoveryKey,
    /// Counts the vault keys that ever were.
    pub epoch: u64,
}

/// A journal, or a copy of one.
#[derive(Debug, Clone)]
pub struct State {
    pub plain: Plain,
    pub keys: Keys,
}

pub struct World {
    pub folder: tempfile::TempDir,
    pub root: PathBuf,
    /// `None` while it is locked, which is within one command.
    pub vault: Option<Vault>,
    pub state: State,
    /// The copies that lie in the folder, by their number.
    pub copies: BTreeMap<u64, State>,
    /// A recovery key of another journal.
    pub stranger: RecoveryKey,
    pub now: Moment,
    pub dice: Dice,
    pub step: u64,
    /// Journals that were set aside.
    pub aside: usize,
    /// Attempts with a wrong secret since it was opened last.
    pub attempts: u32,
    pub epochs: u64,
    /// Writes of which only a part was on the disk.
    pub cut_off: u64,
    /// What went on last, for whoever has to find out why.
    pub story: VecDeque<String>,
}

impl World {
    pub fn make(seed: u64) -> Self {
        let folder = in_memory();
        let (_, stranger) = make(&folder.path().join("another"));
        let root = folder.path().join("data");
        let (vault, recovery) = make(&root);
        World {
            root,
            vault: Some(vault),
            state: State {
                plain: Plain::new(&now()),
                keys: Keys {
                    passphrase: 0,
                    recovery,
                    epoch: 0,
                },
            },
            copies: BTreeMap::new(),
            stranger,
            now: now(),
            dice: Dice::of(seed),
            step: 0,
            aside: 0,
            attempts: 0,
            epochs: 0,
            cut_off: 0,
            story: VecDeque::new(),
            folder,
        }
    }

    pub fn vault(&mut self) -> &mut Vault {
        self.vault.as_mut().unwrap()
    }

    pub fn lock(&mut self) {
        self.vault = None;
    }

    pub fn passphrase(&self) -> vault::Passphrase {
        passphrase(PASSPHRASES[self.state.keys.passphrase])
    }

    /// Opens it with the passphrase of today, and the model as well.
    pub fn unlock(&mut self) {
        let opened = at(&self.root).unlock(&self.passphrase(), &self.now);
        self.opened(opened.unwrap());
    }

    /// What is known of an opening is what was before it.
    pub fn opened(&mut self, vault: Vault) {
        let facts = vault.facts();
        let last = facts.last_unlocked_at.map(|at| at.to_utc());
        assert_eq!(last, Some(self.state.plain.opened), "opened last");
        assert_eq!(facts.failed_since, self.attempts, "attempts");
        assert!(!facts.repaired, "nothing was broken");
        assert_eq!(vault.set_aside_count().unwrap(), self.aside, "set aside");
        self.state.plain.open(&self.now);
        self.attempts = 0;
        self.vault = Some(vault);
    }

    /// Time goes by: minutes, sometimes weeks; and a clock may fall back, or be in another zone.
    pub fn go_on(&mut self) {
        self.now.utc += TimeDelta::minutes(i64::try_from(self.dice.under(90)).unwrap());
        if self.dice.one_in(1_000) {
            self.now.utc += TimeDelta::days(i64::try_from(self.dice.under(40)).unwrap());
        }
        if self.dice.one_in(1_500) {
            self.now.utc -= TimeDelta::hours(i64::try_from(self.dice.under(72)).unwrap());
        }
        if self.dice.one_in(500) {
            let minutes = [-480, 0, 60, 345, 840][self.dice.index(5)];
            self.now.offset = FixedOffset::east_opt(minutes * 60).unwrap();
        }
    }
}

/// The journal answers as the model does.
pub fn same<T: std::fmt::Debug>(said: Result<T, VaultError>, wanted: Result<(), Refused>) {
    use VaultError as E;
    match (&said, wanted) {
        (Ok(_), Ok(()))
        | (Err(E::EntryNotFound), Err(Refused::NotThere))
        | (Err(E::EntryChanged), Err(Refused::EntryChanged))
        | (Err(E::NoteChanged), Err(Refused::NoteChanged))
        | (Err(E::PauseOverlaps), Err(Refused::PauseOverlaps)) => {}
        _ => panic!("{said:?} where the model says {wanted:?}"),
    }
}

/// A secret of a journal or of a copy, either of the two.
pub fn secret<'k>(
    dice: &mut Dice,
    passphrase: &'k vault::Passphrase,
    recovery: &'k RecoveryKey,
) -> Secret<'k> {
    if dice.one_in(2) {
        Secret::Passphrase(passphrase)
    } else {
        Secret::RecoveryKey(recovery)
    }
}
