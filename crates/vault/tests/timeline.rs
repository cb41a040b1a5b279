//! Entries and check-ins in one line of time.

use crate::common::entries::*;
use crate::common::*;
use chrono::{Days, FixedOffset, NaiveDate};
use journal::{
    BoundaryEventKind, CameTrue, EntryFields, EntryKind, Helped, Level, Own, PatternId, SignId,
    TalkStatus,
};
use vault::table::BoundaryEvent;
use vault::timeline::{DueWhy, Filter, ItemKind, Line, LineStatus};
use vault::{LookedBack, Vault};

fn open() -> (tempfile::TempDir, Vault) {
    let folder = in_memory();
    let (vault, _) = make(folder.path());
    (folder, vault)
}

fn ago(days: u64) -> NaiveDate {
    day() - Days::new(days)
}

fn on(days_ago: u64, fields: EntryFields) -> EntryFields {
    EntryFields {
        occurred_on: ago(days_ago),
        ..fields
    }
}

fn blank_said(kind: EntryKind) -> EntryFields {
    EntryFields {
        body: "words".into(),
        ..blank(kind)
    }
}

/// The lines in a word each: a heading, or the day of a check-in.
fn lines(vault: &mut Vault, filter: &Filter, from: u64, count: u64) -> Vec<String> {
    let stretch = vault.timeline(filter, from, count).unwrap();
    stretch
        .lines
        .iter()
        .map(|line| match line {
            Line::Entry { heading, .. } => heading.clone(),
            Line::CheckIn {
                day, noted, felt, ..
            } => format!("{day} {noted}/{felt}"),
        })
        .collect()
}

#[test]
fn the_newest_day_comes_first_and_in_a_day_what_was_written_last() {
    let (_folder, mut vault) = open();
    vault
        .entries()
        .save(id(1), 0, on(1, titled("yesterday")), &later(1))
        .unwrap();
    vault
        .entries()
        .save(id(2), 0, on(0, titled("early")), &later(-3))
        .unwrap();
    vault
        .entries()
        .save(id(3), 0, on(0, titled("late")), &later(3))
        .unwrap();
    let rate = |vault: &mut Vault, days, sign, level| {
        let level = Some(Level::new(level).unwrap());
        vault
            .check_ins()
            .rate(ago(days), sign, level, &now())
            .unwrap();
    };
    rate(&mut vault, 0, SignId::Drama, 0);
    rate(&mut vault, 0, SignId::Isolated, 3);
    rate(&mut vault, 2, SignId::Drama, 1);
    // A check-in that was cleared again, and a day with a note alone.
    rate(&mut vault, 5, SignId::Drama, 1);
    vault
        .check_ins()
        .rate(ago(5), SignId::Drama, None, &now())
        .unwrap();
    vault
        .notes()
        .write(ago(3), "only a note", 0, &now())
        .unwrap();
    let all = [
        "late",
        "2026-11-23 2/1",
        "early",
        "yesterday",
        "2026-11-21 1/1",
        "2026-11-20 0/0",
    ];
    assert_eq!(lines(&mut vault, &Filter::default(), 0, 50), all);
    assert_eq!(vault.timeline(&Filter::default(), 0, 1).unwrap().total, 6);
    // Any window is a piece of the whole.
    for from in 0..7 {
        for count in 0..4 {
            let window = lines(&mut vault, &Filter::default(), from, count);
            let wanted: Vec<_> = all
                .iter()
                .skip(from as usize)
                .take(count as usize)
                .collect();
            assert_eq!(window.iter().collect::<Vec<_>>(), wanted);
        }
    }
}

#[test]
fn a_planned_talk_and_an_open_step_name_the_day_that_was_set_for_them() {
    let (_folder, mut vault) = open();
    let friday = day() + Days::new(4);
    let set_for = |vault: &mut Vault| {
        let stretch = vault.timeline(&Filter::default(), 0, 9).unwrap();
        match &stretch.lines[0] {
            Line::Entry { set_for, .. } => *set_for,
            Line::CheckIn { .. } => panic!("no entry"),
        }
    };
    let mut talk = titled_as(EntryKind::Communication, "Coming home late");
    let Own::Communication(own) = &mut talk.own else {
        panic!("no talk")
    };
    own.planned_for = Some(friday);
    vault
        .entries()
        .save(id(1), 0, talk.clone(), &now())
        .unwrap();
    assert_eq!(set_for(&mut vault), Some(friday));
    // Said: the day that was set says nothing any more.
    let Own::Communication(own) = &mut talk.own else {
        panic!("no talk")
    };
    own.status = TalkStatus::Said;
    vault.entries().save(id(1), 1, talk, &later(1)).unwrap();
    assert_eq!(set_for(&mut vault), None);

    let mut step = titled_as(EntryKind::TrustStep, "Lend the car");
    let Own::TrustStep(own) = &mut step.own else {
        panic!("no step")
    };
    own.prediction = "A scratch".into();
    own.try_on = Some(friday);
    vault.entries().save(id(2), 0, step, &later(2)).unwrap();
    assert_eq!(set_for(&mut vault), Some(friday));
    vault
        .entries()
        .record_outcome(id(2), CameTrue::No, &later(3))
        .unwrap();
    assert_eq!(set_for(&mut vault), None);
}

fn titled_as(kind: EntryKind, title: &str) -> EntryFields {
    EntryFields {
        title: title.into(),
        ..blank(kind)
    }
}

#[test]
fn a_day_stays_the_day_the_writer_lived_wherever_it_is_read() {
    let (_folder, mut vault) = open();
    let mut tokyo = now();
    tokyo.offset = FixedOffset::east_opt(9 * 3600).unwrap();
    tokyo.zone = "Asia/Tokyo".into();
    let mut hawaii = later(1);
    hawaii.offset = FixedOffset::west_opt(10 * 3600).unwrap();
    let first = on(0, titled("in Tokyo"));
    vault.entries().save(id(1), 0, first, &tokyo).unwrap();
    vault
        .entries()
        .save(id(2), 0, on(1, titled("in Hawaii")), &hawaii)
        .unwrap();
    let read = vault.entries().get(id(1)).unwrap();
    assert_eq!(read.fields.occurred_on, day());
    assert_eq!(read.created.naive_local(), tokyo.local());
    assert_eq!(
        lines(&mut vault, &Filter::default(), 0, 9),
        ["in Tokyo", "in Hawaii"]
    );
}

#[test]
fn groups_narrow_together_and_what_is_in_a_group_widens() {
    let (_folder, mut vault) = open();
    for (n, &kind) in (1..).zip(EntryKind::ALL) {
        let mut fields = on(n, blank(kind));
        fields.title = kind.to_string();
        fields.to_session = n == 3;
        fields.signs = if n <= 2 {
            vec![SignId::Drama]
        } else {
            vec![SignId::Isolated]
        };
        fields.patterns = if n == 2 {
            vec![PatternId::Jealousy]
        } else {
            Vec::new()
        };
        fields.tags = vec![if n > 6 { "Home" } else { "Work" }.into()];
        vault.entries().save(id(n), 0, fields, &now()).unwrap();
    }
    let level = |n| Some(Level::new(n).unwrap());
    vault
        .check_ins()
        .rate(ago(0), SignId::Drama, level(0), &now())
        .unwrap();
    vault
        .check_ins()
        .rate(ago(20), SignId::Drama, level(2), &now())
        .unwrap();
    let filter = Filter::default;
    let cases = [
        (
            Filter {
                signs: vec![SignId::Drama],
                ..filter()
            },
            "communication boundary 2026-11-03 1/1",
        ),
        (
            Filter {
                signs: vec![SignId::Drama],
                patterns: vec![PatternId::Jealousy],
                ..filter()
            },
            "boundary",
        ),
        (
            Filter {
                to_session: true,
                ..filter()
            },
            "trust-step",
        ),
        (
            Filter {
                tags: vec!["home".into()],
                ..filter()
            },
            "good-moment tried week-review",
        ),
        (
            Filter {
                kinds: vec![ItemKind::CheckIn],
                ..filter()
            },
            "2026-11-23 1/0 2026-11-03 1/1",
        ),
        (
            Filter {
                kinds: vec![
                    ItemKind::Entry(EntryKind::Pain),
                    ItemKind::Entry(EntryKind::Origin),
                ],
                ..filter()
            },
            "pain origin",
        ),
        (
            Filter {
                from: Some(ago(2)),
                to: Some(ago(1)),
                ..filter()
            },
            "communication boundary",
        ),
    ];
    for (filter, wanted) in cases {
        let found = lines(&mut vault, &filter, 0, 50);
        assert_eq!(found.join(" "), wanted);
        assert_eq!(
            vault.timeline(&filter, 0, 0).unwrap().total,
            found.len() as u64
        );
    }
    assert_eq!(
        vault.tags().unwrap(),
        [("Work".to_owned(), 6), ("Home".to_owned(), 3)]
    );
}

#[test]
fn a_line_says_where_its_entry_stands() {
    let (_folder, mut vault) = open();
    let mut status = |n, kind, outcome: Option<CameTrue>| {
        vault
            .entries()
            .save(id(n), 0, written(kind, "a"), &now())
            .unwrap();
        if let Some(came_true) = outcome {
            vault
                .entries()
                .record_outcome(id(n), came_true, &now())
                .unwrap();
        }
        match &vault.timeline(&Filter::default(), 0, 1).unwrap().lines[0] {
            Line::Entry { status, .. } => *status,
            other => panic!("{other:?}"),
        }
    };
    let followed = Some(LineStatus::Talk(TalkStatus::FollowedUp));
    assert_eq!(status(1, EntryKind::Communication, None), followed);
    assert_eq!(
        status(2, EntryKind::TrustStep, None),
        Some(LineStatus::Open)
    );
    let came = status(3, EntryKind::TrustStep, Some(CameTrue::No));
    assert_eq!(came, Some(LineStatus::Came(CameTrue::No)));
    assert_eq!(status(4, EntryKind::Pain, None), None);
}

#[test]
fn what_waits_is_due_from_its_day_on_and_not_before() {
    let (_folder, mut vault) = open();
    let review = |days: u64, fields: &mut EntryFields| {
        if let Own::Boundary(boundary) = &mut fields.own {
            boundary.review_on = Some(day() + Days::new(days));
        }
    };
    let mut soon = written(EntryKind::Boundary, "soon");
    review(3, &mut soon);
    vault.entries().save(id(1), 0, soon, &now()).unwrap();
    let mut talk = written(EntryKind::Communication, "talk");
    if let Own::Communication(talk) = &mut talk.own {
        talk.status = TalkStatus::Planned;
        talk.planned_for = None;
    }
    vault.entries().save(id(2), 0, talk, &now()).unwrap();
    let mut step = written(EntryKind::TrustStep, "step");
    if let Own::TrustStep(step) = &mut step.own {
        step.try_on = Some(day());
    }
    vault.entries().save(id(3), 0, step, &now()).unwrap();
    // A step without a prediction is only a thought; one in the trash waits for nobody.
    vault
        .entries()
        .save(id(4), 0, blank(EntryKind::TrustStep), &now())
        .unwrap();
    let mut gone = written(EntryKind::Boundary, "gone");
    review(0, &mut gone);
    vault.entries().save(id(5), 0, gone, &now()).unwrap();
    vault.entries().delete(id(5), &now()).unwrap();
    let mut due = |days| -> Vec<DueWhy> {
        let due = vault.due(day() + Days::new(days)).unwrap();
        due.iter().map(|due| due.why).collect()
    };
    assert_eq!(due(0), [DueWhy::PlannedTalk, DueWhy::OpenStep]);
    assert_eq!(
        due(3),
        [
            DueWhy::BoundaryReview,
            DueWhy::PlannedTalk,
            DueWhy::OpenStep
        ]
    );
    vault
        .entries()
        .record_outcome(id(3), CameTrue::Yes, &now())
        .unwrap();
    assert_eq!(vault.due(day()).unwrap().len(), 1);
}

#[test]
fn looking_back_counts_what_was_noted_and_nothing_from_the_trash() {
    let (_folder, mut vault) = open();
    vault
        .entries()
        .save(id(1), 0, written(EntryKind::Boundary, "a"), &now())
        .unwrap();
    for (n, kind) in [
        (11, BoundaryEventKind::Kept),
        (12, BoundaryEventKind::NotKept),
    ] {
        let event = BoundaryEvent {
            id: id(n),
            on: ago(n - 10),
            kind,
            note: String::new(),
        };
        vault.entries().put_event(id(1), &event, &now()).unwrap();
    }
    vault
        .entries()
        .save(id(2), 0, on(3, blank_said(EntryKind::GoodMoment)), &now())
        .unwrap();
    vault
        .entries()
        .save(id(3), 0, on(4, written(EntryKind::Tried, "b")), &now())
        .unwrap();
    vault
        .entries()
        .save(id(4), 0, on(5, written(EntryKind::TrustStep, "c")), &now())
        .unwrap();
    vault
        .entries()
        .record_outcome(id(4), CameTrue::No, &now())
        .unwrap();
    vault
        .entries()
        .save(id(5), 0, on(2, blank_said(EntryKind::GoodMoment)), &now())
        .unwrap();
    vault.entries().delete(id(5), &now()).unwrap();
    let review = written(EntryKind::WeekReview, "d");
    vault.entries().save(id(6), 0, review, &now()).unwrap();
    let back = vault.looking_back(ago(30), ago(0)).unwrap();
    assert_eq!(
        back.events,
        [
            (ago(2), BoundaryEventKind::NotKept),
            (ago(1), BoundaryEventKind::Kept)
        ]
    );
    assert_eq!(back.good_moments, [ago(3)]);
    assert_eq!(back.tried, [(ago(4), Some(Helped::ALittle))]);
    assert_eq!((back.steps.len(), back.steps[0].likelihood), (1, Some(70)));
    assert_eq!(back.steps[0].outcome, Some(CameTrue::No));
    let reviews: Vec<_> = back
        .reviews
        .iter()
        .map(|r| (r.week, r.patterns.len()))
        .collect();
    assert_eq!(reviews, [(ago(7), 2)]);
    assert_eq!(
        vault.looking_back(ago(60), ago(31)).unwrap(),
        LookedBack::default()
    );
    assert_eq!(vault.first_entry_day().unwrap(), Some(ago(5)));
}

#[test]
fn a_stretch_of_days_holds_its_check_ins_and_its_notes() {
    let (_folder, mut vault) = open();
    for n in 0..8 {
        if n % 2 == 0 {
            vault.notes().write(ago(n), "a note", 0, &now()).unwrap();
        } else {
            let level = Some(Level::new(2).unwrap());
            let rated = vault.check_ins().rate(ago(n), SignId::Drama, level, &now());
            rated.unwrap();
        }
    }
    let filter = Filter {
        from: Some(ago(5)),
        to: Some(ago(2)),
        ..Filter::default()
    };
    let listed = [(2, "0/0"), (3, "1/1"), (4, "0/0"), (5, "1/1")];
    let listed = listed.map(|(n, signs)| format!("{} {signs}", ago(n)));
    assert_eq!(lines(&mut vault, &filter, 0, 10), listed);
}
