//! What a file or a folder of another journal holds, on its way to the page.

use bring_in::{Brought, DatedBy, DayOrder, Format, LeftOut as Left, Noted, Place, Why};
use serde::{Deserialize, Serialize};
use specta::Type;
use vault::Vault;
use vault::table::Batch as Stored;

use super::brought_format::{BroughtFormat, Likeness};
use crate::error::CommandError;
use crate::words;

/// The most entries that are shown beforehand.
const FIRST: usize = 5;
/// The most left-out things, and places of one kind, that are shown.
const SHOWN: usize = 50;
/// The longest excerpt, in characters.
const EXCERPT_CHARS: usize = 120;

/// Where entries come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum BroughtForm {
    Daylio,
    DayOne,
    Jrnl,
    MiniDiary,
    MiniDiarium,
    Text,
    Evenkeel,
}

/// What a file or a folder holds; nothing of it is brought in yet.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BroughtView {
    pub(super) ticket: u32,
    /// `null` where it is none that is known.
    pub(super) form: Option<BroughtForm>,
    /// As what it was read.
    pub(super) format: Option<BroughtFormat>,
    /// As what it may be read.
    pub(super) formats: Vec<BroughtFormat>,
    /// What it looks like, where it is none that is known.
    pub(super) looks_like: Option<Likeness>,
    pub(super) file: String,
    pub(super) needs_password: bool,
    pub(super) wrong_password: bool,
    pub(super) entries: u32,
    /// Of those, entries that are here already: they are not brought in again.
    pub(super) duplicates: u32,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    /// At most five.
    pub(super) first: Vec<BroughtItem>,
    /// At most fifty of `leftOutCount`.
    pub(super) left_out: Vec<LeftOut>,
    pub(super) left_out_count: u32,
    pub(super) notes: Vec<BroughtNote>,
    /// Dates that can be read day first or month first.
    pub(super) day_order: Option<DayOrderView>,
    /// The zone in which instants are shown; `null` where they are shown as they are written.
    pub(super) zone: Option<String>,
    /// The computer's zone.
    pub(super) zone_here: String,
    /// Entries whose day is a guess, by what it comes of; the person may leave them out.
    pub(super) guessed: Vec<GuessedView>,
    /// False for a journal of Evenkeel's own where there is something already: it fits only into an empty one.
    pub(super) can_take_in: bool,
}

/// Dates of which both readings are days.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DayOrderView {
    /// One of them, as it is written.
    example: String,
    /// The day it is where the day comes first, and where the month does.
    day_first: String,
    month_first: String,
    /// As it was chosen, or as the other dates decide; `null` where the person is asked.
    read_as: Option<DayOrderChoice>,
    count: u32,
    places: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum DayOrderChoice {
    DayFirst,
    MonthFirst,
}

/// What the day of an entry was guessed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Guessed {
    FileChanged,
    FirstDay,
    Year,
    BeforeFirst,
}

/// So many entries of one guess, those that are here already not counted.
#[derive(Debug, Serialize, Type)]
pub(crate) struct GuessedView {
    by: Guessed,
    count: u32,
}

/// How a file is to be read, as the person chose.
#[derive(Debug, Clone, Default, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BroughtChoices {
    pub(super) format: Option<BroughtFormat>,
    /// `null` for the computer's zone, empty for instants as they are written.
    pub(super) zone: Option<String>,
    pub(super) day_order: Option<DayOrderChoice>,
}

/// An entry, as it would come in.
#[derive(Debug, Serialize, Type)]
pub(crate) struct BroughtItem {
    on: String,
    title: String,
    excerpt: String,
}

/// Something that is not brought in, and why.
#[derive(Debug, Serialize, Type)]
pub(crate) struct LeftOut {
    /// A place in the file, in words.
    #[serde(rename = "where")]
    place: String,
    why: LeftOutWhy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum LeftOutWhy {
    NoDate,
    BadDate,
    DayOrMonth,
    NoYear,
    Heading,
    TooLong,
    Empty,
    NotText,
    TooBig,
    Twice,
    Broken,
}

#[derive(Debug, Serialize, Type)]
pub(crate) struct BroughtNote {
    kind: BroughtNoteKind,
    count: u32,
    /// Where, in words; at most fifty.
    places: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum BroughtNoteKind {
    PicturesLeft,
    MoodsAsWords,
    EncodingGuessed,
    /// No zone that is known.
    ClockUnknown,
    HourNotRead,
    ShownInZone,
    FileChanged,
    FirstDay,
    Year,
    BeforeFirst,
    DatesInText,
    DaysDiffer,
    EscapedLineEnds,
    FieldsLeft,
    /// Places, weather and other files.
    OthersLeft,
    /// Long titles, and tags that are too many or too long, stand in the text.
    MovedIntoText,
}

/// What was brought in at once.
#[derive(Debug, Serialize, Type)]
pub(crate) struct Batch {
    id: String,
    /// RFC 3339, by the writer's clock.
    at: String,
    form: BroughtForm,
    entries: u32,
    /// How many of them are still here, and how many of those were changed since.
    left: u32,
    changed: u32,
}

impl BroughtView {
    /// A file that asks for a password, or of which nothing is known yet.
    pub(super) fn unread(ticket: u32, form: Option<BroughtForm>, file: String) -> Self {
        BroughtView {
            ticket,
            form,
            format: None,
            formats: Vec::new(),
            looks_like: None,
            file,
            needs_password: false,
            wrong_password: false,
            entries: 0,
            duplicates: 0,
            from: None,
            to: None,
            first: Vec::new(),
            left_out: Vec::new(),
            left_out_count: 0,
            notes: Vec::new(),
            day_order: None,
            zone: None,
            zone_here: String::new(),
            guessed: Vec::new(),
            can_take_in: true,
        }
    }

    /// What was read, beside what the journal has already.
    pub(super) fn of(
        format: Format,
        file: String,
        brought: &Brought,
        vault: &mut Vault,
    ) -> Result<Self, CommandError> {
        let mut duplicates = 0;
        let mut guessed: Vec<GuessedView> = Vec::new();
        for draft in &brought.drafts {
            if vault.brought_in().has(&draft.key)? {
                duplicates += 1;
            } else if let Some(by) = guess(draft.dated_by) {
                match guessed.iter_mut().find(|known| known.by == by) {
                    Some(known) => known.count += 1,
                    None => guessed.push(GuessedView { by, count: 1 }),
                }
            }
        }
        let days = || brought.drafts.iter().map(|draft| draft.fields.occurred_on);
        Ok(BroughtView {
            entries: count(brought.drafts.len()),
            duplicates,
            from: days().min().map(|day| day.to_string()),
            to: days().max().map(|day| day.to_string()),
            first: brought
                .drafts
                .iter()
                .take(FIRST)
                .map(BroughtItem::of)
                .collect(),
            left_out: brought
                .left_out
                .iter()
                .take(SHOWN)
                .map(Into::into)
                .collect(),
            left_out_count: count(brought.left_out.len()),
            notes: notes(brought),
            day_order: brought.day_order.as_ref().map(|found| DayOrderView {
                example: found.example.clone(),
                day_first: found.day_first.to_string(),
                month_first: found.month_first.to_string(),
                read_as: found.read_as.map(Into::into),
                count: count(found.count),
                places: places(&found.places),
            }),
            guessed,
            format: Some(format.into()),
            ..Self::unread(0, Some(format.into()), file)
        })
    }
}

/// What the day of a draft was guessed from; `None` where the file says it.
pub(super) fn guess(by: DatedBy) -> Option<Guessed> {
    match by {
        DatedBy::Said => None,
        DatedBy::Changed => Some(Guessed::FileChanged),
        DatedBy::Span => Some(Guessed::FirstDay),
        DatedBy::Year => Some(Guessed::Year),
        DatedBy::FirstEntry => Some(Guessed::BeforeFirst),
    }
}

/// Several of the importer's notes are one for the page.
fn notes(brought: &Brought) -> Vec<BroughtNote> {
    let mut notes: Vec<BroughtNote> = Vec::new();
    for note in &brought.notes {
        use BroughtNoteKind as K;
        let kind = match note.what {
            Noted::MediaLeft => K::PicturesLeft,
            Noted::MoodsAsWords => K::MoodsAsWords,
            Noted::ReadAsWindows1252 | Noted::ReadAs(_) | Noted::CharactersLost => {
                K::EncodingGuessed
            }
            Noted::ZoneUnknown => K::ClockUnknown,
            Noted::HourNotRead => K::HourNotRead,
            Noted::ShownInZone => K::ShownInZone,
            Noted::DayOfFile => K::FileChanged,
            Noted::FirstDayOfSpan => K::FirstDay,
            Noted::YearGuessed => K::Year,
            Noted::BeforeFirst => K::BeforeFirst,
            Noted::DatesInText => K::DatesInText,
            Noted::DaysDiffer => K::DaysDiffer,
            Noted::EscapedLineEnds => K::EscapedLineEnds,
            Noted::FieldsLeft => K::FieldsLeft,
            Noted::TitlesInText | Noted::TagsInText => K::MovedIntoText,
            // A star becomes a tag: nothing of it is lost.
            Noted::Starred => continue,
            _ => K::OthersLeft,
        };
        let more = count(note.count);
        let mut places = places(&note.places);
        match notes.iter_mut().find(|known| known.kind == kind) {
            Some(known) => {
                known.count = known.count.saturating_add(more);
                known.places.append(&mut places);
                known.places.truncate(SHOWN);
            }
            None => notes.push(BroughtNote {
                kind,
                count: more,
                places,
            }),
        }
    }
    notes
}

fn places(all: &[Place]) -> Vec<String> {
    all.iter().take(SHOWN).map(place).collect()
}

impl From<DayOrder> for DayOrderChoice {
    fn from(order: DayOrder) -> Self {
        match order {
            DayOrder::DayFirst => DayOrderChoice::DayFirst,
            DayOrder::MonthFirst => DayOrderChoice::MonthFirst,
        }
    }
}

impl From<DayOrderChoice> for DayOrder {
    fn from(order: DayOrderChoice) -> Self {
        match order {
            DayOrderChoice::DayFirst => DayOrder::DayFirst,
            DayOrderChoice::MonthFirst => DayOrder::MonthFirst,
        }
    }
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl BroughtItem {
    fn of(draft: &bring_in::Draft) -> Self {
        let body: Vec<&str> = draft.fields.body.split_whitespace().collect();
        BroughtItem {
            on: draft.fields.occurred_on.to_string(),
            title: draft.fields.title.clone(),
            excerpt: body.join(" ").chars().take(EXCERPT_CHARS).collect(),
        }
    }
}

impl From<&Left> for LeftOut {
    fn from(left: &Left) -> Self {
        LeftOut {
            place: place(&left.place),
            why: match left.why {
                Why::NoDate => LeftOutWhy::NoDate,
                Why::TooLongAgo | Why::NotYet => LeftOutWhy::BadDate,
                Why::DayOrMonthFirst => LeftOutWhy::DayOrMonth,
                Why::NoYear => LeftOutWhy::NoYear,
                Why::Heading => LeftOutWhy::Heading,
                Why::NothingWritten => LeftOutWhy::Empty,
                Why::TextTooLong { .. } => LeftOutWhy::TooLong,
                Why::NotText => LeftOutWhy::NotText,
                Why::FileTooLarge => LeftOutWhy::TooBig,
                Why::Twice => LeftOutWhy::Twice,
                _ => LeftOutWhy::Broken,
            },
        }
    }
}

fn place(place: &Place) -> String {
    match place {
        Place::Row(n) => words::numbered("bring-in-row", *n),
        Place::Entry(n) => words::numbered("bring-in-entry", *n),
        Place::Line(n) => words::numbered("bring-in-line", *n),
        Place::File(name) => name.clone(),
        Place::LineOf { file, line } => {
            format!("{file}, {}", words::numbered("bring-in-line", *line))
        }
        Place::EntryOf { file, entry } => {
            format!("{file}, {}", words::numbered("bring-in-entry", *entry))
        }
    }
}

impl From<Format> for BroughtForm {
    fn from(format: Format) -> Self {
        match format {
            Format::DaylioCsv | Format::DaylioBackup => BroughtForm::Daylio,
            Format::DayOneJson | Format::DayOneZip | Format::DayOneText => BroughtForm::DayOne,
            Format::JrnlText | Format::JrnlEncrypted | Format::JrnlJson => BroughtForm::Jrnl,
            Format::MiniDiaryJson => BroughtForm::MiniDiary,
            Format::MiniDiariumJson => BroughtForm::MiniDiarium,
            Format::TextFolder => BroughtForm::Text,
        }
    }
}

impl From<Stored> for Batch {
    fn from(stored: Stored) -> Self {
        let form: Option<Format> = stored.form.parse().ok();
        Batch {
            id: stored.id.to_string(),
            at: stored.at.to_rfc3339(),
            form: form.map_or(BroughtForm::Text, Into::into),
            entries: stored.entries,
            left: stored.left,
            changed: stored.changed,
        }
    }
}

impl Batch {
    /// A whole journal that was taken in: it has no batch of its own and cannot be taken out again.
    pub(super) fn taken_in(at: String, entries: u32) -> Self {
        Batch {
            id: String::new(),
            at,
            form: BroughtForm::Evenkeel,
            entries,
            left: entries,
            changed: 0,
        }
    }
}
