use tauri::{AppHandle, State};

use crate::idle::{Holding, LastSeen};
use crate::lock::{LockReason, lock_now};

/// Locks. The page has saved what was unsaved; nothing comes back from this call, for the page
/// that made it is gone.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn lock(app: AppHandle, reason: LockReason) {
    lock_now(&app, reason);
}

/// The page, hidden, holds text that could not be saved (true), or does no longer (false). While
/// it does, nothing locks it but the person.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn hold_unsaved(app: AppHandle, holding: State<'_, Holding>, held: bool) {
    holding.set(held);
    if held {
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
