//! The desktop's own lock is the journal's too. logind and the screen saver are stand-ins, on a bus of their own.

use journeys::app::App;
use journeys::desk::Desk;
use journeys::find::Role;
use journeys::login::{Login, OTHER_SESSION, OWN_SESSION};
use journeys::wait;

const PASSPHRASE: &str = "a lantern left at the ferry";

/// The locked program says why.
fn locked_because(app: &mut App, why: &str) {
    app.come_back();
    app.page().find(Role::Heading, "Your journal is locked");
    app.page().sees(why);
}

fn held_up(login: &Login, is_so: bool) {
    wait::until(&format!("sleep held up: wanted {is_so}"), || {
        (login.is_held_up() == is_so).then_some(())
    });
}

#[test]
fn what_the_desktop_says_of_this_session_locks_and_says_why() {
    let desk = Desk::new();
    let login = Login::on(desk.bus_address());
    let mut app = desk.start();
    app.make_journal(PASSPHRASE);
    for (say, why) in [
        (
            &(|login: &Login| login.lock(OWN_SESSION)) as &dyn Fn(&Login),
            "Locked together with the screen.",
        ),
        (
            &|login| login.cover("org.freedesktop.ScreenSaver", true),
            "Locked together with the screen.",
        ),
        (
            &|login| login.cover("org.gnome.ScreenSaver", true),
            "Locked together with the screen.",
        ),
        (
            &|login| login.set_active(OWN_SESSION, false),
            "Locked when another user’s session came to the front.",
        ),
        (
            &|login| login.prepare_for_sleep(true),
            "Locked when the computer went to sleep.",
        ),
    ] {
        // Listened to from the moment it is open: the bus is asked for it at the start.
        held_up(&login, true);
        say(&login);
        locked_because(&mut app, why);
        held_up(&login, false);
        app.unlock(PASSPHRASE);
    }
}

#[test]
fn what_it_says_of_others_and_what_ends_does_not_lock() {
    let desk = Desk::new();
    let login = Login::on(desk.bus_address());
    let mut app = desk.start();
    app.make_journal(PASSPHRASE);
    held_up(&login, true);
    login.lock(OTHER_SESSION);
    login.set_active(OTHER_SESSION, false);
    login.set_active(OWN_SESSION, true);
    login.prepare_for_sleep(false);
    login.cover("org.gnome.ScreenSaver", false);
    login.cover("org.example.Lamp", true);
    // Signals come in their order: had one of them locked, this reason would not be told.
    login.set_active(OWN_SESSION, false);
    locked_because(
        &mut app,
        "Locked when another user’s session came to the front.",
    );
}

#[test]
fn the_computer_sleeps_only_after_the_journal_is_closed_and_what_was_typed_is_kept() {
    let desk = Desk::new();
    let login = Login::on(desk.bus_address());
    let mut app = desk.start();
    app.page().find(Role::Button, "Go on");
    assert!(!login.is_held_up(), "nothing is open");
    app.make_journal(PASSPHRASE);
    held_up(&login, true);
    app.type_into_note("The heron was still th");
    login.prepare_for_sleep(true);
    locked_because(&mut app, "Locked when the computer went to sleep.");
    held_up(&login, false);
    app.unlock(PASSPHRASE);
    assert!(app.note().contains("The heron was still th"));
    held_up(&login, true);
    app.kill();
    held_up(&login, false);
}

#[test]
fn without_a_bus_it_starts_opens_and_locks() {
    let desk = Desk::new();
    let nowhere = "unix:path=/nonexistent/bus";
    let mut command = desk.automated();
    command
        .env("DBUS_SYSTEM_BUS_ADDRESS", nowhere)
        .env("DBUS_SESSION_BUS_ADDRESS", nowhere);
    let mut app = App::start(&desk, command, &[]);
    app.make_journal(PASSPHRASE);
    app.lock();
    app.unlock(PASSPHRASE);
}
