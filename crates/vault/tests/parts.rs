//! What a lock, a kill or a power cut left of a file that was being written is taken away by whoever opens the
//! journal next, and nothing else is.

use std::fs;
use std::path::Path;

use crate::common::planted::plant;
use crate::common::*;
use vault::{Part, Vault, VaultError};

/// A journal that noted a part beside a file on a stick, and was closed over it.
fn cut_off(root: &Path, stick: &Path) -> Part {
    let (mut vault, _) = make(root);
    let part = Part::beside(&stick.join("notes.json"));
    vault.note_part(&part).unwrap();
    part
}

fn opened(root: &Path) -> Vault {
    let words = passphrase(PASSPHRASE);
    at(root).unlock(&words, &now()).unwrap()
}

#[test]
fn a_part_that_was_left_is_known_at_the_next_opening_and_goes_and_what_lies_beside_it_stays() {
    let (folder, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let part = cut_off(folder.path(), stick.path());
    fs::write(part.path(), "half of it").unwrap();
    let other = stick.path().join(".0123456789abcdef.part");
    fs::write(&other, "somebody's").unwrap();

    let mut vault = opened(folder.path());
    let left = vault.parts().unwrap();
    assert_eq!(left, std::slice::from_ref(&part));
    left[0].take_away().unwrap();
    assert!(!part.path().exists() && other.exists());
    // What is gone already is gone.
    left[0].take_away().unwrap();
    vault.forget_part(&part).unwrap();
    assert_eq!(vault.parts().unwrap(), []);
}

#[test]
fn a_part_on_a_stick_that_was_pulled_out_is_known_until_that_is_back() {
    let (folder, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mounted = stick.path().join("stick");
    fs::create_dir(&mounted).unwrap();
    let part = cut_off(folder.path(), &mounted);
    fs::write(part.path(), "half of it").unwrap();
    let away = stick.path().join("away");
    fs::rename(&mounted, &away).unwrap();
    let refused = opened(folder.path()).parts().unwrap()[0].take_away();
    assert!(matches!(refused, Err(VaultError::FolderMissing)));
    fs::rename(&away, &mounted).unwrap();
    opened(folder.path()).parts().unwrap()[0]
        .take_away()
        .unwrap();
    assert!(!part.path().exists());
}

#[test]
fn a_part_that_cannot_be_looked_for_is_not_taken_for_gone() {
    let (folder, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mounted = stick.path().join("stick");
    let part = cut_off(folder.path(), &mounted);
    // A file stands where the folder was: the system says neither that the part is there nor that it is not.
    fs::write(&mounted, "no folder").unwrap();
    assert!(part.take_away().is_err());
    assert_eq!(opened(folder.path()).parts().unwrap(), [part]);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_in_the_place_of_a_part_is_not_ours_and_stays() {
    let (folder, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let part = cut_off(folder.path(), stick.path());
    let letter = stick.path().join("letter");
    fs::write(&letter, "mine").unwrap();
    std::os::unix::fs::symlink(&letter, part.path()).unwrap();
    part.take_away().unwrap();
    assert!(fs::symlink_metadata(part.path()).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&letter).unwrap(), "mine");
    fs::remove_file(part.path()).unwrap();
    fs::create_dir(part.path()).unwrap();
    part.take_away().unwrap();
    assert!(part.path().is_dir());
}

#[test]
fn a_new_key_takes_along_what_is_to_be_taken_away() {
    let (folder, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let part = cut_off(folder.path(), stick.path());
    let mut vault = opened(folder.path());
    let words = passphrase(PASSPHRASE);
    let offered = vault.make_recovery_key(&words).unwrap();
    let typed = typed_back(offered.recovery_key(), offered.asked());
    vault
        .rekey(&words, &words, &offered, &typed, &now())
        .unwrap();
    drop(vault);
    assert_eq!(opened(folder.path()).parts().unwrap(), [part]);
}

#[test]
fn notes_of_parts_do_not_grow_without_end_and_the_one_that_is_written_is_always_noted() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(folder.path());
    for nth in 1..40 {
        let part = Part::beside(&folder.path().join("notes.json"));
        vault.note_part(&part).unwrap();
        let noted = vault.parts().unwrap();
        assert!(noted.contains(&part), "{nth}");
        assert_eq!(noted.len(), nth.min(32));
    }
    drop(vault);
    // Whoever had the key may have made up any number of them, and a new key takes them along.
    let made_up = "WITH RECURSIVE n (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n < 99)
         INSERT INTO meta SELECT printf('part-%016x', n), '/nowhere' FROM n";
    plant(folder.path(), made_up);
    let mut vault = opened(folder.path());
    let part = Part::beside(&folder.path().join("notes.json"));
    vault.note_part(&part).unwrap();
    let noted = vault.parts().unwrap();
    assert!(noted.contains(&part) && noted.len() == 32);
}
