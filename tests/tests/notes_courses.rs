//! What some kinds of entries do over time: a talk, a boundary, a trust step, a way through pain.

use journeys::app::App;
use journeys::desk::Desk;
use journeys::driver::Key;
use journeys::find::Role;
use journeys::notes::Kind;
use journeys::steps::Place;
use journeys::wait;
use journeys::writing::Do;
use serde_json::json;

const PASSPHRASE: &str = "a lantern left at the ferry";

#[test]
fn a_talk_is_hinted_at_while_it_is_planned_and_told_once_it_was_had() {
    let desk = Desk::new();
    let app = desk.start_open(PASSPHRASE);
    app.begin_entry(Kind::Communication);
    app.fill_in(&[
        Do::Type("Topic", "being on time"),
        Do::Type("I feel", "that you do not care; you always come late"),
    ]);
    app.page().sees("is easy to argue with");
    app.page().sees("comes a thought");
    // They ask nothing: the next keys go where they would go without them.
    app.fill_in(&[
        Do::Type("about", "dinner, for you never call"),
        Do::Type("I need", "a call"),
    ]);
    app.page().sees("can close a door");
    app.entry_saved();
    // A day before, it waits on Today; said, it waits no more.
    app.go_to(Place::Today);
    app.page().find(Role::Heading, "Waiting for me");
    app.page().find_like(Role::Button, "being on time").click();
    app.reading();
    app.edit_entry();
    for _ in 0..3 {
        app.page().press(&[Key::Shift, Key::Tab]);
        if in_group(&app) {
            break;
        }
    }
    assert!(in_group(&app), "where it stands comes before the topic");
    app.page().press(&[Key::Right]);
    app.page().press(&[Key::Right]);
    app.fill_in(&[
        Do::Unfold("How it began"),
        Do::Type("How it began", "over the dishes"),
        Do::Unfold("What we heard"),
        Do::Choose("I said back what I heard", "Yes"),
        Do::Choose("They said back what they heard", "No"),
        Do::Unfold("A pause"),
        Do::Choose("We took a pause", "Yes"),
        Do::Type("When we agreed to go on", "after the news"),
        Do::Unfold("A step towards each other"),
        Do::Choose("Who offered one", "Both"),
        Do::Choose("It was taken up", "Yes"),
        Do::Unfold("Hearing and being heard"),
        Do::Choose("How heard I felt", "3"),
        Do::Choose("How well I listened", "2"),
        Do::Unfold("What came of it"),
        Do::Type("What came of it", "a call next time"),
        Do::Type("One thing for next time", "begin earlier"),
    ]);
    app.entry_saved();
    let told = app.form();
    let read = app.done_writing();
    for words in [
        "Followed up",
        "over the dishes",
        "after the news",
        "Both",
        "begin earlier",
    ] {
        assert!(read.contains(words), "{words:?} is not in {read}");
    }
    app.kill();

    let app = desk.start();
    app.unlock(PASSPHRASE);
    assert!(!app.page().shows("Waiting for me"));
    app.open_notes();
    app.open_line(0);
    app.edit_entry();
    assert_eq!(app.form(), told);
}

/// Whether the focus is on one of some options.
fn in_group(app: &App) -> bool {
    app.page()
        .focused()
        .script("return arguments[0].closest('[role=radiogroup]') !== null")
        == json!(true)
}

#[test]
fn the_first_boundary_asks_for_safety_and_what_i_kept_is_counted() {
    let desk = Desk::new();
    let mut app = desk.start_open(PASSPHRASE);
    app.begin_entry(Kind::Boundary);
    app.page().find(Role::Heading, "My safety comes first");
    app.fill_in(&[Do::Type("My boundary", "You can't shout at me")]);
    app.page().sees("This reads as a rule for them");
    app.fill_in(&[Do::Press("Word it as “I will”")]);
    wait::until("it was not worded anew", || {
        (app.field("boundary").trim() == "If you shout at me, I will").then_some(())
    });
    app.page().type_text("leave the room");
    app.fill_in(
        &[
            Do::Press("Note what happened"),
            Do::Press("I kept it"),
            Do::Type("A few words", "I left, and came back calm"),
            Do::Press("Done"),
            Do::Press("Bring to session"),
        ][..4],
    );
    // The button to note the next one comes before it.
    app.page().find(Role::Button, "Note what happened").click();
    app.fill_in(&[Do::Press("I did not keep it")]);
    app.page().sees("Kept by me 1 of 2 times noted");
    app.entry_saved();
    app.lock();

    app.unlock(PASSPHRASE);
    app.open_notes();
    let read = app.open_line(0);
    for words in [
        "If you shout at me, I will leave the room",
        "Kept by me 1 of 2 times noted",
        "I left, and came back calm",
        "I did not keep it",
    ] {
        assert!(read.contains(words), "{words:?} is not in {read}");
    }
    app.begin_entry(Kind::Boundary);
    assert!(!app.page().shows("My safety comes first"), "only once");
}

#[test]
fn an_outcome_freezes_what_was_expected_and_thoughts_are_added() {
    let desk = Desk::new();
    let mut app = desk.start_open(PASSPHRASE);
    app.begin_entry(Kind::TrustStep);
    app.fill_in(&[
        Do::Type("A small risk I choose", "I say that I am tired"),
        Do::Unfold("It has happened"),
    ]);
    app.page().sees("First I write what I expect to happen");
    app.page()
        .find(Role::Field, "What I expect to happen")
        .click();
    app.page().type_text("a shrug");
    app.page()
        .sees_no_more("First I write what I expect to happen");
    app.entry_saved();
    app.begin_entry(Kind::TrustStep);
    app.fill_in(&[
        Do::Type("A small risk I choose", "I ask them to drive"),
        Do::Type("What I expect to happen", "a sigh and a long silence"),
        Do::Type("How likely, in percent", "80"),
        Do::Unfold("It has happened"),
        Do::Type("What happened", "they took the keys and hummed"),
        Do::Choose("Did it come true?", "No"),
        Do::Press("Note the outcome"),
    ]);
    app.page().sees("The outcome is noted");
    app.page().sees("It stays as I wrote it before the outcome");
    let open = app.form();
    for gone in ["step", "prediction", "likelihood", "differently"] {
        assert!(
            open.get(gone).is_none(),
            "{gone} can still be written: {open}"
        );
    }
    // The way back through what was typed does not lead behind the outcome.
    app.fill_in(&[Do::Type("How I feel now", "lighter")]);
    for _ in 0..12 {
        app.page().press(&journeys::notes::UNDO);
    }
    app.page().sees("a sigh and a long silence");
    for _ in 0..12 {
        app.page().press(&journeys::notes::REDO);
    }
    app.fill_in(&[
        Do::Type("A later thought", "I expected my father, not them"),
        Do::Press("Add this thought"),
    ]);
    app.entry_saved();
    let read = app.done_writing();
    for words in [
        "a sigh and a long silence",
        "It seemed 80 % likely.",
        "lighter",
        "I expected my father, not them",
        "What I expected came true in 0 of one step.",
    ] {
        assert!(read.contains(words), "{words:?} is not in {read}");
    }
    app.lock();
    app.unlock(PASSPHRASE);
    app.open_notes();
    // Half a thought is added when it is left.
    app.open_found("hummed");
    app.edit_entry();
    app.fill_in(&[Do::Type("A later thought", "and I slept well")]);
    app.done_writing();
    app.page().sees("and I slept well");
    app.page().sees("I expected my father, not them");
    // The one without an outcome still waits.
    app.go_to(Place::Today);
    app.page().find_like(Role::Button, "I say that I am tired");
    assert!(!app.page().shows("I ask them to drive"));
}

#[test]
fn a_way_through_pain_is_left_at_its_second_step_and_gone_on_there() {
    let desk = Desk::new();
    let mut app = desk.start_open(PASSPHRASE);
    app.begin_entry(Kind::Pain);
    app.fill_in(&[
        Do::Type("What happened", "the door was shut"),
        Do::Press("Next step"),
        Do::Type("What I felt", "cold hands"),
    ]);
    // A pause, one key away; what was open has the focus again, and the caret where it was.
    app.page().press(&[Key::Left]);
    app.page().press(&[Key::F2]);
    app.page().find(Role::Heading, "A pause");
    app.page().sees("Five things that I can see");
    app.fill_in(&[Do::Press("Next")]);
    app.page().sees("Four things that I can touch");
    app.page().press(&[Key::F2]);
    app.page().sees_no_more("Four things that I can touch");
    assert_eq!(app.page().focused().name(), "What I felt");
    app.page().type_text("?");
    assert_eq!(app.field("felt"), "cold hand?s");
    app.fill_in(&[Do::Press("Stop here and keep it")]);
    let read = app.reading();
    assert!(read.contains("cold hand?s"), "{read}");
    app.lock();

    app.unlock(PASSPHRASE);
    app.open_notes();
    app.open_line(0);
    app.edit_entry();
    assert_eq!(app.page().focused().name(), "What I felt", "on at step two");
    app.fill_in(&[
        Do::Press("Next step"),
        Do::Type("What I made it mean", "that I am shut out"),
        Do::Press("One step back"),
    ]);
    assert_eq!(app.field("felt"), "cold hand?s");
}
