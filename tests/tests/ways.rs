//! Every exercise begins a real entry with its questions, can be left and gone on with, and shows
//! where it led.

use journeys::desk::Desk;
use journeys::driver::Key;
use journeys::find::Role;
use journeys::ways::{NEXT, exercise, exercises};

const PASSPHRASE: &str = "a lantern left at the ferry";

#[test]
fn every_exercise_begins_its_entry_and_shows_where_it_led() {
    let desk = Desk::new();
    let app = desk.start_open(PASSPHRASE);
    let all = exercises();
    assert!(all.len() > 30, "{} exercises", all.len());
    for (n, exercise) in all.iter().enumerate() {
        app.begin_exercise(exercise);
        if exercise.questions.is_empty() {
            app.page().find(Role::Button, "Stop").click();
            app.page()
                .find(Role::Button, &format!("Start: {}", exercise.name));
            continue;
        }
        let answer = format!("Answer {n}, in my words");
        app.answer(&answer);
        for question in &exercise.questions[1..] {
            app.page().press(&NEXT);
            app.asked(question);
        }
        app.entry_saved();
        let read = app.done_writing();
        assert!(read.contains(&answer), "{}: {read}", exercise.id);
        assert!(read.contains(&exercise.name), "{}: {read}", exercise.id);
        app.open_ways();
        app.open_way(&exercise.name);
        app.page().find(Role::Heading, &exercise.name);
        app.page().sees("Where it led");
        app.page().sees(&answer);
    }
}

#[test]
fn an_exercise_is_left_and_gone_on_with_where_it_was_left() {
    let desk = Desk::new();
    let mut app = desk.start_open(PASSPHRASE);
    let hurt = exercise("one-hurt");
    app.begin_exercise(&hurt);
    app.answer("The dinner was forgotten");
    app.page().press(&NEXT);
    app.asked(&hurt.questions[1]);
    app.answer("Small, and cold hands");
    app.entry_saved();
    app.lock();
    app.unlock(PASSPHRASE);

    app.open_ways();
    app.page().find(Role::Heading, "Begun, and not finished");
    app.page().find_like(Role::Button, &hurt.name).click();
    app.asked(&hurt.questions[2]);
    app.answer("That I do not count");
    app.page().press(&NEXT);
    app.asked(&hurt.questions[3]);
    // Back and on again: nothing that was written moves.
    app.page().press(&[Key::Shift, Key::F3]);
    app.asked(&hurt.questions[2]);
    app.page().press(&NEXT);
    app.answer("An evening that is ours");
    app.entry_saved();
    let read = app.done_writing();
    for words in [
        "The dinner was forgotten",
        "Small, and cold hands",
        "That I do not count",
        "An evening that is ours",
    ] {
        assert!(read.contains(words), "{read}");
    }
    app.open_ways();
    app.page().sees_no_more("Begun, and not finished");
}

#[test]
fn a_favourite_stays_and_the_ladder_and_the_map_show_what_was_written() {
    let desk = Desk::new();
    let mut app = desk.start_open(PASSPHRASE);
    let risk = exercise("small-risk");
    app.open_ways();
    app.open_way(&risk.name);
    app.page()
        .find(Role::Button, &format!("Favourite: {}", risk.name))
        .click();
    app.begin_exercise(&risk);
    app.answer("I ask for a lift");
    app.unfold_entry();
    let rungs = app.page().select("[data-field=hard] input[type=radio]");
    rungs[2].click();
    app.entry_saved();
    app.lock();
    app.unlock(PASSPHRASE);
    app.open_ways();
    app.page().find(Role::Radio, "Favourites").click();
    app.open_way(&risk.name);
    app.page().find(Role::Heading, "My ladder");
    app.page().sees("somewhat hard");
    app.page().sees("I ask for a lift");

    app.open_ways();
    app.page().find(Role::Radio, "All").click();
    let early = exercise("first-felt");
    app.begin_exercise(&early);
    app.answer("At school, alone by the gate");
    app.entry_saved();
    app.open_ways();
    app.open_way(&early.name);
    app.page().find(Role::Heading, "What I have linked");
}
