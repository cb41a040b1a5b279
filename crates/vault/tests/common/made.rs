//! The made journal of ten months, as `--sample` shows it.

use chrono::NaiveDateTime;
use vault::table::{Mark, Recorded};
use vault::{Moment, Vault};

use super::entries::id;
use super::{day, now};

/// Writes all of it into an empty journal.
pub fn fill(vault: &mut Vault) {
    let sample = journal::sample(day());
    let at_local = |local: NaiveDateTime| Moment {
        utc: local.and_utc(),
        ..now()
    };
    for check_in in &sample.check_ins {
        let then = at_local(check_in.recorded_local);
        vault
            .check_ins()
            .record(check_in.day, &check_in.ratings, &then)
            .unwrap();
        if !check_in.note.is_empty() {
            let mut notes = vault.notes();
            notes.write(check_in.day, &check_in.note, 0, &then).unwrap();
        }
    }
    let mut ids = (1..).map(id);
    let entries = sample.entries.into_iter();
    let recorded = entries.map(|entry| Recorded::made(entry, at_local, |_| ids.next().unwrap()));
    vault.entries().record(recorded).unwrap();
    for pause in &sample.pauses {
        vault.pauses().record(pause).unwrap();
    }
    for ((on, label), id) in sample.marks.iter().zip(ids) {
        let label = (*label).to_owned();
        vault
            .marks()
            .put(&Mark { id, on: *on, label }, &now())
            .unwrap();
    }
    vault
        .settings()
        .set_focus_signs(&sample.focus, day())
        .unwrap();
}
