//! What a crate's own source says, for tests that hold it against the catalogue.

use std::fs;
use std::path::{Path, PathBuf};

/// A text in quotation marks, what stands before it on its line, and the file that it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Literal {
    pub(crate) file: PathBuf,
    pub(crate) before: String,
    /// What a `format!` fills in is `{}`, by whatever name.
    pub(crate) text: String,
}

/// Every literal of every file under `folder`, except those of tests and of attributes.
pub(crate) fn literals(folder: &Path) -> Vec<Literal> {
    let files = files(folder);
    let of_tests: Vec<PathBuf> = files
        .iter()
        .flat_map(|(file, text)| modules_of_tests(file, text))
        .collect();
    let mut found = Vec::new();
    for (file, text) in &files {
        if of_tests.iter().any(|module| file.starts_with(module)) {
            continue;
        }
        let text = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
        for (before, text) in in_text(text) {
            let file = file.clone();
            found.push(Literal { file, before, text });
        }
    }
    assert!(!found.is_empty(), "{} has no source", folder.display());
    found
}

/// Every message's id in a part of the catalogue.
pub(crate) fn ids(catalogue: &str) -> Vec<&str> {
    let lines = catalogue.lines();
    let ids = lines.filter_map(|line| Some(line.split_once(" =")?.0).filter(|id| is_id(id)));
    ids.collect()
}

/// Small letters, digits and hyphens, and what is filled in.
pub(crate) fn is_id(text: &str) -> bool {
    let is_part = |part: &str| {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        part == "{}" || (!part.is_empty() && part.chars().all(plain))
    };
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.split('-').all(is_part)
}

/// Every file of source under `folder`, with its text.
pub(crate) fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}

/// The files `mod x;` under `#[cfg(test)]`, as far as they are beside or below the one that names them.
fn modules_of_tests(file: &Path, text: &str) -> Vec<PathBuf> {
    let beside = match file.file_stem().unwrap().to_str().unwrap() {
        "lib" | "main" | "mod" => file.parent().unwrap().to_owned(),
        _ => file.with_extension(""),
    };
    let named = text.split("#[cfg(test)]\n").skip(1).filter_map(|rest| {
        let name = rest.lines().next()?.trim_start_matches("pub(crate) ");
        name.strip_prefix("mod ")?.strip_suffix(';')
    });
    named
        .flat_map(|name| [beside.join(format!("{name}.rs")), beside.join(name)])
        .collect()
}

fn in_text(source: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut before = String::new();
    let mut letters = source.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\n' => before.clear(),
            '/' if letters.peek() == Some(&'/') => {
                let _ = letters.by_ref().find(|c| *c == '\n');
                before.clear();
            }
            // A letter in quotation marks, and not a lifetime.
            '\'' => {
                let mut ahead = letters.clone();
                let first = ahead.next();
                if first == Some('\\') || ahead.next() == Some('\'') {
                    let _ = letters.next();
                    if first == Some('\\') {
                        let _ = letters.next();
                    }
                    let _ = letters.find(|c| *c == '\'');
                }
            }
            '"' => {
                let mut text = String::new();
                while let Some(letter) = letters.next().filter(|c| *c != '"') {
                    text.push(letter);
                    if letter == '\\' {
                        text.extend(letters.next());
                    }
                }
                if !before.trim_start().starts_with("#[") {
                    found.push((before.clone(), filled_in(&text)));
                }
                before.push_str("\"\"");
            }
            _ => before.push(letter),
        }
    }
    found
}

/// `a-{name}` and `a-{}` alike are `a-{}`.
fn filled_in(text: &str) -> String {
    let mut parts = text.split('{');
    let mut said = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        said.push_str("{}");
        said.push_str(part.split_once('}').map_or("", |(_, rest)| rest));
    }
    said
}

#[test]
fn literals_are_found_as_the_compiler_finds_them() {
    let source = r#"
// "no-comment"
#[serde(rename_all = "no-attribute")]
fn of<'a>(c: char) -> &'a str { // "nor-this"
    let quote = ['"', '\'', '\\'];
    say("an-id"); say(&format!("with-{name}-{}", 1)); "with a \"quote\""
}
"#;
    let found: Vec<String> = in_text(source).into_iter().map(|(_, text)| text).collect();
    assert_eq!(found, ["an-id", "with-{}-{}", r#"with a \"quote\""#]);
    assert!(in_text(source)[0].0.ends_with(" say("));
    assert!(is_id("with-{}-1") && !is_id("a--b") && !is_id("1-a") && !is_id("a b"));
    assert_eq!(
        ids("# a = b\none = 1\n   two = 2\nthree-4 = { $x }"),
        ["one", "three-4"]
    );
}
