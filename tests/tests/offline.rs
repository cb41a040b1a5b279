//! The program as people get it never even asks for a network.
//!
//! No driver here: it would need a socket itself.

use std::process::Command;
use std::time::Duration;

use journeys::desk::Desk;
use journeys::find::Role;
use journeys::plain::Plain;
use journeys::steps::Place;
use journeys::trace::Trace;

const PASSPHRASE: &str = "a lantern left at the ferry";
const ANSWERS: &str = "12340123401";

#[test]
fn no_process_asks_for_a_network_socket_in_a_whole_journey() {
    let desk = Desk::new();
    let plain = desk.plain();
    desk.make_journal(PASSPHRASE);

    let record = desk.home().root().join("calls");
    let (command, trace) = Trace::of(&plain, &record);
    let mut journey = Plain::start(&desk, command);
    journey.unlock(PASSPHRASE);
    // Today opens on its first sign; a digit typed before that answers nothing. One that was
    // pressed once too often is answered again: Shift and Enter lead back up.
    journey.changes_the_journal(Duration::from_secs(1), |keys| keys.press("0"));
    for _ in 0..ANSWERS.len() {
        journey.keyboard().press("shift+Return");
    }
    journey.changes_the_journal(Duration::from_secs(1), |keys| keys.type_text(ANSWERS));
    // The other pages, all keys, and back.
    for key in [
        "ctrl+2",
        "ctrl+f",
        "ctrl+n",
        "Escape",
        "ctrl+3",
        "ctrl+comma",
        "F1",
        "Escape",
        "ctrl+1",
    ] {
        journey.keyboard().press(key);
    }
    journey.lock();
    journey.unlock(PASSPHRASE);
    journey.close();
    asked_for_nothing(&trace);

    let app = desk.start();
    app.unlock(PASSPHRASE);
    let typed: Vec<_> = ANSWERS.chars().map(|digit| digit.to_digit(10)).collect();
    assert_eq!(app.levels(), typed, "the keys did what they should");
}

#[test]
fn settings_tell_of_this_system_that_it_refuses_every_network() {
    let desk = Desk::new();
    let app = desk.start_open(PASSPHRASE);
    app.go_to(Place::Settings);
    let page = app.page();
    page.find(Role::Button, "What protects the journal here")
        .click();
    page.sees("On Linux.");
    page.sees("The system refuses every network connection to the program");
    page.sees("Linux lets no program do that.");
}

#[test]
fn the_first_start_asks_for_no_network_socket() {
    let desk = Desk::new();
    let record = desk.home().root().join("calls");
    let (command, trace) = Trace::of(&desk.plain(), &record);
    Plain::start(&desk, command).close();
    asked_for_nothing(&trace);
}

#[test]
fn the_trace_sees_a_program_that_does_ask() {
    let desk = Desk::new();
    let record = desk.home().root().join("calls");
    let mut asking = Command::new("python3");
    asking.args([
        "-c",
        "import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
    ]);
    let (mut command, trace) = Trace::of(&asking, &record);
    assert!(command.status().expect("strace starts").success());
    assert_eq!(trace.network_attempts().len(), 1);
}

#[test]
fn it_refuses_to_start_when_asked_to_be_automated() {
    let desk = Desk::new();
    let output = desk
        .plain()
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "it ended with {}", output.status);
    assert!(
        said.contains("TAURI_WEBVIEW_AUTOMATION is set"),
        "it said: {said}"
    );
    assert!(!desk.data().exists(), "nothing was made");
}

fn asked_for_nothing(trace: &Trace) {
    assert!(
        trace.local_sockets() > 0,
        "the trace saw the display's socket"
    );
    let attempts = trace.network_attempts();
    assert!(attempts.is_empty(), "{attempts:#?}");
}
