//! Text at 200 %: every page reflows by its own width, in a wide window as in a narrow one.

use journeys::app::App;
use journeys::desk::Desk;
use journeys::driver::Key;
use journeys::find::Role;
use journeys::large_text;
use journeys::steps::Place;
use journeys::wait;
use serde_json::json;

const SIZES: [(u32, u32); 3] = [(1100, 760), (700, 760), (380, 760)];

#[test]
fn every_page_can_be_read_with_text_at_twice_its_size() {
    let desk = Desk::new();
    let app = open_sample(&desk);
    let mut faults = Vec::new();
    let mut look = |app: &App, page: &str| {
        for (width, height) in SIZES {
            app.resize(width, height);
            let found = large_text::faults(app.page());
            let at = format!("{page}-{width}");
            faults.extend(found.into_iter().map(|fault| format!("{at}: {fault}")));
        }
        app.resize(SIZES[0].0, SIZES[0].1);
    };
    walk(&app, &mut look);
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The sample, its text at twice its size.
fn open_sample(desk: &Desk) -> App {
    let (app, passphrase) = desk.start_sample();
    app.unlock(&passphrase);
    wait::until("the text did not grow", || {
        let size = app
            .page()
            .script("return document.documentElement.style.fontSize", json!([]));
        let is_twice = size == json!("200%");
        if !is_twice {
            app.page().press(&[Key::Control, Key::Char('+')]);
        }
        is_twice.then_some(())
    });
    app
}

fn walk(app: &App, look: &mut dyn FnMut(&App, &str)) {
    app.levels();
    look(app, "today");
    app.rate_by_keys("1234");
    look(app, "today-rated");
    app.page().find(Role::Button, "The rest are 0").click();
    app.page().sees("set to 0");
    look(app, "today-undo");
    app.open_notes();
    look(app, "notes");
    app.open_found("boundary");
    look(app, "notes-read");
    app.edit_entry();
    look(app, "notes-edited");
    app.go_to(Place::Trends);
    app.page().find(Role::Heading, "Focus signs");
    look(app, "trends");
    app.go_to(Place::Ways);
    look(app, "ways");
    app.open_share();
    app.page().sees("These are the pages that will be written.");
    look(app, "share");
    for step in [
        "Period",
        "Focus signs",
        "What to include",
        "Entries",
        "Names",
        "Form",
    ] {
        app.open_step(step);
    }
    look(app, "share-steps");
    app.go_to(Place::Settings);
    app.page().find(Role::Heading, "Look");
    look(app, "settings");
    app.page().press(&[Key::F1]);
    app.page().find_like(Role::Dialog, "");
    look(app, "keys");
}
