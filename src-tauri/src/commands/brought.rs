//! What a file or a folder of another journal holds, on its way to the page.

use bring_in::{Brought, Format, LeftOut as Left, Noted, Place, Why};
use serde::Serialize;
use specta::Type;
use vault::Vault;
use vault::table::Batch as Stored;

use crate::error::CommandError;
use crate::words;

/// The most entries that are shown beforehand.
const FIRST: usize = 5;
/// The most left-out things that are shown.
const LEFT_OUT: usize = 50;
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
    pub(super) form: BroughtForm,
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
    /// False for a journal of Evenkeel's own where there is something already: it fits only into an empty one.
    pub(super) can_take_in: bool,
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
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum BroughtNoteKind {
    PicturesLeft,
    MoodsAsWords,
    EncodingGuessed,
    ClockUnknown,
    /// Stars, places, weather, other fields and other files.
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
    pub(super) fn unread(ticket: u32, form: BroughtForm, file: String) -> Self {
        BroughtView {
            ticket,
            form,
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
            can_take_in: true,
        }
    }

    /// What was read, beside what the journal has already.
    pub(super) fn of(
        ticket: u32,
        form: BroughtForm,
        file: String,
        brought: &Brought,
        vault: &mut Vault,
    ) -> Result<Self, CommandError> {
        let mut duplicates = 0;
        for draft in &brought.drafts {
            duplicates += u32::from(vault.brought_in().has(&draft.key)?);
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
                .take(LEFT_OUT)
                .map(Into::into)
                .collect(),
            left_out_count: count(brought.left_out.len()),
            notes: notes(brought),
            ..Self::unread(ticket, form, file)
        })
    }
}

/// Several of the importer's notes are one for the page.
fn notes(brought: &Brought) -> Vec<BroughtNote> {
    let mut notes: Vec<BroughtNote> = Vec::new();
    for note in &brought.notes {
        let kind = match note.what {
            Noted::MediaLeft => BroughtNoteKind::PicturesLeft,
            Noted::MoodsAsWords => BroughtNoteKind::MoodsAsWords,
            Noted::ReadAsWindows1252 | Noted::CharactersLost => BroughtNoteKind::EncodingGuessed,
            Noted::ZoneUnknown | Noted::DayOfFile => BroughtNoteKind::ClockUnknown,
            Noted::TitlesInText | Noted::TagsInText => BroughtNoteKind::MovedIntoText,
            // A star becomes a tag: nothing of it is lost.
            Noted::Starred => continue,
            _ => BroughtNoteKind::OthersLeft,
        };
        let more = count(note.count);
        match notes.iter_mut().find(|known| known.kind == kind) {
            Some(known) => known.count = known.count.saturating_add(more),
            None => notes.push(BroughtNote { kind, count: more }),
        }
    }
    notes
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
        Place::EntryOf { file, entry } => {
            format!("{file}, {}", words::numbered("bring-in-entry", *entry))
        }
    }
}

impl From<Format> for BroughtForm {
    fn from(format: Format) -> Self {
        match format {
            Format::DaylioCsv => BroughtForm::Daylio,
            Format::DayOneJson | Format::DayOneZip => BroughtForm::DayOne,
            Format::JrnlText | Format::JrnlEncrypted => BroughtForm::Jrnl,
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
