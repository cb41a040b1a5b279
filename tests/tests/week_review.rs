//! A look back at the week, by keys: offered on the chosen day, written in one go, the same as in the
//! vault, never begun twice, set aside when it is not wanted.

use chrono::{Datelike, Days, NaiveDate};
use journal::{Own, PatternId, WayId, WeekReview};
use journeys::app::App;
use journeys::desk::Desk;
use journeys::driver::Key;
use journeys::filled;
use journeys::find::Role;
use journeys::notes::CHOOSER;
use journeys::table;
use journeys::vault_at;
use journeys::wait;
use journeys::week;
use journeys::writing::Do;

const PASSPHRASE: &str = "a lantern left at the ferry";
const HELPED: &str = "The long walk, and saying it early";
const HOW: &str = "one talk, on Wednesday after dinner";
const SESSION: &str = "why I go quiet when it gets loud";
const MOMENT: &str = "They waited for me in the rain";
/// What an earlier review chose.
const BEFORE: &str = "lend them the car";
/// The third stays blank, which is not 0.
const LEVELS: [Option<u8>; 4] = [Some(3), Some(0), None, Some(1)];

#[test]
fn a_week_is_offered_looked_back_on_and_kept_as_it_was_written() {
    let desk = Desk::new();
    let today = filled::today();
    let monday = journal::review_week(today);
    let rated = rated_days(&desk, today, monday);
    let app = desk.start();
    app.unlock(PASSPHRASE);
    assert!(!app.page().shows("Five minutes to look back"), "no day yet");

    app.offer_review_on(today.weekday());
    app.page().press(&[Key::Control, Key::Char('1')]);
    app.page().sees("Five minutes to look back, if I want to.");
    app.tab_to("button", "Look back");
    app.page().press(&[Key::Enter]);
    assert!(app.review_opened(), "there is none yet");
    app.page().sees(&rated);
    app.page().find_like(
        Role::Table,
        "The level of each sign on each day of the week",
    );

    // Digits go from pattern to pattern, and past the last one to what helped.
    app.rate_patterns(LEVELS);
    assert_eq!(app.patterns(), LEVELS);
    app.fill_in(&[Do::Unfold("What helped")]);
    app.page().sees(MOMENT);
    app.fill_in(&[
        Do::Type("What helped me this week", HELPED),
        Do::Unfold("One way forward"),
    ]);
    app.page().sees(&format!("“{BEFORE}”"));
    app.fill_in(&[
        Do::Choose("My way for next week", "Talk, and set boundaries"),
        Do::Type("How I will do it", HOW),
        Do::Unfold("For the session"),
        Do::Type("What I want to talk about", SESSION),
    ]);
    app.page().sees("It is marked “Bring to session”");
    app.entry_saved();
    let written = app.form();
    let read = app.done_writing();
    for words in [HELPED, HOW, SESSION, "Jealousy", "3, strongly"] {
        assert!(read.contains(words), "{words:?} is not in {read}");
    }

    // Offered no more, and begun by its digit it is the same one, from here and after a new start.
    app.page().press(&[Key::Control, Key::Char('1')]);
    app.levels();
    app.page().sees_no_more("Five minutes to look back");
    app.kill();
    let app = desk.start();
    app.unlock(PASSPHRASE);
    app.levels();
    assert!(!app.page().shows("Five minutes to look back"));
    app.page().press(&[Key::Control, Key::Char('n')]);
    app.page().find(Role::Dialog, CHOOSER);
    app.page().press(&[Key::Char('9')]);
    assert!(!app.review_opened(), "it is there to read");
    app.page().sees(SESSION);
    app.edit_entry();
    wait::until("the form did not hold what was written", || {
        (app.form() == written).then_some(())
    });
    assert_eq!(app.patterns(), LEVELS);

    let shown = patterns_table(&app);
    app.kill();
    compare(&desk, today, monday, &shown);
}

/// A year of check-ins, two earlier reviews and a good moment; what the review's week says of its days.
fn rated_days(desk: &Desk, today: NaiveDate, monday: NaiveDate) -> String {
    let days = filled::fill_check_ins(&desk.data(), PASSPHRASE, today);
    let mut vault = vault_at::open(&desk.data(), PASSPHRASE, today);
    week::leave_review(&mut vault, earlier(monday, 3), [Some(4); 4], "not this");
    let third = [None, Some(2), None, Some(0)];
    week::leave_review(&mut vault, earlier(monday, 2), third, BEFORE);
    week::leave_good_moment(&mut vault, monday, MOMENT);
    let sunday = monday.week(chrono::Weekday::Mon).last_day().min(today);
    let of = monday.iter_days().take_while(|&day| day <= sunday).count();
    let rated = days.iter().filter(|it| {
        let is_rated = it.ratings.iter().any(|rating| rating.level.is_some());
        (monday..=sunday).contains(&it.day) && is_rated
    });
    let rated = rated.count();
    assert!(rated > 0, "the made journal has days in this week");
    format!("Rated on {rated} of {of} days.")
}

fn earlier(monday: NaiveDate, weeks: u64) -> NaiveDate {
    monday
        .checked_sub_days(Days::new(7 * weeks))
        .unwrap_or(monday)
}

/// The table of the patterns by week, as Trends shows it.
fn patterns_table(app: &App) -> Vec<Vec<String>> {
    app.page().press(&[Key::Control, Key::Char('3')]);
    app.page()
        .find_like(Role::Button, "Show as table Patterns by week")
        .click();
    let shown = app
        .page()
        .find_like(Role::Table, "Each pattern by week, 0 to 4");
    table::cells(&shown)
}

/// The vault holds the review as it was written, and the table what the vault holds.
fn compare(desk: &Desk, today: NaiveDate, monday: NaiveDate, shown: &[Vec<String>]) {
    let mut vault = vault_at::open(&desk.data(), PASSPHRASE, today);
    let stored = week::stored_review(&mut vault, monday);
    let wanted = WeekReview {
        week: monday,
        patterns: week::rated(LEVELS),
        helped: HELPED.to_owned(),
        way: Some(WayId::Communication),
        way_how: HOW.to_owned(),
        session: SESSION.to_owned(),
    };
    assert_eq!(stored.fields.own, Own::WeekReview(wanted));
    let recognised = [PatternId::Jealousy, PatternId::FindingFault];
    assert_eq!(stored.fields.patterns, recognised, "those at 1 or more");
    assert!(stored.fields.to_session);
    assert_eq!(week::reviews(&mut vault), 3, "none was begun twice");

    let lines = week::pattern_lines(&mut vault, today, 12);
    assert_eq!(shown.len(), 13, "a row a week, and this week so far");
    let mut levels = 0;
    for (row, cells) in shown.iter().enumerate() {
        for (line, cell) in lines.iter().zip(cells) {
            let level = line.weeks[row].1.map(|level| level.get().to_string());
            levels += usize::from(level.is_some());
            let wanted = level.unwrap_or_else(|| "not rated".to_owned());
            assert_eq!(cell, &wanted, "{:?}, row {row}", line.pattern);
        }
    }
    assert_eq!(levels, 4 + 2 + 3, "every level that was given");
}

#[test]
fn a_week_set_aside_is_not_offered_again_and_is_begun_from_trends() {
    let desk = Desk::new();
    let today = filled::today();
    let monday = journal::review_week(today);
    filled::fill_check_ins(&desk.data(), PASSPHRASE, today);
    let mut app = desk.start();
    app.unlock(PASSPHRASE);
    app.offer_review_on(today.weekday());
    app.page().press(&[Key::Control, Key::Char('1')]);
    app.page().sees("Five minutes to look back");
    app.tab_to("button", "Not this week");
    app.page().press(&[Key::Enter]);
    app.page().sees("Not this week, then.");
    app.page().press(&[Key::Control, Key::Char('2')]);
    app.page().find(Role::Heading, "Notes");
    app.page().press(&[Key::Control, Key::Char('1')]);
    not_offered(&app);
    app.lock();
    app.unlock(PASSPHRASE);
    not_offered(&app);

    // Still reachable; left blank, it leaves nothing behind.
    app.page().press(&[Key::Control, Key::Char('3')]);
    app.page().find(Role::Button, "Look back at a week").click();
    assert!(app.review_opened());
    app.page().press(&[Key::Control, Key::Char('1')]);
    not_offered(&app);
    app.kill();
    let mut vault = vault_at::open(&desk.data(), PASSPHRASE, today);
    assert_eq!(week::set_aside(&mut vault), Some(monday));
    assert_eq!(week::reviews(&mut vault), 0);
}

/// Today stands there without an offer. What waits is asked for after the signs are drawn, so the signs
/// alone prove nothing: the page is given a moment.
fn not_offered(app: &App) {
    app.levels();
    let offered = wait::soon(std::time::Duration::from_secs(2), || {
        app.page().shows("Five minutes to look back")
    });
    assert!(!offered, "it was set aside");
}
