use tauri::{AppHandle, Manager, State};
use tauri_specta::Event;
use vault::{Integrity, Passphrase, RecoveryKey};
use zeroize::Zeroizing;

use super::wire::{DamageFound, Unlocked};
use crate::error::CommandError;
use crate::idle::LastSeen;
use crate::session::{Desk, Session};
use crate::{backing_up, clock, unfinished};

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn unlock(
    app: AppHandle,
    desk: State<'_, Desk>,
    seen: State<'_, LastSeen>,
    passphrase: String,
) -> Result<Unlocked, CommandError> {
    let typed = Zeroizing::new(passphrase);
    desk.take_limit();
    let told = desk.open_by(|locked| {
        let vault = locked.unlock(&Passphrase::new(&typed), &clock::now())?;
        let told = Unlocked::of(vault.facts(), false);
        // What was cut off stood on the page until now.
        locked.forget_key_change();
        seen.touch();
        Ok((Session::of(vault), told))
    })?;
    look_through(app);
    Ok(told)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn unlock_with_recovery_key(
    desk: State<'_, Desk>,
    seen: State<'_, LastSeen>,
    key: String,
) -> Result<Unlocked, CommandError> {
    let typed = Zeroizing::new(key);
    let key = RecoveryKey::parse(&typed)?;
    desk.take_limit();
    desk.open_by(|locked| {
        let recovered = locked.unlock_with_recovery_key(&key, &clock::now())?;
        let told = Unlocked::of(recovered.facts(), true);
        locked.forget_key_change();
        seen.touch();
        Ok((Session::Recovered(Box::new(recovered)), told))
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn choose_passphrase(
    app: AppHandle,
    desk: State<'_, Desk>,
    passphrase: String,
) -> Result<(), CommandError> {
    let typed = Zeroizing::new(passphrase);
    let mut session = desk.session();
    let chosen = Passphrase::new(&typed);
    session
        .recovered()?
        .choose_passphrase(&chosen, &clock::now())?;
    let opened = match session.take() {
        Session::Recovered(recovered) => match (*recovered).into_vault() {
            Ok(vault) => Session::of(vault),
            Err(still) => Session::Recovered(still),
        },
        other => other,
    };
    session.put(opened);
    drop(session);
    look_through(app);
    Ok(())
}

/// Looks at every page behind the person's back: ordinary queries do not notice a rotten one.
fn look_through(app: AppHandle) {
    let taking_away = app.state::<Desk>().inner().clone();
    std::thread::spawn(move || unfinished::take_away_left(&taking_away));
    std::thread::spawn(move || {
        let desk = app.state::<Desk>();
        let found = desk
            .session()
            .unlocked()
            .map(|open| open.vault.check_integrity());
        let damaged = match found {
            Ok(Ok(Integrity::Damaged { pages })) => Some(pages),
            Ok(Ok(Integrity::Mixed)) => Some(0),
            Ok(Ok(Integrity::Whole) | Err(_)) | Err(_) => None,
        };
        if let Some(pages) = damaged {
            let pages = u32::try_from(pages).unwrap_or(u32::MAX);
            let _ = DamageFound { pages }.emit(&app);
            // A copy of a damaged journal is no copy.
            return;
        }
        backing_up::after_unlocking(&app);
    });
}
