//! Files that are being written where the person said, on disks that know no file without a name. What a lock cuts
//! off is taken away by it, or by whoever opens the journal next: the journal has noted its name.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use vault::{Part, Vault};

use crate::patience::within;
use crate::session::Desk;

/// How long a disk is waited for on which something was left.
const TO_TAKE_AWAY: Duration = Duration::from_secs(5);

/// Those that this process writes.
static WRITTEN: Mutex<Vec<Part>> = Mutex::new(Vec::new());

fn written() -> MutexGuard<'static, Vec<Part>> {
    WRITTEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes a file by way of a part that the open journal has noted. Where none is open, as in a setup, nobody notes
/// it.
pub(crate) fn by_way_of<T>(desk: &Desk, part: &Part, write: impl FnOnce() -> T) -> T {
    let _ = desk.with_vault(|vault| vault.note_part(part));
    written().push(part.clone());
    let done = write();
    // What the disk refuses to remove is tried again at the next opening.
    let is_gone = part.take_away().is_ok();
    written().retain(|other| other != part);
    if is_gone {
        // Locked meanwhile: whoever opens it next finds nothing there.
        let _ = desk.with_vault(|vault| vault.forget_part(part));
    }
    done
}

/// Takes away what this process is writing. Its disk may never answer.
pub(crate) fn take_away_own() {
    let own = written().clone();
    for part in own {
        let _ = part.take_away();
    }
}

/// Takes away what was left before this process, as far as its disks answer.
pub(crate) fn take_away_left(desk: &Desk) {
    let Ok(mut left) = desk.with_vault(Vault::parts) else {
        return;
    };
    left.retain(|part| !written().contains(part));
    for part in left {
        let there = part.clone();
        let taken = within(TO_TAKE_AWAY, move || there.take_away());
        if taken.is_some_and(|taken| taken.is_ok()) {
            let _ = desk.with_vault(|vault| vault.forget_part(&part));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::opened_for_tests;

    fn left(desk: &Desk) -> Vec<Part> {
        desk.with_vault(Vault::parts).unwrap()
    }

    #[test]
    fn what_is_being_written_is_known_to_the_journal_as_long_as_it_is_written() {
        let (root, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let desk = opened_for_tests(root.path());
        let part = Part::beside(&stick.path().join("notes.json"));
        by_way_of(&desk, &part, || {
            assert_eq!(left(&desk), std::slice::from_ref(&part));
            // Not taken for one that was left.
            std::fs::write(part.path(), "half").unwrap();
            take_away_left(&desk);
            assert!(part.path().exists());
            // A lock takes it away.
            take_away_own();
            assert!(!part.path().exists());
            std::fs::write(part.path(), "half").unwrap();
        });
        assert!(!part.path().exists());
        assert_eq!(left(&desk), []);
        // From then on one of that name was left.
        desk.with_vault(|vault| vault.note_part(&part)).unwrap();
        std::fs::write(part.path(), "half").unwrap();
        take_away_left(&desk);
        assert!(!part.path().exists());
    }

    #[test]
    fn what_an_earlier_process_left_goes_and_on_a_disk_that_is_not_there_it_stays_known() {
        let (root, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let desk = opened_for_tests(root.path());
        let here = Part::beside(&stick.path().join("notes.json"));
        let away = Part::beside(&stick.path().join("pulled out/notes.json"));
        for part in [&here, &away] {
            desk.with_vault(|vault| vault.note_part(part)).unwrap();
        }
        std::fs::write(here.path(), "half").unwrap();
        take_away_left(&desk);
        assert!(!here.path().exists());
        assert_eq!(left(&desk), [away]);
    }
}
