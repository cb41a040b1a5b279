use journal::Support;
use serde::Serialize;
use specta::Type;
use tauri::State;

use crate::error::{CommandError, ErrorKind};
use crate::session::{Desk, Session};
use crate::settings_file::{OpenSettings, OpenSupport};

/// What the support page remembers.
#[derive(Debug, PartialEq, Eq, Serialize, Type)]
pub(crate) struct SupportView {
    /// ISO 3166-1 alpha-2, such as `AT`.
    country: Option<String>,
    /// At most 400 characters.
    contact: String,
    /// Whether it is shown while locked, too; then anyone who opens this computer can read it.
    openly: bool,
}

impl SupportView {
    fn of(support: &Support, openly: bool) -> Self {
        SupportView {
            country: support.country.map(|country| country.to_string()),
            contact: support.contact.clone(),
            openly,
        }
    }
}

/// Works while locked and at the first run as well: then it tells what is kept openly, and no more.
/// Help must never wait for a journal that does not read.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn support(desk: State<'_, Desk>) -> SupportView {
    remembered(&desk)
}

/// Remembers a country and a contact: in the journal, and openly only if that is wished.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn keep_support(
    desk: State<'_, Desk>,
    country: Option<String>,
    contact: String,
    openly: bool,
) -> Result<SupportView, CommandError> {
    keep(&desk, country, contact, openly)
}

fn remembered(desk: &Desk) -> SupportView {
    if let Session::Unlocked(open) = &mut *desk.session()
        && let Ok((support, openly)) = open.vault.settings().support()
    {
        return SupportView::of(&support, openly);
    }
    match OpenSettings::read(desk.root()).support {
        Some(kept) => SupportView::of(&kept.into(), true),
        None => SupportView::of(&Support::default(), false),
    }
}

fn keep(
    desk: &Desk,
    country: Option<String>,
    contact: String,
    openly: bool,
) -> Result<SupportView, CommandError> {
    let mut session = desk.session();
    let vault = &mut session.unlocked()?.vault;
    let bad = |_| CommandError::from(ErrorKind::BadSetting);
    let country = country.map(|code| code.parse()).transpose().map_err(bad)?;
    let support = Support { country, contact }.tidied().map_err(bad)?;
    // What is not to be seen any more goes first; what is to be seen comes last.
    if !openly {
        put_openly(desk, None)?;
    }
    let kept = vault.settings().set_support(support, openly)?;
    if openly {
        put_openly(desk, Some(&kept))?;
    }
    Ok(SupportView::of(&kept, openly))
}

fn put_openly(desk: &Desk, support: Option<&Support>) -> Result<(), CommandError> {
    let _alone = desk.settings();
    let stored = OpenSettings::read(desk.root());
    let support = support
        .filter(|support| !support.is_empty())
        .map(OpenSupport::from);
    if stored.support == support {
        return Ok(());
    }
    Ok(OpenSettings { support, ..stored }.write(desk.root())?)
}
