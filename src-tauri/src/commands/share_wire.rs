//! What is ticked to be shared, and what was, on its way to the page and back.

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri_specta::Event;
use vault::table::{Sealed, ShareForm as Form, Shared};

use super::trends::Span;
use super::wire::SignId;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Paper {
    A4,
    Letter,
}

/// What the report holds beside its first lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Include {
    pub(crate) day_grid: bool,
    pub(crate) weekly: bool,
    pub(crate) what_helped: bool,
    pub(crate) trust_steps: bool,
    pub(crate) boundaries: bool,
    pub(crate) patterns: bool,
    pub(crate) all_signs: bool,
}

/// A name, and what stands for it, such as its initial.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub(crate) struct Replaced {
    pub(crate) name: String,
    pub(crate) by: String,
}

/// What the person ticked: the same for the preview and for what is written.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ShareChoice {
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) paper: Paper,
    /// Empty: no name in it.
    pub(crate) name: String,
    pub(crate) talk_about: String,
    /// At most three.
    pub(crate) focus: Vec<SignId>,
    pub(crate) include: Include,
    /// Ids, ticked one by one.
    pub(crate) entries: Vec<String>,
    pub(crate) replace: Vec<Replaced>,
}

/// Since when something is shared with somebody.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type)]
#[serde(untagged)]
pub(crate) enum SharePeriod {
    Span(Span),
    Since(SinceLast),
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type)]
pub(crate) enum SinceLast {
    #[serde(rename = "since-last")]
    SinceLast,
}

/// Somebody for whom something is shared, and what was last ticked for them.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ShareRecipient {
    pub(crate) name: String,
    #[serde(flatten)]
    pub(crate) choice: RecipientChoice,
    /// Public keys, one a line.
    pub(crate) keys: String,
}

/// What is kept of a recipient beside name and keys.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RecipientChoice {
    pub(crate) period: SharePeriod,
    pub(crate) paper: Paper,
    pub(crate) include: Include,
    pub(crate) replace: Vec<Replaced>,
    pub(crate) focus: Vec<SignId>,
    pub(crate) own_name: String,
}

/// In which form something was shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ShareForm {
    Pdf,
    Csv,
    Json,
    Print,
}

/// In which form a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FileForm {
    Pdf,
    Csv,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum SealedBy {
    No,
    Passphrase,
    Keys,
}

/// How a file is sealed (age).
#[derive(Clone, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum Seal {
    No,
    Passphrase {
        passphrase: String,
    },
    /// Public keys, one a line.
    Keys {
        keys: String,
    },
}

/// Something that was shared: never what it held.
#[derive(Debug, Serialize, Type)]
pub(crate) struct SharedLine {
    id: String,
    /// RFC 3339, by the writer's clock.
    at: String,
    recipient: String,
    /// Null is the whole journal.
    from: Option<String>,
    to: Option<String>,
    form: ShareForm,
    sealed: SealedBy,
    entries: u32,
}

/// What the Share screen begins with.
#[derive(Debug, Serialize, Type)]
pub(crate) struct ShareDesk {
    pub(crate) today: String,
    /// The first day with anything; null for an empty journal.
    pub(crate) first: Option<String>,
    /// The days of each period that has a name of its own.
    pub(crate) periods: Vec<NamedPeriod>,
    pub(crate) focus: Vec<SignId>,
    /// The one last shared with first.
    pub(crate) recipients: Vec<ShareRecipient>,
    /// Newest first.
    pub(crate) log: Vec<SharedLine>,
}

/// So many whole weeks and this one so far, or all: its first and its last day.
#[derive(Debug, Serialize, Type)]
pub(crate) struct NamedPeriod {
    pub(crate) span: Span,
    pub(crate) from: String,
    pub(crate) to: String,
}

#[derive(Debug, Serialize, Type)]
pub(crate) struct SharePreview {
    pub(crate) ticket: u32,
    pub(crate) pages: u32,
    /// Characters that no font has, shown as a stand-in.
    pub(crate) unprintable: u32,
}

#[derive(Debug, Serialize, Type)]
pub(crate) struct KeyLine {
    /// From 1.
    pub(crate) line: u32,
    pub(crate) state: KeyState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum KeyState {
    Ok,
    /// A secret key, pasted by mistake.
    Secret,
    Unknown,
}

/// How far the file that is being made has come.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct ShareProgress {
    pub(crate) done: u32,
    pub(crate) of: u32,
}

impl From<Shared> for SharedLine {
    fn from(shared: Shared) -> Self {
        SharedLine {
            id: shared.id.to_string(),
            at: shared.at.to_rfc3339(),
            recipient: shared.recipient,
            from: shared.period.map(|(from, _)| from.to_string()),
            to: shared.period.map(|(_, to)| to.to_string()),
            form: match shared.form {
                Form::Pdf => ShareForm::Pdf,
                Form::Csv => ShareForm::Csv,
                Form::Json => ShareForm::Json,
                Form::Print => ShareForm::Print,
            },
            sealed: match shared.sealed {
                Sealed::No => SealedBy::No,
                Sealed::Passphrase => SealedBy::Passphrase,
                Sealed::Keys => SealedBy::Keys,
            },
            entries: shared.entries,
        }
    }
}

impl From<FileForm> for Form {
    fn from(form: FileForm) -> Self {
        match form {
            FileForm::Pdf => Form::Pdf,
            FileForm::Csv => Form::Csv,
            FileForm::Json => Form::Json,
        }
    }
}
