//! Reports to look at: of the sample journal, and of nothing.

use chrono::{Days, NaiveDate};
use journal::{
    BoundaryEvent, EntryFields, EntryKind, Level, Moment, Own, PatternId, RatedDay, ReviewedWeek,
    SampleCheckIn, SampleEntry, SignId, sample,
};
use report::{
    BoundaryLine, HelpedLine, NamedSign, Paper, Report, ReportEntry, ReportEvent, ReportInput,
    ReportThought, StepLine,
};

/// The day every report here is made on, a Monday.
pub(crate) fn today() -> NaiveDate {
    day("2026-11-23")
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A report of so many weeks about which nothing is noted, with the signs' own names.
pub(crate) fn blank(weeks: u64) -> ReportInput {
    let from = today() - Days::new(7 * (weeks - 1));
    ReportInput {
        signs: signs(),
        ..ReportInput::empty(today(), from, today(), Paper::A4)
    }
}

/// The report that the person of the sample journal would make: twelve weeks, three focus signs,
/// every part, and one entry of each kind.
pub(crate) fn twelve_weeks(paper: Paper) -> ReportInput {
    let sample = sample(today());
    let mut kinds = EntryKind::ALL.to_vec();
    let ticked = sample.entries.iter().rev().filter(|entry| {
        let at = kinds.iter().position(|kind| *kind == entry.fields.kind());
        at.map(|at| kinds.remove(at)).is_some()
    });
    ReportInput {
        paper,
        talk_about: "Why I **froze** when Robin was late on Friday, and what I did with it.\n\n\
                     - Saying sooner that I am worried\n- The weekend away in December"
            .to_owned(),
        focus: vec![
            SignId::AssumedHarm,
            SignId::ExpectedDeceit,
            SignId::HeldBack,
        ],
        followed: [SignId::AssumedHarm, SignId::HeldBack, SignId::Drama]
            .map(|sign| journal::Followed {
                sign,
                since: journal::Since::LookedBack(None),
            })
            .to_vec(),
        days: rated(&sample.check_ins),
        pauses: sample.pauses.clone(),
        helped: sample.entries.iter().filter_map(helped_line).collect(),
        steps: sample.entries.iter().filter_map(step_line).collect(),
        boundaries: sample.entries.iter().filter_map(boundary_line).collect(),
        reviews: reviews(12),
        entries: ticked.map(report_entry).collect(),
        ..blank(12)
    }
}

pub(crate) fn rated(check_ins: &[SampleCheckIn]) -> Vec<RatedDay> {
    let rated = |it: &SampleCheckIn| RatedDay {
        day: it.day,
        ratings: it.ratings.clone(),
    };
    check_ins.iter().map(rated).collect()
}

/// The signs by the names of the catalogue.
pub(crate) fn signs() -> Vec<NamedSign> {
    let catalogue = include_str!("../../../../assets/locales/en/signs.ftl");
    let said = |id: String| {
        let line = catalogue
            .lines()
            .find_map(|line| line.strip_prefix(&format!("{id} = ")));
        line.unwrap().to_owned()
    };
    let signs = SignId::ELEVEN.into_iter();
    signs
        .map(|sign| NamedSign {
            sign,
            label: said(format!("sign-{sign}-label")),
            line: said(format!("sign-{sign}-line")),
        })
        .collect()
}

fn reviews(weeks: u64) -> Vec<ReviewedWeek> {
    let reviewed = (0..weeks).filter(|week| week % 4 != 2);
    reviewed
        .map(|week| ReviewedWeek {
            week: today() - Days::new(7 * week),
            patterns: PatternId::ALL
                .iter()
                .zip([week % 5, (week + 2) % 3, week % 2, 4 - week % 4])
                .skip(usize::from(week % 5 == 3))
                .map(|(pattern, level)| (*pattern, Level::new(level as u8).unwrap()))
                .collect(),
        })
        .collect()
}

/// The title, or the first words.
fn title_of(fields: &EntryFields, first: &str) -> String {
    let text = [&fields.title, first, &fields.body];
    let text = text.into_iter().find(|text| !text.trim().is_empty());
    text.map_or_else(String::new, |text| {
        text.lines().next().unwrap_or("").to_owned()
    })
}

fn helped_line(entry: &SampleEntry) -> Option<HelpedLine> {
    let (moment, first) = match &entry.fields.own {
        Own::GoodMoment => (Moment::Good, ""),
        Own::Tried(tried) => (Moment::Tried(tried.helped), tried.what.as_str()),
        _ => return None,
    };
    Some(HelpedLine {
        on: entry.fields.occurred_on,
        title: title_of(&entry.fields, first),
        moment,
    })
}

fn step_line(entry: &SampleEntry) -> Option<StepLine> {
    let Own::TrustStep(step) = &entry.fields.own else {
        return None;
    };
    Some(StepLine {
        on: entry.fields.occurred_on,
        title: title_of(&entry.fields, &step.step),
        prediction: step.prediction.clone(),
        likelihood: step.likelihood,
        outcome: entry.outcome.map(|(outcome, _)| outcome),
    })
}

fn boundary_line(entry: &SampleEntry) -> Option<BoundaryLine> {
    let Own::Boundary(boundary) = &entry.fields.own else {
        return None;
    };
    let events = entry.events.iter();
    Some(BoundaryLine {
        title: title_of(&entry.fields, &boundary.boundary),
        events: events
            .map(|event| BoundaryEvent {
                on: event.on,
                kind: event.kind,
            })
            .collect(),
    })
}

pub(crate) fn report_entry(entry: &SampleEntry) -> ReportEntry {
    let events = entry.events.iter().map(|event| ReportEvent {
        on: event.on,
        kind: event.kind,
        note: event.note.clone(),
    });
    let thoughts = entry.thoughts.iter().map(|(at, text)| ReportThought {
        on: at.date(),
        text: text.clone(),
    });
    ReportEntry {
        fields: entry.fields.clone(),
        events: events.collect(),
        outcome: entry.outcome.map(|(outcome, _)| outcome),
        thoughts: thoughts.collect(),
    }
}

/// A reflection in which `text` is written.
pub(crate) fn reflection(title: &str, text: &str) -> ReportEntry {
    let fields = EntryFields {
        title: title.to_owned(),
        body: text.to_owned(),
        ..EntryFields::blank(EntryKind::Reflection, today())
    };
    ReportEntry {
        fields,
        events: Vec::new(),
        outcome: None,
        thoughts: Vec::new(),
    }
}

pub(crate) fn set(input: &ReportInput) -> Report {
    input.compile().unwrap()
}
