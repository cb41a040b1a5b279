//! Journals drawn by chance, for properties. A day and a sign may come twice, and
//! blanks may carry an answer: what the store forbids must still do no harm.

use chrono::{NaiveDate, TimeDelta};
use journal::{Level, Pause, RatedDay, Rating, SignId, Span};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// How many days the journals reach back from today, and ahead of it.
const REACH: (i64, i64) = (150, 20);

/// A day from 1999 to 2040, leap days and long ISO years included.
pub(crate) fn a_day() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(1999, 1, 1).unwrap();
    (0_i64..15_300).prop_map(move |days| first + TimeDelta::days(days))
}

pub(crate) fn a_span() -> impl Strategy<Value = Span> {
    prop_oneof![3 => (1_u16..30).prop_map(Span::Weeks), 1 => Just(Span::All)]
}

pub(crate) fn a_level() -> impl Strategy<Value = Level> {
    proptest::sample::select(Level::ALL.to_vec())
}

pub(crate) fn a_rating() -> impl Strategy<Value = Rating> {
    let sign = proptest::sample::select(SignId::ALL.to_vec());
    let acted = option::of(any::<bool>());
    (sign, option::of(a_level()), acted, any::<bool>()).prop_map(
        |(sign, level, acted, added_later)| Rating {
            sign,
            level,
            acted,
            added_later,
        },
    )
}

pub(crate) fn rated_days(today: NaiveDate) -> impl Strategy<Value = Vec<RatedDay>> {
    let day = (-REACH.0..=REACH.1).prop_map(move |days| today + TimeDelta::days(days));
    let rated = (day, vec(a_rating(), 0..14));
    vec(
        rated.prop_map(|(day, ratings)| RatedDay { day, ratings }),
        0..90,
    )
}

pub(crate) fn pauses(today: NaiveDate) -> impl Strategy<Value = Vec<Pause>> {
    let pause = (-REACH.0..=REACH.1, option::of(-3_i64..30));
    let pause = pause.prop_map(move |(start, length)| {
        let starts_on = today + TimeDelta::days(start);
        let ends_on = length.map(|days| starts_on + TimeDelta::days(days));
        Pause { starts_on, ends_on }
    });
    vec(pause, 0..4)
}

/// Today, days around it, and a span to look at them.
pub(crate) fn a_journal() -> impl Strategy<Value = (NaiveDate, Vec<RatedDay>, Span)> {
    a_day().prop_flat_map(|today| (Just(today), rated_days(today), a_span()))
}
