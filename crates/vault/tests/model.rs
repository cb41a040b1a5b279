//! Random commands against a plain model in memory: after each of them journal and model say the same. The number
//! of commands is `EVENKEEL_MODEL_STEPS`.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]
mod common;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::Days;
use common::entries::*;
use common::*;
use journal::{Level, SignId};
use vault::{Secret, Vault, VaultError};

const SHORT: u64 = 4_000;
const PASSPHRASES: [&str; 3] = [PASSPHRASE, OTHER, "nine gulls above the old pier"];
const ENTRIES: u64 = 40;
const DAYS: u64 = 12;

/// What a person would say is in the journal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Model {
    entries: BTreeMap<u64, String>,
    levels: BTreeMap<u64, u8>,
    passphrase: usize,
}

/// xorshift64*: the same numbers in each run.
struct Dice(u64);

impl Dice {
    fn under(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) % end
    }
}

fn open(root: &Path, model: &Model) -> Vault {
    let right = passphrase(PASSPHRASES[model.passphrase]);
    at(root).unlock(&right, &now()).unwrap()
}

/// How many values of the model the journal says otherwise.
fn differences(vault: &mut Vault, model: &Model) -> usize {
    let mut wrong = 0;
    for n in 0..ENTRIES {
        let stored = match vault.entries().get(id(n)) {
            Ok(stored) => Some(stored.fields.body),
            Err(VaultError::EntryNotFound) => None,
            Err(error) => panic!("{error:?}"),
        };
        wrong += usize::from(stored.as_ref() != model.entries.get(&n));
    }
    for n in 0..DAYS {
        let rated = vault.check_ins().of_day(day() - Days::new(n)).unwrap();
        let level = rated.first().and_then(|one| one.level).map(Level::get);
        wrong += usize::from(level != model.levels.get(&n).copied());
    }
    wrong
}

#[test]
fn journal_and_model_say_the_same_after_every_command() {
    let steps = std::env::var("EVENKEEL_MODEL_STEPS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(SHORT);
    let folder = tempfile::tempdir().unwrap();
    let mut root: PathBuf = folder.path().join("data");
    drop(make(&root));
    let mut model = Model::default();
    let mut copies: BTreeMap<u64, Model> = BTreeMap::new();
    let mut vault = open(&root, &model);
    let mut dice = Dice(0x5EED_0007);
    let mut done = BTreeMap::<&str, u64>::new();
    let mut lost = 0;
    for step in 0..steps {
        let name = match dice.under(200) {
            0..=89 => {
                let n = dice.under(ENTRIES);
                let body = format!("step {step}");
                let revision = vault
                    .entries()
                    .get(id(n))
                    .map_or(0, |stored| stored.revision);
                let saved = vault.entries().save(id(n), revision, said(&body), &now());
                saved.unwrap();
                model.entries.insert(n, body);
                "written"
            }
            90..=109 => {
                let n = dice.under(ENTRIES);
                if model.entries.remove(&n).is_some() {
                    vault.entries().delete(id(n), &now()).unwrap();
                    vault.entries().erase(id(n)).unwrap();
                }
                "deleted"
            }
            110..=159 => {
                let (n, level) = (dice.under(DAYS), u8::try_from(dice.under(5)).unwrap());
                let on = day() - Days::new(n);
                let given = Some(Level::new(level).unwrap());
                vault
                    .check_ins()
                    .rate(on, SignId::Drama, given, &now())
                    .unwrap();
                model.levels.insert(n, level);
                "rated"
            }
            160..=174 => {
                drop(vault);
                vault = open(&root, &model);
                "locked and unlocked"
            }
            175..=182 => {
                // What lies on the disk at this instant, as a kill leaves it.
                let next = folder.path().join(format!("data-{step}"));
                copy(&root, &next);
                drop(vault);
                std::fs::remove_dir_all(&root).unwrap();
                root = next;
                vault = open(&root, &model);
                "killed"
            }
            183..=190 => {
                let made = vault.back_up(&later(i64::try_from(step).unwrap())).unwrap();
                copies.insert(made.sequence(), model.clone());
                for gone in vault.thin_out(&made).unwrap() {
                    copies.remove(&gone);
                }
                "copied"
            }
            191..=194 => {
                let known = vault.backups().unwrap();
                if known.is_empty() {
                    continue;
                }
                let at_ = usize::try_from(dice.under(known.len() as u64)).unwrap();
                let copy = known[at_].backup.clone();
                drop(vault);
                let then = copies[&copy.sequence()].clone();
                let right = passphrase(PASSPHRASES[then.passphrase]);
                at(&root)
                    .restore(&copy, &Secret::Passphrase(&right))
                    .unwrap();
                model = then;
                vault = open(&root, &model);
                vault.remove_set_aside().unwrap();
                "restored"
            }
            195..=197 => {
                let next = usize::try_from(dice.under(3)).unwrap();
                let (old, new) = (PASSPHRASES[model.passphrase], PASSPHRASES[next]);
                vault
                    .rewrap(&passphrase(old), &passphrase(new), &now())
                    .unwrap();
                model.passphrase = next;
                "passphrase changed"
            }
            _ => {
                let next = usize::try_from(dice.under(3)).unwrap();
                let old = passphrase(PASSPHRASES[model.passphrase]);
                let new = passphrase(PASSPHRASES[next]);
                let offered = vault.make_recovery_key(&old).unwrap();
                let typed = typed_back(offered.recovery_key(), offered.asked());
                vault.rekey(&old, &new, &offered, &typed, &now()).unwrap();
                model.passphrase = next;
                "rekeyed"
            }
        };
        *done.entry(name).or_default() += 1;
        lost += differences(&mut vault, &model);
        assert_eq!(lost, 0, "step {step}: {name}");
    }
    println!("model: {steps} commands, {lost} values lost: {done:?}");
    assert!(done.len() == 9, "{done:?}");
}
