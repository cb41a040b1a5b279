//! All that a person finds of a journal, so that what is left after a fault can be held against what was
//! there before it and what an undisturbed change makes of it.

use std::fs;

use vault::{Integrity, Locked, Passphrase, Presence, RecoveryKey, Vault, VaultError};

use crate::journal_at::{self, NEXT, moment};
use crate::place::Place;

/// Whose key opens: the one of before the change, or the one of after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Old,
    New,
}

/// What is found in a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// `None` where there is no journal.
    journal: Option<Journal>,
    /// The file beside it.
    beside: Option<String>,
}

#[derive(Clone, PartialEq, Eq)]
struct Journal {
    passphrase: Key,
    /// `None` where the recovery key is not known to the rig.
    recovery: Option<Key>,
    copies: usize,
    /// Each record, as it leaves in an export.
    records: Vec<String>,
}

// The records say too much.
impl std::fmt::Debug for Journal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Journal")
            .field("passphrase", &self.passphrase)
            .field("recovery", &self.recovery)
            .field("copies", &self.copies)
            .field("records", &self.records.len())
            .finish()
    }
}

impl Found {
    /// Looks at a place. `old` is the recovery key of before, and `said` what the program said. Half of the
    /// places are to be opened by the recovery key first, for an opening mends what it finds.
    ///
    /// # Errors
    /// What is wrong with it whatever the change was.
    pub fn at(
        place: &Place,
        old: Option<&str>,
        said: &str,
        recovery_first: bool,
    ) -> Result<Self, String> {
        let beside = fs::read_to_string(place.beside()).ok();
        if place.word == "export-anew" && place.has_a_part() {
            return Err("a part lies beside the file".into());
        }
        let locked = locked(place)?;
        if locked.presence().map_err(told)? == Presence::None {
            drop(locked);
            journal_at::make(&place.root());
            return Ok(Found {
                journal: None,
                beside,
            });
        }
        drop(locked);
        let new = said.lines().find_map(|line| line.strip_prefix("key "));
        let keys = [(old, Key::Old), (new, Key::New)];
        let is_done = said.lines().any(|line| line == "done");
        let mut recovery = None;
        if recovery_first {
            recovery = by_recovery_key(place, keys, is_done)?;
        }
        let passphrase = by_passphrase(place)?;
        if !recovery_first {
            recovery = by_recovery_key(place, keys, is_done)?;
        }
        let mut vault = place.open().map_err(told)?;
        if !matches!(vault.check_integrity(), Ok(Integrity::Whole)) {
            return Err("a page is damaged".into());
        }
        let copies = vault.backups().map_err(told)?;
        if !copies.iter().all(|known| known.backup.is_whole()) {
            return Err("a copy is not whole".into());
        }
        let journal = Some(Journal {
            passphrase,
            recovery,
            copies: copies.len(),
            records: records(&mut vault)?,
        });
        // And it goes on.
        journal_at::write(&mut vault, 200).map_err(told)?;
        Ok(Found { journal, beside })
    }
}

fn told(error: VaultError) -> String {
    format!("{error:?}")
}

fn locked(place: &Place) -> Result<Locked, String> {
    journal_at::locked(&place.root()).map_err(told)
}

/// Which of the two passphrases opens it: one of them, and not the other.
fn by_passphrase(place: &Place) -> Result<Key, String> {
    let opens = |passphrase: &Passphrase| match locked(place)?.unlock(passphrase, &moment(0)) {
        Ok(_) => Ok(true),
        Err(VaultError::WrongPassphrase) => Ok(false),
        Err(error) => Err(told(error)),
    };
    let old = opens(&journal_at::passphrase())?;
    match (old, opens(&Passphrase::new(NEXT))?) {
        (true, false) => Ok(Key::Old),
        (false, true) => Ok(Key::New),
        (true, true) => Err("both passphrases open it".into()),
        (false, false) => Err("no passphrase opens it".into()),
    }
}

/// Which of the known recovery keys opens it. Until the change is told as done both may, the first time: an
/// opening settles which it is.
fn by_recovery_key(
    place: &Place,
    keys: [(Option<&str>, Key); 2],
    is_done: bool,
) -> Result<Option<Key>, String> {
    let known: Vec<_> = keys
        .iter()
        .filter_map(|&(key, whose)| Some((key?, whose)))
        .collect();
    let opening = || {
        let mut opening = Vec::new();
        for &(key, whose) in &known {
            let key = RecoveryKey::parse(key).map_err(told)?;
            match locked(place)?.unlock_with_recovery_key(&key, &moment(0)) {
                Ok(_) => opening.push(whose),
                Err(VaultError::WrongRecoveryKey) => {}
                Err(error) => return Err(told(error)),
            }
        }
        Ok(opening)
    };
    let mut found = opening()?;
    if found.len() == 2 && !is_done {
        found = opening()?;
    }
    match found[..] {
        [whose] => Ok(Some(whose)),
        [] if known.is_empty() => Ok(None),
        [] => Err("no recovery key opens it".into()),
        _ => Err("both recovery keys open it".into()),
    }
}

fn records(vault: &mut Vault) -> Result<Vec<String>, String> {
    let mut records = Vec::new();
    let read = vault.whole::<VaultError>(&mut |record| {
        records.push(format!("{record:?}"));
        Ok(())
    });
    read.map_err(told)?;
    Ok(records)
}
