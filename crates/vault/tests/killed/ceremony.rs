//! One ceremony with keys, from start to end, for the test that kills it at every step:
//! `ceremony ROOT setup | rewrap | open | recover KEY | replace-key | erase | back-up | copy FOLDER |
//! restore | rekey | salvage | rewrap-copies`.
#![allow(clippy::unwrap_used, missing_docs)]

use std::path::Path;

use chrono::{DateTime, FixedOffset};
use vault::{Locked, Moment, Passphrase, RecoveryKey, Secret, WorkFactor};

const OLD: &str = "a kettle of quiet otters";
const NEW: &str = "seven paper lanterns drift";

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let locked = Locked::at(Path::new(&args[1]))
        .unwrap()
        .with_work_factor(WorkFactor::for_tests(1).unwrap());
    let now = Moment {
        utc: DateTime::from_timestamp(1_795_392_000, 0).unwrap(),
        offset: FixedOffset::east_opt(0).unwrap(),
        zone: "UTC".into(),
    };
    let groups_of = |key: &RecoveryKey, asked: &[usize]| -> Vec<String> {
        let groups = key.to_groups();
        asked.iter().map(|&at| groups[at].clone()).collect()
    };
    let (old, new) = (Passphrase::new(OLD), Passphrase::new(NEW));
    match args[2].as_str() {
        "setup" => {
            let mut prepared = locked.prepare(&old, &now).unwrap();
            let typed = groups_of(prepared.recovery_key(), prepared.asked());
            prepared.finish(&typed, &now).unwrap();
        }
        "rewrap" => {
            locked
                .unlock(&old, &now)
                .unwrap()
                .rewrap(&old, &new, &now)
                .unwrap();
        }
        "recover" => {
            let key = RecoveryKey::parse(&args[3]).unwrap();
            let mut recovered = locked.unlock_with_recovery_key(&key, &now).unwrap();
            recovered.choose_passphrase(&new, &now).unwrap();
        }
        "replace-key" => {
            let mut vault = locked.unlock(&old, &now).unwrap();
            let offered = vault.make_recovery_key(&old).unwrap();
            let typed = groups_of(offered.recovery_key(), offered.asked());
            vault.adopt_recovery_key(&offered, &typed, &now).unwrap();
        }
        "erase" => {
            let vault = locked.unlock(&old, &now).unwrap();
            // The folder is held by the vault alone, as in the program.
            drop(locked);
            // What is refused is judged by what it leaves.
            let _ = vault.erase();
        }
        "back-up" => {
            let mut vault = locked.unlock(&old, &now).unwrap();
            let made = vault.back_up(&now).unwrap();
            vault.thin_out(&made).unwrap();
        }
        "copy" => {
            let mut vault = locked.unlock(&old, &now).unwrap();
            let newest = vault.backups().unwrap().pop().unwrap().backup;
            vault.copy_backup(&newest, Path::new(&args[3])).unwrap();
        }
        "rewrap-copies" => {
            let mut vault = locked.unlock(&old, &now).unwrap();
            let known = vault.backups().unwrap().into_iter();
            let known: Vec<_> = known.map(|known| known.backup).collect();
            vault.rewrap_backups(&known, &old, None).unwrap();
        }
        "restore" => {
            let oldest = locked.backups().unwrap().remove(0);
            locked.restore(&oldest, &Secret::Passphrase(&old)).unwrap();
        }
        "rekey" => {
            let mut vault = locked.unlock(&old, &now).unwrap();
            let offered = vault.make_recovery_key(&old).unwrap();
            let typed = groups_of(offered.recovery_key(), offered.asked());
            vault.rekey(&old, &new, &offered, &typed, &now).unwrap();
        }
        "salvage" => drop(locked.salvage(&Secret::Passphrase(&old)).unwrap()),
        "open" => drop(locked.unlock(&old, &now).unwrap()),
        other => panic!("no ceremony {other}"),
    }
}
