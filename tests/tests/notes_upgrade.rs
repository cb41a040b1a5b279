//! A journal of the version before Notes is opened by this one, and all of it is there.

use journeys::desk::Desk;
use journeys::disk;
use journeys::notes::Kind;
use journeys::programs;

/// Of the fixture, as those who made it chose it.
const PASSPHRASE: &str = "a kettle of quiet otters";
/// Its check-ins.
const DAYS: u64 = 40;

#[test]
fn a_journal_from_before_notes_is_there_in_notes() {
    let desk = Desk::new();
    disk::copy_folder(
        &programs::repository().join("tests/fixtures/schema-1"),
        &desk.data(),
    );
    let mut app = desk.start();
    app.unlock(PASSPHRASE);
    app.open_notes();
    assert_eq!(app.total(), DAYS);
    let newest = app.line(0);
    assert!(newest.contains("Check-in"), "{newest}");
    // The day's note is found, and read with its check-in.
    app.search_for("kettle", 1);
    app.page().select("#hit-0")[0].click();
    app.page().sees("Note for the day");
    app.page().sees("kettle");

    // It is written in from now on.
    app.begin_entry(Kind::GoodMoment);
    app.page().type_text("A teasel on the table");
    app.entry_saved();
    app.lock();
    app.unlock(PASSPHRASE);
    app.open_notes();
    assert_eq!(app.total(), DAYS + 1);
    app.search_for("teasel", 1);
    app.search_for("kettle", 1);
}
