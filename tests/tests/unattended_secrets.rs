//! What is typed or shown before a journal is open does not stay on a screen that was left.

use std::process::Command;
use std::time::Duration;

use journeys::desk::Desk;
use journeys::find::Role;
use journeys::needle::Needle;
use journeys::{memory, processes, wait};

const PASSPHRASE: &str = "a lantern left at the ferry";
const NEARLY: &str = "a lantern left at the ferr";
/// More than the minute after which it locks.
const LONG: Duration = Duration::from_secs(100);
/// In seconds. The page reports a person at most every ten.
const IDLE: (&str, &str) = ("EVENKEEL_TEST_IDLE_SECONDS", "12");

#[test]
fn a_recovery_key_that_nobody_wrote_down_is_drawn_anew() {
    let desk = Desk::new();
    let mut app = desk.start_with(&[], &[IDLE]);
    app.begin_setup();
    app.choose_first_passphrase(PASSPHRASE);
    let shown = app.read_recovery_key();
    let needles = [
        Needle::new("the recovery key", &shown.join(r#"",""#)),
        Needle::new("the passphrase", PASSPHRASE),
    ];
    let found = memory::search(&app.processes(), &needles[..1]);
    assert!(!found.places.is_empty(), "the control: it is shown");
    // Nobody is there any more.
    app.come_back();
    app.page().find(Role::Button, "Go on");
    let found = memory::search(&app.processes(), &needles);
    assert!(
        found.processes >= 2 && found.places.is_empty(),
        "{found:#?}"
    );
    assert!(!desk.data().join("gen-1.new").exists());
    app.begin_setup();
    app.choose_first_passphrase(PASSPHRASE);
    let groups = app.read_recovery_key();
    assert_ne!(groups, shown);
    app.prove_recovery_key(&groups);
    app.start_today();
}

#[test]
fn a_passphrase_that_was_mistyped_does_not_stay_in_its_field() {
    let desk = Desk::new();
    desk.start().make_journal(PASSPHRASE);
    let mut app = desk.start_with(&[], &[IDLE]);
    app.try_passphrase(NEARLY);
    app.page().sees("did not open it");
    let typed = [Needle::new("what was typed", NEARLY)];
    let found = memory::search(&app.processes(), &typed);
    assert!(!found.places.is_empty(), "the control: it stands there");
    app.come_back();
    assert_eq!(app.page().find(Role::Field, "Passphrase").value(), "");
    let found = memory::search(&app.processes(), &typed);
    assert!(
        found.processes >= 2 && found.places.is_empty(),
        "{found:#?}"
    );
    app.unlock(PASSPHRASE);
}

#[test]
fn a_settings_file_that_is_swapped_while_the_journal_is_open_does_not_keep_it_open() {
    let desk = Desk::new();
    desk.write_settings(r#"{"autoLockMinutes": 1}"#);
    desk.start().make_journal(PASSPHRASE);
    let mut app = desk.start();
    app.unlock(PASSPHRASE);
    let settings = desk.data().join("settings.json");
    std::fs::remove_file(&settings).unwrap();
    let made = Command::new("mkfifo").arg(&settings).status().unwrap();
    assert!(made.success());
    let before = app.processes();
    wait::until_within(LONG, "it did not lock after a minute", || {
        let web = before.iter().filter(|&&process| process != app.id());
        let mut gone = web.map(|&process| !processes::is_alive(process));
        gone.all(|is_gone| is_gone).then_some(())
    });
    std::fs::remove_file(&settings).unwrap();
    app.come_back();
    app.unlock(PASSPHRASE);
}
