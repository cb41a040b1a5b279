//! The entries of the sample journal.

use std::collections::BTreeSet;

use chrono::{Days, Months};
use journal::{
    BoundaryEventKind, CameTrue, EntryKind, Helped, Level, OriginId, Own, PatternId, ResolvedStep,
    SampleEntry, SignId, TalkStatus, kept, many_entries, sample, talk_hints, trust_summary,
};
use proptest::prelude::*;

use crate::drawn::a_day;
use crate::picture::day;

fn entries() -> Vec<SampleEntry> {
    sample(day("2026-11-23")).entries
}

fn of(kind: EntryKind) -> Vec<SampleEntry> {
    let mut entries = entries();
    entries.retain(|entry| entry.fields.kind() == kind);
    entries
}

/// Everything written in an entry, wherever it stands.
fn texts(entry: &SampleEntry) -> Vec<&str> {
    let fields = &entry.fields;
    let mut texts = vec![fields.title.as_str(), fields.body.as_str()];
    texts.extend(fields.own.texts());
    texts.extend(entry.events.iter().map(|event| event.note.as_str()));
    texts.extend(entry.thoughts.iter().map(|(_, text)| text.as_str()));
    texts.extend(
        entry
            .earlier_prediction
            .iter()
            .map(|(text, ..)| text.as_str()),
    );
    texts.retain(|text| !text.is_empty());
    texts
}

#[test]
fn there_are_about_a_hundred_of_every_kind() {
    let count = |kind| of(kind).len();
    let counts: Vec<usize> = EntryKind::ALL.iter().copied().map(count).collect();
    assert_eq!(counts, [18, 6, 16, 6, 5, 18, 18, 10, 14]);
}

#[test]
fn no_text_comes_twice_and_none_is_unwelcome() {
    let unwelcome = [
        "undetectable",
        "untraceable",
        "military-grade",
        "safe from your partner",
        "score",
        "failed",
        "streak",
        "disorder",
        "diagnos",
        "suicid",
        "sex",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "summer",
        "winter",
        "spring",
        "autumn",
        "christmas",
    ];
    let entries = entries();
    let mut seen = BTreeSet::new();
    for text in entries.iter().flat_map(texts) {
        assert!(seen.insert(text), "{text}");
        let plain = text.to_lowercase();
        assert!(unwelcome.iter().all(|word| !plain.contains(word)), "{text}");
        assert!(text.len() < 700 && text.trim() == text, "{text}");
    }
    let check_ins = sample(day("2026-11-23")).check_ins;
    assert!(check_ins.iter().all(|c| !seen.contains(c.note.as_str())));
}

#[test]
fn entries_keep_the_limits_and_are_tidy_already() {
    for entry in entries() {
        assert_eq!(entry.fields.clone().tidied().unwrap(), entry.fields);
        assert!(!entry.fields.is_empty());
    }
}

#[test]
fn there_is_something_of_everything_an_entry_can_carry() {
    let entries = entries();
    let fields = || entries.iter().map(|entry| &entry.fields);
    let signs: BTreeSet<SignId> = fields().flat_map(|f| f.signs.clone()).collect();
    assert_eq!(signs.len(), SignId::ELEVEN.len());
    let patterns: BTreeSet<PatternId> = fields().flat_map(|f| f.patterns.clone()).collect();
    assert_eq!(patterns.len(), PatternId::ALL.len());
    let origins: BTreeSet<OriginId> = fields().flat_map(|f| f.origins.clone()).collect();
    assert!(origins.len() >= 5);
    let tags: BTreeSet<&String> = fields().flat_map(|f| &f.tags).collect();
    assert!((8..=20).contains(&tags.len()), "{tags:?}");
    let to_session = fields().filter(|f| f.to_session).count();
    assert!((10..=25).contains(&to_session), "{to_session}");
    assert!(fields().any(|f| f.occurred_minute.is_none()));
    assert!(fields().any(|f| f.title.is_empty()));

    let bodies: Vec<&str> = fields().map(|f| f.body.as_str()).collect();
    let holds = |what: fn(char) -> bool| bodies.iter().any(|body| body.contains(what));
    assert!(
        holds(|c| ('\u{3040}'..'\u{30ff}').contains(&c)),
        "no Japanese"
    );
    assert!(
        holds(|c| ('\u{1f300}'..'\u{1faff}').contains(&c)),
        "no emoji"
    );
    for markdown in ["## ", "\n- ", "\n> ", "**", "1. "] {
        assert!(
            bodies.iter().any(|body| body.contains(markdown)),
            "{markdown}"
        );
    }
}

#[test]
fn talks_are_planned_said_and_followed_up_and_some_are_for_these_days() {
    let today = day("2026-11-23");
    let talks = of(EntryKind::Communication);
    let of_status = |wanted: TalkStatus| {
        let is = |entry: &&SampleEntry| matches!(&entry.fields.own, Own::Communication(c) if c.status == wanted);
        talks.iter().filter(is).count()
    };
    assert_eq!(
        TalkStatus::ALL.iter().map(|s| of_status(*s)).sum::<usize>(),
        18
    );
    assert!(TalkStatus::ALL.iter().all(|status| of_status(*status) >= 3));
    let planned = talks.iter().filter_map(|entry| match &entry.fields.own {
        Own::Communication(talk) => talk.planned_for,
        _ => None,
    });
    let planned: Vec<_> = planned.collect();
    assert!(planned.iter().any(|on| *on <= today) && planned.iter().any(|on| *on > today));
    // What the person wrote down for a talk is what the hints are there to bring about.
    for talk in &talks {
        if let Own::Communication(talk) = &talk.fields.own {
            let said = format!(
                "I feel {} about {}. I need {}",
                talk.feel, talk.about, talk.need
            );
            assert_eq!(talk_hints(&said), [], "{said}");
        }
    }
}

#[test]
fn boundaries_have_events_of_every_kind_and_one_review_is_due() {
    let today = day("2026-11-23");
    let boundaries = of(EntryKind::Boundary);
    let events: Vec<_> = boundaries.iter().flat_map(|entry| &entry.events).collect();
    assert!((20..=30).contains(&events.len()), "{}", events.len());
    let kinds: BTreeSet<_> = events.iter().map(|event| event.kind).collect();
    assert_eq!(kinds.len(), BoundaryEventKind::ALL.len());
    let mut due = 0;
    for entry in &boundaries {
        assert!(entry.events.is_sorted_by_key(|event| event.on));
        let Own::Boundary(boundary) = &entry.fields.own else {
            panic!("not a boundary");
        };
        due += usize::from(boundary.review_on.is_some_and(|on| on <= today));
        let reads = journal::read_boundary(&boundary.boundary, "");
        assert_eq!(
            reads,
            journal::BoundaryReads::Boundary,
            "{}",
            boundary.boundary
        );
    }
    assert_eq!(due, 1);
    let share = kept(events.iter().map(|event| event.kind));
    assert!(
        share.count > share.of / 2 && share.count < share.of,
        "{share:?}"
    );
}

#[test]
fn trust_steps_show_a_calibration() {
    let steps: Vec<ResolvedStep> = of(EntryKind::TrustStep)
        .iter()
        .map(|entry| match &entry.fields.own {
            Own::TrustStep(step) => ResolvedStep {
                likelihood: step.likelihood,
                outcome: entry.outcome.map(|(came, _)| came),
            },
            _ => panic!("not a trust step"),
        })
        .collect();
    let summary = trust_summary(&steps);
    assert_eq!((summary.open, summary.cannot_tell), (3, 1));
    assert_eq!((summary.came_true.count, summary.came_true.of), (2, 12));
    assert_eq!(summary.partly, 2);
    let calibration = summary.calibration.unwrap();
    assert_eq!(calibration.steps, 11);
    let came = f64::from(calibration.came_true.count) / f64::from(calibration.steps);
    assert!(calibration.expected > came + 0.2);
    assert!(calibration.bands.iter().all(|band| band.came_true.of > 0));
    let with_thoughts = of(EntryKind::TrustStep)
        .iter()
        .filter(|e| !e.thoughts.is_empty())
        .count();
    assert!(with_thoughts >= 3);
}

#[test]
fn what_was_tried_helped_or_did_not_or_is_not_answered_yet() {
    let answers: BTreeSet<Option<Helped>> = of(EntryKind::Tried)
        .iter()
        .map(|entry| match &entry.fields.own {
            Own::Tried(tried) => tried.helped,
            _ => panic!("not something tried"),
        })
        .collect();
    assert_eq!(answers.len(), Helped::ALL.len() + 1);
}

#[test]
fn many_entries_are_as_many_as_asked_and_of_every_kind() {
    let today = day("2026-11-23");
    let many: Vec<SampleEntry> = many_entries(today, 3_000).collect();
    assert_eq!(many.len(), 3_000);
    assert!(many_entries(today, 3_000).eq(many.iter().cloned()));
    assert_eq!(many_entries(today, 0).count(), 0);
    let kinds: BTreeSet<_> = many.iter().map(|entry| entry.fields.kind()).collect();
    assert_eq!(kinds.len(), EntryKind::ALL.len());
    assert!(many.is_sorted_by_key(|entry| entry.fields.occurred_on));
    let mut words = BTreeSet::new();
    for entry in &many {
        let mut count = 0;
        let fields = &entry.fields;
        let written = [fields.title.as_str(), fields.body.as_str()];
        for text in written.into_iter().chain(fields.own.texts()) {
            count += text.split_whitespace().count();
            words.extend(text.split_whitespace().map(str::to_owned));
        }
        assert!((60..=120).contains(&count), "{count}");
        assert_eq!(fields.clone().tidied().as_ref(), Ok(fields));
    }
    assert!(words.len() > 5_000, "{}", words.len());
    let bodies: BTreeSet<&str> = many.iter().map(|e| e.fields.body.as_str()).collect();
    assert!(bodies.len() > 2_990);
}

#[test]
fn many_entries_reach_back_twenty_years_and_no_further() {
    let today = day("2026-11-23");
    let first = many_entries(today, 50_000).next().unwrap();
    assert_eq!(first.fields.occurred_on, today - Days::new(20 * 365));
    let last = many_entries(today, 10).last().unwrap();
    assert_eq!(last.fields.occurred_on, today - Days::new(1));
}

/// The rules of time that hold for an entry, whoever made it.
fn keeps_time(entry: &SampleEntry, today: chrono::NaiveDate) -> Result<(), TestCaseError> {
    let written = entry.written_local;
    prop_assert!(entry.fields.occurred_on <= written.date() && written.date() < today);
    for event in &entry.events {
        prop_assert!(written.date() <= event.on && event.on < today);
        prop_assert_eq!(entry.fields.kind(), EntryKind::Boundary);
    }
    let outcome = entry.outcome.map(|(_, at)| at);
    prop_assert!(outcome.is_none_or(|at| written < at && at.date() < today));
    let mut last = outcome;
    for (at, _) in &entry.thoughts {
        prop_assert!(last.is_some_and(|last| last < *at) && at.date() < today);
        last = Some(*at);
    }
    if let Some((prediction, _, at)) = &entry.earlier_prediction {
        prop_assert!(*at >= written && outcome.is_none_or(|outcome| *at < outcome));
        let Own::TrustStep(step) = &entry.fields.own else {
            panic!("not a trust step");
        };
        prop_assert!(*prediction != step.prediction);
    }
    if let (Own::TrustStep(step), Some(_)) = (&entry.fields.own, outcome) {
        prop_assert!(!step.prediction.is_empty());
    }
    let is_step = entry.fields.kind() == EntryKind::TrustStep;
    prop_assert!(is_step || (outcome.is_none() && entry.thoughts.is_empty()));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn entries_lie_in_the_ten_months_and_outside_the_pause(today in a_day()) {
        let sample = sample(today);
        let written = sample.entries.iter().map(|entry| entry.written_local);
        prop_assert!(written.is_sorted());
        let mut moments = BTreeSet::new();
        for entry in &sample.entries {
            prop_assert!(today - Months::new(10) < entry.fields.occurred_on);
            prop_assert!(!sample.pauses[0].contains(entry.written_local.date()));
            prop_assert!(moments.insert(entry.written_local));
            keeps_time(entry, today)?;
        }
    }

    #[test]
    fn many_entries_keep_time(today in a_day(), count in 0_u32..300) {
        for entry in many_entries(today, count) {
            keeps_time(&entry, today)?;
        }
    }

    #[test]
    fn a_sample_seen_on_another_day_says_the_same(today in a_day()) {
        let (one, other) = (sample(today).entries, entries());
        let same = |entry: &SampleEntry| -> Vec<String> {
            texts(entry).into_iter().map(str::to_owned).collect()
        };
        prop_assert!(one.iter().map(same).eq(other.iter().map(same)));
        let came = |entry: &SampleEntry| -> Option<CameTrue> { entry.outcome.map(|(came, _)| came) };
        prop_assert!(one.iter().map(came).eq(other.iter().map(came)));
    }
}

#[test]
fn some_were_begun_with_exercises_and_steps_stand_on_every_rung_but_the_easiest() {
    let begun = |kind| {
        let of_kind = of(kind).into_iter();
        of_kind.filter(|it| it.fields.exercise.is_some()).count()
    };
    let counts: Vec<usize> = EntryKind::ALL.iter().copied().map(begun).collect();
    assert_eq!(counts, [3, 0, 5, 3, 3, 2, 0, 0, 0], "each id reads");
    let rungs: BTreeSet<Option<Level>> = of(EntryKind::TrustStep)
        .iter()
        .map(|entry| match &entry.fields.own {
            Own::TrustStep(step) => step.hard,
            _ => None,
        })
        .collect();
    let all = Level::ALL.into_iter().skip(1).map(Some);
    assert!(rungs.into_iter().eq(std::iter::once(None).chain(all)));
}
