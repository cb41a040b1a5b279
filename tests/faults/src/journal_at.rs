//! The journal that is written in: what the `n`th write is, and whether it is there.

use std::path::Path;

use chrono::{DateTime, Days, FixedOffset, NaiveDate, TimeDelta};
use journal::{DayEnd, EntryFields, EntryKind, Level, SignId};
use uuid::Uuid;
use vault::{Locked, Moment, Passphrase, RecoveryKey, Vault, VaultError, WorkFactor};

const PASSPHRASE: &str = "a kettle of quiet otters";
/// The passphrase after a change of it.
pub const NEXT: &str = "seven paper lanterns drift";
/// So many writes are in a journal before something goes wrong with it.
pub const OLD: u32 = 8;

/// The passphrase it is made with.
#[must_use]
pub fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE)
}

/// What a person would type back of a recovery key.
#[must_use]
pub fn typed(key: &RecoveryKey, asked: &[usize]) -> Vec<String> {
    let groups = key.to_groups();
    asked.iter().map(|&at| groups[at].clone()).collect()
}

/// A recovery key as a person keeps it.
#[must_use]
pub fn kept(key: &RecoveryKey) -> String {
    key.to_groups().join("-")
}

/// The moment of the `n`th write: each a minute after the one before.
///
/// # Panics
/// Never for numbers that a run comes to.
#[must_use]
pub fn moment(n: u32) -> Moment {
    Moment {
        utc: DateTime::from_timestamp(1_795_392_000, 0).unwrap() + TimeDelta::minutes(n.into()),
        offset: FixedOffset::east_opt(0).unwrap(),
        zone: "UTC".into(),
    }
}

/// Takes hold of the folder, with a cheap key derivation.
///
/// # Errors
/// What holds the folder back.
///
/// # Panics
/// Never.
pub fn locked(root: &Path) -> Result<Locked, VaultError> {
    Ok(Locked::at(root)?.with_work_factor(WorkFactor::for_tests(1).unwrap()))
}

/// Makes the journal. Its recovery key, as a person would keep it.
///
/// # Panics
/// When it cannot be made.
pub fn make(root: &Path) -> String {
    let locked = locked(root).unwrap();
    let mut prepared = locked.prepare(&passphrase(), &moment(0)).unwrap();
    let shown = typed(prepared.recovery_key(), prepared.asked());
    let kept = kept(prepared.recovery_key());
    prepared.finish(&shown, &moment(0)).unwrap();
    kept
}

/// Opens it.
///
/// # Errors
/// What keeps it from opening.
pub fn open(root: &Path) -> Result<Vault, VaultError> {
    locked(root)?.unlock(&passphrase(), &moment(0))
}

/// The `n`th write: of each four a day's note, a rating, an entry, and that entry changed; each
/// fiftieth write is a copy of the whole journal.
///
/// # Errors
/// What the journal or the disk says.
///
/// # Panics
/// Never.
pub fn write(vault: &mut Vault, n: u32) -> Result<(), VaultError> {
    let now = moment(n);
    if n % 50 == 49 {
        let made = vault.back_up(&now)?;
        return vault.thin_out(&made).map(drop);
    }
    match n % 4 {
        0 => vault.notes().write(day(n), &text(n), 0, &now).map(drop),
        1 => {
            let level = Level::new(u8::try_from(n % 5).unwrap()).unwrap();
            let sign = SignId::AssumedHarm;
            let rated = vault.check_ins().rate(day(n), sign, Some(level), &now);
            rated.map(drop)
        }
        2 => match vault.entries().save(id(n), 0, fields(n), &now) {
            // Written before a cut, and changed by the write after it: both were durable unsaid.
            Err(VaultError::EntryChanged) if is_there(vault, n)? => Ok(()),
            saved => saved.map(drop),
        },
        // The one before may itself have been cut off: then it is made now.
        _ => {
            let revision = match vault.entries().get(id(n - 1)) {
                Ok(stored) => stored.revision,
                Err(VaultError::EntryNotFound) => 0,
                Err(error) => return Err(error),
            };
            let saved = vault.entries().save(id(n - 1), revision, fields(n), &now);
            saved.map(drop)
        }
    }
}

/// Whether the `n`th write is there. An entry that was changed since is there as it was changed.
///
/// # Errors
/// What the journal says.
///
/// # Panics
/// Never.
pub fn is_there(vault: &mut Vault, n: u32) -> Result<bool, VaultError> {
    if n % 50 == 49 {
        // The newest copy is at least this one.
        return Ok(vault
            .backups()?
            .last()
            .is_some_and(|known| known.backup.is_whole()));
    }
    Ok(match n % 4 {
        0 => vault.notes().of_day(day(n))?.text == text(n),
        1 => {
            let rated = vault.check_ins().rated(day(n), day(n), DayEnd::default())?;
            let level = rated.first().and_then(|day| day.ratings.first()?.level);
            level.is_some_and(|level| u32::from(level.get()) == n % 5)
        }
        _ => {
            let entry = n - (n % 4) + 2;
            match vault.entries().get(id(entry)) {
                Ok(stored) => {
                    let body = &stored.fields.body;
                    *body == text(n) || (n % 4 == 2 && *body == text(n + 1))
                }
                Err(VaultError::EntryNotFound) => false,
                Err(error) => return Err(error),
            }
        }
    })
}

fn day(n: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(1800, 1, 1).unwrap() + Days::new(n.into())
}

fn id(n: u32) -> Uuid {
    Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 | u128::from(n))
}

fn text(n: u32) -> String {
    format!("the {n}th word, and as much beside it as a person writes down in a minute or so")
}

fn fields(n: u32) -> EntryFields {
    EntryFields {
        body: text(n),
        ..EntryFields::blank(EntryKind::Reflection, day(n))
    }
}
