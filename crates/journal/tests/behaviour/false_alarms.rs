//! How often a sign is called lower or higher when nothing changes, however often one looks, and how often a
//! fall is found. An answer stands once it is reached, so the end of a year holds every look of that year.

use journal::{RatedDay, Since, Way};

use crate::simulated::{FLOOR, Mood, OFTEN, Person, RARELY, share_of};

/// What the page and the report promise: of a hundred people with whom nothing changes, fewer than this many
/// read a word within a year.
const PROMISED: f64 = 0.05;

fn any(words: &[Option<Way>]) -> bool {
    words.iter().any(Option::is_some)
}

/// How often any sign is called lower or higher within the first year.
fn alarms(times: u32, person: Person) -> f64 {
    share_of(times, person, 1, |days| any(&person.words(days)))
}

/// How often the sign that falls gets `word` within the first year.
fn says(word: Way, times: u32, person: Person) -> f64 {
    share_of(times, person, 2, |days| person.words(days)[0] == Some(word))
}

/// How often it is called lower so many weeks after the first day.
fn lower_after(times: u32, person: Person, weeks: u16) -> f64 {
    share_of(times, person, 2, |days| {
        person.words_after(days, weeks)[0] == Some(Way::Lower)
    })
}

fn drops(carry: f64) -> Person {
    Person {
        falls: 1.0,
        between: (12, 12),
        usual: 2.5,
        ..Person::steady(carry, OFTEN)
    }
}

fn skipping_bad_days(carry: f64) -> Person {
    Person {
        missing: 0.10,
        skips: 0.15,
        ..Person::steady(carry, RARELY)
    }
}

/// Of a true rate of 0.05, this share of so many people is passed less than once in a thousand times.
fn at_most(promised: f64, people: u32) -> f64 {
    promised + 3.1 * (promised * (1.0 - promised) / f64::from(people)).sqrt()
}

#[test]
fn of_a_hundred_people_with_whom_nothing_changes_fewer_than_five_read_a_word_in_a_year_of_looks() {
    const PEOPLE: u32 = 250;
    for usual in [FLOOR, RARELY, OFTEN] {
        for mood in [Mood::Flows, Mood::Sticks] {
            let person = Person {
                mood,
                ..Person::steady(0.6, usual)
            };
            let rate = alarms(PEOPLE, person);
            assert!(rate <= at_most(PROMISED, PEOPLE), "{rate} at {usual}");
        }
    }
    let rate = alarms(PEOPLE, skipping_bad_days(0.6));
    assert!(
        rate <= at_most(PROMISED, PEOPLE),
        "{rate}, bad days skipped"
    );
}

#[test]
fn a_drop_of_a_level_is_mostly_found_by_the_end_of_the_year_and_never_called_a_rise() {
    let found = says(Way::Lower, 150, drops(0.3));
    assert!(found >= 0.6, "{found}");
    assert_eq!(says(Way::Higher, 150, drops(0.3)), 0.0);
}

#[test]
fn a_rule_that_said_too_much_would_fall_in_that_test() {
    // The control: with a fall of two levels nearly everybody reads a word.
    let person = Person {
        falls: 2.0,
        ..drops(0.3)
    };
    let rate = alarms(100, person);
    assert!(rate > at_most(PROMISED, 100), "{rate}");
}

/// The tables of docs/STATISTICS.md:
/// `cargo test --release -p journal --test behaviour -- --ignored --nocapture tables_of`.
#[test]
#[ignore = "for its length; cargo xtask test --long runs it"]
#[allow(clippy::print_stdout)]
fn long_form_tables_of_the_documentation() {
    const PEOPLE: u32 = 5_000;
    let percent = |share: f64| format!("{:.1}", 100.0 * share);
    let kinds = [("floor", FLOOR), ("rarely", RARELY), ("often", OFTEN)];
    for (name, usual) in kinds {
        for carry in [0.0, 0.3, 0.6, 0.8] {
            let row = [0.0, 0.25, 0.5].map(|missing| {
                let person = Person {
                    missing,
                    ..Person::steady(carry, usual)
                };
                let sticks = Person {
                    mood: Mood::Sticks,
                    ..person
                };
                [alarms(PEOPLE, person), alarms(PEOPLE, sticks)]
            });
            println!("year, {name}, {carry}: {:?}", row.map(|it| it.map(percent)));
            if carry <= 0.6 {
                let worst = row.into_iter().flatten().fold(0.0, f64::max);
                assert!(
                    worst <= at_most(PROMISED, PEOPLE),
                    "{name} {carry}: {worst}"
                );
            }
        }
    }
    for carry in [0.3, 0.6] {
        println!(
            "year, bad days skipped, {carry}: {}",
            percent(alarms(PEOPLE, skipping_bad_days(carry)))
        );
        let odd = [
            ("a slow mood", Mood::Lasts, 0.0),
            ("half a level stricter", Mood::Flows, 0.5),
        ];
        for (name, mood, stricter) in odd {
            let person = Person {
                mood,
                stricter,
                ..Person::steady(carry, RARELY)
            };
            println!("year, {name}, {carry}: {}", percent(alarms(1_000, person)));
        }
    }
    for (name, usual) in kinds {
        let person = Person {
            weeks: 520,
            ..Person::steady(0.6, usual)
        };
        let since = Since::Chosen(person_first());
        let each_year = share_of_years(400, person, since);
        println!("ten years, {name}, 0.6, each year: {}", percent(each_year));
        assert!(each_year <= at_most(PROMISED, 4_000), "{name}: {each_year}");
    }
    for (name, usual) in kinds {
        let eleven = Person {
            signs: 11,
            missing: 0.1,
            ..Person::steady(0.6, usual)
        };
        let chosen = share_of(1_000, eleven, 4, |days| {
            any(&eleven.years(days, Since::Chosen(person_first()))[0])
        });
        let looked_back = share_of(1_000, eleven, 4, |days| {
            any(&eleven.years(days, Since::LookedBack(None))[0])
        });
        println!(
            "any of eleven, {name}, 0.6: at three's bound {}, at that of all {}",
            percent(chosen),
            percent(looked_back)
        );
        // Three other signs every seventeen weeks.
        let weeks = 17;
        let stretch = Person {
            weeks,
            signs: 9,
            ..Person::steady(0.6, usual)
        };
        let changed = share_of(1_000, stretch, 5, |days| {
            any(&stretch.words_after(days, weeks))
        });
        println!("three others every 17 weeks, {name}: {}", percent(changed));
    }
    for carry in [0.3, 0.6] {
        let even = |from, to| Person {
            between: (from, to),
            ..drops(carry)
        };
        let rows = [
            ("drops after 12 weeks", drops(carry)),
            ("drops after 26", even(26, 26)),
            ("falls from 12 to 24", even(12, 24)),
            ("falls over the year", even(0, 52)),
            (
                "drops two levels after 12",
                Person {
                    falls: 2.0,
                    ..drops(carry)
                },
            ),
        ];
        for (name, person) in rows {
            let after = [24, 31, 38, 51].map(|weeks| percent(lower_after(500, person, weeks)));
            let higher = percent(says(Way::Higher, 500, person));
            println!("found, {name}, {carry}, by 24, 31, 38, 51: {after:?}; higher {higher}");
        }
    }
    assert!(says(Way::Lower, 1_000, drops(0.3)) >= 0.70);
}

fn person_first() -> chrono::NaiveDate {
    crate::picture::day("2016-11-07")
}

/// How many of the years hold a word of any sign.
fn share_of_years(people: u32, person: Person, since: Since) -> f64 {
    let mut chance = crate::simulated::Chance::seeded(3);
    let mut years = (0_u32, 0_u32);
    for _ in 0..people {
        let days: Vec<RatedDay> = person.days(&mut chance);
        for words in person.years(&days, since) {
            years.0 += u32::from(any(&words));
            years.1 += 1;
        }
    }
    f64::from(years.0) / f64::from(years.1)
}
