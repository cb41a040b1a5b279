//! Which copies are kept. A pure rule over their numbers and the days on which they were made; it
//! reads no clock, and the newest day is that of the newest copy.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

/// All copies of so many days are kept,
pub const DAYS_WHOLE: usize = 2;
/// then the last one of each of so many days,
pub const DAYS: usize = 12;
/// of each of so many weeks,
pub const WEEKS: usize = 10;
/// and of each of so many months.
pub const MONTHS: usize = 9;

/// A copy, and the civil day on which it was made, as the clock then said; `None` when that is not
/// known.
pub type Dated = (u64, Option<NaiveDate>);

/// The numbers of the copies that may go, oldest first.
///
/// Days, weeks and months are counted as they are met from the newest number down, and only those
/// on which a copy was made. So a clock that was wrong takes up a place and no more: it cannot make
/// other copies old. And the last of a day is the last before another day is met, so that a copy
/// with a wrong day does not stand for one that lies elsewhere. What has no day is kept, and so is
/// the newest copy, whatever its day.
#[must_use]
pub fn may_go(copies: &[Dated]) -> Vec<u64> {
    let mut copies = copies.to_vec();
    copies.sort_unstable();
    let (mut whole, mut days) = (Line::of(DAYS_WHOLE), Line::of(DAYS));
    let (mut weeks, mut months) = (Line::of(WEEKS), Line::of(MONTHS));
    let mut may_go = Vec::new();
    for (at, &(sequence, day)) in copies.iter().enumerate().rev() {
        let Some(day) = day else { continue };
        let week = day.iso_week();
        // Each of them is asked: a copy counts in all its places.
        let keeps = [
            whole.meets(day) != Met::Beyond,
            days.meets(day) == Met::Last,
            weeks.meets((week.year(), week.week())) == Met::Last,
            months.meets((day.year(), day.month())) == Met::Last,
        ];
        let is_newest = at + 1 == copies.len();
        if !is_newest && !keeps.contains(&true) {
            may_go.push(sequence);
        }
    }
    may_go.reverse();
    may_go
}

/// The first so many different days, weeks or months that are met.
struct Line<T> {
    places: usize,
    taken: BTreeSet<T>,
    before: Option<T>,
}

#[derive(PartialEq, Eq)]
enum Met {
    /// The last of its day, week or month.
    Last,
    /// One before it, of the same.
    Earlier,
    /// There is no place any more.
    Beyond,
}

impl<T: Ord + Copy> Line<T> {
    fn of(places: usize) -> Self {
        Line {
            places,
            taken: BTreeSet::new(),
            before: None,
        }
    }

    fn meets(&mut self, one: T) -> Met {
        let is_other = self.before.replace(one) != Some(one);
        if self.taken.len() < self.places {
            self.taken.insert(one);
        }
        match (self.taken.contains(&one), is_other) {
            (false, _) => Met::Beyond,
            (true, true) => Met::Last,
            (true, false) => Met::Earlier,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Copies numbered from 1 in the order of their days.
    fn made(days: impl IntoIterator<Item = NaiveDate>) -> Vec<Dated> {
        days.into_iter()
            .zip(1..)
            .map(|(day, sequence)| (sequence, Some(day)))
            .collect()
    }

    fn kept(copies: &[Dated]) -> Vec<Dated> {
        let gone = may_go(copies);
        let mut kept = copies.to_vec();
        kept.retain(|(sequence, _)| !gone.contains(sequence));
        kept
    }

    /// As it happens in life: one more each time, then the rule.
    fn lived(days: impl IntoIterator<Item = NaiveDate>) -> Vec<Dated> {
        made(days).into_iter().fold(Vec::new(), |mut copies, copy| {
            copies.push(copy);
            kept(&copies)
        })
    }

    #[test]
    fn the_table_of_cases() {
        let monday = day("2026-11-23");
        let back = |n| monday - Days::new(n);
        for (what, copies, gone) in [
            ("none", vec![], vec![]),
            ("one", made([monday]), vec![]),
            ("one without a day", vec![(1, None)], vec![]),
            ("five on one day", made([monday; 5]), vec![]),
            (
                "several on two days",
                made([back(1), back(1), monday, monday]),
                vec![],
            ),
            (
                "of the third day back only its last stays",
                made([back(2), back(2), back(2), back(1), monday]),
                vec![1, 2],
            ),
            (
                "an unknown day among them stays",
                vec![
                    (1, None),
                    (2, Some(back(2))),
                    (3, Some(back(2))),
                    (4, Some(back(1))),
                    (5, Some(monday)),
                ],
                vec![2],
            ),
            (
                "a year ahead once, then right again: nothing goes",
                made([back(3), back(2), back(1), day("2027-11-23"), monday]),
                vec![],
            ),
            (
                "a day of last month once: it does not stand for the copy of that day",
                made([
                    day("2026-10-30"),
                    back(3),
                    day("2026-10-30"),
                    back(2),
                    back(1),
                    monday,
                ]),
                vec![],
            ),
            (
                "1970 at each start: all of that day stays",
                made([day("1970-01-01"); 40]),
                vec![],
            ),
        ] {
            assert_eq!(may_go(&copies), gone, "{what}");
        }
    }

    #[test]
    fn a_daily_journal_of_two_years_keeps_the_days_weeks_and_months_that_are_named() {
        let last = day("2026-11-23");
        let kept = lived((0..730).rev().map(|n| last - Days::new(n)));
        let days: Vec<NaiveDate> = kept.iter().filter_map(|(_, day)| *day).collect();
        for n in 0..12 {
            assert!(days.contains(&(last - Days::new(n))), "{n} days ago");
        }
        let weeks: BTreeSet<_> = days
            .iter()
            .map(|d| (d.iso_week().year(), d.iso_week().week()))
            .collect();
        let months: BTreeSet<_> = days.iter().map(|d| (d.year(), d.month())).collect();
        assert!(weeks.len() >= 10, "{weeks:?}");
        assert!(months.len() >= 9, "{months:?}");
        assert!((20..=12 + 10 + 9).contains(&kept.len()), "{}", kept.len());
    }

    #[test]
    fn ten_copies_a_day_are_all_kept_for_two_days_and_once_for_the_others() {
        let last = day("2026-11-23");
        let kept = lived((0..60).rev().flat_map(|n| [last - Days::new(n); 10]));
        let of = |n| {
            kept.iter()
                .filter(|(_, day)| *day == Some(last - Days::new(n)))
                .count()
        };
        assert_eq!((of(0), of(1), of(2), of(11)), (10, 10, 1, 1));
    }

    fn histories() -> impl Strategy<Value = Vec<Dated>> {
        let start = day("2025-01-01");
        proptest::collection::vec(
            (proptest::option::weighted(0.95, 0u64..500), 1u64..3),
            0..120,
        )
        .prop_map(move |drawn| {
            let mut sequence = 0;
            drawn
                .into_iter()
                .map(|(days, step)| {
                    sequence += step;
                    (sequence, days.map(|days| start + Days::new(days)))
                })
                .collect()
        })
    }

    /// The rule again, counted out plainly, with `less` places a line.
    fn places(copies: &[Dated], less: usize) -> Vec<u64> {
        let mut newest_first = copies.to_vec();
        newest_first.sort_unstable_by(|a, b| b.cmp(a));
        newest_first.retain(|(_, day)| day.is_some());
        let mut kept = Vec::new();
        let mut line = |places: usize, of: &dyn Fn(NaiveDate) -> (i32, u32), all: bool| {
            let keys: Vec<_> = newest_first
                .iter()
                .map(|(_, day)| of(day.unwrap()))
                .collect();
            let mut first = Vec::new();
            for (at, key) in keys.iter().enumerate() {
                if !first.contains(key) {
                    first.push(*key);
                }
                let has_place = first.iter().position(|k| k == key).unwrap() + less < places;
                if has_place && (all || at == 0 || keys[at - 1] != *key) {
                    kept.push(newest_first[at].0);
                }
            }
        };
        let by_day = |day: NaiveDate| (day.year(), day.ordinal());
        line(DAYS_WHOLE, &by_day, true);
        line(DAYS, &by_day, false);
        line(
            WEEKS,
            &|day| (day.iso_week().year(), day.iso_week().week()),
            false,
        );
        line(MONTHS, &|day| (day.year(), day.month()), false);
        kept
    }

    proptest! {
        #[test]
        fn what_goes_has_a_newer_one_that_stays_and_what_is_unknown_stays(copies in histories()) {
            let gone = may_go(&copies);
            let kept = kept(&copies);
            for sequence in &gone {
                prop_assert!(kept.iter().any(|(newer, _)| newer > sequence));
            }
            for (sequence, day) in &copies {
                prop_assert!(day.is_some() || !gone.contains(sequence));
            }
        }

        /// With a clock that went back, neighbours of one day can meet once what lay between is gone.
        #[test]
        fn with_a_clock_that_never_goes_back_the_rule_again_lets_nothing_more_go(
            copies in histories(),
        ) {
            let mut days: Vec<_> = copies.iter().filter_map(|(_, day)| *day).collect();
            days.sort_unstable();
            let kept = kept(&made(days));
            prop_assert_eq!(may_go(&kept), Vec::<u64>::new());
        }

        #[test]
        fn it_is_the_four_lines_and_nothing_else(copies in histories()) {
            let by_lines = places(&copies, 0);
            let newest = copies.iter().map(|(sequence, _)| *sequence).max();
            for (sequence, day) in kept(&copies) {
                prop_assert!(by_lines.contains(&sequence) || day.is_none() || Some(sequence) == newest);
            }
            let gone = may_go(&copies);
            prop_assert!(!by_lines.iter().any(|sequence| gone.contains(sequence)));
        }

        #[test]
        fn one_wrong_clock_costs_one_place_a_line_and_no_more(
            copies in histories(),
            wrong in any::<prop::sample::Index>(),
            to in 0u64..60_000,
        ) {
            prop_assume!(!copies.is_empty());
            let mut told = copies.clone();
            let at = wrong.index(told.len());
            told[at].1 = day("1970-01-01").checked_add_days(Days::new(to));
            let gone = may_go(&told);
            let mut others = copies.clone();
            let wrong = others.remove(at).0;
            for sequence in places(&others, 1) {
                // The very next copy may stand for it: it holds all that this one holds.
                let stands_in = told.iter().find(|(next, day)| *next > sequence && day.is_some())
                    .is_some_and(|(next, _)| *next == wrong) && !gone.contains(&wrong);
                prop_assert!(!gone.contains(&sequence) || stands_in, "{sequence} of {told:?}");
            }
        }

        #[test]
        fn the_order_in_which_they_are_listed_does_not_matter(copies in histories()) {
            let mut turned = copies.clone();
            turned.reverse();
            prop_assert_eq!(may_go(&turned), may_go(&copies));
        }
    }
}
