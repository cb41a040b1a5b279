//! The clock leaps: years back, years ahead, through the changes of summer time, around the world, to its first
//! and its last day; between two openings and while the journal is open. Nothing is lost, nothing moves to
//! another day, and neither the trash nor the copies go by it.

use chrono::{DateTime, Days, FixedOffset};
use faults::dice::Dice;
use faults::life::{Life, id, reflection, today};
use faults::{in_memory, journal_at, tries};
use journal::{Level, SignId};
use vault::Moment;

/// What a clock may show, where, and what that is.
const CLOCKS: &str = "
2026-11-23T20:00:00+01:00 Europe/Vienna       right
2026-11-23T19:59:59+01:00 Europe/Vienna       a second back
2027-03-28T01:59:59+01:00 Europe/Vienna       the last hour of winter
2027-03-28T03:00:00+02:00 Europe/Vienna       the first of summer
2026-10-25T02:30:00+02:00 Europe/Vienna       half past two, first
2026-10-25T02:30:00+01:00 Europe/Vienna       half past two, again
2026-10-04T02:30:00+11:00 Australia/Lord_Howe half an hour of summer
2026-11-24T00:45:00+05:45 Asia/Kathmandu      Kathmandu
2026-11-24T09:00:00+14:00 Pacific/Kiritimati  Kiritimati
2026-11-24T08:00:00+13:00 Pacific/Auckland    Auckland
2026-11-23T09:00:00-10:00 Pacific/Honolulu    Honolulu
2025-11-23T20:00:00+01:00 Europe/Vienna       a year back
2036-11-23T20:00:00+01:00 Europe/Vienna       ten years ahead
1970-01-01T00:00:00+00:00 UTC                 its first second
1969-12-31T14:00:00-10:00 Pacific/Honolulu    before 1970
9999-12-31T23:59:59+00:00 UTC                 its last second
";
/// So many at the end are such that nobody lives by.
const WRONG: usize = 5;

fn clocks() -> Vec<(&'static str, Moment)> {
    let clock = |line: &'static str| {
        let (at, line) = line.split_once(' ').unwrap();
        let (zone, name) = line.split_once(' ').unwrap();
        let at = DateTime::parse_from_rfc3339(at).unwrap();
        let moment = Moment {
            utc: at.to_utc(),
            offset: *at.offset(),
            zone: zone.into(),
        };
        (name.trim(), moment)
    };
    CLOCKS.trim().lines().map(clock).collect()
}

/// So many days after the right one.
fn right(days: u64) -> Moment {
    let right = clocks().remove(0).1;
    Moment {
        utc: right.utc + Days::new(days),
        ..right
    }
}

/// The right clock, then the two, then the right one again. What is told of it when it goes wrong is which two.
fn lived(one: Moment, other: Moment) {
    let mut life = Life::begun(&right(0));
    life.opening(&[right(0)]);
    // Between two openings, twice in the same wrong hour; then while it is open, forth and back.
    life.opening(std::slice::from_ref(&one));
    life.opening(std::slice::from_ref(&one));
    life.opening(&[right(1), one, other.clone(), right(1)]);
    life.opening(&[other]);
    life.opening(&[right(2)]);
    life.comes_back(&right(2));
    for day in [3, 4, 29, 30] {
        assert!(life.is_in_trash(&right(day)), "in the trash on day {day}");
    }
    life.opening(&[right(30)]);
    // And it does empty itself in the end.
    let later = [40, 61, 62, 63].map(|day| life.is_in_trash(&right(day)));
    assert!(!later[3], "{later:?}");
}

#[test]
fn no_leap_of_the_clock_loses_or_moves_anything() {
    let clocks = clocks();
    let (mut wrong, mut other) = (Vec::new(), Vec::new());
    for (n, one) in clocks.iter().enumerate() {
        for (m, next) in clocks.iter().enumerate() {
            let are_wrong = n.min(m) + WRONG >= clocks.len();
            let pairs = if are_wrong { &mut wrong } else { &mut other };
            pairs.push((one, next));
        }
    }
    let mut dice = Dice::of(29);
    let mut lives = 0;
    let all = u32::try_from(wrong.len() + other.len()).unwrap();
    for n in 0..tries(12, all) {
        // By turns, as long as there are both.
        let pairs = match (n % 2 == 0 && !wrong.is_empty()) || other.is_empty() {
            true => &mut wrong,
            false => &mut other,
        };
        let at = usize::try_from(dice.under(pairs.len() as u64)).unwrap();
        let (one, next) = pairs.swap_remove(at);
        println!("{} then {}", one.0, next.0);
        lived(one.1.clone(), next.1.clone());
        lives += 1;
    }
    println!("clocks: {lives} lives with two leaps each between and while open, 0 lost, 0 moved");
}

#[test]
fn what_was_thrown_away_by_a_wrong_clock_stays_thirty_days() {
    let (mut lives, mut short) = (0, Vec::new());
    for (name, now) in clocks().split_off(clocks().len() - WRONG) {
        let folder = in_memory();
        journal_at::make(folder.path());
        let open = |now: &Moment| {
            let locked = journal_at::locked(folder.path()).unwrap();
            locked.unlock(&journal_at::passphrase(), now).unwrap()
        };
        let mut vault = open(&now);
        let fields = reflection("thrown away", today(&now));
        vault.entries().save(id(1), 0, fields, &now).unwrap();
        vault.entries().delete(id(1), &now).unwrap();
        drop(vault);
        lives += 1;
        // The clock was set right on the same day.
        for days in [0, 1, 2, 15, 29] {
            if open(&right(days)).trash().unwrap().is_empty() {
                short.push((name, days));
                break;
            }
        }
    }
    println!("clocks: {lives} entries thrown away by a wrong clock, gone too soon: {short:?}");
    assert!(short.is_empty(), "{short:?}");
}

#[test]
fn a_day_that_no_journal_can_hold_is_refused_and_costs_nothing() {
    let mut life = Life::begun(&right(0));
    life.opening(&[right(0)]);
    // The last second of 9999, further east: by the clock on the wall it is the year 10000.
    let last = clocks().pop().unwrap().1;
    let beyond = Moment {
        offset: FixedOffset::east_opt(13 * 3600).unwrap(),
        ..last
    };
    let mut vault = life.open(&beyond);
    life.must_be_there(&mut vault);
    let day = today(&beyond);
    let saved = vault
        .entries()
        .save(id(7), 0, reflection("x", day), &beyond);
    assert!(saved.is_err());
    let level = Some(Level::ZERO);
    let rated = vault.check_ins().rate(day, SignId::ALL[0], level, &beyond);
    assert!(rated.is_err());
    assert!(vault.notes().write(day, "x", 0, &beyond).is_err());
    life.must_be_there(&mut vault);
    drop(vault);
    life.opening(&[right(1)]);
    life.comes_back(&right(2));
}

/// Whatever else of the program looks at the clock by itself: the database, the disk, a wait.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "needs faketime; cargo xtask test runs it"]
fn it_is_written_under_a_clock_that_is_at_either_end_or_races() {
    // From its first second on, in its last hours, and through six days in a second.
    let clocks = ["@10", "@253402257600", "+0 x500000"];
    for shown in clocks {
        let folder = in_memory();
        let root = folder.path().join("data");
        journal_at::make(&root);
        let mut program = std::process::Command::new("faketime");
        if shown.starts_with('@') {
            program.env("FAKETIME_FMT", "%s");
        }
        let output = program
            .args(["-f", shown, env!("CARGO_BIN_EXE_faults-writer")])
            .arg(&root)
            .args(["journal", "40", "52"])
            .output()
            .expect("faketime is needed: cargo xtask setup --tests");
        assert!(output.status.success(), "{shown}: {output:?}");
        let mut vault = journal_at::open(&root).unwrap();
        for n in 40..52 {
            assert!(journal_at::is_there(&mut vault, n).unwrap(), "{shown}: {n}");
        }
    }
    println!(
        "clocks: {} runs under another clock, 12 writes each, 0 lost",
        clocks.len()
    );
}
