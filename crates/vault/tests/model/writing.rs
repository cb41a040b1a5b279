//! The commands by which a person writes. Each is one durable change, or none.

use chrono::{Days, NaiveDate};
use journal::{EntryFields, EntryKind, Level, SignId};

use super::compare::word;
use super::world::{DAYS, ENTRIES, Touched, World, same};
use crate::common::day;
use crate::common::entries::{blank, id, written};

/// An entry of any kind with this step's word in it: a line, all its fields, or a few pages.
fn fields(w: &mut World, kind: EntryKind) -> EntryFields {
    let body = word(w.step);
    let fields = match w.dice.under(20) {
        0..=16 => EntryFields {
            body,
            ..blank(kind)
        },
        17..=18 => EntryFields {
            body: format!("{body} and more"),
            ..written(kind, &w.step.to_string())
        },
        _ => EntryFields {
            body: format!("{body} {}", "and on it goes ".repeat(w.dice.index(700))),
            ..blank(kind)
        },
    };
    fields.tidied().unwrap()
}

fn entry(w: &mut World) -> u64 {
    w.dice.under(ENTRIES)
}

fn any_day(w: &mut World) -> NaiveDate {
    day() - Days::new(w.dice.under(DAYS))
}

fn sign(w: &mut World) -> SignId {
    SignId::ELEVEN[w.dice.index(3)]
}

fn save(w: &mut World, n: u64, revision: u32, fields: EntryFields) -> Touched {
    let now = w.now.clone();
    let said = w
        .vault()
        .entries()
        .save(id(n), revision, fields.clone(), &now);
    same(said, w.state.plain.save(n, revision, fields, &now));
    Touched::Entry(n)
}

/// Makes an entry, or changes the one that is there as it was last seen.
pub fn write(w: &mut World) -> Touched {
    let n = entry(w);
    let known = w.state.plain.entries.get(&n);
    let (revision, kind) = match known.map(|known| (known.revision, known.fields.kind())) {
        Some(known) => known,
        None => (0, EntryKind::ALL[w.dice.index(EntryKind::ALL.len())]),
    };
    let fields = fields(w, kind);
    save(w, n, revision, fields)
}

/// Writes an entry that was seen before its last change, or is of another kind by now, or the same again.
pub fn write_unawares(w: &mut World) -> Touched {
    let n = entry(w);
    let known = w.state.plain.entries.get(&n).cloned();
    let kind = EntryKind::ALL[w.dice.index(EntryKind::ALL.len())];
    let by = u32::try_from(w.dice.under(4)).unwrap();
    match known {
        Some(known) if w.dice.one_in(3) => {
            save(w, n, known.revision.saturating_sub(by), known.fields)
        }
        Some(known) => {
            let kind = if w.dice.one_in(2) {
                kind
            } else {
                known.fields.kind()
            };
            let fields = fields(w, kind);
            save(w, n, known.revision.saturating_sub(by), fields)
        }
        None => {
            let fields = fields(w, kind);
            save(w, n, by, fields)
        }
    }
}

pub fn trash(w: &mut World) -> Touched {
    let (n, now) = (entry(w), w.now.clone());
    let said = w.vault().entries().delete(id(n), &now);
    same(said, w.state.plain.trash(n, &now));
    Touched::Entry(n)
}

pub fn bring_back(w: &mut World) -> Touched {
    let n = entry(w);
    let said = w.vault().entries().restore(id(n));
    same(said, w.state.plain.bring_back(n));
    Touched::Entry(n)
}

pub fn erase(w: &mut World) -> Touched {
    let n = entry(w);
    let said = w.vault().entries().erase(id(n));
    same(said, w.state.plain.erase(n));
    Touched::Entry(n)
}

pub fn empty_trash(w: &mut World) -> Touched {
    w.vault().entries().empty_trash().unwrap();
    w.state.plain.empty_trash();
    Touched::All
}

pub fn rate(w: &mut World) -> Touched {
    let (on, sign, now) = (any_day(w), sign(w), w.now.clone());
    let level = [None, Some(0), Some(1), Some(2), Some(3), Some(4)][w.dice.index(6)];
    let given = level.map(|level| Level::new(level).unwrap());
    w.vault().check_ins().rate(on, sign, given, &now).unwrap();
    w.state.plain.rate(on, sign, level, &now);
    Touched::Day(on)
}

pub fn act(w: &mut World) -> Touched {
    let (on, sign, now) = (any_day(w), sign(w), w.now.clone());
    let acted = [None, Some(false), Some(true)][w.dice.index(3)];
    let mut days = w.vault().check_ins();
    days.set_acted(on, sign, acted, &now).unwrap();
    w.state.plain.act(on, sign, acted);
    Touched::Day(on)
}

pub fn rest_are_zero(w: &mut World) -> Touched {
    let (on, now) = (any_day(w), w.now.clone());
    w.vault().check_ins().rest_are_zero(on, &now).unwrap();
    w.state.plain.rest_are_zero(on, &now);
    Touched::Day(on)
}

/// Writes the note of a day, in one of eight times as it was seen before its last change.
pub fn note(w: &mut World) -> Touched {
    let (on, now) = (any_day(w), w.now.clone());
    let known = w.state.plain.notes.get(&on).map_or(0, |note| note.1);
    let by = u32::from(w.dice.one_in(8));
    let text = if w.dice.one_in(10) {
        String::new()
    } else {
        word(w.step)
    };
    let revision = known.saturating_sub(by);
    let said = w.vault().notes().write(on, &text, revision, &now);
    same(said, w.state.plain.note(on, &text, revision));
    Touched::Day(on)
}

pub fn begin_pause(w: &mut World) -> Touched {
    let today = w.now.local().date();
    let said = w.vault().pauses().start(today);
    same(said, w.state.plain.begin_pause(today));
    Touched::Pauses
}

pub fn end_pause(w: &mut World) -> Touched {
    let today = w.now.local().date();
    w.vault().pauses().end(today).unwrap();
    w.state.plain.end_pause(today);
    Touched::Pauses
}
