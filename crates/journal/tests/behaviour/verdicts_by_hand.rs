//! Verdicts worked out by hand. 2 November 2026 is a Monday.

use chrono::{Days, NaiveDate};
use journal::{
    Fact, Finding, Level, MarkSides, Pause, RatedDay, Rating, Share, SignId, SignVerdict, Span,
    Tested, Verdict, Way, before_after, summary, trends, verdicts,
};

use crate::picture::{day, rated_from};

use SignId::{AssumedHarm, Drama, HeldBack, Isolated};

/// A day of rest: 25 October 2026, a Sunday.
fn sunday() -> NaiveDate {
    day("2026-10-25")
}

/// Three rated days a week, the last week being that of `sunday`: one row of weeks a sign, each week
/// a level; `None` is a week without a rating.
fn weekly(signs: &[(SignId, &[Option<u8>])]) -> Vec<RatedDay> {
    let mut days = Vec::new();
    for (sign, weeks) in signs {
        for (ago, level) in weeks.iter().rev().enumerate() {
            let Some(level) = level else { continue };
            let rating = Rating::blank(*sign).with_level(Some(Level::new(*level).unwrap()));
            days.extend((0..3).map(|n| RatedDay {
                day: sunday() - Days::new(7 * ago as u64 + n),
                ratings: vec![rating],
            }));
        }
    }
    days
}

fn said(weeks: usize, signs: &[(SignId, &[Option<u8>])]) -> Vec<SignVerdict> {
    let focus: Vec<SignId> = signs.iter().map(|(sign, _)| *sign).collect();
    let span = Span::Weeks(u16::try_from(weeks).unwrap());
    verdicts(&trends(&weekly(signs), &[], sunday(), span), &focus)
}

fn tested(verdict: &SignVerdict) -> Tested {
    match verdict.finding {
        Finding::Tested(tested) => tested,
        ref other => panic!("{other:?}"),
    }
}

const FALLING: [Option<u8>; 10] = [
    Some(4),
    Some(4),
    Some(4),
    Some(3),
    Some(3),
    Some(2),
    Some(2),
    Some(1),
    Some(1),
    Some(0),
];
const STILL: [Option<u8>; 10] = [Some(2); 10];

#[test]
fn ten_falling_weeks_are_lower_and_ten_equal_ones_cannot_be_told() {
    let signs = said(10, &[(AssumedHarm, &FALLING), (HeldBack, &STILL)]);
    let falling = tested(&signs[0]);
    assert_eq!(falling.verdict, Verdict::Lower);
    assert_eq!(falling.points, 10);
    // Two focus signs: the smaller p is held against half of 0.03.
    assert_eq!(falling.level, 0.015);
    assert_eq!(falling.adjusted, 2.0 * falling.p);
    assert_eq!(falling.slope.a_week, -0.5);
    let interval = falling.slope.interval.unwrap();
    assert!(interval.low < -0.5 && -0.5 < interval.high && interval.high < 0.0);
    assert_eq!(falling.levels.median, 2.5);
    assert_eq!(
        (falling.levels.lowest, falling.levels.highest),
        (Level::ZERO, Level::ALL[4])
    );

    let still = tested(&signs[1]);
    assert_eq!((still.verdict, still.p), (Verdict::CannotTell, 1.0));
    assert_eq!((still.slope.a_week, still.slope.interval), (0.0, None));
}

#[test]
fn rising_weeks_are_higher() {
    let mut rising = FALLING;
    rising.reverse();
    let signs = said(10, &[(Drama, &rising)]);
    assert_eq!(tested(&signs[0]).verdict, Verdict::Higher);
    assert_eq!(tested(&signs[0]).slope.a_week, 0.5);
}

#[test]
fn the_more_signs_are_in_focus_the_more_it_takes() {
    // S is -19, p is 0.014: rare enough alone, but not for the rarest of three.
    let leaning = [4, 3, 4, 2, 3, 2, 2, 1].map(Some);
    let still = [Some(2); 8];
    let alone = said(8, &[(Drama, &leaning)]);
    let p = tested(&alone[0]).p;
    assert!(p < 0.03 && p > 0.01, "{p}");
    assert_eq!(tested(&alone[0]).verdict, Verdict::Lower);
    let three = said(
        8,
        &[(AssumedHarm, &still), (HeldBack, &still), (Drama, &leaning)],
    );
    assert_eq!(tested(&three[2]).verdict, Verdict::CannotTell);
}

#[test]
fn signs_that_are_not_tested_do_not_make_it_harder_for_the_others() {
    let leaning = [4, 3, 4, 2, 3, 2, 2, 1].map(Some);
    let two_weeks = [None, None, None, None, None, None, Some(1), Some(1)];
    let signs = said(8, &[(AssumedHarm, &two_weeks), (Drama, &leaning)]);
    assert_eq!(signs[0].finding, Finding::NotEnoughYet);
    assert_eq!(tested(&signs[1]).verdict, Verdict::Lower);
}

#[test]
fn seven_counted_weeks_are_described_and_eight_are_tested() {
    let seven = [
        Some(4),
        Some(3),
        Some(3),
        None,
        Some(2),
        Some(2),
        Some(1),
        Some(0),
    ];
    let signs = said(8, &[(Drama, &seven)]);
    assert_eq!((signs[0].counted_weeks, signs[0].weeks), (7, 8));
    match signs[0].finding {
        Finding::Described(levels) => {
            assert_eq!(levels.median, 2.0);
            assert_eq!((levels.lowest.get(), levels.highest.get()), (0, 4));
        }
        ref other => panic!("{other:?}"),
    }
    let eight = said(8, &[(Drama, &[Some(1); 8])]);
    assert_eq!(tested(&eight[0]).verdict, Verdict::CannotTell);
}

#[test]
fn thirteen_rated_days_are_not_enough_for_a_word_and_fourteen_are_described() {
    let of = |rows: &str| {
        let days = rated_from("2026-11-02", rows);
        let state = trends(&days, &[], day("2026-11-15"), Span::All);
        verdicts(&state, &[Drama])[0].finding
    };
    assert_eq!(
        of("drama 0 0 0 0 0 0 0 | 0 0 0 0 0 0 ."),
        Finding::NotEnoughYet
    );
    match of("drama 0 0 0 0 0 0 1 | 1 3 4 4 4 4 4") {
        Finding::Described(levels) => assert_eq!(levels.median, 1.0),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_gap_is_left_out_and_the_weeks_around_it_keep_their_distance() {
    let mut gap = FALLING.to_vec();
    gap.splice(5..5, [None, None, None]);
    let with = tested(&said(13, &[(Drama, &gap)])[0]);
    let without = tested(&said(10, &[(Drama, &FALLING)])[0]);
    assert_eq!((with.p, with.points), (without.p, without.points));
    assert!(
        with.slope.a_week > without.slope.a_week,
        "the fall took longer"
    );
}

#[test]
fn a_year_is_tested_by_the_fortnight() {
    let year: Vec<Option<u8>> = (0..52).map(|week| Some(4 - week / 11)).collect();
    let tested = tested(&said(52, &[(Drama, &year)])[0]);
    assert_eq!((tested.points, tested.verdict), (26, Verdict::Lower));
}

#[test]
fn no_focus_sign_has_no_verdict_and_each_has_one() {
    let state = trends(
        &weekly(&[(Drama, &FALLING)]),
        &[],
        sunday(),
        Span::Weeks(10),
    );
    assert_eq!(verdicts(&state, &[]), []);
    let signs = verdicts(&state, &[Drama, HeldBack, Drama]);
    let named: Vec<SignId> = signs.iter().map(|it| it.sign).collect();
    assert_eq!(named, [HeldBack, Drama]);
}

#[test]
fn the_paragraph_says_what_was_rated_then_what_moved_then_what_it_cannot_tell() {
    let few = [
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        Some(1),
        Some(1),
    ];
    let some = [
        None,
        None,
        None,
        None,
        None,
        Some(1),
        Some(1),
        Some(1),
        Some(1),
        Some(1),
    ];
    let mut days = weekly(&[
        (AssumedHarm, &few),
        (Isolated, &some),
        (HeldBack, &STILL),
        (Drama, &FALLING),
    ]);
    days[0].ratings[0].added_later = true;
    let pause = Pause {
        starts_on: sunday() - Days::new(3),
        ends_on: Some(sunday()),
    };
    let state = trends(&days, &[pause], sunday(), Span::Weeks(10));
    let verdicts = verdicts(&state, &[AssumedHarm, Isolated, HeldBack, Drama]);
    let facts = summary(&state, &verdicts);

    let share = |count, of| Share { count, of };
    assert_eq!(facts[0], Fact::Rated(share(30, 70)));
    assert_eq!(facts[1], Fact::AddedLater(share(1, 30)));
    assert_eq!(facts[2], Fact::Paused { days: 4 });
    let moved = matches!(facts[3], Fact::Moved { sign: Drama, way: Way::Lower, weeks, .. } if weeks == share(10, 10));
    assert!(moved, "{:?}", facts[3]);
    let (sign, weeks) = (HeldBack, share(10, 10));
    assert_eq!(facts[4], Fact::CannotTell { sign, weeks });
    let described =
        matches!(facts[5], Fact::Described { sign: Isolated, weeks, .. } if weeks == share(5, 10));
    assert!(described, "{:?}", facts[5]);
    let (sign, rated_days) = (AssumedHarm, 6);
    assert_eq!(facts[6], Fact::NotEnoughYet { sign, rated_days });
    assert_eq!(facts.len(), 7);
}

#[test]
fn of_a_span_without_a_rating_only_that_is_said() {
    let state = trends(&[], &[], sunday(), Span::Weeks(4));
    let verdicts = verdicts(&state, &[Drama]);
    assert_eq!(verdicts[0].finding, Finding::NotEnoughYet);
    assert_eq!(
        summary(&state, &verdicts),
        [Fact::NothingRated { days: 28 }]
    );
}

#[test]
fn before_and_after_needs_fourteen_rated_days_on_either_side() {
    let days = rated_from(
        "2026-11-02",
        "drama 4 4 4 4 4 4 4 | 4 4 4 4 4 4 3 | 1 1 1 1 1 1 1 | 1 1 1 1 1 3 1",
    );
    let beside = |marked, sign| {
        let sides = MarkSides::of(day(marked), day("2026-11-29"));
        before_after(&days, sides, sign)
    };
    let told = beside("2026-11-16", Drama);
    assert_eq!((told.before, told.after), (14, 14));
    let (pairs, say) = told.beside.unwrap();
    assert_eq!((pairs.lower, pairs.equal, pairs.higher), (195, 1, 0));
    assert_eq!(say, journal::PairsSay::NearlyAllLower);

    let early = beside("2026-11-15", Drama);
    assert_eq!((early.before, early.after, early.beside), (13, 15, None));
    assert_eq!(beside("2026-11-16", HeldBack).beside, None);
}

#[test]
fn a_marked_day_has_up_to_twelve_weeks_on_either_side() {
    let sides = |marked| MarkSides::of(day(marked), day("2026-11-29"));
    let marked = sides("2026-05-01");
    assert_eq!(marked.before, (day("2026-02-06"), day("2026-04-30")));
    assert_eq!(marked.after, (day("2026-05-01"), day("2026-07-23")));
    assert_eq!(
        sides("2026-11-01").after,
        (day("2026-11-01"), day("2026-11-29"))
    );
    assert_eq!(sides("2027-01-01"), sides("2026-11-29"));
}
