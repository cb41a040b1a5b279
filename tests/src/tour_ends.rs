//! The part of the walk past what is seen when something ends: the page, the patience of a lock, the journal.

use crate::app::App;
use crate::desk::Desk;
use crate::driver::Key;
use crate::find::Role;
use crate::notes::Kind;
use crate::processes;
use crate::tour::Visit;

/// From the page that asks for a new passphrase to the last word about the journal.
pub(crate) fn walk(desk: &Desk, app: &mut App, passphrase: &str, visit: Visit<'_>) {
    app.choose_new_passphrase(passphrase);
    app.begin_entry(Kind::Reflection);
    app.paste("body", "'weir '.repeat(400_000)");
    app.page().press(&[Key::F9]);
    app.page().sees("Your last words could not be saved yet.");
    desk.start_again();
    visit(app, "hidden-unsaved");
    app.page()
        .find(Role::Button, "Go back to the text …")
        .click();
    app.page()
        .find(Role::Field, "Passphrase")
        .fill("not this one");
    app.page().press(&[Key::Enter]);
    app.page().sees("That passphrase did not open it");
    visit(app, "hidden-go-back");

    processes::kill_now(app.page_process());
    app.come_back();
    desk.start_again();
    app.page().find(Role::Heading, "Your journal is locked");
    visit(app, "unlock-page-ended");
    app.unlock(passphrase);
    app.erase();
    app.come_back();
    app.page().find(Role::Heading, "The journal was erased");
    visit(app, "erased");
}
