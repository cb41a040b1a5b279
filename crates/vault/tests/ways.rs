//! What the ways forward look back on.

use crate::common::entries::*;
use crate::common::*;
use chrono::Days;
use journal::{
    CameTrue, EntryFields, EntryKind, Level, OriginId, Own, Pain, SignId, TalkStatus, TrustStep,
};
use vault::{OriginLink, Vault, VaultError};

fn open() -> (tempfile::TempDir, Vault) {
    let folder = in_memory();
    let (vault, _) = make(folder.path());
    (folder, vault)
}

fn begun(kind: EntryKind, exercise: &str) -> EntryFields {
    EntryFields {
        exercise: exercise.parse().ok(),
        title: format!("{kind} of {exercise}"),
        ..blank(kind)
    }
}

fn days_ago(days: u64, fields: EntryFields) -> EntryFields {
    EntryFields {
        occurred_on: day() - Days::new(days),
        ..fields
    }
}

fn save(vault: &mut Vault, n: u64, fields: EntryFields) {
    vault.entries().save(id(n), 0, fields, &now()).unwrap();
}

#[test]
fn an_entry_keeps_the_exercise_it_was_begun_with_even_one_that_is_not_known() {
    let (folder, mut vault) = open();
    let fields = begun(EntryKind::Reflection, "from-a-later-version");
    save(&mut vault, 1, fields.clone());
    let reworded = EntryFields {
        body: "more".into(),
        ..fields.clone()
    };
    vault
        .entries()
        .save(id(1), 1, reworded.clone(), &later(1))
        .unwrap();
    drop(vault);
    let mut vault = at(folder.path())
        .unlock(&passphrase(PASSPHRASE), &later(2))
        .unwrap();
    assert_eq!(vault.entries().get(id(1)).unwrap().fields, reworded);
    // An id that cannot be one is not taken for one.
    let long = "a".repeat(49);
    assert!(long.parse::<journal::ExerciseId>().is_err());
}

#[test]
fn an_exercise_alone_is_nothing_and_is_forgotten() {
    let (_folder, mut vault) = open();
    for (n, &kind) in (1..).zip(EntryKind::ALL) {
        let fields = EntryFields {
            title: String::new(),
            ..begun(kind, "small-risk")
        };
        assert!(fields.is_empty(), "{kind}");
        save(&mut vault, n, fields);
        assert!(vault.entries().discard_empty(id(n)).unwrap(), "{kind}");
    }
    let mut placed = begun(EntryKind::TrustStep, "small-risk");
    placed.title.clear();
    placed.own = Own::TrustStep(TrustStep {
        hard: Some(Level::ZERO),
        ..TrustStep::default()
    });
    assert!(!placed.is_empty(), "a place on the ladder is a mark");
}

#[test]
fn what_was_begun_with_an_exercise_is_told_newest_first_with_whether_it_is_finished() {
    let (_folder, mut vault) = open();
    let pain = |reached| EntryFields {
        own: Own::Pain(Pain {
            reached,
            ..Pain::default()
        }),
        ..begun(EntryKind::Pain, "one-hurt")
    };
    let talk = |status| {
        let mut fields = begun(EntryKind::Communication, "i-statement");
        if let Own::Communication(talk) = &mut fields.own {
            talk.status = status;
        }
        fields
    };
    let mut step = begun(EntryKind::TrustStep, "small-risk");
    step.own = Own::TrustStep(TrustStep {
        prediction: "They will laugh".into(),
        ..TrustStep::default()
    });
    let entries = [
        (pain(2), true),
        (pain(3), false),
        (talk(TalkStatus::Planned), true),
        (talk(TalkStatus::Said), false),
        (talk(TalkStatus::FollowedUp), false),
        (step.clone(), true),
        (step, false),
        (begun(EntryKind::Reflection, "two-readings"), false),
        (begun(EntryKind::Origin, "first-felt"), false),
    ];
    for (n, (fields, _)) in (1..).zip(&entries) {
        save(&mut vault, n, days_ago(n, fields.clone()));
    }
    vault
        .entries()
        .record_outcome(id(7), CameTrue::No, &later(1))
        .unwrap();
    // Without an exercise, and in the trash.
    save(&mut vault, 20, titled("written freely"));
    save(&mut vault, 21, begun(EntryKind::Origin, "first-felt"));
    vault.entries().delete(id(21), &now()).unwrap();

    let told = vault.exercise_entries().unwrap();
    assert_eq!(told.len(), entries.len());
    for ((n, (fields, unfinished)), told) in (1..).zip(&entries).zip(&told) {
        assert_eq!(told.entry, id(n));
        assert_eq!(Some(&told.exercise), fields.exercise.as_ref());
        assert_eq!(
            (told.kind, told.day, told.unfinished),
            (fields.kind(), day() - Days::new(n), *unfinished),
            "{n}"
        );
        assert_eq!(told.heading, fields.title);
    }
    // Of one day the last written comes first.
    save(&mut vault, 30, begun(EntryKind::Reflection, "a"));
    let b = begun(EntryKind::Reflection, "b");
    vault.entries().save(id(31), 0, b, &later(1)).unwrap();
    let told = vault.exercise_entries().unwrap();
    assert_eq!((told[0].entry, told[1].entry), (id(31), id(30)));
}

#[test]
fn the_map_counts_the_persons_own_links_and_nothing_in_the_trash() {
    let (_folder, mut vault) = open();
    assert!(vault.origin_map().unwrap().is_empty());
    let linked = |origins: &[OriginId], signs: &[SignId]| EntryFields {
        origins: origins.to_vec(),
        signs: signs.to_vec(),
        ..titled("linked")
    };
    use OriginId::{Childhood, Rejection};
    use SignId::{Drama, HeldBack};
    let all = [
        linked(&[Childhood], &[HeldBack, Drama]),
        linked(&[Childhood, Rejection], &[HeldBack]),
        linked(&[Childhood], &[]),
        linked(&[], &[Drama]),
        linked(&[Rejection], &[Drama]),
    ];
    for (n, fields) in (1..).zip(all) {
        save(&mut vault, n, fields);
    }
    vault.entries().delete(id(5), &now()).unwrap();
    let link = |origin, sign, entries| OriginLink {
        origin,
        sign,
        entries,
    };
    assert_eq!(
        vault.origin_map().unwrap(),
        [
            link(Childhood, None, 3),
            link(Childhood, Some(HeldBack), 2),
            link(Childhood, Some(Drama), 1),
            link(Rejection, None, 1),
            link(Rejection, Some(HeldBack), 1),
        ]
    );
}

#[test]
fn the_ladder_goes_from_easy_to_hard_and_a_step_may_be_moved_after_its_outcome() {
    let (_folder, mut vault) = open();
    let step = |title: &str, hard: Option<u8>| EntryFields {
        title: title.into(),
        own: Own::TrustStep(TrustStep {
            prediction: "They will laugh".into(),
            hard: hard.and_then(|hard| Level::new(hard).ok()),
            try_on: day().succ_opt(),
            ..TrustStep::default()
        }),
        ..blank(EntryKind::TrustStep)
    };
    let steps = [
        ("hard", Some(4)),
        ("not placed", None),
        ("easy", Some(0)),
        ("easy too", Some(0)),
        ("thrown away", Some(1)),
    ];
    for (n, (title, hard)) in (1..).zip(steps) {
        save(&mut vault, n, step(title, hard));
    }
    vault.entries().delete(id(5), &now()).unwrap();
    vault
        .entries()
        .record_outcome(id(1), CameTrue::Partly, &now())
        .unwrap();
    let titles = |vault: &mut Vault| -> Vec<String> {
        let steps = vault.trust_ladder().unwrap();
        steps.into_iter().map(|step| step.heading).collect()
    };
    assert_eq!(
        titles(&mut vault),
        ["easy", "easy too", "hard", "not placed"]
    );
    let hard = vault.trust_ladder().unwrap().remove(2);
    assert_eq!((hard.entry, hard.day), (id(1), day()));
    assert_eq!(
        (hard.hard, hard.try_on),
        (Level::new(4).ok(), day().succ_opt())
    );
    assert_eq!(hard.came_true, Some(CameTrue::Partly));

    vault
        .entries()
        .save(id(1), 1, step("hard", Some(0)), &later(1))
        .unwrap();
    assert_eq!(
        titles(&mut vault),
        ["hard", "easy", "easy too", "not placed"]
    );
    let frozen = EntryFields {
        own: Own::TrustStep(TrustStep::default()),
        ..step("hard", None)
    };
    let refused = vault.entries().save(id(1), 2, frozen, &later(2));
    assert!(matches!(refused, Err(VaultError::PredictionFrozen)));
}
