//! Copies: made, thinned out, tested, restored, and made to open with the passphrase of today.

use std::fs;

use vault::{Backup, Secret, VaultError};

use super::world::{PASSPHRASES, State, Touched, WRONG, World, secret};
use crate::common::{at, passphrase};

/// More than these and the person tidies up: what an earlier key sealed is never thinned out.
const MOST: usize = 40;

pub fn back_up(w: &mut World) -> Touched {
    let now = w.now.clone();
    let made = w.vault().back_up(&now).unwrap();
    let newest = w.copies.last_key_value().map_or(0, |(number, _)| *number);
    assert!(
        made.sequence() > newest,
        "the newest has the highest number"
    );
    assert!(!w.vault().changed_since_backup().unwrap());
    w.copies.insert(made.sequence(), w.state.clone());
    for gone in w.vault().thin_out(&made).unwrap() {
        w.copies.remove(&gone).unwrap();
    }
    let known = w.vault().backups().unwrap();
    let known: Vec<Backup> = known.into_iter().map(|known| known.backup).collect();
    must_be_all(w, &known);
    for backup in known.iter().take(known.len().saturating_sub(MOST)) {
        fs::remove_file(backup.path()).unwrap();
        w.copies.remove(&backup.sequence()).unwrap();
    }
    Touched::Pauses
}

fn must_be_all(w: &World, found: &[Backup]) {
    let numbers = found.iter().map(Backup::sequence);
    assert!(numbers.eq(w.copies.keys().copied()), "the copies there are");
}

/// Any of the copies, and what it is a copy of.
fn any(w: &mut World) -> Option<(Backup, State)> {
    let found = at(&w.root).backups().unwrap();
    must_be_all(w, &found);
    if found.is_empty() {
        return None;
    }
    let backup = found[w.dice.index(found.len())].clone();
    let state = w.copies[&backup.sequence()].clone();
    Some((backup, state))
}

/// The journal becomes what a copy holds; before that, a wrong secret is said to be wrong.
pub fn restore(w: &mut World) -> Touched {
    w.lock();
    if let Some((backup, then)) = any(w) {
        let locked = at(&w.root);
        if w.dice.one_in(4) {
            let wrong = passphrase(WRONG);
            let answer = locked.restore(&backup, &Secret::Passphrase(&wrong));
            assert!(
                matches!(answer, Err(VaultError::WrongPassphrase)),
                "{answer:?}"
            );
            w.attempts += 1;
        }
        let words = passphrase(PASSPHRASES[then.keys.passphrase]);
        let secret = secret(&mut w.dice, &words, &then.keys.recovery);
        let restored = locked.restore(&backup, &secret).unwrap();
        assert_eq!(restored.entries, then.plain.kept_entries() as u64);
        assert_eq!(restored.check_ins, then.plain.check_ins() as u64);
        w.state = then;
        w.aside += 1;
        w.attempts = 0;
    }
    w.unlock();
    if w.aside > 2 {
        assert_eq!(w.vault().remove_set_aside().unwrap(), w.aside);
        w.aside = 0;
    }
    Touched::All
}

/// A copy is what it was, as far as it tells; the journal stays.
pub fn test(w: &mut World) -> Touched {
    w.lock();
    if let Some((backup, then)) = any(w) {
        let words = passphrase(PASSPHRASES[then.keys.passphrase]);
        let secret = secret(&mut w.dice, &words, &then.keys.recovery);
        let proven = at(&w.root).test_backup(&backup, &secret).unwrap();
        assert_eq!(proven.entries, then.plain.kept_entries() as u64);
        assert_eq!(proven.check_ins, then.plain.check_ins() as u64);
    }
    w.unlock();
    Touched::All
}

/// A copy is to open with the passphrase of today. One that an earlier vault key sealed is left as it is.
pub fn rewrap(w: &mut World) -> Touched {
    let known = w.vault().backups().unwrap();
    if known.is_empty() {
        return Touched::Pauses;
    }
    let backup = known[w.dice.index(known.len())].backup.clone();
    let (number, current) = (backup.sequence(), w.passphrase());
    let told = w.vault().rewrap_backups(&[backup], &current, None).unwrap();
    let state = w.copies.get_mut(&number).unwrap();
    if state.keys.epoch == w.state.keys.epoch {
        assert_eq!(told.done, [number]);
        state.keys.passphrase = w.state.keys.passphrase;
    } else {
        assert!(
            matches!(told.left[..], [(_, VaultError::WrongKey)]),
            "{told:?}"
        );
    }
    Touched::Pauses
}
