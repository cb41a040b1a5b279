//! The walk past one's own signs: in Settings, in the check-in, in the list.

use crate::app::App;
use crate::driver::Key;
use crate::find::Role;
use crate::signs::ADD;
use crate::steps::Place;
use crate::tour::Visit;

const OWN: &str = "Reading old messages in the night to look for proof of it";

/// All of it, in the made journal with its eleven, ending on Today.
pub(crate) fn signs(app: &App, visit: Visit<'_>) {
    app.open_signs(11);
    app.page()
        .find(Role::Heading, "Signs")
        .script("arguments[0].scrollIntoView()");
    visit(app, "settings-signs");
    app.press_on_signs("Reword: Drama");
    visit(app, "settings-signs-reword");
    app.word_sign("Storms", "It went from calm to storm and back");
    visit(app, "settings-signs-reworded");
    app.press_on_signs(ADD);
    app.page().press(&[Key::Enter]);
    app.page().sees("Write a short name here.");
    visit(app, "settings-signs-add-refused");
    app.word_sign(OWN, "I read what they wrote long ago, again and again");
    app.press_on_signs("Put away: Isolating");
    app.page().find(Role::Button, "Take back: Isolating");
    visit(app, "settings-signs-put-away");
    app.press_on_signs(ADD);
    app.word_sign("Slammed doors", "I shut a door louder than I had to");
    app.press_on_signs("Remove: Slammed doors");
    app.page().sees("Removed: Slammed doors");
    visit(app, "settings-signs-removed");

    app.go_to(Place::Today);
    app.levels();
    visit(app, "today-own-signs");
    app.page()
        .find(Role::Button, &format!("About: {OWN}"))
        .click();
    app.page().find(Role::Dialog, OWN);
    visit(app, "today-about-my-own-sign");
    app.page().press(&[Key::Escape]);
    app.go_to(Place::Trends);
    app.page()
        .find(Role::Heading, "All signs by week")
        .script("arguments[0].scrollIntoView()");
    visit(app, "trends-own-signs");
    app.go_to(Place::Today);
}
