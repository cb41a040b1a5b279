use crate::common::*;
use chrono::Days;
use journal::{DayEnd, Level, Rating, SignId};
use proptest::prelude::*;

fn level(n: u8) -> Option<Level> {
    Some(Level::new(n).unwrap())
}

#[test]
fn blank_is_not_zero() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    vault
        .check_ins()
        .rate(day(), SignId::Drama, level(0), &now())
        .unwrap();
    vault
        .check_ins()
        .rate(day(), SignId::Isolated, level(2), &now())
        .unwrap();
    vault
        .check_ins()
        .rate(day(), SignId::Isolated, None, &now())
        .unwrap();
    let rated = vault
        .check_ins()
        .rated(day(), day(), DayEnd::MIDNIGHT)
        .unwrap();
    assert_eq!(rated.len(), 1);
    assert_eq!(rated[0].ratings.len(), 1);
    assert_eq!(rated[0].ratings[0].level, level(0));
}

#[test]
fn acted_needs_a_level_of_one_and_goes_with_it() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let sign = SignId::PickedFights;
    let mut check_ins = vault.check_ins();
    assert_eq!(
        check_ins
            .set_acted(day(), sign, Some(true), &now())
            .unwrap()
            .acted,
        None
    );
    check_ins.rate(day(), sign, level(3), &now()).unwrap();
    assert_eq!(
        check_ins
            .set_acted(day(), sign, Some(true), &now())
            .unwrap()
            .acted,
        Some(true)
    );
    assert_eq!(
        check_ins.rate(day(), sign, level(1), &now()).unwrap().acted,
        Some(true)
    );
    assert_eq!(
        check_ins.rate(day(), sign, level(0), &now()).unwrap().acted,
        None
    );
}

#[test]
fn the_rest_become_zero_and_can_be_cleared_again() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let mut check_ins = vault.check_ins();
    check_ins
        .rate(day(), SignId::HeldBack, level(4), &now())
        .unwrap();
    let changed = check_ins.rest_are_zero(day(), &now()).unwrap();
    assert_eq!(changed.len(), 10);
    assert!(!changed.contains(&SignId::HeldBack));
    assert_eq!(
        check_ins.counts(day(), day(), DayEnd::MIDNIGHT).unwrap()[0].rated,
        11
    );
    check_ins.clear(day(), &changed, &now()).unwrap();
    assert_eq!(
        check_ins.counts(day(), day(), DayEnd::MIDNIGHT).unwrap()[0].rated,
        1
    );
}

#[test]
fn a_level_given_days_later_is_added_later_and_the_same_level_again_keeps_its_time() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let mut check_ins = vault.check_ins();
    let old = day() - Days::new(3);
    check_ins
        .rate(old, SignId::Drama, level(1), &now())
        .unwrap();
    check_ins
        .rate(day(), SignId::Drama, level(1), &now())
        .unwrap();
    check_ins
        .rate(day(), SignId::Drama, level(1), &later(24 * 9))
        .unwrap();
    let days = check_ins.rated(old, day(), DayEnd::MIDNIGHT).unwrap();
    let marks: Vec<bool> = days.iter().map(|day| day.ratings[0].added_later).collect();
    assert_eq!(marks, [true, false]);
}

#[test]
fn a_check_in_is_recorded_at_once_and_the_first_day_is_that_of_a_level() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    assert_eq!(vault.check_ins().first_day().unwrap(), None);
    let rated = |n, acted| Rating {
        sign: SignId::Drama,
        level: level(n),
        acted,
        added_later: false,
    };
    let blank = Rating {
        level: None,
        ..rated(0, None)
    };
    let before = day() - Days::new(3);
    let mut check_ins = vault.check_ins();
    check_ins
        .record(day(), &[rated(2, Some(true))], &now())
        .unwrap();
    check_ins.record(before, &[blank], &now()).unwrap();
    assert_eq!(check_ins.first_day().unwrap(), Some(day()));
    check_ins
        .record(before, &[rated(0, Some(true))], &now())
        .unwrap();
    assert_eq!(check_ins.first_day().unwrap(), Some(before));
    let mut acted = |day| -> Vec<_> {
        let stored = check_ins.of_day(day).unwrap();
        stored.iter().map(|r| (r.level, r.acted)).collect()
    };
    assert_eq!(acted(day()), [(level(2), Some(true))]);
    assert_eq!(acted(before), [(level(0), None)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn what_was_answered_last_is_what_is_there(
        answers in proptest::collection::vec((0usize..11, proptest::option::of(0u8..5)), 0..40)
    ) {
        let folder = in_memory();
        let (mut vault, _) = make(folder.path());
        let mut last = [None; 11];
        for (sign, answer) in answers {
            let answer = answer.map(|n| Level::new(n).unwrap());
            vault.check_ins().rate(day(), SignId::ELEVEN[sign], answer, &now()).unwrap();
            last[sign] = answer;
        }
        drop(vault);
        let mut vault = at(folder.path()).unlock(&passphrase(PASSPHRASE), &now()).unwrap();
        let stored = vault.check_ins().of_day(day()).unwrap();
        for (index, sign) in SignId::ELEVEN.into_iter().enumerate() {
            let found = stored.iter().find(|r| r.sign == sign).and_then(|r| r.level);
            prop_assert_eq!(found, last[index]);
        }
    }
}
