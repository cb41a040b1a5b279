//! A journal that is lived in under one clock after another, and all that was ever written in it.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use journal::{
    DayEnd, EntryFields, EntryKind, Level, Own, SignId, TrustStep, WholeRecord, civil_day,
};
use uuid::Uuid;
use vault::timeline::Filter;
use vault::{Moment, Secret, Vault, VaultError};

use crate::journal_at;

/// A prediction that stood longer, by the clock, is kept beside the next.
const SITTING_SECONDS: u64 = 30 * 60;

/// The day that the shell would take it to be.
#[must_use]
pub fn today(now: &Moment) -> NaiveDate {
    civil_day(now.local(), DayEnd::MIDNIGHT)
}

/// What was written once, and must be found as it was written.
#[derive(Debug)]
struct Written {
    n: usize,
    day: NaiveDate,
    utc: DateTime<Utc>,
    local: NaiveDateTime,
}

impl Written {
    fn id(&self) -> Uuid {
        id(self.n)
    }

    fn sign(&self) -> SignId {
        SignId::ALL[self.n]
    }

    fn level(&self) -> Level {
        Level::new(u8::try_from(self.n % 5).unwrap()).unwrap()
    }
}

/// The id of an entry by its number.
#[must_use]
pub fn id(n: usize) -> Uuid {
    Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 | n as u128)
}

const DISCARDED: usize = 900;
const STEP: usize = 901;

fn step(prediction: &str, day: NaiveDate) -> EntryFields {
    EntryFields {
        own: Own::TrustStep(TrustStep {
            step: "ask".into(),
            prediction: prediction.into(),
            ..TrustStep::default()
        }),
        ..EntryFields::blank(EntryKind::TrustStep, day)
    }
}

/// An entry about a day.
#[must_use]
pub fn reflection(text: &str, day: NaiveDate) -> EntryFields {
    EntryFields {
        body: text.into(),
        ..EntryFields::blank(EntryKind::Reflection, day)
    }
}

/// A journal, and all that was ever written in it.
#[derive(Debug)]
pub struct Life {
    folder: tempfile::TempDir,
    written: Vec<Written>,
    /// The days on which a copy was made.
    copied: Vec<NaiveDate>,
    predictions: Vec<DateTime<Utc>>,
}

impl Life {
    /// It begins at this moment, with an entry in the trash.
    ///
    /// # Panics
    /// When the journal takes it not, as all that follows here.
    #[must_use]
    pub fn begun(now: &Moment) -> Self {
        let folder = crate::in_memory();
        let life = Life {
            folder,
            written: Vec::new(),
            copied: Vec::new(),
            predictions: Vec::new(),
        };
        journal_at::make(&life.root());
        let mut vault = life.open(now);
        let fields = reflection("thrown away", today(now));
        vault.entries().save(id(DISCARDED), 0, fields, now).unwrap();
        vault.entries().delete(id(DISCARDED), now).unwrap();
        drop(vault);
        life
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Opens it.
    ///
    /// # Panics
    /// When it does not open.
    #[must_use]
    pub fn open(&self, now: &Moment) -> Vault {
        let locked = journal_at::locked(&self.root()).unwrap();
        locked.unlock(&journal_at::passphrase(), now).unwrap()
    }

    /// One opening in which something is written at each of these moments, and a copy is made at the last.
    ///
    /// # Panics
    /// When something is not as it was written.
    pub fn opening(&mut self, moments: &[Moment]) {
        let mut vault = self.open(&moments[0]);
        self.must_be_there(&mut vault);
        for now in moments {
            self.write(&mut vault, now);
        }
        self.must_be_there(&mut vault);
        let now = moments.last().unwrap();
        assert!(vault.changed_since_backup().unwrap());
        let made = vault.back_up(now).unwrap();
        vault.thin_out(&made).unwrap();
        self.copied.push(now.local().date());
        let copies = vault.backups().unwrap();
        assert_eq!(copies.last().unwrap().backup, made, "the newest is kept");
        assert!(copies.iter().all(|known| known.backup.is_whole()));
        let mut days = self.copied.clone();
        days.sort_unstable();
        days.dedup();
        assert!(copies.len() >= days.len(), "one of each day is kept");
    }

    fn write(&mut self, vault: &mut Vault, now: &Moment) {
        let one = Written {
            n: self.written.len(),
            day: today(now),
            utc: now.utc,
            local: now.local(),
        };
        let day = one.day;
        let text = format!("entry {}", one.n);
        let saved = vault
            .entries()
            .save(one.id(), 0, reflection(&text, day), now);
        saved.unwrap();
        let level = Some(one.level());
        vault.check_ins().rate(day, one.sign(), level, now).unwrap();
        let note = vault.notes().of_day(day).unwrap();
        let text = format!("{}note {}.", note.text, one.n);
        vault.notes().write(day, &text, note.revision, now).unwrap();
        let revision = match vault.entries().get(id(STEP)) {
            Ok(stored) => stored.revision,
            Err(_) => 0,
        };
        let first = self.written.first().map_or(day, |first| first.day);
        let fields = step(&format!("prediction {}", one.n), first);
        vault
            .entries()
            .save(id(STEP), revision, fields, now)
            .unwrap();
        self.predictions.push(now.utc);
        self.written.push(one);
    }

    /// Each thing that was written is there, on its day and with its hour.
    ///
    /// # Panics
    /// When one is not.
    pub fn must_be_there(&self, vault: &mut Vault) {
        for one in &self.written {
            let stored = vault.entries().get(one.id()).unwrap();
            assert_eq!(stored.fields.occurred_on, one.day);
            assert_eq!(stored.fields.body, format!("entry {}", one.n));
            let made = stored.created;
            assert_eq!((made.to_utc(), made.naive_local()), (one.utc, one.local));
            let rated = vault.check_ins().of_day(one.day).unwrap();
            let rated = rated.iter().find(|rated| rated.sign == one.sign()).unwrap();
            assert_eq!(rated.level, Some(one.level()));
            assert_eq!(rated.recorded_local, one.local);
            let note = vault.notes().of_day(one.day).unwrap().text;
            assert!(note.contains(&format!("note {}.", one.n)), "{note}");
        }
        self.predictions_must_be_there(vault);
        let lines = vault.timeline(&Filter::default(), 0, 100);
        let lines = lines.unwrap();
        let mut days: Vec<_> = self.written.iter().map(|one| one.day).collect();
        days.sort_unstable();
        days.dedup();
        // The entries, the step, and a check-in a day.
        let step = usize::from(!self.written.is_empty());
        assert_eq!(lines.lines.len(), self.written.len() + step + days.len());
    }

    /// Each that stood longer than a sitting, by whichever way the clock went.
    fn predictions_must_be_there(&self, vault: &mut Vault) {
        let Ok(stored) = vault.entries().get(id(STEP)) else {
            assert!(self.predictions.is_empty());
            return;
        };
        let mut earlier = Vec::new();
        let mut begun = self.predictions[0];
        for (n, &next) in self.predictions.iter().enumerate().skip(1) {
            if (next - begun).num_seconds().unsigned_abs() > SITTING_SECONDS {
                earlier.push(format!("prediction {}", n - 1));
                begun = next;
            }
        }
        let kept: Vec<_> = stored.earlier.into_iter().map(|e| e.prediction).collect();
        assert_eq!(kept, earlier);
    }

    /// Whether what was thrown away at the beginning is still in the trash, when it is opened now.
    ///
    /// # Panics
    /// When it is neither there nor gone.
    #[must_use]
    pub fn is_in_trash(&self, now: &Moment) -> bool {
        let mut vault = self.open(now);
        let there = !vault.trash().unwrap().is_empty();
        assert_eq!(vault.entries().get(id(DISCARDED)).is_ok(), there);
        there
    }

    /// What is there is what comes back of the newest copy, and what an export brings into another journal.
    ///
    /// # Panics
    /// When it is not.
    pub fn comes_back(&self, now: &Moment) {
        let mut vault = self.open(now);
        let records = records(&mut vault);
        let newest = vault.backups().unwrap().pop().unwrap().backup;
        drop(vault);
        let passphrase = journal_at::passphrase();
        let other = self.folder.path().join("restored");
        let locked = journal_at::locked(&other).unwrap();
        let secret = Secret::Passphrase(&passphrase);
        locked.restore(&newest, &secret).unwrap();
        let mut restored = locked.unlock(&passphrase, now).unwrap();
        self.must_be_there(&mut restored);
        drop((restored, locked));
        self.taken_in(&self.folder.path().join("taken"), records);
    }

    fn taken_in(&self, root: &Path, records: Vec<WholeRecord>) {
        journal_at::make(root);
        let mut vault = journal_at::open(root).unwrap();
        let records = records.into_iter().map(Ok);
        let go_on = &mut |_| ControlFlow::Continue(());
        vault.take_in::<VaultError>(records, go_on).unwrap();
        self.must_be_there(&mut vault);
    }
}

fn records(vault: &mut Vault) -> Vec<WholeRecord> {
    let mut records = Vec::new();
    let read = vault.whole::<VaultError>(&mut |record| {
        records.push(record);
        Ok(())
    });
    read.unwrap();
    records
}
