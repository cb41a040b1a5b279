use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, FixedOffset, NaiveDate, Timelike as _};
use journal::{
    EntryError, EntryFields, EntryKind, TAG_MAX_CHARS, TAGS_MAX, TITLE_MAX_BYTES, clean,
};

use crate::decode::{Decoded, decode};
use crate::key::{Sum, key, sum};
use crate::stamp::{self, Clock, Found, Offset, Resolved, Stamp};
use crate::{
    BringInError, Brought, DatedBy, DayOrderFound, Draft, LeftOut, Note, Noted, Options, PLACES,
    Place, Why, days, zone,
};

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

/// Of what an entry's key is made, besides its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keyed {
    /// Its day.
    Day,
    /// Its day and its minute.
    DayAndMinute,
    /// Neither.
    Words,
}

/// An entry of which the day is known only when all dates have been seen.
pub(crate) struct Dated {
    pub(crate) stamp: Stamp,
    /// The date as it is written.
    pub(crate) written: String,
    /// The day and the hour are the person's own, as in a file's name; an offset moves neither.
    pub(crate) is_own: bool,
    pub(crate) keyed: Keyed,
    /// What stands in the file; the key comes of it.
    pub(crate) parts: Vec<String>,
    /// Its day and content are still to be set.
    pub(crate) raw: Raw,
}

enum Item {
    Ready(Place, Box<Raw>, DatedBy),
    /// With the program of which it has its key.
    Dated(Place, &'static str, Box<Dated>),
    /// Text before the first date of a file.
    BeforeFirst(Place, Box<Raw>, Vec<String>),
    Left(Place, Why),
}

impl Item {
    /// The bytes of what an entry is made of.
    fn bytes(&self) -> u64 {
        let of = |raw: &Raw| {
            let tags: usize = raw.tags.iter().map(String::len).sum();
            raw.title.len() + raw.body.len() + tags
        };
        let bytes = match self {
            Item::Ready(_, raw, _) | Item::BeforeFirst(_, raw, _) => of(raw),
            Item::Dated(_, _, dated) => of(&dated.raw),
            Item::Left(..) => 0,
        };
        u64::try_from(bytes).unwrap_or(u64::MAX)
    }
}

/// Where readers put what they find. It keeps the limits and the promises that hold for all.
pub(crate) struct Gather<'a> {
    pub(crate) options: &'a Options,
    /// Entries of one program share their keys, whatever the file.
    program: &'static str,
    /// The dates follow each other in the order of the file.
    pub(crate) is_in_order: bool,
    /// The file that is read, where there are several.
    pub(crate) file: Option<String>,
    items: Vec<Item>,
    /// What all items hold, in bytes.
    taken: u64,
    brought: Brought,
    notes: BTreeMap<Noted, (usize, Vec<Place>)>,
    seen: HashMap<Sum, HashSet<Sum>>,
}

impl<'a> Gather<'a> {
    pub(crate) fn new(program: &'static str, options: &'a Options) -> Self {
        Gather {
            options,
            program,
            is_in_order: false,
            file: None,
            items: Vec::new(),
            taken: 0,
            brought: Brought::default(),
            notes: BTreeMap::new(),
            seen: HashMap::new(),
        }
    }

    /// Reads with the keys of another program: a folder may hold journals of jrnl.
    pub(crate) fn as_program<T>(
        &mut self,
        program: &'static str,
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let own = std::mem::replace(&mut self.program, program);
        let answer = read(self);
        self.program = own;
        answer
    }

    /// The text of a file; how it was read is noted.
    pub(crate) fn text(&mut self, bytes: Vec<u8>) -> Result<String, BringInError> {
        let Decoded { text, note } = decode(bytes).ok_or(BringInError::NotText)?;
        if let Some((what, count)) = note {
            self.note(what, count);
            self.place_of(what, self.file.clone().map(Place::File));
        }
        Ok(text)
    }

    /// This line of the file that is read.
    pub(crate) fn line(&self, line: u64) -> Place {
        match &self.file {
            Some(file) => Place::LineOf {
                file: file.clone(),
                line,
            },
            None => Place::Line(line),
        }
    }

    pub(crate) fn note(&mut self, what: Noted, count: usize) {
        if count > 0 {
            self.notes.entry(what).or_default().0 += count;
        }
    }

    /// Notes one, and where it is.
    pub(crate) fn note_at(&mut self, what: Noted, place: Place) {
        self.note(what, 1);
        self.place_of(what, Some(place));
    }

    fn place_of(&mut self, what: Noted, place: Option<Place>) {
        let places = &mut self.notes.entry(what).or_default().1;
        if places.len() < PLACES {
            places.extend(place);
        }
    }

    pub(crate) fn leave_out(&mut self, place: Place, why: Why) -> Result<(), BringInError> {
        self.push(Item::Left(place, why))
    }

    pub(crate) fn add(&mut self, place: Place, raw: Raw) -> Result<(), BringInError> {
        self.push(Item::Ready(place, Box::new(raw), DatedBy::Said))
    }

    pub(crate) fn add_dated_by(
        &mut self,
        place: Place,
        raw: Raw,
        by: DatedBy,
    ) -> Result<(), BringInError> {
        self.push(Item::Ready(place, Box::new(raw), by))
    }

    pub(crate) fn add_dated(&mut self, place: Place, dated: Dated) -> Result<(), BringInError> {
        self.push(Item::Dated(place, self.program, Box::new(dated)))
    }

    /// Keeps text that stands before the first date: it has the day of the entry that comes next.
    pub(crate) fn add_before_first(
        &mut self,
        place: Place,
        raw: Raw,
        parts: Vec<String>,
    ) -> Result<(), BringInError> {
        self.push(Item::BeforeFirst(place, Box::new(raw), parts))
    }

    fn push(&mut self, item: Item) -> Result<(), BringInError> {
        // A file names a tag or a mood once and gives it to any number of entries.
        self.taken = self.taken.saturating_add(item.bytes());
        let most = self.options.limits.unpacked_bytes;
        if self.taken > most {
            return Err(BringInError::UnpacksTooLarge { limit: most });
        }
        self.items.push(item);
        let limit = self.options.limits.entries;
        if self.items.len() > limit {
            return Err(BringInError::TooManyEntries { limit });
        }
        Ok(())
    }

    fn finish_item(&mut self, place: Place, raw: Raw, by: DatedBy) {
        match self.draft(raw, by) {
            Ok(draft) => {
                let what = match by {
                    DatedBy::Said => None,
                    DatedBy::Changed => Some(Noted::DayOfFile),
                    DatedBy::Span => Some(Noted::FirstDayOfSpan),
                    DatedBy::Year => Some(Noted::YearGuessed),
                    DatedBy::FirstEntry => Some(Noted::BeforeFirst),
                };
                if let Some(what) = what {
                    self.note_at(what, place);
                }
                self.brought.drafts.push(draft);
            }
            Err(why) => self.brought.left_out.push(LeftOut { place, why }),
        }
    }

    /// The day and hour of an entry, in the light of all dates.
    fn settle(&mut self, place: &Place, dated: Dated, found: Found) -> Result<(Raw, DatedBy), Why> {
        let (day, by) = match found {
            Found::Day(day) => (day, DatedBy::Said),
            Found::Year(day) => (day, DatedBy::Year),
            Found::Span(day) => (day, DatedBy::Span),
            Found::Asked => return Err(Why::DayOrMonthFirst),
            Found::NoYear => return Err(Why::NoYear),
            Found::Never => return Err(Why::NoDate),
        };
        let Dated {
            stamp,
            is_own,
            keyed,
            parts,
            mut raw,
            ..
        } = dated;
        let minute = stamp.clock.map(Clock::minutes).or(raw.minute);
        let mut all: Vec<String> = Vec::with_capacity(parts.len() + 2);
        if keyed != Keyed::Words {
            all.push(day.to_string());
        }
        if keyed == Keyed::DayAndMinute {
            all.push(minute.map(|minute| minute.to_string()).unwrap_or_default());
        }
        all.extend(parts);
        raw.content = self.content(&all.iter().map(String::as_str).collect::<Vec<_>>());
        raw.day = day;
        raw.minute = minute;
        raw.written_at = raw.written_at.filter(|at| at.date_naive() == day);
        if stamp.is_clock_unread {
            self.note_at(Noted::HourNotRead, place.clone());
        }
        if stamp.zone_word.is_some() {
            self.note_at(Noted::ZoneUnknown, place.clone());
        }
        if let (Some(offset), Some(clock)) = (stamp.offset, stamp.clock) {
            let (hour, minute, second) = (clock.hour, clock.minute, clock.second);
            let local = day.and_hms_opt(hour.into(), minute.into(), second.into());
            let written = local.and_then(|local| zone::instant(local, offset));
            if let Some(written) = written {
                let shown = if is_own {
                    written
                } else {
                    self.options.zone.shows(written)
                };
                raw.written_at = Some(shown);
                raw.zone = match offset {
                    Offset::Zone(zone) => Some(zone.name().to_owned()),
                    Offset::Fixed(_) if is_own => None,
                    Offset::Fixed(_) => self.options.zone.name().map(str::to_owned),
                };
                // Where the place is named, its own clock is the writer's.
                if !is_own && matches!(offset, Offset::Fixed(_)) {
                    raw.day = shown.date_naive();
                    raw.minute = u16::try_from(shown.hour() * 60 + shown.minute()).ok();
                    self.note_at(Noted::ShownInZone, place.clone());
                }
            }
        }
        Ok((raw, by))
    }

    fn draft(&mut self, raw: Raw, dated_by: DatedBy) -> Result<Draft, Why> {
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
            dated_by,
        })
    }

    /// A sum of what stands in the file. Line ends and blank ends do not count.
    pub(crate) fn content(&self, parts: &[&str]) -> Sum {
        let cleaned: Vec<_> = parts.iter().map(|part| clean(part)).collect();
        let mut all = vec![self.program, "content"];
        all.extend(cleaned.iter().map(|part| part.trim()));
        sum(&all)
    }

    /// Dates what was gathered, in the light of all dates, and makes drafts of it.
    pub(crate) fn finish(mut self) -> Brought {
        let items = std::mem::take(&mut self.items);
        let stamps: Vec<&Stamp> = items
            .iter()
            .filter_map(|item| match item {
                Item::Dated(_, _, dated) => Some(&dated.stamp),
                _ => None,
            })
            .collect();
        let options = self.options;
        let resolved = stamp::resolve(&stamps, options.day_order, self.is_in_order, options.today);
        self.brought.day_order = day_order(&items, &resolved);
        let mut found = resolved.found.into_iter();
        let mut before: Vec<(Place, Raw, Vec<String>)> = Vec::new();
        for item in items {
            // The day of another file's entry would be none.
            let here = item.place();
            let (stay, gone): (Vec<_>, Vec<_>) = std::mem::take(&mut before)
                .into_iter()
                .partition(|(place, ..)| file_of(place) == file_of(here));
            before = stay;
            let gone = gone.into_iter().map(|(place, ..)| LeftOut {
                place,
                why: Why::NoDate,
            });
            self.brought.left_out.extend(gone);
            match item {
                Item::Left(place, why) => self.brought.left_out.push(LeftOut { place, why }),
                Item::Ready(place, raw, by) => self.finish_item(place, *raw, by),
                Item::BeforeFirst(place, raw, parts) => before.push((place, *raw, parts)),
                Item::Dated(place, program, dated) => {
                    let Some(found) = found.next() else { break };
                    self.program = program;
                    match self.settle(&place, *dated, found) {
                        Ok((raw, by)) => {
                            for (place, first, parts) in before.drain(..) {
                                self.first_text(place, first, &parts, raw.day);
                            }
                            self.finish_item(place, raw, by);
                        }
                        Err(why) => self.brought.left_out.push(LeftOut { place, why }),
                    }
                }
            }
        }
        for (place, ..) in before {
            let why = Why::NoDate;
            self.brought.left_out.push(LeftOut { place, why });
        }
        let notes = self.notes.into_iter();
        self.brought.notes = notes
            .filter(|(_, (count, _))| *count > 0)
            .map(|(what, (count, places))| Note {
                what,
                count,
                places,
            })
            .collect();
        self.brought
    }

    fn first_text(&mut self, place: Place, raw: Raw, parts: &[String], day: NaiveDate) {
        let mut all = vec!["before"];
        all.extend(parts.iter().map(String::as_str));
        let content = self.content(&all);
        let raw = Raw {
            day,
            content,
            ..raw
        };
        self.finish_item(place, raw, DatedBy::FirstEntry);
    }
}

/// `03/04/2024` of `03/04/2024 12:00`.
fn date_alone(written: &str) -> &str {
    let marks = |word: &str| word.matches(['/', '-', '.', '_']).count();
    let mut words = written.split([' ', ',', 'T']);
    words.find(|word| marks(word) == 2).unwrap_or(written)
}

impl Item {
    fn place(&self) -> &Place {
        match self {
            Item::Ready(place, ..)
            | Item::Dated(place, ..)
            | Item::BeforeFirst(place, ..)
            | Item::Left(place, _) => place,
        }
    }
}

fn file_of(place: &Place) -> Option<&str> {
    match place {
        Place::File(file) | Place::LineOf { file, .. } | Place::EntryOf { file, .. } => Some(file),
        Place::Row(_) | Place::Entry(_) | Place::Line(_) => None,
    }
}

/// What the person is asked, or told was found out, about dates of two readings.
fn day_order(items: &[Item], resolved: &Resolved) -> Option<DayOrderFound> {
    let dated: Vec<_> = items
        .iter()
        .filter_map(|item| match item {
            Item::Dated(place, _, dated) => Some((place, dated)),
            _ => None,
        })
        .collect();
    let either = || resolved.either.iter().filter_map(|&at| dated.get(at));
    let (_, first) = either().next()?;
    let (day_first, month_first) = first.stamp.both_ways()?;
    Some(DayOrderFound {
        example: date_alone(&first.written).to_owned(),
        day_first,
        month_first,
        read_as: resolved.order,
        count: resolved.either.len(),
        places: either()
            .take(PLACES)
            .map(|(place, _)| (*place).clone())
            .collect(),
    })
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
