//! Ids and numbers that are stored and exported, and never change.

use journal::{Level, LevelError, Rating, SignId, UnknownSign};

/// As in the domain page, in its order, and the places for one's own.
const IDS: [&str; 16] = [
    "assumed-harm",
    "avoided-commitment",
    "isolated",
    "picked-fights",
    "secretive",
    "expected-deceit",
    "held-back",
    "overprotective",
    "intimacy-distance",
    "drama",
    "intimacy-fear",
    "own-1",
    "own-2",
    "own-3",
    "own-4",
    "own-5",
];

#[test]
fn the_ids_of_the_signs_never_change() {
    assert_eq!(SignId::ALL.map(SignId::as_str), IDS);
}

#[test]
fn a_sign_is_read_back_from_its_id_and_only_from_it() {
    for (at, sign) in SignId::ALL.into_iter().enumerate() {
        assert_eq!(sign.as_str().parse(), Ok(sign));
        assert_eq!(sign.index(), at);
        let json = serde_json::to_string(&sign).unwrap();
        assert_eq!(json, format!("\"{sign}\""));
        assert_eq!(serde_json::from_str::<SignId>(&json).unwrap(), sign);
    }
    for wrong in ["", "Held-back", "held_back", "held-back ", "score"] {
        assert_eq!(wrong.parse::<SignId>(), Err(UnknownSign));
    }
}

#[test]
fn the_last_five_are_ones_own() {
    let own = SignId::ALL.into_iter().filter(|sign| sign.is_own());
    assert!(own.eq(SignId::OWN));
}

#[test]
fn signs_are_ordered_as_in_the_check_in() {
    assert!(SignId::ALL.is_sorted());
}

#[test]
fn a_level_is_a_number_from_0_to_4() {
    for number in 0..=4 {
        let level = Level::new(number).unwrap();
        assert_eq!(level.get(), number);
        assert_eq!(level, Level::ALL[usize::from(number)]);
        assert_eq!(level.is_felt(), number > 0);
    }
    assert_eq!(Level::new(5), Err(LevelError(5)));
    assert_eq!(Level::new(255), Err(LevelError(255)));
    assert!(serde_json::from_str::<Level>("5").is_err());
    assert!(serde_json::from_str::<Level>("-1").is_err());
}

#[test]
fn a_blank_is_written_as_nothing_and_a_zero_as_zero() {
    let blank = Rating::blank(SignId::Drama);
    let zero = blank.with_level(Some(Level::ZERO));
    assert_eq!(
        serde_json::to_string(&blank).unwrap(),
        r#"{"sign":"drama","level":null,"acted":null,"added_later":false}"#
    );
    assert_eq!(
        serde_json::to_string(&zero).unwrap(),
        r#"{"sign":"drama","level":0,"acted":null,"added_later":false}"#
    );
}
