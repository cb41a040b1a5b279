//! Looks every few seconds whether the open journal still lies where it was opened. Between two changes
//! nothing else would notice, and what is open is lost once it is closed.

use std::time::Duration;

use tauri::{AppHandle, Manager as _};
use tauri_specta::Event as _;
use vault::{Moment, Rescuing, Vault};

use crate::clock;
use crate::commands::wire::JournalTaken;
use crate::session::Desk;

const BETWEEN: Duration = Duration::from_secs(2);

/// Begins to look, for as long as the program runs.
pub(crate) fn watch(app: AppHandle) {
    std::thread::spawn(move || {
        let mut told = at_its_place();
        loop {
            std::thread::sleep(BETWEEN);
            let desk = app.state::<Desk>();
            let mut session = desk.session();
            let Ok(open) = session.unlocked() else {
                continue;
            };
            let found = look(&mut open.vault, &clock::now());
            drop(session);
            if found != told {
                let _ = found.emit(&app);
                told = found;
            }
        }
    });
}

/// Saves what was written since the last copy, when the journal has lost its place.
fn look(vault: &mut Vault, now: &Moment) -> JournalTaken {
    if vault.is_in_place() {
        return at_its_place();
    }
    let _under_way = Rescuing::begin();
    let saved = match vault.changed_since_backup() {
        Ok(false) => true,
        _ => vault.rescue(now).is_ok(),
    };
    // Without a copy of this mishap, the newest of all holds everything.
    let mut newest = || {
        vault
            .backups()
            .ok()?
            .pop()
            .map(|known| known.backup.sequence())
    };
    let copy = if saved { newest() } else { None };
    JournalTaken {
        away: true,
        copy: copy.and_then(|number| u32::try_from(number).ok()),
    }
}

fn at_its_place() -> JournalTaken {
    JournalTaken {
        away: false,
        copy: None,
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::session::opened_for_tests;

    #[test]
    fn what_is_taken_away_is_saved_and_told_and_its_return_as_well() {
        let root = tempfile::tempdir().unwrap();
        let desk = opened_for_tests(root.path());
        let mut session = desk.session();
        let vault = &mut session.unlocked().unwrap().vault;
        let now = clock::now();
        assert_eq!(look(vault, &now), at_its_place());
        let (place, away) = (root.path().join("gen-1"), root.path().join("elsewhere"));
        std::fs::rename(&place, &away).unwrap();
        let told = look(vault, &now);
        assert_eq!(
            told,
            JournalTaken {
                away: true,
                copy: Some(1)
            }
        );
        assert_eq!(look(vault, &now), told, "nothing changed: the same copy");
        let today = now.local().date();
        vault.notes().write(today, "more", 0, &now).unwrap();
        let copy = look(vault, &now).copy;
        assert!(copy > Some(1) && vault.backups().unwrap().len() == 1);
        std::fs::rename(&away, &place).unwrap();
        assert_eq!(look(vault, &now), at_its_place());
    }

    #[test]
    fn where_no_copy_can_be_made_that_is_told() {
        let root = tempfile::tempdir().unwrap();
        let place = root.path().join("journal");
        let desk = opened_for_tests(&place);
        let mut session = desk.session();
        let vault = &mut session.unlocked().unwrap().vault;
        std::fs::remove_dir_all(&place).unwrap();
        std::fs::write(&place, "").unwrap();
        let told = look(vault, &clock::now());
        assert_eq!(
            told,
            JournalTaken {
                away: true,
                copy: None
            }
        );
    }
}
