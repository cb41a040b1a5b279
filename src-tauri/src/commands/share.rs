//! With whom something is shared, what was, and what a list of keys holds.

use chrono::{NaiveDate, Weekday};
use tauri::State;
use vault::table::ShareRecipient as Stored;
use vault::{KeyProblem, RECIPIENTS_MAX, Recipient, Vault};

use super::entries::on_journal;
use super::share_wire::{
    KeyLine, KeyState, NamedPeriod, RecipientChoice, ShareDesk, ShareRecipient, SharedLine,
};
use super::trends::Span;
use crate::calendar;
use crate::error::{CommandError, ErrorKind};
use crate::session::Desk;

/// The longest name of a recipient, in characters.
const NAME_MAX_CHARS: usize = 80;
/// The longest list of keys, in bytes.
const KEYS_MAX_BYTES: usize = 64 << 10;

/// The days of the periods with names of their own; all of it begins with the first day with anything.
fn periods(
    starts_on: Weekday,
    first: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<Vec<NamedPeriod>, CommandError> {
    let named = |span: Span| {
        let bounds = span.read(None, None)?.bounds_by(starts_on, first, today);
        let from = match span {
            Span::All => first.map_or(today, |first| first.min(today)),
            Span::Weeks4
            | Span::Weeks8
            | Span::Weeks12
            | Span::Weeks26
            | Span::Weeks52
            | Span::Own => bounds.from(),
        };
        Ok(NamedPeriod {
            span,
            from: from.to_string(),
            to: bounds.to().to_string(),
        })
    };
    let spans = [
        Span::Weeks4,
        Span::Weeks8,
        Span::Weeks12,
        Span::Weeks26,
        Span::Weeks52,
        Span::All,
    ];
    spans.into_iter().map(named).collect()
}

/// What the Share screen begins with.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn share_desk(desk: State<'_, Desk>) -> Result<ShareDesk, CommandError> {
    on_journal(&desk, |vault, now| {
        let today = journal::civil_day(now.local(), vault.settings().day_end()?);
        let rated = vault.check_ins().first_day()?;
        let first = rated.into_iter().chain(vault.first_entry_day()?).min();
        let focus = vault.settings().focus_signs()?;
        Ok(ShareDesk {
            today: today.to_string(),
            first: first.map(|day| day.to_string()),
            periods: periods(calendar::starts_on_in(desk.root()), first, today)?,
            focus: focus.into_iter().map(Into::into).collect(),
            recipients: recipients(vault)?,
            log: vault
                .shares()
                .log()?
                .into_iter()
                .map(SharedLine::from)
                .collect(),
        })
    })
}

/// One of the same name is replaced. A secret key is never kept.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remember_recipient(
    desk: State<'_, Desk>,
    recipient: ShareRecipient,
) -> Result<Vec<ShareRecipient>, CommandError> {
    on_journal(&desk, |vault, now| {
        let name = journal::clean(recipient.name.trim()).replace('\n', " ");
        if name.is_empty() || name.chars().count() > NAME_MAX_CHARS {
            return Err(ErrorKind::BadSetting.into());
        }
        if !recipient.keys.trim().is_empty() {
            parse_keys(&recipient.keys)?;
        }
        let choice = serde_json::to_string(&recipient.choice)
            .map_err(|_| CommandError::about(ErrorKind::Unexpected, "recipient"))?;
        let stored = Stored {
            name,
            choice,
            keys: recipient.keys.trim().to_owned(),
        };
        vault.shares().remember(&stored, now)?;
        recipients(vault)
    })
}

/// What was shared with them stays in the log.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn forget_recipient(
    desk: State<'_, Desk>,
    name: String,
) -> Result<Vec<ShareRecipient>, CommandError> {
    on_journal(&desk, |vault, _| {
        vault.shares().forget(&name)?;
        recipients(vault)
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn clear_share_log(desk: State<'_, Desk>) -> Result<(), CommandError> {
    on_journal(&desk, |vault, _| Ok(vault.shares().clear_log()?))
}

/// What each line of a list of public keys is; empty lines and comments are none.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn read_keys(desk: State<'_, Desk>, keys: String) -> Result<Vec<KeyLine>, CommandError> {
    desk.session().unlocked()?;
    if keys.len() > KEYS_MAX_BYTES {
        return Err(ErrorKind::KeyUnknown.into());
    }
    let lines = (1..).zip(keys.lines());
    let lines = lines.filter_map(|(line, text)| {
        let state = match Recipient::parse(text) {
            Ok(_) => KeyState::Ok,
            Err(error) => match error.problem {
                KeyProblem::None => return None,
                KeyProblem::Secret => KeyState::Secret,
                _ => KeyState::Unknown,
            },
        };
        Some(KeyLine { line, state })
    });
    Ok(lines.collect())
}

/// Reads a list of public keys.
///
/// # Errors
/// `no-keys`, `key-secret`, `key-unknown`; none holds any of the text.
pub(super) fn parse_keys(keys: &str) -> Result<Vec<Recipient>, CommandError> {
    if keys.len() > KEYS_MAX_BYTES {
        return Err(ErrorKind::KeyUnknown.into());
    }
    let parsed = Recipient::parse(keys).map_err(|error| match error.problem {
        KeyProblem::None => ErrorKind::NoKeys.into(),
        KeyProblem::Secret => ErrorKind::KeySecret.into(),
        _ => CommandError::about(ErrorKind::KeyUnknown, error.line.to_string()),
    })?;
    if parsed.len() > RECIPIENTS_MAX {
        return Err(ErrorKind::TooManyKeys.into());
    }
    Ok(parsed)
}

/// The recipients; a choice that a later version wrote is left out with its recipient's habits, and
/// the recipient stays in the journal.
fn recipients(vault: &mut Vault) -> Result<Vec<ShareRecipient>, CommandError> {
    let stored = vault.shares().recipients()?.into_iter();
    Ok(stored
        .filter_map(|stored| {
            let choice: RecipientChoice = serde_json::from_str(&stored.choice).ok()?;
            Some(ShareRecipient {
                name: stored.name,
                keys: stored.keys,
                choice,
            })
        })
        .collect())
}
