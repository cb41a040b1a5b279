use crate::common::*;
use journal::{DayEnd, ExerciseId, Support, SupportError};
use vault::{FAVOURITE_EXERCISES_MAX, VaultError};

#[test]
fn settings_have_calm_defaults_and_are_kept() {
    let folder = in_memory();
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
    let folder = in_memory();
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

#[test]
fn favourites_are_kept_in_their_order_each_once_and_not_without_end() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    assert!(vault.settings().favourite_exercises().unwrap().is_empty());
    let ids =
        |ids: &[&str]| -> Vec<ExerciseId> { ids.iter().map(|id| id.parse().unwrap()).collect() };
    let chosen = ids(&[
        "small-risk",
        "i-statement",
        "small-risk",
        "of-a-later-version",
    ]);
    let kept = vault.settings().set_favourite_exercises(&chosen).unwrap();
    assert_eq!(
        kept,
        ids(&["small-risk", "i-statement", "of-a-later-version"])
    );
    drop(vault);
    let mut vault = at(folder.path())
        .unlock(&passphrase(PASSPHRASE), &now())
        .unwrap();
    assert_eq!(vault.settings().favourite_exercises().unwrap(), kept);
    let many: Vec<ExerciseId> = (0..80).map(|n| format!("x-{n}").parse().unwrap()).collect();
    let kept = vault.settings().set_favourite_exercises(&many).unwrap();
    assert_eq!(kept, many[..FAVOURITE_EXERCISES_MAX]);
    vault.settings().set_favourite_exercises(&[]).unwrap();
    assert!(vault.settings().favourite_exercises().unwrap().is_empty());
}

#[test]
fn support_is_remembered_and_forgotten() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let nothing = (Support::default(), false);
    assert_eq!(vault.settings().support().unwrap(), nothing);
    let support = Support {
        country: "AT".parse().ok(),
        contact: " Mara\n0660 ".into(),
    };
    let kept = vault.settings().set_support(support, true).unwrap();
    assert_eq!(kept.contact, "Mara\n0660");
    drop(vault);
    let mut vault = at(folder.path())
        .unlock(&passphrase(PASSPHRASE), &now())
        .unwrap();
    assert_eq!(vault.settings().support().unwrap(), (kept.clone(), true));
    let endless = Support {
        contact: "x".repeat(401),
        ..Support::default()
    };
    let refused = vault.settings().set_support(endless, false);
    let too_long = SupportError::ContactTooLong { chars: 401 };
    assert!(matches!(refused, Err(VaultError::Support(why)) if why == too_long));
    assert_eq!(vault.settings().support().unwrap(), (kept, true));
    let emptied = vault.settings().set_support(Support::default(), false);
    assert_eq!((emptied.unwrap(), false), nothing);
    assert_eq!(vault.settings().support().unwrap(), nothing);
}

#[test]
fn whether_misspelt_words_are_marked_is_open_until_somebody_says() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    assert_eq!(vault.settings().spell_check().unwrap(), None);
    for on in [false, true] {
        vault.settings().set_spell_check(on).unwrap();
        assert_eq!(vault.settings().spell_check().unwrap(), Some(on));
    }
}
