//! The file `copyright`, as Debian's readers expect it: our own licences; the rest stands beside it.

use std::fs;

use crate::failure::Failure;
use crate::place;

const HEAD: &str = "\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Evenkeel
Comment: What else is in the program, and under which licences, stands in
 third-party.txt, beside this file; evenkeel.cdx.json is the same list for
 programs.

Files: *
";

/// Apache's is on every Debian system.
const APACHE: &str = "
License: Apache-2.0
 The whole text is in /usr/share/common-licenses/Apache-2.0.
";

pub(super) fn write() -> Result<String, Failure> {
    let file = place::root().join("LICENSE-MIT");
    let text = fs::read_to_string(&file).map_err(|error| Failure::file("read", &file, &error))?;
    let holders = holders(&text)
        .ok_or_else(|| Failure::new("LICENSE-MIT does not say whose the copyright is."))?;
    Ok(format!(
        "{HEAD}Copyright: {holders}\nLicense: Expat or Apache-2.0\n\nLicense: Expat\n{}{APACHE}",
        indented(terms(&text))
    ))
}

/// "2026 The Evenkeel authors".
fn holders(text: &str) -> Option<&str> {
    let line = text.lines().find(|line| line.starts_with("Copyright"))?;
    line.strip_prefix("Copyright (c) ")
}

/// The MIT licence from its first sentence on: what is the same for everybody.
pub(super) fn terms(text: &str) -> &str {
    text.find("Permission is hereby")
        .map_or(text, |at| &text[at..])
}

fn indented(text: &str) -> String {
    let lines = text.trim_end().lines().map(|line| {
        if line.is_empty() {
            " .\n".to_owned()
        } else {
            format!(" {line}\n")
        }
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_names_the_holders_and_both_licences_in_paragraphs() {
        let text = write().unwrap();
        for line in [
            "Copyright: 2026 The Evenkeel authors",
            "License: Expat or Apache-2.0",
            "License: Expat",
            "License: Apache-2.0",
        ] {
            assert!(text.lines().any(|each| each == line), "{line}");
        }
        assert!(text.contains("\n Permission is hereby granted"));
        // A paragraph begins with a field, and a line of its text with a space.
        for line in text.lines().filter(|line| !line.is_empty()) {
            assert!(line.starts_with(' ') || line.contains(": "), "{line}");
        }
        assert!(!text.contains("\n\n\n"));
    }
}
