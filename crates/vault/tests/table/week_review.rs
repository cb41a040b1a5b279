use crate::common::entries::*;
use crate::common::*;
use chrono::{NaiveDate, Weekday};
use journal::{EntryError, EntryFields, EntryKind, Level, Own, PatternId, WeekReview};
use vault::timeline::Filter;
use vault::{Vault, VaultError};

fn open() -> (tempfile::TempDir, Vault) {
    let folder = in_memory();
    let (vault, _) = make(folder.path());
    (folder, vault)
}

fn monday(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn review(week: &str, helped: &str) -> EntryFields {
    let own = Own::WeekReview(WeekReview {
        helped: helped.into(),
        ..WeekReview::blank(monday(week))
    });
    EntryFields {
        own,
        ..blank(EntryKind::WeekReview)
    }
}

#[test]
fn a_week_finds_its_review_until_that_lies_in_the_trash() {
    let (_folder, mut vault) = open();
    let week = monday("2026-11-16");
    assert_eq!(vault.entries().review_of(week).unwrap(), None);
    let fields = review("2026-11-16", "sleep");
    vault.entries().save(id(1), 0, fields, &now()).unwrap();
    assert_eq!(vault.entries().review_of(week).unwrap(), Some(id(1)));
    let next = monday("2026-11-23");
    assert_eq!(vault.entries().review_of(next).unwrap(), None);
    vault.entries().delete(id(1), &now()).unwrap();
    assert_eq!(vault.entries().review_of(week).unwrap(), None);
    vault.entries().restore(id(1)).unwrap();
    assert_eq!(vault.entries().review_of(week).unwrap(), Some(id(1)));
}

#[test]
fn the_review_before_is_the_latest_of_an_earlier_week() {
    let (_folder, mut vault) = open();
    for (n, week) in [(1, "2026-11-09"), (2, "2026-10-26"), (3, "2026-11-16")] {
        let fields = review(week, week);
        vault.entries().save(id(n), 0, fields, &now()).unwrap();
    }
    let mut before = |week| {
        let found = vault.entries().review_before(monday(week)).unwrap();
        found.map(|review| review.helped)
    };
    assert_eq!(before("2026-11-16").as_deref(), Some("2026-11-09"));
    assert_eq!(before("2026-11-02").as_deref(), Some("2026-10-26"));
    assert_eq!(before("2026-10-26"), None);
}

#[test]
fn recognised_patterns_are_links_and_a_zero_is_not_a_blank() {
    let (_folder, mut vault) = open();
    let stored = vault
        .entries()
        .save(id(1), 0, written(EntryKind::WeekReview, "x"), &now())
        .unwrap();
    assert_eq!(stored.fields.patterns, [PatternId::FindingFault]);
    let rated = |vault: &mut Vault| match vault.entries().get(id(1)).unwrap().fields.own {
        Own::WeekReview(review) => review.patterns,
        other => panic!("{other:?}"),
    };
    let zero = (PatternId::Jealousy, Level::ZERO);
    assert_eq!(rated(&mut vault)[0], zero);
    let found = |pattern| Filter {
        patterns: vec![pattern],
        ..Filter::default()
    };
    for (pattern, count) in [(PatternId::FindingFault, 1), (PatternId::Jealousy, 0)] {
        let lines = vault.timeline(&found(pattern), 0, 10).unwrap();
        assert_eq!(lines.total, count, "{pattern}");
    }
    // Taken back to blank.
    let bare = review("2026-11-16", "x");
    vault.entries().save(id(1), 1, bare, &now()).unwrap();
    assert!(rated(&mut vault).is_empty());
}

#[test]
fn a_week_begins_on_a_monday_and_a_pattern_is_rated_once() {
    let (_folder, mut vault) = open();
    assert_ne!(monday("2026-11-17"), monday("2026-11-16"));
    let off = vault
        .entries()
        .save(id(1), 0, review("2026-11-17", "x"), &now());
    assert!(matches!(
        off,
        Err(VaultError::Entry(EntryError::OutOfRange("week")))
    ));
    let mut twice = review("2026-11-16", "x");
    if let Own::WeekReview(review) = &mut twice.own {
        review.patterns = vec![
            (PatternId::Jealousy, Level::ZERO),
            (PatternId::Jealousy, Level::ALL[1]),
        ];
    }
    let off = vault.entries().save(id(1), 0, twice, &now());
    assert!(matches!(
        off,
        Err(VaultError::Entry(EntryError::OutOfRange("pattern")))
    ));
}

#[test]
fn the_chosen_day_and_the_week_set_aside_are_kept() {
    let (folder, mut vault) = open();
    assert_eq!(vault.settings().review_day().unwrap(), None);
    assert_eq!(vault.settings().review_aside().unwrap(), None);
    vault.settings().set_review_day(Some(Weekday::Sun)).unwrap();
    let week = monday("2026-11-16");
    vault.settings().set_review_aside(week).unwrap();
    drop(vault);
    let mut vault = at(folder.path())
        .unlock(&passphrase(PASSPHRASE), &now())
        .unwrap();
    assert_eq!(vault.settings().review_day().unwrap(), Some(Weekday::Sun));
    assert_eq!(vault.settings().review_aside().unwrap(), Some(week));
    vault.settings().set_review_day(None).unwrap();
    assert_eq!(vault.settings().review_day().unwrap(), None);
}
