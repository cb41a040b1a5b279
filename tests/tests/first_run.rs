//! The first day: a journal is made, a check-in done, and all of it is there after a lock.

use journeys::desk::Desk;
use journeys::driver::Key;
use journeys::find::Role;
use journeys::save_dialog::SaveDialog;
use journeys::steps::{LOCK, Place};

const PASSPHRASE: &str = "a lantern left at the ferry";
const ANSWERS: &str = "12340123401";
const NOTE: &str = "We talked on the way home. It rained.";

#[test]
fn from_nothing_to_a_check_in_that_outlives_a_lock() {
    let desk = Desk::new();
    let mut app = desk.start();

    // What this is, and then a passphrase; weak ones are refused, with the reason.
    app.begin_setup();
    app.offer_first_passphrase("too short");
    app.page().sees("3 more characters, please");
    app.page().find(Role::Heading, "Choose a passphrase");
    app.offer_first_passphrase("passwordpassword");
    app.page().sees("Others would guess this early");
    app.page().find(Role::Heading, "Choose a passphrase");
    app.choose_first_passphrase(PASSPHRASE);

    // The recovery key is shown, and wrong groups do not prove it.
    let groups = app.read_recovery_key();
    assert_eq!(groups.concat().len(), 58, "a whole key, less its prefix");
    app.type_asked_groups(|_| "QQQQQQ".to_owned());
    app.page()
        .find(Role::Button, "Check and open my journal")
        .click();
    app.page().sees("Those groups are not the ones asked for");
    app.prove_recovery_key(&groups);
    app.start_today();

    // Eleven digits fill the card and land on Done; Enter finishes. No mouse.
    app.tab_to_first_sign();
    for (row, digit) in ANSWERS.chars().enumerate() {
        assert_eq!(
            app.sign_with_focus(),
            Some(row),
            "digit {row} is typed into its own sign"
        );
        app.page().press(&[Key::Char(digit)]);
    }
    assert_eq!(app.page().focused().name(), "Done");
    app.saved();
    let typed: Vec<_> = ANSWERS.chars().map(|digit| digit.to_digit(10)).collect();
    assert_eq!(app.levels(), typed);
    app.page().press(&[Key::Enter]);
    app.page().find(Role::Heading, "Done for today");
    app.page()
        .find(Role::Button, "Back to the check-in")
        .click();
    app.write_note(NOTE);

    // The weeks know of the day, and say that there is not enough yet.
    app.go_to(Place::Trends);
    app.page().sees("Not enough yet: 1 of 14 rated days");
    app.page().find(
        Role::Table,
        "The level of each sign on each of the last 28 days",
    );

    // Locked: nothing of it can be read. A wrong passphrase is told as such, and kept to correct.
    app.lock();
    app.page().sees("Locked, as you asked");
    assert!(!app.page().shows(NOTE));
    app.try_passphrase("a lantern left at the fairy");
    app.page()
        .sees("That passphrase did not open it. Nothing was changed.");
    let field = app.page().find(Role::Field, "Passphrase");
    assert_eq!(field.value(), "a lantern left at the fairy");

    // Unlocked: what was typed is there.
    app.unlock_by_keys(PASSPHRASE);
    app.page().sees("one attempt with a wrong passphrase");
    assert_eq!(app.levels(), typed);
    assert_eq!(app.note(), NOTE);
}

#[test]
fn a_phrase_can_be_drawn_instead_of_thought_up() {
    let desk = Desk::new();
    let app = desk.start();
    app.begin_setup();
    app.page()
        .find(Role::Button, "Suggest a passphrase")
        .click();
    app.page().find(Role::Button, "Use it").click();
    app.page().sees("It is in both fields now");
    let drawn = app.page().find(Role::Field, "New passphrase").value();
    assert!(drawn.split_whitespace().count() >= 6, "six words or more");
    app.page().find(Role::Button, "Make my journal").click();
    let groups = app.read_recovery_key();
    app.prove_recovery_key(&groups);
    app.start_today();
    app.kill();

    let app = desk.start();
    app.unlock_by_keys(&drawn);
}

#[test]
fn the_recovery_key_is_proven_from_the_saved_sheet_alone_and_the_sheet_opens_the_journal() {
    let desk = Desk::new();
    let mut app = desk.start();
    app.begin_setup();
    app.choose_first_passphrase(PASSPHRASE);
    app.page().find(Role::Button, "Save to a file").click();
    let file = desk.home().root().join("recovery-key.txt");
    SaveDialog::of(&desk, &app, "Save the recovery key").save_as(&file);
    app.page().sees("Saved as recovery-key.txt in the folder");
    let sheet = std::fs::read_to_string(&file).unwrap();
    let shown = app.read_recovery_key();
    app.type_asked_groups(|number| group_on(&sheet, number));
    app.page()
        .find(Role::Button, "Check and open my journal")
        .click();
    app.page().find(Role::Heading, "It is ready");
    let read: Vec<_> = (1..=10).map(|number| group_on(&sheet, number)).collect();
    assert_eq!(read, shown, "the same groups, in the same order and case");
    app.start_today();

    // All of the sheet, pasted, opens it as well.
    app.lock();
    app.type_recovery_key(&sheet);
    app.page().find(Role::Heading, "Choose a new passphrase");
}

/// The group of that number, as a person reads it off the sheet.
fn group_on(sheet: &str, number: usize) -> String {
    let mut words = sheet.split_whitespace();
    let number = number.to_string();
    words
        .find(|word| *word == number)
        .unwrap_or_else(|| panic!("{number} is not on the sheet"));
    let group = words.next();
    group
        .unwrap_or_else(|| panic!("nothing is after {number}"))
        .to_owned()
}

#[test]
fn a_first_run_that_is_left_begins_again_with_another_key() {
    let desk = Desk::new();
    let mut app = desk.start();
    app.begin_setup();
    app.choose_first_passphrase(PASSPHRASE);
    let before = app.read_recovery_key();
    app.page().press(&LOCK);
    app.come_back();
    app.page()
        .sees("If you saved or wrote down a recovery key, throw it away");
    app.begin_setup();
    let field = app.page().find(Role::Field, "New passphrase");
    assert_eq!(field.value(), "", "nothing is left of the passphrase");
    app.choose_first_passphrase(PASSPHRASE);
    let groups = app.read_recovery_key();
    assert_ne!(groups, before);
    app.prove_recovery_key(&groups);
}

#[test]
fn a_setup_left_half_way_leaves_no_journal() {
    let desk = Desk::new();
    let app = desk.start();
    app.begin_setup();
    app.choose_first_passphrase(PASSPHRASE);
    app.kill();

    let app = desk.start();
    app.page()
        .find(Role::Heading, "A private journal, one minute a day");
    app.make_journal(PASSPHRASE);
}
