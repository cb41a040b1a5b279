//! The state of the sample journal's report, word by word and number by number.

#[allow(dead_code)]
#[path = "../../tests/report/common.rs"]
mod common;

use std::path::Path;

use crate::Paper;

/// `WRITE_GOLDEN=1 cargo test -p report golden` writes it anew; the difference is then to be read.
#[test]
fn the_sample_says_and_draws_what_it_did() {
    let (state, entries, _) = super::state(&common::twelve_weeks(Paper::A4), &|| false).unwrap();
    let made = serde_json::to_string_pretty(&(state, entries)).unwrap() + "\n";
    let golden =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report/golden/twelve-weeks.json");
    if std::env::var_os("WRITE_GOLDEN").is_some() {
        std::fs::write(&golden, &made).unwrap();
    }
    let kept = std::fs::read_to_string(golden).unwrap();
    for (number, (made, kept)) in made.lines().zip(kept.lines()).enumerate() {
        assert_eq!(made, kept, "line {}", number + 1);
    }
    assert_eq!(made.len(), kept.len());
}

/// Every message that is asked for by a name made here is in the catalogue: none is printed as its id.
#[test]
fn every_sentence_is_in_the_catalogue() {
    let (state, entries, _) = super::state(&common::twelve_weeks(Paper::A4), &|| false).unwrap();
    let made = serde_json::to_string(&(state, entries)).unwrap();
    for id in [
        "report-",
        "kind-",
        "talk-",
        "step-",
        "boundary-",
        "pain-",
        "origin-",
        "tried-",
        "helped-",
        "event-",
        "came-true",
        "pattern-",
        "heard-",
        "answer-",
    ] {
        assert!(!made.contains(&format!("\"{id}")), "{id}");
    }
    assert!(!made.contains("{ $") && !made.contains("{$"));
}
