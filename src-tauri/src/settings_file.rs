use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use vault::VaultError;

use crate::commands::wire::Theme;

/// What is needed while the journal is locked, and nothing else: this file is not encrypted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct OpenSettings {
    pub(crate) theme: Theme,
    /// 90 to 200, in steps of ten.
    pub(crate) text_percent: u16,
    pub(crate) high_contrast: bool,
    /// 1 to 60.
    pub(crate) auto_lock_minutes: u16,
}

impl Default for OpenSettings {
    fn default() -> Self {
        OpenSettings {
            theme: Theme::System,
            text_percent: 100,
            high_contrast: false,
            auto_lock_minutes: 5,
        }
    }
}

impl OpenSettings {
    /// Reads them; what is missing, damaged or out of range is the default: settings must never
    /// keep anyone from their journal.
    pub(crate) fn read(root: &Path) -> Self {
        let text = std::fs::read_to_string(path(root)).unwrap_or_default();
        let found: Self = serde_json::from_str(&text).unwrap_or_default();
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

fn path(root: &Path) -> PathBuf {
    root.join("settings.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let folder = tempfile::tempdir().unwrap();
        let settings = OpenSettings {
            theme: Theme::Dark,
            text_percent: 150,
            ..OpenSettings::default()
        };
        settings.write(folder.path()).unwrap();
        assert_eq!(OpenSettings::read(folder.path()), settings);
    }

    #[test]
    fn any_damage_reads_as_the_defaults_and_never_fails() {
        let folder = tempfile::tempdir().unwrap();
        let whole = serde_json::to_vec(&OpenSettings::default()).unwrap();
        let path = path(folder.path());
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x21;
            std::fs::write(&path, &bytes).unwrap();
            assert!(OpenSettings::read(folder.path()).is_valid());
            std::fs::write(&path, &whole[..at]).unwrap();
            assert!(OpenSettings::read(folder.path()).is_valid());
        }
        std::fs::write(&path, r#"{"textPercent": 4000, "autoLockMinutes": 0}"#).unwrap();
        assert_eq!(OpenSettings::read(folder.path()), OpenSettings::default());
    }
}
