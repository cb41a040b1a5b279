//! The program is started twice, and the journal is wanted twice.

use journeys::app::App;
use journeys::desk::Desk;
use journeys::disk;
use journeys::wait;

const PASSPHRASE: &str = "a lantern left at the ferry";

#[test]
fn a_second_start_raises_the_first_window_and_ends_well() {
    let desk = Desk::new();
    let app = desk.start_open(PASSPHRASE);
    app.rate_by_keys("2");
    app.saved();

    let windows = app.windows();
    let cover = windows.cover();
    assert!(
        windows.is_above(cover, app.window()),
        "the window lies below the cover"
    );

    let mut second = desk.automated().spawn().expect("the program starts");
    let status = wait::until("the second start did not end", || {
        second.try_wait().ok().flatten()
    });
    assert!(status.success(), "the second start ended with {status}");
    wait::until("the first window did not come to the front", || {
        windows.is_above(app.window(), cover).then_some(())
    });
    assert_eq!(
        app.levels().first(),
        Some(&Some(2)),
        "the first is as it was"
    );
}

#[test]
fn a_second_start_needs_no_screen_to_call_the_window_of_the_first() {
    let desk = Desk::new();
    let app = desk.start_open(PASSPHRASE);
    let windows = app.windows();
    let cover = windows.cover();

    // Where it began to draw before it asked, it would end with a complaint instead.
    let mut command = desk.automated();
    command
        .env("DISPLAY", ":none")
        .env("WAYLAND_DISPLAY", "none");
    let second = command.output().expect("the program starts");
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(
        second.status.success(),
        "the second start ended with {}: {said}",
        second.status
    );
    assert_eq!(said, "", "it says nothing");
    wait::until("the first window did not come to the front", || {
        windows.is_above(app.window(), cover).then_some(())
    });
}

#[test]
fn a_journal_open_elsewhere_is_named_as_such_and_left_alone() {
    let desk = Desk::new();
    let first = desk.start();
    first.make_journal(PASSPHRASE);
    first.rate_by_keys("2");
    first.saved();
    let before = disk::state(&desk.data());

    // Another login of the same person: a bus of its own, so neither knows of the other.
    let bus = desk.second_bus();
    let mut command = desk.automated();
    command.env("DBUS_SESSION_BUS_ADDRESS", bus.address());
    let second = App::start(&desk, command, &[]);
    second
        .page()
        .sees("The journal is open in another window or program. Nothing was changed.");
    second.kill();

    let after = disk::state(&desk.data());
    let names = |state: &[(std::path::PathBuf, Vec<u8>)]| -> Vec<_> {
        state.iter().map(|(name, _)| name.clone()).collect()
    };
    assert_eq!(names(&before), names(&after), "the same files");
    assert!(before == after, "the same bytes in them");

    // The first never noticed.
    first.page().press(&[journeys::driver::Key::Char('3')]);
    first.saved();
}
