//! The passphrase is forgotten, the recovery key is not; and a passphrase is changed by choice.

use journeys::desk::Desk;
use journeys::find::Role;

const FORGOTTEN: &str = "a lantern left at the ferry";
const CHOSEN: &str = "nine gulls above the old pier";
const CHANGED: &str = "rain on the boathouse roof";

#[test]
fn the_recovery_key_opens_it_and_asks_for_a_new_passphrase() {
    let desk = Desk::new();
    let mut app = desk.start();
    let key = app.make_journal(FORGOTTEN);
    app.rate_by_keys("12340123401");
    app.lock();

    // A key of the right shape that is not this journal's, and one with a slip.
    app.type_recovery_key("AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ");
    app.page().sees("Nothing was changed");
    app.type_recovery_key(&key);
    app.choose_new_passphrase(CHOSEN);
    app.page().find(Role::Heading, "Today");
    assert_eq!(app.levels(), levels("12340123401"));

    app.lock();
    app.try_passphrase(FORGOTTEN);
    app.page().sees("That passphrase did not open it");
    app.unlock(CHOSEN);
    assert_eq!(app.levels(), levels("12340123401"));
}

#[test]
fn nothing_opens_before_the_new_passphrase_is_chosen() {
    let desk = Desk::new();
    let key = desk.make_journal(FORGOTTEN);
    let app = desk.start();
    app.type_recovery_key(&key);
    app.page().find_like(Role::Heading, "passphrase");
    assert!(app.page().look_for(Role::Heading, "Today").is_none());

    // Giving up here changes nothing: the old passphrase is still the one.
    app.kill();
    let app = desk.start();
    app.unlock(FORGOTTEN);
}

#[test]
fn a_changed_passphrase_is_the_only_one() {
    let desk = Desk::new();
    let mut app = desk.start_open(FORGOTTEN);
    app.change_passphrase("not the passphrase at all", CHANGED);
    app.page().sees("Nothing was changed");
    app.change_passphrase(FORGOTTEN, CHANGED);
    app.page().sees("The passphrase was changed");

    app.lock();
    app.try_passphrase(FORGOTTEN);
    app.page().sees("That passphrase did not open it");
    app.unlock(CHANGED);
}

fn levels(digits: &str) -> Vec<Option<u32>> {
    digits.chars().map(|digit| digit.to_digit(10)).collect()
}
