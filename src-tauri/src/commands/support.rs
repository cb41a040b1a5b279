use journal::Support;
use serde::Serialize;
use specta::Type;
use tauri::State;

use crate::error::CommandError;
use crate::session::Desk;
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
    // Help waits for nothing while nothing is open.
    if desk.is_open()
        && let Ok((support, openly)) = desk.with_vault(|vault| vault.settings().support())
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
    let country = country.map(|code| code.parse()).transpose()?;
    let support = Support { country, contact }.tidied()?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;
    use crate::session::opened_for_tests;

    const CONTACT: &str = "Mara, 0660";

    fn nothing() -> SupportView {
        SupportView::of(&Support::default(), false)
    }

    fn keep_it(desk: &Desk, openly: bool) -> SupportView {
        keep(desk, Some("AT".into()), CONTACT.into(), openly).unwrap()
    }

    fn beside(desk: &Desk) -> String {
        std::fs::read_to_string(desk.root().join("settings.json")).unwrap_or_default()
    }

    #[test]
    fn before_a_journal_and_while_locked_it_tells_what_is_kept_openly_and_keeps_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::at(folder.path().to_owned());
        assert_eq!(remembered(&desk), nothing());
        let refused = keep(&desk, None, CONTACT.into(), true).unwrap_err();
        assert_eq!(refused.kind, ErrorKind::Locked);
        drop(desk);

        let desk = opened_for_tests(folder.path());
        let kept = keep_it(&desk, true);
        assert_eq!(remembered(&desk), kept);
        desk.close();
        assert_eq!(remembered(&desk), kept);
        // What stands there is anybody's to change, and never keeps anything from starting.
        for damage in ["{", r#"{"support": {"country": "at", "contact": 4}}"#] {
            std::fs::write(desk.root().join("settings.json"), damage).unwrap();
            assert_eq!(remembered(&desk), nothing());
        }
    }

    #[test]
    fn what_is_not_kept_openly_lies_in_the_journal_alone() {
        let folder = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(folder.path());
        keep_it(&desk, true);
        assert!(beside(&desk).contains(CONTACT));
        let kept = keep_it(&desk, false);
        assert_eq!(remembered(&desk), kept);
        assert!(!beside(&desk).contains(CONTACT) && !beside(&desk).contains("AT"));
        desk.close();
        assert_eq!(remembered(&desk), nothing());
    }

    #[test]
    fn what_cannot_be_kept_is_refused_and_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(folder.path());
        let kept = keep_it(&desk, true);
        let refused = keep(&desk, Some("Austria".into()), String::new(), false);
        assert_eq!(refused.unwrap_err().kind, ErrorKind::BadSetting);
        let refused = keep(&desk, None, "x".repeat(401), false);
        assert_eq!(refused.unwrap_err().kind, ErrorKind::TextTooLong);
        assert_eq!(remembered(&desk), kept);
        assert!(beside(&desk).contains(CONTACT));
    }
}
