//! The walk past everything in Trends, in the made journal.

use crate::app::App;
use crate::driver::Key;
use crate::find::Role;
use crate::notes::UNDO;
use crate::steps::Place;
use crate::tour::Visit;
use crate::wait;

/// The date that is marked in the made journal.
const MARK: &str = "first hour with Dr. Lind";

/// All of it, ending on Trends.
pub(crate) fn trends(app: &App, visit: Visit<'_>) {
    app.go_to(Place::Trends);
    app.page().find(Role::Heading, "All signs by week");
    visit(app, "trends");
    // The made journal has its three focus signs chosen.
    app.page()
        .find_like(Role::Button, "Choose focus signs")
        .click();
    app.page().find(Role::Heading, "Felt and acted on");
    visit(app, "trends-focus");
    app.page()
        .find_like(Role::Button, "Show as table Focus signs")
        .click();
    visit(app, "trends-focus-table");
    a_weeks_entries(app, visit);
    for (heading, name) in [
        ("Felt and acted on", "trends-acted"),
        ("Last 28 days", "trends-last-28-days"),
        ("All signs by week", "trends-all-signs"),
        ("Boundaries: what I kept", "trends-boundaries"),
        ("Trust steps: expected and what came", "trends-steps"),
        ("Good moments and what helped", "trends-moments"),
        ("Patterns by week", "trends-patterns"),
        ("Before and after a date", "trends-before-after"),
    ] {
        app.page()
            .find(Role::Heading, heading)
            .script("arguments[0].scrollIntoView()");
        visit(app, name);
    }
    tables(app, visit);
    marks(app, visit);
    picture(app, visit);
    app.page().find(Role::Radio, "How strong").click();
    app.page().find(Role::Radio, "A year").click();
    app.page().find(Role::Heading, "All signs by week");
    visit(app, "trends-a-year");
    app.page().find(Role::Radio, "Own dates").click();
    visit(app, "trends-own-dates");
}

/// What was written in a week, opened from its row in the table.
fn a_weeks_entries(app: &App, visit: Visit<'_>) {
    let weeks = app.page().select(".region tbody th button");
    weeks.last().expect("a week can be opened").click();
    wait::until("the week's entries did not unfold", || {
        let lines = app.page().select(".entries > :not([hidden]) li button");
        (!lines.is_empty()).then_some(())
    });
    visit(app, "trends-week-entries");
}

/// The patterns and the marked date as tables.
fn tables(app: &App, visit: Visit<'_>) {
    let marked = app.page().find_like(Role::Heading, MARK).name();
    for (heading, name) in [
        ("Patterns by week", "trends-patterns-table"),
        (marked.as_str(), "trends-before-after-table"),
    ] {
        let button = format!("Show as table {heading}");
        app.page().find(Role::Button, &button).click();
        app.page()
            .find_like(Role::Heading, heading)
            .script("arguments[0].scrollIntoView()");
        visit(app, name);
        app.page().find(Role::Button, &button).click();
    }
}

/// A date is marked with its calendar open, refused without words, and the first one removed.
fn marks(app: &App, visit: Visit<'_>) {
    app.page().find(Role::Button, "Mark a date").click();
    app.tab_to("form button", "Date");
    app.page().press(&[Key::Enter]);
    app.page().find(Role::Button, "Month before");
    visit(app, "trends-mark-a-date");
    app.page().press(&[Key::Escape]);
    app.tab_to("form button", "Keep");
    app.page().press(&[Key::Enter]);
    app.page().find_like(Role::Heading, "Before and after");
    app.page().sees("A marked date needs words of its own");
    visit(app, "trends-mark-refused");
    app.page().find(Role::Button, "Not now").click();
    let remove = format!("Remove: {MARK}");
    app.page().find(Role::Button, &remove).click();
    app.page().sees("No date is marked yet.");
    // At once: it can be undone for ten seconds, and a visit may take as long.
    app.page().find(Role::Button, "Undo");
    app.page().press(&UNDO);
    app.page().find(Role::Button, &remove).click();
    app.page().sees("No date is marked yet.");
    visit(app, "trends-mark-removed");
}

/// What saving a picture means, before any dialog comes.
fn picture(app: &App, visit: Visit<'_>) {
    let save = app
        .page()
        .find_like(Role::Button, "Save picture Focus signs");
    save.click();
    app.page().find(Role::Button, "Save as PNG");
    visit(app, "trends-save-picture");
    app.page().press(&[Key::Escape]);
}
