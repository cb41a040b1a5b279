//! A start that cannot begin says so in a sentence, ends, and is no success.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::process::Stdio;

use journeys::desk::Desk;
use journeys::keyboard::Keyboard;
use journeys::person::Person;
use journeys::screen::Guarded;
use journeys::wait;

#[test]
fn without_a_screen_it_says_what_is_missing() {
    let desk = Desk::new();
    let output = desk
        .plain()
        .env_remove("DISPLAY")
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("there is no screen for its window"), "{said}");
    assert!(!said.contains(".rs:"), "no line of code: {said}");
    assert!(!desk.data().exists(), "nothing was made");
}

#[test]
fn where_nothing_can_be_saved_a_window_and_the_terminal_name_the_folder() {
    let desk = Desk::of(Person::NOBODY);
    let closed = desk.home().root().join("cache");
    fs::set_permissions(&closed, Permissions::from_mode(0o500)).unwrap();
    let mut command = desk.plain();
    let said = desk.home().root().join("said");
    let log = fs::File::create(&said).unwrap();
    let mut started = Guarded(command.stderr(Stdio::from(log)).spawn().unwrap());
    let windows = desk.screen().windows();
    let window = wait::until("no window said so", || {
        windows.titled(started.0.id(), "Evenkeel can’t start")
    });
    let keyboard = Keyboard::at(desk.screen().display());
    keyboard.aim_at(window);
    keyboard.press("Escape");
    let status = wait::until("it did not end", || started.0.try_wait().ok().flatten());
    let said = fs::read_to_string(said).unwrap();
    assert_eq!(status.code(), Some(1), "{said}");
    let sentence = format!(
        "it can’t save anything in {}/org.evenkeel.journal",
        closed.display()
    );
    assert!(said.contains(&sentence), "{said}");
    assert!(!said.contains(".rs:"), "no line of code: {said}");
}
