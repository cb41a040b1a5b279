//! The walk past Share and what comes in, in the made journal.

use crate::app::App;
use crate::find::Role;
use crate::steps::Place;
use crate::tour::Visit;

/// All of it, ending on Settings.
pub(crate) fn share(app: &App, visit: Visit<'_>) {
    app.open_share();
    app.page().sees("These are the pages that will be written.");
    visit(app, "share");
    for (step, name) in [
        ("For whom", "share-whom"),
        ("Period", "share-period"),
        ("What I want to talk about", "share-talk"),
        ("Focus signs", "share-focus"),
        ("What to include", "share-parts"),
        ("Entries", "share-entries"),
        ("Names", "share-names"),
        ("Form", "share-form"),
    ] {
        app.open_step(step);
        visit(app, name);
    }
    app.page().find_like(Role::Radio, "To a public key").click();
    app.page().find(Role::Field, "Public keys, one a line");
    visit(app, "share-to-a-key");
    app.choose_form("Tables (CSV)");
    app.page().sees("The tables will hold");
    visit(app, "share-tables");

    app.go_to(Place::Settings);
    app.page()
        .find(Role::Heading, "Bring in")
        .script("arguments[0].scrollIntoView()");
    visit(app, "settings-bring-in");
    app.page().find(Role::Button, "Export everything").click();
    app.page().find(Role::Button, "Save the whole journal …");
    visit(app, "settings-export");
}
