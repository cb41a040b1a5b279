//! A lock does not show itself: a window that was minimised or behind stays there, and whoever types elsewhere goes
//! on typing there. Hiding leaves the window out of sight until it is called.

use journeys::app::App;
use journeys::desk::Desk;
use journeys::driver::Key;
use journeys::elsewhere::Elsewhere;
use journeys::find::Role;
use journeys::keyboard::Keyboard;
use journeys::manager::Manager;
use journeys::person::Person;
use journeys::wayland::Wayland;
use journeys::{processes, wait};
use serde_json::json;

const PASSPHRASE: &str = "a lantern left at the ferry";
/// In seconds. The page reports a person at most every ten.
const IDLE: &str = "12";

/// Locks as the idle clock does, without its wait.
fn lock_unasked(app: &App) {
    let _gone_with_it = app.page().try_script(
        "void window.__TAURI_INTERNALS__.invoke('lock', { reason: 'idle' })",
        json!([]),
    );
}

#[test]
fn left_alone_behind_another_window_it_locks_without_a_sign() {
    let desk = Desk::new();
    let _manager = Manager::openbox(&desk);
    desk.start().make_journal(PASSPHRASE);
    let mut app = desk.start_with(&[], &[("EVENKEEL_TEST_IDLE_SECONDS", IDLE)]);
    app.unlock(PASSPHRASE);
    let elsewhere = Elsewhere::open(&desk);
    locks_while_one_types(&mut app, &elsewhere, |_left_alone| ());
    stands_behind(&app, &elsewhere);
    app.page().find(Role::Heading, "Your journal is locked");
    elsewhere.heard_every_key();
}

#[test]
fn minimised_it_stays_minimised_through_a_lock() {
    let desk = Desk::new();
    let _manager = Manager::openbox(&desk);
    minimised_stays_so(&desk);
}

#[test]
fn a_manager_like_gnomes_keeps_it_minimised_and_behind() {
    let desk = Desk::new();
    let _manager = Manager::metacity(&desk);
    let mut app = minimised_stays_so(&desk);
    app.windows().activate(app.listed_window());
    app.unlock(PASSPHRASE);
    let elsewhere = Elsewhere::open(&desk);
    locks_behind(&mut app, &elsewhere);
}

#[test]
fn a_manager_that_tiles_leaves_the_keyboard_where_it_is() {
    let desk = Desk::new();
    let _manager = Manager::i3(&desk);
    let mut app = desk.start();
    app.make_journal(PASSPHRASE);
    let elsewhere = Elsewhere::open(&desk);
    locks_behind(&mut app, &elsewhere);
    // Nothing can be minimised here: hidden is out of sight, until the program is started again.
    app.windows().activate(app.window());
    app.unlock(PASSPHRASE);
    app.page().press(&[Key::F9]);
    app.come_back();
    assert_eq!(app.windows().listed(app.id()), None);
    desk.start_again();
    wait::until("it did not come when it was called", || {
        app.windows().of(app.id())
    });
}

#[test]
fn hidden_by_a_real_key_it_is_minimised_until_it_is_called() {
    let desk = Desk::new();
    let _manager = Manager::openbox(&desk);
    let mut app = desk.start();
    app.make_journal(PASSPHRASE);
    let elsewhere = Elsewhere::open(&desk);
    for _ in 0..2 {
        app.windows().activate(app.listed_window());
        wait::until("it was not given the keyboard", || {
            let window = app.listed_window();
            (app.windows().active() == Some(window) && app.windows().takes_keys(window))
                .then_some(())
        });
        Keyboard::at(desk.screen().display()).press("F9");
        app.come_back();
        let window = app.listed_window();
        wait::until("it was not minimised", || {
            app.windows().is_minimised(window).then_some(())
        });
        assert_eq!(app.windows().active(), Some(elsewhere.window()));
        // Its entry in the list of windows, and another start of the program, both call it.
        app.windows().activate(window);
        stands_in_front(&app);
        app.unlock(PASSPHRASE);
        app.page().press(&[Key::F9]);
        app.come_back();
        desk.start_again();
        stands_in_front(&app);
        app.unlock(PASSPHRASE);
    }
}

#[test]
fn asked_to_lock_in_front_it_stays_in_front() {
    let desk = Desk::new();
    let _manager = Manager::openbox(&desk);
    let mut app = desk.start();
    let elsewhere = Elsewhere::open(&desk);
    app.windows().activate(app.listed_window());
    app.make_journal(PASSPHRASE);
    Keyboard::at(desk.screen().display()).press("ctrl+l");
    app.come_back();
    stands_in_front(&app);
    assert!(app.windows().stands_above(app.window(), elsewhere.window()));
}

#[test]
fn on_wayland_it_comes_back_only_where_it_had_the_keyboard() {
    let desk = Desk::of(Person::NOBODY);
    let wayland = Wayland::open(&desk);
    desk.make_journal(PASSPHRASE);
    let mut app = wayland.start(&[]);
    let has_keyboard = |app: &App| {
        wait::until("it was not given the keyboard", || {
            (wayland.has_keyboard() == Some(app.id())).then_some(())
        });
    };
    app.unlock(PASSPHRASE);
    has_keyboard(&app);
    app.lock();
    has_keyboard(&app);
    app.unlock(PASSPHRASE);
    // Another window takes the keyboard, as any that opens does.
    let elsewhere = wayland.start(&["--sample"]);
    has_keyboard(&elsewhere);
    lock_unasked(&app);
    app.come_back();
    app.page().find(Role::Heading, "Your journal is locked");
    assert!(!wayland.shows(app.id()), "nobody called it");
    assert_eq!(wayland.has_keyboard(), Some(elsewhere.id()));
    desk.start_again();
    wait::until("it did not come when it was called", || {
        wayland.shows(app.id()).then_some(())
    });
    app.unlock(PASSPHRASE);
    app.page().press(&[Key::F9]);
    app.come_back();
    assert!(!wayland.shows(app.id()), "it was hidden");
    desk.start_again();
    has_keyboard(&app);
}

/// Locks it twice while it is minimised and somebody types elsewhere.
fn minimised_stays_so(desk: &Desk) -> App {
    let mut app = desk.start();
    app.make_journal(PASSPHRASE);
    let elsewhere = Elsewhere::open(desk);
    app.windows().minimise(app.listed_window());
    for _ in 0..2 {
        let window = app.listed_window();
        wait::until("it was not minimised", || {
            app.windows().is_minimised(window).then_some(())
        });
        locks_while_one_types(&mut app, &elsewhere, lock_unasked);
        elsewhere.heard_every_key();
    }
    let window = app.listed_window();
    wait::until("it was not minimised", || {
        app.windows().is_minimised(window).then_some(())
    });
    assert_eq!(app.windows().active(), Some(elsewhere.window()));
    app
}

/// Locks it while somebody types into the window before it.
fn locks_behind(app: &mut App, elsewhere: &Elsewhere) {
    locks_while_one_types(app, elsewhere, lock_unasked);
    stands_behind(app, elsewhere);
    elsewhere.heard_every_key();
}

/// Types elsewhere from when the lock begins until the page's process is gone and the program has a window again.
fn locks_while_one_types(app: &mut App, elsewhere: &Elsewhere, begin: fn(&App)) {
    let page = app.page_process();
    begin(app);
    elsewhere.type_until("it did not lock and come back", || {
        !processes::is_alive(page) && app.windows().listed(app.id()).is_some()
    });
    app.come_back();
}

fn stands_behind(app: &App, elsewhere: &Elsewhere) {
    let windows = app.windows();
    assert_eq!(windows.active(), Some(elsewhere.window()));
    assert!(!windows.is_minimised(app.listed_window()));
    assert!(!windows.stands_above(app.listed_window(), elsewhere.window()) || is_tiled(app));
}

/// Tiles lie side by side, none above another.
fn is_tiled(app: &App) -> bool {
    app.windows().manager_name().as_deref() == Some("i3")
}

fn stands_in_front(app: &App) {
    wait::until("it did not come to the front", || {
        let windows = app.windows();
        let window = windows.of(app.id())?;
        (windows.active() == Some(window)).then_some(())
    });
}
