use crate::common::*;
use chrono::Days;
use journal::Pause;
use vault::VaultError;

#[test]
fn a_pause_begins_today_and_ends_with_the_day_before() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    vault.pauses().start(day()).unwrap();
    vault.pauses().start(day()).unwrap();
    assert_eq!(
        vault.pauses().all().unwrap(),
        [Pause {
            starts_on: day(),
            ends_on: None
        }]
    );
    vault.pauses().end(day() + Days::new(5)).unwrap();
    let ended = Pause {
        starts_on: day(),
        ends_on: Some(day() + Days::new(4)),
    };
    assert_eq!(vault.pauses().all().unwrap(), [ended]);
    vault.pauses().end(day() + Days::new(9)).unwrap();
    assert_eq!(vault.pauses().all().unwrap(), [ended]);
}

#[test]
fn a_pause_ended_on_its_first_day_never_was() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    vault.pauses().start(day()).unwrap();
    vault.pauses().end(day()).unwrap();
    assert_eq!(vault.pauses().all().unwrap(), []);
}

#[test]
fn pauses_never_overlap() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let pause = Pause {
        starts_on: day() - Days::new(9),
        ends_on: Some(day()),
    };
    vault.pauses().record(&pause).unwrap();
    assert!(matches!(
        vault.pauses().record(&pause),
        Err(VaultError::PauseOverlaps)
    ));
    assert!(matches!(
        vault.pauses().start(day()),
        Err(VaultError::PauseOverlaps)
    ));
    vault.pauses().start(day() + Days::new(1)).unwrap();
    // Before the first one there is room.
    let earlier = Pause {
        starts_on: day() - Days::new(20),
        ends_on: Some(day() - Days::new(10)),
    };
    vault.pauses().record(&earlier).unwrap();
    assert_eq!(vault.pauses().all().unwrap().len(), 3);
}

#[test]
fn a_pause_ended_on_its_second_day_was_one_of_a_day() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    vault.pauses().start(day()).unwrap();
    vault.pauses().end(day() + Days::new(1)).unwrap();
    let ended = Pause {
        starts_on: day(),
        ends_on: Some(day()),
    };
    assert_eq!(vault.pauses().all().unwrap(), [ended]);
}
