//! What can go wrong while a file is made.

use vault::VaultError;

use crate::error::{CommandError, ErrorKind};

/// Why a file was not made.
pub(super) enum Making {
    /// The journal, the disk, or the person called it off.
    Vault(VaultError),
    /// Anything else, told already.
    Told(CommandError),
}

impl From<VaultError> for Making {
    fn from(error: VaultError) -> Self {
        Making::Vault(error)
    }
}

impl From<CommandError> for Making {
    fn from(error: CommandError) -> Self {
        Making::Told(error)
    }
}

impl From<std::io::Error> for Making {
    fn from(error: std::io::Error) -> Self {
        Making::Vault(VaultError::io("file", &error))
    }
}

impl From<export::JsonWriteError> for Making {
    fn from(error: export::JsonWriteError) -> Self {
        match error {
            export::JsonWriteError::Io(error) => error.into(),
            _ => Making::Told(CommandError::about(ErrorKind::ReportFailed, "json")),
        }
    }
}

impl From<vault::SealError> for Making {
    fn from(error: vault::SealError) -> Self {
        match error {
            vault::SealError::Io(error) => error.into(),
            vault::SealError::NeedsMoreMemory { needed_mib } => Making::Told(CommandError::about(
                ErrorKind::NeedsMoreMemory,
                needed_mib.to_string(),
            )),
            vault::SealError::TooManyRecipients => Making::Told(ErrorKind::TooManyKeys.into()),
            _ => Making::Told(CommandError::about(ErrorKind::ReportFailed, "seal")),
        }
    }
}

impl From<Making> for CommandError {
    fn from(making: Making) -> Self {
        match making {
            Making::Vault(error) => error.into(),
            Making::Told(error) => error,
        }
    }
}

impl From<report::ReportError> for CommandError {
    fn from(error: report::ReportError) -> Self {
        match error {
            report::ReportError::Cancelled => ErrorKind::Cancelled.into(),
            report::ReportError::Pages(_) | report::ReportError::Pdf(_) => {
                ErrorKind::ReportFailed.into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(making: impl Into<Making>) -> (ErrorKind, Option<String>) {
        let CommandError { kind, detail } = making.into().into();
        (kind, detail)
    }

    #[test]
    fn what_a_file_is_not_made_for_is_told_as_itself() {
        let full = || std::io::Error::from(std::io::ErrorKind::StorageFull);
        let of_the_disk = (ErrorKind::DiskFull, Some("file".to_owned()));
        assert_eq!(told(full()), of_the_disk);
        assert_eq!(told(export::JsonWriteError::Io(full())), of_the_disk);
        assert_eq!(told(vault::SealError::Io(full())), of_the_disk);
        let failed = |what: &str| (ErrorKind::ReportFailed, Some(what.to_owned()));
        assert_eq!(told(export::JsonWriteError::TooLong), failed("json"));
        assert_eq!(told(vault::SealError::NoRecipients), failed("seal"));
        assert_eq!(
            told(vault::SealError::TooManyRecipients),
            (ErrorKind::TooManyKeys, None)
        );
        assert_eq!(
            told(vault::SealError::NeedsMoreMemory { needed_mib: 256 }),
            (ErrorKind::NeedsMoreMemory, Some("256".to_owned()))
        );
    }
}
