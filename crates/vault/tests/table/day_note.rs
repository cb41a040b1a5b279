use crate::common::*;
use vault::{NOTE_MAX_BYTES, VaultError};

#[test]
fn a_note_is_kept_to_the_letter_and_counts_its_changes() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let text = "line\r\nline\u{0}\u{202e}تجربة 🌊 \t'; DROP TABLE rating; --";
    let note = vault.notes().write(day(), text, 0, &now()).unwrap();
    assert_eq!((note.text.as_str(), note.revision), (text, 1));
    assert_eq!(vault.notes().of_day(day()).unwrap(), note);
}

#[test]
fn a_save_repeated_after_a_lost_answer_is_the_same_note() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let first = vault.notes().write(day(), "one", 0, &now()).unwrap();
    assert_eq!(vault.notes().write(day(), "one", 0, &now()).unwrap(), first);
}

#[test]
fn a_note_changed_meanwhile_is_not_overwritten() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    vault.notes().write(day(), "one", 0, &now()).unwrap();
    let late = vault.notes().write(day(), "two", 0, &now());
    assert!(matches!(late, Err(VaultError::NoteChanged)));
    assert_eq!(vault.notes().of_day(day()).unwrap().text, "one");
}

#[test]
fn a_note_of_one_mebibyte_fits_and_one_byte_more_does_not() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let most = "x".repeat(NOTE_MAX_BYTES);
    vault.notes().write(day(), &most, 0, &now()).unwrap();
    let over = vault.notes().write(day(), &format!("{most}x"), 1, &now());
    assert!(matches!(over, Err(VaultError::NoteTooLong { bytes }) if bytes == NOTE_MAX_BYTES + 1));
    assert_eq!(
        vault.notes().of_day(day()).unwrap().text.len(),
        NOTE_MAX_BYTES
    );
}
