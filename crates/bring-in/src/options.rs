use chrono::{DateTime, FixedOffset, NaiveDate};
use secrecy::SecretString;

use crate::Zone;

/// What reading depends on besides the file.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day it is. An entry about a later day is left out.
    pub today: NaiveDate,
    /// What opens an encrypted journal. Wiped when dropped; prints nothing.
    pub password: Option<SecretString>,
    /// How much is read at most.
    pub limits: Limits,
    /// The words that are put into entries, in the person's language.
    pub words: Words,
    /// Where instants are shown whose place is not named.
    pub zone: Zone,
    /// Whether the day or the month comes first in `03/04/2024`; `None` where the person was not asked.
    pub day_order: Option<DayOrder>,
    /// When a file that is read by itself was changed last.
    pub changed: Option<DateTime<FixedOffset>>,
}

/// What comes first in a date of which both readings are days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayOrder {
    /// `03/04/2024` is in April.
    DayFirst,
    /// `03/04/2024` is in March.
    MonthFirst,
}

impl Options {
    /// No password, the usual limits, no words put in; instants as they are written.
    #[must_use]
    pub fn new(today: NaiveDate) -> Self {
        Options {
            today,
            password: None,
            limits: Limits::default(),
            words: Words::default(),
            zone: Zone::AS_WRITTEN,
            day_order: None,
            changed: None,
        }
    }
}

/// Words of the catalogue that go into an entry's text or tags, for this crate has none of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Stands before a mood, as in "Mood: meh". Empty: the mood stands alone.
    pub mood: String,
    /// The tag of an entry that was starred. Empty: the star is only counted in a note.
    pub starred: String,
    /// Daylio's five moods, the best first: its backup has numbers for them. Empty: the mood is left
    /// out, and counted.
    pub moods: [String; 5],
}

/// How much is read at most. Past a limit nothing is brought in, and the person is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The longest file, in bytes. A zip may be longer: its photos are not read.
    pub file_bytes: u64,
    /// The most that is unpacked from a zip, in bytes, over all that is read of it; and the most that all entries
    /// of a file may hold, for it may name a text once and give it to each of them.
    pub unpacked_bytes: u64,
    /// How many times its packed size a journal in a zip may have.
    pub ratio: u64,
    /// The most files in a zip or a folder.
    pub files: usize,
    /// The most entries, those left out among them.
    pub entries: usize,
}

impl Default for Limits {
    /// 256 MiB a file, 512 MiB unpacked, 200 times the packed size, 200,000 files, 100,000 entries:
    /// some ten times what a person writes in a life.
    fn default() -> Self {
        Limits {
            file_bytes: 256 << 20,
            unpacked_bytes: 512 << 20,
            ratio: 200,
            files: 200_000,
            entries: 100_000,
        }
    }
}
