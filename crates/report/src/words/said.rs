//! What the report says and what the catalogue holds are one and the same. The ids are read from the
//! source, so that none can be forgotten.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::path::Path;

use journal::{
    BoundaryEventKind, CameTrue, EntryKind, Helped, Level, OriginId, PatternId, RepairBy, SignId,
    TalkStatus, WayId,
};

use super::ENGLISH;
use super::source::{ids, is_id, literals};

/// What looks like an id and is none: a paper of Typst's.
const NO_IDS: [&str; 1] = ["us-letter"];

fn each<T: Display>(
    with: impl Fn(&str) -> String,
    all: impl IntoIterator<Item = T>,
) -> Vec<String> {
    all.into_iter().map(|it| with(&it.to_string())).collect()
}

/// Every id that is put together, with all that it can become.
fn put_together() -> Vec<(&'static str, Vec<String>)> {
    let levels = || Level::ALL.map(Level::get);
    let came = CameTrue::ALL.iter().map(ToString::to_string);
    vec![
        (
            "came-true-{}",
            each(|it| format!("came-true-{it}"), CameTrue::ALL),
        ),
        (
            "event-{}",
            each(|it| format!("event-{it}"), BoundaryEventKind::ALL),
        ),
        ("heard-{}", each(|it| format!("heard-{it}"), levels())),
        ("helped-{}", each(|it| format!("helped-{it}"), Helped::ALL)),
        ("kind-{}", each(|it| format!("kind-{it}"), EntryKind::ALL)),
        (
            "origin-{}",
            each(|it| format!("origin-{it}"), OriginId::ALL),
        ),
        (
            "pattern-{}",
            each(|it| format!("pattern-{it}"), PatternId::ALL),
        ),
        // Of those the journal keeps whatever it was given; what has no words is not said.
        ("prompt-{}", Vec::new()),
        (
            "report-came-{}",
            each(
                |it| format!("report-came-{it}"),
                came.chain(["open".into()]),
            ),
        ),
        (
            "report-level-{}",
            each(|it| format!("report-level-{it}"), levels()),
        ),
        (
            "report-month-{}",
            each(|it| format!("report-month-{it}"), 1..=12),
        ),
        (
            "report-month-{}-short",
            each(|it| format!("report-month-{it}-short"), 1..=12),
        ),
        (
            "report-weekday-{}",
            each(|it| format!("report-weekday-{it}"), 1..=7),
        ),
        (
            "sign-{}-label",
            each(|it| format!("sign-{it}-label"), SignId::ELEVEN),
        ),
        (
            "talk-repair-{}",
            each(|it| format!("talk-repair-{it}"), RepairBy::ALL),
        ),
        (
            "talk-status-{}",
            each(|it| format!("talk-status-{it}"), TalkStatus::ALL),
        ),
        ("way-{}", each(|it| format!("way-{it}"), WayId::ALL)),
    ]
}

#[test]
fn every_message_that_is_said_is_in_the_catalogue_and_every_one_of_the_reports_is_said() {
    let known: BTreeSet<&str> = ENGLISH.into_iter().flat_map(ids).collect();
    let put_together = put_together();
    let mut said = BTreeSet::new();
    let mut met = BTreeSet::new();
    for literal in literals(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let (file, text) = (literal.file.display(), literal.text);
        let is_said = ["say(", "fill(", "share("]
            .iter()
            .any(|it| literal.before.ends_with(it));
        // An id that nobody could tell from another word has to be said where it stands.
        if !is_id(&text) || !(is_said || text.contains('-')) || NO_IDS.contains(&text.as_str()) {
            continue;
        }
        if !text.contains("{}") {
            assert!(known.contains(text.as_str()), "{file}: no message {text}");
            said.insert(text);
            continue;
        }
        let found = put_together.iter().find(|(pattern, _)| *pattern == text);
        let (pattern, all) = found.unwrap_or_else(|| panic!("{file}: what can {text} become?"));
        met.insert(*pattern);
        for id in all {
            assert!(known.contains(id.as_str()), "{file}: no message {id}");
        }
        said.extend(all.iter().cloned());
    }
    for (pattern, _) in &put_together {
        assert!(met.contains(pattern), "{pattern} is no longer said");
    }
    let unsaid: Vec<&str> = ids(ENGLISH[0])
        .into_iter()
        .filter(|id| !said.contains(*id))
        .collect();
    assert!(
        unsaid.is_empty(),
        "report.ftl has what nobody says: {unsaid:?}"
    );
    assert!(said.len() > 150, "{}", said.len());
}
