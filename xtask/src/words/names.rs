//! What others see without opening the journal: the window's title, the program's name, its folder,
//! its description, its icons. None of it may tell what the journal is about.

use std::fs;
use std::path::Path;

/// Matched at the beginning of a word, whatever its case.
const TELLING: [&str; 34] = [
    "abus",
    "affair",
    "betray",
    "boyfriend",
    "breakup",
    "cheat",
    "counsel",
    "couple",
    "dating",
    "deceit",
    "distrust",
    "divorce",
    "girlfriend",
    "husband",
    "infidel",
    "intimacy",
    "jealous",
    "love",
    "lover",
    "marriage",
    "married",
    "mental",
    "partner",
    "ptsd",
    "relationship",
    "romance",
    "safety",
    "spouse",
    "survivor",
    "therap",
    "trauma",
    "trust",
    "violen",
    "wife",
];

/// A place that others see, and the words that stand there.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    place: String,
    text: String,
}

/// Where a telling word stands: the place and the word.
pub(super) fn find(root: &Path, kept: &[String]) -> Vec<(String, &'static str)> {
    seen(root, kept).iter().flat_map(telling).collect()
}

fn telling(seen: &Seen) -> Vec<(String, &'static str)> {
    words(&seen.text)
        .map(|word| (seen.place.clone(), word))
        .collect()
}

/// The telling words in a text.
pub(super) fn words(text: &str) -> impl Iterator<Item = &'static str> {
    let text = text.to_lowercase();
    TELLING.into_iter().filter(move |word| {
        text.match_indices(word)
            .any(|(at, _)| !text[..at].ends_with(char::is_alphabetic))
    })
}

/// Everything others see. `kept` are the names of git's files, from the root.
fn seen(root: &Path, kept: &[String]) -> Vec<Seen> {
    let read = |name: &str| fs::read_to_string(root.join(name)).unwrap_or_default();
    let mut all: Vec<Seen> = [
        (
            "src-tauri/tauri.conf.json",
            read("src-tauri/tauri.conf.json"),
        ),
        (
            "src-tauri/Cargo.toml",
            package(&read("src-tauri/Cargo.toml")),
        ),
        (
            "src-tauri/src/window.rs",
            titles(&read("src-tauri/src/window.rs")),
        ),
        (
            "src-tauri/src/data_folder.rs",
            literals(&read("src-tauri/src/data_folder.rs")),
        ),
        // Titles of the system's own dialogs, and the names it offers for files.
        (
            "assets/locales/en/desktop.ftl",
            said(&read("assets/locales/en/desktop.ftl")),
        ),
        (
            "assets/locales/en/app.ftl",
            name(&read("assets/locales/en/app.ftl")),
        ),
        ("ui/index.html", read("ui/index.html")),
    ]
    .into_iter()
    .map(|(place, text)| Seen {
        place: place.into(),
        text,
    })
    .collect();
    for file in kept {
        if is_icon(file) {
            all.push(Seen {
                place: file.clone(),
                text: file.rsplit('/').next().unwrap_or_default().into(),
            });
        }
        if is_entry(file) {
            all.push(Seen {
                place: file.clone(),
                text: format!("{file}\n{}", read(file)),
            });
        }
    }
    all
}

/// The parts of a manifest that name and describe the program.
fn package(manifest: &str) -> String {
    let mut inside = false;
    let lines = manifest.lines().filter(|line| {
        if line.starts_with('[') {
            inside = ["[package", "[lib", "[[bin"]
                .iter()
                .any(|part| line.starts_with(part));
        }
        inside
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What is given to a window as its title.
fn titles(source: &str) -> String {
    let given = source.split(".title(").skip(1);
    given
        .filter_map(|rest| rest.split(')').next())
        .collect::<Vec<_>>()
        .join("\n")
}

/// What stands between quotation marks.
fn literals(source: &str) -> String {
    let code = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let code = code.collect::<Vec<_>>().join("\n");
    code.split('"')
        .skip(1)
        .step_by(2)
        .collect::<Vec<_>>()
        .join("\n")
}

/// The messages of a catalogue, without their comments.
fn said(catalogue: &str) -> String {
    let lines = catalogue.lines().filter(|line| !line.starts_with('#'));
    lines.collect::<Vec<_>>().join("\n")
}

/// The program's own name.
fn name(catalogue: &str) -> String {
    let lines = catalogue
        .lines()
        .filter(|line| line.starts_with("app-name"));
    lines.collect::<Vec<_>>().join("\n")
}

fn is_icon(file: &str) -> bool {
    file.starts_with("src-tauri/icons/") || file.starts_with("assets/icons/")
}

/// What a desktop or a package manager shows of a program.
fn is_entry(file: &str) -> bool {
    [
        ".desktop",
        ".desktop.in",
        ".metainfo.xml",
        ".appdata.xml",
        ".service",
        ".nsi",
        ".spec",
        ".rb.in",
        ".winget.yaml.in",
        "installer.ftl",
        "Info.plist",
        "org.evenkeel.journal.yml",
    ]
    .iter()
    .any(|end| file.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place;

    fn words(text: &str) -> Vec<&'static str> {
        super::words(text).collect()
    }

    #[test]
    fn a_telling_word_is_found_whatever_its_ending() {
        assert_eq!(
            words("A journal of Trust and jealousy"),
            ["jealous", "trust"]
        );
        assert_eq!(words("couples-therapy.png"), ["couple", "therap"]);
        assert!(words("A private journal on your own computer.").is_empty());
    }

    #[test]
    fn inside_another_word_it_tells_nothing() {
        assert!(words("antitrust, glove, midwife").is_empty());
    }

    #[test]
    fn only_what_others_see_is_read() {
        let manifest =
            "[package]\nname = \"a\"\n[dependencies]\ntrust = \"1\"\n[[bin]]\nname = \"b\"";
        assert!(words(&package(manifest)).is_empty());
        assert_eq!(
            words(&package("[package]\ndescription = \"For couples\"")),
            ["couple"]
        );
        assert_eq!(
            titles("x.title(\"Evenkeel\").inner_size(1.0, 2.0)"),
            "\"Evenkeel\""
        );
        assert_eq!(literals("// of trust\nlet a = \"vault\";"), "vault");
        assert_eq!(said("# for a partner\na-title = Save"), "a-title = Save");
    }

    /// Each place holds something: a file that was moved would else be overlooked.
    #[test]
    fn every_place_is_there_and_tells_nothing() {
        let icons = vec!["src-tauri/icons/icon.png".to_owned()];
        let all = seen(&place::root(), &icons);
        for one in &all {
            assert!(!one.text.trim().is_empty(), "{} is empty", one.place);
        }
        assert_eq!(find(&place::root(), &icons), []);
        let text: String = all.iter().map(|one| one.text.as_str()).collect();
        for told in [
            "org.evenkeel.journal",
            "productName",
            "Evenkeel",
            "icon.png",
            "description",
        ] {
            assert!(text.contains(told), "{told}");
        }
    }
}
