use crate::common::*;
use journal::{DayEnd, ExerciseId, Since, Support, SupportError, WholeRecord, WholeSettings};
use vault::{FAVOURITE_EXERCISES_MAX, VaultError};

fn ago(days: u64) -> chrono::NaiveDate {
    day() - chrono::Days::new(days)
}

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
        .set_focus_signs(&[Drama, HeldBack, Drama, Isolated, Secretive], day())
        .unwrap();
    assert_eq!(chosen, [Drama, HeldBack, Isolated]);
    assert_eq!(vault.settings().focus_signs().unwrap(), chosen);
    vault.settings().set_focus_signs(&[], day()).unwrap();
    assert!(vault.settings().focus_signs().unwrap().is_empty());
}

#[test]
fn a_focus_sign_is_followed_from_the_day_it_is_chosen() {
    use journal::SignId::{Drama, HeldBack};
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let mut settings = vault.settings();
    let since = |settings: &mut vault::table::Settings<'_>| -> Vec<Since> {
        let all = settings.followed().unwrap();
        all.into_iter().map(|followed| followed.since).collect()
    };
    settings.set_focus_signs(&[Drama], ago(30)).unwrap();
    settings
        .set_focus_signs(&[Drama, HeldBack], ago(9))
        .unwrap();
    let chosen = [Since::Chosen(ago(30)), Since::Chosen(ago(9))];
    assert_eq!(since(&mut settings), chosen);

    // Taken off by a slip and put back on the same day, nothing is lost; a day later it begins anew.
    settings.set_focus_signs(&[HeldBack], ago(5)).unwrap();
    settings
        .set_focus_signs(&[Drama, HeldBack], ago(5))
        .unwrap();
    assert_eq!(since(&mut settings), chosen);
    settings.set_focus_signs(&[HeldBack], ago(5)).unwrap();
    settings.set_focus_signs(&[HeldBack], ago(4)).unwrap();
    settings
        .set_focus_signs(&[Drama, HeldBack], ago(4))
        .unwrap();
    assert_eq!(since(&mut settings)[0], Since::Chosen(ago(4)));
}

#[test]
fn who_looks_back_is_known_to_have_looked_back() {
    use journal::SignId::{Drama, HeldBack};
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let mut settings = vault.settings();
    settings.set_focus_signs(&[Drama], ago(30)).unwrap();
    let mut from = |sign, on| {
        let all = settings.follow_from(sign, on, day()).unwrap();
        (all.len(), all[0].since)
    };
    assert_eq!(from(Drama, ago(30)), (1, Since::Chosen(ago(30))));
    let looked_back = Since::LookedBack(Some(ago(90)));
    assert_eq!(from(Drama, ago(90)), (1, looked_back));
    assert_eq!(from(HeldBack, ago(1)), (1, looked_back), "none in focus");
    assert_eq!(from(Drama, day()), (1, Since::Chosen(day())));
}

#[test]
fn a_sign_that_an_older_version_chose_is_followed_from_its_first_rated_day() {
    use journal::SignId::{Drama, HeldBack};
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    // As it was kept before there was a day.
    let older = WholeSettings {
        focus_signs: vec![Drama, HeldBack],
        ..WholeSettings::default()
    };
    let records = [WholeRecord::Settings(older)]
        .into_iter()
        .map(Ok::<_, VaultError>);
    let taken_in = vault.take_in(records, &mut |_| std::ops::ControlFlow::Continue(()));
    taken_in.unwrap();
    let mut settings = vault.settings();
    let since = |settings: &mut vault::table::Settings<'_>| -> Vec<Since> {
        let all = settings.followed().unwrap();
        all.into_iter().map(|followed| followed.since).collect()
    };
    assert_eq!(since(&mut settings), [Since::LookedBack(None); 2]);
    // Taking the other off leaves it so, and putting that back on the same day as well.
    settings.set_focus_signs(&[Drama], day()).unwrap();
    assert_eq!(since(&mut settings), [Since::LookedBack(None)]);
    settings.set_focus_signs(&[Drama, HeldBack], day()).unwrap();
    assert_eq!(since(&mut settings), [Since::LookedBack(None); 2]);
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
