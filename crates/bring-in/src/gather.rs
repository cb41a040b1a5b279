use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, FixedOffset, NaiveDate};
use journal::{
    EntryError, EntryFields, EntryKind, TAG_MAX_CHARS, TAGS_MAX, TITLE_MAX_BYTES, clean,
};

use crate::decode::{Decoded, decode};
use crate::key::{Sum, key, sum};
use crate::{BringInError, Brought, Draft, LeftOut, Note, Noted, Options, Place, Why, days};

/// An entry as a file has it.
#[derive(Default)]
pub(crate) struct Raw {
    pub(crate) day: NaiveDate,
    /// Minutes after midnight, 0 to 1439.
    pub(crate) minute: Option<u16>,
    pub(crate) written_at: Option<DateTime<FixedOffset>>,
    pub(crate) zone: Option<String>,
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) tags: Vec<String>,
    /// Its id in the other program, where that is the only one of its kind in the world.
    pub(crate) id: Option<String>,
    /// Sum of what stands in the file. What this crate makes of it may change with a version;
    /// the key may not.
    pub(crate) content: Sum,
}

/// Where readers put what they find. It keeps the limits and the promises that hold for all.
pub(crate) struct Gather<'a> {
    pub(crate) options: &'a Options,
    /// Entries of one program share their keys, whatever the file.
    program: &'static str,
    brought: Brought,
    notes: BTreeMap<Noted, usize>,
    seen: HashMap<Sum, HashSet<Sum>>,
}

impl<'a> Gather<'a> {
    pub(crate) fn new(program: &'static str, options: &'a Options) -> Self {
        Gather {
            options,
            program,
            brought: Brought::default(),
            notes: BTreeMap::new(),
            seen: HashMap::new(),
        }
    }

    /// The text of a file; how it was read is noted.
    pub(crate) fn text(&mut self, bytes: Vec<u8>) -> Result<String, BringInError> {
        let Decoded { text, note } = decode(bytes).ok_or(BringInError::NotText)?;
        if let Some((what, count)) = note {
            self.note(what, count);
        }
        Ok(text)
    }

    pub(crate) fn note(&mut self, what: Noted, count: usize) {
        if count > 0 {
            *self.notes.entry(what).or_default() += count;
        }
    }

    pub(crate) fn leave_out(&mut self, place: Place, why: Why) -> Result<(), BringInError> {
        self.brought.left_out.push(LeftOut { place, why });
        self.within_limit()
    }

    pub(crate) fn add(&mut self, place: Place, raw: Raw) -> Result<(), BringInError> {
        match self.draft(raw) {
            Ok(draft) => {
                self.brought.drafts.push(draft);
                self.within_limit()
            }
            Err(why) => self.leave_out(place, why),
        }
    }

    fn within_limit(&self) -> Result<(), BringInError> {
        let limit = self.options.limits.entries;
        if self.brought.drafts.len() + self.brought.left_out.len() > limit {
            return Err(BringInError::TooManyEntries { limit });
        }
        Ok(())
    }

    fn draft(&mut self, raw: Raw) -> Result<Draft, Why> {
        days::is_possible(raw.day, self.options.today)?;
        let mut fields = EntryFields::blank(EntryKind::Reflection, raw.day);
        fields.occurred_minute = raw.minute.filter(|&minute| minute < 24 * 60);
        fields.title = one_line(&raw.title);
        fields.body = clean(&raw.body).trim_matches('\n').trim_end().to_owned();
        let long_title = fields.title.len() > TITLE_MAX_BYTES;
        if long_title {
            fields.body = joined(&std::mem::take(&mut fields.title), &fields.body);
        }
        let (kept, moved) = tags_that_fit(raw.tags);
        fields.tags = kept;
        fields.body = joined(&fields.body, &moved.join(", "));
        let fields = fields.tidied().map_err(|error| match error {
            EntryError::TextTooLong { bytes } => Why::TextTooLong { bytes },
            _ => Why::NotAnEntry,
        })?;
        if fields.is_empty() {
            return Err(Why::NothingWritten);
        }
        let base = match &raw.id {
            Some(id) => sum(&[self.program, "id", id]),
            None => raw.content,
        };
        let alike = self.seen.entry(base).or_default();
        let before = alike.len();
        if !alike.insert(raw.content) {
            return Err(Why::Twice);
        }
        self.note(Noted::TitlesInText, usize::from(long_title));
        self.note(Noted::TagsInText, moved.len());
        Ok(Draft {
            key: key(&base, before),
            written_at: raw.written_at,
            zone: raw.zone,
            fields,
        })
    }

    /// A sum of what stands in the file. Line ends and blank ends do not count.
    pub(crate) fn content(&self, parts: &[&str]) -> Sum {
        let cleaned: Vec<_> = parts.iter().map(|part| clean(part)).collect();
        let mut all = vec![self.program, "content"];
        all.extend(cleaned.iter().map(|part| part.trim()));
        sum(&all)
    }

    pub(crate) fn finish(mut self) -> Brought {
        let notes = self.notes.into_iter();
        self.brought.notes = notes.map(|(what, count)| Note { what, count }).collect();
        self.brought
    }
}

/// Two texts with a blank line between, or the one that is not empty.
pub(crate) fn joined(above: &str, below: &str) -> String {
    match (above.is_empty(), below.is_empty()) {
        (_, true) => above.to_owned(),
        (true, false) => below.to_owned(),
        (false, false) => format!("{above}\n\n{below}"),
    }
}

pub(crate) fn one_line(text: &str) -> String {
    clean(text).replace('\n', " ").trim().to_owned()
}

/// Tags within the journal's limits, and those that are not.
fn tags_that_fit(tags: Vec<String>) -> (Vec<String>, Vec<String>) {
    let mut seen = HashSet::new();
    let mut kept = Vec::new();
    let mut moved = Vec::new();
    for tag in tags {
        let words: Vec<_> = clean(&tag).split_whitespace().map(str::to_owned).collect();
        let tag = words.join(" ");
        if tag.is_empty() || !seen.insert(tag.to_lowercase()) {
            continue;
        }
        if kept.len() < TAGS_MAX && tag.chars().count() <= TAG_MAX_CHARS {
            kept.push(tag);
        } else {
            moved.push(tag);
        }
    }
    (kept, moved)
}
