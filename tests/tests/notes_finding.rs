//! Thousands of entries: the list from end to end by keys, and the search as it is typed. Times are
//! told, never judged: the programs journeys drive are built for debugging.
#![allow(clippy::print_stdout, reason = "the times are what it tells")]

use std::time::Instant;

use journeys::app::App;
use journeys::desk::Desk;
use journeys::driver::Key;
use journeys::filled;
use journeys::wait;
use serde_json::json;

const PASSPHRASE: &str = "a lantern left at the ferry";
const SOME: u32 = 5_000;
const MANY: u32 = 50_000;

/// Notes when, by the page's own clock, a key went down, and when what it led to was drawn.
const WATCH: &str = "
    window.watched = null;
    window.watch = (key, done) => {
      window.watched = null;
      addEventListener('keydown', function first(event) {
        if (event.key !== key) return;
        removeEventListener('keydown', first, true);
        const from = performance.now();
        (function look() {
          if (done()) requestAnimationFrame(() => { window.watched = performance.now() - from; });
          else requestAnimationFrame(look);
        })();
      }, true);
    };";

#[test]
fn thousands_of_entries_are_walked_and_searched_by_keys() {
    walk_and_search(SOME);
}

#[test]
#[ignore = "fills a journal for minutes; cargo xtask test --long runs it"]
fn long_form_fifty_thousand_entries_are_walked_and_searched_by_keys() {
    walk_and_search(MANY);
}

fn walk_and_search(entries: u32) {
    let desk = Desk::new();
    let begun = Instant::now();
    filled::fill(&desk.data(), PASSPHRASE, entries);
    println!("{entries} entries made in {} s", begun.elapsed().as_secs());
    let begun = Instant::now();
    let app = desk.start();
    app.unlock(PASSPHRASE);
    println!("started and unlocked in {} ms", begun.elapsed().as_millis());
    app.page().script(WATCH, json!([]));

    let first = timed(
        &app,
        &[Key::Control, Key::Char('2')],
        "document.querySelector('#line-0 .words')",
    );
    println!("the first lines of Notes drawn after {first:.0} ms");
    assert_eq!(app.total(), u64::from(entries));

    // From the newest line to the oldest, and back.
    app.go_to_search();
    app.page().press(&[Key::Down]);
    on_line(&app, 0);
    let last = entries - 1;
    let oldest = format!("document.querySelector('#line-{last} .words')");
    let end = timed(&app, &[Key::End], &oldest);
    on_line(&app, u64::from(last));
    in_sight(&app);
    let back = timed(
        &app,
        &[Key::Home],
        "document.querySelector('#line-0 .words')",
    );
    on_line(&app, 0);
    in_sight(&app);
    println!("the oldest line drawn after {end:.0} ms, the newest again after {back:.0} ms");
    for page in 1..=10 {
        app.page().press(&[Key::PageDown]);
        wait::until("Page Down did not lead on", || {
            (app.line_with_focus() >= Some(page)).then_some(())
        });
        in_sight(&app);
    }

    // The search, a letter at a time.
    app.go_to_search();
    let mut times = Vec::new();
    for word in ["weather", "the evening", "kettle"] {
        app.page().press(&[Key::Control, Key::Char('a')]);
        app.page().press(&[Key::Backspace]);
        let mut typed = String::new();
        for letter in word.chars() {
            typed.push(letter);
            // A letter after which the same is found changes nothing: it is given up after a second.
            app.page().script(
                "window.changed = 0;
                 window.seer?.disconnect();
                 window.seer = new MutationObserver(() => { window.changed ||= performance.now(); });
                 window.seer.observe(document.querySelector('.list'),
                   { subtree: true, childList: true, characterData: true });
                 window.until = performance.now() + 1000;",
                json!([]),
            );
            let time = timed(
                &app,
                &[Key::Char(letter)],
                "window.changed > 0 || performance.now() > window.until",
            );
            if app.page().script("return window.changed > 0", json!([])) == json!(true) {
                times.push(time);
            }
        }
        let said = app.page().script(
            "return document.querySelector('.said').innerText",
            json!([]),
        );
        println!("{typed:?}: {}", said.as_str().unwrap_or_default());
    }
    times.sort_by(f64::total_cmp);
    println!(
        "a key in the search box to hits drawn: median {:.0} ms, slowest {:.0} ms of {}",
        times[times.len() / 2],
        times[times.len() - 1],
        times.len()
    );
    app.page().press(&[Key::Down]);
    app.page().press(&[Key::Enter]);
    app.reading();
}

/// From a key to what it leads to, in the page's own time.
fn timed(app: &App, chord: &[Key], done: &str) -> f64 {
    let last = match chord.last() {
        Some(Key::Char(letter)) => letter.to_string(),
        Some(key) => format!("{key:?}"),
        None => String::new(),
    };
    app.page().script(
        &format!("window.watch(arguments[0], () => {done})"),
        json!([last]),
    );
    app.page().press(chord);
    wait::until(&format!("{chord:?} did not lead to {done}"), || {
        app.page()
            .script("return window.watched", json!([]))
            .as_f64()
    })
}

fn on_line(app: &App, at: u64) {
    wait::until(&format!("line {at} did not get the focus"), || {
        (app.line_with_focus() == Some(at)).then_some(())
    });
}

/// The line with the focus is in sight, and there are rows with words all about it.
fn in_sight(app: &App) {
    wait::until("no rows were shown", || {
        let shown = app.page().script(
            "const line = document.activeElement.getBoundingClientRect();
             const list = document.activeElement.closest('.scroller').getBoundingClientRect();
             const rows = [...document.querySelectorAll('[id^=line-]')].filter((row) => {
               const box = row.getBoundingClientRect();
               return box.bottom > list.top && box.top < list.bottom;
             });
             return line.top >= list.top - 1 && line.bottom <= list.bottom + 1
               && rows.length > 3 && rows.every((row) => row.querySelector('.words'))",
            json!([]),
        );
        (shown == json!(true)).then_some(())
    });
}
