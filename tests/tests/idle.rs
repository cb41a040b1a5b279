//! Leaving without locking: the journal locks itself, and keeps what was being written.

use journeys::desk::Desk;
use journeys::driver::Key;
use journeys::find::Role;
use journeys::notes::Kind;
use journeys::wait;

const PASSPHRASE: &str = "a lantern left at the ferry";
/// In seconds. The page reports a person at most every ten.
const IDLE: &str = "12";
const HALF_A_THOUGHT: &str = "I was about to write that";
const UNDO: [Key; 2] = [Key::Control, Key::Char('z')];
const HALF_A_PASSPHRASE: &str = "a lantern left at the fer";
const SHORT: [(&str, &str); 1] = [("EVENKEEL_TEST_IDLE_SECONDS", IDLE)];

#[test]
fn left_alone_it_locks_and_keeps_the_note() {
    let desk = Desk::new();
    desk.make_journal(PASSPHRASE);

    let mut app = desk.start_with(&[], &SHORT);
    app.unlock(PASSPHRASE);
    app.write_note(HALF_A_THOUGHT);
    // Nobody is there any more.
    app.come_back();
    app.page().find_like(Role::Field, "Passphrase");
    assert!(!app.page().shows(HALF_A_THOUGHT));

    app.unlock(PASSPHRASE);
    assert_eq!(app.note(), HALF_A_THOUGHT);
}

#[test]
fn a_passphrase_that_is_left_at_the_locked_page_goes() {
    let desk = Desk::new();
    desk.make_journal(PASSPHRASE);
    let mut app = desk.start_with(&[], &SHORT);
    app.try_passphrase(HALF_A_PASSPHRASE);
    app.page().sees("That passphrase did not open it");
    app.page().find(Role::Button, "Show the passphrase").click();
    app.come_back();
    app.page().sees("Locked while you were away.");
    let field = app.page().find(Role::Field, "Passphrase");
    assert_eq!(field.value(), "");
    app.unlock(PASSPHRASE);
    app.page().sees("one attempt with a wrong passphrase");
}

#[test]
fn a_setup_that_is_left_with_its_key_on_the_page_begins_again_with_another() {
    let desk = Desk::new();
    let mut app = desk.start_with(&[], &SHORT);
    app.begin_setup();
    app.choose_first_passphrase(PASSPHRASE);
    let before = app.read_recovery_key();
    app.come_back();
    app.page()
        .sees("If you saved or wrote down a recovery key, throw it away");
    app.begin_setup();
    app.choose_first_passphrase(PASSPHRASE);
    let groups = app.read_recovery_key();
    assert_ne!(groups, before);
    app.prove_recovery_key(&groups);
    app.start_today();
}

#[test]
fn a_passphrase_that_is_left_beside_text_that_could_not_be_saved_goes() {
    let desk = Desk::new();
    desk.make_journal(PASSPHRASE);
    let app = desk.start_with(&[], &SHORT);
    app.unlock(PASSPHRASE);
    app.begin_entry(Kind::Reflection);
    app.paste("body", "'weir '.repeat(400_000)");
    app.page().press(&[Key::F9]);
    app.page().sees("Your last words could not be saved yet.");
    desk.start_again();
    app.window();
    let back = app.page().find(Role::Button, "Go back to the text …");
    back.click();
    app.page()
        .find(Role::Field, "Passphrase")
        .fill(HALF_A_PASSPHRASE);
    wait::until("the passphrase stayed", || {
        let field = app.page().look_for(Role::Field, "Passphrase")?;
        field.value_if_there()?.is_empty().then_some(field)
    })
    .click();
    app.page().press(&UNDO);
    let field = app.page().find(Role::Field, "Passphrase");
    assert_eq!(field.value(), "", "nothing brings it back");
    app.page().sees("Your last words could not be saved yet.");
}

#[test]
fn closing_the_window_in_the_middle_of_a_word_keeps_the_note_and_ends() {
    let desk = Desk::new();
    let mut app = desk.start_open(PASSPHRASE);
    app.write_note(HALF_A_THOUGHT);
    app.page().press(&[Key::Char('!')]);
    app.windows().ask_to_close(app.window());
    let status = app.ended();
    assert!(status.success(), "it ended with {status}");

    let app = desk.start();
    app.unlock(PASSPHRASE);
    assert_eq!(app.note(), format!("{HALF_A_THOUGHT}!"));
}

#[test]
fn locking_in_the_middle_of_a_word_keeps_the_note() {
    let desk = Desk::new();
    let mut app = desk.start_open(PASSPHRASE);
    app.write_note(HALF_A_THOUGHT);
    app.page().press(&[Key::Char('!')]);
    app.lock();
    app.unlock(PASSPHRASE);
    assert_eq!(app.note(), format!("{HALF_A_THOUGHT}!"));
}

#[test]
fn turning_the_page_and_locking_in_the_middle_of_a_word_keeps_the_note() {
    let desk = Desk::new();
    let mut app = desk.start_open(PASSPHRASE);
    app.write_note(HALF_A_THOUGHT);
    app.page().press(&[Key::Char('!')]);
    app.page().press(&[Key::Control, Key::Char('3')]);
    app.lock();
    app.unlock(PASSPHRASE);
    assert_eq!(app.note(), format!("{HALF_A_THOUGHT}!"));
}
