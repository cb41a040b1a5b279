use tauri::{AppHandle, State};
use vault::Passphrase;
use zeroize::Zeroizing;

use crate::error::CommandError;
use crate::idle::{Held, Holding, LastSeen, lock_when_saved};
use crate::lock::{LockReason, lock_soon};
use crate::session::Desk;
use crate::start::PageSeen;
use crate::window;

/// Locks. The page has saved what was unsaved; nothing comes back from this call, for the page
/// that made it is gone. Taken on the main thread, as all three here are: no command that waits can keep
/// them waiting.
#[tauri::command]
#[specta::specta]
pub(crate) fn lock(app: AppHandle, desk: State<'_, Desk>, reason: LockReason) {
    desk.hide();
    lock_soon(&app, reason);
}

/// What the page, hidden, holds. While text could not be saved nothing locks but the person.
#[tauri::command]
#[specta::specta]
pub(crate) fn hold_unsaved(
    app: AppHandle,
    desk: State<'_, Desk>,
    holding: State<'_, Holding>,
    held: Held,
    reason: LockReason,
) {
    desk.hide();
    holding.set(held);
    match held {
        Held::Nothing => {}
        // The page hides what is written; its window need not be seen either. A disk that never answers keeps
        // nobody from locking, whoever asked.
        Held::Saving => {
            window::hide(&app, reason);
            lock_when_saved(&app, reason);
        }
        // The lock has to wait: what was hidden for it must be in reach again.
        Held::Unsaved => window::show_again(&app),
    }
}

/// The person is here.
#[tauri::command]
#[specta::specta]
pub(crate) fn activity(seen: State<'_, LastSeen>, page: State<'_, PageSeen>) {
    seen.touch();
    page.touch();
}

/// Back to what is open behind the hidden page, where text waits that could not be saved. Only for who knows the
/// passphrase: somebody else may sit there by now.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn go_back_to_text(
    desk: State<'_, Desk>,
    seen: State<'_, LastSeen>,
    holding: State<'_, Holding>,
    passphrase: String,
) -> Result<(), CommandError> {
    let typed = Zeroizing::new(passphrase);
    let mut session = desk.session();
    let unlocked = session.unlocked()?;
    unlocked.vault.must_know(&Passphrase::new(&typed))?;
    // A recovery key that was offered has left the page. The next one is another.
    unlocked.offered = None;
    seen.touch();
    holding.set(Held::Nothing);
    desk.show();
    Ok(())
}
