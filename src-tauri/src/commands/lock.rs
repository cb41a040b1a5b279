use tauri::{AppHandle, State};

use crate::idle::{Held, Holding, LastSeen};
use crate::lock::{LockReason, lock_now};

/// Locks. The page has saved what was unsaved; nothing comes back from this call, for the page
/// that made it is gone.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn lock(app: AppHandle, reason: LockReason) {
    lock_now(&app, reason);
}

/// What the page, hidden, holds. While text could not be saved nothing locks but the person.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn hold_unsaved(app: AppHandle, holding: State<'_, Holding>, held: Held) {
    holding.set(held);
    if held == Held::Unsaved {
        // A closed window was hidden; the person must see that their words are not safe yet.
        crate::window::raise(&app);
    }
}

/// The person is here.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn activity(seen: State<'_, LastSeen>) {
    seen.touch();
}
