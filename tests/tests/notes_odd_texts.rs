//! Texts that are odd: markup, text from right to left, emoji, control characters.

use journeys::app::App;
use journeys::desk::Desk;
use journeys::find::Role;
use journeys::notes::Kind;
use journeys::steps::Place;
use journeys::wait;
use journeys::writing::Do;
use serde_json::json;

const PASSPHRASE: &str = "a lantern left at the ferry";
/// What would set a flag if any of it were taken for more than text.
const MARKUP: &str = r#"<img src=x onerror="window.ran = 1"><script>window.ran = 2</script><svg onload="window.ran = 3"> [here](javascript:window.ran=4) <b onclick="window.ran = 5" style="color: red">bold</b>"#;

#[test]
fn markup_in_any_field_is_text_wherever_it_is_shown() {
    let desk = Desk::new();
    let mut app = desk.start();
    app.make_journal(PASSPHRASE);
    for kind in Kind::ALL {
        app.begin_entry(kind);
        if kind == Kind::Communication {
            app.page().find(Role::Radio, "Followed up").click();
        }
        app.form();
        paste_everywhere(&app);
        match kind {
            Kind::Boundary => {
                app.page().find(Role::Button, "Note what happened").click();
                app.page().find(Role::Button, "I kept it").click();
                app.page().find(Role::Field, "A few words");
                paste_everywhere(&app);
            }
            Kind::Pain => {
                for _ in 0..3 {
                    app.page().find(Role::Button, "Next step").click();
                    paste_everywhere(&app);
                }
            }
            _ => {}
        }
        app.entry_saved();
        nothing_ran(&app, &format!("writing {kind:?}"));
        let read = app.done_writing();
        assert!(read.contains("<img src=x onerror="), "{kind:?}: {read}");
        assert!(read.contains("window.ran = 2</script>"), "{kind:?}: {read}");
        nothing_ran(&app, &format!("reading {kind:?}"));
    }
    // A planned talk and a trust step, for Today; a tag; a note of the day.
    app.begin_entry(Kind::Communication);
    app.paste("title", &json!(MARKUP).to_string());
    app.fill_in(&[Do::Unfold("Links"), Do::Tag("<img src=x onerror=ran()>")]);
    app.entry_saved();
    app.done_writing();
    app.search_for("onerror", Kind::ALL.len() + 1);
    nothing_ran(&app, "searching");
    app.page().find(Role::Button, "Filter").click();
    app.open_filter("Tag");
    nothing_ran(&app, "filtering");
    app.delete_entry();
    nothing_ran(&app, "saying what was deleted");
    app.page().find(Role::Button, "Undo").click();
    app.reading();
    app.go_to(Place::Today);
    app.page().find(Role::Heading, "Waiting for me");
    app.page().sees("<img src=x onerror");
    nothing_ran(&app, "telling what waits");

    app.lock();
    app.unlock(PASSPHRASE);
    app.open_notes();
    app.line(8);
    nothing_ran(&app, "listing, after a lock");
}

/// Puts the markup into every text of the open form.
fn paste_everywhere(app: &App) {
    app.page().script(
        "const texts = document.querySelectorAll(
           'article.entry .form :is(textarea, input[type=text]:not([data-field=tags], [inputmode]))');
         for (const text of texts) {
           text.focus();
           text.value = arguments[0];
           text.dispatchEvent(new InputEvent('input', { bubbles: true }));
         }",
        json!([MARKUP]),
    );
}

/// No flag was set, and no element came of it.
fn nothing_ran(app: &App, when: &str) {
    let made = app.page().script(
        "return [window.ran ?? null,
           [...document.querySelectorAll('main :is(img, script, b, [onload], [onclick], [onerror], a[href])')]
             .map((el) => el.outerHTML)]",
        json!([]),
    );
    assert_eq!(made, json!([null, []]), "{when}");
}

#[test]
fn any_script_emoji_and_control_characters_come_back_as_they_were_read() {
    const TITLE: &str = "שיחה עם אמא 👩‍👩‍👧‍👦";
    const BODY: &str =
        "אמרתי לה את האמת.\n\nثم سكتنا طويلا.\n\nThen: 한국어, 日本語, ภาษาไทย, é̂, 🏳️‍🌈 𝔘𝔫𝔦.";
    let desk = Desk::new();
    let mut app = desk.start();
    app.make_journal(PASSPHRASE);
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
