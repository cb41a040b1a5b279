//! What holds for the charts of any journal.

use chrono::{NaiveDate, TimeDelta};
use journal::{
    BoundaryEvent, BoundaryEventKind, CameTrue, DatedStep, Helped, Moment, PatternId, ResolvedStep,
    ReviewedWeek, SignId, Span, acted, boundaries, helped, patterns, steps, trends, year,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::drawn::{a_day, a_journal, a_level, a_span};

/// Things with the days they are about.
type Dated<T> = Vec<(NaiveDate, T)>;

/// Things on days around today, in one order and in another.
fn dated<T: Clone + std::fmt::Debug>(
    today: NaiveDate,
    thing: impl Strategy<Value = T>,
) -> impl Strategy<Value = (Dated<T>, Dated<T>)> {
    let day = (-150_i64..20).prop_map(move |off| today + TimeDelta::days(off));
    let things = vec((day, thing), 0..40);
    things.prop_flat_map(|things| (Just(things.clone()), Just(things).prop_shuffle()))
}

fn a_moment() -> impl Strategy<Value = Moment> {
    let tried = option::of(select(Helped::ALL)).prop_map(Moment::Tried);
    prop_oneof![Just(Moment::Good), tried]
}

fn a_step() -> impl Strategy<Value = ResolvedStep> {
    let step = (option::of(0_u8..=100), option::of(select(CameTrue::ALL)));
    step.prop_map(|(likelihood, outcome)| ResolvedStep {
        likelihood,
        outcome,
    })
}

proptest! {
    #[test]
    fn felt_against_acted_adds_up_to_the_days_of_the_trends((today, days, span) in a_journal()) {
        let state = trends(&days, &[], today, span);
        for (sign, trend) in acted(&state).iter().zip(&state.signs) {
            let total = |of: fn(&journal::ActedWeek) -> u8| -> u32 {
                sign.weeks.iter().map(|week| u32::from(of(week))).sum()
            };
            prop_assert_eq!(sign.sign, trend.sign);
            prop_assert_eq!(sign.weeks.len(), trend.weeks.len());
            prop_assert_eq!((total(|w| w.felt), total(|w| w.acted)), (trend.felt_days, trend.acted_days));
            for (week, line) in sign.weeks.iter().zip(&trend.weeks) {
                prop_assert_eq!((week.start, week.rated, week.felt), (line.start, line.rated, line.felt));
                prop_assert!(week.acted <= week.said && week.said <= week.felt);
                prop_assert_eq!(week.share.is_some(), line.share.is_some() && week.said > 0);
            }
        }
    }

    #[test]
    fn mean_and_share_are_gaps_together_and_a_mean_is_at_least_its_share((today, days, span) in a_journal()) {
        for sign in trends(&days, &[], today, span).signs {
            prop_assert_eq!(sign.levels.iter().sum::<u32>(), sign.rated_days);
            prop_assert_eq!(sign.rated_days - sign.levels[0], sign.felt_days);
            for week in sign.weeks {
                prop_assert_eq!(week.mean.is_some(), week.share.is_some());
                prop_assert!(week.mean >= week.share && week.mean.is_none_or(|mean| mean <= 4.0));
            }
        }
    }

    #[test]
    fn moments_are_counted_once_in_any_order(
        (today, span, (moments, other)) in (a_day(), a_span()).prop_flat_map(|(today, span)| {
            (Just(today), Just(span), dated(today, a_moment()))
        }),
    ) {
        let bounds = span.bounds(None, today);
        let weeks = helped(&moments, bounds);
        prop_assert_eq!(&weeks, &helped(&other, bounds));
        let inside = moments.iter().filter(|it| bounds.from() <= it.0 && it.0 <= bounds.to());
        let of = |week: &journal::HelpedWeek| week.good + week.unsaid + week.tried.iter().map(|it| it.1).sum::<u32>();
        prop_assert_eq!(weeks.iter().map(of).sum::<u32>() as usize, inside.count());
    }

    #[test]
    fn events_of_boundaries_are_counted_once_in_any_order(
        (today, span, (events, other)) in (a_day(), a_span()).prop_flat_map(|(today, span)| {
            (Just(today), Just(span), dated(today, select(BoundaryEventKind::ALL)))
        }),
    ) {
        let bounds = span.bounds(None, today);
        let of = |events: Vec<(NaiveDate, BoundaryEventKind)>| {
            let events: Vec<_> = events.into_iter().map(|(on, kind)| BoundaryEvent { on, kind }).collect();
            boundaries(&events, bounds)
        };
        let inside = events.iter().filter(|it| bounds.from() <= it.0 && it.0 <= bounds.to()).count();
        let weeks = of(events);
        prop_assert_eq!(&weeks, &of(other));
        let counted: u32 = weeks.iter().flat_map(|week| &week.events).map(|it| it.1).sum();
        prop_assert_eq!(counted as usize, inside);
    }

    #[test]
    fn steps_and_patterns_do_not_mind_the_order(
        (today, span, (all, other), (rated, rated_other)) in (a_day(), a_span()).prop_flat_map(|(today, span)| {
            let pattern = (select(PatternId::ALL), a_level());
            (Just(today), Just(span), dated(today, a_step()), dated(today, vec(pattern, 0..5)))
        }),
    ) {
        let bounds = span.bounds(None, today);
        let of = |all: &[(NaiveDate, ResolvedStep)]| {
            let all: Vec<_> = all.iter().map(|(on, step)| DatedStep { on: *on, step: *step }).collect();
            steps(&all, bounds)
        };
        prop_assert_eq!(of(&all), of(&other));
        prop_assert!(of(&all).steps.is_sorted_by_key(|it| it.on));
        let of = |all: Vec<(NaiveDate, Vec<_>)>| {
            let all: Vec<_> = all.into_iter().map(|(week, patterns)| ReviewedWeek { week, patterns }).collect();
            patterns(&all, bounds)
        };
        prop_assert_eq!(of(rated), of(rated_other));
    }

    #[test]
    fn the_year_shows_the_cells_of_the_grid((today, days, _) in a_journal()) {
        let state = trends(&days, &[], today, Span::Weeks(53));
        for sign in [SignId::AssumedHarm, SignId::IntimacyFear] {
            let weeks = year(&days, &[], today, sign);
            let shown = weeks.iter().flat_map(|week| week.days).flatten();
            let cells: Vec<_> = shown.map(|it| it.cell).collect();
            prop_assert_eq!(&cells, &state.grid.rows[sign.index()].cells);
        }
    }
}
