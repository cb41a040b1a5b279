//! The journal as a person would tell it: plain values in memory, and the rules in plain words. Nothing here
//! is read from the program but the shape of what is written.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use journal::{EntryFields, Pause, SignId};
use vault::Moment;

/// So long the trash keeps what is in it, in days.
const KEPT_DAYS: i64 = 30;

/// Why a change is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    NotThere,
    EntryChanged,
    NoteChanged,
    PauseOverlaps,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub fields: EntryFields,
    pub revision: u32,
    pub created: Moment,
    pub updated: Moment,
    /// When it was put into the trash.
    pub trashed: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rated {
    pub level: Option<u8>,
    pub acted: Option<bool>,
    pub at: NaiveDateTime,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain {
    pub entries: BTreeMap<u64, Entry>,
    pub ratings: BTreeMap<(NaiveDate, SignId), Rated>,
    /// A text, and how often it was changed.
    pub notes: BTreeMap<NaiveDate, (String, u32)>,
    pub pauses: Vec<Pause>,
    /// When the journal was opened last, and when on another day before that.
    pub opened: DateTime<Utc>,
    pub day_before: Option<DateTime<Utc>>,
}

impl Plain {
    pub fn new(made: &Moment) -> Self {
        Plain {
            entries: BTreeMap::new(),
            ratings: BTreeMap::new(),
            notes: BTreeMap::new(),
            pauses: Vec::new(),
            opened: made.utc,
            day_before: None,
        }
    }

    /// What is gone by the time the journal opens: what has lain in the trash for too long, on a day that is
    /// no slip of the clock.
    pub fn open(&mut self, now: &Moment) {
        if self.opened.date_naive() != now.utc.date_naive() {
            self.day_before = Some(self.opened);
        }
        self.opened = now.utc;
        if let Some(then) = self.day_before {
            let oldest = then.min(now.utc) - TimeDelta::days(KEPT_DAYS);
            self.entries
                .retain(|_, entry| entry.trashed.is_none_or(|at| at >= oldest));
        }
    }

    pub fn save(
        &mut self,
        n: u64,
        revision: u32,
        fields: EntryFields,
        now: &Moment,
    ) -> Result<(), Refused> {
        let Some(entry) = self.entries.get_mut(&n) else {
            if revision != 0 {
                return Err(Refused::NotThere);
            }
            let entry = Entry {
                fields,
                revision: 1,
                created: now.clone(),
                updated: now.clone(),
                trashed: None,
            };
            self.entries.insert(n, entry);
            return Ok(());
        };
        if entry.trashed.is_some() {
            return Err(Refused::NotThere);
        }
        if entry.fields == fields {
            return Ok(());
        }
        if entry.revision != revision || entry.fields.kind() != fields.kind() {
            return Err(Refused::EntryChanged);
        }
        entry.fields = fields;
        entry.revision += 1;
        entry.updated = now.clone();
        Ok(())
    }

    pub fn trash(&mut self, n: u64, now: &Moment) -> Result<(), Refused> {
        let entry = self.entries.get_mut(&n).ok_or(Refused::NotThere)?;
        if entry.trashed.is_none() {
            // A clock that fell back makes it no older than its last change.
            entry.trashed = Some(now.utc.max(entry.updated.utc));
        }
        Ok(())
    }

    pub fn bring_back(&mut self, n: u64) -> Result<(), Refused> {
        let entry = self.entries.get_mut(&n).ok_or(Refused::NotThere)?;
        entry.trashed = None;
        Ok(())
    }

    pub fn erase(&mut self, n: u64) -> Result<(), Refused> {
        match self.entries.get(&n) {
            Some(entry) if entry.trashed.is_some() => {
                self.entries.remove(&n);
                Ok(())
            }
            _ => Err(Refused::NotThere),
        }
    }

    pub fn empty_trash(&mut self) {
        self.entries.retain(|_, entry| entry.trashed.is_none());
    }

    pub fn rate(&mut self, day: NaiveDate, sign: SignId, level: Option<u8>, now: &Moment) {
        let before = self.ratings.get(&(day, sign));
        if before.is_some_and(|before| before.level == level) {
            return;
        }
        let felt = level.is_some_and(|level| level > 0);
        let acted = before.and_then(|before| before.acted).filter(|_| felt);
        let at = now.local();
        self.ratings.insert((day, sign), Rated { level, acted, at });
    }

    pub fn act(&mut self, day: NaiveDate, sign: SignId, acted: Option<bool>) {
        if let Some(rated) = self.ratings.get_mut(&(day, sign)) {
            rated.acted = acted.filter(|_| rated.level.is_some_and(|level| level > 0));
        }
    }

    pub fn rest_are_zero(&mut self, day: NaiveDate, now: &Moment) {
        for sign in SignId::ELEVEN {
            let rated = self.ratings.get(&(day, sign));
            if rated.is_none_or(|rated| rated.level.is_none()) {
                self.rate(day, sign, Some(0), now);
            }
        }
    }

    pub fn note(&mut self, day: NaiveDate, text: &str, revision: u32) -> Result<(), Refused> {
        let (before, known) = self.notes.get(&day).cloned().unwrap_or_default();
        if before == text {
            return Ok(());
        }
        if known != revision {
            return Err(Refused::NoteChanged);
        }
        self.notes.insert(day, (text.to_owned(), known + 1));
        Ok(())
    }

    pub fn begin_pause(&mut self, today: NaiveDate) -> Result<(), Refused> {
        if self.pauses.iter().any(|pause| pause.ends_on.is_none()) {
            return Ok(());
        }
        if self.pauses.iter().any(|pause| pause.ends_on >= Some(today)) {
            return Err(Refused::PauseOverlaps);
        }
        self.pauses.push(Pause {
            starts_on: today,
            ends_on: None,
        });
        Ok(())
    }

    pub fn end_pause(&mut self, today: NaiveDate) {
        let yesterday = today - Days::new(1);
        for pause in &mut self.pauses {
            pause.ends_on = pause.ends_on.or(Some(yesterday));
        }
        self.pauses
            .retain(|pause| pause.ends_on >= Some(pause.starts_on));
    }

    /// Days on which anything was rated, be it taken back.
    pub fn check_ins(&self) -> usize {
        let days: BTreeSet<NaiveDate> = self.ratings.keys().map(|(day, _)| *day).collect();
        days.len()
    }

    pub fn kept_entries(&self) -> usize {
        let kept = |entry: &&Entry| entry.trashed.is_none();
        self.entries.values().filter(kept).count()
    }

    /// Lines in the timeline: an entry each, and a day each with a level or a note.
    pub fn lines(&self) -> usize {
        let rated = self.ratings.iter().filter(|(_, r)| r.level.is_some());
        let noted = self.notes.iter().filter(|(_, (text, _))| !text.is_empty());
        let mut days: BTreeSet<NaiveDate> = rated.map(|((day, _), _)| *day).collect();
        days.extend(noted.map(|(day, _)| *day));
        self.kept_entries() + days.len()
    }
}
