use tauri::{AppHandle, State};
use vault::EraseError;

use crate::error::CommandError;
use crate::lock::{LockReason, lock_now};
use crate::recent_files;
use crate::session::{Desk, Session};

/// Erases the open journal for good and begins anew. Nothing comes back from this call but a refusal
/// after which the journal stands as before; the page that made it is gone otherwise.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn erase_journal(app: AppHandle, desk: State<'_, Desk>) -> Result<(), CommandError> {
    // First: a lock may cut this off once the journal is going, and the next start finishes only the journal.
    recent_files::forget_all(&app);
    erase(&desk)?;
    lock_now(&app, LockReason::Erased);
    Ok(())
}

/// What could not be removed is told by the next start, which tries again.
fn erase(desk: &Desk) -> Result<(), CommandError> {
    let mut session = desk.session();
    session.unlocked()?;
    match session.take() {
        Session::Unlocked(open) => match open.vault.erase() {
            Ok(_) | Err(EraseError::Unfinished(_)) => Ok(()),
            Err(EraseError::NotBegun { vault, error }) => {
                session.put(Session::of(*vault));
                Err(error.into())
            }
        },
        other => {
            session.put(other);
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;
    use crate::session::opened_for_tests;
    use vault::Presence;

    fn presence(desk: &Desk) -> Presence {
        desk.session().locked().unwrap().presence().unwrap()
    }

    #[test]
    fn a_locked_journal_is_not_erased() {
        let folder = tempfile::tempdir().unwrap();
        opened_for_tests(folder.path()).close();
        let desk = Desk::at(folder.path().to_owned());
        assert_eq!(erase(&desk).unwrap_err().kind, ErrorKind::Locked);
        assert_eq!(presence(&desk), Presence::Present);
    }

    #[test]
    fn after_it_the_next_start_is_a_first_run_and_nothing_lies_about() {
        let folder = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(folder.path());
        let settings = crate::settings_file::OpenSettings::default();
        settings.write(folder.path()).unwrap();
        erase(&desk).unwrap();
        assert!(!desk.is_open());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        assert_eq!(
            presence(&Desk::at(folder.path().to_owned())),
            Presence::None
        );
    }

    #[test]
    fn a_refusal_leaves_it_open() {
        let folder = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(folder.path());
        std::fs::create_dir(folder.path().join("erasing.tmp")).unwrap();
        assert!(erase(&desk).is_err());
        let mut session = desk.session();
        let vault = &mut session.unlocked().unwrap().vault;
        assert!(vault.is_untouched().unwrap());
    }
}
