use serde::{Deserialize, Serialize};
use specta::Type;
use vault::{Backup, KnownBackup, Passphrase, Proven, RecoveryKey, Restored, Salvaged, Secret};
use zeroize::Zeroizing;

use crate::error::CommandError;

/// A copy of the open journal.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BackupView {
    /// The name of its file, which no other in its folder has: two computers number theirs alike.
    pub(crate) file: String,
    pub(crate) sequence: u32,
    /// Whether this computer made it, as far as its name tells.
    pub(crate) here: bool,
    /// RFC 3339; null when it is not known: an earlier key may have sealed it.
    pub(crate) made_at: Option<String>,
    pub(crate) bytes: u32,
}

/// The second folder, for copies outside the journal's disk.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SecondFolder {
    pub(crate) path: String,
    pub(crate) missing: bool,
    /// It lies on the journal's own disk, and nothing keeps it in step with another computer.
    pub(crate) same_disk: bool,
    /// Newest first.
    pub(crate) copies: Vec<BackupView>,
}

/// How it stands with the copies.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BackupsView {
    /// Whether the journal was restored, and its second folder waits to be chosen anew.
    pub(crate) second_to_be_chosen: bool,
    /// In the data folder, newest first.
    pub(crate) copies: Vec<BackupView>,
    pub(crate) second: Option<SecondFolder>,
    /// When the newest proven one was made, wherever it lies; RFC 3339.
    pub(crate) newest: Option<String>,
    /// The service that keeps the folder of the live journal in step, if one does.
    pub(crate) synced: Option<String>,
    /// For thirty days none was laid outside this disk.
    pub(crate) outside_is_old: bool,
    /// Why the last copy that was due was not made.
    pub(crate) trouble: Option<CommandError>,
    /// The day of the last silent rehearsal of a restore.
    pub(crate) rehearsed_on: Option<String>,
    /// Journals that a restore or a salvage replaced.
    pub(crate) set_aside: u32,
}

/// What a copy was found to hold.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BackupTested {
    pub(crate) made_at: Option<String>,
    pub(crate) check_ins: u32,
    pub(crate) entries: u32,
}

/// How many copies open with the passphrase of today.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BackupsRewrapped {
    pub(crate) done: u32,
    pub(crate) left: u32,
}

impl BackupsRewrapped {
    /// Counts what came of more of them.
    pub(super) fn add(&mut self, more: &vault::Rewrapped) {
        self.done += number(more.done.len() as u64);
        self.left += number(more.left.len() as u64);
    }
}

/// A copy of a locked journal. When it was made is told to nobody without a key.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct KeptCopy {
    file: String,
    sequence: u32,
    bytes: u32,
    whole: bool,
}

/// A file that the person picked as a copy.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PickedCopy {
    pub(crate) name: String,
    pub(crate) bytes: u32,
    pub(crate) whole: bool,
}

/// Which copy is meant.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) enum CopyRef {
    /// One of those that are listed in the data folder, by the name of its file.
    Kept(String),
    /// The file that was picked last.
    Picked,
}

/// What the person typed to open a copy.
#[derive(Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) enum SecretGiven {
    /// A passphrase.
    Passphrase(String),
    /// A recovery key.
    RecoveryKey(String),
}

/// The same, read; wiped when dropped.
pub(crate) enum Typed {
    Passphrase(Passphrase),
    RecoveryKey(Box<RecoveryKey>),
}

/// What a salvage saved and what it could not.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SalvagedView {
    is_all: bool,
    /// Rows.
    read: u32,
    lost: u32,
    /// Places at which a page fails: more may be missing there than is known.
    gaps: u32,
    /// Days of which ratings are missing, or may be.
    days: Vec<String>,
    /// Days whose note is missing.
    notes: Vec<String>,
    entries: Vec<MissingEntry>,
    /// Entries of which title and free text are missing.
    kept_in_part: u32,
    kept_as_reflections: u32,
    /// The newest copy that is whole: it may hold what is missing.
    newest_copy: Option<u32>,
}

/// An entry that could not be read.
#[derive(Debug, Serialize, Type)]
pub(crate) struct MissingEntry {
    /// The day it is about, as far as anything still names it.
    day: Option<String>,
}

impl BackupView {
    pub(crate) fn of(known: &KnownBackup) -> Self {
        BackupView {
            file: known.backup.file_name(),
            here: known.here,
            sequence: number(known.backup.sequence()),
            made_at: known.made.map(|made| made.to_rfc3339()),
            bytes: bytes(&known.backup),
        }
    }
}

impl KeptCopy {
    pub(crate) fn of(backup: &Backup) -> Self {
        KeptCopy {
            file: backup.file_name(),
            sequence: number(backup.sequence()),
            bytes: bytes(backup),
            whole: backup.is_whole(),
        }
    }
}

impl From<Proven> for BackupTested {
    fn from(proven: Proven) -> Self {
        BackupTested {
            made_at: proven.made.map(|made| made.to_rfc3339()),
            check_ins: number(proven.check_ins),
            entries: number(proven.entries),
        }
    }
}

impl From<Restored> for BackupTested {
    fn from(restored: Restored) -> Self {
        BackupTested {
            made_at: restored.made.map(|made| made.to_rfc3339()),
            check_ins: number(restored.check_ins),
            entries: number(restored.entries),
        }
    }
}

impl SecretGiven {
    /// # Errors
    /// `recovery-key-malformed`.
    pub(crate) fn read(self) -> Result<Typed, CommandError> {
        Ok(match self {
            SecretGiven::Passphrase(text) => {
                Typed::Passphrase(Passphrase::new(&Zeroizing::new(text)))
            }
            SecretGiven::RecoveryKey(text) => {
                Typed::RecoveryKey(Box::new(RecoveryKey::parse(&Zeroizing::new(text))?))
            }
        })
    }
}

impl Typed {
    pub(crate) fn secret(&self) -> Secret<'_> {
        match self {
            Typed::Passphrase(passphrase) => Secret::Passphrase(passphrase),
            Typed::RecoveryKey(key) => Secret::RecoveryKey(key),
        }
    }
}

impl From<Salvaged> for SalvagedView {
    fn from(saved: Salvaged) -> Self {
        let sum = |of: fn(&vault::TableRead) -> u64| number(saved.tables.iter().map(of).sum());
        let days = |days: &std::collections::BTreeSet<chrono::NaiveDate>| {
            days.iter().map(ToString::to_string).collect()
        };
        SalvagedView {
            is_all: saved.is_all(),
            read: sum(|table| table.read),
            lost: sum(|table| table.lost),
            gaps: sum(|table| table.gaps),
            days: days(&saved.missing.days),
            notes: days(&saved.missing.notes),
            entries: saved
                .missing
                .entries
                .iter()
                .map(|missing| MissingEntry {
                    day: missing.day.map(|day| day.to_string()),
                })
                .collect(),
            kept_in_part: number(saved.missing.kept_in_part.len() as u64),
            kept_as_reflections: number(saved.missing.kept_as_reflections.len() as u64),
            newest_copy: saved
                .newest_backup
                .as_ref()
                .map(|copy| number(copy.sequence())),
        }
    }
}

/// JavaScript has no 64-bit numbers, and nobody has so many copies.
pub(crate) fn number(long: u64) -> u32 {
    u32::try_from(long).unwrap_or(u32::MAX)
}

/// The size of a copy's file, up to four gigabytes; 0 when it went meanwhile.
pub(crate) fn bytes(backup: &Backup) -> u32 {
    std::fs::symlink_metadata(backup.path()).map_or(0, |file| number(file.len()))
}
