//! Daylio's table: `full_date,date,weekday,time,mood,activities,scales,note_title,note`. Versions
//! before 2024 have no `scales`, those before 2020 no `note_title`, those before 2019 `year` in
//! place of `full_date`. A table that was saved again by a spreadsheet may have `;` or tabs, and dates
//! and times as that country writes them.

mod backup;
mod columns;

use csv::{ReaderBuilder, StringRecord};

use crate::gather::{Dated, Gather, Keyed, Raw, joined};
use crate::stamp::Stamp;
use crate::{BringInError, Format, Noted, Place, Why, html, lines, stamp};
pub(crate) use backup::{is_backup_name, read_backup};
use columns::Columns;
pub(crate) use columns::is_header;

pub(crate) fn read(text: &str, gather: &mut Gather<'_>) -> Result<(), BringInError> {
    let whole = text.trim_start_matches(['\u{feff}', '\r', '\n', ' ']);
    let text = columns::without_separator(whole);
    let above = whole[..whole.len() - text.len()].matches('\n').count() as u64;
    let delimiter = columns::delimiter(text.lines().next().unwrap_or_default());
    if let Some(line) = open_quote(text, delimiter) {
        columns::check(text, delimiter)?;
        return Err(BringInError::Damaged {
            line: Some(above + line),
        });
    }
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = reader
        .headers()
        .map_err(|_| BringInError::NotThisFormat(Format::DaylioCsv))?
        .clone();
    let width = header.len();
    let columns = Columns::of(&header)?;
    let mut row = StringRecord::new();
    loop {
        let more = reader.read_record(&mut row);
        let line = above + row.position().map_or(1, csv::Position::line);
        if !more.map_err(|_| BringInError::Damaged { line: Some(line) })? {
            return Ok(());
        }
        let place = Place::Row(line);
        if row.len() != width {
            gather.leave_out(place, Why::CellsDoNotFit)?;
            continue;
        }
        match columns.day(&row) {
            Some((stamp, written)) => {
                let dated = entry(&columns, &row, stamp, written, &place, gather);
                gather.add_dated(place, dated)?;
            }
            None => gather.leave_out(place, Why::NoDate)?,
        }
    }
}

/// The line of the row whose quote is never closed, if there is one. A quote opens only at the start of
/// a cell: in `12" pizza` it is a mark like others.
fn open_quote(text: &str, delimiter: u8) -> Option<u64> {
    let bytes = text.as_bytes();
    let (mut line, mut row, mut opened) = (1, 1, None);
    let mut is_start = true;
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        match (opened, byte) {
            (None, b'"') if is_start => opened = Some(row),
            (Some(_), b'"') if bytes.get(at + 1) == Some(&b'"') => at += 1,
            (Some(_), b'"') => opened = None,
            _ => {}
        }
        if byte == b'\n' {
            line += 1;
        }
        is_start = opened.is_none() && (byte == delimiter || byte == b'\n' || byte == b'\r');
        if opened.is_none() && byte == b'\n' {
            row = line;
        }
        at += 1;
    }
    opened
}

fn entry(
    columns: &Columns,
    row: &StringRecord,
    mut stamp: Stamp,
    written: String,
    place: &Place,
    gather: &mut Gather<'_>,
) -> Dated {
    let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).unwrap_or_default().trim();
    let in_lines = |text: &str| lines::of(&html::in_lines(text)).into_owned();
    let mood = cell(columns.mood);
    let mut body = in_lines(cell(columns.note));
    if body.contains("\\n") {
        gather.note_at(Noted::EscapedLineEnds, place.clone());
    }
    for scale in cell(columns.scales)
        .split(" | ")
        .filter(|scale| !scale.is_empty())
    {
        body = joined(&body, &scale.replace('\u{a0}', " "));
    }
    for (name, at) in &columns.others {
        let value = cell(Some(*at));
        if !value.is_empty() {
            body = joined(&body, &labelled(name, value));
        }
    }
    if !mood.is_empty() {
        gather.note(Noted::MoodsAsWords, 1);
        body = joined(&body, &labelled(&gather.options.words.mood, mood));
    }
    let time = cell(columns.time);
    stamp.clock = stamp::clock(time)
        .or_else(|| columns::part_of_day(time))
        .or(stamp.clock);
    stamp.is_clock_unread = stamp.clock.is_none() && !time.is_empty();
    // Not the cells that change with the phone's language and clock, or with Daylio's version.
    let parts = [
        mood.to_owned(),
        cell(columns.activities).to_owned(),
        cell(columns.title).to_owned(),
        cell(columns.note).to_owned(),
    ];
    Dated {
        stamp,
        written,
        is_own: true,
        keyed: Keyed::DayAndMinute,
        parts: parts.into(),
        raw: Raw {
            title: in_lines(cell(columns.title)),
            body,
            tags: activities(cell(columns.activities)),
            ..Raw::default()
        },
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
