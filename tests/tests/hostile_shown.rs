//! Hostile texts are kept in every field for words that there is, and looked at wherever they are shown: read,
//! listed, found, drawn, printed, in a report and in a picture. They stay text, and read as they were typed.

use std::collections::BTreeSet;

use journeys::app::App;
use journeys::desk::Desk;
use journeys::driver::Key;
use journeys::filled;
use journeys::find::Role;
use journeys::hostile::{self, CORPUS, KEPT, Put, as_kept, as_read};
use journeys::hostile_walk::HostileWalk;
use journeys::notes::Kind;
use journeys::save_dialog::SaveDialog;
use journeys::saved;
use journeys::sharing;
use journeys::signs::ADD;
use journeys::steps::Place;
use journeys::wait;
use journeys::ways::exercise;
use serde_json::json;

const PASSPHRASE: &str = "a lantern left at the ferry";

#[test]
fn they_read_as_they_were_typed_wherever_they_are_shown() {
    let desk = Desk::new();
    let today = filled::today();
    filled::fill_check_ins(&desk.data(), PASSPHRASE, today);
    let app = desk.start();
    app.unlock(PASSPHRASE);
    let mut walk = HostileWalk::begin(app, desk);
    let sign = a_sign(&mut walk);
    a_day(&mut walk, &sign);
    let title = entries(&mut walk);
    exercises(&mut walk);
    lists(&mut walk);
    a_mark(&mut walk, &sign);
    a_picture(&walk, &sign);
    a_report(&mut walk, &title);
    brought_in(&walk);
    a_word_to_erase(&mut walk);
    somebody_to_call(&mut walk);
    let kept: BTreeSet<String> = KEPT.iter().map(|&field| field.to_owned()).collect();
    assert_eq!(walk.met, kept, "each field whose words are kept was met");
    println!("{} fields, {} texts in lines", kept.len(), walk.turn);
}

/// A sign of one's own, and one of the eleven in other words; the label of the first.
fn a_sign(walk: &mut HostileWalk) -> String {
    walk.app.open_signs(11);
    let mut labels = Vec::new();
    for (button, asked) in [(ADD, 12), ("Reword: Drama", 12)] {
        walk.app.press_on_signs(button);
        walk.app.tab_to("form input[type=text]", "Short name");
        let put = walk.put("form:has([data-field=line])");
        walk.settled("wording a sign");
        walk.app.page().press(&[Key::Enter]);
        walk.app.signs_asked(asked);
        wait::until("the form of a sign stayed open", || {
            let open = walk.app.page().select("form [data-field=line]");
            open.is_empty().then_some(())
        });
        labels.extend(put.into_iter().find(|put| put.field == "label"));
    }
    walk.settled("listing signs");
    for label in &labels {
        walk.reads(&label.text, "in the list of signs");
    }
    labels.remove(0).text
}

/// Today: the signs in their words, what is said about one, and a note.
fn a_day(walk: &mut HostileWalk, sign: &str) {
    walk.app.go_to(Place::Today);
    walk.app.levels();
    walk.put("section.note");
    wait::until("the note was not saved", || {
        let status = walk.app.page().select("#note-status").pop()?.text();
        status.contains("Saved").then_some(())
    });
    walk.app
        .page()
        .find_like(Role::Button, &format!("About: {}", as_read(sign)))
        .click();
    walk.app.page().find_like(Role::Dialog, "");
    walk.settled("about a sign");
    walk.app.page().press(&[Key::Escape]);
    walk.settled("a day");
}

/// An entry of each kind with everything in it; the title of the reflection.
fn entries(walk: &mut HostileWalk) -> String {
    let mut title = String::new();
    for kind in Kind::ALL {
        walk.app.begin_entry(kind);
        let put = walk.fill_form(kind);
        walk.app.entry_saved();
        walk.settled(&format!("writing {kind:?}"));
        let read = as_read(&walk.app.done_writing());
        walk.settled(&format!("reading {kind:?}"));
        for Put { field, text } in &put {
            for typed in text
                .split("\n\n")
                .filter(|part| hostile::is_no_markdown(part))
            {
                let typed = as_read(typed);
                assert!(
                    read.contains(&typed),
                    "{kind:?}, {field}: {typed:?} is not in {read}"
                );
            }
        }
        if kind == Kind::Reflection {
            let own = put.into_iter().find(|put| put.field == "title");
            title = own.map(|put| put.text).unwrap_or_default();
        }
    }
    title
}

/// Questions whose answers become an entry.
fn exercises(walk: &mut HostileWalk) {
    walk.app.begin_exercise(&exercise("softened-start"));
    walk.put("article.entry .form");
    walk.app.entry_saved();
    walk.settled("answering a question");
    walk.app.done_writing();
    walk.settled("reading answers");
}

/// Everything in one list, found, narrowed, deleted and brought back.
fn lists(walk: &mut HostileWalk) {
    // What is planned waits on Today.
    walk.app.begin_entry(Kind::Communication);
    walk.put("article.entry .form");
    walk.app.entry_saved();
    walk.app.done_writing();
    let app = &walk.app;
    app.open_notes();
    walk.settled("listing");
    app.search_for("onerror", Kind::ALL.len() + 3);
    walk.settled("finding");
    app.search_for("<script>", Kind::ALL.len() + 3);
    walk.settled("finding what was typed");
    app.go_to_search();
    app.page().press(&[Key::Control, Key::Char('a')]);
    app.page().press(&[Key::Backspace]);
    app.page().sees_no_more("found, best match first.");
    app.page().find(Role::Button, "Filter").click();
    app.open_filter("Tag");
    walk.settled("narrowing");
    app.page().find(Role::Button, "Filter").click();
    app.open_line(0);
    app.delete_entry();
    walk.settled("saying what was deleted");
    app.page().find(Role::Button, "Undo").click();
    app.reading();
    app.delete_entry();
    app.open_trash();
    walk.settled("the trash");
    app.page().find_like(Role::Button, "Bring back: ").click();
    app.go_to(Place::Today);
    app.page().find(Role::Heading, "Waiting for me");
    walk.settled("what waits");
}

/// A marked date beside a focus sign.
fn a_mark(walk: &mut HostileWalk, sign: &str) {
    walk.app.go_to(Place::Trends);
    walk.app
        .page()
        .find_like(Role::Checkbox, &as_read(sign))
        .click();
    walk.app.page().find(Role::Button, "Mark a date").click();
    walk.app.page().find(Role::Field, "In a few words");
    let put = walk.put("form.card");
    walk.app.tab_to("form button", "Keep");
    walk.app.page().press(&[Key::Enter]);
    walk.reads(&put[0].text, "in Trends");
    walk.settled("looking back");
}

/// The picture of a chart holds the words as words.
fn a_picture(walk: &HostileWalk, sign: &str) {
    let folder = saved::folder(&walk.desk, "pictures");
    let file = folder.join("lines.svg");
    let app = &walk.app;
    app.begin_picture(&walk.desk, "Focus signs", "SVG")
        .save_as(&file);
    app.page()
        .sees(&format!("Saved, not encrypted: {}", file.display()));
    let (_, _, words) = saved::read_svg(app.page(), &file);
    assert!(
        as_read(&words).contains(&as_read(sign)),
        "{sign} is not in {words}"
    );
    let picture = String::from_utf8_lossy(&sharing::bytes(&file)).into_owned();
    walk.stands_alone(&picture, "the picture");
    walk.settled("saving a picture");
}

/// A report with everything ticked, for somebody, with names replaced.
fn a_report(walk: &mut HostileWalk, title: &str) {
    walk.app.open_share();
    for step in [
        "For whom",
        "What I want to talk about",
        "Focus signs",
        "What to include",
        "Entries",
        "Names",
    ] {
        walk.app.open_step(step);
    }
    walk.app
        .page()
        .find_like(Role::Checkbox, &as_read(title))
        .click();
    walk.app.page().find(Role::Button, "Replace a name").click();
    walk.put("main");
    walk.app
        .page()
        .find(Role::Button, "Remember for next time")
        .click();
    walk.settled("choosing what to share");
    let before = walk.app.pages_drawn().len();
    wait::until("no page was drawn", || {
        let drawn = walk.app.pages_drawn();
        (drawn.len() > before).then_some(())
    });
    let drawn = walk.app.pages_drawn();
    for page in &drawn {
        walk.stands_alone(page, "a page of the report");
    }
    walk.settled("looking at the report");
}

/// Another program's file: its titles, texts, tags and moods.
fn brought_in(walk: &HostileWalk) {
    let file = walk.desk.home().root().join("home/daylio.csv");
    let quoted = |text: &str| format!("\"{}\"", as_kept(text).replace('"', "\"\""));
    let mut lines = vec!["full_date,date,weekday,time,mood,activities,note_title,note".to_owned()];
    for (at, text) in (1..).zip(CORPUS) {
        let text = quoted(text);
        lines.push(format!(
            "2024-03-{:02},March,Sunday,8:{at:02} pm,{text},{text},{text},{text}",
            at % 28 + 1
        ));
    }
    saved::leave(&file, &lines.join("\n"));
    let app = &walk.app;
    app.go_to(Place::Settings);
    app.page().find(Role::Button, "Choose a file …").click();
    SaveDialog::of(&walk.desk, app, "Choose a file to bring in").choose(&file);
    app.page().sees("entries would come in.");
    walk.settled("looking into a file");
    app.page().find_like(Role::Button, "Bring in 48").click();
    app.page().sees("were brought in.");
    walk.settled("bringing in");
    app.open_notes();
    app.go_to_search();
    app.page().type_text("hit.invalid");
    app.page().sees("found, best match first.");
    walk.settled("finding what was brought in");
    app.page().press(&[Key::Down]);
    app.page().press(&[Key::Enter]);
    app.reading();
    walk.settled("reading what was brought in");
}

/// The word that has to be typed before a journal is erased: nothing of it is kept.
fn a_word_to_erase(walk: &mut HostileWalk) {
    walk.app.go_to(Place::Settings);
    walk.app
        .page()
        .find(Role::Button, "Erase the journal …")
        .click();
    walk.app.page().find(Role::Button, "Erase it all, for good");
    let met = walk.app.try_everywhere("main", &mut walk.turn);
    assert!(met.contains("settings-erase-typed"), "{met:?}");
    walk.settled("before erasing");
}

/// On the support page, its printed sheet, and on the locked screen, if that is wanted.
fn somebody_to_call(walk: &mut HostileWalk) {
    walk.app.go_to(Place::Settings);
    walk.app.page().find(Role::Button, "Support").click();
    walk.app.page().find(Role::Field, "Someone I can call");
    let put = walk.put("dialog[open]");
    walk.app
        .tab_to("input[type=checkbox]", "Show country and contact");
    walk.app.page().press(&[Key::Char(' ')]);
    wait::until("the contact was not saved", || {
        let status = walk.app.page().select("dialog[open] .saved").pop()?.text();
        status.contains("Saved").then_some(())
    });
    let contact = as_read(&put[0].text);
    let sheet = |app: &App| {
        let text = app.page().script(
            "return document.querySelector('.sheet-support .contact').textContent",
            json!([]),
        );
        as_read(text.as_str().unwrap_or_default())
    };
    assert_eq!(sheet(&walk.app), contact);
    walk.settled("what is printed");
    walk.app.page().press(&[Key::Escape]);
    walk.app.lock();
    walk.app.watch_for_hits();
    walk.app.page().find(Role::Button, "Support").click();
    walk.reads(&contact, "while locked");
    assert_eq!(sheet(&walk.app), contact);
    walk.settled("somebody to call, while locked");
    walk.app.page().press(&[Key::Escape]);
    walk.app.unlock(PASSPHRASE);
    for place in [Place::Notes, Place::Trends, Place::Ways, Place::Settings] {
        walk.app.go_to(place);
        walk.settled("after a lock");
    }
}
