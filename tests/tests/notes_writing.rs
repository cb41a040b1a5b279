//! Writing: the way back and forth, deleting and bringing back, and texts that are long or odd.

use std::time::Instant;

use journeys::app::App;
use journeys::desk::Desk;
use journeys::driver::Key;
use journeys::find::Role;
use journeys::notes::{Kind, REDO, UNDO};
use journeys::wait;
use journeys::writing::Do;
use serde_json::json;

const PASSPHRASE: &str = "a lantern left at the ferry";

#[test]
fn steps_are_undone_and_done_again_across_two_fields() {
    let desk = Desk::new();
    let app = desk.start_open(PASSPHRASE);
    app.begin_entry(Kind::Origin);
    app.fill_in(&[
        Do::Type("When did I first feel this", "at the lake"),
        Do::Type("Then and now", "deep water"),
    ]);
    let both = ("at the lake".to_owned(), "deep water".to_owned());
    let now = || (app.field("firstFelt"), app.field("thenAndNow"));
    assert_eq!(now(), both);
    app.page().press(&UNDO);
    assert_eq!(now(), ("at the lake".into(), String::new()));
    app.page().press(&UNDO);
    assert_eq!(now(), (String::new(), String::new()));
    assert_eq!(focus(&app), "firstFelt", "the focus follows");
    app.page().press(&REDO);
    app.page().press(&REDO);
    assert_eq!(now(), both);
    assert_eq!(focus(&app), "thenAndNow");
    // Typed on, the way forth is gone, and what was there is not.
    app.page().press(&UNDO);
    app.page().type_text("shallow");
    app.page().press(&REDO);
    assert_eq!(now(), ("at the lake".into(), "shallow".into()));
    app.entry_saved();
    app.kill();

    let app = desk.start();
    app.unlock(PASSPHRASE);
    app.open_notes();
    let read = app.open_line(0);
    assert!(
        read.contains("at the lake") && read.contains("shallow"),
        "{read}"
    );
}

fn focus(app: &App) -> String {
    let name = app.page().script(
        "return document.activeElement.dataset.field ?? ''",
        json!([]),
    );
    name.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_deleted_entry_is_brought_back_or_goes_for_good() {
    let desk = Desk::new();
    let mut app = desk.start_open(PASSPHRASE);
    for words in ["The hyssop evening", "The sorrel morning"] {
        app.begin_entry(Kind::Reflection);
        app.page().type_text(words);
        app.entry_saved();
        app.done_writing();
    }

    // Undone from where it is said, and by the key.
    app.delete_entry();
    app.search_for("sorrel", 0);
    app.page().find(Role::Button, "Undo").click();
    app.reading();
    app.open_found("sorrel");
    app.delete_entry();
    app.search_for("sorrel", 0);
    app.page().press(&[Key::Escape]);
    app.page().press(&[Key::Escape]);
    app.page().press(&UNDO);
    app.reading();
    app.search_for("sorrel", 1);

    // Through the trash, after a lock.
    app.open_found("sorrel");
    app.delete_entry();
    app.lock();
    app.unlock(PASSPHRASE);
    app.open_notes();
    assert_eq!(app.total(), 1);
    app.open_trash();
    app.page()
        .find(Role::Button, "Bring back: The sorrel morning")
        .click();
    app.page().sees("Nothing is in the trash");
    assert_eq!(app.search_for("sorrel", 1).len(), 1);

    // For good: the second press.
    app.open_found("sorrel");
    app.delete_entry();
    app.open_trash();
    app.page()
        .find(Role::Button, "Erase: The sorrel morning")
        .click();
    app.page()
        .find(Role::Button, "Erase for good: The sorrel morning")
        .click();
    app.page().sees("Nothing is in the trash");
    app.search_for("sorrel", 0);
    app.search_for("hyssop", 1);
    assert!(app.page().look_for(Role::Button, "Undo").is_none());
    app.lock();
    app.unlock(PASSPHRASE);
    app.open_notes();
    assert_eq!(app.total(), 1);
    app.search_for("sorrel", 0);
}

#[test]
fn a_text_of_one_mebibyte_is_kept_and_one_byte_more_is_refused_in_words() {
    const FULL: &str = "'willow '.repeat(149796) + 'dock'";
    let desk = Desk::new();
    let mut app = desk.start_open(PASSPHRASE);
    app.begin_entry(Kind::Reflection);
    let begun = Instant::now();
    app.paste("body", FULL);
    app.entry_saved();
    println!(
        "1 MiB pasted and saved in {} ms",
        begun.elapsed().as_millis()
    );
    assert_eq!(app.field("body").len(), 1 << 20);
    app.page().sees("nearly full");

    app.page().press(&[Key::Control, Key::End]);
    app.page().type_text("s");
    app.page()
        .sees("is 1 KB too long and is not saved. Your words are still here.");
    app.page().sees("A text is longer than 1 MB");
    assert_eq!(app.field("body").len(), (1 << 20) + 1, "nothing is cut off");
    app.page().press(&[Key::Backspace]);
    app.entry_saved();
    let begun = Instant::now();
    app.done_writing();
    println!("1 MiB shown to read in {} ms", begun.elapsed().as_millis());
    app.lock();

    app.unlock(PASSPHRASE);
    app.open_notes();
    app.open_found("dock");
    app.edit_entry();
    let kept = app.page().script(
        &format!("return document.querySelector('[data-field=body]').value === {FULL}"),
        json!([]),
    );
    assert_eq!(kept, json!(true), "every byte is there");
}

#[test]
fn a_hundred_thousand_lines_are_pasted_kept_and_read() {
    const LINES: &str = "Array.from({ length: 100000 }, (_, n) => String(n)).join('\\n')";
    let desk = Desk::new();
    let mut app = desk.start_open(PASSPHRASE);
    app.begin_entry(Kind::Reflection);
    let begun = Instant::now();
    app.paste("body", LINES);
    app.entry_saved();
    println!(
        "100,000 lines pasted and saved in {} ms",
        begun.elapsed().as_millis()
    );
    let begun = Instant::now();
    app.page().press(&[Key::Char('x')]);
    wait::until("the key was not typed", || {
        app.field("body").contains('x').then_some(())
    });
    println!("a key in them in {} ms", begun.elapsed().as_millis());
    app.page().press(&[Key::Backspace]);
    app.entry_saved();
    let begun = Instant::now();
    app.done_writing();
    println!(
        "100,000 lines shown to read in {} ms",
        begun.elapsed().as_millis()
    );
    app.lock();
    app.unlock(PASSPHRASE);
    app.open_notes();
    app.open_line(0);
    app.edit_entry();
    let kept = app.page().script(
        &format!("return document.querySelector('[data-field=body]').value === {LINES}"),
        json!([]),
    );
    assert_eq!(kept, json!(true), "every line is there");
}
