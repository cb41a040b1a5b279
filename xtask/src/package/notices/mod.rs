//! `third-party.txt`: everything in the program that others made, and the licences it came with.
//!
//! Made from the same list as the SBOM. Each different text stands in it once, with what it is for.

mod found;
mod rule;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::failure::Failure;
use crate::place;
use crate::program::Program;
use crate::sbom::Stock;

use self::found::Sources;
use self::rule::Asks;

/// One component, as a reader meets it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    /// With its version.
    name: String,
    licence: String,
    /// Where its source is, for who wants it.
    source: Option<String>,
    texts: Vec<String>,
}

/// All of it, for a program that was built as `stock` says.
pub(super) fn write(stock: &Stock) -> Result<String, Failure> {
    let sources = Sources::read(stock)?;
    let apache = ours("LICENSE-APACHE")?;
    let mut parts = vec![standard_library(&apache)?, fonts()?, cldr()?];
    // Its crate brings the library itself, which is Microsoft's, and no word of its licence.
    if stock
        .components
        .iter()
        .any(|one| one.name == "webview2-com-sys")
    {
        parts.push(web_view_loader()?);
    }
    let others = stock.components.iter().filter(|one| one.ships);
    for one in others.filter(|one| one.purl.is_some()) {
        let licence = one.licence.clone().ok_or_else(|| {
            Failure::new(format!("{} {} names no licence.", one.name, one.version))
        })?;
        let texts = texts(&sources, one, &licence, &apache)?;
        let group = one.group.as_ref().map(|group| format!("{group}/"));
        parts.push(Part {
            name: format!("{}{} {}", group.unwrap_or_default(), one.name, one.version),
            licence,
            source: one.repository.clone(),
            texts,
        });
    }
    Ok(page(&parts))
}

/// The licence texts that go with a component.
fn texts(
    sources: &Sources,
    one: &crate::sbom::Component,
    licence: &str,
    apache: &str,
) -> Result<Vec<String>, Failure> {
    let found = sources.of(one)?;
    Ok(match rule::asks(licence, !found.texts.is_empty()) {
        Asks::Apache => {
            let mut texts = found.notices;
            texts.push(apache.to_owned());
            texts
        }
        Asks::ItsOwn => found.texts.into_iter().chain(found.notices).collect(),
        Asks::Nothing => Vec::new(),
        Asks::Another => vec![sources.for_one_without(one, licence)?],
    })
}

/// Rust's own library is in each Rust program, and no crate.
fn standard_library(apache: &str) -> Result<Part, Failure> {
    let told = Program::new("rustc").args(["--version"]).answer()?;
    let version = told.split_whitespace().nth(1).unwrap_or_default();
    Ok(Part {
        name: format!("Rust's standard library {version}"),
        licence: "MIT OR Apache-2.0".into(),
        source: Some("https://github.com/rust-lang/rust".into()),
        texts: vec![apache.to_owned()],
    })
}

/// Those of the report; those of the page are npm packages.
fn fonts() -> Result<Part, Failure> {
    Ok(Part {
        name: "Fonts: Source Sans 3 and Source Serif 4 under other names, Noto".into(),
        licence: "OFL-1.1".into(),
        source: None,
        texts: vec![ours("assets/fonts/OFL.txt")?],
    })
}

/// The names of months, weekdays and parts of the day by which other programs' dates are read.
fn cldr() -> Result<Part, Failure> {
    Ok(Part {
        name: "Names of months, weekdays and parts of the day, from Unicode CLDR".into(),
        licence: "Unicode-3.0".into(),
        source: Some("https://github.com/unicode-org/cldr-json".into()),
        texts: vec![ours("crates/bring-in/cldr/LICENSE")?],
    })
}

/// What finds WebView2 on Windows.
fn web_view_loader() -> Result<Part, Failure> {
    Ok(Part {
        name: "WebView2Loader, of the Microsoft Edge WebView2 SDK".into(),
        licence: "BSD-3-Clause".into(),
        source: None,
        texts: vec![ours("assets/windows/WEBVIEW2-LICENSE.txt")?],
    })
}

fn ours(name: &str) -> Result<String, Failure> {
    let file = place::root().join(name);
    fs::read_to_string(&file).map_err(|error| Failure::file("read", &file, &error))
}

const HEAD: &str = "\
What others made and what is in Evenkeel, with the licences it came with.
Where a choice is offered and Apache-2.0 is among it, Apache-2.0 is taken.
No source is changed; the fonts were cut and put together anew.
";

fn page(parts: &[Part]) -> String {
    let mut names = BTreeSet::new();
    let mut texts: BTreeMap<String, (String, BTreeSet<&str>)> = BTreeMap::new();
    for part in parts {
        let source = part.source.as_ref().map(|source| format!("  {source}"));
        names.insert(format!(
            "{}  [{}]{}\n",
            part.name,
            part.licence,
            source.unwrap_or_default()
        ));
        for text in &part.texts {
            // Two texts that differ in their line breaks alone are one.
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let same = texts
                .entry(words)
                .or_insert_with(|| (text.trim().replace("\r\n", "\n"), BTreeSet::new()));
            same.1.insert(&part.name);
        }
    }
    let mut texts: Vec<_> = texts.into_values().collect();
    // By what they are for, so that the order is that of the list above.
    texts.sort_by(|a, b| a.1.cmp(&b.1).then_with(|| a.0.cmp(&b.0)));
    let mut page = format!("{HEAD}\n{}", names.into_iter().collect::<String>());
    let line = "=".repeat(76);
    for (text, whose) in texts {
        let whose = whose.into_iter().collect::<Vec<_>>().join(", ");
        page.push_str(&format!("\n{line}\n{}\n{line}\n\n{text}\n", folded(&whose)));
    }
    page
}

/// In lines of at most 76 signs, where its words allow that.
fn folded(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= 76 => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, texts: &[&str]) -> Part {
        Part {
            name: name.into(),
            licence: "MIT".into(),
            source: Some("https://x.y".into()),
            texts: texts.iter().map(|text| (*text).to_owned()).collect(),
        }
    }

    #[test]
    fn a_text_stands_once_with_all_it_is_for() {
        let page = page(&[
            part("b 1.0.0", &["Use it\nas you like.", "And say so."]),
            part("a 1.0.0", &["Use it as\r\nyou like.\n"]),
        ]);
        assert_eq!(
            page.matches("as you like").count() + page.matches("you like.").count(),
            2
        );
        assert!(page.contains("\na 1.0.0, b 1.0.0\n"));
        assert!(
            page.find("a 1.0.0  [MIT]  https://x.y").unwrap() < page.find("b 1.0.0  [").unwrap()
        );
        assert!(!page.contains('\r'));
    }

    #[test]
    fn a_long_list_of_names_is_folded() {
        let names = vec!["a-crate 1.0.0"; 20].join(", ");
        let folded = folded(&names);
        assert!(folded.lines().all(|line| line.chars().count() <= 76));
        assert_eq!(folded.replace('\n', " "), names);
    }

    /// Of the real tree: the page, which takes npm, is left out.
    #[cfg(target_os = "linux")]
    #[test]
    fn each_crate_in_the_program_has_its_text_in_it() {
        let stock = crate::sbom::without_the_page(crate::app::PACKAGED).unwrap();
        let page = write(&stock).unwrap();
        assert_eq!(page, write(&stock).unwrap());
        for one in stock.components.iter().filter(|one| one.ships) {
            let name = format!("{} {}", one.name, one.version);
            // Once in the list, and once above a text at least unless nothing is asked.
            let least = match rule::asks(one.licence.as_deref().unwrap_or_default(), true) {
                _ if one.purl.is_none() => 0,
                Asks::Nothing => 1,
                _ => 2,
            };
            let told = page.replace('\n', " ").matches(&name).count();
            assert!(told >= least, "{name}: {told}");
        }
        for told in [
            "Apache License",
            "Mozilla Public License",
            "UNICODE LICENSE V3",
            "SIL OPEN FONT LICENSE",
            "ZETETIC LLC",
        ] {
            let here = page.to_lowercase().contains(&told.to_lowercase());
            assert!(here, "{told}");
        }
    }
}
