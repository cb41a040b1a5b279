//! Locking, unlocking, and what opens the journal.

use vault::VaultError;

use super::world::{PASSPHRASES, Touched, WRONG, World};
use crate::common::{at, passphrase, typed_back};

pub fn lock_and_unlock(w: &mut World) -> Touched {
    w.lock();
    w.unlock();
    Touched::All
}

/// Neither another passphrase, nor one that opened it once, nor another journal's recovery key opens it.
pub fn try_wrong(w: &mut World) -> Touched {
    w.lock();
    let locked = at(&w.root);
    let once = PASSPHRASES[(w.state.keys.passphrase + 1) % PASSPHRASES.len()];
    for words in [WRONG, once] {
        let answer = locked.unlock(&passphrase(words), &w.now).map(drop);
        assert!(
            matches!(answer, Err(VaultError::WrongPassphrase)),
            "{answer:?}"
        );
    }
    let answer = locked.unlock_with_recovery_key(&w.stranger, &w.now);
    let answer = answer.map(drop);
    assert!(
        matches!(answer, Err(VaultError::WrongRecoveryKey)),
        "{answer:?}"
    );
    w.attempts += 3;
    drop(locked);
    w.unlock();
    Touched::All
}

/// The passphrase is forgotten: the recovery key opens the journal, and a new passphrase is chosen.
pub fn forget_passphrase(w: &mut World) -> Touched {
    w.lock();
    let locked = at(&w.root);
    let key = &w.state.keys.recovery;
    let mut recovered = locked.unlock_with_recovery_key(key, &w.now).unwrap();
    let next = w.dice.index(PASSPHRASES.len());
    let words = passphrase(PASSPHRASES[next]);
    recovered.choose_passphrase(&words, &w.now).unwrap();
    w.state.keys.passphrase = next;
    let vault = recovered.into_vault().unwrap();
    w.opened(vault);
    Touched::All
}

pub fn change_passphrase(w: &mut World) -> Touched {
    let next = w.dice.index(PASSPHRASES.len());
    let (old, new) = (w.passphrase(), passphrase(PASSPHRASES[next]));
    let now = w.now.clone();
    let refused = w.vault().rewrap(&passphrase(WRONG), &new, &now);
    assert!(
        matches!(refused, Err(VaultError::WrongPassphrase)),
        "{refused:?}"
    );
    w.vault().rewrap(&old, &new, &now).unwrap();
    w.state.keys.passphrase = next;
    Touched::Pauses
}

pub fn replace_recovery_key(w: &mut World) -> Touched {
    let (old, now) = (w.passphrase(), w.now.clone());
    let offered = w.vault().make_recovery_key(&old).unwrap();
    let typed = typed_back(offered.recovery_key(), offered.asked());
    let vault = w.vault();
    vault.adopt_recovery_key(&offered, &typed, &now).unwrap();
    w.state.keys.recovery = offered.recovery_key().clone();
    Touched::Pauses
}

/// A new key for every page; the old secrets open it no more.
pub fn rekey(w: &mut World) -> Touched {
    let next = w.dice.index(PASSPHRASES.len());
    let (old, new) = (w.passphrase(), passphrase(PASSPHRASES[next]));
    let now = w.now.clone();
    let offered = w.vault().make_recovery_key(&old).unwrap();
    let typed = typed_back(offered.recovery_key(), offered.asked());
    let vault = w.vault();
    vault.rekey(&old, &new, &offered, &typed, &now).unwrap();
    w.epochs += 1;
    w.state.keys.passphrase = next;
    w.state.keys.recovery = offered.recovery_key().clone();
    w.state.keys.epoch = w.epochs;
    Touched::All
}
