//! The charts beside the lines and the grid, worked out by hand. 2 November 2026 is a Monday.

use chrono::NaiveDate;
use journal::{
    ActedWeek, BoundaryEvent, BoundaryEventKind, Bounds, CameTrue, DatedStep, Helped, Level,
    Moment, PatternId, Pause, ResolvedStep, ReviewedWeek, Share, SignId, Span, YEAR_WEEKS, acted,
    boundaries, helped, patterns, steps, trends, year,
};

use crate::picture::{day, rated_from};

/// The three weeks from 2 to 22 November 2026.
fn three_weeks() -> Bounds {
    Span::Weeks(3).bounds(None, day("2026-11-22"))
}

fn share(count: u32, of: u32) -> Share {
    Share { count, of }
}

#[test]
fn the_mean_level_of_a_week_stands_beside_its_share_and_is_a_gap_with_it() {
    let days = rated_from(
        "2026-11-02",
        "drama 4 0 1 . . . . | 4 4 . . . . . | 0 0 0 0 0 0 0",
    );
    let state = trends(&days, &[], day("2026-11-22"), Span::All);
    let weeks = &state.signs[SignId::Drama.index()].weeks;
    let means: Vec<Option<f64>> = weeks.iter().map(|week| week.mean).collect();
    assert_eq!(means, [Some(5.0 / 3.0), None, Some(0.0)]);
    let sums: Vec<u8> = weeks.iter().map(|week| week.level_sum).collect();
    assert_eq!(sums, [5, 8, 0]);
    assert_eq!(state.signs[SignId::Drama.index()].levels, [8, 1, 0, 0, 3]);
}

#[test]
fn own_dates_show_whole_weeks_and_nothing_after_them() {
    let days = rated_from(
        "2026-11-02",
        "drama 1 1 1 1 1 1 1 | 2 2 2 2 2 2 2 | 3 3 3 3 3 3 3",
    );
    let span = Span::Own(day("2026-11-05"), day("2026-11-11"));
    let state = trends(&days, &[], day("2026-11-22"), span);
    assert_eq!(
        (state.from, state.to),
        (day("2026-11-02"), day("2026-11-15"))
    );
    assert_eq!((state.days, state.rated_days), (14, 14));
    assert_eq!(state.signs[SignId::Drama.index()].weeks.len(), 2);
}

#[test]
fn acted_on_is_a_share_of_what_was_said_and_unsaid_is_neither() {
    let days = rated_from(
        "2026-11-02",
        "drama 2* 1- 3 0 . 2* . | 2* 2* . . . . . | 0 0 1 . . . .",
    );
    let state = trends(&days, &[], day("2026-11-22"), Span::All);
    let weeks = &acted(&state)[SignId::Drama.index()].weeks;
    let first = ActedWeek {
        start: day("2026-11-02"),
        rated: 5,
        felt: 4,
        said: 3,
        acted: 2,
        share: Some(2.0 / 3.0),
    };
    assert_eq!(weeks[0], first);
    // Two rated days are a gap, and so is a week in which nothing was said.
    assert_eq!((weeks[1].acted, weeks[1].share), (2, None));
    assert_eq!((weeks[2].felt, weeks[2].said, weeks[2].share), (1, 0, None));
}

#[test]
fn boundaries_show_my_follow_through_and_every_kind_of_event() {
    use BoundaryEventKind::{Crossed, Kept, NotKept, Stated};
    let event = |on, kind| BoundaryEvent { on: day(on), kind };
    let events = [
        event("2026-11-22", NotKept),
        event("2026-11-02", Stated),
        event("2026-11-08", Kept),
        event("2026-11-08", Kept),
        event("2026-11-03", NotKept),
        event("2026-11-09", Crossed),
        event("2026-11-01", Kept),
        event("2026-11-23", Kept),
    ];
    let weeks = boundaries(&events, three_weeks());
    let kept: Vec<Share> = weeks.iter().map(|week| week.kept).collect();
    assert_eq!(kept, [share(2, 3), share(0, 0), share(0, 1)]);
    let counts = |at: usize| weeks[at].events.iter().map(|it| it.1).collect::<Vec<u32>>();
    assert_eq!(counts(0), [1, 0, 0, 0, 0, 2, 1]);
    assert_eq!(counts(1), [0, 0, 1, 0, 0, 0, 0]);
    assert_eq!(weeks[0].events.len(), BoundaryEventKind::ALL.len());
}

#[test]
fn good_moments_and_what_helped_are_counted_by_week() {
    let moments = [
        (day("2026-11-04"), Moment::Tried(Some(Helped::Yes))),
        (day("2026-11-03"), Moment::Good),
        (day("2026-11-04"), Moment::Tried(None)),
        (day("2026-11-16"), Moment::Good),
        (day("2026-11-22"), Moment::Good),
        (day("2026-12-01"), Moment::Good),
    ];
    let weeks = helped(&moments, three_weeks());
    let good: Vec<u32> = weeks.iter().map(|week| week.good).collect();
    assert_eq!(good, [1, 0, 2]);
    let tried: Vec<u32> = weeks[0].tried.iter().map(|it| it.1).collect();
    assert_eq!((tried, weeks[0].unsaid), (vec![1, 0, 0, 0], 1));
}

#[test]
fn trust_steps_come_in_the_order_of_their_days_with_their_calibration() {
    let step = |on: &str, likelihood, outcome| DatedStep {
        on: day(on),
        step: ResolvedStep {
            likelihood,
            outcome,
        },
    };
    let mut all = vec![
        step("2026-11-10", Some(80), Some(CameTrue::No)),
        step("2026-11-03", None, None),
        step("2026-10-30", Some(90), Some(CameTrue::Yes)),
    ];
    let state = steps(&all, three_weeks());
    let order: Vec<NaiveDate> = state.steps.iter().map(|it| it.on).collect();
    assert_eq!(order, [day("2026-11-03"), day("2026-11-10")]);
    assert_eq!(
        (state.summary.open, state.summary.came_true),
        (1, share(0, 1))
    );
    assert_eq!(state.summary.calibration, None);

    all.extend((0..9).map(|_| step("2026-11-11", Some(70), Some(CameTrue::No))));
    let calibration = steps(&all, three_weeks()).summary.calibration.unwrap();
    assert_eq!((calibration.steps, calibration.came_true.count), (10, 0));
}

#[test]
fn patterns_are_drawn_from_reviews_and_a_week_without_one_is_a_gap() {
    let level = |number| Level::new(number).unwrap();
    let review = |week, patterns: &[(PatternId, u8)]| ReviewedWeek {
        week: day(week),
        patterns: patterns.iter().map(|(id, it)| (*id, level(*it))).collect(),
    };
    let reviews = [
        review(
            "2026-11-22",
            &[(PatternId::Jealousy, 1), (PatternId::FindingFault, 0)],
        ),
        review("2026-11-02", &[(PatternId::Jealousy, 3)]),
        review("2026-11-04", &[(PatternId::Jealousy, 2)]),
        review("2026-10-26", &[(PatternId::Jealousy, 4)]),
    ];
    let lines = patterns(&reviews, three_weeks());
    let named: Vec<PatternId> = lines.iter().map(|line| line.pattern).collect();
    assert_eq!(named, PatternId::ALL);
    let levels = |at: usize| -> Vec<Option<u8>> {
        lines[at]
            .weeks
            .iter()
            .map(|it| it.1.map(Level::get))
            .collect()
    };
    assert_eq!(levels(0), [Some(3), None, Some(1)]);
    assert_eq!(levels(3), [None, None, Some(0)]);
    assert_eq!(lines[0].weeks[1].0, day("2026-11-09"));
}

#[test]
fn a_year_has_fifty_three_weeks_of_seven_days_up_to_today() {
    let days = rated_from("2026-11-16", "drama 0 . 3* 2+");
    let pause = Pause {
        starts_on: day("2025-11-18"),
        ends_on: Some(day("2025-11-18")),
    };
    let weeks = year(&days, &[pause], day("2026-11-19"), SignId::Drama);
    assert_eq!(weeks.len(), usize::from(YEAR_WEEKS));
    assert_eq!(weeks[0].start, day("2025-11-17"));
    let paused = |at: usize| weeks[0].days[at].map(|it| it.paused);
    assert_eq!((paused(0), paused(1)), (Some(false), Some(true)));
    let last = weeks[52].days;
    let levels = last.map(|it| it.and_then(|it| it.cell.level).map(Level::get));
    assert_eq!(levels, [Some(0), None, Some(3), Some(2), None, None, None]);
    assert_eq!(
        last.map(|it| it.is_some()),
        [true, true, true, true, false, false, false]
    );
    assert!(
        weeks
            .iter()
            .flat_map(|week| week.days)
            .flatten()
            .is_sorted_by_key(|it| it.day)
    );
}
