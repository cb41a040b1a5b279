use chrono::NaiveDate;
use csv::{ReaderBuilder, StringRecord};

use crate::stamp::{self, Clock, Dated, Stamp};
use crate::{BringInError, Format, names};

/// Where the columns are.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    full_date: Option<usize>,
    year: Option<usize>,
    date: Option<usize>,
    pub(super) time: Option<usize>,
    pub(super) mood: Option<usize>,
    pub(super) activities: Option<usize>,
    pub(super) scales: Option<usize>,
    pub(super) title: Option<usize>,
    pub(super) note: Option<usize>,
    weekday: Option<usize>,
    /// Columns that are none of Daylio's, by their names.
    pub(super) others: Vec<(String, usize)>,
}

impl Columns {
    /// Finds the columns by their names.
    pub(super) fn of(header: &StringRecord) -> Result<Self, BringInError> {
        let mut columns = Columns::default();
        for (at, written) in header.iter().enumerate() {
            let name = written.trim().to_lowercase();
            match columns.named(&name) {
                Some((place, name)) => {
                    if place.replace(at).is_some() {
                        return Err(BringInError::ColumnTwice(name));
                    }
                }
                None => columns.others.push((written.trim().to_owned(), at)),
            }
        }
        let dated = columns.full_date.is_some() || columns.year.is_some() && columns.date.is_some();
        if columns.mood.is_none() && columns.note.is_none() {
            return Err(BringInError::NotThisFormat(Format::DaylioCsv));
        }
        let missing: Vec<_> = [
            ("full_date", dated),
            ("mood", columns.mood.is_some()),
            ("note", columns.note.is_some()),
        ]
        .into_iter()
        .filter_map(|(name, is_there)| (!is_there).then_some(name))
        .collect();
        if missing.is_empty() {
            Ok(columns)
        } else {
            Err(BringInError::MissingColumns(missing))
        }
    }

    fn named(&mut self, name: &str) -> Option<(&mut Option<usize>, &'static str)> {
        Some(match name {
            "full_date" => (&mut self.full_date, "full_date"),
            "year" => (&mut self.year, "year"),
            "date" => (&mut self.date, "date"),
            "weekday" => (&mut self.weekday, "weekday"),
            "time" => (&mut self.time, "time"),
            "mood" => (&mut self.mood, "mood"),
            "activities" => (&mut self.activities, "activities"),
            "scales" => (&mut self.scales, "scales"),
            "note_title" => (&mut self.title, "note_title"),
            "note" => (&mut self.note, "note"),
            _ => return None,
        })
    }

    /// The row's day, and how it is written. The day in the phone's language and the weekday say which
    /// of two readings it is.
    pub(super) fn day(&self, row: &StringRecord) -> Option<(Stamp, String)> {
        let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).unwrap_or_default().trim();
        let named = stamp::read(cell(self.date));
        let month_and_day = named.as_ref().and_then(|stamp| match stamp.dated {
            Dated::NoYear { month, day } => Some((month, day)),
            Dated::On(_)
            | Dated::Either { .. }
            | Dated::Named { .. }
            | Dated::Span(_)
            | Dated::Never => None,
        });
        if self.full_date.is_some() {
            let written = cell(self.full_date).to_owned();
            let read = stamp::read(&written).or_else(|| counted_day(&written));
            let mut stamp = read.filter(Stamp::is_day)?;
            if !stamp.rest.is_empty() {
                return None;
            }
            if let (
                Dated::Either {
                    first,
                    second,
                    year,
                },
                Some((month, day)),
            ) = (&stamp.dated, month_and_day)
                && [(*first, *second), (*second, *first)].contains(&(month, day))
            {
                stamp.dated = on(*year, month, day);
            }
            stamp.weekdays |= names::weekdays(&names::folded(cell(self.weekday)));
            return Some((stamp, written));
        }
        let year: i32 = stamp::number(cell(self.year))?;
        let (month, day) = month_and_day?;
        let mut stamp = named?;
        stamp.dated = on(year, month, day);
        Some((stamp, cell(self.date).to_owned()))
    }
}

fn on(year: i32, month: u32, day: u32) -> Dated {
    NaiveDate::from_ymd_opt(year, month, day).map_or(Dated::Never, Dated::On)
}

/// `45352`: the days since 1899 as which a spreadsheet keeps a date.
fn counted_day(text: &str) -> Option<Stamp> {
    let days: u64 = text.parse().ok()?;
    let begin = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let day = begin.checked_add_days(chrono::Days::new(days))?;
    // From 1954 to 2119.
    (20_000..80_000)
        .contains(&days)
        .then(|| Stamp::on(day, None))
}

/// `0.854166`, `0,854166`: the part of a day as which a spreadsheet keeps a time.
pub(super) fn part_of_day(text: &str) -> Option<Clock> {
    let digits = text
        .strip_prefix("0.")
        .or_else(|| text.strip_prefix("0,"))?;
    let part: f64 = format!("0.{digits}").parse().ok()?;
    let minutes = (part * 24.0 * 60.0).round() as u16;
    stamp::clock(&format!("{:02}:{:02}", minutes / 60, minutes % 60)).filter(|_| minutes < 24 * 60)
}

/// The table without the line `sep=;` that a spreadsheet may write above it.
pub(super) fn without_separator(text: &str) -> &str {
    match text.split_once('\n') {
        Some((first, rest)) if first.trim_end().len() <= 5 && first.starts_with("sep=") => rest,
        _ => text,
    }
}

/// Whether the columns are there; what is wrong with them if they are not.
pub(super) fn check(text: &str, delimiter: u8) -> Result<(), BringInError> {
    let first = text.lines().next().unwrap_or_default();
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(first.as_bytes());
    let wrong = |_| BringInError::NotThisFormat(Format::DaylioCsv);
    Columns::of(reader.headers().map_err(wrong)?).map(drop)
}

/// What parts the cells of a table with this first line.
pub(super) fn delimiter(header: &str) -> u8 {
    let count = |delimiter: u8| header.bytes().filter(|&byte| byte == delimiter).count();
    [b',', b';', b'\t']
        .into_iter()
        .rev()
        .max_by_key(|&delimiter| count(delimiter))
        .unwrap_or(b',')
}

/// Whether a table that begins with this line is one of Daylio's.
pub(crate) fn is_header(line: &str) -> bool {
    let names: StringRecord = line
        .split(char::from(delimiter(line)))
        .map(|name| name.trim().trim_matches('"'))
        .collect::<Vec<_>>()
        .into();
    Columns::of(&names).is_ok()
}
