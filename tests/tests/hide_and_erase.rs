//! One key hides and locks from every page, whatever stands open; and a journal that is erased is gone.

use journeys::desk::Desk;
use journeys::disk;
use journeys::driver::Key;
use journeys::find::Role;
use journeys::steps::Place;

const PASSPHRASE: &str = "a lantern left at the ferry";
const PAGES: [Place; 5] = [
    Place::Today,
    Place::Notes,
    Place::Trends,
    Place::Ways,
    Place::Settings,
];
const NEXT: &str = "seven herons over a slow canal";

#[test]
fn one_key_hides_and_locks_from_every_page_and_keeps_what_is_typed() {
    let desk = Desk::new();
    let mut app = desk.start_open(PASSPHRASE);
    for place in PAGES {
        app.go_to(place);
        app.page().press(&[Key::F9]);
        app.come_back();
        app.page().find(Role::Heading, "Your journal is locked");
        app.unlock(PASSPHRASE);
    }
    app.open_share();
    app.page().press(&[Key::F9]);
    app.come_back();
    app.unlock(PASSPHRASE);

    // Over a dialog, and in the middle of a word.
    app.page().press(&[Key::F1]);
    app.page().find_like(Role::Dialog, "");
    app.page().press(&[Key::F9]);
    app.come_back();
    app.unlock(PASSPHRASE);
    app.write_note("The heron was still th");
    app.page().press(&[Key::F9]);
    app.come_back();
    assert!(!app.page().shows("heron"));
    app.unlock(PASSPHRASE);
    app.page().sees("Last opened");
    assert!(app.note().contains("The heron was still th"));
}

#[test]
fn the_first_stop_of_the_tab_key_hides_as_well() {
    let desk = Desk::new();
    let mut app = desk.start_open(PASSPHRASE);
    for place in PAGES {
        app.go_to(place);
        // As from the top of the page: nothing has the focus.
        app.page().script(
            "document.activeElement.blur(); getSelection().removeAllRanges(); \
             document.body.tabIndex = -1; document.body.focus()",
            serde_json::json!([]),
        );
        app.page().press(&[Key::Tab]);
        assert_eq!(app.page().focused().name(), "Hide and lock", "{place:?}");
        app.page().press(&[Key::Enter]);
        app.come_back();
        app.unlock(PASSPHRASE);
    }
}

#[test]
fn an_erased_journal_is_gone_and_another_begins() {
    let desk = Desk::new();
    let mut app = desk.start_open(PASSPHRASE);
    app.write_note("Nothing of this is left");
    app.go_to(Place::Settings);
    app.page().find(Role::Button, "Erase the journal …").click();
    app.page()
        .find(Role::Button, "Erase it all, for good")
        .click();
    app.page().sees("Nothing was erased.");
    app.page()
        .find_like(Role::Field, "To go on, type")
        .fill("erase");
    app.page()
        .find(Role::Button, "Erase it all, for good")
        .click();
    app.come_back();
    app.page().find(Role::Button, "Go on");
    let left: Vec<_> = disk::files(&desk.data())
        .into_iter()
        .filter(|file| !file.ends_with("lock"))
        .collect();
    assert!(left.is_empty(), "{left:?}");

    app.make_journal(NEXT);
    app.lock();
    app.try_passphrase(PASSPHRASE);
    app.page().sees("That passphrase did not open it");
    app.unlock(NEXT);
}
