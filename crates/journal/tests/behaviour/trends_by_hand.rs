//! Trends worked out by hand. 2 November 2026 is a Monday.

use chrono::{Days, Weekday};
use journal::{
    Fact, Level, Pause, RatedDay, Rating, SignId, SignTrend, Span, TrendsState, summary, trends,
    trends_by, week_start,
};

use crate::picture::{day, rated_from, weeks_of};

fn of(state: &TrendsState, sign: SignId) -> &SignTrend {
    &state.signs[sign.index()]
}

#[test]
fn three_weeks_of_two_signs() {
    let days = rated_from(
        "2026-11-02",
        //            Mo Tu We Th Fr Sa Su   Mo Tu We Th Fr Sa Su   Mo Tu We Th
        "
        held-back     2* .  0  1- .  3+ .  | .  1  .  .  0  .  .  | 0  0  .  0
        picked-fights .  .  .  .  .  .  .  | 4* 4* 4* 4* 4- 4  1+ | .  .  .  0+
        ",
    );
    let pauses = [Pause {
        starts_on: day("2026-11-08"),
        ends_on: Some(day("2026-11-10")),
    }];
    let state = trends(&days, &pauses, day("2026-11-19"), Span::Weeks(3));

    let held_back = of(&state, SignId::HeldBack);
    assert_eq!(
        weeks_of(held_back),
        [
            // start    rated felt share paused later
            "2026-11-02 4 3 0.75 1 1",
            "2026-11-09 2 1 gap 2 0",
            "2026-11-16 3 0 0.00 0 0",
        ]
    );
    let counted = (
        held_back.rated_days,
        held_back.felt_days,
        held_back.acted_days,
    );
    assert_eq!(counted, (9, 4, 1));
    assert!(!held_back.enough);

    let picked_fights = of(&state, SignId::PickedFights);
    assert_eq!(
        weeks_of(picked_fights),
        [
            "2026-11-02 0 0 gap 1 0",
            "2026-11-09 7 7 1.00 2 1",
            "2026-11-16 1 0 gap 0 1",
        ]
    );
    assert_eq!(picked_fights.acted_days, 4);

    assert_eq!(
        (state.from, state.to),
        (day("2026-11-02"), day("2026-11-19"))
    );
    assert_eq!(state.days, 18);
    // Mon We Thu Sat, seven days of the second week, Mon Tue Thu.
    assert_eq!(state.rated_days, 14);
    assert_eq!(state.added_later_days, 3);
    assert_eq!(state.paused_days, 3);
    assert_eq!(state.first_rated_day, Some(day("2026-11-02")));
}

#[test]
fn the_grid_shows_each_sign_on_each_day() {
    let days = rated_from("2026-11-16", "drama 0 . 3* 2+");
    let state = trends(&days, &[], day("2026-11-20"), Span::Weeks(1));
    let row = &state.grid.rows[SignId::Drama.index()];
    assert_eq!(row.sign, SignId::Drama);
    let level = |at: usize| row.cells[at].level.map(Level::get);
    let levels: Vec<Option<u8>> = (0..row.cells.len()).map(level).collect();
    assert_eq!(levels, [Some(0), None, Some(3), Some(2), None]);
    assert_eq!(row.cells[2].acted, Some(true));
    assert!(row.cells[3].added_later);
    let later: Vec<bool> = state.grid.days.iter().map(|d| d.added_later).collect();
    assert_eq!(later, [false, false, false, true, false]);
    assert_eq!(state.grid.days[4].day, day("2026-11-20"));
}

#[test]
fn two_rated_days_are_a_gap_and_three_are_not() {
    let days = rated_from("2026-11-02", "drama 1 1 . . . . . | 1 1 0 . . . .");
    let state = trends(&days, &[], day("2026-11-15"), Span::Weeks(2));
    assert_eq!(
        weeks_of(of(&state, SignId::Drama)),
        ["2026-11-02 2 2 gap 0 0", "2026-11-09 3 2 0.67 0 0"]
    );
}

#[test]
fn thirteen_rated_days_are_not_enough_and_fourteen_are() {
    let days = rated_from(
        "2026-11-02",
        "
        drama    0 0 0 0 0 0 0 | 0 0 0 0 0 0 .
        isolated 0 0 0 0 0 0 0 | 0 0 0 0 0 0 0
        ",
    );
    let state = trends(&days, &[], day("2026-11-15"), Span::All);
    assert!(!of(&state, SignId::Drama).enough);
    assert!(of(&state, SignId::Isolated).enough);
}

#[test]
fn an_empty_journal_has_one_week_and_no_share() {
    let state = trends(&[], &[], day("2026-11-18"), Span::All);
    assert_eq!((state.from, state.days), (day("2026-11-16"), 3));
    assert_eq!((state.rated_days, state.first_rated_day), (0, None));
    assert_eq!(state.signs.len(), SignId::ALL.len());
    for sign in &state.signs {
        assert_eq!(weeks_of(sign), ["2026-11-16 0 0 gap 0 0"]);
    }
}

#[test]
fn weeks_run_through_the_turn_of_an_iso_year() {
    // 2026 has 53 ISO weeks; 1 January 2027 is a Friday, still in week 53.
    let days = rated_from(
        "2026-12-21",
        //    Mo Tu We Th Fr Sa Su   Mo Tu We Th|Fr Sa Su   Mo
        "drama 1  0  0  .  .  .  . |  1  .  .  1  1  .  0 |  1",
    );
    let state = trends(&days, &[], day("2027-01-04"), Span::All);
    assert_eq!(
        weeks_of(of(&state, SignId::Drama)),
        [
            "2026-12-21 3 1 0.33 0 0",
            "2026-12-28 4 3 0.75 0 0",
            "2027-01-04 1 1 gap 0 0",
        ]
    );
    // 1 January 2028 is a Saturday of week 52; 30 December 2024 opens week 1 of 2025.
    let start = |today| trends(&[], &[], day(today), Span::Weeks(1)).from;
    assert_eq!(start("2028-01-01"), day("2027-12-27"));
    assert_eq!(start("2024-12-31"), day("2024-12-30"));
    assert_eq!(start("2025-01-01"), day("2024-12-30"));
}

#[test]
fn a_leap_day_is_a_day_like_any_other() {
    // 28 February 2028 is a Monday; Tuesday is the leap day.
    let days = rated_from("2028-02-28", "drama 1 4* 0 1 . . .");
    let state = trends(&days, &[], day("2028-03-05"), Span::Weeks(1));
    assert_eq!(
        weeks_of(of(&state, SignId::Drama)),
        ["2028-02-28 4 3 0.75 0 0"]
    );
    assert_eq!(state.grid.days[1].day, day("2028-02-29"));
    assert_eq!(state.days, 7);
}

#[test]
fn the_last_week_ends_today_and_tomorrow_is_not_counted() {
    let days = rated_from("2026-11-16", "drama 1 1 1 1 1");
    let state = trends(&days, &[], day("2026-11-18"), Span::All);
    assert_eq!(
        weeks_of(of(&state, SignId::Drama)),
        ["2026-11-16 3 3 1.00 0 0"]
    );
    assert_eq!(state.rated_days, 3);
}

#[test]
fn all_starts_with_the_first_level_not_with_a_blank_day() {
    let mut days = rated_from("2026-11-12", "drama 0");
    days.push(RatedDay {
        day: day("2026-03-01"),
        ratings: vec![Rating::blank(SignId::Drama)],
    });
    let state = trends(&days, &[], day("2026-11-18"), Span::All);
    assert_eq!(state.from, day("2026-11-09"));
    assert_eq!(state.first_rated_day, Some(day("2026-11-12")));
}

#[test]
fn a_sign_said_twice_on_a_day_counts_once() {
    let mut days = rated_from("2026-11-16", "drama 0 1 2");
    days.extend(rated_from("2026-11-16", "drama 3 0 ."));
    let state = trends(&days, &[], day("2026-11-18"), Span::Weeks(1));
    assert_eq!(
        weeks_of(of(&state, SignId::Drama)),
        ["2026-11-16 3 3 1.00 0 0"]
    );
}

#[test]
fn the_last_days_of_the_grid_are_its_end_and_the_whole_when_it_is_shorter() {
    let whole = trends(&[], &[], day("2026-11-23"), Span::Weeks(12)).grid;
    let last = whole.clone().last(journal::GRID_DAYS);
    assert_eq!(last.days, whole.days[whole.days.len() - 28..]);
    assert!(last.rows.iter().all(|row| row.cells.len() == 28));
    assert_eq!(whole.clone().last(1_000), whole);
}

#[test]
fn whole_weeks_are_counted_without_the_running_one_which_is_told_beside_them() {
    let rated = |day| RatedDay {
        day,
        ratings: vec![Rating::blank(SignId::Drama).with_level(Level::new(1).ok())],
    };
    // Every day of a long stretch is rated; today is each day of a week, in weeks of each kind.
    let days: Vec<RatedDay> = (0..200)
        .map(|n| rated(day("2026-06-01") + Days::new(n)))
        .collect();
    for starts_on in [Weekday::Mon, Weekday::Sun, Weekday::Sat] {
        for later in 0..7 {
            let today = day("2026-11-09") + Days::new(later);
            let state = trends_by(starts_on, &days, &[], today, Span::Whole(4));
            let running = week_start(starts_on, today);
            let so_far = u32::try_from((today - running).num_days()).unwrap() + 1;
            let share = |count, of| journal::Share { count, of };
            assert_eq!(
                summary(&state, &[]),
                [
                    Fact::Rated(share(28, 28)),
                    Fact::ThisWeek {
                        from: running,
                        rated: share(so_far, so_far),
                    },
                ],
                "{today}, {starts_on}"
            );
            assert_eq!(state.signs[0].weeks.len(), 5);
        }
    }
}
