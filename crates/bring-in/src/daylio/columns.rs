use chrono::NaiveDate;
use csv::StringRecord;

use crate::{BringInError, Format, days};

/// Where the columns are that are read; others are passed over.
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
}

impl Columns {
    /// Finds the columns by their names.
    pub(super) fn of(header: &StringRecord) -> Result<Self, BringInError> {
        let mut columns = Columns::default();
        for (at, name) in header.iter().enumerate() {
            let name = name.trim().to_lowercase();
            if let Some((place, name)) = columns.named(&name)
                && place.replace(at).is_some()
            {
                return Err(BringInError::ColumnTwice(name));
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
            "time" => (&mut self.time, "time"),
            "mood" => (&mut self.mood, "mood"),
            "activities" => (&mut self.activities, "activities"),
            "scales" => (&mut self.scales, "scales"),
            "note_title" => (&mut self.title, "note_title"),
            "note" => (&mut self.note, "note"),
            _ => return None,
        })
    }

    /// The row's day. `date` alone is in the phone's language; only English months are known.
    pub(super) fn day(&self, row: &StringRecord) -> Option<NaiveDate> {
        if let Some(at) = self.full_date {
            return days::iso(row.get(at)?);
        }
        let year: i32 = row.get(self.year?)?.trim().parse().ok()?;
        let words: Vec<_> = row.get(self.date?)?.split([' ', '.', ',']).collect();
        let month = words.iter().find_map(|word| days::month(word))?;
        let day = words.iter().find_map(|word| word.parse().ok())?;
        NaiveDate::from_ymd_opt(year, month, day)
    }
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
