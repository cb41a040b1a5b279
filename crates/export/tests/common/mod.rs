//! Made journals as records: every field of every kind takes every form it can have.
#![allow(dead_code, missing_docs, unreachable_pub, clippy::unwrap_used)]

mod draw;
mod entry;

pub use draw::Draw;

use chrono::{Days, NaiveDate, Weekday};
use journal::{
    DayEnd, ExerciseId, Followed, Level, Pause, SignId, Since, Support, WholeCheckIn, WholeDayNote,
    WholeMark, WholeRating, WholeRecord, WholeSettings, WholeSign,
};

/// A journal of `seed`: about `size` records of each kind, in order, as a store would give them.
pub fn journal(seed: u64, size: u64) -> Vec<WholeRecord> {
    let mut draw = Draw::of(seed);
    let mut records = vec![WholeRecord::Settings(settings(&mut draw))];
    records.extend(signs(&mut draw).map(WholeRecord::Sign));
    for _ in 0..draw.below(4) {
        records.push(WholeRecord::Mark(WholeMark {
            id: draw.id(),
            on: draw.day(),
            label: draw.words(),
            recorded: draw.instant(),
        }));
    }
    records.extend(pauses(&mut draw).map(WholeRecord::Pause));
    records.extend(days(&mut draw, size).map(WholeRecord::CheckIn));
    for day in distinct_days(&mut draw, size) {
        records.push(WholeRecord::DayNote(WholeDayNote {
            day,
            text: draw.text(),
            revision: draw.revision(),
            written: draw.instant(),
            zone: draw.zone(),
        }));
    }
    for _ in 0..draw.below(size + 1) {
        records.push(WholeRecord::Entry(Box::new(entry::entry(&mut draw))));
    }
    records
}

fn settings(draw: &mut Draw) -> WholeSettings {
    let focus = draw.below(4) as usize;
    let signs: Vec<SignId> = SignId::ALL.into_iter().rev().take(focus).collect();
    let mut focus_since = Vec::new();
    for sign in &signs {
        let since = match draw.below(3) {
            0 => continue,
            1 => Since::Chosen(draw.monday()),
            _ => Since::LookedBack(Some(draw.monday())),
        };
        focus_since.push(Followed { sign: *sign, since });
    }
    let weekdays = [Weekday::Mon, Weekday::Wed, Weekday::Sun];
    WholeSettings {
        day_end: draw.maybe(|draw| DayEnd::new(draw.below(7) as u8).unwrap()),
        focus_signs: signs,
        focus_since,
        review_day: draw.maybe(|draw| weekdays[draw.below(3) as usize]),
        review_aside: draw.maybe(Draw::monday),
        spell_check: draw.maybe(Draw::yes),
        digits_advance: draw.maybe(Draw::yes),
        favourite_exercises: favourites(draw),
        support: Support {
            country: draw.maybe(|draw| draw.one_of(&["AT", "NZ"]).parse().unwrap()),
            contact: draw.maybe(Draw::words).unwrap_or_default(),
        },
    }
}

fn favourites(draw: &mut Draw) -> Vec<ExerciseId> {
    let all = ["small-risk", "from-a-later-version", "-"];
    let some = all.into_iter().filter(|_| draw.yes());
    some.map(|id| id.parse().unwrap()).collect()
}

pub fn exercise(draw: &mut Draw) -> ExerciseId {
    draw.one_of(&["two-readings", "from-a-later-version", "-1"])
        .parse()
        .unwrap()
}

fn signs(draw: &mut Draw) -> impl Iterator<Item = WholeSign> {
    let mut signs = Vec::new();
    for sign in SignId::ALL {
        if draw.yes() || draw.yes() {
            continue;
        }
        signs.push(WholeSign {
            sign,
            label: draw
                .maybe(Draw::words)
                .or(sign.is_own().then(|| "Mine".into())),
            line: draw
                .maybe(Draw::words)
                .or(sign.is_own().then(|| "Mine, a line.".into())),
            // The first is always in use.
            put_away: sign != SignId::ALL[0] && draw.yes(),
            worded_on: draw.maybe(Draw::day),
        });
    }
    signs.into_iter()
}

fn pauses(draw: &mut Draw) -> impl Iterator<Item = Pause> {
    let mut from = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let mut pauses = Vec::new();
    for _ in 0..draw.below(4) {
        let starts_on = from + Days::new(1 + draw.below(30));
        let ends_on = starts_on + Days::new(draw.below(9));
        pauses.push(Pause {
            starts_on,
            ends_on: Some(ends_on),
        });
        from = ends_on;
    }
    if let (Some(last), true) = (pauses.last_mut(), draw.yes()) {
        last.ends_on = None;
    }
    pauses.into_iter()
}

fn distinct_days(draw: &mut Draw, size: u64) -> Vec<NaiveDate> {
    let first = draw.day();
    let mut days: Vec<NaiveDate> = (0..draw.below(size + 1))
        .map(|n| first + Days::new(n * 2 + draw.below(2)))
        .collect();
    days.dedup();
    days
}

fn days(draw: &mut Draw, size: u64) -> impl Iterator<Item = WholeCheckIn> {
    let days = distinct_days(draw, size);
    let check_ins: Vec<WholeCheckIn> = days
        .into_iter()
        .map(|day| WholeCheckIn {
            day,
            recorded: draw.instant(),
            zone: draw.zone(),
            ratings: ratings(draw),
        })
        .collect();
    check_ins.into_iter()
}

fn ratings(draw: &mut Draw) -> Vec<WholeRating> {
    let mut ratings = Vec::new();
    for sign in SignId::ALL {
        if draw.yes() {
            continue;
        }
        let level = draw.maybe(|draw| Level::ALL[draw.below(5) as usize]);
        let is_felt = level.is_some_and(Level::is_felt);
        ratings.push(WholeRating {
            sign,
            level,
            acted: draw.maybe(Draw::yes).filter(|_| is_felt),
            recorded: draw.instant(),
        });
    }
    ratings
}
