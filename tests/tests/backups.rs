//! Copies are made, tested and restored, also after the worst; a new key shuts out what was before; what reads of a
//! damaged journal is saved.

use std::fs;
use std::path::{Path, PathBuf};

use journeys::app::App;
use journeys::desk::Desk;
use journeys::find::Role;
use journeys::needle::Needle;
use journeys::save_dialog::SaveDialog;
use journeys::steps::Place;
use journeys::wait;
use journeys::{disk, memory};

const PASSPHRASE: &str = "a lantern left at the ferry";
const NEXT: &str = "seven herons over a slow canal";
const KEPT: &str = "The ferry ran late and we laughed";
const LOST: &str = "Nothing that a copy knows";

fn copies(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = disk::files(folder)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "tar"))
        .collect();
    found.sort();
    found
}

/// The copies in the data folder, of which one was made by itself after unlocking.
fn wait_for_a_copy(desk: &Desk) -> Vec<PathBuf> {
    wait::until("no copy was made", || {
        let found = copies(&desk.data().join("backups"));
        (!found.is_empty()).then_some(found)
    })
}

fn make_a_copy(app: &App) {
    app.go_to(Place::Settings);
    app.page().find(Role::Button, "Make a copy now").click();
    app.page()
        .sees("The copy is made. It opened, to the last page.");
}

/// From the unlock card, by the newest copy and a passphrase, to the unlock card.
fn restore(app: &App, passphrase: &str) {
    app.page().find(Role::Button, "Restore from a copy").click();
    app.page().find(Role::Heading, "Restore from a copy");
    app.page()
        .find_like(Role::Field, "assphrase")
        .fill(passphrase);
    app.page().find(Role::Button, "Restore it").click();
}

/// Restores the chosen copy, whose passphrase is typed, and unlocks.
fn restore_and_unlock(app: &App) {
    app.page().find(Role::Button, "Restore it").click();
    app.page().find(Role::Heading, "The copy is in place");
    app.page().find(Role::Button, "Go on to unlock").click();
    app.unlock(PASSPHRASE);
}

#[test]
fn a_copy_is_made_by_itself_and_brings_the_journal_back() {
    let desk = Desk::new();
    let mut app = desk.start();
    app.make_journal(PASSPHRASE);
    app.write_note(KEPT);
    app.lock();
    app.unlock(PASSPHRASE);
    let first = wait_for_a_copy(&desk);
    make_a_copy(&app);
    assert!(copies(&desk.data().join("backups")).len() > first.len());
    let note = journeys::needle::Needle::new("the note", KEPT);
    assert!(disk::search(&disk::files(&desk.data()), &[note]).is_empty());

    // Written after the copy, and gone with the journal that is set aside.
    app.go_to(Place::Today);
    app.write_note(LOST);
    app.lock();
    app.page().find(Role::Button, "Restore from a copy").click();
    app.page().sees("Copy ");
    assert!(!app.page().shows("2026"), "no day before a key is given");
    app.page()
        .find_like(Role::Field, "assphrase")
        .fill("not this one at all");
    app.page().find(Role::Button, "Test it").click();
    app.page().sees("did not open it");
    app.page()
        .find_like(Role::Field, "assphrase")
        .fill(PASSPHRASE);
    app.page().find(Role::Button, "Test it").click();
    app.page().sees("It opens, to the last page.");
    restore_and_unlock(&app);
    assert_eq!(app.note(), KEPT);

    app.go_to(Place::Settings);
    app.page()
        .sees("One journal that a restore replaced is kept");
    app.page().find(Role::Button, "Remove them …").click();
    app.page().find(Role::Button, "Remove for good").click();
    app.page().sees("They are removed.");
    let aside = fs::read_dir(desk.data()).unwrap().filter(|entry| {
        let name = entry.as_ref().unwrap().file_name();
        name.to_string_lossy().ends_with(".aside")
    });
    assert_eq!(aside.count(), 0);
}

#[test]
fn closing_makes_a_copy_when_something_changed_and_none_when_nothing_did() {
    let desk = Desk::new();
    let folder = desk.data().join("backups");
    let mut app = desk.start();
    app.make_journal(PASSPHRASE);
    app.write_note(KEPT);
    app.windows().ask_to_close(app.window());
    assert!(app.ended().success());
    assert_eq!(copies(&folder).len(), 1);
    let mut app = desk.start();
    app.unlock(PASSPHRASE);
    app.windows().ask_to_close(app.window());
    assert!(app.ended().success());
    assert_eq!(copies(&folder).len(), 1);
}

#[test]
fn a_journal_whose_file_is_swapped_while_it_is_open_is_told_and_comes_back() {
    let desk = Desk::new();
    desk.make_journal(PASSPHRASE);
    // What a program that keeps folders in step holds of an earlier day.
    let place = desk.data().join("gen-1/journal.db");
    let older = desk.data().join("gen-1/journal.db.synced");
    fs::copy(&place, &older).unwrap();
    let mut app = desk.start();
    app.unlock(PASSPHRASE);
    app.write_note(KEPT);
    fs::rename(&older, &place).unwrap();
    app.page()
        .find(Role::Heading, "The journal's file was taken from its place");
    app.page().sees("Everything you wrote is safe in copy");
    // Writing goes on, and is saved in the copy.
    app.write_note(", twice");
    app.lock();
    app.page().find(Role::Button, "Restore from a copy").click();
    app.page()
        .find_like(Role::Field, "assphrase")
        .fill(PASSPHRASE);
    restore_and_unlock(&app);
    assert_eq!(app.note(), format!("{KEPT}, twice"));
}

#[test]
fn a_second_folder_gets_each_copy_and_brings_a_lost_journal_back() {
    let desk = Desk::new();
    let mut app = desk.start();
    app.make_journal(PASSPHRASE);
    app.write_note(KEPT);
    let stick = tempfile::tempdir().unwrap();
    app.go_to(Place::Settings);
    app.page()
        .find(Role::Button, "Choose a folder for copies …")
        .click();
    SaveDialog::of(&desk, &app, "Choose a folder for copies").choose(stick.path());
    app.page().sees("The newest copy lies there too.");
    app.page().sees("It is on the same disk as the journal.");
    assert_eq!(copies(stick.path()).len(), 1);

    // The stick is away: said, and copies go on here.
    let away = stick.path().with_extension("away");
    fs::rename(stick.path(), &away).unwrap();
    make_a_copy(&app);
    app.page().sees("The folder is not there at the moment.");
    fs::rename(&away, stick.path()).unwrap();

    // The data folder is gone altogether, and so is each copy in it.
    app.lock();
    app.kill();
    for entry in fs::read_dir(desk.data()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            fs::remove_dir_all(path).unwrap();
        } else {
            fs::remove_file(path).unwrap();
        }
    }
    app = desk.start();
    app.page().find(Role::Button, "Restore from a copy").click();
    app.page().sees("No copy lies in the data folder.");
    app.page().find_like(Role::Button, "Another file").click();
    let copy = copies(stick.path()).remove(0);
    SaveDialog::of(&desk, &app, "Choose a copy of your journal").choose(&copy);
    app.page()
        .find_like(Role::Field, "assphrase")
        .fill(PASSPHRASE);
    restore_and_unlock(&app);
    assert_eq!(app.note(), KEPT);
}

#[test]
fn a_damaged_journal_is_named_as_that_and_a_copy_takes_its_place() {
    let desk = Desk::new();
    let mut app = desk.start_open(PASSPHRASE);
    app.rate_by_keys("12340123401");
    app.write_note(KEPT);
    make_a_copy(&app);
    app.lock();
    app.kill();
    let database = desk.data().join("gen-1/journal.db");
    let mut bytes = fs::read(&database).unwrap();
    // In the first page: nothing opens it.
    bytes[2000] ^= 0xff;
    fs::write(&database, &bytes).unwrap();
    app = desk.start();
    app.try_passphrase(PASSPHRASE);
    app.page().sees("damaged");
    assert!(!app.page().shows("did not open it"));
    app.page().find(Role::Button, "Save what can be read");
    restore(&app, "not this one at all");
    app.page().sees("did not open it");
    // Untouched by all that.
    assert_eq!(fs::read(&database).unwrap(), bytes);
    app.page()
        .find_like(Role::Field, "assphrase")
        .fill(PASSPHRASE);
    restore_and_unlock(&app);
    assert_eq!(app.note(), KEPT);
    // The damaged one is kept as it was.
    let aside = desk.data().join("gen-1.aside/journal.db");
    assert_eq!(fs::read(aside).unwrap(), bytes);
}

#[test]
fn what_reads_of_a_damaged_journal_is_saved() {
    let desk = Desk::new();
    let mut app = desk.start_open(PASSPHRASE);
    app.rate_by_keys("12340123401");
    app.write_note(KEPT);
    app.lock();
    app.kill();
    // The last page is cut in half: it opens, and the look through it afterwards finds that.
    let database = desk.data().join("gen-1/journal.db");
    let length = fs::metadata(&database).unwrap().len();
    let file = fs::OpenOptions::new().write(true).open(&database).unwrap();
    file.set_len(length - 2048).unwrap();
    drop(file);
    app = desk.start();
    app.try_passphrase(PASSPHRASE);
    app.page().sees("Part of the journal does not read");
    app.lock();
    app.page().find(Role::Button, "Restore from a copy").click();
    app.page()
        .find(Role::Button, "Save what can be read")
        .click();
    app.page()
        .find_like(Role::Field, "assphrase")
        .fill(PASSPHRASE);
    app.page().find(Role::Button, "Save what reads").click();
    app.page().find(Role::Heading, "What was saved");
    app.page().find(Role::Button, "Go on to unlock").click();
    app.unlock(PASSPHRASE);
    assert_eq!(app.levels().iter().flatten().count(), 11);
    assert_eq!(app.note(), KEPT);
    assert!(!app.page().shows("Part of the journal does not read"));
    assert!(desk.data().join("gen-1.aside/journal.db").exists());
}

#[test]
fn without_its_first_page_it_is_saved_and_nothing_of_it_stays_in_a_program_that_is_left_alone() {
    let desk = Desk::new();
    let mut app = desk.start_open(PASSPHRASE);
    app.rate_by_keys("12340123401");
    app.write_note(KEPT);
    app.lock();
    app.kill();
    let database = desk.data().join("gen-1/journal.db");
    let mut bytes = fs::read(&database).unwrap();
    bytes[..4096].fill(0);
    fs::write(&database, bytes).unwrap();
    app = desk.start_with(&[], &[("EVENKEEL_TEST_IDLE_SECONDS", "12")]);
    app.try_passphrase(PASSPHRASE);
    app.page().sees("damaged");
    app.page()
        .find(Role::Button, "Save what can be read")
        .click();
    app.page()
        .find_like(Role::Field, "assphrase")
        .fill(PASSPHRASE);
    app.page().find(Role::Button, "Save what reads").click();
    app.page().find(Role::Heading, "What was saved");
    app.page().sees("Nothing is missing");
    // Nobody goes on to unlock: it is locked still, and replaced all the same.
    app.come_back();
    let needles = [
        Needle::new("the note", KEPT),
        Needle::new("the passphrase", PASSPHRASE),
    ];
    let found = memory::search(&app.processes(), &needles);
    assert!(
        found.processes >= 2 && found.places.is_empty(),
        "{found:#?}"
    );
    app.unlock(PASSPHRASE);
    assert_eq!(app.levels().iter().flatten().count(), 11);
    assert_eq!(app.note(), KEPT);
}

#[test]
fn a_new_key_shuts_out_the_passphrase_and_the_key_files_of_before() {
    let desk = Desk::new();
    let old_key = desk.make_journal(PASSPHRASE);
    let mut app = desk.start();
    app.unlock(PASSPHRASE);
    app.write_note(KEPT);
    let old_slot = fs::read(desk.data().join("gen-1/slot-passphrase.age")).unwrap();
    app.go_to(Place::Settings);
    app.page()
        .find(Role::Button, "Make a new vault key")
        .click();
    app.page()
        .find(Role::Field, "Current passphrase")
        .fill(PASSPHRASE);
    app.page().find(Role::Field, "New passphrase").fill(NEXT);
    app.page().find(Role::Field, "The same again").fill(NEXT);
    app.page()
        .find(Role::Button, "Go on to the new recovery key")
        .click();
    app.page().sees("There is a new recovery key with it.");
    let groups = app.read_recovery_key();
    app.type_asked_groups(|number| groups[number - 1].clone());
    app.page()
        .find(Role::Button, "Encrypt the journal anew")
        .click();
    app.page().sees("The journal has a new key.");
    assert!(!desk.data().join("gen-1").exists());

    app.lock();
    app.try_passphrase(PASSPHRASE);
    app.page().sees("did not open it");
    app.type_recovery_key(&old_key);
    app.page().sees("Nothing was changed");
    app.kill();
    // Somebody who kept the old key file lays it back.
    for name in ["slot-passphrase.age", "slot-passphrase.age.bak"] {
        let slot = desk.data().join("gen-2").join(name);
        fs::copy(&slot, slot.with_extension("kept")).unwrap();
        fs::write(&slot, &old_slot).unwrap();
    }
    app = desk.start();
    app.try_passphrase(PASSPHRASE);
    wait::until("it neither opened nor refused", || {
        (app.page().shows("did not open it") || app.page().shows("damaged")).then_some(())
    });
    assert!(app.page().look_for(Role::Heading, "Today").is_none());
    app.kill();
    for name in ["slot-passphrase.age", "slot-passphrase.age.bak"] {
        let slot = desk.data().join("gen-2").join(name);
        fs::copy(slot.with_extension("kept"), &slot).unwrap();
    }
    app = desk.start();
    app.unlock(NEXT);
    assert_eq!(app.note(), KEPT);
}
