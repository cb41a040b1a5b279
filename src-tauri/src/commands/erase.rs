use tauri::{AppHandle, State};
use vault::{EraseError, VaultError};

use crate::error::CommandError;
use crate::lock::{LockReason, lock_now};
use crate::session::{Desk, Session, Unlocked};

/// Erases the open journal for good and begins anew. Nothing comes back from this call but a refusal
/// after which the journal stands as before; the page that made it is gone otherwise.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn erase_journal(app: AppHandle, desk: State<'_, Desk>) -> Result<(), CommandError> {
    erase(&desk)?;
    lock_now(&app, LockReason::Asked);
    Ok(())
}

/// What could not be removed is told by the next start, which tries again.
fn erase(desk: &Desk) -> Result<(), CommandError> {
    let mut session = desk.session();
    session.unlocked()?;
    let closed = Session::Barred(VaultError::OpenElsewhere);
    match std::mem::replace(&mut *session, closed) {
        Session::Unlocked(open) => match open.vault.erase() {
            Ok(()) | Err(EraseError::Unfinished(_)) => Ok(()),
            Err(EraseError::NotBegun { vault, error }) => {
                *session = Session::Unlocked(Box::new(Unlocked {
                    vault: *vault,
                    offered: None,
                }));
                Err(error.into())
            }
        },
        other => {
            *session = other;
            Ok(())
        }
    }
}
