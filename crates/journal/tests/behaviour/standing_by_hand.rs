//! Answers worked out by hand. 4 January 2027 is a Monday, 1 January 2027 a Friday.

use chrono::{Days, NaiveDate, Weekday};
use journal::{
    AnyLook, BeforeAfter, Fact, Followed, FollowedYear, Level, MarkSides, PairsSay, Pause,
    RatedDay, Rating, SLOPE_FROM, Share, SignId, Since, Span, Standing, Way, before_after,
    described, standing, summary, trends,
};

use crate::picture::{day, rated_from};

use SignId::{AssumedHarm, Drama, HeldBack};

const MONDAY: &str = "2027-01-04";

/// So many weeks after the first Monday, at noon on that day of the week.
fn on(week: u64, weekday: u64) -> NaiveDate {
    day(MONDAY) + Days::new(7 * week + weekday)
}

/// One row of weeks, each rated on three days with one level; `None` is a week without a rating.
fn weekly(sign: SignId, weeks: &[Option<u8>]) -> Vec<RatedDay> {
    let rated = weeks.iter().zip(0..).filter_map(|(level, week)| {
        let rating = Rating::blank(sign).with_level(Some(Level::new((*level)?).unwrap()));
        Some((0..3).map(move |n| RatedDay {
            day: on(week, 2 * n),
            ratings: vec![rating],
        }))
    });
    rated.flatten().collect()
}

fn follow(days: &[RatedDay], since: Since, today: NaiveDate) -> Standing {
    let focus = [Followed { sign: Drama, since }];
    standing(Weekday::Mon, days, &[], today, &focus)[0]
}

fn chosen(days: &[RatedDay], today: NaiveDate) -> Standing {
    follow(days, Since::Chosen(day(MONDAY)), today)
}

/// Twelve weeks of which each is lower than the one before: as clear as can be.
fn falling(weeks: usize) -> Vec<RatedDay> {
    // Seven days a week, so that twelve different means fit between 4 and 0.
    let mut days = Vec::new();
    for week in 0..weeks {
        let sum = 28_usize.saturating_sub(week);
        for n in 0..7 {
            let level = sum / 7 + usize::from(n < sum % 7);
            let level = Level::new(u8::try_from(level).unwrap()).unwrap();
            days.push(RatedDay {
                day: on(week as u64, n as u64),
                ratings: vec![Rating::blank(Drama).with_level(Some(level))],
            });
        }
    }
    days
}

fn word(year: FollowedYear) -> Option<Way> {
    Some(year.answer?.way)
}

#[test]
fn twelve_falling_weeks_are_the_fewest_a_word_can_be_said_of_and_the_running_week_is_none_of_them()
{
    let days = falling(13);
    let eleven = chosen(&days, on(11, 6));
    assert_eq!((eleven.needed, eleven.year.counted), (12, 11));
    assert_eq!(eleven.year.answer, None);
    // Sunday evening of the twelfth week: it is not over.
    assert_eq!(chosen(&days, on(11, 6)).year.answer, None);
    let twelve = chosen(&days, on(12, 0));
    let answer = twelve.year.answer.unwrap();
    assert_eq!((answer.way, answer.since), (Way::Lower, on(11, 6)));
    assert!(answer.still && !answer.share_went_the_other_way);
    let moved = twelve.year.moved.unwrap();
    assert!((moved.by + 11.0 / 7.0).abs() < 1e-9, "{moved:?}");
    let (low, high) = moved.interval.unwrap();
    assert!(low <= moved.by && moved.by <= high && high < 0.0);
}

#[test]
fn rising_weeks_are_higher_and_equal_ones_say_nothing_however_many() {
    let mut days = falling(14);
    let last = days.iter().map(|it| it.day).max().unwrap();
    for rated in &mut days {
        rated.day = day(MONDAY) + Days::new((last - rated.day).num_days().unsigned_abs());
    }
    assert_eq!(word(chosen(&days, on(14, 0)).year), Some(Way::Higher));
    let still = weekly(Drama, &[Some(2); 50]);
    let year = chosen(&still, on(50, 0)).year;
    assert_eq!((year.counted, year.answer), (50, None));
    assert_eq!(year.moved.map(|it| (it.by, it.interval)), Some((0.0, None)));
}

#[test]
fn a_word_stands_with_its_date_whatever_the_weeks_after_it_say() {
    let mut days = falling(14);
    // Afterwards it rises as clearly as it fell.
    for week in 14..50_u64 {
        for n in 0..7 {
            let rating = Rating::blank(Drama).with_level(Some(Level::ALL[4]));
            days.push(RatedDay {
                day: on(week, n),
                ratings: vec![rating],
            });
        }
    }
    for weeks in 12..=50 {
        let answer = chosen(&days, on(weeks, 3)).year.answer.unwrap();
        assert_eq!(
            (answer.way, answer.since),
            (Way::Lower, on(11, 6)),
            "{weeks}"
        );
        // Two weeks up do not undo fourteen down; a few more do.
        assert!(answer.still || weeks > 14, "{weeks}");
        assert!(!answer.still || weeks < 20, "{weeks}");
    }
}

#[test]
fn after_a_year_it_begins_anew_and_the_answer_of_the_year_before_is_kept() {
    let days = falling(29);
    let last_day = chosen(&days, on(51, 6));
    assert_eq!((last_day.year.weeks, last_day.year_before), (51, None));
    let anew = chosen(&days, on(52, 0));
    assert_eq!((anew.year.weeks, anew.year.answer), (0, None));
    assert_eq!(anew.year.from, on(52, 0));
    let before = anew.year_before.unwrap();
    assert_eq!((before.from, before.weeks), (on(0, 0), 52));
    assert_eq!(word(before), Some(Way::Lower));
    // Many years later the year before is the one before, and not the first.
    let later = chosen(&days, on(3 * 52 + 5, 2));
    assert_eq!((later.year.from, later.year.weeks), (on(3 * 52, 0), 5));
    assert_eq!(later.year_before.map(|it| it.from), Some(on(2 * 52, 0)));
}

#[test]
fn weeks_before_the_choice_are_not_counted_and_the_week_of_the_choice_neither() {
    let days = falling(20);
    let wednesday = follow(&days, Since::Chosen(on(3, 2)), on(20, 0));
    assert_eq!((wednesday.year.from, wednesday.year.weeks), (on(4, 0), 16));
    let monday = follow(&days, Since::Chosen(on(3, 0)), on(20, 0));
    assert_eq!((monday.year.from, monday.year.weeks), (on(3, 0), 17));
    let to_come = follow(&days, Since::Chosen(on(30, 0)), on(20, 0));
    assert_eq!((to_come.year.weeks, to_come.year.answer), (0, None));
}

#[test]
fn who_looks_back_needs_more_than_who_chose_before() {
    let days = falling(14);
    let back = |since, weeks| follow(&days, since, on(weeks, 0));
    assert_eq!(word(chosen(&days, on(12, 0)).year), Some(Way::Lower));
    let looked_back = back(Since::LookedBack(Some(day(MONDAY))), 12);
    assert_eq!((looked_back.needed, looked_back.year.answer), (13, None));
    // Without a day it goes back to the first rated one.
    let first = back(Since::LookedBack(None), 13);
    assert_eq!(first.since, Some(day(MONDAY)));
    assert_eq!(word(first.year), Some(Way::Lower));
    assert_eq!(back(Since::LookedBack(None), 0).year.weeks, 0);
}

#[test]
fn a_sign_that_was_never_rated_has_no_day_and_no_word() {
    let days = weekly(HeldBack, &[Some(1); 20]);
    let never = follow(&days, Since::LookedBack(None), on(20, 0));
    assert_eq!((never.since, never.year.weeks), (None, 0));
    assert_eq!((never.year.answer, never.year_before), (None, None));
    assert_eq!(never.beside.map(|it| it.last.felt.of), Some(0));
    let nothing = standing(Weekday::Mon, &[], &[], on(20, 0), &[]);
    assert_eq!(nothing, []);
}

#[test]
fn a_word_does_not_hang_on_the_other_signs() {
    let mut days = falling(14);
    days.extend(weekly(AssumedHarm, &[Some(2); 14]));
    let since = Since::Chosen(day(MONDAY));
    let of = |signs: &[SignId]| {
        let focus: Vec<Followed> = signs.iter().map(|&sign| Followed { sign, since }).collect();
        standing(Weekday::Mon, &days, &[], on(14, 0), &focus)
    };
    let three = of(&[AssumedHarm, Drama, HeldBack]);
    assert_eq!(three[1], of(&[Drama])[0]);
    let named: Vec<SignId> = three.iter().map(|it| it.followed.sign).collect();
    assert_eq!(named, [AssumedHarm, Drama, HeldBack]);
}

#[test]
fn where_it_was_felt_on_more_days_but_less_strongly_both_are_told() {
    // Felt on 3 of 7 days at 4, later on 7 of 7 at 1 and 0.9 as it were: the mean falls, the share climbs.
    let mut days = Vec::new();
    for week in 0..16_usize {
        for n in 0..7_usize {
            let level = match week {
                0..6 if n < 3 => 4,
                0..6 => usize::from(n == 3 && week == 0),
                _ => usize::from(n + (week - 6) / 2 < 7 || n == 0),
            };
            let rating =
                Rating::blank(Drama).with_level(Level::new(u8::try_from(level).unwrap()).ok());
            days.push(RatedDay {
                day: on(week as u64, n as u64),
                ratings: vec![rating],
            });
        }
    }
    let standing = chosen(&days, on(16, 0));
    let beside = standing.beside.unwrap();
    let (first, last) = (beside.first.unwrap(), beside.last);
    assert!(first.mean > last.mean);
    let answer = standing.year.answer.unwrap();
    assert_eq!(answer.way, Way::Lower);
    assert_eq!(first.felt, Share { count: 13, of: 28 });
    assert_eq!(answer.share_went_the_other_way, last.felt.count > 13);
    assert!(last.felt.count > 13 || !answer.share_went_the_other_way);
}

#[test]
fn four_weeks_stand_beside_the_four_before_and_the_first_four_once_they_do_not_overlap() {
    let weeks: Vec<Option<u8>> = [4, 4, 4, 4, 3, 3, 3, 3, 1, 1, 1, 0].map(Some).to_vec();
    let days = weekly(Drama, &weeks);
    let three = chosen(&days, on(3, 6)).beside.unwrap();
    assert_eq!(three.last.felt, Share { count: 9, of: 9 });
    let four = chosen(&days, on(4, 0)).beside.unwrap();
    assert_eq!(
        (four.last.felt, four.last.mean),
        (Share { count: 12, of: 12 }, Some(4.0))
    );
    assert_eq!((four.last.from, four.last.to), (on(0, 0), on(3, 6)));
    let nothing = four.before.unwrap();
    assert_eq!((nothing.felt.of, nothing.mean), (0, None));
    let eleven = chosen(&days, on(11, 0)).beside.unwrap();
    assert_eq!(eleven.first, None);
    let twelve = chosen(&days, on(12, 5)).beside.unwrap();
    assert_eq!(twelve.last.felt, Share { count: 9, of: 12 });
    assert_eq!(twelve.last.mean, Some(0.75));
    assert_eq!(twelve.before.unwrap().mean, Some(3.0));
    assert_eq!(twelve.first.unwrap().mean, Some(4.0));
}

#[test]
fn a_week_under_three_rated_days_is_a_gap_and_the_weeks_around_it_keep_their_distance() {
    let mut days = falling(14);
    let within = |rated: &RatedDay| (on(5, 2)..=on(5, 6)).contains(&rated.day);
    days.retain(|rated| !within(rated));
    let year = chosen(&days, on(14, 0)).year;
    assert_eq!((year.weeks, year.counted), (14, 13));
    assert_eq!(year.answer.map(|it| it.since), Some(on(12, 6)));
    let by = year.moved.unwrap().by;
    assert!((by + 13.0 / 7.0).abs() < 1e-9, "{by}");
}

#[test]
fn weeks_begin_where_the_persons_weeks_begin() {
    let days = falling(14);
    let focus = [Followed {
        sign: Drama,
        since: Since::Chosen(day(MONDAY)),
    }];
    let year = |starts_on| standing(starts_on, &days, &[], on(12, 0), &focus)[0].year;
    assert_eq!(
        (year(Weekday::Mon).from, year(Weekday::Mon).weeks),
        (on(0, 0), 12)
    );
    assert_eq!(
        (year(Weekday::Sun).from, year(Weekday::Sun).weeks),
        (on(0, 6), 11)
    );
}

#[test]
fn the_paragraph_says_what_was_rated_and_no_way_it_went() {
    let mut days = falling(10);
    days.extend(weekly(HeldBack, &[Some(1), Some(1)]));
    days[0].ratings[0].added_later = true;
    let pause = Pause {
        starts_on: on(9, 3),
        ends_on: Some(on(9, 6)),
    };
    let state = trends(&days, &[pause], on(9, 6), Span::Weeks(10));
    let periods = described(&state, &[Drama, HeldBack, AssumedHarm]);
    let facts = summary(&state, &periods);
    let share = |count, of| Share { count, of };
    assert_eq!(facts[0], Fact::Rated(share(70, 70)));
    assert_eq!(facts[1], Fact::AddedLater(share(1, 70)));
    assert_eq!(facts[2], Fact::Paused { days: 4 });
    let weeks = share(10, 10);
    assert!(
        matches!(facts[3], Fact::Described { sign: Drama, weeks: w, .. } if w == weeks),
        "{:?}",
        facts[3]
    );
    let (sign, rated_days) = (AssumedHarm, 0);
    assert_eq!(facts[4], Fact::NotEnoughYet { sign, rated_days });
    let (sign, rated_days) = (HeldBack, 6);
    assert_eq!(facts[5], Fact::NotEnoughYet { sign, rated_days });
    assert_eq!(facts.len(), 6);
    // A slope is a number, and comes with weeks enough.
    let drama = periods.iter().find(|it| it.sign == Drama).unwrap();
    let moved = drama.described.unwrap().moved.unwrap();
    assert!((moved + 9.0 / 7.0).abs() < 1e-9);
    let short = trends(&days, &[], on(6, 6), Span::Weeks(7));
    let seven = described(&short, &[Drama])[0];
    assert!(seven.counted_weeks < SLOPE_FROM);
    assert_eq!(seven.described.unwrap().moved, None);
}

#[test]
fn of_a_span_without_a_rating_only_that_is_said() {
    let state = trends(&[], &[], on(10, 0), Span::Weeks(4));
    let periods = described(&state, &[Drama]);
    assert_eq!(periods[0].described, None);
    let facts = summary(&state, &periods);
    assert_eq!(facts, [Fact::NothingRated { days: 22 }]);
}

/// So many weeks of one level each, a day a letter, up to `marked` and from it on.
fn beside(before: &str, after: &str) -> BeforeAfter {
    let marked = day("2027-06-07");
    let weeks = before.split('|').count() as u64;
    let first = marked - Days::new(7 * weeks);
    let days = rated_from(&first.to_string(), &format!("drama {before} | {after}"));
    let last = marked + Days::new(7 * after.split('|').count() as u64 - 1);
    before_after(&days, MarkSides::of(marked, last), Drama)
}

fn weeks_of(week: &str, times: usize) -> String {
    vec![week; times].join(" | ")
}

#[test]
fn before_and_after_needs_six_weeks_and_twenty_rated_days_on_either_side() {
    let four = |times| weeks_of("4 4 4 4 . . .", times);
    let one = |times| weeks_of("1 1 1 1 . . .", times);
    let told = beside(&four(6), &one(6));
    assert_eq!((told.before, told.after), (24, 24));
    let (pairs, say) = told.beside.unwrap();
    assert_eq!((pairs.lower, pairs.equal, pairs.higher), (576, 0, 0));
    assert_eq!((say, told.already), (PairsSay::NearlyAllLower, None));

    // Days enough, but five weeks only.
    let full = weeks_of("4 4 4 4 4 4 4", 5);
    assert_eq!(beside(&full, &one(6)).beside, None);
    assert_eq!(beside(&four(6), &weeks_of("1 1 1 1 1 1 1", 5)).beside, None);
    // Six weeks, but three days each.
    assert_eq!(beside(&weeks_of("4 4 4 . . . .", 6), &one(6)).beside, None);
}

#[test]
fn where_most_pairs_are_equal_it_is_not_called_mostly_lower() {
    // Five days at 1 and the rest 0 before, all 0 after: 0.18 of the pairs are lower.
    let before = "1 1 1 1 1 1 1 | 1 0 0 0 0 0 0 | 0 0 0 0 . . . | 0 0 . . . . . | 0 . . . . . . | 0 . . . . . .";
    let told = beside(before, &weeks_of("0 0 0 0 . . .", 6));
    let (pairs, say) = told.beside.unwrap();
    assert!(pairs.equal > pairs.lower && pairs.higher == 0);
    assert_eq!(say, PairsSay::Mixed);
}

#[test]
fn a_fall_that_was_under_way_before_the_day_is_told_as_that() {
    let before = [
        weeks_of("4 4 4 4 . . .", 3),
        weeks_of("3 3 3 3 . . .", 3),
        weeks_of("2 2 2 2 . . .", 6),
    ]
    .join(" | ");
    let told = beside(&before, &weeks_of("1 1 1 1 . . .", 6));
    assert_eq!(told.beside.unwrap().1, PairsSay::NearlyAllLower);
    assert_eq!(told.already, Some(Way::Lower));
    // One that rose before and fell after did not fall already.
    let rose = [weeks_of("2 2 2 2 . . .", 6), weeks_of("4 4 4 4 . . .", 6)].join(" | ");
    assert_eq!(beside(&rose, &weeks_of("1 1 1 1 . . .", 6)).already, None);
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

#[test]
fn the_bound_is_that_of_the_research() {
    // Needed S for three signs: 12 weeks 61.5, 16: 81, 26: 155 … from research by another program.
    let critical = |n: f64| AnyLook::among(3).critical(n * (n - 1.0) * (2.0 * n + 5.0) / 18.0);
    for (weeks, needed) in [(12.0, 61.5), (26.0, 155.0), (52.0, 451.0)] {
        assert!(
            (critical(weeks) - needed).abs() < 1.0,
            "{}",
            critical(weeks)
        );
    }
}
