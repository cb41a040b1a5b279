use crate::common::*;
use journal::DayEnd;

#[test]
fn settings_have_calm_defaults_and_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(folder.path());
    assert_eq!(vault.settings().day_end().unwrap(), DayEnd::MIDNIGHT);
    assert!(vault.settings().digits_advance().unwrap());
    vault
        .settings()
        .set_day_end(DayEnd::new(4).unwrap())
        .unwrap();
    vault.settings().set_digits_advance(false).unwrap();
    drop(vault);
    let mut vault = at(folder.path())
        .unlock(&passphrase(PASSPHRASE), &now())
        .unwrap();
    assert_eq!(vault.settings().day_end().unwrap().get(), 4);
    assert!(!vault.settings().digits_advance().unwrap());
}

#[test]
fn three_focus_signs_are_kept_in_their_order_and_each_once() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(folder.path());
    assert!(vault.settings().focus_signs().unwrap().is_empty());
    use journal::SignId::{Drama, HeldBack, Isolated, Secretive};
    let chosen = vault
        .settings()
        .set_focus_signs(&[Drama, HeldBack, Drama, Isolated, Secretive])
        .unwrap();
    assert_eq!(chosen, [Drama, HeldBack, Isolated]);
    assert_eq!(vault.settings().focus_signs().unwrap(), chosen);
    vault.settings().set_focus_signs(&[]).unwrap();
    assert!(vault.settings().focus_signs().unwrap().is_empty());
}
