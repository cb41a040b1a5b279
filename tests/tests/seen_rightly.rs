//! What is seen in the real window: nothing shines through a dialog, one bar where one thing scrolls, and what stands
//! above another begins where that does.

use journeys::app::App;
use journeys::desk::Desk;
use journeys::driver::Key;
use journeys::find::Role;
use journeys::picture;
use journeys::screen::Pixels;
use journeys::steps::Place;
use journeys::wait;
use serde_json::{Value, json};

const WIDE: (u32, u32) = (1100, 760);
const NARROW: (u32, u32) = (380, 760);
/// How much a part of a colour may differ, and how many may by more: rounded edges are drawn a little softer now and
/// then. A bar is hundreds of them.
const SOFT: u8 = 16;
const FEW: usize = 50;

#[test]
fn no_bar_of_what_scrolls_is_drawn_over_a_dialog_before_it() {
    let desk = Desk::new();
    let app = open_sample(&desk);
    app.go_to(Place::Notes);
    let narrow_down = app.page().find(Role::Button, "Filter");
    for (width, height) in [WIDE, NARROW] {
        app.resize(width, height);
        under_a_dialog(&app, "the keys", || app.page().press(&[Key::F1]));
        under_a_dialog(&app, "what to write", || {
            app.page().press(&[Key::Control, Key::Char('n')]);
        });
        narrow_down.click();
        let period = app.page().find_like(Role::Button, "Period");
        under_a_dialog(&app, "the period", || period.click());
        narrow_down.click();
    }
}

/// What the dialog shows stays as it is when all that scrolls behind it is taken away.
fn under_a_dialog(app: &App, which: &str, open: impl FnOnce()) {
    // What has just moved shows its bar.
    let moved = app.page().script(
        "const lists = [...document.querySelectorAll('main .scroller')];
         const moved = lists.filter((list) => list.scrollHeight > list.clientHeight);
         for (const list of moved) { list.scrollTop = 0; list.scrollTop = 40; }
         return moved.length",
        json!([]),
    );
    assert_ne!(moved, json!(0), "nothing scrolls behind {which}");
    open();
    app.page().find_like(Role::Dialog, "");
    let with = dialog(app);
    set_behind(app, "hidden");
    let without = dialog(app);
    set_behind(app, "");
    let differs = with
        .iter()
        .zip(&without)
        .filter(|(one, other)| one.abs_diff(**other) > SOFT)
        .count();
    assert_eq!(with.len(), without.len());
    assert!(
        differs < FEW,
        "what stands behind {which} shines through: {differs}"
    );
    app.page().press(&[Key::Escape]);
    wait::until("the dialog did not close", || {
        app.page().select("dialog[open]").is_empty().then_some(())
    });
}

fn set_behind(app: &App, visibility: &str) {
    app.page().script(
        "for (const list of document.querySelectorAll('main .scroller')) {
           if (!list.closest('dialog')) list.style.visibility = arguments[0];
         }",
        json!([visibility]),
    );
}

/// The dots of the dialog that is open, without its rounded edge.
fn dialog(app: &App) -> Vec<u8> {
    const EDGE: u32 = 14;
    let place = app.page().script(
        "const { left, top, right, bottom } = document.querySelector('dialog[open]').getBoundingClientRect();
         return [left, top, right, bottom].map(Math.round)",
        json!([]),
    );
    let at = |n: usize| u32::try_from(place[n].as_u64().unwrap()).unwrap();
    let Pixels { width, data, .. } = picture::at_rest(app.windows(), app.window());
    let (from, to) = (at(0) + EDGE, at(2).min(width) - EDGE);
    (at(1) + EDGE..at(3) - EDGE)
        .flat_map(|y| {
            let row = (y * width) as usize * 4;
            data[row + from as usize * 4..row + to as usize * 4].to_vec()
        })
        .collect()
}

#[test]
fn the_line_of_the_last_opening_begins_where_the_heading_does() {
    let desk = Desk::new();
    let app = open_sample(&desk);
    app.page().sees("Last opened");
    for (width, height) in [WIDE, (700, 760), NARROW] {
        app.resize(width, height);
        for (key, heading) in [
            ('1', "Today"),
            ('2', "Notes"),
            ('3', "Trends"),
            ('4', "Ways"),
            ('5', "Share"),
            (',', "Settings"),
        ] {
            app.page().press(&[Key::Control, Key::Char(key)]);
            app.page().find(Role::Heading, heading);
            let starts = app.page().script(
                "const all = [document.querySelector('.know .told p'), document.querySelector('main h1')];
                 return all.map((one) => one.getBoundingClientRect().left)",
                json!([]),
            );
            let [line, title] = [&starts[0], &starts[1]].map(|start| start.as_f64().unwrap());
            assert!(
                (line - title).abs() < 1.0,
                "the line begins at {line}, {heading} at {title}, in a window of {width}"
            );
        }
    }
}

#[test]
fn beside_the_steps_the_pages_of_a_report_scroll_in_one_place() {
    let desk = Desk::new();
    let app = open_sample(&desk);
    app.open_share();
    app.page().sees("These are the pages that will be written.");
    for (width, height) in [WIDE, (1400, 1000), NARROW] {
        app.resize(width, height);
        wait::until("there is no page", || {
            (scrolled(&app) != Value::Null).then_some(())
        });
        let names = scrolled(&app);
        let places = names.as_array().map_or(0, Vec::len);
        assert_eq!(places, 1, "{names} scroll in a window of {width}");
    }
}

/// All that scrolls the page of the report that is shown, from the inside out.
fn scrolled(app: &App) -> Value {
    app.page().script(
        "const page = document.querySelector('.paper img');
         if (!page) return null;
         const found = [];
         for (let at = page.parentElement; at !== null; at = at.parentElement) {
           const scrolls = ['auto', 'scroll'].includes(getComputedStyle(at).overflowY);
           if (scrolls && at.scrollHeight > at.clientHeight) found.push(at.className);
         }
         return found",
        json!([]),
    )
}

fn open_sample(desk: &Desk) -> App {
    let (app, passphrase) = desk.start_sample();
    app.unlock(&passphrase);
    app
}
