use std::path::Path;

use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, Manager, State};
use vault::{Part, Passphrase, RecoveryKey, passphrase};
use zeroize::Zeroizing;

use super::save_as::put;
use super::wire::{RecoveryKeyShown, Unlocked};
use crate::error::{CommandError, ErrorKind};
use crate::session::{Desk, Session};
use crate::{chosen, clock, idle, unfinished, words};

/// How hard a passphrase is to guess, as a word for the catalogue.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum StrengthWord {
    TooShort,
    Common,
    Weak,
    Fair,
    Good,
    Strong,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Strength {
    level: StrengthWord,
    accepted: bool,
}

impl From<passphrase::Strength> for Strength {
    fn from(strength: passphrase::Strength) -> Self {
        use passphrase::Strength as S;
        let level = match strength {
            S::TooShort => StrengthWord::TooShort,
            S::Common => StrengthWord::Common,
            S::Weak => StrengthWord::Weak,
            S::Fair => StrengthWord::Fair,
            S::Good => StrengthWord::Good,
            S::Strong => StrengthWord::Strong,
        };
        Strength {
            level,
            accepted: strength.is_accepted(),
        }
    }
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn weigh_passphrase(passphrase: String) -> Strength {
    let typed = Zeroizing::new(passphrase);
    passphrase::weigh(&Passphrase::new(&typed)).into()
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn draw_passphrase() -> Result<String, CommandError> {
    Ok(passphrase::draw()?.to_words())
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn make_journal(
    desk: State<'_, Desk>,
    passphrase: String,
) -> Result<RecoveryKeyShown, CommandError> {
    let typed = Zeroizing::new(passphrase);
    desk.open_by(|locked| {
        // One that was begun before is thrown away first: its key was never proven.
        desk.session().put(Session::Locked(locked.clone()));
        let prepared = locked.prepare(&Passphrase::new(&typed), &clock::now())?;
        let shown = RecoveryKeyShown::of(prepared.recovery_key(), prepared.asked());
        Ok((Session::Preparing(locked.clone(), prepared), shown))
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn prove_recovery_key(
    desk: State<'_, Desk>,
    seen: State<'_, idle::LastSeen>,
    typed: Vec<String>,
) -> Result<Unlocked, CommandError> {
    let mut session = desk.session();
    let vault = session.prepared()?.finish(&typed, &clock::now())?;
    let told = Unlocked::of(vault.facts(), false);
    seen.touch();
    session.put(Session::of(vault));
    Ok(told)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn abandon_setup(desk: State<'_, Desk>) {
    let mut session = desk.session();
    if let Session::Preparing(locked, _) = &*session {
        let locked = locked.clone();
        session.put(Session::Locked(locked));
    }
}

/// Where the recovery sheet was saved, as the person is told.
#[derive(Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SavedSheet {
    file: String,
    /// The whole path of its folder, or only the folder's own name where that is long.
    folder: String,
}

impl SavedSheet {
    /// The longest path that is told whole, in characters.
    const LONGEST: usize = 48;

    fn at(path: &Path) -> Self {
        let folder = path.parent().unwrap_or(Path::new(""));
        let whole = folder.display().to_string();
        SavedSheet {
            file: named(path),
            folder: match folder.file_name() {
                Some(_) if whole.chars().count() > Self::LONGEST => named(folder),
                _ => whole,
            },
        }
    }
}

fn named(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Asks where, and writes the recovery sheet there. `None` when the person changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_recovery_key(app: AppHandle) -> Result<Option<SavedSheet>, CommandError> {
    let sheet = {
        let desk = app.state::<Desk>();
        let session = desk.session();
        let key = shown_key(&session)?;
        words::recovery_sheet(key, &clock::now().local().date().to_string())
    };
    let name = words::text("recovery-file-name");
    let Some(path) = chosen::place_for(&app, &words::text("recovery-dialog-title"), name) else {
        return Ok(None);
    };
    let part = Part::beside(&path);
    let desk = app.state::<Desk>();
    unfinished::by_way_of(&desk, &part, || put(&path, &part, sheet.as_bytes()))
        .map_err(|_| CommandError::about(ErrorKind::FileNotSaved, named(&path)))?;
    Ok(Some(SavedSheet::at(&path)))
}

/// Opens the system's print dialog; the page prints the sheet alone.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn print_recovery_key(app: AppHandle) -> Result<(), CommandError> {
    shown_key(&app.state::<Desk>().session())?;
    app.get_webview_window("main")
        .and_then(|window| window.print().ok())
        .ok_or_else(|| ErrorKind::Unexpected.into())
}

/// The key that is on the screen now, of a new journal or a new one for this journal.
fn shown_key(session: &Session) -> Result<&RecoveryKey, CommandError> {
    match session {
        Session::Preparing(_, prepared) => Ok(prepared.recovery_key()),
        Session::Unlocked(unlocked) => match &unlocked.offered {
            Some(offered) => Ok(offered.recovery_key()),
            None => Err(ErrorKind::Locked.into()),
        },
        _ => Err(ErrorKind::Locked.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_the_sheet_is_is_told_whole_unless_the_path_is_long() {
        let told = |path: &str| {
            let SavedSheet { file, folder } = SavedSheet::at(Path::new(path));
            (file, folder)
        };
        let (file, folder) = told("/home/ada/Documents/recovery-key.txt");
        assert_eq!(
            (file.as_str(), folder.as_str()),
            ("recovery-key.txt", "/home/ada/Documents")
        );
        let long = format!("/home/ada/{}/Papers/key.txt", "far/".repeat(20));
        assert_eq!(told(&long), ("key.txt".to_owned(), "Papers".to_owned()));
        for (characters, is_whole) in [(48, true), (49, false)] {
            let folder = format!("/{}/Papers", "é".repeat(characters - 8));
            let expected = if is_whole { &folder } else { "Papers" };
            assert_eq!(told(&format!("{folder}/key.txt")).1, expected);
        }
        assert_eq!(told("/key.txt"), ("key.txt".to_owned(), "/".to_owned()));
    }
}
