//! The walk past everything in Notes, in the made journal.

use std::time::Duration;

use crate::app::App;
use crate::driver::Key;
use crate::find::Role;
use crate::notes::{CHOOSER, Kind};
use crate::steps::Place;
use crate::tour::Visit;
use crate::wait;

/// More weeks than lie between two reviews of the made journal.
const WEEKS: usize = 12;

/// All of it, ending on Today.
pub(crate) fn notes(app: &App, visit: Visit<'_>) {
    app.open_notes();
    visit(app, "notes");
    app.page().press(&[Key::Control, Key::Char('n')]);
    app.page().find(Role::Dialog, CHOOSER);
    visit(app, "notes-chooser");
    app.page().press(&[Key::Escape]);
    for kind in Kind::ALL {
        app.begin_entry(kind);
        visit(app, &format!("notes-write-{}", kind.word()));
    }
    app.leave_entry();
    filled_in(app, visit);
    found(app, visit);
    trash(app, visit);
    app.go_to(Place::Today);
    app.page()
        .find(Role::Heading, "Waiting for me")
        .script("arguments[0].scrollIntoView()");
    visit(app, "today-waiting");
}

/// The filters, and the newest entry of each kind, to read and to write.
fn filled_in(app: &App, visit: Visit<'_>) {
    app.page().find(Role::Button, "Filter").click();
    app.page().find_like(Role::Button, "Period").click();
    app.page().find(Role::Dialog, "Period");
    visit(app, "notes-period");
    app.page().press(&[Key::Escape]);
    app.open_filter("Kind");
    app.page().find(Role::Checkbox, "Check-in").click();
    app.page().find(Role::Button, "Remove filter: Check-in");
    wait::until("the list was not narrowed", || {
        app.line(0).contains("noted").then_some(())
    });
    visit(app, "notes-filters");
    app.page().select("#line-0")[0].click();
    app.page().find(Role::Button, "Open in Today");
    visit(app, "notes-read-check-in");
    app.page().find(Role::Checkbox, "Check-in").click();
    for kind in Kind::ALL {
        let only = || app.page().find(Role::Checkbox, kind.label());
        only().click();
        wait::until("the list was not narrowed", || {
            app.line(0).contains(kind.label()).then_some(())
        });
        app.open_line(0);
        app.page().sees(kind.label());
        visit(app, &format!("notes-read-{}", kind.word()));
        app.edit_entry();
        app.unfold_entry();
        visit(app, &format!("notes-edit-{}", kind.word()));
        if kind == Kind::Pain {
            app.page().press(&[Key::F2]);
            app.page().find(Role::Heading, "A pause");
            visit(app, "notes-grounding");
            app.page().press(&[Key::F2]);
        }
        if kind == Kind::WeekReview {
            a_week_taken(app, visit);
        }
        only().click();
    }
    app.page().find(Role::Button, "Filter").click();
}

/// From week to week, to one that has a review of its own.
fn a_week_taken(app: &App, visit: Visit<'_>) {
    let met = (0..WEEKS).any(|_| {
        app.page().find(Role::Button, "Week before").click();
        wait::soon(Duration::from_secs(1), || app.page().shows("already."))
    });
    assert!(met, "the made journal has more than one review");
    visit(app, "week-review-taken");
}

fn found(app: &App, visit: Visit<'_>) {
    app.go_to_search();
    app.page().type_text("talk");
    app.page().find_like(Role::Button, "talk");
    visit(app, "notes-search");
    app.search_for("zzzz", 0);
    visit(app, "notes-search-none");
    app.page().find(Role::Button, "Clear the search").click();
}

fn trash(app: &App, visit: Visit<'_>) {
    app.open_trash();
    app.page().sees("Nothing is in the trash");
    visit(app, "notes-trash-empty");
    app.begin_entry(Kind::GoodMoment);
    app.page().type_text("Laughed about the same thing.");
    app.entry_saved();
    app.done_writing();
    app.delete_entry();
    visit(app, "notes-deleted");
    app.open_trash();
    app.page().find_like(Role::Button, "Erase: ").click();
    app.page().find_like(Role::Button, "Erase for good: ");
    visit(app, "notes-trash");
}
