//! Daylio's table: `full_date,date,weekday,time,mood,activities,scales,note_title,note`. Versions
//! before 2024 have no `scales`, those before 2020 no `note_title`, those before 2019 `year` in
//! place of `full_date`. A table that was saved again by a spreadsheet may have `;` or tabs.

mod columns;

use chrono::NaiveDate;
use csv::{ReaderBuilder, StringRecord};

use crate::gather::{Gather, Raw, joined};
use crate::{BringInError, Format, Noted, Place, Why, days, html};
use columns::Columns;
pub(crate) use columns::is_header;

pub(crate) fn read(text: &str, gather: &mut Gather<'_>) -> Result<(), BringInError> {
    let text = text.trim_start_matches(['\u{feff}', '\r', '\n', ' ']);
    let delimiter = columns::delimiter(text.lines().next().unwrap_or_default());
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = reader
        .headers()
        .map_err(|_| BringInError::NotThisFormat(Format::DaylioCsv))?;
    let width = header.len();
    let columns = Columns::of(header)?;
    if text.bytes().filter(|&byte| byte == b'"').count() % 2 == 1 {
        return Err(BringInError::Damaged {
            line: Some(last_line(&mut reader)),
        });
    }
    let mut row = StringRecord::new();
    loop {
        let more = reader.read_record(&mut row);
        let line = row.position().map_or(1, csv::Position::line);
        if !more.map_err(|_| BringInError::Damaged { line: Some(line) })? {
            return Ok(());
        }
        let place = Place::Row(line);
        if row.len() != width {
            gather.leave_out(place, Why::CellsDoNotFit)?;
            continue;
        }
        match columns.day(&row) {
            Some(day) => {
                let raw = entry(&columns, &row, day, gather);
                gather.add(place, raw)?;
            }
            None => gather.leave_out(place, Why::NoDate)?,
        }
    }
}

/// Where the last row begins. A quote that is never closed makes one row of all that follow it.
fn last_line(reader: &mut csv::Reader<&[u8]>) -> u64 {
    let mut row = StringRecord::new();
    let mut line = 1;
    while reader.read_record(&mut row).is_ok_and(|more| more) {
        line = row.position().map_or(line, csv::Position::line);
    }
    line
}

fn entry(columns: &Columns, row: &StringRecord, day: NaiveDate, gather: &mut Gather<'_>) -> Raw {
    let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).unwrap_or_default().trim();
    let mood = cell(columns.mood);
    let mut body = html::in_lines(cell(columns.note));
    for scale in cell(columns.scales)
        .split(" | ")
        .filter(|scale| !scale.is_empty())
    {
        body = joined(&body, &scale.replace('\u{a0}', " "));
    }
    if !mood.is_empty() {
        gather.note(Noted::MoodsAsWords, 1);
        body = joined(&body, &labelled(&gather.options.words.mood, mood));
    }
    let minute = days::minute(cell(columns.time));
    // Not the cells that change with the phone's language and clock, or with Daylio's version.
    let content = [
        day.to_string(),
        minute.map(|minute| minute.to_string()).unwrap_or_default(),
        mood.to_owned(),
        cell(columns.activities).to_owned(),
        cell(columns.title).to_owned(),
        cell(columns.note).to_owned(),
    ];
    Raw {
        day,
        minute,
        title: html::in_lines(cell(columns.title)),
        body,
        tags: activities(cell(columns.activities)),
        content: gather.content(&content.each_ref().map(String::as_str)),
        ..Raw::default()
    }
}

fn labelled(label: &str, word: &str) -> String {
    if label.is_empty() {
        word.to_owned()
    } else {
        format!("{label}: {word}")
    }
}

/// `work | long walk`, the bar with or without spaces.
fn activities(cell: &str) -> Vec<String> {
    cell.split('|')
        .map(|activity| activity.trim().to_owned())
        .collect()
}
