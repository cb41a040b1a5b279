//! Whether journal and model say the same.

use chrono::{Days, NaiveDate};
use vault::timeline::Filter;
use vault::{Integrity, Vault, VaultError};

use super::plain::{Entry, Plain};
use super::world::{DAYS, ENTRIES, Touched};
use crate::common::day;
use crate::common::entries::id;

/// Every text holds a word of its own, which nothing else holds or begins with.
pub fn word(n: u64) -> String {
    format!("w{n}q")
}

/// How many values of what a command touched the journal says otherwise.
pub fn touched(vault: &mut Vault, plain: &Plain, what: Touched) -> usize {
    match what {
        Touched::Entry(n) => entry(vault, plain, n),
        Touched::Day(on) => ratings(vault, plain, on) + note(vault, plain, on),
        Touched::Pauses => usize::from(vault.pauses().all().unwrap() != plain.pauses),
        Touched::All => all(vault, plain),
    }
}

/// The same of all there is.
pub fn all(vault: &mut Vault, plain: &Plain) -> usize {
    let mut wrong: usize = (0..ENTRIES).map(|n| entry(vault, plain, n)).sum();
    for n in 0..DAYS {
        let on = day() - Days::new(n);
        wrong += ratings(vault, plain, on) + note(vault, plain, on);
    }
    wrong += usize::from(vault.pauses().all().unwrap() != plain.pauses);
    let trash = vault.entries().in_trash().unwrap().len();
    wrong += usize::from(trash != plain.entries.len() - plain.kept_entries());
    let lines = vault.timeline(&Filter::default(), 0, 1).unwrap().total;
    wrong + usize::from(lines != plain.lines() as u64)
}

/// What is found of an entry and of a day's note, each by its word.
pub fn found(vault: &mut Vault, plain: &Plain) -> usize {
    let mut wrong = 0;
    let mut look = |text: &str, is_there: bool| {
        let Some(word) = text.split(' ').next().filter(|word| !word.is_empty()) else {
            return;
        };
        let hits = vault.search(word, &Filter::default(), 5).unwrap().hits;
        wrong += usize::from(hits.len() != usize::from(is_there));
    };
    for entry in plain.entries.values() {
        look(&entry.fields.body, entry.trashed.is_none());
    }
    for (text, _) in plain.notes.values() {
        look(text, true);
    }
    wrong
}

/// Whether every page is authentic.
pub fn is_whole(vault: &mut Vault) -> bool {
    vault.check_integrity().unwrap() == Integrity::Whole
}

fn entry(vault: &mut Vault, plain: &Plain, n: u64) -> usize {
    let wanted = plain.entries.get(&n);
    let stored = match vault.entries().get(id(n)) {
        Ok(stored) => stored,
        Err(VaultError::EntryNotFound) => return usize::from(wanted.is_some()),
        Err(error) => panic!("entry {n}: {error:?}"),
    };
    let is_right = |wanted: &Entry| {
        let by = |moment: &vault::Moment| moment.utc.with_timezone(&moment.offset).to_rfc3339();
        stored.fields == wanted.fields
            && stored.revision == wanted.revision
            && stored.created.to_rfc3339() == by(&wanted.created)
            && stored.updated.to_rfc3339() == by(&wanted.updated)
            && stored.deleted_on == wanted.trashed.map(|at| at.date_naive())
    };
    usize::from(!wanted.is_some_and(is_right))
}

fn ratings(vault: &mut Vault, plain: &Plain, on: NaiveDate) -> usize {
    let stored = vault.check_ins().of_day(on).unwrap();
    let wanted = plain.ratings.iter().filter(|((day, _), _)| *day == on);
    let right = wanted.clone().filter(|((_, sign), rated)| {
        stored.iter().any(|one| {
            one.sign == *sign
                && one.level.map(journal::Level::get) == rated.level
                && one.acted == rated.acted
                && one.recorded_local == rated.at
        })
    });
    stored.len().max(wanted.clone().count()) - right.count()
}

fn note(vault: &mut Vault, plain: &Plain, on: NaiveDate) -> usize {
    let stored = vault.notes().of_day(on).unwrap();
    let wanted = plain.notes.get(&on).cloned().unwrap_or_default();
    usize::from((stored.text, stored.revision) != wanted)
}
