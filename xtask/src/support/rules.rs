//! What must hold of every number. Pure: today is an argument.

use std::collections::BTreeSet;
use std::fmt;

use super::countries;
use super::read::{Country, Data, KINDS, Line};
use crate::day::Day;

/// How many countries with a verified line of each kind are wished for.
pub(super) const ENOUGH: usize = 30;

/// After so many days a number is looked up again.
const LONGEST: i64 = 180;

const HOURS: [&str; 2] = ["always", "part"];
const SEEN: [&str; 5] = ["own", "press", "lists", "one-list", "memory"];
/// Too little to show a number to somebody who needs it.
const TOO_LITTLE: [&str; 2] = ["one-list", "memory"];
const LISTED: [&str; 3] = ["any", "crisis", "violence"];

/// Each is said by the catalogue, as `support-note-…`; a test of the page holds the two together.
const NOTES: [&str; 12] = [
    "ambulance",
    "ambulance-and-fire",
    "by-text",
    "dutch",
    "everyone",
    "french",
    "men",
    "police",
    "police-may-come",
    "press-five",
    "press-one",
    "women",
];

/// What is wrong, and where.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    place: String,
    what: String,
    /// Only that it was looked up too long ago.
    pub(super) is_age: bool,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.place, self.what)
    }
}

impl Fault {
    fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            what: what.into(),
            is_age: false,
        }
    }
}

/// Everything that is wrong with it on this day.
pub(super) fn faults(data: &Data, today: Day) -> Vec<Fault> {
    let mut found = Vec::new();
    let mut codes = BTreeSet::new();
    for line in &data.international {
        of_line(line, "international", today, &mut found);
        if !LISTED.contains(&line.kind.as_str()) || !line.is_address {
            found.push(Fault::new(
                "international",
                format!("{}: no directory", line.name),
            ));
        }
    }
    for kind in ["crisis", "violence"] {
        let lists = |line: &&Line| line.verified && [kind, "any"].contains(&line.kind.as_str());
        if !data.international.iter().any(|line| lists(&line)) {
            found.push(Fault::new(
                "international",
                format!("no verified one for {kind}"),
            ));
        }
    }
    for country in &data.countries {
        if !countries::is_known(&country.code) {
            found.push(Fault::new(&country.code, "not a country's code"));
        }
        if !codes.insert(&country.code) {
            found.push(Fault::new(&country.code, "stands here twice"));
        }
        let mut reached = BTreeSet::new();
        for line in &country.lines {
            of_line(line, &country.code, today, &mut found);
            if line.is_address != (line.kind == "directory") {
                let what = format!(
                    "{}: an address where a number belongs, or the other way round",
                    line.name
                );
                found.push(Fault::new(&country.code, what));
            }
            if !reached.insert((&line.kind, bare(&line.reach))) {
                let what = format!("{} {} stands here twice", line.kind, line.reach);
                found.push(Fault::new(&country.code, what));
            }
        }
    }
    found
}

fn of_line(line: &Line, place: &str, today: Day, found: &mut Vec<Fault>) {
    let mut wrong = |what: &str| {
        found.push(Fault::new(
            place,
            format!("{} {}: {what}", line.name, line.reach),
        ));
    };
    for (what, text) in [("name", &line.name), ("number", &line.reach)] {
        if text.trim().is_empty() {
            wrong(&format!("has no {what}"));
        }
    }
    if line.source.trim().is_empty() {
        wrong("has no source");
    }
    if line.is_address && !is_address(&line.reach) {
        wrong("not an address as text");
    }
    if !line.is_address && !is_number(&line.reach) {
        wrong("not a number");
    }
    if line
        .place
        .as_ref()
        .is_some_and(|place| place.trim().is_empty())
    {
        wrong("its place is empty");
    }
    for (what, word, known) in [
        ("hours", &line.hours, &HOURS[..]),
        ("note", &line.note, &NOTES[..]),
        ("seen", &Some(line.seen.clone()), &SEEN[..]),
    ] {
        if word
            .as_ref()
            .is_some_and(|word| !known.contains(&word.as_str()))
        {
            wrong(&format!("nobody knows its `{what}`"));
        }
    }
    if line.verified && TOO_LITTLE.contains(&line.seen.as_str()) {
        wrong("seen in too little to be verified");
    }
    match Day::read(&line.checked) {
        None => wrong("does not say when it was looked up"),
        Some(day) if day > today => wrong("was looked up on a day that has not come"),
        Some(day) if today.since(day) > LONGEST => {
            wrong(&format!("was looked up {} days ago", today.since(day)));
            if let Some(last) = found.last_mut() {
                last.is_age = true;
            }
        }
        Some(_) => {}
    }
}

fn is_number(text: &str) -> bool {
    let mut signs = text.chars();
    text.chars().any(|c| c.is_ascii_digit())
        && signs.all(|c| c.is_ascii_digit() || "+*#- ".contains(c))
}

/// A place on the net as people write it: nothing opens it, so nothing stands before it.
fn is_address(text: &str) -> bool {
    text.contains('.') && !text.contains("//") && !text.contains(char::is_whitespace)
}

/// As it is dialled.
fn bare(reach: &str) -> String {
    reach.chars().filter(|c| !" -".contains(*c)).collect()
}

/// How many countries have a verified line of each kind.
pub(super) fn complete(data: &Data) -> usize {
    let has = |country: &Country, kind: &str| {
        country
            .lines
            .iter()
            .any(|line| line.verified && line.kind == kind)
    };
    let whole = |country: &&Country| KINDS.into_iter().all(|kind| has(country, kind));
    data.countries.iter().filter(whole).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(kind: &str, reach: &str) -> Line {
        Line {
            kind: kind.into(),
            name: "Line".into(),
            reach: reach.into(),
            is_address: kind == "directory" || kind == "any",
            place: None,
            hours: Some("always".into()),
            note: None,
            source: "Its own page (line.example)".into(),
            seen: "own".into(),
            checked: "2026-11-24".into(),
            verified: true,
        }
    }

    fn data(code: &str, lines: Vec<Line>) -> Data {
        Data {
            international: vec![line("any", "lines.example")],
            countries: vec![Country {
                code: code.into(),
                lines,
            }],
        }
    }

    fn told_on(day: &str, data: &Data) -> Vec<String> {
        let today = Day::read(day).unwrap();
        faults(data, today)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    fn told(line: Line) -> Vec<String> {
        told_on("2026-11-24", &data("KE", vec![line]))
    }

    #[test]
    fn a_good_line_is_left_alone() {
        assert!(told(line("crisis", "1195")).is_empty());
        assert!(told(line("crisis", "*4141")).is_empty());
        assert!(told(line("directory", "line.example/ke")).is_empty());
    }

    #[test]
    fn a_line_without_source_or_day_is_a_fault() {
        let crisis = || line("crisis", "1195");
        assert_eq!(
            told(Line {
                source: " ".into(),
                ..crisis()
            }),
            ["KE: Line 1195: has no source"]
        );
        assert_eq!(
            told(Line {
                checked: String::new(),
                ..crisis()
            }),
            ["KE: Line 1195: does not say when it was looked up"]
        );
        assert_eq!(
            told(Line {
                checked: "2026-11-25".into(),
                ..crisis()
            }),
            ["KE: Line 1195: was looked up on a day that has not come"]
        );
    }

    #[test]
    fn after_half_a_year_it_is_looked_up_again() {
        let one = data("KE", vec![line("crisis", "1195")]);
        assert!(told_on("2027-05-23", &one).is_empty());
        assert_eq!(
            told_on("2027-05-24", &one),
            [
                "international: Line lines.example: was looked up 181 days ago",
                "KE: Line 1195: was looked up 181 days ago"
            ]
        );
        let today = Day::read("2027-05-24").unwrap();
        assert!(faults(&one, today).iter().all(|fault| fault.is_age));
    }

    #[test]
    fn a_country_is_known_and_stands_here_once() {
        let mut two = data("UK", vec![]);
        assert_eq!(told_on("2026-11-24", &two), ["UK: not a country's code"]);
        two = data("GB", vec![]);
        two.countries.push(Country {
            code: "GB".into(),
            lines: vec![],
        });
        assert_eq!(told_on("2026-11-24", &two), ["GB: stands here twice"]);
    }

    #[test]
    fn a_number_stands_once_however_it_is_spaced() {
        let twice = data(
            "GB",
            vec![line("crisis", "116 123"), line("crisis", "116-123")],
        );
        assert_eq!(
            told_on("2026-11-24", &twice),
            ["GB: crisis 116-123 stands here twice"]
        );
        let kinds = data(
            "PH",
            vec![line("emergency", "911"), line("violence", "911")],
        );
        assert!(told_on("2026-11-24", &kinds).is_empty());
    }

    #[test]
    fn what_is_neither_number_nor_address_is_a_fault() {
        assert_eq!(
            told(line("crisis", "call us")),
            ["KE: Line call us: not a number"]
        );
        assert_eq!(
            told(line("directory", "https://line.example")),
            ["KE: Line https://line.example: not an address as text"]
        );
    }

    #[test]
    fn a_word_nobody_knows_is_a_fault() {
        let crisis = || line("crisis", "1195");
        assert_eq!(
            told(Line {
                note: Some("kind".into()),
                ..crisis()
            }),
            ["KE: Line 1195: nobody knows its `note`"]
        );
        assert_eq!(
            told(Line {
                seen: "dreamt".into(),
                ..crisis()
            }),
            ["KE: Line 1195: nobody knows its `seen`"]
        );
    }

    #[test]
    fn one_list_or_a_memory_verifies_nothing() {
        for seen in TOO_LITTLE {
            let seen = Line {
                seen: seen.into(),
                ..line("crisis", "1195")
            };
            assert_eq!(
                told(seen.clone()),
                ["KE: Line 1195: seen in too little to be verified"]
            );
            assert!(
                told(Line {
                    verified: false,
                    ..seen
                })
                .is_empty()
            );
        }
    }

    #[test]
    fn a_country_is_complete_with_a_verified_line_of_each_kind() {
        let mut lines: Vec<_> = KINDS.into_iter().map(|kind| line(kind, "1")).collect();
        assert_eq!(complete(&data("KE", lines.clone())), 1);
        lines[1].verified = false;
        assert_eq!(complete(&data("KE", lines)), 0);
    }

    #[test]
    fn where_a_country_has_none_there_is_a_directory() {
        let mut none = data("KE", vec![]);
        none.international.clear();
        assert_eq!(
            told_on("2026-11-24", &none),
            [
                "international: no verified one for crisis",
                "international: no verified one for violence"
            ]
        );
    }
}
