use journal::{
    Boundary, BoundaryEventKind, CameTrue, Communication, EntryFields, EntryKind, Helped, Level,
    Origin, OriginId, Own, Pain, PatternId, RepairBy, SignId, TalkStatus, Tried, TrustStep, WayId,
    WeekReview, WholeEntry, WholeEvent, WholeOutcome, WholePrediction, WholeThought,
};

use super::Draw;

pub fn entry(draw: &mut Draw) -> WholeEntry {
    let kind = draw.one_of(EntryKind::ALL);
    let fields = EntryFields {
        occurred_minute: draw.maybe(|draw| draw.below(1440) as u16),
        title: draw.text().replace('\n', " "),
        body: draw.text(),
        exercise: draw.maybe(super::exercise),
        to_session: draw.yes(),
        signs: some(draw, &SignId::ALL),
        patterns: some(draw, PatternId::ALL),
        origins: some(draw, OriginId::ALL),
        tags: some(draw, &["home", "Mum", "日本", "a b", "=x"])
            .into_iter()
            .map(str::to_owned)
            .collect(),
        own: own(kind, draw),
        ..EntryFields::blank(kind, draw.day())
    };
    let mut entry = WholeEntry {
        id: draw.id(),
        revision: draw.revision(),
        // A review's patterns are those that were recognised.
        fields: fields.tidied().unwrap(),
        created: draw.instant(),
        zone: draw.zone(),
        updated: draw.instant(),
        deleted: draw.maybe(|draw| draw.instant().to_utc()),
        events: Vec::new(),
        prediction_begun: None,
        outcome: None,
        earlier: Vec::new(),
        thoughts: Vec::new(),
    };
    match &entry.fields.own {
        Own::Boundary(_) => events(&mut entry, draw),
        Own::TrustStep(_) => noted(&mut entry, draw),
        _ => {}
    }
    entry
}

fn some<T: Copy>(draw: &mut Draw, all: &[T]) -> Vec<T> {
    all.iter().copied().filter(|_| draw.below(4) == 0).collect()
}

fn level(draw: &mut Draw) -> Level {
    draw.one_of(&Level::ALL)
}

fn own(kind: EntryKind, draw: &mut Draw) -> Own {
    let mut own = match kind {
        EntryKind::Communication => Own::Communication(Communication {
            status: draw.one_of(TalkStatus::ALL),
            planned_for: draw.maybe(Draw::day),
            i_said_back: draw.maybe(Draw::yes),
            they_said_back: draw.maybe(Draw::yes),
            pause_taken: draw.maybe(Draw::yes),
            repair_by: draw.maybe(|draw| draw.one_of(RepairBy::ALL)),
            repair_accepted: draw.maybe(Draw::yes),
            heard: draw.maybe(level),
            listened: draw.maybe(level),
            ..Communication::default()
        }),
        EntryKind::Boundary => Own::Boundary(Boundary {
            said: draw.maybe(Draw::yes),
            review_on: draw.maybe(Draw::day),
            ..Boundary::default()
        }),
        EntryKind::TrustStep => Own::TrustStep(TrustStep {
            likelihood: draw.maybe(|draw| draw.below(101) as u8),
            hard: draw.maybe(level),
            try_on: draw.maybe(Draw::day),
            ..TrustStep::default()
        }),
        EntryKind::Pain => Own::Pain(Pain {
            reached: draw.below(4) as u8,
            ..Pain::default()
        }),
        EntryKind::Origin => Own::Origin(Origin::default()),
        EntryKind::Reflection => Own::Reflection(draw.maybe(|_| "kind-to-me".into())),
        EntryKind::GoodMoment => Own::GoodMoment,
        EntryKind::Tried => Own::Tried(Tried {
            helped: draw.maybe(|draw| draw.one_of(Helped::ALL)),
            ..Tried::default()
        }),
        EntryKind::WeekReview => Own::WeekReview(WeekReview {
            patterns: some(draw, PatternId::ALL)
                .into_iter()
                .map(|pattern| (pattern, level(draw)))
                .collect(),
            way: draw.maybe(|draw| draw.one_of(WayId::ALL)),
            ..WeekReview::blank(draw.monday())
        }),
    };
    for text in own.texts_mut() {
        *text = draw.text();
    }
    own
}

fn events(entry: &mut WholeEntry, draw: &mut Draw) {
    for _ in 0..draw.below(4) {
        entry.events.push(WholeEvent {
            id: draw.id(),
            on: draw.day(),
            kind: draw.one_of(BoundaryEventKind::ALL),
            note: draw.text(),
            recorded: draw.instant(),
        });
    }
    entry
        .events
        .sort_by_key(|event| (event.on, event.recorded, event.id));
}

fn noted(entry: &mut WholeEntry, draw: &mut Draw) {
    entry.prediction_begun = Some(draw.instant());
    for _ in 0..draw.below(3) {
        entry.earlier.push(WholePrediction {
            prediction: draw.text(),
            likelihood: draw.maybe(|draw| draw.below(101) as u8),
            written: draw.instant(),
        });
    }
    if draw.yes() {
        return;
    }
    if let Own::TrustStep(step) = &mut entry.fields.own {
        step.prediction.push_str("They will be late.");
    }
    entry.outcome = Some(WholeOutcome {
        came_true: draw.one_of(CameTrue::ALL),
        recorded: draw.instant(),
    });
    for _ in 0..draw.below(3) {
        entry.thoughts.push(WholeThought {
            id: draw.id(),
            text: format!("later {}", draw.text()),
            written: draw.instant(),
        });
    }
    entry
        .thoughts
        .sort_by_key(|thought| (thought.written, thought.id));
}
