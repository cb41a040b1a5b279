//! The trends say what is in the database: a table read off the page beside what the vault holds.

use journal::{SignId, Span};
use journeys::app::App;
use journeys::desk::Desk;
use journeys::filled;
use journeys::find::Role;
use journeys::first_paint;
use journeys::steps::Place;
use journeys::table;
use journeys::wait;

const PASSPHRASE: &str = "a lantern left at the ferry";

#[test]
fn the_table_is_what_the_journal_holds_and_focus_signs_are_kept() {
    let desk = Desk::new();
    let today = filled::today();
    let days = filled::fill_check_ins(&desk.data(), PASSPHRASE, today);
    let mut app = desk.start();
    app.unlock(PASSPHRASE);
    app.go_to(Place::Trends);
    app.page().find(Role::Radio, "12 weeks").click();
    app.page().find(Role::Checkbox, "Drama").click();
    // What is said of it stands above, and moves what is below: a person clicks when it rests.
    app.page().sees("Drama: ");
    app.page().find(Role::Checkbox, "Holding back").click();
    app.page()
        .find_like(Role::Button, "Show as table Focus signs")
        .click();
    let state = journal::trends(&days, &[], today, Span::Whole(12));
    compare(&app, &state);

    // Chosen signs outlive a lock, in the order in which they were chosen.
    app.lock();
    app.unlock(PASSPHRASE);
    app.go_to(Place::Trends);
    app.page().find(Role::Radio, "12 weeks").click();
    app.page()
        .find_like(Role::Button, "Show as table Focus signs")
        .click();
    compare(&app, &state);
}

fn compare(app: &App, state: &journal::TrendsState) {
    // A choice is drawn when the journal has answered.
    let shown = wait::until("both signs in the table", || {
        let table = app
            .page()
            .find_like(Role::Table, "Mean level of the rated days, by week");
        Some(table::cells(&table)).filter(|rows| rows.iter().all(|row| row.len() == 2))
    });
    assert_eq!(shown.len(), 13, "a row a week, and this week so far");
    let mut counted = 0;
    for (column, sign) in [SignId::Drama, SignId::HeldBack].into_iter().enumerate() {
        for (row, week) in state.signs[sign.index()].weeks.iter().enumerate() {
            let cell = &shown[row][column];
            if let Some(mean) = week.mean {
                counted += 1;
                // Halves up, as the page rounds.
                let wanted = format!("{:.1}", (mean * 10.0).round() / 10.0);
                assert!(cell.contains(&wanted), "{sign}, {}: {cell}", week.start);
            } else {
                assert!(cell.contains("gap"), "{sign}, {}: {cell}", week.start);
            }
        }
    }
    assert!(counted > 10, "the journal has weeks that count: {counted}");
}

/// Measures, and judges no time: a machine that is busy proves nothing. In a release build of the
/// program with the feature `automation`, at rest, it should be under 100 ms.
#[test]
fn the_first_chart_is_painted_soon_after_a_click_on_trends() {
    let desk = Desk::new();
    filled::fill_check_ins(&desk.data(), PASSPHRASE, filled::today());
    let mut app = desk.start();
    app.unlock(PASSPHRASE);
    app.go_to(Place::Trends);
    app.page().find(Role::Checkbox, "Drama").click();
    app.page().sees("Drama: ");
    app.lock();
    app.unlock(PASSPHRASE);
    app.levels();
    for visit in ["first", "second", "third"] {
        let shown = first_paint::of_trends(&app);
        println!(
            "the {visit} visit: heading {:.0} ms, first chart {:.0} ms, whole page {:.0} ms",
            shown.heading, shown.chart, shown.whole
        );
        assert!(0.0 < shown.heading && shown.heading <= shown.chart);
        assert!(shown.chart <= shown.whole);
        app.go_to(Place::Today);
        app.levels();
    }
}
