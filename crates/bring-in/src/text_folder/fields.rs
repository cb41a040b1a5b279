//! The fields at the top of a text, between two lines of `---`: of any text that a YAML library reads
//! as one mapping, whole, and that is none of a person's sentences.

use super::yaml::{self, Field, Value};
use crate::lines;
use crate::stamp::{self, Stamp};

/// Words for what programs put there. One of them makes fields of a mapping.
const KNOWN: [&str; 40] = [
    "alias",
    "aliases",
    "author",
    "authors",
    "categories",
    "category",
    "created",
    "createdat",
    "createdtime",
    "creationdate",
    "cssclass",
    "cssclasses",
    "date",
    "datecreated",
    "datemodified",
    "datetime",
    "description",
    "draft",
    "entrydate",
    "id",
    "keywords",
    "lang",
    "lastmodified",
    "lastupdated",
    "layout",
    "modified",
    "permalink",
    "publish",
    "published",
    "slug",
    "starred",
    "tag",
    "tags",
    "timestamp",
    "title",
    "type",
    "uid",
    "updated",
    "updatedat",
    "uuid",
];

/// A value of more words than this is something that a person wrote.
const WORDS: usize = 4;

/// What the fields say.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub(super) title: Option<String>,
    /// The line on which the title begins.
    pub(super) title_line: u64,
    pub(super) stamp: Option<Stamp>,
    /// The date as it is written, and on which line.
    pub(super) written: String,
    pub(super) line: u64,
    pub(super) tags: Vec<String>,
    pub(super) is_starred: bool,
    /// There is a date, and it cannot be read.
    pub(super) is_misdated: bool,
    /// Sentences in other fields; they go into the text.
    pub(super) kept: Vec<String>,
    /// The lines with fields that are not read.
    pub(super) left: Vec<u64>,
}

/// The fields, the text below them, and the line on which it begins, from 1.
pub(super) fn split(text: &str) -> (Fields, &str, u64) {
    let none = || (Fields::default(), text, 1);
    let mut all = lines::numbered(text);
    let is_rule = |line: &str| line.trim_end() == "---";
    let Some((_, _, first)) = all.next().filter(|(_, _, line)| is_rule(line)) else {
        return none();
    };
    let end = all.find(|(_, _, line)| is_rule(line) || line.trim_end() == "...");
    let Some((number, at, line)) = end else {
        return none();
    };
    let inside = &text[first.len()..at];
    match yaml::mapping(inside).filter(|fields| are_fields(fields)) {
        Some(fields) => (read(fields, inside), &text[at + line.len()..], number + 1),
        None => none(),
    }
}

/// A name without case, spaces, `_` and `-`.
fn plain(name: &str) -> String {
    name.to_lowercase().replace([' ', '_', '-'], "")
}

/// Whether these are a program's fields, and no diary between two rules: one of them is known, or all look
/// as a program writes them and none holds a sentence.
fn are_fields(fields: &[Field]) -> bool {
    let is_known = |field: &Field| KNOWN.contains(&plain(&field.name).as_str());
    let is_a_name = |field: &Field| {
        let name = field.name.as_str();
        name.starts_with(|c: char| c.is_lowercase())
            && name
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
            && !is_sentence(&field.value)
    };
    fields.iter().any(is_known) || !fields.is_empty() && fields.iter().all(is_a_name)
}

fn is_sentence(value: &Value) -> bool {
    let is_long = |text: &String| text.split_whitespace().count() > WORDS;
    match value {
        Value::Text(text) => is_long(text),
        Value::List(items) => items.iter().any(is_long),
        Value::Other => false,
    }
}

fn read(all: Vec<Field>, inside: &str) -> Fields {
    let mut fields = Fields::default();
    let mut rank = usize::MAX;
    let mut clock = None;
    let mut read_lines: Vec<(u64, u64)> = Vec::new();
    let starts: Vec<u64> = all.iter().map(|field| field.line).collect();
    let values: String = all.iter().map(|field| field.value.words() + "\n").collect();
    for (nth, field) in all.into_iter().enumerate() {
        let before = starts.get(nth + 1).copied().unwrap_or(u64::MAX);
        let name = plain(&field.name);
        let value = match field.value {
            Value::List(items) if items.len() == 1 && date_rank(&name).is_some() => {
                Value::Text(items.concat())
            }
            value => value,
        };
        let is_read = match (name.as_str(), value) {
            (_, Value::Text(text)) if text.is_empty() => true,
            ("title", Value::Text(text)) => {
                fields.title = Some(text);
                fields.title_line = field.line + 1;
                true
            }
            ("tags" | "tag" | "keywords" | "categories" | "category", Value::Text(text)) => {
                fields.tags.extend(tags(&text));
                true
            }
            ("tags" | "tag" | "keywords" | "categories" | "category", Value::List(items)) => {
                fields
                    .tags
                    .extend(items.iter().flat_map(|item| tags_of_one(item)));
                true
            }
            ("starred" | "favorite" | "favourite" | "pinned", Value::Text(text)) => {
                fields.is_starred |= text == "true";
                matches!(text.as_str(), "true" | "false")
            }
            ("time", Value::Text(text)) => {
                clock = stamp::clock(&text);
                clock.is_some()
            }
            (name, Value::Text(text)) if date_rank(name).is_some() => {
                let this = date_rank(name).unwrap_or(usize::MAX);
                if this < rank {
                    rank = this;
                    fields.stamp = stamp::read(&text);
                    fields.is_misdated = fields.stamp.is_none();
                    fields.written = text;
                    fields.line = field.line + 1;
                    fields
                        .stamp
                        .as_ref()
                        .is_some_and(|stamp| stamp.rest.is_empty())
                } else {
                    // Another date of the same file, such as when it was made.
                    stamp::read(&text).is_some_and(|stamp| stamp.rest.is_empty())
                }
            }
            (name, value)
                if is_sentence(&value) && (!KNOWN.contains(&name) || name == "description") =>
            {
                let words = match value {
                    Value::Text(text) => text,
                    Value::List(items) => items.join(", "),
                    Value::Other => String::new(),
                };
                fields.kept.push(format!("{}: {words}", field.name));
                true
            }
            _ => false,
        };
        if is_read {
            read_lines.push((field.line, before));
        }
    }
    if let Some(stamp) = fields.stamp.as_mut().filter(|stamp| stamp.clock.is_none()) {
        stamp.clock = clock;
    }
    for (number, _, line) in lines::numbered(inside) {
        let is_read = read_lines
            .iter()
            .any(|(from, before)| (*from..*before).contains(&number));
        // What is behind a mark that is in no value is a comment.
        let comment = line.split_once('#').map_or("", |(_, comment)| {
            comment.trim_matches([' ', '\t', '\r', '\n', '\'', '"', ']', '}', ','])
        });
        let is_comment = !comment.is_empty() && !values.contains(comment);
        if !line.trim().is_empty() && (!is_read || is_comment) {
            // One line is before them.
            fields.left.push(number + 1);
        }
    }
    fields
}

/// Which of several dates is the entry's.
fn date_rank(name: &str) -> Option<usize> {
    const DATES: [&str; 11] = [
        "date",
        "day",
        "datetime",
        "entrydate",
        "created",
        "datecreated",
        "createdat",
        "createdtime",
        "creationdate",
        "timestamp",
        "published",
    ];
    DATES.iter().position(|date| *date == name)
}

/// The most lines below a heading among which a line that says the date is looked for.
const TOP: usize = 12;

/// A date in a line at the top of a text, as Notion, Logseq and Dataview write their fields: `Created:
/// March 1, 2024 2:02 PM`, `date:: 2024-03-01`. With how it is written.
pub(super) fn in_lines(text: &str) -> Option<(Stamp, String)> {
    let filled = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines = filled.skip_while(|line| line.starts_with('#')).take(TOP);
    let mut best: Option<(usize, Stamp, String)> = None;
    for line in lines {
        let line = line.trim_start_matches(['-', '*', ' ']);
        // What is no field ends them.
        let Some((name, value)) = line.split_once(':') else {
            break;
        };
        let name = plain(name.trim_matches(['*', '_', ' ']));
        let value = value.trim_start_matches([':', '*', '_']).trim();
        if let Some(rank) = date_rank(&name)
            && best.as_ref().is_none_or(|(known, ..)| rank < *known)
            && let Some(stamp) =
                stamp::read(value).filter(|stamp| stamp.rest.is_empty() && stamp.is_day())
        {
            best = Some((rank, stamp, value.to_owned()));
        }
    }
    best.map(|(_, stamp, written)| (stamp, written))
}

/// `home, late`, `#home #late`.
fn tags(text: &str) -> Vec<String> {
    text.split(',').flat_map(tags_of_one).collect()
}

fn tags_of_one(text: &str) -> Vec<String> {
    let one = text.trim();
    if one.starts_with('#') {
        let each = one.split_whitespace();
        return each
            .map(|tag| tag.trim_start_matches('#').to_owned())
            .collect();
    }
    vec![one.to_owned()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stamp::Dated;
    use chrono::NaiveDate;

    #[test]
    fn dates_titles_and_tags_are_read() {
        let text = "---\ntitle: \"A: walk\"\ndate: 2024-03-01T14:02:00+01:00\ntags:\n  - home\n  - '#late'\nmood: 3\n---\n\nWords\n---\nmore";
        let (fields, below, line) = split(text);
        assert_eq!(fields.title.as_deref(), Some("A: walk"));
        let stamp = fields.stamp.unwrap();
        assert_eq!(
            stamp.dated,
            Dated::On(NaiveDate::from_ymd_opt(2024, 3, 1).unwrap())
        );
        assert_eq!(stamp.clock.unwrap().minutes(), 842);
        assert!(stamp.offset.is_some());
        assert_eq!(fields.tags, ["home", "late"]);
        assert_eq!(fields.left, [7]);
        assert!(!fields.is_misdated);
        assert_eq!((below, line), ("\nWords\n---\nmore", 9));
        assert_eq!(split("---\r\ntags: [a, b]\r\n---\r\nx").0.tags, ["a", "b"]);
        assert_eq!(split("---\ntags: '#a #b'\n---\n").0.tags, ["a", "b"]);
    }

    #[test]
    fn the_date_of_the_entry_is_not_that_of_its_file() {
        let of = |text: &str| split(text).0.written;
        assert_eq!(
            of("---\ncreated: 2024-03-02\ndate: 2024-03-01\n---\n"),
            "2024-03-01"
        );
        assert_eq!(of("---\ndate created: 1 March 2024\n---\n"), "1 March 2024");
        let seconds = split("---\ncreated: 1709325000\n---\n").0.stamp.unwrap();
        let millis = split("---\ncreated: 1709325000000\n---\n").0.stamp.unwrap();
        assert_eq!((seconds.dated, seconds.clock), (millis.dated, millis.clock));
    }

    #[test]
    fn what_is_not_fields_is_text() {
        for text in [
            "",
            "---",
            "---\n---\n",
            "---\nwords\n---\nmore",
            "---\ndate: 2024-03-01\nno end",
            "words\n---\na: b\n---",
            "---\nMorning: we argued about the phone.\nI slept badly and said so.\n---\nLater.",
            "---\n7:30 woke up, she was gone\n8:10: called, no answer\nI was afraid.\n---\nLater.",
            "---\nMorning: we argued.\n---\nLater.",
            "---\nmorning: we argued about the phone\n---\nLater.",
            "---\nWhat I feared: nothing came\n---\nLater.",
            "--- \n\n---",
        ] {
            assert_eq!(split(text).1, text);
            assert!(split(text).0.stamp.is_none());
        }
        assert_eq!(
            split("---\ndate: 2024-02-30\n---\n").0.stamp.unwrap().dated,
            Dated::Never
        );
        assert!(split("---\ndate: some day\n---\n").0.is_misdated);
    }

    #[test]
    fn sentences_of_other_fields_are_kept_and_short_values_told() {
        let (fields, ..) = split(
            "---\ndate: 2024-03-01\n# a comment\nsummary: We talked until late and slept\npeople:\n  - Sam\n---\n",
        );
        assert_eq!(fields.kept, ["summary: We talked until late and slept"]);
        assert_eq!(fields.left, [3, 5, 6]);
    }
}
