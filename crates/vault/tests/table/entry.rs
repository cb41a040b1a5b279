use std::path::Path;

use crate::common::entries::*;
use crate::common::*;
use chrono::NaiveDate;
use journal::{
    BoundaryEventKind, CameTrue, EntryError, EntryKind, FIELD_MAX_BYTES, OriginId, Own, PatternId,
    SignId, TrustStep,
};
use proptest::prelude::*;
use vault::table::{BoundaryEvent, Recorded};
use vault::{Vault, VaultError};

fn open() -> (tempfile::TempDir, Vault) {
    let folder = in_memory();
    let (vault, _) = make(folder.path());
    (folder, vault)
}

fn step(prediction: &str, likelihood: u8) -> journal::EntryFields {
    let mut fields = blank(EntryKind::TrustStep);
    fields.own = Own::TrustStep(TrustStep {
        prediction: prediction.into(),
        likelihood: Some(likelihood),
        ..TrustStep::default()
    });
    fields
}

#[test]
fn an_entry_of_every_kind_comes_back_as_it_was_written() {
    let (_folder, mut vault) = open();
    for (n, &kind) in (1..).zip(EntryKind::ALL) {
        let fields = written(kind, "words");
        let saved = vault
            .entries()
            .save(id(n), 0, fields.clone(), &now())
            .unwrap();
        assert_eq!((saved.revision, &saved.fields), (1, &fields));
        assert_eq!(vault.entries().get(id(n)).unwrap(), saved, "{kind}");
    }
}

#[test]
fn a_save_whose_answer_was_lost_may_be_repeated_and_a_stale_one_is_refused() {
    let (_folder, mut vault) = open();
    let first = titled("first");
    vault
        .entries()
        .save(id(1), 0, first.clone(), &now())
        .unwrap();
    let again = vault.entries().save(id(1), 0, first, &later(1)).unwrap();
    assert_eq!((again.revision, again.updated), (1, again.created));
    let second = vault
        .entries()
        .save(id(1), 1, titled("second"), &later(2))
        .unwrap();
    assert_eq!(second.revision, 2);
    let stale = vault.entries().save(id(1), 1, titled("stale"), &later(3));
    assert!(matches!(stale, Err(VaultError::EntryChanged)));
    let unknown = vault.entries().save(id(9), 3, titled("x"), &now());
    assert!(matches!(unknown, Err(VaultError::EntryNotFound)));
    assert_eq!(vault.entries().get(id(1)).unwrap().fields.title, "second");
}

#[test]
fn an_edit_keeps_when_it_was_made_and_by_which_clock() {
    let (_folder, mut vault) = open();
    vault.entries().save(id(1), 0, titled("a"), &now()).unwrap();
    let mut elsewhere = later(40);
    elsewhere.offset = chrono::FixedOffset::west_opt(8 * 3600).unwrap();
    let edited = vault
        .entries()
        .save(id(1), 1, titled("b"), &elsewhere)
        .unwrap();
    assert_eq!(edited.created.naive_local(), now().local());
    assert_eq!(edited.updated.naive_local(), elsewhere.local());
}

#[test]
fn the_kind_of_an_entry_never_changes() {
    let (_folder, mut vault) = open();
    vault
        .entries()
        .save(id(1), 0, written(EntryKind::Pain, "a"), &now())
        .unwrap();
    let other = vault
        .entries()
        .save(id(1), 1, written(EntryKind::Tried, "a"), &now());
    assert!(matches!(other, Err(VaultError::EntryChanged)));
}

#[test]
fn past_a_limit_nothing_is_stored_and_at_it_all_is() {
    let (_folder, mut vault) = open();
    let with = |change: &dyn Fn(&mut journal::EntryFields)| {
        let mut fields = blank(EntryKind::Reflection);
        change(&mut fields);
        fields
    };
    let long = "ä".repeat(FIELD_MAX_BYTES / 2);
    let fits = with(&|f| f.body.clone_from(&long));
    let saved = vault.entries().save(id(1), 0, fits, &now()).unwrap();
    assert_eq!(saved.fields.body.len(), FIELD_MAX_BYTES);
    let too_long = with(&|f| f.body = format!("{long}a"));
    for (fields, error) in [
        (
            too_long,
            EntryError::TextTooLong {
                bytes: FIELD_MAX_BYTES + 1,
            },
        ),
        (
            with(&|f| f.title = "t".repeat(1025)),
            EntryError::TitleTooLong { bytes: 1025 },
        ),
        (
            with(&|f| f.tags = (0..65).map(|n| n.to_string()).collect()),
            EntryError::TooManyTags(65),
        ),
        (
            with(&|f| f.tags = vec!["ö".repeat(65)]),
            EntryError::TagTooLong { chars: 65 },
        ),
        (
            with(&|f| f.occurred_minute = Some(1440)),
            EntryError::OutOfRange("time of day"),
        ),
    ] {
        match vault.entries().save(id(2), 0, fields, &now()) {
            Err(VaultError::Entry(found)) => assert_eq!(found, error),
            other => panic!("{other:?}"),
        }
        assert!(matches!(
            vault.entries().get(id(2)),
            Err(VaultError::EntryNotFound)
        ));
    }
}

#[test]
fn control_characters_go_and_everything_that_is_seen_stays() {
    let (_folder, mut vault) = open();
    let mut fields = blank(EntryKind::GoodMoment);
    let seen = "עברית \u{202e}rtl\u{202c} 👩‍👩‍👧 e\u{301} ไทย\t日本";
    fields.body = format!("\0{seen}\r\nline\u{7}");
    fields.title = "two\nlines".into();
    fields.tags = vec!["  Money ".into(), "money".into(), "".into(), "a\nb".into()];
    fields.signs = vec![SignId::Drama, SignId::AssumedHarm, SignId::Drama];
    let saved = vault.entries().save(id(1), 0, fields, &now()).unwrap();
    assert_eq!(saved.fields.body, format!("{seen}\nline"));
    assert_eq!(saved.fields.title, "two lines");
    assert_eq!(saved.fields.tags, ["Money", "a b"]);
    assert_eq!(saved.fields.signs, [SignId::AssumedHarm, SignId::Drama]);
}

#[test]
fn an_outcome_freezes_the_prediction_and_may_be_corrected() {
    let (_folder, mut vault) = open();
    vault
        .entries()
        .save(id(1), 0, blank(EntryKind::TrustStep), &now())
        .unwrap();
    let without = vault.entries().record_outcome(id(1), CameTrue::No, &now());
    assert!(matches!(without, Err(VaultError::PredictionMissing)));

    vault
        .entries()
        .save(id(1), 1, step("They will laugh", 80), &now())
        .unwrap();
    vault
        .entries()
        .record_outcome(id(1), CameTrue::No, &later(1))
        .unwrap();
    let corrected = vault
        .entries()
        .record_outcome(id(1), CameTrue::Partly, &later(9))
        .unwrap();
    let outcome = corrected.outcome.unwrap();
    assert_eq!(outcome.came_true, CameTrue::Partly);
    assert_eq!(outcome.recorded.naive_local(), later(1).local());

    for changed in [step("They will smile", 80), step("They will laugh", 10)] {
        let refused = vault.entries().save(id(1), 2, changed, &later(10));
        assert!(matches!(refused, Err(VaultError::PredictionFrozen)));
    }
    let mut learned = step("They will laugh", 80);
    if let Own::TrustStep(step) = &mut learned.own {
        step.learned = "It was fine".into();
    }
    vault.entries().save(id(1), 2, learned, &later(11)).unwrap();
    assert_eq!(
        vault.entries().trust_steps().unwrap(),
        [journal::ResolvedStep {
            likelihood: Some(80),
            outcome: Some(CameTrue::Partly)
        }]
    );
}

#[test]
fn a_prediction_that_stood_is_kept_when_it_is_changed() {
    let (_folder, mut vault) = open();
    let mut minutes = now();
    vault
        .entries()
        .save(id(1), 0, step("He will", 50), &minutes)
        .unwrap();
    minutes.utc += chrono::TimeDelta::minutes(20);
    // Still the same sitting: the wording is being found.
    let same = vault
        .entries()
        .save(id(1), 1, step("He will go", 60), &minutes)
        .unwrap();
    assert!(same.earlier.is_empty());
    minutes.utc += chrono::TimeDelta::minutes(20);
    let kept = vault
        .entries()
        .save(id(1), 2, step("He will stay", 30), &minutes)
        .unwrap();
    assert_eq!(kept.earlier.len(), 1);
    assert_eq!(kept.earlier[0].prediction, "He will go");
    assert_eq!(kept.earlier[0].likelihood, Some(60));
    assert_eq!(kept.earlier[0].written.naive_local(), now().local());
    // What it said before is still found.
    assert_eq!(
        vault
            .search("\"will go\"", &Default::default(), 9)
            .unwrap()
            .hits
            .len(),
        1
    );
}

#[test]
fn thoughts_come_after_an_outcome_and_each_once() {
    let (_folder, mut vault) = open();
    vault
        .entries()
        .save(id(1), 0, step("x", 5), &now())
        .unwrap();
    let early = vault.entries().add_thought(id(1), id(7), "hm", &now());
    assert!(matches!(early, Err(VaultError::EntryNotFound)));
    vault
        .entries()
        .record_outcome(id(1), CameTrue::Yes, &now())
        .unwrap();
    for text in ["A lat", "A later thought", "A later thought"] {
        let stored = vault
            .entries()
            .add_thought(id(1), id(7), text, &later(1))
            .unwrap();
        assert_eq!(stored.thoughts.len(), 1);
    }
    let stored = vault
        .entries()
        .add_thought(id(1), id(8), "Another", &later(2))
        .unwrap();
    let texts: Vec<_> = stored
        .thoughts
        .iter()
        .map(|thought| thought.text.as_str())
        .collect();
    assert_eq!(texts, ["A later thought", "Another"]);
    // Without a word it is none.
    let fewer = vault
        .entries()
        .add_thought(id(1), id(7), "", &later(3))
        .unwrap();
    assert_eq!(fewer.thoughts.len(), 1);
    assert_eq!(
        vault
            .search("another", &Default::default(), 9)
            .unwrap()
            .hits
            .len(),
        1
    );
}

#[test]
fn a_boundary_keeps_its_events_through_edits() {
    let (_folder, mut vault) = open();
    vault
        .entries()
        .save(id(1), 0, written(EntryKind::Boundary, "a"), &now())
        .unwrap();
    let event = |n, day: &str, kind| BoundaryEvent {
        id: id(n),
        on: day.parse::<NaiveDate>().unwrap(),
        kind,
        note: format!("note {n}"),
    };
    let older = event(5, "2026-11-01", BoundaryEventKind::Stated);
    let newer = event(4, "2026-11-09", BoundaryEventKind::Kept);
    for event in [&newer, &older, &newer] {
        vault.entries().put_event(id(1), event, &now()).unwrap();
    }
    let edited = vault
        .entries()
        .save(id(1), 1, written(EntryKind::Boundary, "b"), &now())
        .unwrap();
    assert_eq!(edited.events, [newer.clone(), older.clone()]);
    let corrected = BoundaryEvent {
        kind: BoundaryEventKind::NotKept,
        ..newer
    };
    let stored = vault
        .entries()
        .put_event(id(1), &corrected, &now())
        .unwrap();
    assert_eq!(stored.events[0].kind, BoundaryEventKind::NotKept);
    for _ in 0..2 {
        let left = vault.entries().remove_event(id(1), id(4), &now()).unwrap();
        assert_eq!(left.events, std::slice::from_ref(&older));
    }
    vault
        .entries()
        .save(id(2), 0, written(EntryKind::Pain, "a"), &now())
        .unwrap();
    let misplaced = vault.entries().put_event(id(2), &older, &now());
    assert!(matches!(misplaced, Err(VaultError::EntryNotFound)));
}

#[test]
fn what_is_noted_about_an_entry_counts_as_a_change_of_it_and_what_changes_nothing_does_not() {
    let (_folder, mut vault) = open();
    let save = |vault: &mut Vault, n, kind| {
        let fields = written(kind, "a");
        vault.entries().save(id(n), 0, fields, &now()).unwrap()
    };
    let boundary = save(&mut vault, 1, EntryKind::Boundary);
    assert_eq!(boundary.updated, boundary.created);
    let kept = BoundaryEvent {
        id: id(5),
        on: "2026-11-09".parse().unwrap(),
        kind: BoundaryEventKind::Kept,
        note: String::new(),
    };
    let mut entries = vault.entries();
    let with = entries.put_event(id(1), &kept, &later(1)).unwrap();
    assert_eq!(
        with.updated.timestamp() - boundary.updated.timestamp(),
        3600
    );
    assert_eq!(with.revision, boundary.revision, "what is typed still fits");
    let without = entries.remove_event(id(1), id(5), &later(2)).unwrap();
    assert_eq!(without.updated.timestamp() - with.updated.timestamp(), 3600);
    let again = entries.remove_event(id(1), id(5), &later(3)).unwrap();
    assert_eq!(again, without, "there was none");
    assert_eq!(entries.get(id(1)).unwrap(), again);

    let step = save(&mut vault, 2, EntryKind::TrustStep);
    let mut entries = vault.entries();
    let came = entries
        .record_outcome(id(2), CameTrue::No, &later(1))
        .unwrap();
    assert!(came.updated > step.updated);
    let thought = entries.add_thought(id(2), id(6), "b", &later(2)).unwrap();
    assert!(thought.updated > came.updated);
    let none = entries.add_thought(id(2), id(7), "", &later(3)).unwrap();
    assert_eq!(none, thought, "there was none");
}

#[test]
fn only_an_entry_in_which_nothing_is_written_is_forgotten() {
    let (_folder, mut vault) = open();
    for (n, &kind) in (1..).zip(EntryKind::ALL) {
        vault.entries().save(id(n), 0, blank(kind), &now()).unwrap();
        assert!(vault.entries().discard_empty(id(n)).unwrap(), "{kind}");
        assert!(!vault.entries().discard_empty(id(n)).unwrap());
        vault
            .entries()
            .save(id(n), 0, written(kind, "a"), &now())
            .unwrap();
        assert!(!vault.entries().discard_empty(id(n)).unwrap(), "{kind}");
    }
    let mut marked = blank(EntryKind::GoodMoment);
    marked.patterns = vec![PatternId::Jealousy];
    marked.origins = vec![OriginId::TraumaInfidelity];
    vault.entries().save(id(90), 0, marked, &now()).unwrap();
    assert!(!vault.entries().discard_empty(id(90)).unwrap());
}

#[test]
fn what_is_in_the_trash_can_come_back_and_is_not_written_to() {
    let (_folder, mut vault) = open();
    vault
        .entries()
        .save(id(1), 0, titled("kept"), &now())
        .unwrap();
    vault.entries().delete(id(1), &now()).unwrap();
    vault.entries().delete(id(1), &later(5)).unwrap();
    assert_eq!(vault.trash().unwrap().len(), 1);
    assert_eq!(vault.timeline(&Default::default(), 0, 9).unwrap().total, 0);
    let written = vault.entries().save(id(1), 1, titled("no"), &now());
    assert!(matches!(written, Err(VaultError::EntryNotFound)));
    let back = vault.entries().restore(id(1)).unwrap();
    assert_eq!(
        (back.fields.title.as_str(), back.deleted_on),
        ("kept", None)
    );
    assert!(vault.trash().unwrap().is_empty());
    let not_there = vault.entries().erase(id(1));
    assert!(
        matches!(not_there, Err(VaultError::EntryNotFound)),
        "only from the trash"
    );
}

#[test]
fn the_trash_empties_itself_after_thirty_days_but_never_by_one_wrong_clock() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    vault
        .entries()
        .save(id(1), 0, titled("old words"), &now())
        .unwrap();
    vault.entries().delete(id(1), &now()).unwrap();
    drop(vault);
    let day = 24;
    let kept_at = |hours: i64| {
        let mut vault = at(folder.path())
            .unlock(&passphrase(PASSPHRASE), &later(hours))
            .unwrap();
        vault.trash().unwrap().len()
    };
    assert_eq!(kept_at(29 * day), 1);
    // A clock that is years ahead for an hour, in which it is opened three times; then right again.
    for minutes in 0..3 {
        assert_eq!(kept_at(9_000 * day + minutes / 2), 1);
    }
    assert_eq!(kept_at(30 * day), 1);
    assert_eq!(kept_at(31 * day), 1);
    assert_eq!(kept_at(32 * day), 0);
}

#[test]
fn what_was_deleted_while_the_clock_was_years_behind_is_kept_for_thirty_days() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    vault
        .entries()
        .save(id(1), 0, titled("words of today"), &now())
        .unwrap();
    let day = 24;
    vault.entries().delete(id(1), &later(-2_000 * day)).unwrap();
    drop(vault);
    for hours in [1, 2, 29 * day, 29 * day + 1] {
        let mut vault = at(folder.path())
            .unlock(&passphrase(PASSPHRASE), &later(hours))
            .unwrap();
        assert_eq!(vault.trash().unwrap().len(), 1, "{hours}");
    }
}

/// How many hours after now it is opened, and whether what was thrown away is still there then.
fn is_kept(folder: &Path, openings: impl IntoIterator<Item = i64>) -> Vec<bool> {
    let opened = openings.into_iter().map(|hours| {
        let unlocked = at(folder).unlock(&passphrase(PASSPHRASE), &later(hours));
        !unlocked.unwrap().trash().unwrap().is_empty()
    });
    opened.collect()
}

#[test]
fn a_clock_that_is_years_ahead_for_days_empties_nothing() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let fields = titled("words of today");
    vault.entries().save(id(1), 0, fields, &now()).unwrap();
    vault.entries().delete(id(1), &now()).unwrap();
    drop(vault);
    let day = 24;
    let ahead = [3_650, 3_651, 3_655, 3_679, 9_000, 9_001].map(|days| days * day);
    assert_eq!(is_kept(folder.path(), ahead), [true; 6]);
    let right = [1, 2, 29, 30].map(|days| days * day);
    assert_eq!(is_kept(folder.path(), right), [true; 4]);
    assert_eq!(is_kept(folder.path(), [31 * day, 32 * day]), [true, false]);
}

#[test]
fn what_was_written_and_deleted_while_the_clock_was_years_behind_is_kept_as_well() {
    let folder = in_memory();
    drop(make(folder.path()));
    let day = 24;
    let behind = later(-2_000 * day);
    let mut vault = at(folder.path())
        .unlock(&passphrase(PASSPHRASE), &behind)
        .unwrap();
    let fields = titled("words of today");
    vault.entries().save(id(1), 0, fields, &behind).unwrap();
    vault.entries().delete(id(1), &behind).unwrap();
    drop(vault);
    assert_eq!(is_kept(folder.path(), [-1_999 * day]), [true]);
    let right = [1, 25, 2 * day, 15 * day, 29 * day, 30 * day];
    assert_eq!(is_kept(folder.path(), right), [true; 6]);
    assert_eq!(is_kept(folder.path(), [31 * day, 32 * day]), [false, false]);
}

#[test]
fn what_is_erased_is_in_no_page_of_the_file() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let secret = "zyzzyvaquixotic";
    for n in 1..40 {
        let mut fields = written(EntryKind::Pain, "others stay");
        if n == 20 {
            fields.body = format!("{secret} {secret}");
            fields.title = secret.into();
            fields.tags = vec![secret.into()];
        }
        vault.entries().save(id(n), 0, fields, &now()).unwrap();
    }
    vault.entries().delete(id(20), &now()).unwrap();
    let plain = |vault: Vault| {
        drop(vault);
        decrypted(folder.path())
    };
    let bytes = plain(vault);
    assert!(holds(&bytes, secret), "the rig sees what is there");
    let mut vault = at(folder.path())
        .unlock(&passphrase(PASSPHRASE), &now())
        .unwrap();
    vault.entries().erase(id(20)).unwrap();
    let bytes = plain(vault);
    assert!(!holds(&bytes, secret));
    assert!(holds(&bytes, "others stay"));
}

#[test]
fn whole_entries_are_recorded_at_once_and_all_or_none() {
    let (_folder, mut vault) = open();
    let recorded = |n: u64, fields| Recorded {
        id: id(n),
        fields,
        written: now(),
        earlier: None,
        outcome: None,
        events: Vec::new(),
        thoughts: Vec::new(),
    };
    let mut full = recorded(1, step("They will laugh", 80));
    full.earlier = Some(("They will leave".into(), Some(90), later(-9)));
    full.outcome = Some((CameTrue::No, later(1)));
    full.thoughts = vec![(id(50), "Afterthought".into(), later(2))];
    vault
        .entries()
        .record([full, recorded(2, titled("kettle"))])
        .unwrap();
    let stored = vault.entries().get(id(1)).unwrap();
    assert_eq!((stored.earlier.len(), stored.thoughts.len()), (1, 1));
    assert_eq!((stored.revision, stored.deleted_on), (1, None));
    for (typed, count) in [
        ("leave", 1),
        ("afterthought", 1),
        ("kettle", 1),
        ("laugh", 1),
    ] {
        let found = vault.search(typed, &Default::default(), 9).unwrap();
        assert_eq!(found.hits.len(), count, "{typed}");
    }
    let mut long = titled("long");
    long.body = "x".repeat(FIELD_MAX_BYTES + 1);
    let refused = vault
        .entries()
        .record([recorded(3, titled("third")), recorded(4, long)]);
    assert!(matches!(refused, Err(VaultError::Entry(_))));
    assert!(matches!(
        vault.entries().get(id(3)),
        Err(VaultError::EntryNotFound)
    ));
    let twice = vault.entries().record([recorded(2, titled("again"))]);
    assert!(matches!(twice, Err(VaultError::EntryChanged)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_in_any_field_comes_back(kind in 0..EntryKind::ALL.len(), text in "[^\\p{C}]{0,60}") {
        let (_folder, mut vault) = open();
        let fields = written(EntryKind::ALL[kind], &text);
        let wanted = fields.clone().tidied().unwrap();
        let saved = vault.entries().save(id(1), 0, fields, &now()).unwrap();
        prop_assert_eq!(&saved.fields, &wanted);
        prop_assert_eq!(&vault.entries().get(id(1)).unwrap().fields, &wanted);
        // Tidying again changes nothing, so saving again is the same entry.
        prop_assert_eq!(saved.fields.clone().tidied().unwrap(), saved.fields);
    }
}

#[test]
fn an_emptied_trash_holds_nothing_and_what_lay_outside_stays() {
    let (_folder, mut vault) = open();
    assert!(!vault.entries().has(EntryKind::Reflection).unwrap());
    for n in [1, 2] {
        vault
            .entries()
            .save(id(n), 0, said("words"), &now())
            .unwrap();
    }
    assert!(vault.entries().has(EntryKind::Reflection).unwrap());
    assert!(!vault.entries().has(EntryKind::Pain).unwrap());
    vault.entries().delete(id(1), &now()).unwrap();
    assert_eq!(vault.trash().unwrap().len(), 1);
    vault.entries().empty_trash().unwrap();
    assert_eq!(vault.trash().unwrap().len(), 0);
    assert!(matches!(
        vault.entries().get(id(1)),
        Err(VaultError::EntryNotFound)
    ));
    assert_eq!(vault.entries().get(id(2)).unwrap().fields.body, "words");
}
