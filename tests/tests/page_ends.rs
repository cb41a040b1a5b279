//! The process that draws the page is killed, or hangs: nothing of the journal stays on the screen, the journal is
//! locked, what was saved is there and the person is told up to when. The keys that hide and lock, and closing, need
//! no page.

use journeys::app::App;
use journeys::desk::Desk;
use journeys::driver::Key;
use journeys::find::Role;
use journeys::keyboard::Keyboard;
use journeys::notes::Kind;
use journeys::processes;
use journeys::wait;
use serde_json::json;

const PASSPHRASE: &str = "a lantern left at the ferry";
const SAVED: &str = "We had come as far as the weir.";
const CRASHED: &str = "Part of Evenkeel crashed, so the journal was locked.";
const HUNG: &str = "Evenkeel stopped responding, so the journal was locked.";
/// How long the page works at one thing: longer than a page that does nothing is waited for.
const HARD_WORK: u32 = 24_000;

#[test]
fn killed_while_one_types_it_locks_and_tells_up_to_when_text_is_saved() {
    let desk = Desk::new();
    let mut app = desk.start();
    app.make_journal(PASSPHRASE);
    app.write_note(SAVED);
    app.page().type_text(" And");
    processes::kill_now(app.page_process());
    app.come_back();
    app.page().find(Role::Heading, "Your journal is locked");
    app.page().sees(CRASHED);
    app.page().sees("Your text is saved up to ");
    app.unlock(PASSPHRASE);
    assert!(app.note().starts_with(SAVED), "{}", app.note());
    // Nothing is left of it: the window closes as ever.
    app.windows().ask_to_close(app.window());
    assert!(app.ended().success());
}

#[test]
fn killed_with_text_that_could_not_be_saved_it_locks_all_the_same() {
    let desk = Desk::new();
    let mut app = desk.start();
    app.make_journal(PASSPHRASE);
    app.write_note(SAVED);
    hidden_with_too_long_a_text(&app);
    processes::kill_now(app.page_process());
    app.come_back();
    desk.start_again();
    app.page().sees(CRASHED);
    app.unlock(PASSPHRASE);
    assert_eq!(app.note(), SAVED);
    app.windows().ask_to_close(app.window());
    assert!(app.ended().success());
}

#[test]
fn killed_while_it_is_locked_it_comes_back_and_says_nothing_of_text() {
    let desk = Desk::new();
    let mut app = desk.start();
    app.make_journal(PASSPHRASE);
    app.lock();
    app.page().find(Role::Field, "Passphrase").fill("half a");
    processes::kill_now(app.page_process());
    app.come_back();
    app.page().sees(CRASHED);
    assert_eq!(app.page().find(Role::Field, "Passphrase").value(), "");
    app.unlock(PASSPHRASE);
}

#[test]
fn killed_again_before_anybody_touched_it_the_program_says_so_and_ends() {
    let desk = Desk::new();
    let mut app = desk.start();
    app.make_journal(PASSPHRASE);
    processes::kill_now(app.page_process());
    app.come_back();
    processes::kill_now(app.page_process());
    let window = wait::until("no window said so", || {
        app.windows().titled(app.id(), "Evenkeel can’t start")
    });
    let keyboard = Keyboard::at(desk.screen().display());
    keyboard.aim_at(window);
    keyboard.press("Escape");
    assert_eq!(app.ended().code(), Some(1));
    assert!(app.said().contains("the web engine crashed twice"));
}

#[test]
fn a_page_that_hangs_is_locked_away() {
    let desk = Desk::new();
    let mut app = desk.start();
    app.make_journal(PASSPHRASE);
    app.write_note(SAVED);
    processes::stop(app.page_process());
    app.come_back_from_hanging();
    app.page().sees(HUNG);
    app.page().sees("Your text is saved up to ");
    app.unlock(PASSPHRASE);
    assert_eq!(app.note(), SAVED);
}

#[test]
fn a_page_that_hangs_with_text_that_could_not_be_saved_is_locked_away() {
    let desk = Desk::new();
    let mut app = desk.start();
    app.make_journal(PASSPHRASE);
    app.write_note(SAVED);
    hidden_with_too_long_a_text(&app);
    processes::stop(app.page_process());
    app.come_back_from_hanging();
    desk.start_again();
    app.page().sees(HUNG);
    app.unlock(PASSPHRASE);
    assert_eq!(app.note(), SAVED);
}

#[test]
fn a_page_that_works_hard_is_not_taken_for_one_that_hangs() {
    let desk = Desk::new();
    let app = desk.start();
    app.make_journal(PASSPHRASE);
    let page = app.page_process();
    app.page().script(
        "const end = performance.now() + arguments[0];
         while (performance.now() < end) Math.random();",
        json!([HARD_WORK]),
    );
    assert_eq!(app.page_process(), page, "it is the same as before");
    app.write_note(SAVED);
}

#[test]
fn keys_and_closing_need_no_page() {
    let desk = Desk::new();
    let keyboard = Keyboard::at(desk.screen().display());
    let mut app = desk.start();
    app.make_journal(PASSPHRASE);
    app.write_note(SAVED);
    for key in ["F9", "ctrl+l"] {
        let window = app.window();
        keyboard.aim_at(window);
        processes::stop(app.page_process());
        keyboard.press(key);
        wait::until("it was not hidden", || {
            (app.windows().of(app.id()) != Some(window)).then_some(())
        });
        app.come_back();
        desk.start_again();
        app.unlock(PASSPHRASE);
        assert_eq!(app.note(), SAVED);
    }
    processes::stop(app.page_process());
    app.windows().ask_to_close(app.window());
    assert!(app.ended().success());
}

#[test]
fn where_the_layout_has_no_latin_letters_ctrl_and_the_place_of_l_lock() {
    /// What X numbers the key that has an L on most keyboards.
    const PLACE_OF_L: &str = "ctrl+46";
    let desk = Desk::new();
    let mut app = desk.start();
    app.make_journal(PASSPHRASE);
    for layout in ["ru", "gr", "il"] {
        desk.lay_out_keys(layout);
        let keyboard = Keyboard::at(desk.screen().display());
        keyboard.aim_at(app.window());
        keyboard.press(PLACE_OF_L);
        app.come_back();
        app.unlock(PASSPHRASE);
    }
}

/// Text that is over the limit keeps the lock waiting, out of sight.
fn hidden_with_too_long_a_text(app: &App) {
    app.begin_entry(Kind::Reflection);
    app.paste("body", "'weir '.repeat(400_000)");
    app.page().press(&[Key::F9]);
    app.page().sees("Your last words could not be saved yet.");
}
