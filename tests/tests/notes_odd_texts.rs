//! Texts that are odd: from right to left, emoji, control characters. Markup has journeys of its own,
//! `hostile_texts.rs` and `hostile_shown.rs`.

use journeys::desk::Desk;
use journeys::notes::Kind;
use journeys::wait;
use serde_json::json;

const PASSPHRASE: &str = "a lantern left at the ferry";

#[test]
fn any_script_emoji_and_control_characters_come_back_as_they_were_read() {
    const TITLE: &str = "שיחה עם אמא 👩‍👩‍👧‍👦";
    const BODY: &str =
        "אמרתי לה את האמת.\n\nثم سكتنا طويلا.\n\nThen: 한국어, 日本語, ภาษาไทย, é̂, 🏳️‍🌈 𝔘𝔫𝔦.";
    let desk = Desk::new();
    let mut app = desk.start_open(PASSPHRASE);
    app.begin_entry(Kind::Reflection);
    app.paste("title", &json!(TITLE).to_string());
    app.paste(
        "body",
        &format!("{}.replaceAll('\\n', '\\u0007\\r\\n')", json!(BODY)),
    );
    app.entry_saved();
    wait::until("the control characters were not taken out", || {
        (app.field("body") == BODY).then_some(())
    });
    let direction = |css: &str| {
        app.page().script(
            "return getComputedStyle(document.querySelector(arguments[0])).direction",
            json!([css]),
        )
    };
    assert_eq!(direction("[data-field=title]"), json!("rtl"));
    app.done_writing();
    assert_eq!(direction("#entry-heading"), json!("rtl"));
    let paragraphs = app.page().script(
        "return [...document.querySelectorAll('article.entry .reading .part p, article.entry .reading p[dir]')]
           .map((p) => getComputedStyle(p).direction)",
        json!([]),
    );
    assert_eq!(paragraphs, json!(["rtl", "rtl", "ltr"]));

    app.lock();
    app.unlock(PASSPHRASE);
    app.open_notes();
    // Parts of words where words are not parted, and letters without their points.
    for (typed, hits) in [
        ("ภาษา", 1),
        ("本語", 1),
        ("한국", 1),
        ("سكتنا", 1),
        ("אמרתי", 1),
    ] {
        app.go_to_search();
        app.page().script(
            "const box = document.getElementById('notes-search');
             box.value = arguments[0];
             box.dispatchEvent(new InputEvent('input', { bubbles: true }))",
            json!([typed]),
        );
        app.page().sees(&format!("{hits} found."));
        app.page().script(
            "const box = document.getElementById('notes-search');
             box.value = '';
             box.dispatchEvent(new InputEvent('input', { bubbles: true }))",
            json!([]),
        );
        app.page().sees_no_more("found.");
    }
    app.open_line(0);
    app.edit_entry();
    assert_eq!(app.field("title"), TITLE);
    assert_eq!(app.field("body"), BODY);
}
