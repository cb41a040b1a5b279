//! The formats that a file may be read as, and what else it may look like.

use bring_in::{Format, LooksLike};
use serde::{Deserialize, Serialize};
use specta::Type;

/// As what a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum BroughtFormat {
    DaylioCsv,
    DaylioBackup,
    DayOneZip,
    DayOneJson,
    DayOneText,
    JrnlText,
    JrnlEncrypted,
    JrnlJson,
    MiniDiaryJson,
    MiniDiariumJson,
    TextFolder,
}

impl BroughtFormat {
    /// Every format, in the order in which it is offered.
    pub(super) fn all() -> Vec<Self> {
        Format::ALL.into_iter().map(Into::into).collect()
    }
}

impl From<Format> for BroughtFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::DaylioCsv => BroughtFormat::DaylioCsv,
            Format::DaylioBackup => BroughtFormat::DaylioBackup,
            Format::DayOneZip => BroughtFormat::DayOneZip,
            Format::DayOneJson => BroughtFormat::DayOneJson,
            Format::DayOneText => BroughtFormat::DayOneText,
            Format::JrnlText => BroughtFormat::JrnlText,
            Format::JrnlEncrypted => BroughtFormat::JrnlEncrypted,
            Format::JrnlJson => BroughtFormat::JrnlJson,
            Format::MiniDiaryJson => BroughtFormat::MiniDiaryJson,
            Format::MiniDiariumJson => BroughtFormat::MiniDiariumJson,
            Format::TextFolder => BroughtFormat::TextFolder,
        }
    }
}

impl From<BroughtFormat> for Format {
    fn from(format: BroughtFormat) -> Self {
        match format {
            BroughtFormat::DaylioCsv => Format::DaylioCsv,
            BroughtFormat::DaylioBackup => Format::DaylioBackup,
            BroughtFormat::DayOneZip => Format::DayOneZip,
            BroughtFormat::DayOneJson => Format::DayOneJson,
            BroughtFormat::DayOneText => Format::DayOneText,
            BroughtFormat::JrnlText => Format::JrnlText,
            BroughtFormat::JrnlEncrypted => Format::JrnlEncrypted,
            BroughtFormat::JrnlJson => Format::JrnlJson,
            BroughtFormat::MiniDiaryJson => Format::MiniDiaryJson,
            BroughtFormat::MiniDiariumJson => Format::MiniDiariumJson,
            BroughtFormat::TextFolder => Format::TextFolder,
        }
    }
}

/// What a file looks like that is none of the formats: what to do with it hangs on that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Likeness {
    Spreadsheet,
    Document,
    Pdf,
    WebPage,
    Media,
    Database,
    Evernote,
    Archive,
    OtherJson,
    OtherTable,
    OtherText,
    Nothing,
}

impl From<Option<LooksLike>> for Likeness {
    fn from(looks: Option<LooksLike>) -> Self {
        match looks {
            Some(LooksLike::Spreadsheet) => Likeness::Spreadsheet,
            Some(LooksLike::Document) => Likeness::Document,
            Some(LooksLike::Pdf) => Likeness::Pdf,
            Some(LooksLike::WebPage) => Likeness::WebPage,
            Some(LooksLike::Media) => Likeness::Media,
            Some(LooksLike::Database) => Likeness::Database,
            Some(LooksLike::Evernote) => Likeness::Evernote,
            Some(LooksLike::Archive) => Likeness::Archive,
            Some(LooksLike::OtherJson) => Likeness::OtherJson,
            Some(LooksLike::OtherTable) => Likeness::OtherTable,
            Some(LooksLike::OtherText) => Likeness::OtherText,
            Some(_) | None => Likeness::Nothing,
        }
    }
}
