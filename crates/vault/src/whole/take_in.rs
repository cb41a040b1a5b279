use std::ops::ControlFlow;

use journal::{WholeCounts, WholeRecord, WholeSoFar};
use rusqlite::{Connection, Transaction};

use super::{days, marks, signs};
use crate::VaultError;
use crate::table::{self, setting};

/// After how many records it is told how far it is.
const TOLD_AFTER: u64 = 100;

/// Every table that holds what a person wrote.
const WRITTEN: [&str; 6] = ["check_in", "day_note", "pause", "entry", "sign", "mark"];

pub(super) fn is_untouched(c: &Connection) -> Result<bool, VaultError> {
    for table in WRITTEN {
        let sql = format!("SELECT EXISTS (SELECT 1 FROM {table})");
        if c.query_row(&sql, [], |row| row.get(0))? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Writes every record that `next` gives. Whoever calls this gives the transaction up on an error.
pub(super) fn take_in(
    t: &Transaction<'_>,
    next: &mut dyn FnMut() -> Option<WholeRecord>,
    progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<WholeCounts, VaultError> {
    if !is_untouched(t)? {
        return Err(VaultError::JournalNotEmpty);
    }
    let mut counts = WholeCounts::default();
    let mut so_far = WholeSoFar::new();
    while let Some(record) = next() {
        let record = record.checked()?;
        so_far.admit(&record)?;
        counts.add(&record);
        put(t, record)?;
        if counts.all() % TOLD_AFTER == 0 && progress(counts.all()).is_break() {
            return Err(VaultError::CalledOff);
        }
    }
    so_far.finish()?;
    Ok(counts)
}

fn put(t: &Transaction<'_>, record: WholeRecord) -> Result<(), VaultError> {
    match record {
        WholeRecord::Settings(settings) => setting::replace_all(t, &settings),
        WholeRecord::Sign(sign) => signs::put(t, &sign),
        WholeRecord::Mark(mark) => marks::put(t, &mark),
        WholeRecord::Pause(pause) => marks::put_pause(t, &pause),
        WholeRecord::CheckIn(check_in) => days::put_check_in(t, &check_in),
        WholeRecord::DayNote(note) => days::put_note(t, &note),
        WholeRecord::Entry(entry) => table::put_whole(t, *entry),
    }
}
