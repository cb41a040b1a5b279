//! Leaving without locking: the journal locks itself, and keeps what was being written.

use journeys::desk::Desk;
use journeys::driver::Key;
use journeys::find::Role;

const PASSPHRASE: &str = "a lantern left at the ferry";
/// In seconds. The page reports a person at most every ten.
const IDLE: &str = "12";
const HALF_A_THOUGHT: &str = "I was about to write that";

#[test]
fn left_alone_it_locks_and_keeps_the_note() {
    let desk = Desk::new();
    desk.make_journal(PASSPHRASE);

    let mut app = desk.start_with(&[], &[("EVENKEEL_TEST_IDLE_SECONDS", IDLE)]);
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
