//! The walk past the ways: a page of each group, the ladder, the map, the questions of an exercise
//! and slow breathing, in the made journal.

use serde_json::json;

use crate::app::App;
use crate::driver::Key;
use crate::find::Role;
use crate::tour::Visit;
use crate::wait;
use crate::ways::exercise;

/// All of it, ending on Ways.
pub(crate) fn ways(app: &App, visit: Visit<'_>) {
    app.open_ways();
    visit(app, "ways");
    for (page, name) in [
        ("Be all right with risk", "ways-ladder"),
        ("Know where it comes from", "ways-map"),
        ("Jealousy", "ways-pattern"),
        ("Rejection", "ways-origin"),
        ("Fear in intimate moments", "ways-sign"),
    ] {
        app.open_way(page);
        app.page().find(Role::Heading, page);
        visit(app, name);
    }
    app.begin_exercise(&exercise("ground-breath"));
    app.page().sees("Four counts in");
    visit(app, "ways-breath");
    app.begin_exercise(&exercise("softened-start"));
    visit(app, "ways-question");
    app.page().press(&[Key::Escape]);
    app.open_ways();
}

/// The numbers of a country, in the open support page.
pub(crate) fn numbers(app: &App, visit: Visit<'_>) {
    app.page().script(
        "const choice = document.querySelector('dialog[open] select');
         choice.value = 'IE';
         choice.dispatchEvent(new Event('change', { bubbles: true }))",
        json!([]),
    );
    wait::until("no number was shown", || {
        app.page().shows("999").then_some(())
    });
    visit(app, "support-numbers");
}
