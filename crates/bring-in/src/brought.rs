use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate};
use journal::EntryFields;

use crate::DayOrder;

/// What was read from a journal of another program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brought {
    /// What can be brought in, in the file's order.
    pub drafts: Vec<Draft>,
    /// What cannot, in the file's order.
    pub left_out: Vec<LeftOut>,
    /// What else the person is told, each kind once.
    pub notes: Vec<Note>,
    /// Where dates can be read day first or month first.
    pub day_order: Option<DayOrderFound>,
}

/// Dates of which both readings are days, and how they were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayOrderFound {
    /// The first of them, as it is written.
    pub example: String,
    /// The day it is where the day comes first.
    pub day_first: NaiveDate,
    /// The day it is where the month comes first.
    pub month_first: NaiveDate,
    /// As it was chosen, or as the other dates decide. `None` where nothing does: then these entries
    /// are left out until the person says.
    pub read_as: Option<DayOrder>,
    /// How many there are.
    pub count: usize,
    /// Where they are; the first [`PLACES`].
    pub places: Vec<Place>,
}

/// As many places are named of one kind at most.
pub const PLACES: usize = 200;

/// An entry that is not kept yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Names it for ever: a digest of its id in the other program or, where there is none that
    /// is the only one of its kind, of its day and words. ASCII, at most 48 characters.
    pub key: String,
    /// When it was written, where the file says so.
    pub written_at: Option<DateTime<FixedOffset>>,
    /// IANA name of the zone it was written in, where the file names a known one.
    pub zone: Option<String>,
    /// What is written: a reflection, within every limit of the journal.
    pub fields: EntryFields,
    /// What its day comes of.
    pub dated_by: DatedBy,
}

/// What the day of a draft comes of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DatedBy {
    /// The file says the day.
    #[default]
    Said,
    /// The day on which the file was changed last: nothing in it says another.
    Changed,
    /// It is about a week, a month, a quarter or a year, and dated by its first day.
    Span,
    /// The year is not there: it is the newest in which the weekday is right.
    Year,
    /// It stands before the first date of the file, and has the day of the first entry.
    FirstEntry,
}

/// Something in the file that cannot be brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it is.
    pub place: Place,
    /// Why it cannot.
    pub why: Why,
}

/// Where something is in what was read. Counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The table's row that begins on this line; the columns' names are on the first.
    Row(u64),
    /// The entry of this number.
    Entry(u64),
    /// What begins on this line.
    Line(u64),
    /// A file, by its name in the folder or zip.
    File(String),
    /// What begins on this line of one of several files.
    LineOf {
        /// The file's name.
        file: String,
        /// The line.
        line: u64,
    },
    /// An entry of one of several files.
    EntryOf {
        /// The file's name.
        file: String,
        /// The number of the entry in it.
        entry: u64,
    },
}

/// For logs and tests; people read the catalogue's words.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Row(n) => write!(f, "row {n}"),
            Place::Entry(n) => write!(f, "entry {n}"),
            Place::Line(n) => write!(f, "line {n}"),
            Place::File(name) => f.write_str(name),
            Place::LineOf { file, line } => write!(f, "{file}, line {line}"),
            Place::EntryOf { file, entry } => write!(f, "{file}, entry {entry}"),
        }
    }
}

/// Why something is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Why {
    /// It has no date, or one that cannot be read or does not exist.
    NoDate,
    /// Its day is before 1900: a clock that was wrong.
    TooLongAgo,
    /// Its day has not come yet.
    NotYet,
    /// There is no word in it.
    NothingWritten,
    /// Its text is over 1 MiB.
    TextTooLong {
        /// Its length in bytes of UTF-8.
        bytes: usize,
    },
    /// The row has more or fewer cells than the table has columns.
    CellsDoNotFit,
    /// It is not built as an entry of this format is.
    NotAnEntry,
    /// The same entry is in the file twice; it is brought in once.
    Twice,
    /// The file is no text in an encoding that is known.
    NotText,
    /// The file is longer than an entry can be.
    FileTooLarge,
    /// The file could not be read, or not be unpacked.
    CannotRead,
    /// The file in the zip is no journal of this format.
    NotAJournal,
    /// The name of the file in the zip leads out of it.
    OddName,
    /// Its date can be read day first or month first; see [`Brought::day_order`].
    DayOrMonthFirst,
    /// Its date has no year, nor a weekday from which it could be told.
    NoYear,
    /// A heading with nothing below it, as the title of the whole file.
    Heading,
}

/// Something the person is told, and of how many it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it is.
    pub what: Noted,
    /// How many; never 0.
    pub count: usize,
    /// Where, where that is known; the first [`PLACES`].
    pub places: Vec<Place>,
}

/// What the person is told about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Noted {
    /// So many photos, recordings and other files are not brought in.
    MediaLeft,
    /// So many entries had a mood: it is a word in the text, and no rating.
    MoodsAsWords,
    /// So many entries were starred.
    Starred,
    /// So many entries had a place, weather or the like, which is not brought in.
    SurroundingsLeft,
    /// So many files were read as Windows-1252, for they are no Unicode.
    ReadAsWindows1252,
    /// So many files were read in this encoding, for they are no Unicode and seem to be in it.
    ReadAs(&'static str),
    /// So many characters could not be read; U+FFFD stands in their place.
    CharactersLost,
    /// So many titles were over 1 KiB, and stand in the text.
    TitlesInText,
    /// So many tags were too long or too many, and stand in the text.
    TagsInText,
    /// So many entries have no zone that is known; their day and hour are as the file has them.
    ZoneUnknown,
    /// So many entries are dated by when their file was changed.
    DayOfFile,
    /// So many files are neither text nor Markdown.
    OtherFiles,
    /// So many fields at the top of files, other than date, title and tags, are not brought in.
    FieldsLeft,
    /// So many times of day cannot be read; the entries have their day alone.
    HourNotRead,
    /// So many entries have an instant, and are shown in the zone of [`Options::zone`](crate::Options::zone).
    ShownInZone,
    /// So many entries are about a week, a month, a quarter or a year, and dated by its first day.
    FirstDayOfSpan,
    /// So many entries have no year; it is guessed from the weekday.
    YearGuessed,
    /// So many texts stand before the first date, and have the day of the first entry.
    BeforeFirst,
    /// So many lines begin with a date that is not written as the journal writes its own, and are text
    /// of the entry above.
    DatesInText,
    /// So many names of files say another day than the fields at their top. The name counts.
    DaysDiffer,
    /// In so many entries there is `\\n`, which may have been a line's end. It stays as it is.
    EscapedLineEnds,
    /// So many moods have no name that is known.
    MoodsLeft,
}
