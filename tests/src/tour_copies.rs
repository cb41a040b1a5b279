//! The tour through copies: in Settings, on the locked screen, at the first run.

use std::fs;
use std::path::Path;

use crate::app::App;
use crate::find::Role;
use crate::tour::Visit;
use crate::wait;

/// Copies of the open journal, and a new key for it.
pub(crate) fn settings(app: &App, visit: Visit<'_>) {
    app.page().find(Role::Button, "Make a copy now").click();
    app.page().sees("The copy is made.");
    app.page()
        .find(Role::Button, "Let backups open with today’s passphrase")
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

/// The journal's file is taken from its place while it is open, with room for a copy and without; then it
/// is put back.
///
/// # Panics
/// When the files cannot be moved.
pub(crate) fn taken_away(app: &App, data: &Path, visit: Visit<'_>) {
    let file = data.join("gen-1/journal.db");
    let (aside, elsewhere) = (
        file.with_extension("aside"),
        data.with_extension("elsewhere"),
    );
    let is_back = || {
        wait::until("the notice stays", || {
            (!app.page().shows("taken from its place")).then_some(())
        });
    };
    fs::rename(&file, &aside).expect("the file can be moved");
    app.page().sees("is safe in copy");
    visit(app, "journal-taken-away");
    fs::rename(&aside, &file).expect("the file can be put back");
    is_back();
    fs::rename(data, &elsewhere).expect("the folder can be moved");
    fs::write(data, "").expect("a file can stand in its way");
    app.page().sees("no copy can be made");
    visit(app, "journal-taken-away-no-copy");
    fs::remove_file(data).expect("it can be removed");
    fs::rename(&elsewhere, data).expect("the folder can be put back");
    is_back();
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
