use chrono::{DateTime, FixedOffset, Utc};
use rusqlite::{Connection, OptionalExtension};

use crate::{VaultError, installation};

pub(crate) const VAULT_ID: &str = "vault-id";
pub(crate) const KEY_EPOCH: &str = "key-epoch";
pub(crate) const MADE_AT: &str = "made-at";
pub(crate) const UNLOCKED_AT: &str = "unlocked-at";
/// The last opening on another day (UTC) than [`UNLOCKED_AT`].
pub(crate) const DAY_BEFORE_AT: &str = "day-before-at";
/// When the clock last leapt ahead, by the clock after it.
pub(crate) const LEAPT_AT: &str = "leapt-at";
pub(crate) const PASSPHRASE_AT: &str = "passphrase-at";
pub(crate) const RECOVERY_AT: &str = "recovery-at";
pub(crate) const RECOVERY_RECIPIENT: &str = "recovery-recipient";
pub(crate) const RECOVERY_SUM: &str = "recovery-sum";
/// Names the generation that an earlier key opened, as long as it may still be there.
pub(crate) const REKEYED_FROM: &str = "rekeyed-from";

/// What a value of `meta` must be to count for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// RFC 3339.
    Instant,
    Number,
    /// SHA-256 in lower-case hex.
    Sum,
    /// Of at most [`TEXT_MAX`] bytes, without a line end.
    Text,
}

/// The longest path that a system knows.
const TEXT_MAX: usize = 4096;

/// Every name that this program writes into `meta`, and what stands there. A journal that is made anew of
/// another's rows takes over these and nothing else. The ones that belong to the key are written anew.
const KNOWN: [(&str, Holds); 18] = [
    (VAULT_ID, Holds::Text),
    (KEY_EPOCH, Holds::Number),
    (MADE_AT, Holds::Instant),
    (UNLOCKED_AT, Holds::Instant),
    (DAY_BEFORE_AT, Holds::Instant),
    (LEAPT_AT, Holds::Instant),
    (PASSPHRASE_AT, Holds::Instant),
    (RECOVERY_AT, Holds::Instant),
    (RECOVERY_RECIPIENT, Holds::Text),
    (RECOVERY_SUM, Holds::Sum),
    (REKEYED_FROM, Holds::Text),
    ("backup-sequence", Holds::Number),
    ("backup-made-at", Holds::Instant),
    ("backup-digest", Holds::Sum),
    ("backup-folder", Holds::Text),
    ("backup-folder-to-be-chosen", Holds::Text),
    ("backup-outside-at", Holds::Instant),
    ("backup-rehearsed-at", Holds::Instant),
];
/// Followed by the number of a copy, and of one that names the installation that made it by `-` and that id:
/// when it was made.
const BACKUP_AT: &str = "backup-at-";
/// Followed by what was drawn by chance for its name: the folder of a file that is being written.
const PART: &str = "part-";
/// These go with a generation and its key, and never from one to another.
const OF_ONE_KEY: [&str; 4] = [KEY_EPOCH, RECOVERY_RECIPIENT, RECOVERY_SUM, REKEYED_FROM];

fn holds(name: &str) -> Option<Holds> {
    if name.strip_prefix(BACKUP_AT).is_some_and(is_one_copy) {
        return Some(Holds::Instant);
    }
    if name.strip_prefix(PART).is_some_and(is_drawn) {
        return Some(Holds::Text);
    }
    let known = KNOWN.iter().find(|(known, _)| *known == name);
    known.map(|(_, holds)| *holds)
}

/// "12" or "12-0eb4a7481aaf".
fn is_one_copy(name: &str) -> bool {
    let (number, id) = match name.split_once('-') {
        Some((number, id)) => (number, Some(id)),
        None => (name, None),
    };
    let is_number =
        (1..=20).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number && id.is_none_or(installation::is_number)
}

/// As a part is called.
fn is_drawn(name: &str) -> bool {
    name.len() == 16
        && name
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// The row of a file that is being written.
pub(crate) fn part(drawn: &str) -> String {
    format!("{PART}{drawn}")
}

/// What was drawn for each file that was being written, and its folder.
pub(crate) fn parts(connection: &Connection) -> Result<Vec<(String, String)>, VaultError> {
    let mut noted = all_known(connection)?;
    noted.retain_mut(|(name, _)| match name.strip_prefix(PART) {
        Some(drawn) => {
            *name = drawn.to_owned();
            true
        }
        None => false,
    });
    Ok(noted)
}

/// Whether a row of `meta` is one that this program writes.
pub(crate) fn is_known(name: &str, value: &str) -> bool {
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    holds(name).is_some_and(|holds| match holds {
        Holds::Instant => DateTime::parse_from_rfc3339(value).is_ok(),
        Holds::Number => value.parse::<u64>().is_ok(),
        Holds::Sum => value.len() == 64 && value.bytes().all(is_hex),
        Holds::Text => value.len() <= TEXT_MAX && !value.contains('\n'),
    })
}

/// What stands in `meta` that this program writes, but what belongs to one key alone.
pub(crate) fn all_known(connection: &Connection) -> Result<Vec<(String, String)>, VaultError> {
    let mut statement = connection.prepare("SELECT name, value FROM meta ORDER BY name")?;
    let mut rows = statement.query([])?;
    let mut known = Vec::new();
    while let Some(row) = rows.next()? {
        let (Ok(name), Ok(value)) = (row.get_ref(0)?.as_str(), row.get_ref(1)?.as_str()) else {
            continue;
        };
        if is_known(name, value) && !OF_ONE_KEY.contains(&name) {
            known.push((name.to_owned(), value.to_owned()));
        }
    }
    Ok(known)
}

/// Removes what this program does not write, or not so.
pub(crate) fn keep_known(connection: &Connection) -> Result<(), VaultError> {
    let mut statement = connection.prepare("SELECT name, value FROM meta")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    let rows: Vec<_> = rows.collect::<Result<_, _>>()?;
    for (name, value) in rows {
        if !is_known(&name, &value) {
            forget(connection, &name)?;
        }
    }
    Ok(())
}

/// What is known of the journal itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// When it was opened before this time, by the clock of where that was.
    pub last_unlocked_at: Option<DateTime<FixedOffset>>,
    /// When it was last opened on another day (UTC) than `last_unlocked_at`.
    pub(crate) day_before_at: Option<DateTime<Utc>>,
    /// When the clock last leapt ahead.
    pub(crate) leapt_at: Option<DateTime<Utc>>,
    /// Attempts with a wrong passphrase or recovery key since then.
    pub failed_since: u32,
    /// A damaged key file was mended from its copy at this opening.
    pub repaired: bool,
    /// A newer state of the journal lies beside the one that was opened: somebody put an older one in its
    /// place, or a change was cut off in its last moment. What is written goes into the older one.
    pub newer_beside: bool,
    /// When the passphrase was last set.
    pub passphrase_changed_at: Option<DateTime<Utc>>,
    /// When the recovery key was made.
    pub recovery_key_made_at: Option<DateTime<Utc>>,
}

impl Facts {
    pub(crate) fn read(connection: &Connection) -> Result<Self, VaultError> {
        let instant = |name| -> Result<_, VaultError> {
            Ok(get(connection, name)?.and_then(|text| DateTime::parse_from_rfc3339(&text).ok()))
        };
        let utc = |name| instant(name).map(|at| at.map(|at| at.to_utc()));
        Ok(Facts {
            last_unlocked_at: instant(UNLOCKED_AT)?,
            day_before_at: utc(DAY_BEFORE_AT)?,
            leapt_at: utc(LEAPT_AT)?,
            passphrase_changed_at: utc(PASSPHRASE_AT)?,
            recovery_key_made_at: utc(RECOVERY_AT)?,
            ..Facts::default()
        })
    }
}

pub(crate) fn get(connection: &Connection, name: &str) -> Result<Option<String>, VaultError> {
    Ok(connection
        .prepare_cached("SELECT value FROM meta WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?)
}

pub(crate) fn put(connection: &Connection, name: &str, value: &str) -> Result<(), VaultError> {
    debug_assert!(
        holds(name).is_some(),
        "{name} is not in KNOWN: a new key would lose it"
    );
    connection
        .prepare_cached(
            "INSERT INTO meta (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        )?
        .execute([name, value])?;
    Ok(())
}

pub(crate) fn forget(connection: &Connection, name: &str) -> Result<(), VaultError> {
    connection
        .prepare_cached("DELETE FROM meta WHERE name = ?1")?
        .execute([name])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_name_of_ours_with_a_value_of_its_kind_is_known() {
        let instant = "2026-11-23T10:00:00+01:00";
        for (name, value) in [
            (VAULT_ID, "01990000-0000-7000-8000-000000000001"),
            ("part-0123456789abcdef", "/media/stick"),
            (KEY_EPOCH, "2"),
            (MADE_AT, instant),
            ("backup-at-17", instant),
            ("backup-digest", &"0f".repeat(32)),
            ("backup-folder", "/media/stick"),
        ] {
            assert!(is_known(name, value), "{name}");
        }
        for (name, value) in [
            ("else", "x"),
            ("", ""),
            ("backup-at-", instant),
            ("backup-at-+7", instant),
            ("backup-at-123456789012345678901", instant),
            ("backup-at-17", "yesterday"),
            (KEY_EPOCH, "-1"),
            ("backup-digest", &"0F".repeat(32)),
            ("backup-digest", &"0f".repeat(31)),
            ("part-0123456789abcde", "/media/stick"),
            ("part-0123456789abcdef0", "/media/stick"),
            ("part-0123456789abcdeF", "/media/stick"),
            ("part-../../etc/passwd", "/media/stick"),
            ("backup-folder", "a\nb"),
            ("backup-folder", &"x".repeat(TEXT_MAX + 1)),
        ] {
            assert!(!is_known(name, value), "{name} {value}");
        }
    }

    #[test]
    fn what_is_not_known_goes_and_what_is_of_one_key_does_not_come_along() {
        let c = Connection::open_in_memory().unwrap();
        c.execute_batch(
            "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
             INSERT INTO meta VALUES ('vault-id', 'x'), ('key-epoch', '1'), ('evil', 'y'),
                 ('made-at', 'never'), ('recovery-recipient', 'age1')",
        )
        .unwrap();
        assert_eq!(all_known(&c).unwrap(), [(VAULT_ID.into(), "x".into())]);
        keep_known(&c).unwrap();
        let names = c
            .prepare("SELECT name FROM meta ORDER BY name")
            .unwrap()
            .query_map([], |row| row.get::<_, String>(0))
            .unwrap()
            .collect::<Result<Vec<_>, _>>();
        assert_eq!(names.unwrap(), [KEY_EPOCH, RECOVERY_RECIPIENT, VAULT_ID]);
    }
}
