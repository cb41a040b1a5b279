use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate};
use journal::{EntryFields, EntryKind, Level, SignId};
use tempfile::TempDir;
use vault::{Backup, Locked, Moment, Passphrase, Proven, RecoveryKey, Secret, Vault, WorkFactor};

const PASSPHRASE: &str = "a kettle of quiet otters";
const NOTE: &str = "the blue heron stood in the canal";

/// A journal with one copy, made once, on which every try begins; and an open one for the commands.
pub struct Bench {
    /// Locked; its slots are put back after each try.
    pub(crate) locked: Locked,
    pub(crate) key: RecoveryKey,
    pub(crate) slots: Vec<(PathBuf, Vec<u8>)>,
    pub(crate) backup: Backup,
    pub(crate) backup_bytes: Vec<u8>,
    pub(crate) proven: Proven,
    /// The pages of a new journal's database, not encrypted.
    pub(crate) pages: Vec<u8>,
    /// Another journal, open.
    pub(crate) open: Vault,
    folder: TempDir,
}

impl Bench {
    /// Makes it all, with a cheap key derivation, in a folder that goes with it.
    ///
    /// # Panics
    /// When it cannot be made.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "it is no small thing")]
    pub fn new() -> Self {
        let folder = scratch();
        let root = folder.path().join("journal");
        let (mut vault, key) = make(&root);
        let backup = vault.back_up(&now()).unwrap();
        drop(vault);
        let locked = hold(&root);
        let proven = locked
            .test_backup(&backup, &Secret::Passphrase(&passphrase()))
            .unwrap();
        let names = [
            "slot-passphrase.age",
            "slot-passphrase.age.bak",
            "slot-recovery.age",
            "slot-recovery.age.bak",
            "slots.sum",
        ];
        let read = |name| {
            let path = root.join("gen-1").join(name);
            let bytes = fs::read(&path).unwrap();
            (path, bytes)
        };
        let (open, _) = make(&folder.path().join("open"));
        fs::create_dir(folder.path().join("settings")).unwrap();
        Bench {
            slots: names.map(read).into(),
            backup_bytes: fs::read(backup.path()).unwrap(),
            backup,
            proven,
            locked,
            key,
            pages: vault::foreign::pages().unwrap(),
            open,
            folder,
        }
    }

    /// A folder for settings.
    pub(crate) fn settings(&self) -> PathBuf {
        self.folder.path().join("settings")
    }

    /// Puts the slots back as they were.
    pub(crate) fn put_back(&self) {
        for (path, bytes) in &self.slots {
            fs::write(path, bytes).unwrap();
        }
        let _ = fs::remove_file(self.folder.path().join("journal/attempts"));
    }
}

/// In memory where the system has such a folder and no other is asked for: each try writes and syncs.
fn scratch() -> TempDir {
    let memory = Path::new("/dev/shm");
    if std::env::var_os("TMPDIR").is_none() && memory.is_dir() {
        return tempfile::tempdir_in(memory).unwrap();
    }
    tempfile::tempdir().unwrap()
}

/// The moment of every try.
pub(crate) fn now() -> Moment {
    Moment {
        utc: DateTime::from_timestamp(1_795_392_000, 0).unwrap(),
        offset: FixedOffset::east_opt(3600).unwrap(),
        zone: "Europe/Vienna".into(),
    }
}

/// What opens the journal.
pub(crate) fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE)
}

/// What does not.
pub(crate) fn other_passphrase() -> Passphrase {
    Passphrase::new("seven herons over a slow canal")
}

/// Whether what was written in the journal is all there.
pub(crate) fn is_as_written(vault: &mut Vault) -> bool {
    let note = vault.notes().of_day(day()).unwrap().text;
    let ratings = vault.check_ins().of_day(day()).unwrap();
    note == NOTE && ratings.len() == 1
}

fn day() -> NaiveDate {
    now().local().date()
}

fn hold(root: &Path) -> Locked {
    let cheap = WorkFactor::for_tests(1).unwrap();
    Locked::at(root).unwrap().with_work_factor(cheap)
}

fn make(root: &Path) -> (Vault, RecoveryKey) {
    let locked = hold(root);
    let mut prepared = locked.prepare(&passphrase(), &now()).unwrap();
    let key = prepared.recovery_key().clone();
    let groups = key.to_groups();
    let asked = prepared.asked().iter();
    let typed: Vec<String> = asked.map(|&at| groups[at].clone()).collect();
    let mut vault = prepared.finish(&typed, &now()).unwrap();
    vault.notes().write(day(), NOTE, 0, &now()).unwrap();
    let level = Level::new(2).ok();
    vault
        .check_ins()
        .rate(day(), SignId::Drama, level, &now())
        .unwrap();
    let fields = EntryFields {
        title: "One".into(),
        ..EntryFields::blank(EntryKind::Reflection, day())
    };
    let id = "01990000-0000-7000-8000-000000000001".parse().unwrap();
    vault.entries().save(id, 0, fields, &now()).unwrap();
    (vault, key)
}
