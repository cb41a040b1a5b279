//! What the desktop says itself and what its part of the catalogue holds are one and the same. The ids are
//! read from the source, so that none can be forgotten.

use std::collections::BTreeSet;
use std::path::Path;

use super::{ENGLISH, SIGNS};

#[path = "../../../crates/report/src/words/source.rs"]
mod source;

use source::{files, ids, literals};

/// How a message is said, here and elsewhere. Its id stands there in quotation marks and nowhere else, or
/// this test would not find it.
const SAYING: [&str; 4] = ["text(", "numbered(", "about(", "format("];

#[test]
fn every_message_that_is_said_is_in_the_catalogue_and_every_one_of_the_desktops_is_said() {
    let known: BTreeSet<&str> = [ENGLISH, SIGNS].into_iter().flat_map(ids).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let of_words = folder.join("words.rs");
    let mut said = BTreeSet::new();
    for literal in literals(&folder) {
        let is_said = SAYING.iter().any(|saying| {
            let elsewhere = format!("words::{saying}");
            let here = literal.file == of_words && literal.before.ends_with(saying);
            here || literal.before.ends_with(&elsewhere)
        });
        if is_said {
            said.insert(literal.text);
        }
    }
    // Each of the eleven has a test of its own.
    for id in &said {
        assert!(known.contains(id.as_str()), "no message {id}");
    }
    let unsaid: Vec<&str> = ids(ENGLISH)
        .into_iter()
        .filter(|id| !said.contains(*id))
        .collect();
    assert!(
        unsaid.is_empty(),
        "desktop.ftl has what nobody says: {unsaid:?}"
    );
}

#[test]
fn no_message_is_said_by_an_id_that_does_not_stand_there() {
    for (file, text) in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        for saying in ["words::text(", "words::numbered(", "words::about("] {
            // Here they stand in quotation marks themselves.
            let saying_here = format!("\"{saying}");
            for (at, _) in text.match_indices(saying) {
                let is_this = text[..at + saying.len()].ends_with(&saying_here);
                let said = text[at + saying.len()..].trim_start();
                assert!(
                    is_this || said.starts_with('"'),
                    "{}: {saying}",
                    file.display()
                );
            }
        }
    }
}
