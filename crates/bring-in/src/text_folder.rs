//! Text and Markdown files. A file is an entry, or one for each day that it has a heading for. The day is
//! in the file's name, or in the fields at its top, or in its headings, or else it is the day on which the
//! file was changed last.

mod fields;
mod headings;
mod name;
mod yaml;

use chrono::{DateTime, FixedOffset, NaiveDate};
use journal::FIELD_MAX_BYTES;

use crate::gather::{Dated, Gather, Keyed, Raw, joined, one_line};
use crate::markdown::{bold_line_and_rest, heading_and_rest, heading_words};
use crate::source::at_most;
use crate::stamp::{self, Stamp};
use crate::{BringInError, DatedBy, Noted, Place, TextFile, Why, day_one, jrnl, lines};
use fields::Fields;
use name::Name;
pub(crate) use name::is_text_name;

/// The longest file that is looked at: UTF-16 takes two bytes where UTF-8 takes one, and the
/// fields at the top are not part of the text.
const FILE_MAX_BYTES: u64 = 3 * FIELD_MAX_BYTES as u64;

/// A file of many days may be as long as many entries.
const DAYS_MAX_BYTES: u64 = 64 << 20;

pub(crate) fn read(
    files: &mut dyn Iterator<Item = TextFile>,
    gather: &mut Gather<'_>,
) -> Result<(), BringInError> {
    let limit = gather.options.limits.files;
    for (nth, file) in files.enumerate() {
        if nth == limit {
            return Err(BringInError::TooManyFiles { limit });
        }
        if !is_text_name(&file.name) {
            gather.note_at(Noted::OtherFiles, Place::File(file.name));
            continue;
        }
        let most = FILE_MAX_BYTES.min(gather.options.limits.file_bytes);
        let read = file.bytes.and_then(|mut bytes| at_most(&mut bytes, most));
        gather.file = Some(file.name.clone());
        match read {
            Ok(Some(bytes)) => add(&file.name, file.changed, bytes, gather)?,
            Ok(None) => gather.leave_out(Place::File(file.name), Why::FileTooLarge)?,
            Err(_) => gather.leave_out(Place::File(file.name), Why::CannotRead)?,
        }
        gather.file = None;
    }
    Ok(())
}

/// Whether a file's name or the fields at its top say its day.
pub(crate) fn has_day(name: &str, text: &str) -> bool {
    Name::of(name).stamp.is_some() || fields::split(&lines::of(text)).0.stamp.is_some()
}

/// Reads a file by itself.
pub(crate) fn read_one(
    name: &str,
    bytes: Vec<u8>,
    gather: &mut Gather<'_>,
) -> Result<(), BringInError> {
    if bytes.len() as u64 > DAYS_MAX_BYTES {
        return gather.leave_out(Place::File(name.to_owned()), Why::FileTooLarge);
    }
    add(name, gather.options.changed, bytes, gather)
}

fn add(
    path: &str,
    changed: Option<DateTime<FixedOffset>>,
    bytes: Vec<u8>,
    gather: &mut Gather<'_>,
) -> Result<(), BringInError> {
    let place = Place::File(path.to_owned());
    let text = match gather.text(bytes) {
        Ok(text) => text,
        Err(_) => return gather.leave_out(place, Why::NotText),
    };
    let text = text.trim_start_matches('\u{feff}');
    let text = lines::of(text);
    let name = Name::of(path);
    if of_another_program(&name, &text, gather)? {
        return Ok(());
    }
    let (fields, below, line) = fields::split(&text);
    for &left in &fields.left {
        let place = gather.line(left);
        gather.note_at(Noted::FieldsLeft, place);
    }
    let file = File {
        place,
        changed: changed.map(|changed| gather.options.zone.shows(changed)),
        name,
        fields,
        text: &text,
        below,
        line,
    };
    file.add(gather)
}

/// Reads a file that is a journal of jrnl or an export of Day One, and says whether it is.
fn of_another_program(
    name: &Name<'_>,
    text: &str,
    gather: &mut Gather<'_>,
) -> Result<bool, BringInError> {
    if day_one::is_plain_text(text) {
        gather.as_program("day-one", |gather| day_one::read_plain_text(text, gather))?;
        return Ok(true);
    }
    let day = name.stamp.as_ref().and_then(|stamp| match stamp.dated {
        stamp::Dated::On(day) => Some(day),
        _ => None,
    });
    let is_journal = jrnl::begins(text)
        || jrnl::begins_on(text, day)
        || name.stamp.is_none() && jrnl::count(text, day) > 1 && jrnl::is_in(text);
    if is_journal {
        return gather.as_program("jrnl", |gather| jrnl::read_day(text, day, gather));
    }
    Ok(false)
}

struct File<'t> {
    place: Place,
    changed: Option<DateTime<FixedOffset>>,
    name: Name<'t>,
    fields: Fields,
    /// All of it, with line ends of one kind.
    text: &'t str,
    /// What is below the fields, and the line on which that begins.
    below: &'t str,
    line: u64,
}

impl File<'_> {
    fn add(mut self, gather: &mut Gather<'_>) -> Result<(), BringInError> {
        let named = self.name.stamp.take();
        let mut field = self.fields.stamp.take();
        if named.is_none()
            && field.is_none()
            && !self.fields.is_misdated
            && let Some((stamp, written)) = fields::in_lines(self.below)
        {
            field = Some(stamp);
            self.fields.written = written;
        }
        let has_day = |stamp: &Option<Stamp>| stamp.as_ref().is_some_and(Stamp::is_day);
        if has_day(&named) {
            let stamp = named.map(|stamp| self.with_hour_of(stamp, field, gather));
            return self.one(stamp, true, gather);
        }
        let (before, sections) = headings::split(self.below);
        if !sections.is_empty() && !has_day(&field) {
            let before_begins = self.line;
            let lines_before = before.to_owned();
            self.days(sections, gather, &lines_before, before_begins, named)
        } else if named.is_some() {
            self.one(named, true, gather)
        } else {
            self.one(field, false, gather)
        }
    }

    /// The name says the day; the fields may say the hour.
    fn with_hour_of(
        &self,
        mut named: Stamp,
        field: Option<Stamp>,
        gather: &mut Gather<'_>,
    ) -> Stamp {
        let (stamp::Dated::On(day), Some(field)) = (&named.dated, field) else {
            return named;
        };
        let stamp::Dated::On(on) = field.dated else {
            return named;
        };
        let local = field.clock.and_then(|clock| {
            on.and_hms_opt(clock.hour.into(), clock.minute.into(), clock.second.into())
        });
        let instant = field
            .offset
            .zip(local)
            .and_then(|(offset, local)| crate::zone::instant(local, offset));
        let shown = instant.map(|instant| gather.options.zone.shows(instant));
        if shown.map_or(on, |shown| shown.date_naive()) != *day {
            let place = gather.line(self.fields.line);
            gather.note_at(Noted::DaysDiffer, place);
        } else if named.clock.is_none() {
            match shown {
                Some(shown) => {
                    named.clock = stamp::clock(&shown.format("%H:%M:%S").to_string());
                    named.offset = Some(stamp::Offset::Fixed(*shown.offset()));
                }
                None => named.clock = field.clock,
            }
        }
        named
    }

    /// The file as one entry; dated by when it was changed where nothing says another day. A date that cannot
    /// be read says that something is wrong; then the file's day would be a guess.
    fn one(
        self,
        stamp: Option<Stamp>,
        is_own: bool,
        gather: &mut Gather<'_>,
    ) -> Result<(), BringInError> {
        let (title, body) = title_and_body(&self.name.words, &self.fields, self.below);
        let raw = Raw {
            written_at: self.changed,
            title,
            body: joined(&body, &self.fields.kept.join("\n")),
            tags: self.tags(gather),
            ..Raw::default()
        };
        let parts = vec![self.name.last.to_owned(), self.text.to_owned()];
        let written = if is_own {
            self.name.written.clone()
        } else {
            self.fields.written.clone()
        };
        if let Some(stamp) = stamp {
            let dated = Dated {
                stamp,
                written,
                is_own,
                keyed: Keyed::Words,
                parts,
                raw,
            };
            return gather.add_dated(self.place, dated);
        }
        match self.changed.filter(|_| !self.fields.is_misdated) {
            Some(changed) => {
                let content = gather.content(&[&parts[0], &parts[1]]);
                let raw = Raw {
                    day: changed.date_naive(),
                    content,
                    ..raw
                };
                gather.add_dated_by(self.place, raw, DatedBy::Changed)
            }
            None => gather.leave_out(self.place, Why::NoDate),
        }
    }

    /// An entry a day, or several where a day's part has titles as Mini Diarium writes them.
    fn days(
        mut self,
        sections: Vec<headings::Section<'_>>,
        gather: &mut Gather<'_>,
        before: &str,
        begins: u64,
        named: Option<Stamp>,
    ) -> Result<(), BringInError> {
        let tags = self.tags(gather);
        let has_titles = before.trim_start().starts_with("# Mini Diarium");
        self.before_days(before, begins, named, &tags, gather)?;
        for section in sections {
            let at = begins + section.line - 1;
            let entries = if has_titles {
                titled(section.body)
            } else {
                vec![(0, section.body)]
            };
            for (nth, (below, text)) in entries.into_iter().enumerate() {
                let (heading, rest) = heading_and_rest(text);
                let (title, body) = match (nth, heading, bold_line_and_rest(text)) {
                    (_, Some(heading), _) if has_titles => (heading.to_owned(), rest),
                    (0, _, _) if !section.title.is_empty() => (section.title.clone(), text),
                    (_, _, (Some(bold), rest)) => (bold.to_owned(), rest),
                    _ => (String::new(), text),
                };
                let place = gather.line(at + below);
                let (body, left) = without_last_headings(body);
                for _ in 0..left {
                    gather.leave_out(place.clone(), Why::Heading)?;
                }
                let dated = Dated {
                    stamp: section.stamp.clone(),
                    written: section.written.clone(),
                    is_own: false,
                    keyed: Keyed::Day,
                    parts: vec![self.name.last.to_owned(), title.clone(), body.to_owned()],
                    raw: Raw {
                        title,
                        body: body.to_owned(),
                        tags: tags.clone(),
                        ..Raw::default()
                    },
                };
                gather.add_dated(place, dated)?;
            }
        }
        Ok(())
    }

    /// What is before the first day: the note of the week or month that the name says, or an undated text; a
    /// heading alone is the title of the file.
    fn before_days(
        &mut self,
        before: &str,
        begins: u64,
        named: Option<Stamp>,
        tags: &[String],
        gather: &mut Gather<'_>,
    ) -> Result<(), BringInError> {
        let kept = self.fields.kept.join("\n");
        let has_words =
            |line: &str| !line.trim().is_empty() && heading_words(line.trim_end()).is_none();
        if !before.lines().any(has_words) && kept.is_empty() {
            if self.fields.title.is_some() {
                let place = gather.line(self.fields.title_line);
                gather.leave_out(place, Why::Heading)?;
            }
            for (number, _, line) in lines::numbered(before) {
                if !line.trim().is_empty() {
                    let place = gather.line(begins + number - 1);
                    gather.leave_out(place, Why::Heading)?;
                }
            }
            return Ok(());
        }
        let (title, body) = title_and_body(&self.name.words, &self.fields, before);
        let raw = Raw {
            title,
            body: joined(&body, &kept),
            tags: tags.to_vec(),
            ..Raw::default()
        };
        let parts = vec![self.name.last.to_owned(), before.to_owned()];
        let place = gather.line(begins);
        match named {
            Some(stamp) => gather.add_dated(
                place,
                Dated {
                    stamp,
                    written: self.name.written.clone(),
                    is_own: true,
                    keyed: Keyed::Words,
                    parts,
                    raw,
                },
            ),
            None => gather.add_before_first(place, raw, parts),
        }
    }

    fn tags(&self, gather: &mut Gather<'_>) -> Vec<String> {
        let mut tags = self.fields.tags.clone();
        if self.fields.is_starred {
            gather.note(Noted::Starred, 1);
            tags.push(gather.options.words.starred.clone());
        }
        tags
    }
}

/// The entries of a day, each under `### its title`, with how many lines below the day's heading each is.
fn titled(body: &str) -> Vec<(u64, &str)> {
    let mut starts: Vec<(u64, usize)> = lines::numbered(body)
        .filter(|(_, _, line)| line.starts_with("### "))
        .map(|(number, at, _)| (number, at))
        .collect();
    let first = starts.first().map_or(body.len(), |first| first.1);
    if starts.is_empty() || !body[..first].trim().is_empty() {
        starts.insert(0, (0, 0));
    }
    let ends: Vec<usize> = starts
        .iter()
        .skip(1)
        .map(|next| next.1)
        .chain([body.len()])
        .collect();
    let entries = starts.into_iter().zip(ends);
    entries
        .map(|((line, from), to)| (line, &body[from..to]))
        .collect()
}

/// A day's text without the headings at its end that begin a month or a year, and how many those are.
fn without_last_headings(body: &str) -> (&str, usize) {
    let mut rest = body.trim_end();
    let mut left = 0;
    while let Some(last) = rest.lines().next_back()
        && heading_words(last).is_some_and(is_month_or_year)
    {
        rest = rest[..rest.len() - last.len()].trim_end();
        left += 1;
    }
    if left == 0 { (body, 0) } else { (rest, left) }
}

fn is_month_or_year(words: &str) -> bool {
    let words = words.trim();
    let is_year = words.len() == 4 && words.bytes().all(|byte| byte.is_ascii_digit());
    let is_month = !crate::names::months(&crate::names::folded(words)).is_empty();
    let is_span = stamp::find(words).is_some_and(|stamp| !stamp.is_day() && stamp.rest.is_empty());
    is_year || is_month || is_span
}

/// The title is the one among the fields, or the words of the file's name, or the heading at the
/// top. A heading that is not the title stays in the text, unless it only says the file's date.
fn title_and_body(words: &str, fields: &Fields, below: &str) -> (String, String) {
    let (heading, rest) = heading_and_rest(below);
    let named = one_line(fields.title.as_deref().unwrap_or(words));
    match heading {
        Some(heading) if named.is_empty() || named.eq_ignore_ascii_case(heading) => {
            let is_date = fields.title.is_none() && is_a_date(heading);
            let title = if is_date {
                String::new()
            } else {
                heading.to_owned()
            };
            (title, rest.to_owned())
        }
        _ => (named, below.to_owned()),
    }
}

fn is_a_date(heading: &str) -> bool {
    let day: Option<NaiveDate> = stamp::find(heading).and_then(|stamp| match stamp.dated {
        stamp::Dated::On(day) if stamp.rest.is_empty() => Some(day),
        _ => None,
    });
    day.is_some()
}
