use chrono::{NaiveDate, NaiveDateTime};
use journal::{CameTrue, EntryKind, Helped, TalkStatus};
use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

use crate::VaultError;
use crate::moment::local_from_stored;
use crate::table::day_from;

/// The longest heading or excerpt, in characters.
const EXCERPT_CHARS: usize = 160;
/// So much of a text is read to make a line of it, in characters.
const READ_CHARS: usize = 1_000;

/// A line of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// An entry.
    Entry {
        /// Its id.
        id: Uuid,
        /// Its kind.
        kind: EntryKind,
        /// The day it is about.
        day: NaiveDate,
        /// The time of that day, in minutes after midnight.
        minute: Option<u16>,
        /// Its title, or the beginning of what is written.
        heading: String,
        /// What comes after it, at most 160 characters.
        excerpt: String,
        /// Whether it is to be brought to the session.
        to_session: bool,
        /// Where it stands, for the kinds that come to something.
        status: Option<LineStatus>,
        /// The day that was set for a planned talk, or for a trust step that is still open.
        set_for: Option<NaiveDate>,
    },
    /// A day's check-in, or its note alone.
    CheckIn {
        /// The day.
        day: NaiveDate,
        /// The beginning of its note.
        excerpt: String,
        /// Signs with a level.
        noted: u32,
        /// Signs with a level of 1 or more.
        felt: u32,
        /// When the last level was given, by the writer's clock; `None` for a note alone.
        recorded_local: Option<NaiveDateTime>,
    },
}

/// Where an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineStatus {
    /// How far a talk has come.
    Talk(TalkStatus),
    /// A trust step without an outcome.
    Open,
    /// What came of a trust step.
    Came(CameTrue),
    /// Whether what was tried helped.
    Helped(Helped),
}

/// Where a line comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    Entry(i64),
    Day(String),
}

impl Place {
    pub(super) fn from_row(doc: Option<i64>, day: String) -> Self {
        doc.map_or(Place::Day(day), Place::Entry)
    }

    /// The place of a number of the index: an entry's, or (below 0) a note's.
    pub(crate) fn of_doc(c: &Connection, doc: i64) -> Result<Self, VaultError> {
        if doc > 0 {
            return Ok(Place::Entry(doc));
        }
        Ok(Place::Day(
            c.prepare_cached("SELECT for_date FROM day_note WHERE doc = ?1")?
                .query_row([doc], |row| row.get(0))?,
        ))
    }
}

/// The line of a place.
pub(crate) fn line(c: &Connection, place: &Place) -> Result<Line, VaultError> {
    match place {
        Place::Entry(doc) => entry(c, *doc),
        Place::Day(day) => check_in(c, day),
    }
}

fn entry(c: &Connection, doc: i64) -> Result<Line, VaultError> {
    let raw = c
        .prepare_cached(&format!(
            "SELECT id, kind, occurred_on, occurred_minute, title,
                    substr(more, 1, {READ_CHARS}), substr(body, 1, {READ_CHARS}), to_session,
                    coalesce(status, came_true, helped), exercise IS NOT NULL,
                    CASE WHEN status = 'planned' THEN planned_for
                         WHEN came_true IS NULL THEN try_on END
             FROM entry
             LEFT JOIN communication ON communication.entry = doc
             LEFT JOIN trust_step ON trust_step.entry = doc
             LEFT JOIN tried ON tried.entry = doc
             WHERE doc = ?1"
        ))?
        .query_row([doc], Raw::read)?;
    let bad = |what| VaultError::BadValue { what };
    let kind: EntryKind = raw.kind.parse().map_err(|_| bad("entry.kind"))?;
    let answers = if raw.asked {
        without_questions(&raw.body)
    } else {
        raw.body
    };
    let (heading, excerpt) = heading_and_excerpt(&[&raw.title, &raw.more, &answers]);
    Ok(Line::Entry {
        id: raw.id.parse().map_err(|_| bad("entry.id"))?,
        kind,
        day: day_from(&raw.day, "entry.occurred_on")?,
        minute: raw.minute,
        heading,
        excerpt,
        to_session: raw.to_session,
        status: status(kind, raw.status.as_deref())?,
        set_for: raw
            .set_for
            .map(|day| day_from(&day, "the day set for an entry"))
            .transpose()?,
    })
}

struct Raw {
    id: String,
    kind: String,
    day: String,
    minute: Option<u16>,
    title: String,
    more: String,
    body: String,
    to_session: bool,
    status: Option<String>,
    /// Begun with an exercise, whose questions stand in the body as headings.
    asked: bool,
    set_for: Option<String>,
}

impl Raw {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Raw {
            id: row.get(0)?,
            kind: row.get(1)?,
            day: row.get(2)?,
            minute: row.get(3)?,
            title: row.get(4)?,
            more: row.get(5)?,
            body: row.get(6)?,
            to_session: row.get(7)?,
            status: row.get(8)?,
            asked: row.get(9)?,
            set_for: row.get(10)?,
        })
    }
}

fn status(kind: EntryKind, name: Option<&str>) -> Result<Option<LineStatus>, VaultError> {
    let bad = |_| VaultError::BadValue { what: "status" };
    Ok(match (kind, name) {
        (EntryKind::Communication, Some(name)) => {
            Some(LineStatus::Talk(name.parse().map_err(bad)?))
        }
        (EntryKind::TrustStep, Some(name)) => Some(LineStatus::Came(name.parse().map_err(bad)?)),
        (EntryKind::TrustStep, None) => Some(LineStatus::Open),
        (EntryKind::Tried, Some(name)) => Some(LineStatus::Helped(name.parse().map_err(bad)?)),
        _ => None,
    })
}

fn check_in(c: &Connection, day: &str) -> Result<Line, VaultError> {
    let (noted, felt) = c
        .prepare_cached(
            "SELECT count(level), coalesce(sum(level >= 1), 0) FROM rating WHERE for_date = ?1",
        )?
        .query_row([day], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let recorded: Option<(i64, i32)> = c
        .prepare_cached(
            "SELECT recorded_at, recorded_offset FROM rating
             WHERE for_date = ?1 AND level IS NOT NULL
             ORDER BY recorded_at + 60 * recorded_offset DESC LIMIT 1",
        )?
        .query_row([day], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let note: Option<String> = c
        .prepare_cached(&format!(
            "SELECT substr(body, 1, {READ_CHARS}) FROM day_note WHERE for_date = ?1"
        ))?
        .query_row([day], |row| row.get(0))
        .optional()?;
    Ok(Line::CheckIn {
        day: day_from(day, "check_in.for_date")?,
        excerpt: shortened(&plain(&note.unwrap_or_default())),
        noted,
        felt,
        recorded_local: recorded.and_then(|(at, offset)| local_from_stored(at, offset)),
    })
}

/// How a question of an exercise begins in the text that answers it.
const QUESTION: &str = "### ";

/// What was answered, without what was asked: the same questions stand in every entry of an exercise
/// and tell none from another. Where nothing is answered yet, the questions have to do.
fn without_questions(body: &str) -> String {
    let answers: Vec<&str> = body
        .lines()
        .filter(|line| !line.starts_with(QUESTION))
        .collect();
    if answers.iter().all(|line| line.trim().is_empty()) {
        return body.to_owned();
    }
    answers.join("\n")
}

/// The first written line of `texts`, and what comes after it.
fn heading_and_excerpt(texts: &[&str]) -> (String, String) {
    let mut lines = texts
        .iter()
        .flat_map(|text| text.lines())
        .map(plain)
        .filter(|line| !line.is_empty());
    let heading = lines.next().unwrap_or_default();
    let mut excerpt = String::new();
    for line in lines {
        if !excerpt.is_empty() {
            excerpt.push(' ');
        }
        excerpt.push_str(&line);
        if excerpt.len() > EXCERPT_CHARS * 4 {
            break;
        }
    }
    (shortened(&heading), shortened(&excerpt))
}

/// A line without the marks of Markdown that begin it, its white space made single.
fn plain(line: &str) -> String {
    let words: Vec<&str> = line
        .trim_start_matches(|c: char| c.is_whitespace() || "#>".contains(c))
        .split_whitespace()
        .collect();
    let line = words.join(" ");
    let bare = line
        .strip_prefix("- ")
        .or_else(|| line.strip_prefix("* "))
        .unwrap_or(&line);
    bare.replace("**", "")
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(EXCERPT_CHARS) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_stands_for_an_entry_and_the_rest_follows() {
        let (heading, excerpt) = heading_and_excerpt(&["", "\n# A plan\n\n- one\n> two", "three"]);
        assert_eq!(
            (heading.as_str(), excerpt.as_str()),
            ("A plan", "one two three")
        );
        assert_eq!(heading_and_excerpt(&["", " \n", ""]), Default::default());
    }

    #[test]
    fn an_answer_and_not_its_question_stands_for_an_entry_of_an_exercise() {
        let answered = "### What hurts?\n\nThe silence.\n\n### And now?\n\nTea.";
        let lines = without_questions(answered);
        let (heading, excerpt) = heading_and_excerpt(&["", "", &lines]);
        assert_eq!(
            (heading.as_str(), excerpt.as_str()),
            ("The silence.", "Tea.")
        );
        assert_eq!(without_questions("### What hurts?\n"), "### What hurts?\n");
        assert_eq!(without_questions(""), "");
    }

    #[test]
    fn a_long_line_ends_in_three_dots_between_characters() {
        let (heading, _) = heading_and_excerpt(&[&"🙂".repeat(400)]);
        assert_eq!(heading.chars().count(), EXCERPT_CHARS + 1);
        assert!(heading.ends_with('…'));
    }
}
