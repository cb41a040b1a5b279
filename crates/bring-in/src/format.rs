use std::fmt;
use std::str::FromStr;

/// What a journal can be brought in from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Daylio's table of entries.
    DaylioCsv,
    /// Daylio's backup: a zip with JSON in it.
    DaylioBackup,
    /// One journal of Day One, unpacked.
    DayOneJson,
    /// Day One's export: a zip of journals and their photos.
    DayOneZip,
    /// Day One's plain text, which Mini Diary writes as well.
    DayOneText,
    /// A journal of jrnl, in plain text.
    JrnlText,
    /// The same, encrypted by jrnl 2 to 4 with a password.
    JrnlEncrypted,
    /// What jrnl exports as JSON.
    JrnlJson,
    /// Mini Diary's export.
    MiniDiaryJson,
    /// Mini Diarium's export.
    MiniDiariumJson,
    /// Text and Markdown files, an entry each.
    TextFolder,
}

impl Format {
    /// Every format, in the order in which it is offered.
    pub const ALL: [Self; 11] = [
        Format::DaylioCsv,
        Format::DaylioBackup,
        Format::DayOneZip,
        Format::DayOneJson,
        Format::DayOneText,
        Format::JrnlText,
        Format::JrnlEncrypted,
        Format::JrnlJson,
        Format::MiniDiaryJson,
        Format::MiniDiariumJson,
        Format::TextFolder,
    ];

    /// Its name for programs; it never changes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Format::DaylioCsv => "daylio-csv",
            Format::DaylioBackup => "daylio-backup",
            Format::DayOneText => "day-one-text",
            Format::JrnlJson => "jrnl-json",
            Format::DayOneJson => "day-one-json",
            Format::DayOneZip => "day-one-zip",
            Format::JrnlText => "jrnl-text",
            Format::JrnlEncrypted => "jrnl-encrypted",
            Format::MiniDiaryJson => "mini-diary-json",
            Format::MiniDiariumJson => "mini-diarium-json",
            Format::TextFolder => "text-folder",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A name that is no format's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a known format")]
pub struct UnknownFormat;

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|format| format.as_str() == name)
            .ok_or(UnknownFormat)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_has_a_name_of_its_own() {
        for format in Format::ALL {
            assert_eq!(format.as_str().parse(), Ok(format));
        }
        assert_eq!("diary".parse::<Format>(), Err(UnknownFormat));
    }
}
