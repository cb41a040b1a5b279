//! What holds for the trends of any journal.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};
use journal::{COUNTED_FROM, ENOUGH_DAYS, RatedDay, Rating, SignId, Span, trends};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::drawn::{a_journal, a_rating};

/// The days from `from` to `to` on which some rating `holds`, counted the plain way.
fn days_where(
    days: &[RatedDay],
    (from, to): (NaiveDate, NaiveDate),
    holds: impl Fn(&Rating) -> bool,
) -> usize {
    let inside = days.iter().filter(|d| from <= d.day && d.day <= to);
    let holding = inside.filter(|d| d.ratings.iter().any(&holds));
    holding.map(|d| d.day).collect::<BTreeSet<_>>().len()
}

/// The days and the ratings within each, in another order.
fn shuffled(days: Vec<RatedDay>) -> impl Strategy<Value = Vec<RatedDay>> {
    let each: Vec<_> = days
        .into_iter()
        .map(|RatedDay { day, ratings }| {
            let ratings = Just(ratings).prop_shuffle();
            ratings.prop_map(move |ratings| RatedDay { day, ratings })
        })
        .collect();
    each.prop_shuffle()
}

proptest! {
    #[test]
    fn a_blank_is_never_counted_as_zero((today, days, span) in a_journal(), acted in any::<Option<bool>>()) {
        let state = trends(&days, &[], today, span);
        for sign in &state.signs {
            for week in &sign.weeks {
                let days_of_week = (week.start, today.min(week.start + TimeDelta::days(6)));
                let rated = days_where(&days, days_of_week, |r| r.sign == sign.sign && r.level.is_some());
                let felt = days_where(&days, days_of_week, |r| {
                    r.sign == sign.sign && r.level.is_some_and(|l| l.get() >= 1)
                });
                prop_assert_eq!(usize::from(week.rated), rated);
                prop_assert_eq!(usize::from(week.felt), felt);
            }
        }
        let mut with_blanks = days;
        let all = SignId::ALL.map(|sign| Rating { acted, ..Rating::blank(sign) });
        for head in &state.grid.days {
            with_blanks.push(RatedDay { day: head.day, ratings: all.to_vec() });
        }
        prop_assert_eq!(trends(&with_blanks, &[], today, span), state);
    }

    #[test]
    fn there_is_a_share_from_three_rated_days_and_it_gives_back_the_felt((today, days, span) in a_journal()) {
        for sign in trends(&days, &[], today, span).signs {
            for week in sign.weeks {
                prop_assert_eq!(week.share.is_none(), week.rated < COUNTED_FROM);
                prop_assert!(week.felt <= week.rated && week.rated <= 7);
                prop_assert!(week.added_later <= week.rated);
                if let Some(share) = week.share {
                    prop_assert!((0.0..=1.0).contains(&share));
                    prop_assert!((share * f64::from(week.rated) - f64::from(week.felt)).abs() < 1e-9);
                }
            }
        }
    }

    #[test]
    fn weeks_cover_the_span_without_overlap_or_hole((today, days, span) in a_journal()) {
        let state = trends(&days, &[], today, span);
        for sign in &state.signs {
            prop_assert_eq!(sign.weeks[0].start, state.from);
            prop_assert!(sign.weeks.iter().all(|w| w.start.weekday() == Weekday::Mon));
            prop_assert!(sign.weeks.windows(2).all(|w| w[1].start - w[0].start == TimeDelta::days(7)));
            let last = sign.weeks.last().map(|w| w.start.iso_week());
            prop_assert_eq!(last, Some(today.iso_week()));
            let total = |count: fn(&journal::WeekPoint) -> u8| -> u32 {
                sign.weeks.iter().map(|w| u32::from(count(w))).sum()
            };
            prop_assert_eq!(total(|w| w.rated), sign.rated_days);
            prop_assert_eq!(total(|w| w.felt), sign.felt_days);
        }
        if let Span::Weeks(weeks) = span {
            prop_assert_eq!(state.signs[0].weeks.len(), usize::from(weeks));
        }
        let heads: Vec<NaiveDate> = state.grid.days.iter().map(|d| d.day).collect();
        let plain: Vec<NaiveDate> = state.from.iter_days().take_while(|d| *d <= today).collect();
        prop_assert_eq!(heads, plain);
        prop_assert_eq!(state.days as usize, state.grid.days.len());
        prop_assert!(state.grid.rows.iter().all(|r| r.cells.len() == state.grid.days.len()));
    }

    #[test]
    fn order_does_not_matter(
        (today, days, span, other) in a_journal().prop_flat_map(|(today, days, span)| {
            (Just(today), Just(days.clone()), Just(span), shuffled(days))
        }),
    ) {
        prop_assert_eq!(trends(&days, &[], today, span), trends(&other, &[], today, span));
    }

    #[test]
    fn a_day_outside_the_span_changes_nothing(
        (today, days, span) in a_journal(), ratings in vec(a_rating(), 1..14), off in 1_i64..4_000,
    ) {
        let state = trends(&days, &[], today, span);
        let mut more = days;
        let after = today + TimeDelta::days(off);
        more.push(RatedDay { day: after, ratings: ratings.clone() });
        if span != Span::All {
            let before = state.from - TimeDelta::days(off);
            more.push(RatedDay { day: before, ratings });
        }
        prop_assert_eq!(trends(&more, &[], today, span), state);
    }

    #[test]
    fn rated_days_are_distinct_days_with_a_level((today, days, span) in a_journal()) {
        let state = trends(&days, &[], today, span);
        let whole = (state.from, today);
        prop_assert_eq!(state.rated_days as usize, days_where(&days, whole, |r| r.level.is_some()));
        let inside = days.iter().filter(|d| state.from <= d.day && d.day <= today);
        let rated = inside.filter(|d| d.ratings.iter().any(|r| r.level.is_some()));
        prop_assert_eq!(state.first_rated_day, rated.map(|d| d.day).min());
        prop_assert!(state.added_later_days <= state.rated_days);
        for sign in &state.signs {
            prop_assert!(sign.felt_days <= sign.rated_days && sign.acted_days <= sign.felt_days);
            prop_assert!(sign.rated_days <= state.rated_days);
            prop_assert_eq!(sign.enough, sign.rated_days >= ENOUGH_DAYS);
        }
    }

    #[test]
    fn all_leaves_no_rated_day_out((today, days, _) in a_journal()) {
        let state = trends(&days, &[], today, Span::All);
        let rated = days_where(&days, (NaiveDate::MIN, today), |r| r.level.is_some());
        prop_assert_eq!(state.rated_days as usize, rated);
        if let Some(first) = state.first_rated_day {
            prop_assert_eq!(first.iso_week(), state.from.iso_week());
        }
    }

    #[test]
    fn a_cell_says_acted_only_beside_a_level_of_one_or_more((today, days, span) in a_journal()) {
        for row in trends(&days, &[], today, span).grid.rows {
            for cell in row.cells {
                let felt = cell.level.is_some_and(|l| l.get() >= 1);
                prop_assert!(felt || cell.acted.is_none());
                prop_assert!(cell.level.is_some() || !cell.added_later);
            }
        }
    }
}
