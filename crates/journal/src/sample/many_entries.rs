//! Entries by the ten thousand, to test speed with: grammatical, varied and about nothing.

use chrono::NaiveDate;

use super::draw::Draw;
use super::entries::{SampleEntry, SampleEvent};
use super::told::{before, evening};
use super::vocabulary::{name, sentence, tag, title};
use crate::{
    BoundaryEventKind, CameTrue, EntryFields, EntryKind, Helped, Level, Own, PatternId, SignId,
    TalkStatus,
};

/// How many days back the entries reach at most: twenty years.
const REACH: u64 = 20 * 365;
/// How many words an entry aims at, at least and with luck; a sentence more may follow.
const WORDS: (u32, u32) = (62, 102);
const EXERCISES: [&str; 4] = ["small-risk", "two-readings", "i-statement", "one-hurt"];

/// `count` entries of all kinds up to yesterday, oldest day first, over twenty years at most. Each
/// has 60 to 120 words out of many thousands; names, which are made of syllables, are common and
/// rare as names are. The same arguments always give the same entries.
pub fn many_entries(today: NaiveDate, count: u32) -> impl Iterator<Item = SampleEntry> {
    let span = REACH.min(u64::from(count).max(1));
    (0..u64::from(count)).map(move |n| {
        let ago = span - n * span / u64::from(count);
        entry(today, n, ago.max(1))
    })
}

fn entry(today: NaiveDate, n: u64, ago: u64) -> SampleEntry {
    let mut draw = Draw::of(n, "many entries");
    let mut fields = EntryFields::blank(one_of(EntryKind::ALL, &mut draw), before(today, ago));
    let minute = u16::try_from(draw.below(24 * 60)).ok();
    fields.occurred_minute = minute.filter(|_| draw.chance(0.6));
    fields.to_session = draw.chance(0.1);
    if draw.chance(0.7) {
        fields.title = title(&mut draw);
    }
    links(&mut fields, &mut draw);
    for text in fields.own.texts_mut() {
        if draw.chance(0.5) {
            *text = sentence(&mut draw);
        }
    }
    choices(&mut fields.own, today, &mut draw);
    if let Own::WeekReview(review) = &fields.own {
        fields.patterns = review.recognised();
    }
    fill(&mut fields, &mut draw);

    let mut entry = SampleEntry::new(fields, evening(today, ago, "many entries"));
    noted_later(&mut entry, today, ago, &mut draw);
    begun_with(&mut entry.fields, n);
    entry
}

/// Signs, patterns and tags: none mostly.
fn links(fields: &mut EntryFields, draw: &mut Draw) {
    for _ in 0..draw.below(3) {
        fields.signs.push(one_of(&SignId::ELEVEN, draw));
    }
    fields.signs.sort_unstable();
    fields.signs.dedup();
    if draw.chance(0.2) {
        fields.patterns.push(one_of(PatternId::ALL, draw));
    }
    if draw.chance(0.4) {
        fields.tags.push(tag(draw).to_owned());
    }
}

/// What is chosen and not written.
fn choices(own: &mut Own, today: NaiveDate, draw: &mut Draw) {
    match own {
        Own::Communication(talk) => {
            talk.status = one_of(TalkStatus::ALL, draw);
            talk.heard = Some(one_of(&Level::ALL, draw));
            talk.listened = Some(one_of(&Level::ALL, draw));
            talk.planned_for = Some(before(today, u64::from(draw.below(400)) + 1));
        }
        Own::Boundary(boundary) => boundary.said = Some(draw.chance(0.8)),
        Own::TrustStep(step) => {
            step.prediction = sentence(draw);
            step.likelihood = u8::try_from(draw.below(101)).ok();
        }
        Own::Pain(pain) => pain.reached = u8::try_from(draw.below(4)).unwrap_or(0),
        Own::Tried(tried) => tried.helped = Some(one_of(Helped::ALL, draw)),
        Own::WeekReview(review) => {
            for &pattern in PatternId::ALL {
                review.patterns.push((pattern, one_of(&Level::ALL, draw)));
            }
        }
        Own::Origin(_) | Own::Reflection(_) | Own::GoodMoment => {}
    }
}

/// Writes in the body until there are words enough.
fn fill(fields: &mut EntryFields, draw: &mut Draw) {
    let aim = (WORDS.0 + draw.below(WORDS.1 - WORDS.0)) as usize;
    let words = |text: &str| text.split_whitespace().count();
    let mut written: usize = fields.own.texts().into_iter().map(words).sum();
    written += words(&fields.title);
    while written < aim {
        let next = sentence(draw);
        written += words(&next);
        if !fields.body.is_empty() {
            fields.body.push(if draw.chance(0.15) { '\n' } else { ' ' });
        }
        fields.body.push_str(&next);
    }
}

/// One in eight begins with an exercise. Drawn apart, so that the words stay what they were.
fn begun_with(fields: &mut EntryFields, n: u64) {
    let mut draw = Draw::of(n, "many exercises");
    if let Own::TrustStep(step) = &mut fields.own {
        step.hard = draw.chance(0.8).then(|| one_of(&Level::ALL, &mut draw));
    }
    if draw.chance(0.125) {
        fields.exercise = one_of(&EXERCISES, &mut draw).parse().ok();
    }
}

/// What of a step and how a boundary went, by yesterday.
fn noted_later(entry: &mut SampleEntry, today: NaiveDate, ago: u64, draw: &mut Draw) {
    let later = ago - 1;
    if later == 0 {
        return;
    }
    match entry.fields.kind() {
        EntryKind::TrustStep if draw.chance(0.8) => {
            let came = one_of(CameTrue::ALL, draw);
            entry.outcome = Some((came, evening(today, later, "many outcomes")));
        }
        EntryKind::Boundary => entry.events.push(SampleEvent {
            on: before(today, later),
            kind: one_of(BoundaryEventKind::ALL, draw),
            note: format!("{} was there.", name(draw)),
        }),
        _ => {}
    }
}

fn one_of<T: Copy>(all: &[T], draw: &mut Draw) -> T {
    all[draw.below(u32::try_from(all.len()).unwrap_or(u32::MAX)) as usize]
}
