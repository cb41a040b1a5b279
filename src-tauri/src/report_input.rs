//! A report's input: what the person ticked, gathered from the journal, and nothing else.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use journal::{EntryKind, Helped, Moment as Dated, Own, Pause, RatedDay};
use report::{
    BoundaryLine, HelpedLine, Include, NamedSign, Paper, ReportEntry, ReportEvent, ReportInput,
    ReportThought, StepLine,
};
use uuid::Uuid;
use vault::table::StoredEntry;
use vault::timeline::{Filter, ItemKind, Line, LineStatus};
use vault::{Vault, VaultError};

use crate::words;

/// What the person ticked.
pub(crate) struct Ticked {
    pub(crate) from: NaiveDate,
    pub(crate) to: NaiveDate,
    pub(crate) paper: Paper,
    pub(crate) name: Option<String>,
    pub(crate) talk_about: String,
    pub(crate) focus: Vec<journal::SignId>,
    pub(crate) include: Include,
    pub(crate) entries: Vec<Uuid>,
    pub(crate) replace: Vec<(String, String)>,
}

/// Gathers it. Titles and predictions of entries that were not ticked stay out: free text is in a
/// report only where the person ticked it.
///
/// # Errors
/// [`VaultError::EntryNotFound`] for a ticked entry that is gone; damage and storage errors.
pub(crate) fn gather(
    vault: &mut Vault,
    ticked: Ticked,
    days: Vec<RatedDay>,
    pauses: Vec<Pause>,
    (starts_on, today): (chrono::Weekday, NaiveDate),
) -> Result<ReportInput, VaultError> {
    let chosen: BTreeSet<Uuid> = ticked.entries.iter().copied().collect();
    let period = (ticked.from, ticked.to);
    let noted = vault.looking_back(ticked.from, ticked.to)?;
    let mut steps = Vec::with_capacity(noted.steps.len());
    for step in noted.steps {
        let is_ticked = chosen.contains(&step.id);
        let prediction = if is_ticked {
            prediction_of(vault.entries().get(step.id)?)
        } else {
            String::new()
        };
        steps.push(StepLine {
            on: step.day,
            title: told(is_ticked, step.heading),
            prediction,
            likelihood: step.likelihood,
            outcome: step.outcome,
        });
    }
    Ok(ReportInput {
        starts_on,
        made_on: today,
        from: ticked.from,
        to: ticked.to,
        paper: ticked.paper,
        name: ticked.name,
        talk_about: ticked.talk_about,
        signs: signs(vault, &days, period)?,
        focus: ticked.focus,
        followed: vault.settings().followed()?,
        helped: helped(vault, period, &chosen)?,
        steps,
        boundaries: boundaries(vault, period, &chosen)?,
        reviews: noted.reviews,
        entries: entries(vault, &ticked.entries)?,
        replace: ticked.replace,
        include: ticked.include,
        days,
        pauses,
    })
}

/// Free text of an entry that was ticked; nothing of another.
fn told(is_ticked: bool, text: String) -> String {
    if is_ticked { text } else { String::new() }
}

fn prediction_of(entry: StoredEntry) -> String {
    match entry.fields.own {
        Own::TrustStep(step) => step.prediction,
        _ => String::new(),
    }
}

/// The signs in use, and those put away with a level in the period.
fn signs(
    vault: &mut Vault,
    days: &[RatedDay],
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<NamedSign>, VaultError> {
    let rated: BTreeSet<journal::SignId> = days
        .iter()
        .filter(|day| (from..=to).contains(&day.day))
        .flat_map(|day| &day.ratings)
        .filter(|rating| rating.level.is_some())
        .map(|rating| rating.sign)
        .collect();
    let signs = vault.signs().all()?.into_iter();
    let shown = signs.filter(|stored| !stored.put_away || rated.contains(&stored.sign));
    Ok(shown
        .map(|stored| NamedSign {
            sign: stored.sign,
            label: stored
                .label
                .unwrap_or_else(|| words::sign_label(stored.sign)),
            line: stored.line.unwrap_or_else(|| words::sign_line(stored.sign)),
        })
        .collect())
}

fn helped(
    vault: &mut Vault,
    (from, to): (NaiveDate, NaiveDate),
    chosen: &BTreeSet<Uuid>,
) -> Result<Vec<HelpedLine>, VaultError> {
    let filter = Filter {
        kinds: vec![
            ItemKind::Entry(EntryKind::GoodMoment),
            ItemKind::Entry(EntryKind::Tried),
        ],
        from: Some(from),
        to: Some(to),
        ..Filter::default()
    };
    let lines = vault.timeline(&filter, 0, u64::from(u32::MAX))?.lines;
    let helped = lines.into_iter().filter_map(|line| match line {
        Line::Entry {
            id,
            kind,
            day,
            heading,
            status,
            ..
        } => Some(HelpedLine {
            on: day,
            title: told(chosen.contains(&id), heading),
            moment: match kind {
                EntryKind::GoodMoment => Dated::Good,
                _ => Dated::Tried(helped_by(status)),
            },
        }),
        Line::CheckIn { .. } => None,
    });
    Ok(helped.collect())
}

fn helped_by(status: Option<LineStatus>) -> Option<Helped> {
    match status {
        Some(LineStatus::Helped(helped)) => Some(helped),
        _ => None,
    }
}

/// Boundaries of which something is noted in the period. One that was not ticked has no title.
fn boundaries(
    vault: &mut Vault,
    (from, to): (NaiveDate, NaiveDate),
    chosen: &BTreeSet<Uuid>,
) -> Result<Vec<BoundaryLine>, VaultError> {
    let filter = Filter {
        kinds: vec![ItemKind::Entry(EntryKind::Boundary)],
        ..Filter::default()
    };
    let lines = vault.timeline(&filter, 0, u64::from(u32::MAX))?.lines;
    let mut found = Vec::new();
    for line in lines.into_iter().rev() {
        let Line::Entry { id, heading, .. } = line else {
            continue;
        };
        let events: Vec<_> = vault
            .entries()
            .get(id)?
            .events
            .into_iter()
            .rev()
            .filter(|event| (from..=to).contains(&event.on))
            .map(|event| journal::BoundaryEvent {
                on: event.on,
                kind: event.kind,
            })
            .collect();
        if !events.is_empty() {
            found.push(BoundaryLine {
                title: told(chosen.contains(&id), heading),
                events,
            });
        }
    }
    Ok(found)
}

fn entries(vault: &mut Vault, ids: &[Uuid]) -> Result<Vec<ReportEntry>, VaultError> {
    let mut entries = Vec::with_capacity(ids.len());
    for &id in ids {
        let stored = vault.entries().get(id)?;
        if stored.deleted_on.is_some() {
            return Err(VaultError::EntryNotFound);
        }
        entries.push(report_entry(stored));
    }
    entries.sort_by_key(|entry| (entry.fields.occurred_on, entry.fields.occurred_minute));
    Ok(entries)
}

fn report_entry(stored: StoredEntry) -> ReportEntry {
    ReportEntry {
        // The vault holds the newest first, a report reads on.
        events: stored
            .events
            .into_iter()
            .rev()
            .map(|event| ReportEvent {
                on: event.on,
                kind: event.kind,
                note: event.note,
            })
            .collect(),
        outcome: stored.outcome.map(|outcome| outcome.came_true),
        thoughts: stored
            .thoughts
            .into_iter()
            .map(|thought| ReportThought {
                on: thought.written.date_naive(),
                text: thought.text,
            })
            .collect(),
        fields: stored.fields,
    }
}
