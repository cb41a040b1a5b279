use std::path::{Path, PathBuf};

use journal::{Support, SupportError};
use serde::{Deserialize, Serialize};
use vault::{VaultError, regular_file};

use crate::calendar::{Hours, WeekStarts};
use crate::commands::wire::Theme;

/// What is needed while the journal is locked, and nothing else: this file is not encrypted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct OpenSettings {
    pub(crate) theme: Theme,
    /// 90 to 200, in steps of ten.
    pub(crate) text_percent: u16,
    pub(crate) high_contrast: bool,
    pub(crate) week_starts: WeekStarts,
    pub(crate) hours: Hours,
    /// 1 to 60.
    pub(crate) auto_lock_minutes: u16,
    /// Whether the window is kept out of pictures of the screen, where the system can.
    pub(crate) capture_protection: bool,
    /// What the support page shows while locked; only what the person wanted to be seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) support: Option<OpenSupport>,
}

/// A country and a contact, kept openly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RawSupport", into = "RawSupport")]
pub(crate) struct OpenSupport(Support);

/// The same as it stands in the file.
#[derive(Serialize, Deserialize)]
#[serde(default)]
#[derive(Default)]
struct RawSupport {
    country: Option<String>,
    contact: String,
}

impl Default for OpenSettings {
    fn default() -> Self {
        OpenSettings {
            theme: Theme::System,
            text_percent: 100,
            high_contrast: false,
            week_starts: WeekStarts::Locale,
            hours: Hours::Locale,
            auto_lock_minutes: 5,
            capture_protection: true,
            support: None,
        }
    }
}

/// The most that is read of the file, in bytes: it is well under one KiB.
const MOST: u64 = 64 * 1024;

impl OpenSettings {
    /// Reads them; what is missing, damaged or out of range is the default, and so is what is no regular
    /// file of at most 64 KiB: settings must never keep anyone from their journal, nor anything waiting.
    pub(crate) fn read(root: &Path) -> Self {
        let bytes = regular_file::read(&path(root), MOST).unwrap_or_default();
        let found: Self = serde_json::from_slice(&bytes).unwrap_or_default();
        if found.is_valid() {
            found
        } else {
            Self::default()
        }
    }

    pub(crate) fn is_valid(&self) -> bool {
        (90..=200).contains(&self.text_percent)
            && self.text_percent.is_multiple_of(10)
            && (1..=60).contains(&self.auto_lock_minutes)
    }

    /// # Errors
    /// Storage errors; the old file then stands.
    pub(crate) fn write(&self, root: &Path) -> Result<(), VaultError> {
        let text = serde_json::to_string_pretty(self).unwrap_or_default();
        vault::replace_file(&path(root), format!("{text}\n").as_bytes())
    }
}

impl From<&Support> for OpenSupport {
    fn from(support: &Support) -> Self {
        OpenSupport(support.clone())
    }
}

impl From<OpenSupport> for Support {
    fn from(kept: OpenSupport) -> Self {
        kept.0
    }
}

impl From<OpenSupport> for RawSupport {
    fn from(OpenSupport(support): OpenSupport) -> Self {
        RawSupport {
            country: support.country.map(|country| country.to_string()),
            contact: support.contact,
        }
    }
}

impl TryFrom<RawSupport> for OpenSupport {
    type Error = SupportError;

    fn try_from(raw: RawSupport) -> Result<Self, SupportError> {
        let support = Support {
            country: raw.country.map(|code| code.parse()).transpose()?,
            contact: raw.contact,
        };
        support.tidied().map(OpenSupport)
    }
}

fn path(root: &Path) -> PathBuf {
    root.join("settings.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn support() -> OpenSupport {
        OpenSupport(Support {
            country: "AT".parse().ok(),
            contact: "Mara, 0660".into(),
        })
    }

    #[test]
    fn a_file_of_an_earlier_version_reads_and_protects() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(path(folder.path()), r#"{"textPercent": 120}"#).unwrap();
        let read = OpenSettings::read(folder.path());
        assert_eq!(read.text_percent, 120);
        assert!(read.capture_protection && read.support.is_none());
    }

    #[test]
    fn what_is_written_reads_back() {
        let folder = tempfile::tempdir().unwrap();
        let settings = OpenSettings {
            theme: Theme::Dark,
            text_percent: 150,
            capture_protection: false,
            support: Some(support()),
            ..OpenSettings::default()
        };
        settings.write(folder.path()).unwrap();
        assert_eq!(OpenSettings::read(folder.path()), settings);
    }

    /// All away from the defaults, so that each differs when it is lost.
    fn own() -> OpenSettings {
        OpenSettings {
            theme: Theme::Dark,
            text_percent: 150,
            high_contrast: true,
            week_starts: WeekStarts::Saturday,
            hours: Hours::Twelve,
            auto_lock_minutes: 17,
            capture_protection: false,
            support: Some(support()),
        }
    }

    /// How many settings are other than they were written.
    fn changed(read: &OpenSettings, written: &OpenSettings) -> usize {
        [
            read.theme != written.theme,
            read.text_percent != written.text_percent,
            read.week_starts != written.week_starts,
            read.hours != written.hours,
            read.high_contrast != written.high_contrast,
            read.auto_lock_minutes != written.auto_lock_minutes,
            read.capture_protection != written.capture_protection,
            read.support != written.support,
        ]
        .into_iter()
        .filter(|is_other| *is_other)
        .count()
    }

    #[test]
    fn any_flipped_bit_is_one_other_setting_within_its_range_or_the_defaults() {
        let folder = tempfile::tempdir().unwrap();
        own().write(folder.path()).unwrap();
        let path = path(folder.path());
        let whole = std::fs::read(&path).unwrap();
        for (at, bit) in (0..whole.len()).flat_map(|at| (0..8).map(move |bit| (at, bit))) {
            let mut bytes = whole.clone();
            bytes[at] ^= 1 << bit;
            std::fs::write(&path, &bytes).unwrap();
            let read = OpenSettings::read(folder.path());
            let what = format!("bit {bit} of byte {at}: {read:?}");
            assert!(read.is_valid(), "{what}");
            let is_one = changed(&read, &own()) <= 1;
            assert!(is_one || read == OpenSettings::default(), "{what}");
            // Reading leaves the file as it is; the next change writes it anew, whole.
            assert_eq!(std::fs::read(&path).unwrap(), bytes, "{what}");
            if bit == 0 {
                read.write(folder.path()).unwrap();
                assert_eq!(OpenSettings::read(folder.path()), read, "{what}");
            }
        }
    }

    #[test]
    fn any_shorter_length_reads_as_the_defaults() {
        let folder = tempfile::tempdir().unwrap();
        own().write(folder.path()).unwrap();
        let path = path(folder.path());
        let whole = std::fs::read(&path).unwrap();
        for length in 0..whole.len() {
            std::fs::write(&path, &whole[..length]).unwrap();
            let read = OpenSettings::read(folder.path());
            // Only the line end is missing, of which nothing depends.
            let is_all = length + 1 == whole.len();
            let wanted = if is_all {
                own()
            } else {
                OpenSettings::default()
            };
            assert_eq!(read, wanted, "length {length}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_small_regular_file_reads_as_the_defaults_at_once_and_is_replaced_by_a_change() {
        type Plant<'p> = (&'static str, &'p dyn Fn(&Path, &Path));
        let plants: [Plant<'_>; 4] = [
            ("a pipe", &|place, _| {
                use rustix::fs::{CWD, FileType, Mode, mknodat};
                mknodat(CWD, place, FileType::Fifo, Mode::from_raw_mode(0o600), 0).unwrap();
            }),
            ("a link", &|place, whole| {
                std::os::unix::fs::symlink(whole, place).unwrap();
            }),
            ("a device", &|place, _| {
                std::os::unix::fs::symlink("/dev/zero", place).unwrap();
            }),
            ("a large file", &|place, whole| {
                std::fs::copy(whole, place).unwrap();
                let file = std::fs::OpenOptions::new().append(true).open(place);
                file.unwrap().set_len(2 << 30).unwrap();
            }),
        ];
        for (what, plant) in plants {
            let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
            own().write(other.path()).unwrap();
            let before = std::fs::read(path(other.path())).unwrap();
            plant(&path(folder.path()), &path(other.path()));
            let (tell, told) = std::sync::mpsc::channel();
            let root = folder.path().to_owned();
            std::thread::spawn(move || tell.send(OpenSettings::read(&root)));
            // A hang is to fail and not to hang.
            let read = told.recv_timeout(std::time::Duration::from_secs(120));
            assert_eq!(read.unwrap(), OpenSettings::default(), "{what}");
            own().write(folder.path()).unwrap();
            assert_eq!(OpenSettings::read(folder.path()), own(), "{what}");
            assert_eq!(std::fs::read(path(other.path())).unwrap(), before, "{what}");
        }
    }

    #[test]
    fn what_is_out_of_range_reads_as_the_defaults() {
        let folder = tempfile::tempdir().unwrap();
        for text in [
            r#"{"textPercent": 4000, "autoLockMinutes": 0}"#,
            r#"{"textPercent": 95}"#,
            r#"{"textPercent": 210}"#,
            r#"{"textPercent": 80}"#,
            r#"{"autoLockMinutes": 0}"#,
            r#"{"autoLockMinutes": 61}"#,
            r#"{"autoLockMinutes": -5}"#,
            r#"{"autoLockMinutes": 65541}"#,
            r#"{"autoLockMinutes": 4.5}"#,
            r#"{"autoLockMinutes": 1, "autoLockMinutes": 2}"#,
        ] {
            std::fs::write(path(folder.path()), text).unwrap();
            let read = OpenSettings::read(folder.path());
            assert_eq!(read, OpenSettings::default(), "{text}");
        }
    }
}
