use crate::common::entries::*;
use crate::common::*;
use journal::SignId::{AssumedHarm, Drama, HeldBack, Isolated, Own1, Own2, Own3};
use journal::{Level, SignId, SignWordsError};
use vault::{Vault, VaultError};

fn open() -> (tempfile::TempDir, Vault) {
    let folder = in_memory();
    let (vault, _) = make(folder.path());
    (folder, vault)
}

fn one(vault: &mut Vault, sign: SignId) -> vault::table::StoredSign {
    let signs = vault.signs().all().unwrap();
    signs.into_iter().find(|it| it.sign == sign).unwrap()
}

#[test]
fn a_new_journal_has_the_eleven_as_they_are() {
    let (_folder, mut vault) = open();
    let signs = vault.signs().all().unwrap();
    assert!(signs.iter().map(|it| it.sign).eq(SignId::ELEVEN));
    for it in signs {
        assert_eq!((it.label, it.line, it.worded_on), (None, None, None));
        assert!(!it.put_away && !it.used);
    }
    assert_eq!(vault.signs().in_use().unwrap(), SignId::ELEVEN);
}

#[test]
fn words_are_kept_with_their_day_and_can_be_taken_back() {
    let (folder, mut vault) = open();
    let (label, line) = (Some("  Going\tquiet "), Some("I said nothing"));
    vault.signs().reword(HeldBack, label, line, day()).unwrap();
    // The same words again are no new words.
    let tomorrow = day().succ_opt().unwrap();
    vault
        .signs()
        .reword(HeldBack, label, line, tomorrow)
        .unwrap();
    drop(vault);
    let mut vault = at(folder.path())
        .unlock(&passphrase(PASSPHRASE), &now())
        .unwrap();
    let stored = one(&mut vault, HeldBack);
    assert_eq!(stored.label.as_deref(), Some("Going quiet"));
    assert_eq!(stored.line.as_deref(), Some("I said nothing"));
    assert_eq!(stored.worded_on, Some(day()));
    vault
        .signs()
        .reword(HeldBack, None, None, tomorrow)
        .unwrap();
    let back = one(&mut vault, HeldBack);
    assert_eq!((back.label, back.line), (None, None));
    assert_eq!(back.worded_on, Some(tomorrow));
}

#[test]
fn words_that_cannot_be_kept_change_nothing() {
    let (_folder, mut vault) = open();
    let long = "x".repeat(161);
    for (label, line) in [("", "line"), ("label", " "), ("label", long.as_str())] {
        let refused = vault.signs().reword(Drama, Some(label), Some(line), day());
        assert!(
            matches!(refused, Err(VaultError::SignWords(_))),
            "{refused:?}"
        );
        let refused = vault.signs().add(label, line, day());
        assert!(
            matches!(refused, Err(VaultError::SignWords(_))),
            "{refused:?}"
        );
    }
    assert_eq!(one(&mut vault, Drama).label, None);
    assert_eq!(vault.signs().all().unwrap().len(), 11);
}

#[test]
fn up_to_five_of_ones_own_fill_the_first_free_place() {
    let (_folder, mut vault) = open();
    for (n, place) in SignId::OWN.into_iter().enumerate() {
        let added = vault.signs().add(&format!("own {n}"), "a line", day());
        assert_eq!(added.unwrap(), place);
    }
    let sixth = vault.signs().add("sixth", "a line", day());
    assert!(matches!(sixth, Err(VaultError::TooManySigns)));
    vault.signs().remove(Own2).unwrap();
    assert_eq!(vault.signs().add("again", "a line", day()).unwrap(), Own2);
    // One's own has no words but the person's.
    let refused = vault.signs().reword(Own1, None, Some("a line"), day());
    assert!(matches!(
        refused,
        Err(VaultError::SignWords(SignWordsError::Empty))
    ));
}

#[test]
fn what_does_not_exist_can_be_neither_worded_nor_put_away_nor_removed() {
    let (_folder, mut vault) = open();
    let words = (Some("a"), Some("b"));
    let not_there = [
        vault.signs().reword(Own3, words.0, words.1, day()),
        vault.signs().set_put_away(Own3, true),
        vault.signs().remove(Own3),
        vault.signs().remove(Drama),
    ];
    for refused in not_there {
        assert!(
            matches!(refused, Err(VaultError::SignNotFound)),
            "{refused:?}"
        );
    }
    assert_eq!(vault.signs().all().unwrap().len(), 11);
}

#[test]
fn a_sign_with_a_history_is_put_away_and_not_removed() {
    let (_folder, mut vault) = open();
    vault.signs().add("own", "a line", day()).unwrap();
    let level = Some(Level::ZERO);
    vault.check_ins().rate(day(), Own1, level, &now()).unwrap();
    assert!(matches!(
        vault.signs().remove(Own1),
        Err(VaultError::SignInUse)
    ));
    vault.signs().set_put_away(Own1, true).unwrap();
    assert!(!vault.signs().in_use().unwrap().contains(&Own1));
    assert_eq!(vault.check_ins().of_day(day()).unwrap()[0].level, level);
    vault.signs().set_put_away(Own1, false).unwrap();
    assert_eq!(vault.signs().in_use().unwrap().last(), Some(&Own1));
    // Cleared to blank, and linked by an entry: still a history.
    vault.check_ins().rate(day(), Own1, None, &now()).unwrap();
    let mut linked = titled("about it");
    linked.signs = vec![Own1];
    vault.entries().save(id(1), 0, linked, &now()).unwrap();
    assert!(one(&mut vault, Own1).used);
}

#[test]
fn the_next_sign_of_a_place_starts_blank() {
    let (_folder, mut vault) = open();
    vault.signs().add("own", "a line", day()).unwrap();
    let level = Some(Level::ZERO);
    vault.check_ins().rate(day(), Own1, level, &now()).unwrap();
    vault.check_ins().rate(day(), Own1, None, &now()).unwrap();
    vault.signs().remove(Own1).unwrap();
    assert!(vault.check_ins().of_day(day()).unwrap().is_empty());
}

#[test]
fn what_is_put_away_is_asked_no_more_and_is_no_focus_sign() {
    let (_folder, mut vault) = open();
    vault
        .settings()
        .set_focus_signs(&[Drama, Isolated], day())
        .unwrap();
    vault.signs().set_put_away(Drama, true).unwrap();
    assert_eq!(vault.settings().focus_signs().unwrap(), [Isolated]);
    let changed = vault.check_ins().rest_are_zero(day(), &now()).unwrap();
    assert_eq!(changed.len(), 10);
    assert!(!changed.contains(&Drama));
}

#[test]
fn the_last_sign_in_use_stays() {
    let (_folder, mut vault) = open();
    for sign in SignId::ELEVEN.into_iter().skip(1) {
        vault.signs().set_put_away(sign, true).unwrap();
    }
    let refused = vault.signs().set_put_away(AssumedHarm, true);
    assert!(matches!(refused, Err(VaultError::LastSign)));
    vault.signs().add("own", "a line", day()).unwrap();
    vault.signs().set_put_away(AssumedHarm, true).unwrap();
    assert!(matches!(
        vault.signs().remove(Own1),
        Err(VaultError::LastSign)
    ));
    assert_eq!(vault.signs().in_use().unwrap(), [Own1]);
}
