use serde::Serialize;
use specta::Type;
use vault::{Mistyped, StorageCause, VaultError};

/// What the page is told when a command cannot do its work. For each kind the catalogue has
/// `err-…` (what happened, what is safe) and `do-…` (what to do).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CommandError {
    pub(crate) kind: ErrorKind,
    /// A short word the sentence may need: a file's name, a version. Never entry text.
    pub(crate) detail: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ErrorKind {
    WrongPassphrase,
    SlotDamaged,
    NeedsMoreMemory,
    JournalDamaged,
    JournalMissing,
    JournalReplaced,
    ForeignSchema,
    WrongVault,
    WrongKey,
    NewerJournal,
    EncryptionOff,
    OpenElsewhere,
    NotOurFile,
    NumberTooHigh,
    OtherJournal,
    OtherJournalSecret,
    OtherJournalKept,
    WrongRecoveryKey,
    RecoveryKeyMalformed,
    RecoveryKeyGroup,
    RecoveryKeyLength,
    RecoverySlotDamaged,
    RecoveryProofWrong,
    PassphraseTooShort,
    PassphraseCommon,
    JournalExists,
    Locked,
    DayInFuture,
    DayTooLongAgo,
    NoteTooLong,
    NoteChanged,
    BadSetting,
    PauseOverlaps,
    SignWords,
    TooManySigns,
    LastSign,
    SignInUse,
    SignNotFound,
    MarkWords,
    TooManyMarks,
    EntryNotFound,
    EntryChanged,
    TextTooLong,
    TitleTooLong,
    TooManyTags,
    TagTooLong,
    PredictionFrozen,
    PredictionMissing,
    SearchTooLong,
    DiskFull,
    ReadOnly,
    Storage,
    FileNotSaved,
    FileDiskFull,
    Cancelled,
    NoKeys,
    TooManyKeys,
    KeySecret,
    KeyUnknown,
    FileUnreadable,
    FileTooBig,
    FileNotKnown,
    FileBroken,
    FileEncrypted,
    TooManyRecipients,
    JournalNotEmpty,
    EraseUnfinished,
    BackupDamaged,
    FolderMissing,
    FolderSilent,
    StillBusy,
    NothingReads,
    NoCopyYet,
    ReportFailed,
    NoViewer,
    Unexpected,
}

impl CommandError {
    /// A kind with the word its sentence needs.
    pub(crate) fn about(kind: ErrorKind, detail: impl Into<String>) -> Self {
        CommandError {
            kind,
            detail: Some(detail.into()),
        }
    }
}

impl From<ErrorKind> for CommandError {
    fn from(kind: ErrorKind) -> Self {
        CommandError { kind, detail: None }
    }
}

impl From<VaultError> for CommandError {
    fn from(error: VaultError) -> Self {
        CommandError::from(&error)
    }
}

impl From<&VaultError> for CommandError {
    fn from(error: &VaultError) -> Self {
        use ErrorKind as K;
        let kind = match error {
            VaultError::WrongPassphrase => K::WrongPassphrase,
            VaultError::SlotDamaged => K::SlotDamaged,
            VaultError::NeedsMoreMemory { needed_mib } => {
                return Self::about(K::NeedsMoreMemory, needed_mib.to_string());
            }
            VaultError::JournalDamaged => K::JournalDamaged,
            VaultError::JournalMissing { missing } => {
                return Self::about(K::JournalMissing, missing.as_str());
            }
            VaultError::JournalReplaced => K::JournalReplaced,
            VaultError::ForeignSchema => K::ForeignSchema,
            VaultError::WrongVault => K::WrongVault,
            VaultError::WrongKey => K::WrongKey,
            VaultError::NewerJournal { found, .. } => {
                return Self::about(K::NewerJournal, found.to_string());
            }
            VaultError::EncryptionOff => K::EncryptionOff,
            VaultError::OpenElsewhere => K::OpenElsewhere,
            VaultError::NotOurFile { place } => return Self::about(K::NotOurFile, place.as_str()),
            VaultError::NumberTooHigh { name } => {
                return Self::about(K::NumberTooHigh, name.as_str());
            }
            VaultError::OtherJournal { refused: false } => K::OtherJournal,
            VaultError::OtherJournal { refused: true } => K::OtherJournalSecret,
            VaultError::OtherJournalKept => K::OtherJournalKept,
            VaultError::WrongRecoveryKey => K::WrongRecoveryKey,
            VaultError::RecoveryKeyMalformed(Mistyped::Group(number)) => {
                return Self::about(K::RecoveryKeyGroup, number.to_string());
            }
            VaultError::RecoveryKeyMalformed(Mistyped::Length(typed)) => {
                return Self::about(K::RecoveryKeyLength, typed.to_string());
            }
            VaultError::RecoveryKeyMalformed(Mistyped::Unplaced) => K::RecoveryKeyMalformed,
            VaultError::RecoverySlotDamaged => K::RecoverySlotDamaged,
            VaultError::RecoveryProofWrong => K::RecoveryProofWrong,
            VaultError::JournalExists => K::JournalExists,
            VaultError::PassphraseTooShort => K::PassphraseTooShort,
            VaultError::PassphraseCommon => K::PassphraseCommon,
            VaultError::NoteTooLong { .. } => K::NoteTooLong,
            VaultError::NoteChanged => K::NoteChanged,
            VaultError::PauseOverlaps => K::PauseOverlaps,
            VaultError::SignWords(_) => K::SignWords,
            VaultError::TooManySigns => K::TooManySigns,
            VaultError::LastSign => K::LastSign,
            VaultError::SignInUse => K::SignInUse,
            VaultError::SignNotFound => K::SignNotFound,
            VaultError::CalledOff => K::Cancelled,
            VaultError::JournalNotEmpty => K::JournalNotEmpty,
            VaultError::Support(error) => return Self::from(*error),
            VaultError::EraseUnfinished { remaining } => {
                return Self::about(K::EraseUnfinished, remaining.as_str());
            }
            VaultError::BackupDamaged => K::BackupDamaged,
            VaultError::FolderMissing => K::FolderMissing,
            VaultError::NothingReads => K::NothingReads,
            VaultError::Whole(_) => K::FileBroken,
            VaultError::MarkLabel(_) => K::MarkWords,
            VaultError::TooManyMarks => K::TooManyMarks,
            VaultError::EntryNotFound => K::EntryNotFound,
            VaultError::EntryChanged => K::EntryChanged,
            VaultError::Entry(error) => return Self::from(*error),
            VaultError::PredictionFrozen => K::PredictionFrozen,
            VaultError::PredictionMissing => K::PredictionMissing,
            VaultError::SearchTooLong => K::SearchTooLong,
            VaultError::BadValue { what } => return Self::about(K::JournalDamaged, *what),
            VaultError::Storage { cause, place } => {
                let kind = match cause {
                    StorageCause::Full => K::DiskFull,
                    StorageCause::ReadOnly => K::ReadOnly,
                    _ => K::Storage,
                };
                return Self::about(kind, place.as_str());
            }
            // `VaultError` may grow; until this match does too, the words are the general ones.
            _ => K::Unexpected,
        };
        kind.into()
    }
}

impl From<journal::EntryError> for CommandError {
    fn from(error: journal::EntryError) -> Self {
        match error {
            journal::EntryError::TitleTooLong { .. } => ErrorKind::TitleTooLong.into(),
            journal::EntryError::TextTooLong { .. } => ErrorKind::TextTooLong.into(),
            journal::EntryError::TooManyTags(_) => ErrorKind::TooManyTags.into(),
            journal::EntryError::TagTooLong { .. } => ErrorKind::TagTooLong.into(),
            journal::EntryError::OutOfRange(what) => Self::about(ErrorKind::Unexpected, what),
        }
    }
}

impl From<journal::SupportError> for CommandError {
    fn from(error: journal::SupportError) -> Self {
        match error {
            journal::SupportError::Country => ErrorKind::BadSetting.into(),
            journal::SupportError::ContactTooLong { .. } => ErrorKind::TextTooLong.into(),
        }
    }
}

impl From<journal::DayError> for CommandError {
    fn from(error: journal::DayError) -> Self {
        match error {
            journal::DayError::Future => ErrorKind::DayInFuture.into(),
            journal::DayError::TooLongAgo => ErrorKind::DayTooLongAgo.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use journal::{EntryError, MarkLabelError, SignWordsError, SupportError};

    /// What a refusal is told as, and the word its sentence has.
    fn told(error: VaultError) -> (ErrorKind, Option<String>) {
        let CommandError { kind, detail } = error.into();
        (kind, detail)
    }

    fn storage(cause: StorageCause) -> VaultError {
        VaultError::Storage {
            cause,
            place: "journal.db".into(),
        }
    }

    #[test]
    fn each_refusal_of_the_store_is_told_as_itself() {
        use ErrorKind as K;
        use VaultError as V;
        for (error, kind) in [
            (V::WrongPassphrase, K::WrongPassphrase),
            (V::SlotDamaged, K::SlotDamaged),
            (V::JournalDamaged, K::JournalDamaged),
            (V::JournalReplaced, K::JournalReplaced),
            (V::ForeignSchema, K::ForeignSchema),
            (V::WrongVault, K::WrongVault),
            (V::WrongKey, K::WrongKey),
            (V::EncryptionOff, K::EncryptionOff),
            (V::OpenElsewhere, K::OpenElsewhere),
            (V::OtherJournal { refused: false }, K::OtherJournal),
            (V::OtherJournal { refused: true }, K::OtherJournalSecret),
            (V::OtherJournalKept, K::OtherJournalKept),
            (V::WrongRecoveryKey, K::WrongRecoveryKey),
            (
                V::RecoveryKeyMalformed(Mistyped::Unplaced),
                K::RecoveryKeyMalformed,
            ),
            (V::RecoverySlotDamaged, K::RecoverySlotDamaged),
            (V::RecoveryProofWrong, K::RecoveryProofWrong),
            (V::JournalExists, K::JournalExists),
            (V::PassphraseTooShort, K::PassphraseTooShort),
            (V::PassphraseCommon, K::PassphraseCommon),
            (V::NoteTooLong { bytes: 7 }, K::NoteTooLong),
            (V::NoteChanged, K::NoteChanged),
            (V::PauseOverlaps, K::PauseOverlaps),
            (V::SignWords(SignWordsError::Empty), K::SignWords),
            (V::TooManySigns, K::TooManySigns),
            (V::LastSign, K::LastSign),
            (V::SignInUse, K::SignInUse),
            (V::SignNotFound, K::SignNotFound),
            (V::CalledOff, K::Cancelled),
            (V::JournalNotEmpty, K::JournalNotEmpty),
            (V::Support(SupportError::Country), K::BadSetting),
            (V::BackupDamaged, K::BackupDamaged),
            (V::FolderMissing, K::FolderMissing),
            (V::NothingReads, K::NothingReads),
            (V::MarkLabel(MarkLabelError), K::MarkWords),
            (V::TooManyMarks, K::TooManyMarks),
            (V::EntryNotFound, K::EntryNotFound),
            (V::EntryChanged, K::EntryChanged),
            (V::Entry(EntryError::TooManyTags(99)), K::TooManyTags),
            (V::PredictionFrozen, K::PredictionFrozen),
            (V::PredictionMissing, K::PredictionMissing),
            (V::SearchTooLong, K::SearchTooLong),
        ] {
            let said = format!("{error:?}");
            assert_eq!(told(error), (kind, None), "{said}");
        }
    }

    #[test]
    fn what_a_sentence_is_about_comes_with_it() {
        use ErrorKind as K;
        use VaultError as V;
        let word = || "journal.db".to_owned();
        for (error, kind, detail) in [
            (
                V::NeedsMoreMemory { needed_mib: 256 },
                K::NeedsMoreMemory,
                "256",
            ),
            (
                V::JournalMissing { missing: word() },
                K::JournalMissing,
                "journal.db",
            ),
            (V::NewerJournal { found: 9, known: 4 }, K::NewerJournal, "9"),
            (V::NotOurFile { place: word() }, K::NotOurFile, "journal.db"),
            (
                V::NumberTooHigh { name: word() },
                K::NumberTooHigh,
                "journal.db",
            ),
            (
                V::RecoveryKeyMalformed(Mistyped::Group(3)),
                K::RecoveryKeyGroup,
                "3",
            ),
            (
                V::RecoveryKeyMalformed(Mistyped::Length(70)),
                K::RecoveryKeyLength,
                "70",
            ),
            (
                V::EraseUnfinished { remaining: word() },
                K::EraseUnfinished,
                "journal.db",
            ),
            (
                V::BadValue { what: "entry.kind" },
                K::JournalDamaged,
                "entry.kind",
            ),
            (storage(StorageCause::Full), K::DiskFull, "journal.db"),
            (storage(StorageCause::ReadOnly), K::ReadOnly, "journal.db"),
            (storage(StorageCause::Other), K::Storage, "journal.db"),
        ] {
            let said = format!("{error:?}");
            assert_eq!(told(error), (kind, Some(detail.to_owned())), "{said}");
        }
    }
}
