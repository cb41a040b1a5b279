//! Bringing in through the desktop's own dialog: looked at first, all of it or nothing, never a rating, and
//! taken out again. A whole journal goes out in one file and into an empty one as it was.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use journal::WholeCheckIn;
use journeys::app::App;
use journeys::desk::Desk;
use journeys::disk;
use journeys::filled;
use journeys::find::Role;
use journeys::programs;
use journeys::save_dialog::SaveDialog;
use journeys::saved;
use journeys::sharing;
use journeys::steps::Place;
use journeys::vault_at;

const PASSPHRASE: &str = "a lantern left at the ferry";
const DIALOG: &str = "Choose a file to bring in";
const KEPT: (&str, &str) = ("Harbour evening", "Marzipan gulls circled the pier");
const ALSO: (&str, &str) = ("שלום 散歩", "Verdigris moths\n\nkept to the *rafters*");

#[test]
fn a_daylio_file_comes_in_and_goes_out_again() {
    let desk = Desk::new();
    let today = filled::today();
    let (rated, file) = rated_and_daylio(&desk, today);

    let app = look_into(&desk, &file);
    for said in [
        "daylio.csv",
        "3 entries would come in.",
        "3 moods come as words. Moods never become ratings.",
        "A good day",
    ] {
        app.page().sees(said);
    }
    app.page().find(Role::Button, "Bring in 3 entries").click();
    app.page().sees("3 entries were brought in.");
    app.page().sees("Brought in before");
    app.kill();

    let mut vault = vault_at::open(&desk.data(), PASSPHRASE, today);
    let mut days: Vec<_> = sharing::entries(&mut vault)
        .into_iter()
        .map(|entry| (entry.fields.occurred_on.to_string(), entry.fields))
        .collect();
    days.sort_by(|one, other| one.0.cmp(&other.0));
    let on: Vec<_> = days.iter().map(|(day, _)| day.as_str()).collect();
    assert_eq!(on, ["2024-03-01", "2024-03-02", "2024-03-03"]);
    let last = &days[2].1;
    assert_eq!(last.title, "A good day");
    assert!(last.body.contains("and laughed 🙂"), "{}", last.body);
    assert_eq!(last.occurred_minute, Some(20 * 60 + 30));
    assert_eq!(sharing::check_ins(&mut vault), rated, "no rating was made");
    drop(vault);

    // The same file again brings nothing; the batch goes out by its button.
    let app = look_into(&desk, &file);
    app.page().sees("No new entry is in it.");
    app.page().sees("3 are here already.");
    app.page()
        .find_like(Role::Button, "Take out again: Daylio")
        .click();
    app.page().sees("3 entries were taken out.");
    app.kill();
    let mut vault = vault_at::open(&desk.data(), PASSPHRASE, today);
    assert!(sharing::entries(&mut vault).is_empty());
    assert_eq!(sharing::check_ins(&mut vault), rated);
}

#[test]
fn what_came_in_by_mistake_is_undone_at_once() {
    let desk = Desk::new();
    let today = filled::today();
    let (rated, file) = rated_and_daylio(&desk, today);
    let app = look_into(&desk, &file);
    app.page().find(Role::Button, "Bring in 3 entries").click();
    app.page().find(Role::Button, "Undo").click();
    app.page().sees("3 entries were taken out.");
    app.page().sees_no_more("Brought in before");
    app.kill();
    let mut vault = vault_at::open(&desk.data(), PASSPHRASE, today);
    assert!(sharing::entries(&mut vault).is_empty());
    assert_eq!(sharing::check_ins(&mut vault), rated);
}

#[test]
fn dates_of_two_readings_are_asked_for_once_and_a_pasted_chat_stays_in_its_entry() {
    let desk = Desk::new();
    let today = filled::today();
    filled::fill_check_ins(&desk.data(), PASSPHRASE, today);
    let file = saved::folder(&desk, "jrnl").join("journal.txt");
    saved::leave(
        &file,
        "My journal\n\n[03/04/2024 12:00] Gulls. Many.\n\n[05/06/2024 09:00] Ferry. Late.\n[2024-06-04, 23:32:10] Sam: are you up\nI was.\n",
    );
    let app = look_into(&desk, &file);
    for said in [
        "In 03/04/2024, which comes first?",
        "2 dates can be read either way.",
        "One line looks like a date but doesn’t start an entry.",
    ] {
        app.page().sees(said);
    }
    assert!(!app.page().shows("Bring in 3 entries"));
    app.page().find_like(Role::Radio, "The day:").click();
    app.page().sees("3 entries would come in.");
    app.page()
        .find_like(Role::Checkbox, "Leave out the text before the first date")
        .click();
    app.page().find(Role::Button, "Bring in 2 entries").click();
    app.page().sees("2 entries were brought in.");
    app.kill();

    let mut vault = vault_at::open(&desk.data(), PASSPHRASE, today);
    let mut entries: Vec<_> = sharing::entries(&mut vault)
        .into_iter()
        .map(|entry| (entry.fields.occurred_on.to_string(), entry.fields.body))
        .collect();
    entries.sort();
    assert_eq!(entries[0], ("2024-04-03".into(), "Many.".into()));
    assert_eq!(entries[1].0, "2024-06-05");
    assert!(
        entries[1].1.contains("Sam: are you up\nI was."),
        "{}",
        entries[1].1
    );
    assert_eq!(entries.len(), 2);
}

#[test]
fn a_whole_journal_goes_out_and_into_an_empty_one() {
    let today = filled::today();
    let (here, there) = (Desk::new(), Desk::new());
    sharing::fill(&here, PASSPHRASE, today, &[KEPT, ALSO]);
    let folder = saved::folder(&here, "whole");
    let file = folder.join("journal.json");
    let app = here.start();
    app.unlock(PASSPHRASE);
    app.begin_whole(&here).save_as(&file);
    app.page().sees(&format!("Saved as {}", file.display()));
    app.page().sees("It is not sealed.");
    assert_eq!(disk::files(&folder), std::slice::from_ref(&file));
    app.kill();

    let app = there.start_open(PASSPHRASE);
    choose(&there, &app, &file);
    app.page().sees("2 entries would come in.");
    app.page().find(Role::Button, "Bring in 2 entries").click();
    app.page().sees("2 entries were brought in.");
    app.kill();

    let mut from = vault_at::open(&here.data(), PASSPHRASE, today);
    let mut to = vault_at::open(&there.data(), PASSPHRASE, today);
    let entries = sharing::entries(&mut from);
    assert_eq!(entries.len(), 2);
    assert_eq!(sharing::entries(&mut to), entries);
    assert_eq!(sharing::check_ins(&mut to), sharing::check_ins(&mut from));
}

/// A journal of check-ins alone, what is rated in it, and a file of Daylio's.
fn rated_and_daylio(desk: &Desk, today: NaiveDate) -> (Vec<WholeCheckIn>, PathBuf) {
    filled::fill_check_ins(&desk.data(), PASSPHRASE, today);
    let rated = sharing::check_ins(&mut vault_at::open(&desk.data(), PASSPHRASE, today));
    assert!(!rated.is_empty());
    let file = programs::repository().join("tests/fixtures/bring-in/daylio.csv");
    (rated, file)
}

/// The program, unlocked, with what is in `file` shown in Settings.
fn look_into(desk: &Desk, file: &Path) -> App {
    let app = desk.start();
    app.unlock(PASSPHRASE);
    choose(desk, &app, file);
    app
}

/// Names a file in the dialog of "Bring in".
fn choose(desk: &Desk, app: &App, file: &Path) {
    app.go_to(Place::Settings);
    app.page().find(Role::Button, "Choose a file …").click();
    SaveDialog::of(desk, app, DIALOG).choose(file);
}
