use std::collections::HashSet;
use std::hash::Hash;

use chrono::NaiveDate;
use uuid::Uuid;

use super::{WholeError, WholeRecord, WholeSection};
use crate::{MARKS_MAX, Pause, SignId};

/// The most records of one kind: what a lifetime writes, many times over, and no more than can be
/// kept in mind while they come.
pub const WHOLE_RECORDS_MAX: usize = 1 << 20;

/// What has come so far of a journal, to tell whether a record may come next: sections in their
/// order, ids and days once. It holds ids, no texts.
#[derive(Debug, Default)]
pub struct WholeSoFar {
    section: Option<WholeSection>,
    signs: HashSet<SignId>,
    put_away: usize,
    own_in_use: bool,
    marks: HashSet<Uuid>,
    last_pause: Option<Pause>,
    days: HashSet<NaiveDate>,
    notes: HashSet<NaiveDate>,
    entries: HashSet<Uuid>,
    events: HashSet<Uuid>,
    thoughts: HashSet<Uuid>,
}

impl WholeSoFar {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets a record in that was looked at by itself.
    ///
    /// # Errors
    /// [`WholeError`] when it may not come after those before it; then nothing more should.
    pub fn admit(&mut self, record: &WholeRecord) -> Result<(), WholeError> {
        let section = record.section();
        let is_again = section == WholeSection::Settings && self.section.is_some();
        if is_again || self.section.is_some_and(|now| section < now) {
            return Err(WholeError::OutOfOrder);
        }
        self.section = Some(section);
        if section > WholeSection::Signs {
            self.check_signs()?;
        }
        match record {
            WholeRecord::Settings(_) => Ok(()),
            WholeRecord::Sign(sign) => {
                self.put_away += usize::from(sign.put_away && !sign.sign.is_own());
                self.own_in_use |= sign.sign.is_own() && !sign.put_away;
                once(&mut self.signs, sign.sign, "sign")
            }
            WholeRecord::Mark(mark) => {
                if self.marks.len() >= MARKS_MAX {
                    return Err(WholeError::TooMany("marks"));
                }
                once(&mut self.marks, mark.id, "mark")
            }
            WholeRecord::Pause(pause) => {
                let before = self.last_pause.replace(*pause);
                let is_after =
                    |before: Pause| before.ends_on.is_some_and(|last| last < pause.starts_on);
                if before.is_none_or(is_after) {
                    return Ok(());
                }
                Err(WholeError::PausesOverlap)
            }
            WholeRecord::CheckIn(check_in) => once(&mut self.days, check_in.day, "check-in"),
            WholeRecord::DayNote(note) => once(&mut self.notes, note.day, "day note"),
            WholeRecord::Entry(entry) => {
                once(&mut self.entries, entry.id, "entry")?;
                for event in &entry.events {
                    once(&mut self.events, event.id, "event")?;
                }
                for thought in &entry.thoughts {
                    once(&mut self.thoughts, thought.id, "thought")?;
                }
                Ok(())
            }
        }
    }

    /// Says that nothing more comes.
    ///
    /// # Errors
    /// [`WholeError::NoSignInUse`].
    pub fn finish(&self) -> Result<(), WholeError> {
        self.check_signs()
    }

    fn check_signs(&self) -> Result<(), WholeError> {
        if self.put_away < SignId::ELEVEN.len() || self.own_in_use {
            return Ok(());
        }
        Err(WholeError::NoSignInUse)
    }
}

fn once<T: Eq + Hash>(seen: &mut HashSet<T>, id: T, what: &'static str) -> Result<(), WholeError> {
    if seen.len() >= WHOLE_RECORDS_MAX {
        return Err(WholeError::TooMany(what));
    }
    if seen.insert(id) {
        return Ok(());
    }
    Err(WholeError::Repeated(what))
}
