//! A ticked entry: its fields under plain headings. What is empty is not printed.

mod fields;

use serde::Serialize;

use super::Desk;
use crate::ReportEntry;
use crate::prose::Block;
use fields::Fields;

/// An entry as it is printed.
#[derive(Debug, Serialize)]
pub(crate) struct Entry {
    /// Its title, or its kind where it has none.
    title: String,
    /// "Reflection, 3 November 2026".
    kind: String,
    fields: Vec<Field>,
    /// Signs, patterns, origins and tags: what they are, and which.
    links: Vec<(String, String)>,
}

/// A heading and what is under it: a short answer or a text.
#[derive(Debug, Default, Serialize)]
struct Field {
    heading: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<String>,
    /// Dated lines.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lines: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    blocks: Vec<Block>,
}

pub(super) fn entry(desk: &Desk<'_>, entry: &ReportEntry) -> Entry {
    let written = &entry.fields;
    let words = &desk.words;
    let kind = words.say(&format!("kind-{}", written.kind()));
    let day = words.day(written.occurred_on);
    let title = desk.scribe.line(&written.title);
    let mut fields = Fields::new(desk);
    fields.own(entry);
    fields.text(fields::body_heading(written.kind()), &written.body);
    fields.since(entry);
    let time = written
        .occurred_minute
        .map(|it| format!("{:02}:{:02}", it / 60, it % 60));
    let when = match time {
        Some(time) => words.fill(
            "report-entry-when",
            &[("day", day.into()), ("time", time.into())],
        ),
        None => day,
    };
    let (title, kind) = if title.is_empty() {
        (kind, when)
    } else {
        let about = [("kind", kind.into()), ("when", when.into())];
        (title, words.fill("report-entry-heading", &about))
    };
    Entry {
        title,
        kind,
        fields: fields.done(),
        links: links(desk, entry),
    }
}

fn links(desk: &Desk<'_>, entry: &ReportEntry) -> Vec<(String, String)> {
    let (words, written) = (&desk.words, &entry.fields);
    let signs = written
        .signs
        .iter()
        .filter_map(|sign| desk.sign_name(*sign));
    let patterns = written
        .patterns
        .iter()
        .filter_map(|it| words.find(&format!("pattern-{it}")));
    let origins = written
        .origins
        .iter()
        .filter_map(|it| words.find(&format!("origin-{it}")));
    let tags = written.tags.iter().map(|tag| desk.scribe.line(tag));
    let all: [(&str, Vec<String>); 4] = [
        ("report-entry-signs", signs.collect()),
        ("report-entry-patterns", patterns.collect()),
        ("report-entry-origins", origins.collect()),
        ("report-entry-tags", tags.collect()),
    ];
    all.into_iter()
        .filter(|(_, which)| !which.is_empty())
        .map(|(id, which)| (words.say(id), which.join(", ")))
        .collect()
}
