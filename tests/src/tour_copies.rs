//! The tour through copies: in Settings, on the locked screen, at the first run.

use crate::app::App;
use crate::find::Role;
use crate::tour::Visit;

/// Copies of the open journal, and a new key for it.
pub(crate) fn settings(app: &App, visit: Visit<'_>) {
    app.page().find(Role::Button, "Make a copy now").click();
    app.page().sees("The copy is made.");
    app.page()
        .find(Role::Button, "Let copies open with today’s")
        .click();
    visit(app, "settings-backups");
    app.page().find(Role::Button, "Not now").click();
    app.page()
        .find(Role::Button, "Make a new vault key")
        .click();
    app.page().find(Role::Field, "Current passphrase");
    visit(app, "settings-new-vault-key");
    app.page().find(Role::Button, "Not now").click();
}

/// A copy is chosen and does not open; what reads could be saved.
pub(crate) fn locked(app: &App, visit: Visit<'_>) {
    app.page().find(Role::Button, "Restore from a copy").click();
    app.page().find(Role::Heading, "Restore from a copy");
    visit(app, "restore");
    app.page()
        .find(Role::Button, "Save what can be read")
        .click();
    app.page().find(Role::Button, "Save what reads");
    visit(app, "salvage");
    app.page().find(Role::Button, "Back").click();
    app.page().find(Role::Heading, "Your journal is locked");
}

/// Somebody comes with a copy from another computer.
pub(crate) fn first_run(app: &App, visit: Visit<'_>) {
    app.page().find(Role::Button, "Restore from a copy").click();
    app.page().find(Role::Heading, "Restore from a copy");
    visit(app, "first-run-restore");
    app.page().find(Role::Button, "Back").click();
    app.page().find(Role::Button, "Go on");
}
