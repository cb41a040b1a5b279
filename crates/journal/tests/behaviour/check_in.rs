//! The rules for changing a check-in.

use journal::{Level, Rating, SignId, kept_acted, rest_are_zero};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::drawn::{a_level, a_rating};

#[test]
fn clearing_the_level_clears_what_was_said_about_acting() {
    let acted = Rating::blank(SignId::PickedFights)
        .with_level(Some(Level::ALL[3]))
        .with_acted(Some(true));
    assert_eq!(acted.acted, Some(true));
    assert_eq!(acted.with_level(None).acted, None);
    assert_eq!(acted.with_level(Some(Level::ZERO)).acted, None);
    assert_eq!(acted.with_level(Some(Level::ALL[1])).acted, Some(true));
}

#[test]
fn there_is_nothing_to_act_on_in_a_blank_or_a_zero() {
    assert_eq!(kept_acted(None, Some(true)), None);
    assert_eq!(kept_acted(Some(Level::ZERO), Some(false)), None);
    for level in &Level::ALL[1..] {
        for acted in [None, Some(false), Some(true)] {
            assert_eq!(kept_acted(Some(*level), acted), acted);
        }
    }
}

#[test]
fn on_an_empty_day_the_rest_are_all_eleven() {
    assert_eq!(rest_are_zero(&[], &SignId::ALL), SignId::ALL);
}

proptest! {
    #[test]
    fn the_rest_are_exactly_the_blanks(ratings in vec(a_rating(), 0..14)) {
        let rest = rest_are_zero(&ratings, &SignId::ALL);
        prop_assert!(rest.is_sorted());
        for sign in SignId::ALL {
            let has_level = ratings.iter().any(|r| r.sign == sign && r.level.is_some());
            prop_assert_eq!(rest.contains(&sign), !has_level);
        }
    }

    #[test]
    fn a_change_keeps_the_sign_and_when_it_was_added(rating in a_rating(), level in a_level()) {
        let changed = rating.with_level(Some(level)).with_acted(Some(true));
        prop_assert_eq!(changed.sign, rating.sign);
        prop_assert_eq!(changed.added_later, rating.added_later);
        prop_assert_eq!(changed.level, Some(level));
        prop_assert_eq!(changed.acted.is_some(), level.is_felt());
    }
}
