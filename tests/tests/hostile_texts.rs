//! Texts that would act if they were taken for more than text, in every field of every page: they stay text where
//! they are typed, where they are shown, and where they leave.

use std::collections::BTreeSet;

use journeys::desk::Desk;
use journeys::every_screen;
use journeys::hostile::{CORPUS, KEPT};
use journeys::wait;
use serde_json::json;

/// The fields of which nothing is kept, and why.
const NOT_KEPT: &[(&str, &str)] = &[
    ("How likely, in percent", "a number"),
    ("occurredMinute", "a time"),
    ("settings-auto-lock", "a number"),
    ("notes-search", "a search"),
    ("search", "a search, among the entries to share"),
    ("settings-search", "a search"),
    ("ways-search", "a search"),
    ("passphrase", "a secret"),
    ("passphrase-new", "a secret"),
    ("passphrase-again", "a secret"),
    ("hidden-passphrase", "a secret"),
    ("restore-passphrase", "a secret"),
    ("salvage-passphrase", "a secret"),
    ("settings-current-passphrase", "a secret"),
    ("settings-key-passphrase", "a secret"),
    ("settings-rekey-passphrase", "a secret"),
    ("rekey-new", "a secret"),
    ("rekey-again", "a secret"),
    ("rewrap-current", "a secret"),
    ("rewrap-earlier", "a secret"),
    ("export-seal-new", "a secret"),
    ("export-seal-again", "a secret"),
    ("recovery-key", "a secret"),
    ("recovery-typed-N", "parts of a secret"),
    ("share-seal-keys", "keys, or it is refused"),
];

/// The control: taken for more than text, they are seen.
#[test]
fn what_is_no_text_any_more_is_seen() {
    let desk = Desk::new();
    let app = desk.start();
    app.watch_for_hits();
    app.nothing_acted("before");
    let texts = &CORPUS[..3];
    app.page().script(
        "for (const text of arguments[0]) document.body.insertAdjacentHTML('beforeend', text)",
        json!([texts]),
    );
    wait::until("nothing was refused", || {
        let acted = app.what_acted();
        let count = |what: &str| acted[what].as_array().map_or(0, Vec::len);
        (count("refused") >= 1 && count("elements") == 3).then_some(())
    });
}

#[test]
fn in_every_field_of_every_page_they_are_text() {
    let tours = [every_screen::first_days(), every_screen::sample()];
    let met: BTreeSet<&str> = tours
        .iter()
        .flat_map(|judged| judged.fields.iter().map(String::as_str))
        .collect();
    for judged in tours {
        println!(
            "{} screens, {} fields, {} texts in lines",
            judged.screens,
            judged.fields.len(),
            judged.texts
        );
        assert!(judged.acts.is_empty(), "{:#?}", judged.acts);
    }
    let kept: BTreeSet<&str> = KEPT.iter().copied().collect();
    let met: BTreeSet<&str> = met.difference(&kept).copied().collect();
    let known = NOT_KEPT.iter().map(|(field, _)| *field).collect();
    assert_eq!(
        met, known,
        "a field is new, or gone: say what becomes of its words"
    );
}
