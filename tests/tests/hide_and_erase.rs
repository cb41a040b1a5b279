//! One key hides and locks from every page, whatever stands open; and a journal that is erased is gone.

use journeys::app::App;
use journeys::desk::Desk;
use journeys::disk;
use journeys::driver::Key;
use journeys::find::Role;
use journeys::notes::Kind;
use journeys::steps::Place;
use journeys::wait;

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
        comes_when_called(&desk, &mut app);
        app.page().find(Role::Heading, "Your journal is locked");
        app.page().sees("Hidden and locked, as you asked.");
        app.unlock(PASSPHRASE);
    }
    app.open_share();
    app.page().press(&[Key::F9]);
    comes_when_called(&desk, &mut app);
    app.unlock(PASSPHRASE);

    // Over a dialog, and in the middle of a word.
    app.page().press(&[Key::F1]);
    app.page().find_like(Role::Dialog, "");
    app.page().press(&[Key::F9]);
    comes_when_called(&desk, &mut app);
    app.unlock(PASSPHRASE);
    app.write_note("The heron was still th");
    app.page().press(&[Key::F9]);
    comes_when_called(&desk, &mut app);
    assert!(!app.page().shows("heron"));
    app.unlock(PASSPHRASE);
    app.page().sees("Last opened");
    assert!(app.note().contains("The heron was still th"));
}

#[test]
fn where_nothing_is_open_it_hides_what_is_typed_and_shown() {
    let desk = Desk::new();
    let mut app = desk.start();
    app.begin_setup();
    app.choose_first_passphrase(PASSPHRASE);
    let groups = app.read_recovery_key();
    app.page().press(&[Key::F9]);
    comes_when_called(&desk, &mut app);
    app.page()
        .sees("If you saved or wrote down a recovery key, throw it away");
    assert!(!app.page().shows(&groups[0]));
    app.make_journal(PASSPHRASE);
    app.lock();
    app.try_passphrase(NEXT);
    app.page().sees("That passphrase did not open it");
    app.page().press(&[Key::F9]);
    comes_when_called(&desk, &mut app);
    assert_eq!(app.page().find(Role::Field, "Passphrase").value(), "");
    app.turn_to_recovery_key();
    app.page()
        .find(Role::Field, "Recovery key")
        .fill(&groups[0]);
    app.page().press(&[Key::F9]);
    comes_when_called(&desk, &mut app);
    assert!(app.page().look_for(Role::Field, "Recovery key").is_none());
    app.unlock(PASSPHRASE);
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
        comes_when_called(&desk, &mut app);
        app.unlock(PASSPHRASE);
    }
}

#[test]
fn text_that_cannot_be_saved_is_hidden_and_reached_again_by_the_passphrase_alone() {
    const LONG: usize = 2_000_000;
    let desk = Desk::new();
    let mut app = desk.start();
    app.make_journal(PASSPHRASE);
    app.begin_entry(Kind::Reflection);
    app.paste("body", &format!("'weir '.repeat({})", LONG / 5));
    app.page().press(&[Key::F9]);
    app.page().sees("Your last words could not be saved yet.");
    assert_eq!(app.windows().of(app.id()), None, "it is out of sight");
    desk.start_again();
    app.window();
    app.page()
        .find(Role::Button, "Go back to the text …")
        .click();
    app.page().find(Role::Field, "Passphrase").fill(NEXT);
    app.page().press(&[Key::Enter]);
    app.page().sees("That passphrase did not open it");
    assert!(!app.page().shows("weir"));
    app.page().press(&[Key::Control, Key::Char('z')]);
    let field = app.page().find(Role::Field, "Passphrase");
    assert_eq!(field.value(), "", "nothing brings it back");
    // The key that hides empties it as well, and the page comes when it is called.
    field.fill(NEXT);
    app.page().press(&[Key::F9]);
    wait::until("the passphrase stayed", || {
        let field = app.page().look_for(Role::Field, "Passphrase")?;
        field.value_if_there()?.is_empty().then_some(())
    });
    desk.start_again();
    app.window();
    app.page().find(Role::Field, "Passphrase").fill(PASSPHRASE);
    app.page().press(&[Key::Enter]);
    wait::until("the text did not come back", || {
        (app.field("body").len() == LONG).then_some(())
    });
    // The advice can be followed.
    app.paste("body", "'Only the weir.'");
    app.entry_saved();
    app.lock();
    app.unlock(PASSPHRASE);
    app.page().sees("one attempt with a wrong passphrase");
    app.open_notes();
    app.open_line(0);
    app.edit_entry();
    assert_eq!(app.field("body"), "Only the weir.");
}

#[test]
fn a_window_hidden_for_a_lock_that_has_to_wait_for_text_is_in_reach_again() {
    let desk = Desk::new();
    let app = desk.start();
    app.make_journal(PASSPHRASE);
    app.begin_entry(Kind::Reflection);
    app.paste("body", "'weir '.repeat(400_000)");
    app.page().press(&[Key::Control, Key::Char('l')]);
    app.page().sees("Your last words could not be saved yet.");
    wait::until("nobody reaches it", || app.windows().of(app.id()));
}

/// Hidden, it is out of sight until the program is started once more: no window manager lists it here.
fn comes_when_called(desk: &Desk, app: &mut App) {
    app.come_back();
    assert_eq!(app.windows().of(app.id()), None, "it shows itself");
    desk.start_again();
    app.window();
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
    app.page().find(Role::Heading, "The journal was erased");
    app.page().sees("The backups in the data folder.");
    app.page().sees("What may still be there");
    app.page().find(Role::Button, "Start a new journal").click();
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
