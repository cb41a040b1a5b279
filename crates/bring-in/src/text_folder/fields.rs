//! The fields at the top of a Markdown file, between two lines of `---`. Of YAML only what people
//! write there by hand: `name: value`, and lists in brackets or in lines.

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::days;

/// What the fields say.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub(super) title: Option<String>,
    pub(super) day: Option<NaiveDate>,
    /// Minutes after midnight.
    pub(super) minute: Option<u16>,
    /// The moment, where an offset is given.
    pub(super) instant: Option<DateTime<FixedOffset>>,
    pub(super) tags: Vec<String>,
    /// There is a date, and it cannot be read.
    pub(super) is_misdated: bool,
    /// There are fields that are not read.
    pub(super) has_others: bool,
}

/// The fields, and the text below them. A text without an end to its fields has none.
pub(super) fn split(text: &str) -> (Fields, &str) {
    let none = || (Fields::default(), text);
    let mut lines = text.split_inclusive('\n');
    if lines.next().is_none_or(|line| line.trim_end() != "---") {
        return none();
    }
    let mut fields = Fields::default();
    let mut at = text.len() - lines.clone().map(str::len).sum::<usize>();
    let mut name = String::new();
    for line in lines {
        at += line.len();
        let line = line.trim_end();
        if line == "---" || line == "..." {
            return (fields, &text[at..]);
        }
        match (line.trim_start().strip_prefix("- "), line.split_once(':')) {
            (Some(item), _) if !name.is_empty() => fields.set(&name, item),
            (_, Some((new, value))) if !line.starts_with([' ', '\t', '#']) => {
                name = new.trim().to_lowercase();
                fields.set(&name, value);
            }
            _ if line.trim().is_empty() || line.starts_with('#') => {}
            // Words with lines around them, not fields.
            _ if name.is_empty() => return none(),
            _ => fields.has_others = true,
        }
    }
    none()
}

impl Fields {
    fn set(&mut self, name: &str, value: &str) {
        let value = unquoted(value);
        if value.is_empty() {
            return;
        }
        match name {
            "title" => self.title = Some(value.to_owned()),
            "date" | "created" if self.day.is_none() => self.date(value),
            "tags" | "tag" | "keywords" => {
                let list = value.trim_start_matches('[').trim_end_matches(']');
                let tags = list
                    .split(',')
                    .map(|tag| unquoted(tag).trim_start_matches('#').to_owned());
                self.tags.extend(tags);
            }
            "date" | "created" => {}
            _ => self.has_others = true,
        }
    }

    /// `2024-03-01`, `2024-03-01 14:02`, `2024-03-01T14:02:00+01:00`.
    fn date(&mut self, value: &str) {
        let (date, time) = value.split_once(['T', ' ']).unwrap_or((value, ""));
        self.day = days::iso(date);
        self.is_misdated = self.day.is_none();
        let clock = time.split(['Z', '+', '-']).next().unwrap_or_default();
        let clock = clock.split_once('.').map_or(clock, |(clock, _)| clock);
        self.minute = days::minute(clock);
        self.instant = DateTime::parse_from_rfc3339(&value.replacen(' ', "T", 1)).ok();
    }
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    for quote in ['"', '\''] {
        let inner = value
            .strip_prefix(quote)
            .and_then(|value| value.strip_suffix(quote));
        if let Some(inner) = inner {
            return inner;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_titles_and_tags_are_read() {
        let text = "---\ntitle: \"A: walk\"\ndate: 2024-03-01T14:02:00+01:00\ntags:\n  - home\n  - '#late'\nmood: 3\n---\n\nWords\n---\nmore";
        let (fields, below) = split(text);
        assert_eq!(fields.title.as_deref(), Some("A: walk"));
        assert_eq!(fields.day, NaiveDate::from_ymd_opt(2024, 3, 1));
        assert_eq!(fields.minute, Some(842));
        assert_eq!(
            fields.instant.map(|at| at.to_rfc3339()).as_deref(),
            Some("2024-03-01T14:02:00+01:00")
        );
        assert_eq!(fields.tags, ["home", "late"]);
        assert!(fields.has_others && !fields.is_misdated);
        assert_eq!(below, "\nWords\n---\nmore");
        assert_eq!(split("---\r\ntags: [a, b]\r\n---\r\nx").0.tags, ["a", "b"]);
    }

    #[test]
    fn what_is_not_fields_is_text() {
        for text in [
            "",
            "---",
            "---\nwords\n---\nmore",
            "---\ndate: 2024-03-01\nno end",
            "words\n---\na: b\n---",
        ] {
            assert_eq!(split(text).1, text);
            assert!(split(text).0.day.is_none());
        }
        assert!(split("---\ndate: 2024-02-30\n---\n").0.is_misdated);
        assert!(split("---\ndate: 1. März\n---\n").0.is_misdated);
    }
}
